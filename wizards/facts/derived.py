"""How each declared value (``schemas.derived``) is computed: one small function per value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final, Protocol

from schemas.figure import STRUCK_OUT, money_to
from schemas.scoresheet import ScoreSheet
from wizards.facts.given import Given
from wizards.facts.value import EXACT, Value, counted, difference, quotient, rate, summed, trimmed


class Readable(Protocol):
    """What a function needs to know of a row."""

    key: str
    facts: Given

    def value(self, name: str) -> Value | None:
        """Return the side of a value that counts."""

    def number(self, name: str) -> Decimal | None:
        """Return it as a number."""


def budget(row: Readable) -> Value | None:
    """The budget that counts: the adjusted one, else (blank or struck out) the initial one."""
    adjusted = row.value("adjusted_budget")
    return row.value("initial_budget") if adjusted is None or adjusted.text in STRUCK_OUT else adjusted


def _balance(row: Readable) -> Value | None:
    return difference(row.value("arrived") or budget(row), row.value("executed"))


def _over(row: Readable) -> Value | None:
    if row.number("executed") is None:
        return None
    over = difference(row.value("executed"), budget(row)) if budget(row) else None
    return over if over is not None and over.number is not None and over.number > 0 else None


def _line_rate(row: Readable) -> Value | None:
    return quotient(row.value("executed"), budget(row), row.facts.form.pack.rate_decimals)


def _project_rate(row: Readable) -> Value | None:
    return quotient(row.value("executed"), row.value("budget"), row.facts.form.pack.rate_decimals)


def _subsidy_amount(row: Readable) -> Value | None:
    persons, standard = row.number("persons"), row.number("standard")
    if persons is None or standard is None:
        return None
    return counted(trimmed(money_to(EXACT.multiply(persons, standard), row.facts.money_unit)))


def _actual(row: Readable) -> Value | None:
    parts = [row.value("progress.previous"), row.value("progress.period")]
    known = [part for part in parts if part is not None and part.number is not None]
    return summed(known) if len(known) == len(parts) else None


def _completion(row: Readable) -> Value | None:
    score = row.facts.indicator_score(row.key)
    if score is None or score.completion_rate is None:
        return None
    return rate(score.completion_rate, row.facts.form.pack.rate_decimals)


def _met(row: Readable) -> Value | None:
    score = row.facts.indicator_score(row.key)
    verdict = row.facts.form.scoring.verdict
    word = {"yes": verdict.yes, "no": verdict.no}.get(score.met) if score else None
    return Value(word) if word else None


def _score(row: Readable) -> Value | None:
    score = row.facts.indicator_score(row.key)
    return points(score.computed) if score else None


OF_ROW: Final[dict[str, Callable[[Readable], Value | None]]] = {
    "profile.projects.*.rate": _project_rate,
    "funds.lines.*.balance": _balance,
    "funds.lines.*.over": _over,
    "funds.lines.*.rate": _line_rate,
    "funds.subsidies.*.amount": _subsidy_amount,
    "performance.indicators.*.actual": _actual,
    "performance.indicators.*.completion": _completion,
    "performance.indicators.*.met": _met,
    "performance.indicators.*.score": _score,
}


def account_balance(read: Callable[[str], Value | None]) -> Value | None:
    """本年收支结余: income less expenditure, once there is anything on both sides."""
    income, expenditure = (read(f"funds.account.{side}.total.amount") for side in ("income", "expenditure"))
    return None if expenditure is None else difference(income, expenditure)


OF_PATHS: Final[dict[str, Callable[[Callable[[str], Value | None]], Value | None]]] = {
    "funds.account.balance": account_balance,
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
    if all(row.weight is None for row in sheet.indicators):
        return None
    return points(sheet.weight_sum)


OF_SHEET: Final[dict[str, Callable[[ScoreSheet], Value | None]]] = {
    "score.total": _total,
    "score.grade": _grade,
    "score.execution": lambda sheet: points(sheet.execution.computed),
    "score.weight": lambda sheet: points(sheet.execution.weight),
    "score.weights": _weights,
}
