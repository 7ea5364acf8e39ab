"""F03, F04, F06. The execution rate: as stated in its cell, as written in running text, and the points for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import permutations

from schemas.finding import Fix, Passage
from wizards.checks.c_scores import MARGIN, severity_if_rounded
from wizards.checks.case import Case
from wizards.checks.f_funds import TOTAL_PATH, budget_of
from wizards.checks.registry import Hit, in_text, rule
from wizards.checks.t_bound_figures import following
from wizards.checks.text_sentences import Sentence, sentences_of
from wizards.checks.wording import EXACT, percent, plain, quote, rounded
from wizards.lexicon import Expressions

_BASIS = "预算执行率＝全年执行数÷全年预算数"
_BUDGETS = ("adjusted_budget", "initial_budget", "budget")


# -- in its cell ------------------------------------------------------------------------------------------------


@rule("F03", "error", "填的预算执行率与执行数÷全年预算数不同；预算和执行都是 0 而填了执行率的提醒", basis=_BASIS)
def f03_stated_rate(case: Case) -> Iterator[Hit]:
    """A stated rate that the two amounts do not give."""
    for path in dict.fromkeys(override.path for override in case.assessment.overrides if override.path):
        if path.rpartition(".")[2] != "rate":
            continue
        stated = case.facts.sides(path).stated
        if stated is None or stated.number is None:
            continue
        row_path = path.rpartition(".")[0]
        right = _rate_of(case, row_path)
        if right is None:
            yield from _rate_of_nothing(case, path, row_path, stated.text)
        elif not is_shown_as(right, stated.number):
            due = f"{plain(right, case.form.pack.rate_decimals)}%"
            message = f"执行率填了 {quote(stated.text)}，按执行数÷预算数应为 {due}，请改正。"
            yield Hit(path, message, due, stated.text)


def _rate_of_nothing(case: Case, path: str, row_path: str, said: str) -> Iterator[Hit]:
    """0 ÷ 0 is no figure, neither 100 % nor 0."""
    amounts = [case.amount(f"{row_path}.{name}") for name in (*_BUDGETS, "executed")]
    if any(amounts) or all(amount is None for amount in amounts):
        return
    message = f"预算和执行都是 0，没有执行率可算，却填了 {quote(said)}，请空着或填“—”。"
    yield Hit(path, message, actual=said, severity="warning")


def _rate_of(case: Case, row_path: str) -> Decimal | None:
    """The unrounded rate of a line or a project."""
    executed = case.amount(f"{row_path}.executed")
    budgets = (case.amount(f"{row_path}.{name}") for name in _BUDGETS)
    budget = next((amount for amount in budgets if amount is not None), None)
    return percent(executed, budget) if budget and executed is not None else None


def is_shown_as(right: Decimal, shown: Decimal) -> bool:
    """Whether ``shown`` is the rate ``right`` at its own places; with two or more they may also be cut off."""
    exponent = shown.as_tuple().exponent
    places = min(-exponent, 6) if isinstance(exponent, int) and exponent < 0 else 0
    if rounded(right, places) == rounded(shown, places):
        return True
    step = Decimal(1).scaleb(-places)
    return places >= 2 and right.quantize(step, rounding=ROUND_DOWN, context=EXACT) == shown


# -- in running text --------------------------------------------------------------------------------------------


_SAID = Expressions("rates")
_LONGEST_SUBJECT = 40
_MONEY = re.compile(r"(\d+(?:\.\d+)?)(?:亿元|万元|元)")
_FEW = 8
_LOOSE = ("支付", "拨付", "使用")
"""Rates of what arrived as well as of the budget."""


@dataclass(frozen=True, slots=True)
class WrittenRate:
    """A rate in a text that speaks of the whole project."""

    sentence: Sentence
    found: re.Match[str]

    @property
    def number(self) -> Decimal:
        """The rate in %; of a fraction (0.958) a hundred times as much."""
        fraction = self.found["fraction"]
        return Decimal(self.found["number"]) if fraction is None else Decimal(fraction).scaleb(2)

    @property
    def said(self) -> str:
        """The rate as written."""
        return self.found["fraction"] or f"{self.found['number']}%"

    def hit(self, case: Case, message: str, due: str) -> Hit:
        """Return what is said of it; ``message`` follows the place and the words."""
        label = quote(case.label(self.sentence.path))
        span = self.sentence.span(self.found)
        start, _ = self.sentence.span(self.found, "number" if self.found["number"] else "fraction")
        fix = following(case, self.sentence.path, (start, span[1]), f"{TOTAL_PATH}.rate")
        words, other = f"{label}里写执行率 {self.said}{message}", Passage(f"{TOTAL_PATH}.rate")
        return Hit(self.sentence.path, words, due, self.said, fix, span=span, other=other)


@in_text("F03", "文字里写的执行率与资金表算出的不同，或写成小数（0.958）的提醒")
def f03_written_rate(case: Case) -> Iterator[Hit]:
    """A text names another rate than the money grid gives."""
    right = _rate_of(case, TOTAL_PATH)
    if right is None:
        return
    due = f"{plain(right, max(2, case.form.pack.rate_decimals))}%"
    for written in _written(case):
        if _on_initial_budget(case, written.number):
            continue
        if written.found["fraction"] and is_shown_as(right, written.number):
            yield written.hit(case, f"，应写成百分数 {due}。", due)  # whatever part has the same rate
        elif not is_shown_as(right, written.number) and not _is_of_a_part(case, written):
            yield written.hit(case, f"，按执行数÷预算数应为 {due}，请改成一致。", due)


@rule(
    "F04",
    "warning",
    "文字里的执行率是用年初预算算的，而年中调整过预算（从文字认出，只提醒）",
    basis="执行率以全年预算数（调整后）为分母",
)
def f04_wrong_denominator(case: Case) -> Iterator[Hit]:
    """The rate fits the initial budget, not the adjusted one."""
    right = _rate_of(case, TOTAL_PATH)
    for written in _written(case):
        if right is not None and _on_initial_budget(case, written.number):
            due = f"{plain(right, 2)}%"
            yield written.hit(case, f"，以年初预算为分母，应以全年预算数（调整后）为分母，是 {due}。", due)


def _written(case: Case) -> tuple[WrittenRate, ...]:
    return case.once(_read)


def _read(case: Case) -> tuple[WrittenRate, ...]:
    """The rates of the whole; where one text names several, they are those of several projects."""
    by_path: dict[str, list[WrittenRate]] = {}
    for sentence in sentences_of(case):
        if not sentence.path.startswith(("profile.projects.", "performance.")):
            by_path.setdefault(sentence.path, []).extend(
                WrittenRate(sentence, found) for found in _SAID["written"].finditer(sentence.text)
            )
    return tuple(
        found[0]
        for found in by_path.values()
        if len(found) == 1 and _is_of_whole(found[0], case.assessment.profile.fiscal_year)
    )


def _is_of_whole(written: WrittenRate, fiscal_year: int | None) -> bool:
    position = written.found.start()
    clause = written.sentence.clause_before(position)
    subject = _SAID["whole"].fullmatch(clause) if len(clause) <= _LONGEST_SUBJECT else None
    if written.found["head"].startswith("使用") and not _SAID["of_money"].search(clause):
        return False  # 存储容量120TB，使用率65%: anything can be used, and only of money it is the rate
    if subject is None or (subject["year"] and int(subject["year"]) != fiscal_year):
        return False
    return not _SAID["other_scope"].search(written.sentence.text[:position])


def _is_of_a_part(case: Case, written: WrittenRate) -> bool:
    """Whether the rate is right for a line of the grid, for a project, or for amounts of its own sentence."""
    rates = [*_rates_of_rows(case), *_rates_inside(written.sentence)]
    if written.found["head"].startswith(_LOOSE):
        rates += _rates_of_arrival(case)
    return any(is_shown_as(rate, written.number) for rate in rates)


def _rates_of_rows(case: Case) -> list[Decimal]:
    rows = [path for path, _ in case.lines.values() if path != TOTAL_PATH]
    rows += [path for path, _ in case.rows("profile.projects", case.assessment.profile.projects)]
    rates = (_rate_of(case, path) for path in rows)
    return [rate for rate in rates if rate is not None]


def _rates_inside(sentence: Sentence) -> list[Decimal]:
    """What any two amounts of a sentence give; of a long list only the first are tried."""
    amounts = [Decimal(found[1]) for found in _MONEY.finditer(sentence.text)][:_FEW]
    return [percent(top, bottom) for top, bottom in permutations(amounts, 2) if bottom and top != bottom]


def _rates_of_arrival(case: Case) -> list[Decimal]:
    """Arrived ÷ budget and executed ÷ arrived."""
    arrived, executed = case.amount(f"{TOTAL_PATH}.arrived"), case.amount(f"{TOTAL_PATH}.executed")
    pairs = ((arrived, budget_of(case)), (executed, arrived))
    return [percent(top, bottom) for top, bottom in pairs if top is not None and bottom]


def _on_initial_budget(case: Case, number: Decimal) -> bool:
    first, executed = case.amount(f"{TOTAL_PATH}.initial_budget"), case.amount(f"{TOTAL_PATH}.executed")
    second, right = case.amount(f"{TOTAL_PATH}.adjusted_budget"), _rate_of(case, TOTAL_PATH)
    if not first or not second or first == second or executed is None or right is None:
        return False
    return is_shown_as(percent(executed, first), number) and not is_shown_as(right, number)


@rule(
    "F06",
    "error",
    "填的预算执行率得分与算出的不同；办法准许取整、只是取了整的提醒",
    basis="执行率得分＝min(执行率, 1)×分值",
)
def f06_execution_score(case: Case) -> Iterator[Hit]:
    """The stated points of the execution rate are not min(rate, 1) times the weight."""
    execution = case.sheet.execution
    if execution.stated is None or execution.computed is None:
        return
    if abs(execution.stated - execution.computed) > MARGIN and execution.stated <= (
        execution.weight or execution.stated
    ):
        path = "performance.stated_execution"
        due = plain(execution.computed)
        message = f"预算执行率得分填了 {plain(execution.stated)}，按执行率应为 {due}，请改正。"
        severity = severity_if_rounded(case, execution.computed, execution.stated)
        yield Hit(path, message, due, plain(execution.stated), Fix(path, due), severity)
