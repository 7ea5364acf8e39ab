"""A finding: one thing a reviewer would send back, with both values, the clause and a proposed fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning", "note"]

SEVERITY_WORDS: Final[dict[Severity, str]] = {"error": "错误", "warning": "提醒", "note": "说明"}
"""What each severity is called wherever a user reads it, gravest first."""


Span = tuple[int, int]
"""First character of some words in a text as typed, and one past their last."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text, or a whole cell.

    Attributes:
        path: path of the text or the cell, by row keys.
        span: where in the text the words stand, ``None`` for a cell.
        where: the same place as ``path`` with indices, for other programs.
    """

    path: str
    span: Span | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed fix: put ``text`` at ``path`` (empty text: blank it).

    ``label`` says in a few words what changes in a long text; empty where the text says it itself.
    """

    path: str
    text: str
    label: str = ""


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
        other: the other place, where words of a text disagree with another text or with a cell.
        gap: something is not filled in yet; anything else is a fault. The two are counted apart.
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
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are as a person reads it: what is still to be filled in, and faults by severity."""

    gap: int = 0
    error: int = 0
    warning: int = 0
    note: int = 0

    @property
    def serious(self) -> bool:
        """Whether anything has to be done: a gap, an error or a warning."""
        return bool(self.gap or self.error or self.warning)


def count_words(counts: Counts, *severities: Severity) -> str:
    """Return counts in words, ``还差 3 栏，错误 1 处，提醒 0 处``; gaps are named only when there are some."""
    words = [f"还差 {counts.gap} 栏"] if counts.gap else []
    named = severities or ("error", "warning")
    return "，".join([*words, *(f"{SEVERITY_WORDS[one]} {getattr(counts, one)} 处" for one in named)])


def count(findings: Iterable[Finding]) -> Counts:
    """Count findings; a gap counts as a gap whatever its severity."""
    found = Counter("gap" if finding.gap else finding.severity for finding in findings)
    return Counts(found["gap"], found["error"], found["warning"], found["note"])
