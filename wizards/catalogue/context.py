"""What the groups of the lint share: the pack, its source, and the list of what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from schemas.form import Form
from schemas.step_names import STEP_TITLES, StepName
from schemas.steps import Question
from wizards.catalogue.errors import LintMessage
from wizards.catalogue.source import Location, Source


@dataclass(slots=True)
class Linting:
    """One pack under the lint."""

    form: Form
    source: Source
    path: Path | None = None
    found: list[LintMessage] = field(default_factory=list)

    def error(self, where: Location, message: str, hint: str = "", *, undrawable: bool = False) -> None:
        """Note something wrong; ``undrawable``: the pack cannot be put on screen or paper with it."""
        line = self.source.line_of(where)
        self.found.append(LintMessage(self.source.file, line, "error", message, hint, undrawable))

    def warn(self, where: Location, message: str, hint: str = "") -> None:
        """Note something doubtful."""
        self.found.append(LintMessage(self.source.file, self.source.line_of(where), "warning", message, hint))

    def questions(self) -> Iterator[tuple[StepName, Location, Question]]:
        """Yield every question with its step and its place in the file."""
        for step in STEP_TITLES:
            for index, question in enumerate(self.form.steps.of(step)):
                yield step, ("steps", step, index), question
