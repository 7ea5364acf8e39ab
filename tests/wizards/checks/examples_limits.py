"""Limits and tolerances: what stands exactly on one, and what is just beyond it."""

from __future__ import annotations

from tests.wizards.checks.builders import FREE
from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/0/"
SCORE = "performance.indicators[0].stated_score"
TARGET = "performance.indicators[0].target"
ACTUAL = "performance.indicators[0].actual"
WHY = {ROW + "deviation_reason": "山体滑坡，三处停修。", ROW + "improvement": "加固。"}
NINE_OF_TWELVE = {ROW + "actual": "9处", **WHY}
PART = "funds/lines/1/executed"
SUM = "funds.lines[0].executed"
ARRIVED = "funds/lines/2/arrived"
HUNDRED_MILLIONS = {"funds/unit": "亿元"}


def persons(standard: str) -> dict[str, object]:
    """201 persons, and an amount of 200 beside it: 0.5 % less than 201."""
    return {"funds/subsidies/0": {"kind": "actual", "persons": "201", "standard": f"{standard}元/人", "amount": "200"}}


def row(target: str, actual: str, **more: str) -> dict[str, object]:
    """The first row with other cells."""
    return {ROW + key: text for key, text in {"target": target, "actual": actual, **more}.items()}


def of_projects(budgets: tuple[str, str], executed: tuple[str, str], stated: str) -> dict[str, object]:
    """Two projects, and the rate that is stated of the first."""
    money = zip(budgets, executed, strict=True)
    return {
        **{f"profile/projects/{at}/budget": budget for at, budget in enumerate(budgets)},
        **{f"profile/projects/{at}/executed": spent for at, (_, spent) in enumerate(money)},
        "overrides": [{"path": "profile.projects.p1.rate", "stated": stated}],
    }


LINE = "funds/lines/0/"
BENEFITED = "funds/account/insurances/0/beneficiaries/"
PART_OF_THEM = "funds.account.insurances[0].beneficiaries[1].persons"
PROJECT_RATE = "profile.projects[0].rate"
LATE = row("12月底前", "2023年1月5日", stated_score="10")
LIMITS_SPEAK = [
    speaks("F03", of_projects(("60", "40"), ("55", "43"), "91.65%"), PROJECT_RATE, name="91.67 of a project"),
    speaks("F03", of_projects(("0", "100"), ("0", "98"), "0%"), PROJECT_RATE, "warning", name="0 of 0"),
    speaks("T05", {ROW + "name": "供水量", "texts/overview": "供水量未达到目标值。"}, "texts.overview", "warning"),
    speaks("T05", {ROW + "name": "合格率", "texts/overview": "合格率未达到目标值。"}, "texts.overview", "warning"),
    speaks("D24", row("12", "14", name="维护数"), TARGET, "warning", form=FREE),
    speaks("D25", row("完成全部建设任务", "12处", name="建设任务"), TARGET, "warning", form=FREE),
    speaks("D13", row(">5起", "4起", name="停水事故起数"), TARGET, "warning"),
    speaks("F19", {"profile/projects/1/executed": "43.02"}, "profile.projects[0].executed", "warning"),
    speaks("F19", {"profile/projects/1/executed": "43.02"}, "funds.account.expenditure[0].amount", "warning"),
    speaks("A05", {"profile/title": "水" * 301}, "profile.title", "warning", name="301 characters"),
    speaks("A07", {"profile/fiscal_year": 1989}, "profile.fiscal_year"),
    speaks("A07", {"profile/fiscal_year": 2101}, "profile.fiscal_year"),
    speaks("F01", {PART: "87.98"}, SUM),
    speaks("F01", {PART: "87.99999998", **HUNDRED_MILLIONS}, SUM, name="2 元 of 亿元"),
    speaks("F09", {LINE + "arrived": "97.98"}, "funds.lines[0].executed"),
    speaks("F09", {LINE + "arrived": "100.02"}, "funds.lines[0].arrived", "warning"),
    speaks("C27", {BENEFITED + "0/item": "total", BENEFITED + "1/persons": "362"}, PART_OF_THEM),
    speaks("F12", {ARRIVED: "50000"}, "funds.lines[2].arrived", "warning"),
    speaks("F12", {ARRIVED: "200000"}, "funds.lines[2].arrived", "warning"),
    speaks("F13", persons("10000.01"), "funds.subsidies[0].amount"),
    speaks("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "15.02"}, SCORE),
    speaks("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "14.98"}, SCORE),
    speaks("C03", row("30日内", "20日内", name="办理时间"), ACTUAL),
    speaks("C03", row("12月底前", "11月底前", name="完成时间"), ACTUAL),
    speaks("C07", LATE, SCORE),
    speaks("C07", LATE | WHY, SCORE, "warning"),
    speaks("C09", {ROW + "stated_score": "19.98"}, SCORE, "warning"),
    speaks("C26", row("≥12处", "不适用", stated_score="20"), SCORE, "warning"),
    *(speaks("D24", row(target, "14", name="维护数"), TARGET, "warning") for target in ("12", "≥12", "10-14")),
]
LIMITS_SILENT = [
    silent("F03", of_projects(("60", "40"), ("55", "43"), "91.67%"), name="91.67 of a project"),
    silent("F03", of_projects(("0", "100"), ("5", "93"), "100%"), name="5 of 0"),
    silent("T05", {ROW + "name": "供水量", "texts/overview": "供水量达到目标值。"}),
    silent("D24", row("12", "不适用", name="维护数")),
    silent("D25", row("完成全部建设任务", "不适用", name="建设任务")),
    silent("D13", row("<5起", "4起", name="停水事故起数")),
    silent("F19", {"profile/projects/1/executed": "43.01"}),
    silent("F19", {"profile/projects/1/executed": None}, name="one of them is not known"),
    silent("C27", {"implementation/monitoring/reviewed": "6个左右"}),
    silent("C27", {"implementation/monitoring/reviewed": "6项"}, name="something else is counted"),
    silent("C03", row("2022年12月31日", "12月底前", name="完成时间"), name="C02 says it"),
    silent("C07", row("12月底前", "2022年11月5日", stated_score="20")),
    silent("C09", {ROW + "stated_score": "19.99"}),
    silent("C26", row("≥12处", "不适用", weight="0", stated_score="0")),
    silent("C26", row("≥12处", "不适用", stated_score="19")),
    silent("D24", row("12", "14处", name="维护数")),
    silent("D24", row("0", "0", name="事故数")),
    silent("A05", {"profile/title": "水" * 300}, name="300 characters"),
    silent("A07", {"profile/fiscal_year": 1990}),
    silent("A07", {"profile/fiscal_year": 2100}),
    silent("F01", {PART: "87.99"}),
    silent("F01", {PART: "87.99999999", **HUNDRED_MILLIONS}, name="1 元 of 亿元"),
    silent("F09", {LINE + "arrived": "97.99", LINE + "balance": None}),
    silent("F09", {LINE + "arrived": "100.01", LINE + "balance": None}),
    silent("C27", {BENEFITED + "0/item": "住院", BENEFITED + "1/persons": "362"}, name="neither is the whole"),
    silent("F12", {ARRIVED: "49999"}),
    silent("F12", {ARRIVED: "200001"}),
    silent("F13", persons("10000")),
    silent("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "15.01"}),
    silent("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "14.99"}),
    silent("C31", {ROW + "target": "≤100次", ROW + "actual": "21次"}),
]
