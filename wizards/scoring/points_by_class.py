"""Where the points are (得分构成): got and possible by 一级指标, the execution of the budget beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from schemas.scoresheet import IndicatorScore, ScoreSheet
from wizards.facts import Facts
from wizards.scoring.points_last_year import class_points, last_year

_INDICATORS: Final = "performance.indicators"
EXECUTION: Final = "预算执行率"
_NO_CLASS: Final = "没有一级指标"


@dataclass(frozen=True, slots=True)
class ClassPoints:
    """The points of one class.

    Attributes:
        name: 一级指标, or 预算执行率.
        got: Σ of the scores that are there.
        possible: Σ of the weights.
        open: how many rows have no score yet.
        last: what it came to last year, where that is known of all its rows.
    """

    name: str
    got: Decimal
    possible: Decimal
    open: int = 0
    last: Decimal | None = None


def points_by_class(facts: Facts, sheet: ScoreSheet) -> tuple[ClassPoints, ...]:
    """Return the points of each class in the order of paper; a form without weights has none."""
    classes = {row.path: row.text("level1") or _NO_CLASS for row in facts.rows(_INDICATORS)}
    found: dict[str, ClassPoints] = {}
    execution = sheet.execution
    if execution.weight:
        found[EXECUTION] = _with(ClassPoints(EXECUTION, Decimal(0), Decimal(0)), execution.weight, execution.score)
    for one in sheet.indicators:
        if one.weight and not one.excluded:
            name = _class(one, classes)
            found[name] = _with(found.get(name, ClassPoints(name, Decimal(0), Decimal(0))), one.weight, one.score)
    last = last_year(facts, execution.weight)
    before = {EXECUTION: last.execution, **class_points(last, sheet, classes)}
    return tuple(replace(one, last=before.get(one.name)) for one in found.values())


def _class(one: IndicatorScore, classes: Mapping[str, str]) -> str:
    return classes.get(one.path, _NO_CLASS)


def _with(points: ClassPoints, weight: Decimal, score: Decimal | None) -> ClassPoints:
    got, missing = (points.got, 1) if score is None else (points.got + score, 0)
    return replace(points, got=got, possible=points.possible + weight, open=points.open + missing)
