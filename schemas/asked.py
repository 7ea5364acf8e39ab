"""Where a form asks for a value, and in which words: one index per form (``Form.asked``).

Two questions may be put to it. ``at``: where does the user go for this path, be it a value, a row or a whole list?
``exactly``: which question fills just this value?
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.paths import Searched, find, natural_key, row_index
from schemas.step_names import STEP_TITLES, StepName
from schemas.steps import Question, Steps


class At(NamedTuple):
    """A question and the step in which it stands."""

    step: StepName
    question: Question


class Asked:
    """The questions of a form by what they ask.

    Attributes:
        all: every question with its step, in screen order.
        questions: the same without the steps.
    """

    def __init__(self, steps: Steps) -> None:
        self.all = tuple(At(step, question) for step in STEP_TITLES for question in steps.of(step))
        self.questions = tuple(at.question for at in self.all)
        self._by_path: dict[str, list[At]] = {}
        self._by_address: dict[str, At] = {}
        for at in self.all:
            self._by_path.setdefault(at.question.path, []).append(at)
            self._by_address.setdefault(at.question.address, at)

    def of(self, path: str) -> tuple[Question, ...]:
        """Return the questions about just this value or list, in screen order."""
        return tuple(at.question for at in self._by_path.get(path, ()))

    def at(self, path: str, document: Searched) -> At | None:
        """Return where ``path``, or the list or table in which it lies, is asked; ``None`` if it is not.

        Of several questions about one list it is the one that shows the row, else the first. ``path`` may also be the
        address of a question.
        """
        if path in self._by_address:
            return self._by_address[path]
        parts = path.split(".")
        for length in range(len(parts), 0, -1):
            found = self._by_path.get(".".join(parts[:length]))
            if found:
                return next((at for at in found if self._shows(at.question, parts[length:], document)), found[0])
        return None

    def exactly(self, path: str, document: Searched) -> Question | None:
        """Return the question that fills ``path``: its own one, or that of a list with this column and row."""
        own = self._by_path.get(path)
        if own:
            return own[0].question
        parts = path.split(".")
        for length in range(1, len(parts) - 1):
            column = ".".join(parts[length + 1 :])
            for at in self._by_path.get(".".join(parts[:length]), ()):
                if column in at.question.columns and _covers(at.question, parts[length], document):
                    return at.question
        return None

    def asks_column(self, list_path: str, column: str) -> bool:
        """Return whether any question asks for this column of the list, be it of one row only."""
        if any(column in question.columns for question in self.of(list_path)):
            return True
        inside = (path[len(list_path) + 1 :] for path in self._by_path if path.startswith(list_path + "."))
        return any(rest.partition(".")[2] == column for rest in inside)

    def column(self, list_path: str, column: str) -> str:
        """Return the form's head of a column, empty if no question has it."""
        return next((q.columns[column] for q in self.of(list_path) if column in q.columns), "")

    def label(self, path: str, document: Searched) -> str:
        """Return the form's own word for the value at ``path``; empty if no question asks it.

        In a fixed row it is ``县级资金的全年执行数``; a row of the user's is not named.
        """
        question = self.exactly(path, document)
        if question is None:
            return ""
        if question.path == path or not question.columns:
            return question.label
        key, _, column = path[len(question.path) + 1 :].partition(".")
        row = question.rows.get(key, "")
        return f"{row}的{question.columns[column]}" if row else question.columns[column]

    def row_labels(self, list_path: str) -> dict[str, str]:
        """Return the form's own words for the fixed rows of a list, by their keys."""
        labels: dict[str, str] = {}
        for question in self.of(list_path):
            labels |= question.rows
        return labels

    def slots(self) -> tuple[str, ...]:
        """Return the names of the narrative slots that are asked, in screen order."""
        paths = (question.path.partition(".") for question in self.questions)
        return tuple(name for section, _, name in paths if section == "texts" and name)

    def _shows(self, question: Question, inside: list[str], document: Searched) -> bool:
        if not question.where or not inside:
            return True
        rows = find(document, question.path)
        index = row_index(rows, inside[0], natural_key(question.path)) if isinstance(rows, list) else None
        return index is not None and isinstance(rows, list) and question.takes(rows[index])


def _covers(question: Question, key: str, document: Searched) -> bool:
    """Whether the question is about the row ``key``; a row that is not there yet may become any."""
    if question.rows and key not in question.rows:
        return False
    if not question.where:
        return True
    row = find(document, f"{question.path}.{key}")
    return not isinstance(row, Mapping) or question.takes(row)
