"""How the few lines are set that are not running text: the title, the cover, the signature (GB/T 9704-2012, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from schemas.blocks import Heading, Paragraph
from wizards.word.page import GRID, Page
from wizards.word.run_text import clean

HIGHEST, LOWEST = 1, 4
"""Levels of headings below the title."""

LINE = GRID
SPACER = 20
TITLE_LINE = 700
SEAL = 2 * LINE
"""Space above a signature: the seal reaches to within a line of the text."""

TITLE_CHARACTER = 440

_DATE = re.compile(r"[0-9０-９〇○一二三四五六七八九十_ ]+年.*[月日]\s*$")
_DATE_FROM_RIGHT = 4.0
_UNIT_FROM_RIGHT = 2.0
_CHARACTERS_OF_A_LINE = 28

# A closing bracket stays with its word, which goes along to the next line where there is no room for the bracket.
_WORD = re.compile(r"[（《“〔【]*(?:[!-~]+|[^!-~（《“〔【])[）》”〕】/)]*|[^!-~]")
_WORD_WITH_STOPS = re.compile(_WORD.pattern.replace("[）》", "[，。、；：！？）》"))
_CLOSING = "，。、；：！？"
# Less than a character, so that no other one slips in.
SLACK = 380
_MOST_ON_COVER = 2895
_SEAM = 0.25


_FIGURE = re.compile("[!-~≥≤±—％]+")
# Widths of Times New Roman, and of signs that are set in the Chinese face.
_WIDTHS = {**dict.fromkeys("0123456789", 0.5), **dict.fromkeys(".,:;", 0.27), **dict.fromkeys("-()/", 0.34)}
_WIDTHS |= {"%": 0.84, **dict.fromkeys("≥≤±—％", 1.0)}
_OTHER = 0.7
_LEAST = _WIDTHS | dict.fromkeys("≥≤±", 0.55)
_NARROW = 0.45
_CAPITAL = re.compile("[A-Z]")
_WIDER = 0.25
"""What a capital takes beyond a figure."""


def is_figure(text: str) -> bool:
    """Whether a text is one figure, which no line end may break."""
    return _FIGURE.fullmatch(text) is not None


def figure_width(text: str) -> float:
    """Width of a figure in characters of full width."""
    return sum(_WIDTHS.get(c, _OTHER) for c in text)


def ems(text: str, digit: float = 0.5) -> float:
    """Width of a line in characters of full width."""
    return len(text) - len(text.encode("ascii", "ignore")) * (1 - digit)


def insets(lines: Sequence[str]) -> list[int]:
    """Distance of signature lines from the right edge, in hundredths of a character.

    With a seal: the date four characters in, the unit centred over it; a unit wider than that pushes the date in.
    """
    widths = [ems(clean(line)) for line in lines]
    if _DATE.search(clean(lines[-1])) is None:
        places = [_UNIT_FROM_RIGHT] * len(lines)
    else:
        axis = max([_DATE_FROM_RIGHT + widths[-1] / 2, *(width / 2 for width in widths)])
        places = [axis - width / 2 for width in widths]
    # A line that fills the measure is not pushed into a second one.
    return [
        round(place * 100) if place + width <= _CHARACTERS_OF_A_LINE else 0
        for place, width in zip(places, widths, strict=True)
    ]


def spaced(text: str) -> float:
    """Width of a line where the program that prints it parts Chinese and figures by a quarter of a character."""
    seams = sum(one.isascii() != other.isascii() for one, other in pairwise(text))
    return ems(text) + _SEAM * seams + _WIDER * len(_CAPITAL.findall(text))


def close(text: str) -> float:
    """Width of a line where figures stand close to the words, in the narrowest type that may be used for them."""
    return sum(_LEAST.get(char, _NARROW if char.isascii() else 1.0) for char in text)


@lru_cache(maxsize=4_000)
def lines_of(text: str, room: float, *, hanging: bool = True) -> int:
    """How many lines a text is likely to take, a figure or a Latin word never broken."""
    return sum(len(broken(line, max(1.0, room), spaced, hanging=hanging)) for line in text.split("\n"))


def broken(text: str, measure: float, width: Callable[[str], float] = ems, *, hanging: bool = True) -> list[str]:
    """The lines into which a text falls; a Latin word or figure stays whole, a stop hangs behind its line.

    Where stops are not ``hanging``, as in tables, the word goes along to the next line with its stop.
    """
    lines = [""]
    for word in (_WORD if hanging else _WORD_WITH_STOPS).findall(text):
        if lines[-1] and width(lines[-1] + word) > measure and word not in _CLOSING:
            lines.append("")
        lines[-1] += word
    return lines


def cover(title: Heading, lines: Sequence[Paragraph], page: Page) -> tuple[int | None, int | None]:
    """Space above and below the title of a cover: the lines fill the page without crossing it."""
    rows = sum(max(1, -int(-ems(clean(line.text)) // _CHARACTERS_OF_A_LINE)) for line in lines)
    text = clean(title.number + title.text)
    title_rows = sum(max(1, -int(-ems(part) * TITLE_CHARACTER // page.text_width)) for part in text.split("\n"))
    free = page.text_height - rows * LINE - (title_rows + 1) * TITLE_LINE
    if free < 2 * LINE:
        return None, None
    space = min(free * 2 // 5, _MOST_ON_COVER)
    return space, space
