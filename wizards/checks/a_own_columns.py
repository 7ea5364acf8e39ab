"""A15 and a part of C28. The columns of a pack's own: what is no number, and what is stated otherwise than computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from schemas.finding import Severity
from schemas.pack_columns import OwnColumn
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote, says_nothing
from wizards.facts import RowFacts, Sides
from wizards.facts.value import EXACT


def _cells(case: Case) -> Iterator[tuple[OwnColumn, RowFacts, Sides]]:
    """Yield every filled cell of an own column."""
    for column in case.form.columns:
        for row in case.facts.rows(column.list):
            sides = row.sides(column.name)
            if sides.stated is not None:
                yield column, row, sides


@rule("A15", "warning", "表样自己的列要填数，填了别的或另一种单位（别的列用它来算的是错误）", basis="表式")
def a15_no_figure(case: Case) -> Iterator[Hit]:
    """Words or another unit in a column of figures: nothing can be computed from them."""
    used = {(one.list_path, name) for one in case.form.values.all if one.formula for name in one.sources}
    for column, row, sides in _cells(case):
        stated = sides.stated
        if column.kind not in ("figure", "amount") or stated is None or stated.number is not None:
            continue
        if says_nothing(stated.text):
            continue
        path = f"{row.path}.{column.name}"
        unit = f"，单位 {column.unit}" if column.unit else ""
        message = f"{case.label(path)}填的 {quote(stated.text)} 不能当作数来用，请填数{unit}。"
        severity: Severity | None = "error" if (column.list, column.name) in used else None
        yield Hit(path, message, column.unit or None, stated.text, severity=severity)


def stated_otherwise(case: Case) -> Iterator[Hit]:
    """Yield each computed column that the unit filled with another number."""
    for column, row, sides in _cells(case):
        stated, computed = sides.stated, sides.computed
        if stated is None or computed is None or stated.number is None or computed.number is None:
            continue
        if not _agree(stated.number, computed.number):
            path = f"{row.path}.{column.name}"
            message = f"{case.label(path)}填了 {quote(stated.text)}，按数据算出的是 {quote(computed.text)}，请核对。"
            yield Hit(path, message, computed.text, stated.text)


def _agree(stated: Decimal, computed: Decimal) -> bool:
    """Whether both are one number in the places that both have; what was cut instead of rounded agrees too."""
    exponents = [number.as_tuple().exponent for number in (stated, computed)]
    step = Decimal(1).scaleb(min(max(one for one in exponents if isinstance(one, int)), 0))
    ways = (ROUND_HALF_UP, ROUND_DOWN)
    return stated.quantize(step, ROUND_HALF_UP, EXACT) in [computed.quantize(step, way, EXACT) for way in ways]
