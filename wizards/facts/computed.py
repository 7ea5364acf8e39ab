"""How each declared value (``schemas.derived``) is computed: one small function per value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final, Protocol

from schemas.derived import DERIVED
from schemas.figure import Parts, is_struck_out, money_to, parts_of
from schemas.scoresheet import ScoreSheet
from wizards.facts.given import Given
from wizards.facts.value import EXACT, Value, counted, difference, quotient, rate, summed, trimmed


class ReadableRow(Protocol):
    """What a function needs to know of a row."""

    key: str
    facts: Given

    def value(self, name: str) -> Value | None:
        """Return the side of a value that counts."""

    def number(self, name: str) -> Decimal | None:
        """Return it as a number."""

    def whole(self, name: str) -> Value | None:
        """Return what the total of the list has under the name."""


def budget(row: ReadableRow) -> Value | None:
    """The budget that counts: the adjusted one, else (blank or struck out) the initial one."""
    adjusted = row.value("adjusted_budget")
    return row.value("initial_budget") if adjusted is None or is_struck_out(adjusted.text) else adjusted


def _balance(row: ReadableRow) -> Value | None:
    return difference(row.value("arrived") or budget(row), row.value("executed"))


def _over(row: ReadableRow) -> Value | None:
    if row.number("executed") is None:
        return None
    over = difference(row.value("executed"), budget(row)) if budget(row) else None
    return over if over is not None and over.number is not None and over.number > 0 else None


def _rate(facts: Given, number: Decimal | None) -> Value | None:
    """Return a rate as the form prints it."""
    pack = facts.form.pack
    return None if number is None else rate(number, pack.rate_decimals, zeros=pack.rate_zeros)


def _line_rate(row: ReadableRow) -> Value | None:
    return _rate(row.facts, quotient(row.value("executed"), budget(row)))


def _project_rate(row: ReadableRow) -> Value | None:
    return _rate(row.facts, quotient(row.value("executed"), row.value("budget")))


# -- 收支决算: a line against its whole, its budget and the year before -----------------------------------------


def _share(row: ReadableRow) -> Value | None:
    return _rate(row.facts, quotient(row.value("amount"), row.whole("amount")))


def _of_budget(row: ReadableRow) -> Value | None:
    return _rate(row.facts, quotient(row.value("amount"), row.value("budget")))


def _against(row: ReadableRow) -> Value | None:
    amount, planned = row.number("amount"), row.number("budget")
    if amount is None or planned is None:
        return None
    return Value("等于" if amount == planned else "大于" if amount > planned else "小于")


def _change(row: ReadableRow) -> Decimal | None:
    amount, before = row.number("amount"), row.number("last_year")
    return None if amount is None or before is None else EXACT.subtract(amount, before)


def _more(row: ReadableRow) -> Value | None:
    change = _change(row)
    return counted(change) if change is not None and change > 0 else None


def _less(row: ReadableRow) -> Value | None:
    change = _change(row)
    return counted(-change) if change is not None and change < 0 else None


def _same(row: ReadableRow) -> Value | None:
    return Value("持平") if _change(row) == 0 else None


def _more_rate(row: ReadableRow) -> Value | None:
    return _rate(row.facts, quotient(_more(row), row.value("last_year")))


def _less_rate(row: ReadableRow) -> Value | None:
    return _rate(row.facts, quotient(_less(row), row.value("last_year")))


_OF_ACCOUNT: Final[dict[str, Callable[[ReadableRow], Value | None]]] = {
    "share": _share,
    "rate": _of_budget,
    "against": _against,
    "more": _more,
    "less": _less,
    "same": _same,
    "more_rate": _more_rate,
    "less_rate": _less_rate,
}


def _subsidy_amount(row: ReadableRow) -> Value | None:
    persons, standard = row.number("persons"), row.number("standard")
    if persons is None or standard is None:
        return None
    return counted(trimmed(money_to(EXACT.multiply(persons, standard), row.facts.money_unit)))


def _actual(row: ReadableRow) -> Value | None:
    parts = [row.value("progress.previous"), row.value("progress.period")]
    known = [part for part in parts if part is not None and part.number is not None]
    return summed(known) if len(known) == len(parts) else None


def _target(row: ReadableRow) -> Parts | None:
    target = row.value("target")
    return None if target is None else parts_of(target.text)


def _part(name: str) -> Callable[[ReadableRow], Value | None]:
    """Return the function of one part of the target."""

    def compute(row: ReadableRow) -> Value | None:
        parts = _target(row)
        word: str = getattr(parts, name) if parts else ""
        return Value(word) if word else None

    return compute


def _completion(row: ReadableRow) -> Value | None:
    score = row.facts.indicator_score(row.key)
    if score is None or score.completion_rate is None:
        return None
    return _rate(row.facts, score.completion_rate)


def _met(row: ReadableRow) -> Value | None:
    score = row.facts.indicator_score(row.key)
    verdict = row.facts.form.scoring.verdict
    word = {"yes": verdict.yes, "no": verdict.no}.get(score.met) if score else None
    return Value(word) if word else None


def _score(row: ReadableRow) -> Value | None:
    score = row.facts.indicator_score(row.key)
    return points(score.computed) if score else None


OF_ROW: Final[dict[str, Callable[[ReadableRow], Value | None]]] = {
    "profile.projects.*.rate": _project_rate,
    "funds.lines.*.balance": _balance,
    "funds.lines.*.over": _over,
    "funds.lines.*.rate": _line_rate,
    "funds.subsidies.*.amount": _subsidy_amount,
    "performance.indicators.*.actual": _actual,
    **{f"performance.indicators.*.target_{name}": _part(name) for name in ("sign", "number", "unit")},
    "performance.indicators.*.completion": _completion,
    "performance.indicators.*.met": _met,
    "performance.indicators.*.score": _score,
    **{
        one.path: _OF_ACCOUNT[one.name]
        for one in DERIVED
        if one.list_path.startswith("funds.account.") and one.name in _OF_ACCOUNT
    },
}


Read = Callable[[str], Value | None]


def account_balance(facts: Given, read: Read) -> Value | None:
    """本年收支结余: income less expenditure, once there is anything on both sides."""
    income, expenditure = (read(f"funds.account.{side}.total.amount") for side in ("income", "expenditure"))
    return None if expenditure is None else difference(income, expenditure)


def _functions_share(facts: Given, read: Read) -> Value | None:
    """What the classes of spending together are of the whole expenditure (占本年支出合计)."""
    functions, expenditure = (read(f"funds.account.{side}.total.amount") for side in ("functions", "expenditure"))
    return _rate(facts, quotient(functions, expenditure))


def _year_before(facts: Given, read: Read) -> Value | None:
    year = facts.assessment.profile.fiscal_year
    return None if year is None else Value(str(year - 1))


OF_PATHS: Final[dict[str, Callable[[Given, Read], Value | None]]] = {
    "profile.year_before": _year_before,
    "funds.account.balance": account_balance,
    "funds.account.functions_share": _functions_share,
}
"""Values that stand in no list, computed from others that are read by their paths."""


def points(number: Decimal | None) -> Value | None:
    """Return computed points (分) as they are printed."""
    return None if number is None else counted(trimmed(number))


def _total(sheet: ScoreSheet) -> Value | None:
    """No total before every row has its score, because it would read like a result."""
    return points(sheet.total.computed) if sheet.complete else None


def _grade(sheet: ScoreSheet) -> Value | None:
    shown = sheet.grade.computed if sheet.total_shown is not None else None
    return Value(shown) if shown else None


def _weights(sheet: ScoreSheet) -> Value | None:
    """What the weights on paper add up to; nothing while no row has one."""
    weights = [row.weight for row in sheet.indicators if row.weight is not None]
    if not weights:
        return None
    # Where the unit states its points itself nothing is computed from the weights, but they stand on paper.
    return points(sum(weights, Decimal()) if sheet.weight_sum is None else sheet.weight_sum)


OF_SHEET: Final[dict[str, Callable[[ScoreSheet], Value | None]]] = {
    "score.total": _total,
    "score.grade": _grade,
    "score.execution": lambda sheet: points(sheet.execution.computed),
    "score.weight": lambda sheet: points(sheet.execution.weight),
    "score.weights": _weights,
}
