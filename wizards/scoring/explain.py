"""Why a score is what it is: formula, operands, rounding, clause, and the same in one line for the clerk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from schemas.figure.exact import plain_string
from schemas.policy import Rounding
from schemas.scoresheet import Explanation
from wizards.scoring.score_arithmetic import cut, places_of, tidy


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one scoring function found.

    Attributes:
        method: short name of the way.
        points: the exact points, ``None`` when nothing can be computed.
        formula: arithmetic over the names in ``inputs``; empty without points.
        inputs: the operands, unrounded.
        text: the computation in words without its result, or why there is none.
    """

    method: str
    points: Fraction | None
    formula: str = ""
    inputs: Mapping[str, Decimal] = field(default_factory=dict)
    text: str = ""


_ROUNDED: Final[dict[Rounding, str]] = {
    "half_up": "四舍五入保留{places}位",
    "down": "保留{places}位，以下舍去",
    "up": "保留{places}位，以下进一",
}
_CUT: Final[dict[Rounding, str]] = {
    "half_up": "{formula}",
    "down": "floor(({formula}) * {scale}) / {scale}",
    "up": "(0 - floor((0 - ({formula})) * {scale})) / {scale}",
}


def undecided(method: str, why: str, inputs: Mapping[str, Decimal] | None = None) -> Outcome:
    """No points can be computed, and why."""
    return Outcome(method, None, "", inputs or {}, why)


def explain(
    outcome: Outcome,
    *,
    stated: Decimal | None,
    decimals: int,
    clause: str,
    weight: Decimal | None = None,
    rounding: Rounding = "half_up",
) -> tuple[Decimal | None, Explanation]:
    """Round the points once and write the explanation.

    Whoever computes the formula again rounds half up; another way of rounding is part of the formula. A
    weight finer than ``decimals`` sets the places: a met target earns the weight itself and rounding never passes it.
    Where nothing is computed, a stated score explains itself (formula ``stated``).
    """
    places = max(decimals, 0 if weight is None else places_of(weight))
    if outcome.points is None:
        return None, _of_stated(outcome, stated, places, clause)
    result = tidy(cut(outcome.points, places, rounding))
    rounded = "" if Fraction(result) == outcome.points else f"（{_ROUNDED[rounding].format(places=places)}）"
    if rounded:
        outcome = replace(outcome, formula=_CUT[rounding].format(formula=outcome.formula, scale=10**places))
    sign = "" if outcome.text.endswith(("得", "得满分")) else "="
    text = " ".join(filter(None, (outcome.text, sign, f"{plain_string(result)} 分{rounded}")))
    return result, _write(outcome, plain_string(result), places, clause, text)


def _of_stated(outcome: Outcome, stated: Decimal | None, places: int, clause: str) -> Explanation:
    if stated is None:
        return _write(outcome, None, places, clause, outcome.text)
    outcome = replace(outcome, formula="stated", inputs={**outcome.inputs, "stated": stated})
    text = f"{outcome.text}；自评 {plain_string(stated)} 分"
    return _write(outcome, plain_string(stated), max(places, places_of(stated)), clause, text)


def _write(outcome: Outcome, result: str | None, decimals: int, clause: str, text: str) -> Explanation:
    inputs = {name: plain_string(value) for name, value in outcome.inputs.items()}
    return Explanation(outcome.method, outcome.formula, inputs, result, decimals, clause, text)
