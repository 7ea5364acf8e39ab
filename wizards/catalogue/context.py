"""What the groups of the lint share: the pack, its source, and the list of what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.form import Form
from schemas.steps import STEP_TITLES, Question, StepName
from wizards.catalogue.errors import LintMessage
from wizards.catalogue.source import Location, Source


@dataclass(slots=True)
class Linting:
    """One pack under the lint."""

    form: Form
    source: Source
    found: list[LintMessage] = field(default_factory=list)

    def error(self, where: Location, message: str, hint: str = "") -> None:
        """Note something that makes the pack unusable."""
        self.found.append(LintMessage(self.source.file, self.source.line_of(where), "error", message, hint))

    def warn(self, where: Location, message: str, hint: str = "") -> None:
        """Note something doubtful."""
        self.found.append(LintMessage(self.source.file, self.source.line_of(where), "warning", message, hint))

    def questions(self) -> Iterator[tuple[StepName, Location, Question]]:
        """Yield every question with its step and its place in the file."""
        for step in STEP_TITLES:
            for index, question in enumerate(self.form.steps.of(step)):
                yield step, ("steps", step, index), question
