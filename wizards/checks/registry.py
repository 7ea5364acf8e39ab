"""The list of rules: each one a function that looks at a case and yields what is wrong.

A rule says only *where* and *what*; its id, its severity and its source stand in the decorator, so that the table
in ``docs/rules.md`` and the findings can never tell two stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from schemas.finding import Fix, Passage, Severity, Span
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
        span: the words that were read, if the path leads to a long text.
        other: the words of another text, or the cell, that disagree.
        basis: where what is due stands, when that depends on the form or the policy.
        gap: whether something is only not filled in yet, when that differs from the rule's own.
        terms: the figures of the text that what is due was worked out from.
        again: the rule has said the same of an earlier sentence of this text; told only when all those are waived.
    """

    path: str
    message: str
    expected: str | None = None
    actual: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    span: Span | None = None
    other: Passage | None = None
    basis: str = ""
    gap: bool | None = None
    terms: tuple[Span, ...] = ()
    again: bool = False


Examine = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a form must have for a rule to be asked at all.

    Attributes:
        scoring: ways of scoring, one of which it must have; none: any way.
        asks: a path it must ask for, or ``list:column`` for a column of a list.
        kinds: kinds of problem items (问题、措施), in groups; of each group it must ask for one.
    """

    scoring: tuple[str, ...] = ()
    asks: str = ""
    kinds: tuple[tuple[str, ...], ...] = ()

    def met_by(self, case: Case) -> bool:
        """Whether the form of a case has it."""
        if self.scoring and case.form.scoring.mode not in self.scoring:
            return False
        if not all(case.asks_items(*group) for group in self.kinds):
            return False
        path, _, column = self.asks.partition(":")
        return case.asks_column(path, column) if column else not path or case.asks(path)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One rule. ``when`` says in Chinese when it speaks, ``basis`` where it comes from.

    A rule is asked only where a form has what it ``needs``.
    What a ``gap`` rule finds is not filled in yet; other rules find faults.
    A ``last`` rule is asked after all others, because it speaks only where none of them did (``Case.said``).
    A rule that looks ``across`` a list finds fault with one row for want of another.
    """

    id: str
    severity: Severity
    when: str
    basis: str
    examine: Examine
    last: bool = False
    gap: bool = False
    needs: Needs = Needs()
    across: str = ""


_RULES: dict[str, RuleInfo] = {}
_IN_TEXT: dict[str, list[tuple[str, Examine]]] = {}


def rule(
    rule_id: str,
    severity: Severity,
    when: str,
    *,
    basis: str,
    last: bool = False,
    gap: bool = False,
    scoring: tuple[str, ...] = (),
    asks: str = "",
    kinds: tuple[tuple[str, ...], ...] = (),
    across: str = "",
) -> Callable[[Examine], Examine]:
    """Register a generator function as the rule ``rule_id``.

    ``scoring``, ``asks`` and ``kinds`` say what it needs of a form.
    """
    needs = Needs(scoring, asks, kinds)

    def register(examine: Examine) -> Examine:
        if rule_id in _RULES:
            raise ValueError(f"rule {rule_id} is registered twice")
        asked = _where_met(needs, examine)
        _RULES[rule_id] = RuleInfo(rule_id, severity, when, basis, asked, last, gap, needs, across)
        return examine

    return register


def in_text(rule_id: str, when: str, *, asks: str = "") -> Callable[[Examine], Examine]:
    """Register a generator function as the part of the rule ``rule_id`` that reads running text.

    What it finds is a warning at most, however severe the rule is on a cell.
    """

    def register(examine: Examine) -> Examine:
        _IN_TEXT.setdefault(rule_id, []).append((when, _where_met(Needs(asks=asks), examine)))
        return examine

    return register


def _where_met(needs: Needs, examine: Examine) -> Examine:
    """Return what examines only the cases whose form has what is needed."""
    if needs == Needs():
        return examine

    def examine_if_met(case: Case) -> Iterator[Hit]:
        if needs.met_by(case):
            yield from examine(case)

    return examine_if_met


def rules() -> tuple[RuleInfo, ...]:
    """Return all rules in the order of their ids, each with what it looks for in running text."""
    return tuple(_whole(_RULES[rule_id]) for rule_id in sorted(_RULES))


def _whole(info: RuleInfo) -> RuleInfo:
    parts = _IN_TEXT.get(info.id)
    if not parts:
        return info
    return replace(info, when="；".join([info.when, *(when for when, _ in parts)]), examine=_chain(info, parts))


def _chain(info: RuleInfo, parts: list[tuple[str, Examine]]) -> Examine:
    def examine(case: Case) -> Iterator[Hit]:
        yield from info.examine(case)
        for _, part in parts:
            for hit in part(case):
                severe = (hit.severity or info.severity) == "error"
                yield replace(hit, severity="warning") if severe else hit

    return examine
