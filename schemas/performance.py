"""Step 四 绩效指标: goals, indicators, and what the unit claims for itself."""

from typing import ClassVar, Literal

from pydantic import Field

from schemas.part import Line, Long, Part, Quantity, Row

Direction = Literal["higher", "lower", "equal", "qualitative"]
"""higher: 正向; lower: 反向; equal: 等于; qualitative: 定性. Overrides the comparator of the target."""

TIERS = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")
"""The three tiers of a qualitative indicator, best first (达成程度)."""
_OPENINGS = ("达成", "部分", "未")
"""How older forms begin their words for the three."""

YES, NO = "是", "否"
"""How a yes/no fact is stored."""


def tier_index(tier: str | None, tiers: tuple[str, ...] = TIERS) -> int | None:
    """Return the place of a tier as stored among ``tiers``, best first; ``None`` for a blank or an unknown one.

    Where there are three, the words of any form count that begin like the national ones.
    """
    text = (tier or "").strip()
    if text in tiers:
        return tiers.index(text)
    if len(tiers) != len(_OPENINGS):
        return None
    return next((index for index, opening in enumerate(_OPENINGS) if text.startswith(opening)), None)


class Goal(Row):
    """年度总体目标: what was expected and what was done."""

    expected: Long | None = None
    actual: Long | None = None


class Progress(Part):
    """Progress of a monthly table: cumulated to the end of last month, and this month."""

    previous: Quantity | None = None
    period: Quantity | None = None


class Indicator(Row):
    """One 三级指标. ``catalogue`` is the id of the pack's entry it was made from; weight and scores in points (分)."""

    NATURAL_KEY: ClassVar[str | None] = "catalogue"

    catalogue: Line | None = None
    level1: Line | None = None
    level2: Line | None = None
    name: Line | None = None
    project: Line | None = None
    unit: Line | None = None
    target: Quantity | None = None
    actual: Quantity | None = None
    direction: Direction | None = None
    weight: Quantity | None = None
    tier: Line | None = None
    stated_score: Quantity | None = None
    stated_completion: Quantity | None = None
    stated_verdict: Line | None = None
    deviation_reason: Long | None = None
    improvement: Long | None = None
    evidence: Long | None = None
    facts: dict[str, Quantity] = Field(default_factory=dict)
    progress: Progress = Field(default_factory=Progress)


class Performance(Part):
    """绩效指标. ``stated_…`` is what the unit claims when it differs from what is computed."""

    stated_total: Quantity | None = None
    stated_grade: Line | None = None
    stated_execution: Quantity | None = None
    goals: list[Goal] = Field(default_factory=list)
    indicators: list[Indicator] = Field(default_factory=list)
