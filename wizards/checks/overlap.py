"""One mistake, one finding: of several rules that read the same figure of a text the most telling one speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.finding import Span
from wizards.checks.registry import Hit

_TELLING = ("F03", "F04", "F01", "C24", "F13", "B07", "C28", "F12", "F17", "T06", "T23")
"""What reads figures, the most telling first: the rule that names the rate, then what stands beside the figure, then
what the table says of it, then what it may be a slip of."""
_BY_TABLE = ("B07", "C28", "F12", "F17")

Place = tuple[str, int]
"""One character of a text."""


def one_for_each_mistake(found: Mapping[str, list[Hit]]) -> dict[str, list[Hit]]:
    """Return the hits by rule without those that a more telling one of the same words makes needless.

    Where the table says that a figure is wrong, what was worked out from that figure is no second mistake.
    """
    kept: dict[str, list[Hit]] = dict(found)
    told: set[Place] = set()
    for rule_id in _TELLING:
        kept[rule_id] = [hit for hit in found.get(rule_id, []) if told.isdisjoint(_read(hit))]
        told |= _words(kept[rule_id])
    wrong = set().union(*(_words(kept[rule_id]) for rule_id in _BY_TABLE))
    for rule_id in _TELLING:
        kept[rule_id] = [hit for hit in kept[rule_id] if not _builds_on(hit, wrong)]
    return {rule_id: kept[rule_id] for rule_id in found}


def _words(hits: list[Hit]) -> set[Place]:
    """The words that some findings speak of."""
    return {place for hit in hits for place in _places(hit.path, hit.span)}


def _read(hit: Hit) -> Iterator[Place]:
    """What a finding has read: its words, and those of the other text."""
    yield from _places(hit.path, hit.span)
    if hit.other is not None:
        yield from _places(hit.other.path, hit.other.span)


def _places(path: str, span: Span | None) -> Iterator[Place]:
    if span is not None:
        yield from ((path, at) for at in range(*span))


def _builds_on(hit: Hit, wrong: set[Place]) -> bool:
    """Whether what is due was worked out from a figure that is wrong itself."""
    return any(not wrong.isdisjoint(_places(hit.path, term)) for term in hit.terms)
