"""What scoring gives: every score computed and stated, with an explanation another program can recompute."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Met = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why this score.

    Attributes:
        method: short name of the way it was computed (``met``, ``ratio``, ``reverse_linear``, ``tier`` …).
        formula: an arithmetic expression over the names in ``inputs`` with + - * / ( ) min max floor; ``stated`` where
            the points are the unit's to give; empty when there is no score.
        inputs: the unrounded operands as plain decimal strings (and limits the formula does not need).
        result: the rounded result as a plain decimal string, ``None`` when there is no score.
        decimals: places the result was rounded to, half up.
        clause: where the rule stands.
        text: the same in one Chinese line for the clerk.
    """

    method: str
    formula: str
    inputs: dict[str, str]
    result: str | None
    decimals: int
    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """One score in 分: what is computed, what the unit states, and why."""

    weight: Decimal | None
    computed: Decimal | None
    stated: Decimal | None
    explanation: Explanation | None

    @property
    def score(self) -> Decimal | None:
        """The stated score if there is one, else the computed one."""
        return self.computed if self.stated is None else self.stated


@dataclass(frozen=True, slots=True)
class ExecutionScore(Score):
    """预算执行率: ``rate`` in %, rounded to the pack's places; ``None`` when the budget is 0 or absent."""

    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IndicatorScore(Score):
    """One indicator. ``completion_rate`` in %, rounded to the pack's places.

    Attributes:
        id: row key of the indicator (catalogue id, own id, or ``#n``).
        path: path of the row.
        name: 三级指标.
        understood: the target as understood, for the clerk (``≥ 85500 人``).
        excluded: the row is 不适用 and neither gives nor takes points.
    """

    id: str = ""
    path: str = ""
    name: str = ""
    completion_rate: Decimal | None = None
    met: Met = "unknown"
    understood: str = ""
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The total in 分, computed and stated, and how the shown parts were added up."""

    computed: Decimal | None
    stated: Decimal | None
    explanation: Explanation | None = None

    @property
    def score(self) -> Decimal | None:
        """The stated total if there is one, else the computed one."""
        return self.computed if self.stated is None else self.stated


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade, computed from the total as shown, and stated."""

    computed: str | None
    stated: str | None

    @property
    def grade(self) -> str | None:
        """The stated grade if there is one, else the computed one."""
        return self.computed if self.stated is None else self.stated


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """All scores of an assessment under one policy.

    Attributes:
        form: id of the form.
        policy: id of the policy that was applied, ``None`` without scoring.
        complete: every score that should be there is there.
        execution: 预算执行率; its rate is there in every mode.
        indicators: one score per row, in the order of the rows.
        total: Σ of the shown scores.
        grade: the grade of the total as shown.
        weight_sum: weights of all rows (不适用 too) and of the execution; 100 when the form is right.
        notes: what the clerk should know of the sum, in Chinese.
    """

    form: str
    policy: str | None
    complete: bool
    execution: ExecutionScore
    indicators: tuple[IndicatorScore, ...]
    total: Total
    grade: Grade
    weight_sum: Decimal | None = None
    notes: tuple[str, ...] = field(default=())

    def of(self, key: str) -> IndicatorScore | None:
        """Return the score of the indicator row with this key."""
        return next((score for score in self.indicators if score.id == key), None)
