"""What a rule may look at: the form, the assessment, its scores, and the words to speak of them.

A case is made once per check. Money is compared and shown in the unit of the session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from schemas.assessment import Assessment
from schemas.carried import BESIDE
from schemas.figure import Figure
from schemas.finding import Span
from schemas.form import Form
from schemas.funds import FundLine
from schemas.part import Row, name_of_row
from schemas.paths import PathFinder, Searched, find, kind_of, natural_key, row_keys, steps_into, where
from schemas.performance import Direction, Indicator
from schemas.policy import Policy
from schemas.scoresheet import IndicatorScore, ScoreSheet
from schemas.steps import Question
from wizards.checks.content import ITEMS, figures_of, narrative_of, texts_in
from wizards.checks.wording import plain, quote
from wizards.compose import EditedSlot, edited_slots, unused_texts
from wizards.facts import Facts, Written, may_hold_names
from wizards.scoring import Item, items_of

INDICATORS = "performance.indicators"
LINES = "funds.lines"

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Case:
    """One assessment under one form and policy, with its scores."""

    form: Form
    policy: Policy | None
    assessment: Assessment
    sheet: ScoreSheet
    document: Mapping[str, Any] = field(repr=False)
    said: set[str] = field(default_factory=set, repr=False)
    """Paths of which a rule already says that something is wrong; filled as the rules are asked, for the last ones."""

    @cached_property
    def facts(self) -> Facts:
        """The named computed facts of the form."""
        return Facts(self.form, self.assessment, self.sheet)

    def once(self, make: Callable[[Case], _Made]) -> _Made:
        """Return what ``make`` makes of the case; several rules may ask for it, it is made for the first."""
        if make not in self._once:
            self._once[make] = make(self)
        made: _Made = self._once[make]
        return made

    @cached_property
    def _once(self) -> dict[Callable[[Case], Any], Any]:
        return {}

    @cached_property
    def finder(self) -> PathFinder:
        """The document, to be asked for paths."""
        return PathFinder(self.document)

    # -- what the form asks -------------------------------------------------------------------------------------

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the five steps, in screen order."""
        return self.form.asked.questions

    def asks(self, path: str) -> bool:
        """Whether the form asks for exactly this path, as a question or as a column of a list."""
        return self.question_of(path) is not None

    def question_of(self, path: str) -> Question | None:
        """Return the question that fills ``path``: its own one, or the list question with that column."""
        if path not in self._asked:
            self._asked[path] = self.form.asked.exactly(path, self.finder)
        return self._asked[path]

    @cached_property
    def _asked(self) -> dict[str, Question | None]:
        return {}

    def asks_column(self, list_path: str, column: str) -> bool:
        """Whether any question asks for this column of the list."""
        return self.form.asked.asks_column(list_path, column)

    def asks_items(self, *kinds: str) -> Question | None:
        """Return the question for problem items of one of these kinds."""
        return next((q for q in self.form.asked.of(ITEMS) if q.where.get("kind") in kinds), None)

    def blank(self, question: Question) -> bool:
        """Whether nothing stands where the question asks; a list is blank without a filled row that it shows."""
        value = find(self.finder, question.path)
        if not isinstance(value, list):
            return not str(value if value is not None else "").strip()
        if question.columns:
            return not any(_fills(row, question) for row in value)
        return not any(str(word).strip() for word in value)

    def label(self, path: str) -> str:
        """Return the form's own word for what stands at ``path``."""
        asked = self.form.asked.label(path, self.finder)
        return asked or self._called(path) or self.row_name(path) or path.rpartition(".")[2]

    def _called(self, path: str) -> str:
        """What a computed value that no question asks is called, with its row; empty if it has no name."""
        computed = self.form.values.derived_at(path)
        word = (computed.head or computed.called) if computed else ""
        row = find(self.finder, path.removesuffix(computed.name if computed else "").rpartition(".")[0])
        name = name_of_row(row.get) if isinstance(row, Mapping) and computed and computed.list_path else ""
        return f"{name}的{word}" if name and word else word

    def column(self, list_path: str, column: str, fallback: str) -> str:
        """Return the form's head of a column."""
        return self.form.asked.column(list_path, column) or fallback

    @cached_property
    def unused_texts(self) -> tuple[str, ...]:
        """The filled slots that the form does not print."""
        return tuple(unused_texts(self.form, self.assessment))

    @cached_property
    def edited(self) -> tuple[EditedSlot, ...]:
        """The sentences from data that the user has reworded."""
        return tuple(edited_slots(self.form, self.assessment, self.sheet))

    # -- rows ---------------------------------------------------------------------------------------------------

    def rows(self, list_path: str, rows: Sequence[Row]) -> Iterator[tuple[str, Any]]:
        """Yield the path of each row with the row."""
        if list_path not in self._keys:
            raw = find(self.finder, list_path)
            self._keys[list_path] = row_keys(raw if isinstance(raw, list) else [], natural_key(list_path))
        for key, row in zip(self._keys[list_path], rows, strict=False):
            yield f"{list_path}.{key}", row

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def indicators(self) -> tuple[tuple[str, Indicator, IndicatorScore | None], ...]:
        """Each filled indicator row with its path and its score; rows that name nothing are left out."""
        scores = {score.path: score for score in self.sheet.indicators}
        return tuple(
            (path, row, scores.get(path))
            for path, row in self.rows(INDICATORS, self.assessment.performance.indicators)
            if row.name or has(row.actual) or has(row.target) or self.item(row).named_by_form
        )

    def item(self, row: Indicator) -> Item:
        """Return an indicator row together with its catalogue entry."""
        return self._items[id(row)]

    @cached_property
    def missed(self) -> list[IndicatorScore]:
        """The indicators that count and were not reached."""
        return [score for score in self.sheet.indicators if score.met == "no" and not score.excluded]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All indicator rows with their catalogue entries, blank ones too."""
        return tuple(items_of(self.facts, self.policy))

    @cached_property
    def _items(self) -> dict[int, Item]:
        return {id(item.row): item for item in self.items}

    def name(self, row: Indicator) -> str:
        """Return how to speak of an indicator row, in quotation marks."""
        return quote(self.item(row).title)

    def direction(self, row: Indicator) -> Direction | None:
        """Return the direction of an indicator."""
        return self.item(row).direction

    @cached_property
    def lines(self) -> dict[str, tuple[str, FundLine]]:
        """The money lines by source, with their paths; of two lines of one source the first counts."""
        found: dict[str, tuple[str, FundLine]] = {}
        for path, line in self.rows(LINES, self.assessment.funds.lines):
            if line.source:
                found.setdefault(line.source, (path, line))
        return found

    def line_path(self, column: str) -> str:
        """Return where a column of the money grid is typed: the 合计 line if there is one or the form has one."""
        asked = next((q.rows for q in self.form.asked.of(LINES) if column in q.columns), {})
        keys = [key for key in self.lines if not asked or key in asked]
        key = "total" if "total" in self.lines or "total" in asked else next(iter([*keys, *asked]), "total")
        return f"{LINES}.{key}.{column}"

    @cached_property
    def amounts(self) -> tuple[tuple[str, Figure], ...]:
        """Every filled amount of money with its path."""
        return tuple((path, figure) for path, figure in self.figures if self.form.values.kind_of(path) == "amount")

    @cached_property
    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """Every filled figure and amount with its path."""
        return tuple(figures_of(self.assessment, self.document))

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text of the document, of unknown keys too, with its path; not what it keeps of last year."""
        found = texts_in({key: value for key, value in self.document.items() if key not in BESIDE})
        return tuple((path, self._as_printed(path, text)) for path, text in found)

    def row_name(self, path: str) -> str:
        """Return the name of the row in which ``path`` lies."""
        row = find(self.finder, path.rpartition(".")[0])
        name = row.get("name") if isinstance(row, Mapping) else None
        return name if isinstance(name, str) else ""

    # -- values -------------------------------------------------------------------------------------------------

    def amount(self, path: str) -> Decimal | None:
        """Return an amount in the unit of the session; ``None`` for a column of the money grid the form lacks."""
        row_path, _, column = path.rpartition(".")
        list_path = row_path.rpartition(".")[0]
        if list_path == LINES and kind_of(path) == "amount" and not self.asks_column(LINES, column):
            return None
        return self.facts.number(path)

    def money(self, amount: Decimal) -> str:
        """Return an amount with its unit, as it is spoken of."""
        return f"{plain(amount, 6)} {self.facts.money_unit}"

    def value(self, path: str) -> str:
        """Return what stands at ``path`` as text, ``""`` when blank."""
        return value_at(self.finder, path)

    def where(self, path: str) -> str:
        """Return ``path`` with indices, as other programs read it."""
        steps = steps_into(self.finder, path)
        return where(steps) if steps is not None else path

    @cached_property
    def narrative(self) -> tuple[tuple[str, str], ...]:
        """All running text of the report with its paths: slots, goals, problems and the like."""
        return tuple(
            (path, self._as_printed(path, text)) for path, text in narrative_of(self.assessment, self.document)
        )

    @cached_property
    def written(self) -> Mapping[str, Written]:
        """The running texts that hold a brace, as they are printed: rules read the values, not the names."""
        texts = narrative_of(self.assessment, self.document)
        return {path: self.facts.written(text) for path, text in texts if may_hold_names(text)}

    def typed_span(self, path: str, span: Span) -> Span:
        """Return where words of a text as printed stand in the text as typed."""
        return self.written[path].typed(span) if path in self.written else span

    def _as_printed(self, path: str, text: str) -> str:
        return self.written[path].text if path in self.written else text


def _fills(row: Any, question: Question) -> bool:
    return question.takes(row) and any(_at(row, column) not in (None, "") for column in question.columns)


def _at(row: Any, column: str) -> Any:
    value = row
    for name in column.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def has(figure: Figure | None) -> bool:
    """Whether anything was typed."""
    return figure is not None and not figure.blank


def value_at(document: Searched, path: str) -> str:
    """Return what stands at ``path`` as text, ``""`` when blank; a list or a table as its whole content."""
    value = find(document, path)
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else str(value)
