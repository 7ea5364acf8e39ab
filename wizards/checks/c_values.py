"""C01-C03, C26, C27, C34, C35. The actual values themselves."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.figure import Figure
from schemas.performance import Indicator
from schemas.scoresheet import IndicatorScore
from schemas.text import show
from wizards.checks.case import INDICATORS, Case, has
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, plain, quote

_COMPARISON_WORDS = ("approximate", "comparison")


@rule(
    "C01",
    "error",
    "没有填实际完成值；按计分标准得分的项目还有问题没有回答",
    basis="财预〔2020〕10号 实际完成值",
    gap=True,
)
def c01_no_actual(case: Case) -> Iterator[Hit]:
    """A row without an actual value, or a scored item with open facts."""
    for path, row, score in case.indicators:
        if score is not None and score.excluded:
            continue
        if case.asks(f"{path}.actual") and case.facts.sides(f"{path}.actual").value is None:
            label = case.column(INDICATORS, "actual", "实际完成值")
            yield Hit(f"{path}.actual", f"请填写指标{case.name(row)}的{label}。")
        elif case.form.scoring.mode == "rules" and (score is None or score.score is None):
            yield from _open_facts(case, path, row)


def _open_facts(case: Case, path: str, row: Indicator) -> Iterator[Hit]:
    entry = case.item(row).entry
    if entry is None or entry.rule is None:
        return
    names = [name for name in (*entry.rule.numbers, *entry.rule.yes_no) if name in entry.facts]
    blank = [name for name in dict.fromkeys(names) if not has(row.facts.get(name))]
    if blank:
        questions = "、".join(quote(entry.facts[name]) for name in blank)
        message = f"{case.name(row)}还不能计分，请回答：{questions}。"
        yield Hit(f"{path}.facts.{blank[0]}", message)
    elif case.asks(f"{path}.stated_score"):
        yield Hit(f"{path}.stated_score", f"{case.name(row)}的得分表上算不出来，请填写自评得分和理由。")


@rule(
    "C02",
    "error",
    "定量指标的完成值不是一个数（“完成”“达标”、区间等）；指标值是期限而完成值不是日期，或看不出按没按期",
    basis="财政绩效系统：定量指标完成值应为数值",
)
def c02_not_a_number(case: Case) -> Iterator[Hit]:
    """A target that is a number is answered with words or a range, a date with anything but a date."""
    for path, row, score in case.indicators:
        actual = row.actual
        if score is None or actual is None or actual.blank or actual.not_applicable or _is_bound(case, row, score):
            continue
        name, said = case.name(row), quote(actual.text)
        if score.open == "date":
            message = f"指标{name}算不出按没按期：{show(score.why, one_line=True)}；请填做完的日期（如 2023-11-20）。"
            yield Hit(f"{path}.actual", message, actual=actual.text)
        elif _is_not_counted(row.target, actual, score):
            what = f"指标{name}的指标值是数，完成值 {said} 不是一个确定的数，请填实际数（没有就填 0）"
            message = f"{what}；与本项目无关的整项填“不适用”。"
            yield Hit(f"{path}.actual", message, actual=actual.text)


def _is_not_counted(target: Figure | None, actual: Figure, score: IndicatorScore) -> bool:
    """Whether words answer a target that is a number, and scoring could not use them either."""
    if score.way != "number" or score.met != "unknown" or not _counted(target):
        return False
    return actual.kind in ("text", "range", "trend")


def _counted(target: Figure | None) -> bool:
    return target is not None and target.kind in ("number", "comparison", "range", "deadline", "approximate")


@rule("C03", "error", "完成值带 ≥、以上、左右、…前、…内等，不是实际数", basis="实际完成值应为实际数")
def c03_actual_with_comparator(case: Case) -> Iterator[Hit]:
    """The actual value reads like a target: ≥90 %, 98 % 以上, 75 % 左右, 12月底前."""
    for path, row, score in case.indicators:
        actual = row.actual
        if actual is None or score is None or not _is_bound(case, row, score):
            continue
        if actual.kind == "deadline":
            words = f"完成值 {quote(actual.text)} 写的还是期限，请写实际做完的日期或用了多久。"
        else:
            words = f"完成值 {quote(actual.text)} 应写实际数，不带 ≥、≤、以上、左右一类的字。"
        yield Hit(f"{path}.actual", f"指标{case.name(row)}的{words}", actual=actual.text)


def _is_bound(case: Case, row: Indicator, score: IndicatorScore) -> bool:
    """Whether the actual value is written like a target."""
    actual = row.actual
    if actual is None or case.item(row).direction == "qualitative":
        return False
    if actual.kind == "deadline":
        return score.way in ("number", "date") and score.met == "unknown" and _counted(row.target)
    return actual.kind in _COMPARISON_WORDS


@rule("C26", "warning", "不适用的指标给了满分", basis="不适用的指标应剔除并折算")
def c26_not_applicable_scored(case: Case) -> Iterator[Hit]:
    """A row that does not apply has full marks."""
    for path, row, score in case.indicators:
        if score is None or not score.excluded or score.stated is None or score.weight is None:
            continue
        if score.stated >= score.weight > 0:
            message = f"指标{case.name(row)}不适用，却给了 {plain(score.stated)} 分；不适用的应剔除，请删去得分。"
            yield Hit(f"{path}.stated_score", message, actual=plain(score.stated))


@rule(
    "C35",
    "warning",
    "不适用的指标还占着分值，评分办法又不折算，总分到不了满分",
    basis="不适用的指标应剔除，分值调到同级其他指标或折算",
    scoring=("policy",),
)
def c35_points_of_nothing(case: Case) -> Iterator[Hit]:
    """A row that does not apply keeps points that no other row can earn."""
    if case.policy is None or case.policy.not_applicable == "rescale":
        return
    for path, row, score in case.indicators:
        if score is not None and score.excluded and score.weight:
            points = plain(score.weight)
            message = f"指标{case.name(row)}不适用，它的 {points} 分得不到，请调到同级的其他指标，再删去这一行。"
            yield Hit(f"{path}.weight", message, actual=points)


@rule(
    "C27",
    "error",
    "享受其中一项待遇的人数大于享受待遇的总人次；监控、评价的项目数大于设目标的项目数",
    basis="分项不能大于总数",
)
def c27_part_and_whole(case: Case) -> Iterator[Hit]:
    """Those who got one benefit are more than all who benefited."""
    for path, insurance in case.rows("funds.account.insurances", case.assessment.funds.account.insurances):
        rows = list(case.rows(f"{path}.beneficiaries", insurance.beneficiaries))
        whole = next((row.persons for _, row in rows if row.item == "total" or narrow(row.item or "") in _WHOLE), None)
        if whole is None:
            continue
        for row_path, row in rows:
            part = row.persons
            if _more(part, whole) and part is not None:
                named = f"{insurance.name or ''}{row.item or ''}"
                message = f"{named} {part.text} 大于享受待遇总数 {whole.text}，请核对两个数。"
                yield Hit(f"{row_path}.persons", message, f"不超过 {whole.text}", part.text)
    yield from _monitoring(case)


_WHOLE = ("享受待遇", "享受待遇人数", "享受待遇人次", "合计", "总数")


def _monitoring(case: Case) -> Iterator[Hit]:
    monitoring = case.assessment.implementation.monitoring
    goals = monitoring.goals
    if goals is None:
        return
    for name, part in (("monitored", monitoring.monitored), ("reviewed", monitoring.reviewed)):
        path = f"implementation.monitoring.{name}"
        if part is not None and _more(part, goals) and part.unit == goals.unit and case.asks(path):
            message = f"{case.label(path)} {part.text} 大于设绩效目标的 {goals.text}，请核对。"
            yield Hit(path, message, f"不超过 {goals.text}", part.text)


def _more(part: Figure | None, whole: Figure) -> bool:
    if part is None or part.kind != "number" or whole.kind != "number" or part.value is None or whole.value is None:
        return False
    return part.value > whole.value


@rule("C34", "note", "实际完成值和去年的一字不差", basis="自评写的是评价年度的情况")
def c34_same_as_last_year(case: Case) -> Iterator[Hit]:
    """An actual value is last year's to the letter."""
    values = case.assessment.last.values
    for path, row, _ in case.indicators:
        actual = row.actual.text.strip() if row.actual else ""
        if actual and values.get(f"{path}.actual", "").strip() == actual:
            message = f"指标{case.name(row)}的完成值 {quote(actual)} 和去年一字不差，请核对是不是今年的数。"
            yield Hit(f"{path}.actual", message, actual=actual)
