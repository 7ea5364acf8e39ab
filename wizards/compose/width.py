"""How wide a text is on the screen, and breaking it at a width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

_NOT_FIRST: Final = "，。；：、！？）》〉】〕”’％…"
_NOT_LAST: Final = "（《〈【〔“‘"
_UNIT: Final = re.compile(r"[0-9A-Za-z.,%+_-]+|.", re.DOTALL)
"""What is not torn apart at the end of a line: a figure, a Latin word; else one character."""


@lru_cache(maxsize=8192)
def char_width(char: str) -> int:
    """Return the columns that a character takes: 2 for wide ones, 0 for combining ones, else 1."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width_of(text: str) -> int:
    """Return the columns that a text takes."""
    return sum(map(char_width, text))


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns, at least one line; its own line breaks stay."""
    width = max(width, 2)
    return [line for paragraph in text.replace("\t", " ").split("\n") for line in _wrap_line(paragraph, width)]


def _wrap_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for unit in _units(text, width):
        size = width_of(unit)
        if used + size > width:
            carried = _carried(line, unit, width - size)
            lines.append("".join(line[: len(line) - len(carried)]))
            line, used = carried, sum(map(width_of, carried))
        line.append(unit)
        used += size
    return [*lines, "".join(line)]


def _units(text: str, width: int) -> Iterator[str]:
    for unit in _UNIT.findall(text):
        yield from (unit,) if width_of(unit) <= width - 2 else unit


def _carried(line: list[str], following: str, room: int) -> list[str]:
    """Return what goes along to the next line, so that no mark stands alone at the wrong edge."""
    torn = len(line) > 1 and (following in _NOT_FIRST or line[-1] in _NOT_LAST)
    return line[-1:] if torn and width_of(line[-1]) <= room else []


def centred(lines: Sequence[str], width: int) -> list[str]:
    """Return the lines centred in ``width`` columns."""
    return [" " * ((width - width_of(line)) // 2) + line for line in lines]


def right(lines: Sequence[str], width: int) -> list[str]:
    """Return the lines at the right edge of ``width`` columns."""
    return [" " * (width - width_of(line)) + line for line in lines]
