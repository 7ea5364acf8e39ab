"""An indicator row and its catalogue entry read together (指标): the row's own word counts, else the form's.

Scoring, checks and whoever else speaks of an indicator ask an ``Item``; what is printed of it is asked of its facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.figure import Figure, read_figure
from schemas.form import Entry, Form
from schemas.performance import TIERS, Direction, Indicator, tier_index
from schemas.policy import Policy
from wizards.facts import Facts, RowFacts, Value

LIST = "performance.indicators"


@dataclass(frozen=True, slots=True)
class Item:
    """One row. Names, levels, unit, direction fall back on the catalogue entry; a blank target or weight stays blank.

    Attributes:
        key: the word by which paths enter the row.
        path: path of the row.
        row: the row as typed.
        entry: its catalogue entry, if it was made from one.
        weight: its points (分), ``None`` if none can be used; only a form of rules lends a blank one.
        actual: the actual value as typed, else what a progress table adds up to.
        stated: the points that the unit states.
        year: the assessed year, for dates that name none.
        tier: place of its tier among those of the policy in force, best first; ``None`` for none or an unknown word.
    """

    key: str
    path: str
    name: str
    level1: str
    level2: str
    row: Indicator
    entry: Entry | None
    weight: Decimal | None
    direction: Direction | None
    unit: str
    target: Figure | None
    actual: Figure | None
    stated: Decimal | None
    year: int | None
    tier: int | None = None

    @property
    def excluded(self) -> bool:
        """不适用 stands in the target or in the actual value."""
        return any(figure is not None and figure.not_applicable for figure in (self.target, self.actual))

    @property
    def title(self) -> str:
        """How to speak of the row: its name, else its class, else the id of its entry."""
        return self.name or self.level2 or self.row.catalogue or "（未命名）"

    @property
    def named_by_form(self) -> bool:
        """Whether the form itself prints the row; without, its entry is a group that the unit fills."""
        return self.entry is not None and bool(self.entry.name)


def items_of(facts: Facts, policy: Policy | None) -> list[Item]:
    """Return one item per row, in the order of the rows."""
    tiers = policy.tiers if policy else TIERS
    return [_item(facts, row, row.row, tiers) for row in facts.rows(LIST) if isinstance(row.row, Indicator)]


def item_at(facts: Facts, policy: Policy | None, index: int) -> Item:
    """Return the item of one row.

    Raises:
        IndexError: there is no such row.
    """
    found = facts.rows(LIST)[index]
    return _item(facts, found, facts.assessment.performance.indicators[index], policy.tiers if policy else TIERS)


def stated_points(figure: Figure | None, claimed: Value | None = None) -> Decimal | None:
    """The points (分) of a typed score, or of an override; anything but a plain number of points is none."""
    if figure is not None and figure.kind == "number" and figure.unit in (None, "分"):
        return figure.value
    return None if claimed is None else claimed.number


def _item(facts: Facts, found: RowFacts, row: Indicator, tiers: tuple[str, ...]) -> Item:
    entry = found.entry
    actual = found.text("actual")
    return Item(
        key=found.key,
        path=found.path,
        name=found.text("name") or "",
        level1=found.text("level1") or "",
        level2=found.text("level2") or "",
        row=row,
        entry=entry,
        weight=_weight(facts.form, row, entry),
        direction=row.direction or (entry.direction if entry else None),
        unit=found.text("unit") or "",
        target=None if row.target is None or row.target.blank else row.target,
        actual=None if actual is None else read_figure(actual),
        stated=stated_points(row.stated_score, facts.claimed(f"{found.path}.score")),
        year=facts.assessment.profile.fiscal_year,
        tier=tier_index(row.tier, tiers),
    )


def _weight(form: Form, row: Indicator, entry: Entry | None) -> Decimal | None:
    """The weight of the row; where the form fixes the items (mode ``rules``) its own counts, whatever was typed.

    Elsewhere a blank weight stays blank: paper and score must tell one story.
    """
    if form.scoring.mode == "rules" and entry is not None and entry.weight is not None:
        return entry.weight
    weight = stated_points(row.weight)
    return None if weight is None or weight < 0 else weight
