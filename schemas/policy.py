"""A scoring policy (评分办法) as data: weights, formulas, thresholds and grade bands of one place and year."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from schemas.performance import TIERS, tier_index

_HUNDRED = Decimal(100)

Rounding = Literal["half_up", "down", "up"]
"""How a score is cut to its places: 四舍五入, 舍去, 进一."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ExecutionPolicy(_Data):
    """预算执行率: its weight in 分, 0 where it earns none; below ``reason_below`` (%) a reason is due."""

    weight: Decimal = Field(default=Decimal(10), ge=0, le=100)
    reason_below: Decimal | None = Field(default=None, ge=0)


class OverPolicy(_Data):
    """超额完成: from which completion (%) a reason is asked (warning) or compulsory (error)."""

    reason_from: Decimal | None = Field(default=None, ge=100)
    reason_required_from: Decimal | None = Field(default=None, ge=100)
    reverse_any: bool = False


class GradeBand(_Data):
    """A grade (等次) and the least total that earns it, inclusive."""

    minimum: Decimal = Field(ge=0, le=100)
    label: str


def national_grades() -> tuple[GradeBand, ...]:
    """Return the bands of 财预〔2020〕10号: 90 优, 80 良, 60 中, below 差."""
    bands = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
    return tuple(GradeBand(minimum=Decimal(minimum), label=label) for minimum, label in bands)


class Policy(_Data):
    """One policy. ``groups`` are the weights of the 一级指标, empty where they are not compared.

    Attributes:
        tiers: words of the tiers of a qualitative indicator (达成程度), best first; only the best is 完成.
        tier_borders: lower border of each tier but the last, as shares of the weight (0.8, 0.6).
        reverse: formula of a missed lower-is-better indicator: ``ratio`` target ÷ actual × weight,
            ``linear`` (1 - (actual - target) ÷ target) × weight.
        not_applicable: ``exclude``: the row gives and takes nothing; ``rescale``: the rest is scaled up to 100.
        decimals: places to which each shown score is cut.
        rounding: how it is cut.
        stated_step: the unit may round its own scores to whole (1) or half points (0.5); none of our policies says so.
        grades: bands of the total, best first.
        certainty: how sure the source is, for the reader.
    """

    format: Literal[1] = 1
    id: str
    title: str
    source: str
    certainty: str
    clause: str = ""
    execution: ExecutionPolicy = Field(default_factory=ExecutionPolicy)
    groups: dict[str, Annotated[Decimal, Field(ge=0, le=100)]] = Field(default_factory=dict)
    tiers: tuple[str, ...] = TIERS
    tier_borders: tuple[Decimal, ...] = Field(default=(Decimal("0.8"), Decimal("0.6")), validate_default=True)
    reverse: Literal["ratio", "linear"] = "ratio"
    over: OverPolicy = Field(default_factory=OverPolicy)
    not_applicable: Literal["exclude", "rescale"] = "exclude"
    grades: tuple[GradeBand, ...] = Field(default_factory=national_grades)
    decimals: int = Field(default=2, ge=0, le=6)
    rounding: Rounding = "half_up"
    stated_step: Decimal | None = Field(default=None, gt=0, le=1)

    @field_validator("tiers")
    @classmethod
    def _differ(cls, tiers: tuple[str, ...]) -> tuple[str, ...]:
        if len(tiers) < 2:
            raise ValueError("tiers 至少要有两档")
        if len(set(tiers)) != len(tiers):
            raise ValueError("tiers 里同一档写了两次")
        return tiers

    @field_validator("tier_borders")
    @classmethod
    def _part_the_tiers(cls, borders: tuple[Decimal, ...], info: ValidationInfo) -> tuple[Decimal, ...]:
        tiers = info.data.get("tiers", TIERS)
        if len(borders) != len(tiers) - 1:
            raise ValueError(f"达成程度有 {len(tiers)} 档，tier_borders 应写 {len(tiers) - 1} 个界限")
        if list(borders) != sorted(set(borders), reverse=True) or not all(0 < border < 1 for border in borders):
            raise ValueError("tier_borders 应在 0 和 1 之间，从大到小")
        return borders

    @field_validator("grades")
    @classmethod
    def _fall(cls, grades: tuple[GradeBand, ...]) -> tuple[GradeBand, ...]:
        lowest = [band.minimum for band in grades]
        if not grades:
            raise ValueError("grades 至少要有一个等次，不写就用全国的")
        if lowest != sorted(set(lowest), reverse=True):
            raise ValueError("grades 应从高到低，一档一个界限")
        if len({band.label for band in grades}) != len(grades):
            raise ValueError("grades 里同一个等次写了两次")
        return grades

    def grade(self, total: Decimal, maximum: Decimal = _HUNDRED) -> str:
        """Return the grade of a total as shown, out of ``maximum`` (half-open bands of 100, 财预〔2020〕10号)."""
        reached = (band.label for band in self.grades if total * _HUNDRED >= band.minimum * maximum)
        return next(reached, self.grades[-1].label)

    @property
    def labels(self) -> tuple[str, ...]:
        """The grades, best first."""
        return tuple(band.label for band in self.grades)

    def tier_index(self, tier: str | None) -> int | None:
        """Return the place of a tier as stored among its own, best first."""
        return tier_index(tier, self.tiers)
