"""A form pack: one county's form as data (``pack-format``). Loaded by ``wizards.catalogue``, linted there too."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, Literal

from pydantic import Field, model_validator

from schemas.asked import Asked
from schemas.pack_columns import OwnColumn, Values
from schemas.performance import Direction
from schemas.report_entries import Place, ReportEntry, places_of
from schemas.scoring_rules import Rule
from schemas.step_names import STEP_ABOUT, StepName
from schemas.steps import PackPart, Steps, words


class PackLayout(PackPart):
    """What a county wants of the page beyond the standard."""

    body_font: Literal["仿宋_GB2312", "仿宋"] = "仿宋_GB2312"


class Submission(PackPart):
    """What is done with a report that was written, in the form's own words; and whether the session goes along."""

    steps: tuple[str, ...] = ()
    session_file: bool = False


class Pack(PackPart):
    """``[pack]``: what the form is called and where it comes from."""

    format: Literal[1]
    id: str
    title: str
    place: str = ""
    year: int | None = None
    source: str = ""
    unseen: tuple[str, ...] = ()
    covers: Literal["project", "department"] = "project"
    policy: str | None = None
    default: bool = False
    money_unit: Literal["元", "万元", "亿元"] = "万元"
    rate_decimals: int = Field(default=2, ge=0, le=6)
    rate_zeros: bool = True
    layout: PackLayout = Field(default_factory=PackLayout)
    about: dict[StepName, str] = Field(default_factory=dict)
    submission: Submission = Field(default_factory=Submission)


class Verdict(PackPart):
    """The words printed by ``{met}``; nothing is printed when it cannot be decided."""

    yes: str = "完成"
    no: str = "未完成"


class Scoring(PackPart):
    """How points arise: none; typed by the unit; by the policy's formulas; by the items' own rules.

    ``maximum`` is what all weights add up to: more than 100 where bonus items (加分项) come on top.
    """

    mode: Literal["none", "stated", "policy", "rules"] = "none"
    maximum: Decimal = Field(default=Decimal(100), gt=0, le=1000)
    verdict: Verdict = Field(default_factory=Verdict)


INHERITED: Final = ("level1", "level2", "name", "unit")
"""What an indicator row takes from its catalogue entry when it says nothing itself."""

_PRESET = (*INHERITED, "target", "direction", "weight")
_ENTRY_KEYS = frozenset(
    ("id", "level1", "level2", "name", "unit", "target", "weight", "direction", "definition", "criterion", "facts")
)


class Entry(PackPart):
    """One row of the indicator catalogue. Without ``name`` it is a group: the unit writes the content, adds rows."""

    id: str
    level1: str = ""
    level2: str = ""
    name: str = ""
    unit: str = ""
    target: str = ""
    weight: Decimal | None = None
    direction: Direction | None = None
    definition: str = ""
    criterion: str = ""
    facts: dict[str, str] = Field(default_factory=dict)
    rule: Rule | None = None

    def said(self, name: str) -> str:
        """Return what the entry says under ``name``, as text; empty when it leaves that open."""
        value = getattr(self, name)
        return format(value, "f") if isinstance(value, Decimal) else value or ""

    def preset(self) -> dict[str, str]:
        """Return what the row made from this entry begins with."""
        return {name: said for name in _PRESET if (said := self.said(name))}

    @model_validator(mode="before")
    @classmethod
    def _gather_rule(cls, data: Any) -> Any:
        """The parameters of a rule stand beside the entry's own keys in the file; gather them under ``rule``."""
        if not isinstance(data, Mapping) or not isinstance(data.get("rule"), str):
            return data
        own = {key: value for key, value in data.items() if key in _ENTRY_KEYS}
        return {**own, "rule": {key: value for key, value in data.items() if key not in _ENTRY_KEYS}}


class Form(PackPart):
    """A whole form pack."""

    pack: Pack
    steps: Steps = Field(default_factory=Steps)
    columns: tuple[OwnColumn, ...] = ()
    scoring: Scoring = Field(default_factory=Scoring)
    indicators: tuple[Entry, ...] = ()
    report: tuple[ReportEntry, ...] = ()

    def about(self, step: StepName) -> str:
        """Return what a step wants and where the papers are, in a line."""
        return self.pack.about.get(step) or STEP_ABOUT[step]

    def entry(self, catalogue: str | None) -> Entry | None:
        """Return the catalogue entry with this id."""
        return next((entry for entry in self.indicators if entry.id == catalogue), None)

    @cached_property
    def asked(self) -> Asked:
        """Where the form asks for what."""
        return Asked(self.steps)

    @cached_property
    def values(self) -> Values:
        """What the rows of its lists have, the pack's own columns included."""
        return Values(self.columns)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place of the report that prints, in the order of paper."""
        return tuple(places_of(self.report))

    def classes(self, list_path: str, column: str) -> tuple[str, ...]:
        """Return the values of a column by which the report sorts the rows of a list; a single one is no sorting."""
        wanted = [place.where[column] for place in self.places if place.each == list_path and column in place.where]
        found = dict.fromkeys(word for one in wanted for word in words(one))
        return tuple(found) if len(found) > 1 else ()
