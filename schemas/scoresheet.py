"""What scoring gives: every score computed and stated, with an explanation another program can recompute."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from schemas.figure import Comparator

Met = Literal["yes", "no", "unknown"]
Way = Literal["number", "date", "trend", "tier"]
"""What is compared: two numbers, a date with a date, a change with a change, or nothing (达成程度)."""
Open = Literal["", "unit", "scale", "date", "other"]
"""Why there is no verdict: units that differ; a bare number that fits only on another scale; a date that is missing
or cannot be decided; anything else."""


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
        way: what was compared.
        sense: the comparison that was made.
        assumed: nobody wrote that comparison: it follows from the name or the class.
        adopted: the actual value with the unit it took from the target; empty when it has its own.
        open: why there is no verdict; empty when there is one, or when nothing is filled in yet.
        doubt: what a bare figure was probably meant to be (97%).
        quotient: actual ÷ target on one scale, unrounded; ``None`` without a single target above 0.
        why: the comparison in words, or why there is none.
    """

    id: str = ""
    path: str = ""
    name: str = ""
    completion_rate: Decimal | None = None
    met: Met = "unknown"
    understood: str = ""
    excluded: bool = False
    way: Way = "number"
    sense: Comparator | None = None
    assumed: bool = False
    adopted: str = ""
    open: Open = ""
    doubt: str = ""
    quotient: Fraction | None = None
    why: str = ""


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
        missing: names of what has no score yet, in the order of paper.
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
    missing: tuple[str, ...] = field(default=())

    @property
    def total_shown(self) -> Decimal | None:
        """The total that may be shown: the stated one, else the computed one once every score is there."""
        if self.total.stated is not None:
            return self.total.stated
        return self.total.computed if self.complete else None

    @property
    def grade_shown(self) -> str | None:
        """The grade that may be shown: the stated one, else that of a total that may be shown."""
        if self.grade.stated is not None:
            return self.grade.stated
        return self.grade.computed if self.total_shown is not None else None

    def of(self, key: str) -> IndicatorScore | None:
        """Return the score of the indicator row with this key."""
        return next((score for score in self.indicators if score.id == key), None)
