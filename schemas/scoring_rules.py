"""Scoring rules of a form's own items (计分标准) as data: a tagged union, read by ``wizards.scoring.own_rules``.

``top``, ``bottom`` and ``value`` name a fact of the item or, with a dot, a path of the session. Points in 分.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    zero_if: tuple[str, ...] = ()
    """Yes/no facts: one yes and the item earns 0 (否决项)."""
    zero_over_zero: Literal["full"] | None = None
    """``full``: 0 ÷ 0 earns the weight; absent: nothing is computed."""
    undetermined: str | None = None
    """Why the form does not determine the points; what can be computed is shown, the points are typed."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The facts and paths that are answered with a number."""
        return ()

    @property
    def yes_no(self) -> tuple[str, ...]:
        """The facts that are answered with yes or no."""
        return self.zero_if


class RatioRule(_Rule):
    """比率 × 分值: top ÷ bottom × weight; reversed (1 - top ÷ bottom) × weight."""

    rule: Literal["ratio"]
    top: str
    bottom: str | Annotated[tuple[str, ...], Field(min_length=1)]
    reverse: bool = False

    @property
    def bottoms(self) -> tuple[str, ...]:
        """The divisors, one after the other."""
        return (self.bottom,) if isinstance(self.bottom, str) else self.bottom

    @property
    def numbers(self) -> tuple[str, ...]:
        """Top, then the divisors."""
        return (self.top, *self.bottoms)


class RangeRule(_Rule):
    """区间内满分: a value, or top ÷ bottom in %, inside the limits earns the weight, else 0."""

    rule: Literal["range"]
    value: str | None = None
    top: str | None = None
    bottom: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.value is None) == (self.top is None or self.bottom is None):
            raise ValueError("range 要么写 value，要么写 top 和 bottom")
        if all(limit is None for limit in (self.min, self.max, self.above, self.below)):
            raise ValueError("range 至少要有 min、max、above、below 中的一个")
        return self

    @property
    def numbers(self) -> tuple[str, ...]:
        """The value, or top and bottom."""
        return tuple(name for name in (self.value, self.top, self.bottom) if name)


class TiersRule(_Rule):
    """分档: the first tier whose limit is not exceeded gives its points, beyond the last 0."""

    rule: Literal["tiers"]
    value: str
    tiers: tuple[tuple[Decimal, Decimal], ...] = Field(min_length=1)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The value."""
        return (self.value,)


class Minus(BaseModel):
    """One clause of a deduction: ``points`` per occurrence, per full ``per`` of them, or ``once`` for a yes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    fact: str
    points: Decimal
    per: Decimal | None = None
    once: bool = False


class DeductRule(_Rule):
    """扣分: weight - Σ deductions, floor 0."""

    rule: Literal["deduct"]
    minus: tuple[Minus, ...] = Field(min_length=1)

    @property
    def numbers(self) -> tuple[str, ...]:
        """What is counted, clause by clause."""
        return tuple(clause.fact for clause in self.minus if not clause.once)

    @property
    def yes_no(self) -> tuple[str, ...]:
        """What takes points away once, and the vetoes."""
        return (*(clause.fact for clause in self.minus if clause.once), *self.zero_if)


class BinaryRule(_Rule):
    """有或无: yes earns the weight, no 0."""

    rule: Literal["binary"]
    value: str

    @property
    def yes_no(self) -> tuple[str, ...]:
        """The value and the vetoes."""
        return (self.value, *self.zero_if)


class ManualRule(_Rule):
    """手工: the points are typed, with a reason."""

    rule: Literal["manual"]


Rule = Annotated[RatioRule | RangeRule | TiersRule | DeductRule | BinaryRule | ManualRule, Field(discriminator="rule")]
