"""Limits and tolerances: what stands exactly on one, and what is just beyond it."""

from __future__ import annotations

from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/0/"
SCORE = "performance.indicators[0].stated_score"
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


LATE = row("12月底前", "2023年1月5日", stated_score="10")
LIMITS_SPEAK = [
    speaks("A05", {"profile/title": "水" * 301}, "profile.title", "warning", name="301 characters"),
    speaks("A07", {"profile/fiscal_year": 1989}, "profile.fiscal_year"),
    speaks("A07", {"profile/fiscal_year": 2101}, "profile.fiscal_year"),
    speaks("F01", {PART: "87.98"}, SUM),
    speaks("F01", {PART: "87.99999998", **HUNDRED_MILLIONS}, SUM, name="2 元 of 亿元"),
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
    *(
        speaks("D24", row(target, "14", name="维护数"), "performance.indicators[0].target", "warning")
        for target in ("12", "≥12", "10-14")
    ),
]
LIMITS_SILENT = [
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
    silent("F12", {ARRIVED: "49999"}),
    silent("F12", {ARRIVED: "200001"}),
    silent("F13", persons("10000")),
    silent("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "15.01"}),
    silent("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "14.99"}),
    silent("C31", {ROW + "target": "≤100次", ROW + "actual": "21次"}),
]
