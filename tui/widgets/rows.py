"""What a question about a list of rows shows and asks: its rows, what is asked of each, what stands in each cell.

Nothing of Textual's lives here; table and row editor only draw what this says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from schemas.derived import stated_under
from schemas.form import INHERITED, Entry
from schemas.part import KindName, name_of_row
from schemas.paths import natural_key, row_index, row_key, row_keys
from schemas.performance import NO, TIERS, YES
from schemas.steps import Question
from tui import texts
from tui.desk import Desk
from tui.understood import actual_words, target_words, understood

if TYPE_CHECKING:
    from schemas.assessment import Assessment
    from schemas.scoresheet import IndicatorScore
    from wizards.facts import Facts, Sides

INDICATORS: Final = "performance.indicators"
_CLASSES: Final = ("level1", "level2")
_SCORED_CELLS: Final = ("target", "actual")


@dataclass(frozen=True, slots=True)
class Column:
    """One thing asked of a row: ``key`` below the row, the form's word, what is typed, closed answers if any."""

    key: str
    label: str
    kind: KindName
    choices: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and who says so: the user, the program's arithmetic, or the form."""

    text: str = ""
    source: Literal["typed", "computed", "printed"] = "typed"


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
        self._seen: tuple[object, list[str]] | None = None
        self._facts: tuple[object, Facts] | None = None
        self._known_faults: tuple[object, dict[str, set[str]]] | None = None
        self._unprinted: set[tuple[str, str]] | None = None
        self._around: tuple[object, Assessment] | None = None
        self._live: tuple[object, str, IndicatorScore] | None = None

    @property
    def fixed(self) -> bool:
        """Whether the form prints the rows, so that none can be added, moved or deleted."""
        return bool(self.question.rows) or (self.is_indicators and self.desk.form.scoring.mode == "rules")

    @property
    def may_change(self) -> bool:
        """Whether rows may be added, copied, moved and deleted."""
        return not (self.fixed or self.desk.read_only)

    def keys(self) -> list[str]:
        """Return the row keys in order: the form's fixed rows, or those of the list that fit the question."""
        if self.question.rows:
            return list(self.question.rows)
        rows = self._stored()
        if self._seen is None or self._seen[0] is not rows:
            keys = row_keys(rows, self.natural)
            self._seen = rows, [key for key, row in zip(keys, rows, strict=True) if self.question.takes(row)]
        return self._seen[1]

    def key_of(self, word: str) -> str:
        """Return the key of the row that ``word`` names: a path may enter a row by its natural key or by its id."""
        rows = self._stored()
        index = row_index(rows, word, self.natural)
        return word if index is None or word in self.question.rows else row_key(rows, index, self.natural)

    def row(self, key: str) -> Mapping[str, Any]:
        """Return a row as it is stored, empty when it is not there yet."""
        row = self.desk.session.get(f"{self.path}.{key}")
        return row if isinstance(row, Mapping) else {}

    def entry(self, key: str) -> Entry | None:
        """Return the catalogue entry of an indicator row."""
        catalogue = self.row(key).get("catalogue") if self.is_indicators else None
        return self.desk.form.entry(catalogue) if isinstance(catalogue, str) else None

    def title(self, key: str) -> str:
        """Return what the row is called."""
        if key in self.question.rows:
            return self.question.rows[key]
        entry = self.entry(key)
        return name_of_row(self.row(key).get) or (entry.name if entry else "")

    def text(self, key: str, column: str) -> str:
        """Return what was typed in a cell."""
        return self.desk.session.text(f"{self.path}.{key}.{column}")

    def cell(self, key: str, column: Column) -> Cell:
        """Return what a cell shows: what was typed, else what the form prints or what follows from other cells."""
        if typed := self.text(key, column.key):
            return Cell((column.labels or {}).get(typed, typed))
        entry = self.entry(key)
        if entry is not None and column.key in INHERITED and (printed := entry.said(column.key)):
            return Cell(printed, "printed")
        return Cell(self.computed(key, column.key), "computed")

    def computed(self, key: str, column: str) -> str:
        """Return what the program computes for a cell, whether or not something else is typed there."""
        sides = self._sides(key, column)
        return sides.computed.text if sides is not None and sides.computed is not None else ""

    def contradicts(self, key: str, column: str) -> bool:
        """Return whether something else is stated in a cell than the program computes."""
        sides = self._sides(key, column)
        if sides is None or sides.stated is None or sides.computed is None:
            return False
        if sides.stated.number is None or sides.computed.number is None:
            return sides.stated.text != sides.computed.text
        return sides.stated.number != sides.computed.number

    def asked(self, key: str) -> list[Column]:
        """Return everything asked of this row: the facts of its scoring rule, then the columns."""
        entry = self.entry(key)
        return [*(_fact(entry, name) for name in entry.facts), *self.columns] if entry else list(self.columns)

    def with_answers(self, column: Column) -> Column:
        """Return a column with the answers that there are at this moment: a measure answers the problems listed."""
        if column.key != "answers":
            return column
        return replace(column, choices=tuple(labels := self.answerable()), labels=labels)

    def applies(self, key: str, column: Column) -> bool:
        """Return whether a cell is asked in this row as it stands; until that is known, as far as it can be."""
        if column.key == "tier" and self.is_indicators:
            return self._takes_tier(key)
        if key not in self.question.rows or self.desk.last_evaluation is None:
            return True
        if self._unprinted is None:
            from wizards.compose.printed import unprinted_cells

            self._unprinted = unprinted_cells(self.desk.form, self.path, self.question.rows, self.question.columns)
        return (key, column.key) not in self._unprinted

    def _takes_tier(self, key: str) -> bool:
        """Return whether a tier would count: the target is words, or a date that is answered by words."""
        if self.desk.last_evaluation is None:
            return False
        entry, aim = self.entry(key), self.text(key, "target")
        aimed = aim.strip() or (entry is not None and entry.said("target"))
        is_words = self.text(key, "direction") == "qualitative"
        return bool(aimed or is_words) and self._score_alone(key, tier=self._tiers[0]).way == "tier"

    def knows(self, key: str) -> bool:
        """Return whether enough is computed to tell what applies to the row."""
        return self.desk.last_evaluation is not None and (not self.is_indicators or self.live_score(key) is not None)

    def score(self, key: str) -> IndicatorScore | None:
        """Return the newest score of an indicator row, perhaps of an older revision."""
        evaluation = self.desk.last_evaluation
        return evaluation.sheet.of(key) if evaluation and self.is_indicators else None

    def live_score(self, key: str) -> IndicatorScore | None:
        """Score one row as it stands this moment, without waiting for the rest of the document."""
        if not self.is_indicators or self.desk.last_evaluation is None:
            return None
        now = self.desk.evaluation_of_now
        if now is not None and (known := now.sheet.of(key)) is not None:
            return known
        document = self.desk.session.document
        if self._live is None or self._live[0] is not document or self._live[1] != key:
            self._live = document, key, self._score_alone(key)
        return self._live[2]

    def is_scored(self, column: Column) -> bool:
        """Return whether a cell is understood as it is scored, which is too much to find out with each key."""
        return self.is_indicators and column.key in _SCORED_CELLS

    def understood(self, key: str, column: Column) -> str:
        """Return how a cell is understood, empty when there is nothing to say: as it is scored, where it is scored."""
        text, unit = self.text(key, column.key), self.desk.session.text("funds.unit")
        score = self.live_score(key) if self.is_scored(column) and text.strip() else None
        if score is None:
            return understood(column.kind, text, unit)
        if column.key == "target":
            words = score.way != "tier" or "tier" in (asked.key for asked in self.columns)
            return (target_words(score, text) if words else "") or understood(column.kind, text, unit)
        return actual_words(score) or understood(column.kind, text, unit)

    def _score_alone(self, key: str, **instead: str) -> IndicatorScore:
        from wizards.scoring import score_indicator

        return score_indicator(self.desk.form, self.desk.policy, self._read_alone({**self.row(key), **instead}), 0)

    def _read_alone(self, row: dict[str, Any]) -> Assessment:
        """Return what stands around the rows, read once for all of them, with one row."""
        from schemas.assessment import read_assessment

        document = self.desk.session.document
        if self._around is None or self._around[0] is not document:
            performance = document.get("performance", {})
            bare = read_assessment({**document, "performance": {**performance, "indicators": []}})
            self._around = document, bare
        bare = self._around[1]
        alone = read_assessment({"performance": {"indicators": [row]}}).performance.indicators
        return bare.model_copy(update={"performance": bare.performance.model_copy(update={"indicators": alone})})

    def mark(self, key: str) -> str:
        """Return the sign of the gravest thing wrong with what was typed in a row; a gap is no fault."""
        found = self._faults().get(key, set())
        return "✗" if "error" in found else "!" if "warning" in found else ""

    def new_row(self, after: str | None) -> dict[str, str]:
        """Return what a new row of this question begins with: the class of the row it follows."""
        alike = [column.key for column in self.columns if self.is_indicators and column.key in _CLASSES]
        same = {name: self.text(after, name) for name in alike} if after is not None else {}
        return {**{name: text for name, text in same.items() if text}, **self.question.where}

    def blank(self, key: str) -> bool:
        """Return whether nothing stands in a row but what it was given when it was added."""
        given = {**self.question.where, **dict.fromkeys(_CLASSES if self.is_indicators else ())}
        return all(column.key in given or not self.text(key, column.key) for column in self.asked(key))

    def answerable(self) -> dict[str, str]:
        """Return the problems that a measure may answer: row key to the words it is known by."""
        rows = self._stored()
        return {
            key: f"{row['text']:.16}"
            for key, row in zip(row_keys(rows, self.natural), rows, strict=True)
            if isinstance(row, Mapping) and row.get("kind") in ("problem", "cause") and isinstance(row.get("text"), str)
        }

    def _faults(self) -> dict[str, set[str]]:
        said = self.desk.said
        if self._known_faults is not None and self._known_faults[0] is said:
            return self._known_faults[1]
        faults: dict[str, set[str]] = {}
        self._known_faults = said, faults
        for finding in said:
            if finding.path.startswith(self.path + ".") and not finding.gap:
                key = finding.path[len(self.path) + 1 :].split(".")[0]
                faults.setdefault(key, set()).add(finding.severity)
        return faults

    def _sides(self, key: str, column: str) -> Sides | None:
        """Return both sides of a cell as of the newest evaluation."""
        evaluation = self.desk.last_evaluation
        if evaluation is None:
            return None
        if self._facts is None or self._facts[0] is not evaluation:
            # Not on the way to the first frame: before it there is no evaluation.
            from wizards.facts import Facts

            self._facts = evaluation, Facts(self.desk.form, evaluation.assessment, evaluation.sheet)
        return self._facts[1].sides(f"{self.path}.{key}.{stated_under(self.path, column)}")

    def _stored(self) -> list[Any]:
        rows = self.desk.session.get(self.path)
        return rows if isinstance(rows, list) else []

    @property
    def _tiers(self) -> tuple[str, ...]:
        """The words of the policy in force for how far a target in words is reached."""
        return self.desk.policy.tiers if self.desk.policy else TIERS

    def _column(self, key: str, label: str) -> Column:
        kind = self.desk.form.values.kind_of(f"{self.path}.row.{key}") or "line"
        if self.is_indicators and key == "tier":
            return Column(key, label, kind, self._tiers)
        if self.is_indicators and key == "direction":
            return Column(key, label, kind, tuple(texts.DIRECTIONS), texts.DIRECTIONS)
        return Column(key, label, kind, self.desk.form.classes(self.path, key))


def _fact(entry: Entry, name: str) -> Column:
    choices = (YES, NO) if entry.rule is not None and name in entry.rule.yes_no else ()
    return Column(f"facts.{name}", entry.facts[name], "line" if choices else "figure", choices)
