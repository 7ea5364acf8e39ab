"""The list of rules: each one a function that looks at a case and yields what is wrong.

A rule says only *where* and *what*; its id, its severity and its source stand in the decorator, so that the table
in ``docs/rules.md`` and the findings can never tell two stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.finding import Fix, Severity
from wizards.checks.case import Case


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the place, one plain sentence, both values.

    Attributes:
        path: path of the field, by row keys.
        message: one plain Chinese sentence.
        expected: what should stand there.
        actual: what stands there.
        fix: a safe repair, if there is one.
        severity: when it differs from the rule's own.
    """

    path: str
    message: str
    expected: str | None = None
    actual: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None


Examine = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One rule. ``when`` says in Chinese when it speaks, ``basis`` where it comes from."""

    id: str
    severity: Severity
    when: str
    basis: str
    examine: Examine


_RULES: dict[str, RuleInfo] = {}


def rule(rule_id: str, severity: Severity, when: str, *, basis: str) -> Callable[[Examine], Examine]:
    """Register a generator function as the rule ``rule_id``."""

    def register(examine: Examine) -> Examine:
        if rule_id in _RULES:
            raise ValueError(f"rule {rule_id} is registered twice")
        _RULES[rule_id] = RuleInfo(rule_id, severity, when, basis, examine)
        return examine

    return register


def rules() -> tuple[RuleInfo, ...]:
    """Return all rules in the order of their ids."""
    return tuple(_RULES[rule_id] for rule_id in sorted(_RULES))
