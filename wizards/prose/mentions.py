"""Mentions: every figure of a text with its exact value, the step it is printed in, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from wizards.prose.plain_text import Plain

RATES = ("%", "‰")
_UP_TO_STOP = re.compile(r"[^,。;:、()\n!?\d¹²³]{0,12}")
_LEADING = re.compile(r"^(?:应|须|需|要|为|是|在|达到|达|到|介于|保持|稳定|维持|控制|确保|力争)+")


class Mention(NamedTuple):
    """One figure of a text; places are those of the plain text.

    Attributes:
        start: where its first word begins (不低于, 约, 达到).
        end: where its last word ends.
        value: in the base unit (48万人 is 480000).
        step: what one of its last printed digit is worth.
        unit: base unit, ``""`` without one.
        per: what it is counted for (21.96元/人, 每公里3万元), ``""`` if for nothing.
        months: it is a monthly amount.
        bound: ``ge gt le lt``, or ``None``.
        about: 约, 左右, 余.
        is_range: it is one end of 3-5 or 90%~110%.
        clause: the words before it, back to the last stop, figure or 24 characters.
        sentence: number of its sentence in the text.
        year: the nearest year to the left: a number, 0 for 上年, ``None`` if none is named in the sentence.
        told_year: the year the paragraph was last said to speak of (2021年维修, not 2021年9月申报).
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    per: str
    months: bool
    bound: str | None
    about: bool
    is_range: bool
    clause: str
    sentence: int
    year: int | None
    told_year: int | None

    @property
    def is_rate(self) -> bool:
        """Whether it is in % or ‰."""
        return self.unit in RATES

    @property
    def exact(self) -> bool:
        """Whether it says one value, and not a bound, a range or 约."""
        return self.bound is None and not self.about and not self.is_range

    @property
    def percent(self) -> Decimal:
        """Its value in %."""
        return self.value / 10 if self.unit == "‰" else self.value


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, read once.

    Attributes:
        typed: as typed.
        plain: in one spelling.
        struck: the same with everything out of sight that has digits and is no figure.
        sentences: where each sentence of the plain text stands.
        mentions: its figures in order, those that cannot be read as ``None``.
        in_sentence: the figures of each sentence.
        assessed: the year the report is of, if it is known.
        by_value: the figures by unit and value, filled when it is asked.
        leads: of each sentence where words that name a part of a year end, as ``guards`` has looked them up.
        months: of each figure, by its place, whether it is of some months only, as ``guards`` has looked it up.
    """

    typed: str
    plain: Plain
    struck: str
    sentences: list[tuple[int, int]]
    mentions: list[Mention]
    in_sentence: list[list[Mention]] = field(repr=False)
    assessed: int | None = None
    by_value: dict[tuple[str, Decimal], list[Mention]] = field(default_factory=dict, repr=False)
    leads: dict[int, int | None] = field(default_factory=dict, repr=False)
    months: dict[int, bool] = field(default_factory=dict, repr=False)

    def between(self, first: Mention, second: Mention) -> str:
        """Return the words between two figures."""
        return self.struck[first.end : second.start]

    def behind(self, mention: Mention) -> str:
        """Return the words behind a figure up to the next stop or figure."""
        found = _UP_TO_STOP.match(self.struck, mention.end)
        return found[0] if found else ""

    def paragraph(self, mention: Mention) -> tuple[int, int]:
        """Return where the paragraph of a figure begins and ends in the plain text."""
        text = self.plain.text
        end = text.find("\n", mention.end)
        return text.rfind("\n", 0, mention.start) + 1, len(text) if end < 0 else end

    def same(self, unit: str, value: Decimal) -> list[Mention]:
        """Return the figures of the text that say this value."""
        if not self.by_value:
            for mention in self.mentions:
                self.by_value.setdefault((mention.unit, mention.value), []).append(mention)
        return self.by_value.get((unit, value), [])

    def words(self, mention: Mention) -> str:
        """Return a figure as typed, with the words that belong to it (约, 以上) and without those that lead to it."""
        start, end = self.plain.span(mention.start, mention.end)
        return _LEADING.sub("", self.typed[start:end]).strip()
