"""C28. Stated against computed: what ``overrides`` and computed columns claim."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.pack_columns import own_place
from wizards.checks.a_own_columns import stated_otherwise
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote, rounded
from wizards.facts import Sides

_SAID_ELSEWHERE = ("rate", "balance")
"""Overrides of values with these names have rules of their own; C28 says the others."""


def _claims(case: Case) -> Iterator[tuple[str, Sides]]:
    """Yield each override that differs from what is computed."""
    seen: set[str] = set()
    for override in case.assessment.overrides:
        if not override.path or override.path in seen:
            continue
        seen.add(override.path)
        sides = case.facts.sides(override.path)
        if sides.stated and sides.computed and _differ(sides):
            yield override.path, sides


def _differ(sides: Sides) -> bool:
    stated, computed = sides.stated, sides.computed
    if stated is None or computed is None:
        return False
    if stated.number is None or computed.number is None:
        return stated.text.strip() != computed.text
    typed = stated.number.as_tuple().exponent
    places = -typed if isinstance(typed, int) and typed < 0 else 0
    return abs(rounded(computed.number, min(places, 6)) - stated.number) > Decimal("0.01")


@rule(
    "C28",
    "error",
    "声明的数（overrides）与算出的不同；累计数与上月末数加本月数不同；表样自己的计算列填的与算出的不同",
    basis="同一事实只应有一个数",
)
def c28_other_claim(case: Case) -> Iterator[Hit]:
    """Any other computed value that the unit states differently."""
    for path, sides in _claims(case):
        if (path.rpartition(".")[2] not in _SAID_ELSEWHERE or own_place(path)) and sides.stated and sides.computed:
            stated, computed = quote(sides.stated.text), quote(sides.computed.text)
            message = f"{case.label(path)}填了 {stated}，按数据算出的是 {computed}，请核对。"
            yield Hit(path, message, sides.computed.text, sides.stated.text)
    yield from stated_otherwise(case)
    for path, row, _ in case.indicators:
        sides = case.facts.sides(f"{path}.actual")
        if sides.stated and sides.computed and sides.stated.number is not None and _differ(sides):
            message = (
                f"指标{case.name(row)}的累计数 {quote(sides.stated.text)} 不等于上月末数加本月数 "
                f"{quote(sides.computed.text)}，请核对。"
            )
            yield Hit(f"{path}.actual", message, sides.computed.text, sides.stated.text)
