"""A scoring policy (评分办法) as data: weights, formulas, thresholds and grade bands of one place and year."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_HUNDRED = Decimal(100)


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ExecutionPolicy(_Data):
    """预算执行率: its weight in 分; below ``reason_below`` (%) a reason is due."""

    weight: Decimal = Decimal(10)
    reason_below: Decimal | None = None


class OverPolicy(_Data):
    """超额完成: from which completion (%) a reason is asked (warning) or compulsory (error)."""

    reason_from: Decimal | None = None
    reason_required_from: Decimal | None = None
    reverse_any: bool = False


class GradeBand(_Data):
    """A grade (等次) and the least total that earns it, inclusive."""

    minimum: Decimal
    label: str


def national_grades() -> tuple[GradeBand, ...]:
    """Return the bands of 财预〔2020〕10号: 90 优, 80 良, 60 中, below 差."""
    bands = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
    return tuple(GradeBand(minimum=Decimal(minimum), label=label) for minimum, label in bands)


class Policy(_Data):
    """One policy. ``groups`` are the weights of the 一级指标; tiers are shares of the weight, best first.

    Attributes:
        tier_borders: lower borders of the first and second tier as shares of the weight (0.8, 0.6).
        reverse: formula of a missed lower-is-better indicator: ``ratio`` target ÷ actual × weight,
            ``linear`` (1 - (actual - target) ÷ target) × weight.
        not_applicable: ``exclude``: the row gives and takes nothing; ``rescale``: the rest is scaled up to 100.
        decimals: places to which each shown score is rounded, half up.
        stated_step: the unit may round its own scores to whole (1) or half points (0.5); none of our policies says so.
        certainty: how sure the source is, for the reader.
    """

    format: Literal[1] = 1
    id: str
    title: str
    source: str
    certainty: str
    clause: str = ""
    execution: ExecutionPolicy = Field(default_factory=ExecutionPolicy)
    groups: dict[str, Decimal] = Field(default_factory=dict)
    tier_borders: tuple[Decimal, Decimal] = (Decimal("0.8"), Decimal("0.6"))
    reverse: Literal["ratio", "linear"] = "ratio"
    over: OverPolicy = Field(default_factory=OverPolicy)
    not_applicable: Literal["exclude", "rescale"] = "exclude"
    grades: tuple[GradeBand, ...] = Field(default_factory=national_grades)
    decimals: int = Field(default=2, ge=0, le=6)
    stated_step: Decimal | None = Field(default=None, gt=0, le=1)

    def grade(self, total: Decimal, maximum: Decimal = _HUNDRED) -> str:
        """Return the grade of a total as shown, out of ``maximum`` (half-open bands of 100, 财预〔2020〕10号)."""
        reached = (band.label for band in self.grades if total * _HUNDRED >= band.minimum * maximum)
        return next(reached, self.grades[-1].label)
