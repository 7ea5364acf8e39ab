"""A form pack: one county's form as data (``pack-format``). Loaded by ``wizards.catalogue``, linted there too."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.performance import Direction
from schemas.rules import Rule

StepName = Literal["profile", "funds", "implementation", "performance", "problems"]

STEP_TITLES: Final[dict[StepName, str]] = {
    "profile": "项目基本情况",
    "funds": "资金使用",
    "implementation": "组织实施",
    "performance": "绩效指标",
    "problems": "存在问题",
}
"""The five steps in their order."""

Where = dict[str, str | tuple[str, ...]]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PackLayout(_Data):
    """What a county wants of the page beyond the standard."""

    body_font: Literal["仿宋_GB2312", "仿宋"] = "仿宋_GB2312"


class Pack(_Data):
    """``[pack]``: what the form is called and where it comes from."""

    format: Literal[1]
    id: str
    title: str
    place: str = ""
    year: int | None = None
    source: str = ""
    policy: str | None = None
    default: bool = False
    money_unit: Literal["元", "万元", "亿元"] = "万元"
    rate_decimals: int = Field(default=2, ge=0, le=6)
    layout: PackLayout = Field(default_factory=PackLayout)


class Question(_Data):
    """One question of a step. What is typed follows from ``path``, never from a kind of its own."""

    path: str
    label: str
    ask: str
    source: str = ""
    good: str = ""
    bad: str = ""
    clause: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: dict[str, str] = Field(default_factory=dict)
    rows: dict[str, str] = Field(default_factory=dict)
    where: dict[str, str] = Field(default_factory=dict)

    @property
    def address(self) -> str:
        """The path of the question itself: of several about one list, ``@`` and the values of ``where`` tell it."""
        return f"{self.path}.@{'+'.join(self.where.values())}" if self.where else self.path


class Steps(_Data):
    """The questions of the five steps, in screen order."""

    profile: tuple[Question, ...] = ()
    funds: tuple[Question, ...] = ()
    implementation: tuple[Question, ...] = ()
    performance: tuple[Question, ...] = ()
    problems: tuple[Question, ...] = ()

    def of(self, step: StepName) -> tuple[Question, ...]:
        """Return the questions of one step."""
        questions: tuple[Question, ...] = getattr(self, step)
        return questions


class Verdict(_Data):
    """The words printed by ``{met}``; nothing is printed when it cannot be decided."""

    yes: str = "完成"
    no: str = "未完成"


class Scoring(_Data):
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


class Entry(_Data):
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


class Band(_Data):
    """A band of table rows: drawn once, or once per row of a list."""

    rows: tuple[tuple[str, ...], ...]
    head: bool = False
    each: str = ""
    where: Where = Field(default_factory=dict)


class ReportEntry(_Data):
    """The next thing on paper: a heading, a text or a table."""

    level: int | None = Field(default=None, ge=0, le=4)
    number: str = ""
    heading: str = ""
    style: Literal["", "run-in", "row"] = ""
    text: str = ""
    look: Literal["body", "label", "left", "centre", "right"] = "body"
    each: str = ""
    where: Where = Field(default_factory=dict)
    join: str | None = None
    end: str = ""
    edit: str = ""
    widths: tuple[int, ...] = ()
    landscape: bool = False
    new_page: bool = False
    table: tuple[Band, ...] = ()


class Form(_Data):
    """A whole form pack."""

    pack: Pack
    steps: Steps = Field(default_factory=Steps)
    scoring: Scoring = Field(default_factory=Scoring)
    indicators: tuple[Entry, ...] = ()
    report: tuple[ReportEntry, ...] = ()

    def entry(self, catalogue: str | None) -> Entry | None:
        """Return the catalogue entry with this id."""
        return next((entry for entry in self.indicators if entry.id == catalogue), None)

    def classes(self, list_path: str, column: str) -> tuple[str, ...]:
        """Return the values of a column by which the report sorts the rows of a list; a single one is no sorting."""
        loops = [(entry.each, entry.where) for entry in self.report]
        loops += [(band.each, band.where) for entry in self.report for band in entry.table]
        found: dict[str, None] = {}
        for each, where in loops:
            words = where.get(column, ()) if each == list_path else ()
            found.update(dict.fromkeys((words,) if isinstance(words, str) else words))
        return tuple(found) if len(found) > 1 else ()

    def question(self, path: str) -> tuple[StepName, Question] | None:
        """Return the step and question that ask for ``path`` or for the list or table it lies in (longest match)."""
        best: tuple[StepName, Question] | None = None
        for step in STEP_TITLES:
            for question in self.steps.of(step):
                fits = path == question.path or path.startswith(question.path + ".")
                if fits and (best is None or len(question.path) > len(best[1].path)):
                    best = step, question
        return best
