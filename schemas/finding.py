"""A finding: one thing a reviewer would send back, with both values, the clause and a proposed fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning", "note"]

SEVERITY_WORDS: Final[dict[Severity, str]] = {"error": "错误", "warning": "提醒", "note": "说明"}
"""What each severity is called wherever a user reads it, gravest first."""


Span = tuple[int, int]
"""First character of some words in a text as typed, and one past their last."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text: the path of the text, and where in it they stand."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed fix: put ``text`` at ``path`` (empty text: blank it)."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        rule: id of the rule (``C10``), see ``docs/rules.md``.
        severity: error must be fixed, warning may be waived with a reason, note is a hint.
        path: path of the field to go to, by row keys.
        where: the same place with indices, for other programs.
        message: one plain Chinese sentence.
        expected: what should stand there, as text, if known.
        actual: what stands there.
        basis: clause or source of the rule.
        waived: the reason given by the user, or ``None``.
        fix: a proposed fix, if there is a safe one.
        span: the words of a long text that were read, as places in the text at ``path``; ``None`` for a cell.
        other: where in another text the words stand that disagree, if both are texts.
    """

    rule: str
    severity: Severity
    path: str
    where: str
    message: str
    expected: str | None = None
    actual: str | None = None
    basis: str = ""
    waived: str | None = None
    fix: Fix | None = None
    span: Span | None = None
    other: Passage | None = None
