"""What last year's session came to (去年), as far as this year's still knows: rate, points by class, total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from schemas.assessment import read_assessment
from schemas.scoresheet import ScoreSheet
from wizards.facts import Facts
from wizards.scoring.execution import Money, points_for, read_money
from wizards.scoring.score_arithmetic import half_up

LINES: Final = "funds.lines"
_SCORE: Final = ".score"
_TOTAL: Final = "score.total"
_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class LastYear:
    """Figures of the year before; ``None`` is not known.

    Attributes:
        rate: execution in %.
        execution: its points.
        total: points altogether.
        rows: points of each indicator, by its path in this year's session.
    """

    rate: Decimal | None = None
    execution: Decimal | None = None
    total: Decimal | None = None
    rows: Mapping[str, Decimal] = field(default_factory=dict)


def last_year(facts: Facts, weight: Decimal | None) -> LastYear:
    """Return what is known; everything ``None`` for a session that did not begin from another one.

    Args:
        facts: of this year's session.
        weight: what execution is worth, ``None`` where it has no points.
    """
    values = facts.assessment.last.values
    if not values:
        return LastYear()
    scores = {path.removesuffix(_SCORE): _points(text) for path, text in values.items() if path.endswith(_SCORE)}
    rows = {path: points for path, points in scores.items() if points is not None}
    money = _money(facts, values)
    rate = None if money.rate is None else half_up(money.rate * 100, facts.form.pack.rate_decimals)
    points = points_for(money, weight) if weight else None
    execution = None if points is None else half_up(points, _DECIMALS).normalize()
    return LastYear(rate, execution, _points(values.get(_TOTAL)), rows)


def class_points(last: LastYear, sheet: ScoreSheet, classes: Mapping[str, str]) -> dict[str, Decimal]:
    """Return last year's points of each class all of whose rows had points then; of any other nothing fair can be said.

    Args:
        last: what is known.
        sheet: this year's points.
        classes: 一级指标 of each row by its path.
    """
    found: dict[str, list[Decimal | None]] = {}
    for one in sheet.indicators:
        if one.weight and not one.excluded:
            found.setdefault(classes.get(one.path, ""), []).append(last.rows.get(one.path))
    return {name: sum(known, Decimal(0)) for name, rows in found.items() if len(known := _known(rows)) == len(rows)}


def _known(rows: list[Decimal | None]) -> list[Decimal]:
    return [one for one in rows if one is not None]


def _points(text: str | None) -> Decimal | None:
    try:
        points = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return points if points is not None and points.is_finite() else None


def _money(facts: Facts, values: Mapping[str, str]) -> Money:
    """Return the amounts that last year's session had, read as this year's are."""
    lines: dict[str, dict[str, str]] = {}
    for path, text in values.items():
        source, _, column = path.removeprefix(f"{LINES}.").partition(".")
        if path.startswith(LINES) and column:
            lines.setdefault(source, {"source": source})[column] = text
    before = read_assessment({"funds": {"unit": facts.assessment.funds.unit, "lines": list(lines.values())}})
    return read_money(Facts(facts.form, before))
