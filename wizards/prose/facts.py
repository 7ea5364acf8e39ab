"""Facts: the values a text may speak of, each with the names people call it by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a fact.

    Attributes:
        value: in the base unit; money in 元.
        shown: as the table shows it.
        bound: ``ge gt le lt`` of a target, ``None`` for one value.
        step: the last place that the table gives, where a text may be more exact (8.7万人: 1000); 0 where it may not.
    """

    value: Decimal
    shown: str
    bound: str | None = None
    step: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of the tables.

    Attributes:
        path: where it is typed.
        label: how to speak of it.
        names: what a text may call it, half width, the usual one first.
        unit: base unit.
        kind: an indicator has a target and an actual value; an amount is money.
        target: what was planned, if it is one number.
        actual: what was reached.
    """

    path: str
    label: str
    names: tuple[str, ...]
    unit: str
    kind: Literal["indicator", "amount"]
    target: Side | None = None
    actual: Side | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The values there are."""
        return tuple(side for side in (self.target, self.actual) if side is not None)
