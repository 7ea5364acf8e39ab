"""Which values of a row are computed, and from what. One small function per value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from schemas.figure import money_to
from schemas.form import INHERITED
from schemas.funds import FundLine, Subsidy
from schemas.part import Row
from schemas.performance import Indicator
from schemas.profile import Project
from wizards.facts.value import EXACT, Value, counted, difference, quotient, rate, summed, trimmed

if TYPE_CHECKING:
    from wizards.facts.rows import RowFacts

CATALOGUE_FIELDS: Final = frozenset((*INHERITED, "definition", "criterion"))
"""What an indicator row knows from its catalogue entry; items with rules of their own also their weight."""

STATED_IN: Final = {"completion": "stated_completion", "met": "stated_verdict", "score": "stated_score"}
"""Where the unit states what is otherwise computed."""


def budget(row: RowFacts) -> Value | None:
    """The budget that counts: the adjusted one, else the initial one."""
    return row.value("adjusted_budget") or row.value("initial_budget")


def _balance(row: RowFacts) -> Value | None:
    return difference(row.value("arrived") or budget(row), row.value("executed"))


def _over(row: RowFacts) -> Value | None:
    if row.number("executed") is None:
        return None
    over = difference(row.value("executed"), budget(row)) if budget(row) else None
    return over if over is not None and over.number is not None and over.number > 0 else None


def _line_rate(row: RowFacts) -> Value | None:
    return quotient(row.value("executed"), budget(row), row.facts.form.pack.rate_decimals)


def _project_rate(row: RowFacts) -> Value | None:
    return quotient(row.value("executed"), row.value("budget"), row.facts.form.pack.rate_decimals)


def _subsidy_amount(row: RowFacts) -> Value | None:
    persons, standard = row.number("persons"), row.number("standard")
    if persons is None or standard is None:
        return None
    return counted(trimmed(money_to(EXACT.multiply(persons, standard), row.facts.money_unit)))


def _actual(row: RowFacts) -> Value | None:
    parts = [row.value("progress.previous"), row.value("progress.period")]
    known = [part for part in parts if part is not None and part.number is not None]
    return summed(known) if len(known) == len(parts) else None


def _completion(row: RowFacts) -> Value | None:
    score = row.facts.indicator_score(row.key)
    if score is None or score.completion_rate is None:
        return None
    return rate(score.completion_rate, row.facts.form.pack.rate_decimals)


def _met(row: RowFacts) -> Value | None:
    score = row.facts.indicator_score(row.key)
    verdict = row.facts.form.scoring.verdict
    word = {"yes": verdict.yes, "no": verdict.no}.get(score.met) if score else None
    return Value(word) if word else None


def _score(row: RowFacts) -> Value | None:
    score = row.facts.indicator_score(row.key)
    return None if score is None or score.computed is None else counted(trimmed(score.computed))


COMPUTED: Final[dict[tuple[type[Row] | None, str], Callable[[RowFacts], Value | None]]] = {
    (FundLine, "balance"): _balance,
    (FundLine, "over"): _over,
    (FundLine, "rate"): _line_rate,
    (Project, "rate"): _project_rate,
    (Subsidy, "amount"): _subsidy_amount,
    (Indicator, "actual"): _actual,
    (Indicator, "completion"): _completion,
    (Indicator, "met"): _met,
    (Indicator, "score"): _score,
}

CONDENSED: Final[dict[tuple[type[Row] | None, str], tuple[str, ...]]] = {
    (FundLine, "balance"): ("arrived", "adjusted_budget", "initial_budget", "executed"),
    (FundLine, "over"): (),
    (FundLine, "rate"): (),
    (Project, "rate"): (),
}
"""Values of a total that follow from its own sums and not from adding up the rows: always (an empty tuple), or once
the unit has filled one of these keys in the total's own line."""
