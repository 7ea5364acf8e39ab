"""定量指标: is the target met, how far, and what follows for the points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from schemas.figure import Comparator, Figure, move_of, read_moment
from schemas.scoresheet import Way
from wizards.lexicon import Expressions, lexicon
from wizards.scoring.deadlines import due_date, judge_date
from wizards.scoring.explain import Outcome, undecided
from wizards.scoring.frequency import in_one_year, per_head_left_out
from wizards.scoring.item import Item
from wizards.scoring.judgement import LOWER, SIGNS, Judgement, Reverse, undecided_judgement
from wizards.scoring.measure import NoPair, Pair, Reading, pair, read_number
from wizards.scoring.score_arithmetic import show
from wizards.scoring.sense import Sense, sense_of
from wizards.scoring.trend import is_measured, judge_trend

_ONE = Fraction(1)
_NAMES = Expressions("indicator_names")


def way_of(item: Item) -> Way:
    """What is compared: numbers, dates, changes, or nothing, so that a tier gives the points."""
    target = item.target
    if item.direction == "qualitative":
        return "tier"
    if target is None:
        return "tier" if item.row.tier else "number"
    if _asks_for_a_date(item, target):
        return "tier" if _tiered(item) and not _has_date(item.actual) else "date"
    if target.kind == "trend":
        return "trend" if is_measured(target, item.actual) else "tier"
    return "tier" if _is_text(item, target) else "number"


def judge(item: Item, reverse: Reverse = "ratio") -> Judgement:
    """Hold the actual value of a quantitative item against its target; ``reverse`` is the policy's formula."""
    way = way_of(item)
    if item.target is None:
        return undecided_judgement("没有填写年度指标值", way, "")
    if item.actual is None:
        return undecided_judgement("没有填写实际完成值", way, "")
    if way == "date":
        return judge_date(item.target, item.actual, item.year)
    if way == "trend":
        return judge_trend(item.target, item.actual, item.unit)
    return _by_numbers(item, item.target, item.actual, reverse)


def _by_numbers(item: Item, wanted: Figure, done: Figure, reverse: Reverse) -> Judgement:
    value = _definite(item)
    if value is None:
        return undecided_judgement(f"实际完成值“{done.text}”不是一个确定的数，无法与指标值比较")
    compared = _alike(item, wanted, replace(done, value=value))
    if isinstance(compared, NoPair):
        return undecided_judgement(compared.why, "number", compared.open, compared.doubt)
    target, figure = compared
    actual = read_number(figure, value if figure.value is None else figure.value, item.unit)
    if target.kind == "range":
        return _within(target, done, actual, item.unit)
    if target.value is None:
        return undecided_judgement(f"指标值“{target.text}”无法与实际完成值比较")
    found = pair(read_number(target, target.value, item.unit), actual)
    if isinstance(found, NoPair):
        return undecided_judgement(found.why, "number", found.open, found.doubt)
    if target.kind == "deadline":
        return _compare(found, Sense(target.comparator or "le"))
    return _scored(item, target, found, reverse)


def _alike(item: Item, target: Figure, actual: Figure) -> tuple[Figure, Figure] | NoPair:
    """Both figures of one year and for one head, as far as one of them says so."""
    if target.kind == "deadline":
        return target, actual
    compared = in_one_year(target, actual)
    return compared if isinstance(compared, NoPair) else per_head_left_out(item.name, *compared)


def points(judgement: Judgement, weight: Decimal, reverse: Reverse) -> Outcome:
    """The points of a judgement."""
    if judgement.met == "unknown":
        return undecided("undecided", judgement.text)
    if judgement.met == "yes":
        return Outcome("met", Fraction(weight), "weight", {"weight": weight}, f"{judgement.text}，达成指标值，得满分")
    if judgement.pair is None or judgement.share is None:
        return Outcome("missed", Fraction(0), "0", {}, f"{judgement.text}，未达成指标值，不能按比例折算，得")
    if judgement.pair.actual > judgement.pair.target:
        return _reverse_points(judgement.pair, weight, reverse)
    return _ratio(judgement.pair, weight)


def _definite(item: Item) -> Decimal | None:
    """The number an actual value is: also that of a change that goes the way the name says; 无 where little is good."""
    actual = item.actual
    if actual is None or actual.kind == "number":
        return None if actual is None else actual.value
    if actual.kind == "text":
        return Decimal(0) if _is_none_at_all(item, actual) else None
    if actual.kind != "trend" or actual.value is None:
        return None
    named = move_of(item.name)
    if named:
        return actual.value if named == actual.move else -actual.value
    return actual.value if actual.move == "up" else None


def _is_none_at_all(item: Item, actual: Figure) -> bool:
    """无, 未发生 against 0起 or ≤5起 is 0; against ≥5场 it is no number."""
    if item.target is None or lexicon().find("none_at_all", actual.text) is None:
        return False
    return item.target.value == 0 or sense_of(item, item.target).comparator in LOWER


def _asks_for_a_date(item: Item, target: Figure) -> bool:
    if due_date(target) is not None or (target.kind == "deadline" and target.value is None):
        return True
    actual = item.actual
    if actual is None or target.value is None or target.kind not in ("number", "comparison"):
        return False
    if read_moment(target.text) is None or not _has_date(actual):
        return False
    return _answers_with_a_date(target, actual) or _are_months(item, target, actual)


def _answers_with_a_date(target: Figure, actual: Figure) -> bool:
    """11月底完成100% / 11月20日; 12月 / 11月底."""
    return actual.kind == "text" or (actual.unit == "月" and target.unit != "月")


def _are_months(item: Item, target: Figure, actual: Figure) -> bool:
    """2023.12 is no amount beside 2023.11; 12月 and 11月 are months only where the row is about time."""
    if not (target.bare and actual.bare and target.kind == actual.kind == "number"):
        return False
    if target.unit != actual.unit:
        return False
    return target.unit is None or bool(_NAMES["of_time"].search(item.level2 + item.name))


def _is_text(item: Item, target: Figure) -> bool:
    """Words, or a figure with words behind it (46处均有制度) in a row whose tier was chosen."""
    if target.kind == "text":
        return True
    return _tiered(item) and not target.bare and not _is_number(item.actual)


def _has_date(actual: Figure | None) -> bool:
    return actual is not None and read_moment(actual.text) is not None


def _is_number(actual: Figure | None) -> bool:
    return actual is not None and actual.kind == "number"


def _tiered(item: Item) -> bool:
    return item.tier is not None


def _scored(item: Item, target: Figure, found: Pair, reverse: Reverse) -> Judgement:
    """A verdict with the share that a missed target earns and the completion rate (DESIGN §5)."""
    sense = sense_of(item, target)
    completion = Fraction(found.actual) / Fraction(found.target) if found.target > 0 else None
    if sense.comparator is None and sense.assumed and found.actual == found.target:
        sense = Sense("ge", assumed=True)
    if sense.comparator is None:
        open_judgement = undecided_judgement(_why_open(target, sense))
        return replace(open_judgement, completion=completion, pair=found, adopted=found.adopted)
    judgement = _compare(found, sense)
    if completion is None:
        return judgement
    if _runs_backwards(sense, found):
        share = _reverse_share(found, reverse)
        return replace(judgement, share=share, completion=_ONE if judgement.met == "yes" else share)
    if sense.comparator == "eq" and item.direction != "equal":
        return replace(judgement, completion=completion)
    return replace(judgement, share=max(completion, Fraction(0)), completion=completion)


def _runs_backwards(sense: Sense, found: Pair) -> bool:
    """Whether the more there is, the fewer points."""
    return sense.comparator in LOWER or (sense.comparator == "eq" and found.actual > found.target)


def _why_open(target: Figure, sense: Sense) -> str:
    if sense.assumed:
        return f"指标值“{target.text}”没有写≥或≤，从名称看不出是越多越好还是越少越好，请写上"
    return f"指标值“{target.text}”没有写允许相差多少，是否完成由填写人判断，请写成 ≥ 或 ≤"


def _reverse_share(values: Pair, reverse: Reverse) -> Fraction:
    actual, target = Fraction(values.actual), Fraction(values.target)
    if actual <= target:
        return _ONE
    return target / actual if reverse == "ratio" else max(1 - (actual - target) / target, Fraction(0))


def _ratio(values: Pair, weight: Decimal) -> Outcome:
    inputs = {"actual": values.actual, "target": values.target, "weight": weight}
    text = f"实际 {show(values.actual)} ÷ 目标 {show(values.target)} × 分值 {show(weight)}"
    if values.actual < 0:
        return Outcome("ratio", Fraction(0), "max(actual, 0) / target * weight", inputs, f"{text}，不低于 0")
    exact = Fraction(values.actual) / Fraction(values.target) * Fraction(weight)
    return Outcome("ratio", exact, "actual / target * weight", inputs, text)


def _reverse_points(values: Pair, weight: Decimal, reverse: Reverse) -> Outcome:
    inputs = {"actual": values.actual, "target": values.target, "weight": weight}
    shown = show(values.actual), show(values.target), show(weight)
    exact = _reverse_share(values, reverse) * Fraction(weight)
    if reverse == "ratio":
        text = "目标 {1} ÷ 实际 {0} × 分值 {2}".format(*shown)
        return Outcome("reverse_ratio", exact, "target / actual * weight", inputs, text)
    text = "（1 −（实际 {0} − 目标 {1}）÷ 目标 {1}）× 分值 {2}，不低于 0".format(*shown)
    formula = "max((1 - (actual - target) / target) * weight, 0)"
    return Outcome("reverse_linear", exact, formula, inputs, text)


def _compare(values: Pair, sense: Sense) -> Judgement:
    actual, target = values.actual, values.target
    comparator: Comparator = sense.comparator or "eq"
    holds = {
        "ge": actual >= target,
        "gt": actual > target,
        "le": actual <= target,
        "lt": actual < target,
        "eq": actual == target,
    }[comparator]
    text = f"实际 {show(actual)}，目标 {SIGNS[comparator]} {show(target)}"
    return Judgement(
        met="yes" if holds else "no",
        pair=values,
        sense=comparator,
        assumed=sense.assumed,
        adopted=values.adopted,
        text=text,
    )


def _within(target: Figure, figure: Figure, actual: Reading, unit: str) -> Judgement:
    """A range: both bounds belong to it."""
    shown: list[str] = []
    inside, adopted = True, ""
    for bound, upper in ((target.low, False), (target.high, True)):
        if bound is None:
            continue
        found = pair(read_number(target, bound, unit), actual)
        if isinstance(found, NoPair):
            return undecided_judgement(found.why, "number", found.open, found.doubt)
        inside = inside and (found.actual <= found.target if upper else found.actual >= found.target)
        shown.append(f"{'≤' if upper else '≥'} {show(found.target)}")
        adopted = found.adopted
    if not shown:
        return undecided_judgement(f"指标值“{target.text}”无法与实际完成值比较")
    text = f"实际 {figure.text}，目标 {' 且 '.join(shown)}"
    return Judgement("yes" if inside else "no", adopted=adopted, text=text)
