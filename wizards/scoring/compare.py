"""One assessment under several policies: the difference in points, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schemas.assessment import Assessment
from schemas.form import Form
from schemas.policy import Policy
from schemas.scoresheet import Score, ScoreSheet
from wizards.scoring.score_arithmetic import exact
from wizards.scoring.sheet import score


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """One line of the comparison; one value per policy, in their order.

    Attributes:
        id: ``execution``, key of the indicator row, ``total``.
        name: in Chinese, for the clerk.
        path: path of the row, empty for the others.
        computed: what each policy computes.
        scores: what is shown (the stated score, if there is one, whatever the policy).
    """

    id: str
    name: str
    path: str
    computed: tuple[Decimal | None, ...]
    scores: tuple[Decimal | None, ...]

    @property
    def differs(self) -> bool:
        """Whether the policies disagree on this item."""
        return len(set(self.computed)) > 1 or len(set(self.scores)) > 1

    @property
    def change(self) -> tuple[Decimal | None, ...]:
        """Points computed against the first policy; ``None`` where one of the two gives none."""
        first = self.computed[0]
        return tuple(
            None if first is None or value is None else exact(Fraction(value) - Fraction(first))
            for value in self.computed
        )


@dataclass(frozen=True, slots=True)
class PolicyComparison:
    """The sheets of all policies and their items side by side: execution, every row, the total; the grades."""

    policies: tuple[Policy | None, ...]
    sheets: tuple[ScoreSheet, ...]
    items: tuple[ItemDifference, ...]

    @property
    def differences(self) -> tuple[ItemDifference, ...]:
        """The items on which the policies disagree."""
        return tuple(item for item in self.items if item.differs)

    @property
    def grades(self) -> tuple[str | None, ...]:
        """The grade each policy computes."""
        return tuple(sheet.grade.computed for sheet in self.sheets)


def compare_policies(form: Form, assessment: Assessment, policies: Sequence[Policy | None]) -> PolicyComparison:
    """Score ``assessment`` under each of ``policies`` (the first is the one in force, ``None`` if there is none)."""
    sheets = tuple(score(form, policy, assessment) for policy in policies)
    items = [_item("execution", "预算执行率", "", [sheet.execution for sheet in sheets])]
    if sheets:
        for index, row in enumerate(sheets[0].indicators):
            items.append(_item(row.id, row.name, row.path, [sheet.indicators[index] for sheet in sheets]))
    computed = tuple(sheet.total.computed for sheet in sheets)
    items.append(ItemDifference("total", "总分", "", computed, tuple(sheet.total.score for sheet in sheets)))
    return PolicyComparison(tuple(policies), sheets, tuple(items))


def _item(key: str, name: str, path: str, scores: Sequence[Score]) -> ItemDifference:
    computed = tuple(score.computed for score in scores)
    return ItemDifference(key, name, path, computed, tuple(score.score for score in scores))
