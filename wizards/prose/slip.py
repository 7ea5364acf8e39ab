"""What the grammar of a text found: a figure that none of its relations gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from schemas.figure.exact import plain_string
from schemas.figure.units import SCALE, SCALES
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import printed
from wizards.prose.plain_text import Span

Kind = Literal["ratio", "difference", "direction", "product", "sum", "list", "date", "period", "bracket"]

_SIZE = re.compile(rf"[\d零一二两三四五六七八九十]({SCALE})")
"""The size right behind the digits; the 百 of 百分点 and the 千 of 千米 are none."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One figure that is near what it should be, and is not.

    Attributes:
        kind: the relation that does not hold.
        start: where the figure begins in the plain text.
        end: where it ends.
        said: the words as typed.
        due: what the relation gives, with its unit.
        why: the relation in words.
        terms: where the other figures of the relation stand.
    """

    kind: Kind
    start: int
    end: int
    said: str
    due: str
    why: str
    terms: tuple[Span, ...] = ()


def slip_of(
    passage: Passage, kind: Kind, mention: Mention, due: Decimal, why: str, terms: Iterable[Mention] = ()
) -> Slip:
    """Return the slip of a figure that should be ``due``, as the figures ``terms`` give it."""
    places = tuple((one.start, one.end) for one in terms)
    return Slip(kind, mention.start, mention.end, passage.words(mention), shown_as(mention, passage, due), why, places)


def shown_as(mention: Mention, passage: Passage, value: Decimal) -> str:
    """Return a value in the unit, the size and the steps of a figure of the text."""
    typed = passage.plain.text[mention.start : mention.end]
    size = _size_word(typed)
    rounded = printed(value, min(mention.step, Decimal("0.01").scaleb(SCALES.get(size, 0))))
    unit = mention.unit + (f"/{mention.per}" if "/" in typed else "")
    return f"{plain_string(rounded.scaleb(-SCALES.get(size, 0)))}{size}{unit}"


def size_of(mention: Mention, passage: Passage) -> int:
    """Return how many places the word of size behind the digits moves the point: 4 for 80万元."""
    return SCALES.get(_size_word(passage.plain.text[mention.start : mention.end]), 0)


def _size_word(typed: str) -> str:
    found = _SIZE.search(typed)
    return found[1] if found else ""
