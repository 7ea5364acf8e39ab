"""What a question about a list of rows shows and asks: its columns, its rows, what stands in each cell.

Nothing of Textual's lives here; table and row editor only draw what this says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from schemas.figure import read_figure
from schemas.form import Entry, Question
from schemas.part import KindName
from schemas.paths import kind_of, natural_key, row_index, row_key
from schemas.performance import NO, TIERS, YES
from schemas.rules import BinaryRule, DeductRule
from schemas.scoresheet import IndicatorScore
from tui import texts
from tui.desk import Desk

INDICATORS: Final = "performance.indicators"
_FIRST: Final = ("name", "target", "actual")


@dataclass(frozen=True, slots=True)
class Column:
    """One thing asked of a row: ``key`` below the row, the form's word, what is typed, closed answers if any."""

    key: str
    label: str
    kind: KindName
    choices: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None


class Rows:
    """The rows that one question shows.

    Args:
        desk: the open session.
        question: a question whose path is a list of rows.
    """

    def __init__(self, desk: Desk, question: Question) -> None:
        self.desk = desk
        self.question = question
        self.path = question.path
        self.natural = natural_key(self.path)
        self.is_indicators = self.path == INDICATORS
        self.columns = tuple(self._column(key, label) for key, label in question.columns.items())

    @property
    def may_change(self) -> bool:
        """Whether rows may be added, copied, moved and deleted: not where the form prints them."""
        printed = self.is_indicators and self.desk.form.scoring.mode == "rules"
        return not (self.question.rows or printed or self.desk.read_only)

    def keys(self) -> list[str]:
        """Return the row keys in order: the form's fixed rows, or those of the list that fit the question."""
        if self.question.rows:
            return list(self.question.rows)
        rows = self._stored()
        return [row_key(rows, index, self.natural) for index, row in enumerate(rows) if self._fits(row)]

    def row(self, key: str) -> Mapping[str, Any]:
        """Return a row as it is stored, empty when it is not there yet."""
        rows = self._stored()
        index = row_index(rows, key, self.natural)
        row = rows[index] if index is not None else {}
        return row if isinstance(row, Mapping) else {}

    def entry(self, key: str) -> Entry | None:
        """Return the catalogue entry of an indicator row."""
        catalogue = self.row(key).get("catalogue") if self.is_indicators else None
        return self.desk.form.entry(catalogue) if isinstance(catalogue, str) else None

    def title(self, key: str) -> str:
        """Return what the row is called."""
        if key in self.question.rows:
            return self.question.rows[key]
        row = self.row(key)
        names = [row.get(name) for name in ("name", "title", "item", "text")]
        return next((" ".join(name.split()) for name in names if isinstance(name, str)), "")

    def text(self, key: str, column: str) -> str:
        """Return what was typed in a cell."""
        return self.desk.session.text(f"{self.path}.{key}.{column}")

    def asked(self, key: str) -> list[Column]:
        """Return everything asked of this row: the columns, then the facts of its scoring rule."""
        entry = self.entry(key)
        return [*self.columns, *(_fact(entry, name) for name in entry.facts)] if entry else list(self.columns)

    def shown(self) -> list[Column]:
        """Return the columns of the table: what identifies a row first."""
        columns = {column.key: column for column in self.columns}
        if self.is_indicators:
            columns = {"name": Column("name", texts.ROW_NAME, "line"), **columns}
        first = [columns[key] for key in _FIRST if key in columns] if self.is_indicators else []
        return [*first, *(column for column in columns.values() if column not in first)]

    def score(self, key: str) -> IndicatorScore | None:
        """Return the newest score of an indicator row, perhaps of an older revision."""
        evaluation = self.desk.last_evaluation
        return evaluation.sheet.of(key) if evaluation and self.is_indicators else None

    def new_row(self) -> dict[str, str]:
        """Return what a new row of this question begins with."""
        return dict(self.question.where)

    def _stored(self) -> list[Any]:
        rows = self.desk.session.get(self.path)
        return rows if isinstance(rows, list) else []

    def _fits(self, row: object) -> bool:
        return isinstance(row, Mapping) and all(row.get(key) == value for key, value in self.question.where.items())

    def _column(self, key: str, label: str) -> Column:
        kind = kind_of(f"{self.path}.row.{key}") or "line"
        if self.is_indicators and key == "tier":
            return Column(key, label, kind, TIERS)
        if self.is_indicators and key == "direction":
            return Column(key, label, kind, tuple(texts.DIRECTIONS), texts.DIRECTIONS)
        return Column(key, label, kind)

    def answerable(self) -> dict[str, str]:
        """Return the problems that a measure may answer: row key to the words it is known by."""
        rows = self._stored()
        return {
            row_key(rows, index, self.natural): f"{row['text']:.16}"
            for index, row in enumerate(rows)
            if isinstance(row, Mapping) and row.get("kind") in ("problem", "cause") and isinstance(row.get("text"), str)
        }


def _fact(entry: Entry, name: str) -> Column:
    choices = (YES, NO) if name in _yes_no(entry) else ()
    return Column(f"facts.{name}", entry.facts[name], "line" if choices else "figure", choices)


def _yes_no(entry: Entry) -> frozenset[str]:
    rule = entry.rule
    names = set(rule.zero_if) if rule else set()
    if isinstance(rule, BinaryRule):
        names.add(rule.value)
    if isinstance(rule, DeductRule):
        names |= {clause.fact for clause in rule.minus if clause.once}
    return frozenset(names)


def summary(score: IndicatorScore | None, target: str) -> str:
    """Return in one line how an indicator stands: target as understood, rate, met or not, points."""
    if score is None:
        return ""
    parts = []
    if score.understood and score.understood != target:
        parts.append(f"指标值理解为 {score.understood}")
    if score.completion_rate is not None:
        parts.append(f"完成率 {score.completion_rate}%")
    if not read_figure(target).blank:
        parts.append(texts.MET[score.met])
    if score.weight is not None:
        points = "—" if score.score is None else format(score.score, "f")
        parts.append(f"得分 {points} / {score.weight:f}")
    return "  ".join(parts)
