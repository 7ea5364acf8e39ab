"""What is said about a pack that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LintMessage:
    """One thing wrong or doubtful in a pack.

    Attributes:
        file: name of the file, without its folder.
        line: line of the file, 1 = first; 0 if it belongs to no line.
        severity: an error makes the pack unusable, a warning does not.
        message: one Chinese sentence: what is wrong.
        hint: what to do, may be empty.
        undrawable: what it is about cannot be put on screen or paper, so the pack cannot be used until it is mended.
    """

    file: str
    line: int
    severity: Literal["error", "warning"]
    message: str
    hint: str = ""
    undrawable: bool = False

    def __str__(self) -> str:
        place = f"{self.file} 第 {self.line} 行" if self.line else self.file
        return f"{place}：{self.message}{self.hint}"


class PackError(Exception):
    """A form or policy file that cannot be used; the text is one Chinese sentence for the user."""

    def __init__(self, message: str, *, problems: tuple[LintMessage, ...] = ()) -> None:
        """Keep the sentence and, when the file was read, everything wrong with its shape."""
        super().__init__(message)
        self.problems = problems

    @classmethod
    def of(cls, problems: tuple[LintMessage, ...]) -> PackError:
        """Return the error whose text is the first of ``problems`` and how many more there are."""
        more = f"（另有 {len(problems) - 1} 处）" if len(problems) > 1 else ""
        return cls(f"{problems[0]}{more}", problems=problems)
