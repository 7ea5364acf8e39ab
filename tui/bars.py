"""Bars of block characters that can be read without colour; the figures stand beside them as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from rich.cells import cell_len, set_cell_size

from schemas.figure import plain_string
from tui import texts_home
from tui.plain import shorten
from wizards.scoring.points import ClassPoints

FULL: Final = "█"
REST: Final = "░"
CELLS: Final = 10
_LABEL: Final = 20
_SHORT: Final = 12


def bar(part: Decimal, whole: Decimal, cells: int = CELLS) -> str:
    """Return ``part`` of ``whole`` as a bar; what is not whole is not drawn so, nor something as nothing."""
    if whole <= 0:
        return REST * cells
    share = min(max(part / whole, Decimal(0)), Decimal(1))
    full = int((share * cells).quantize(Decimal(1), ROUND_HALF_UP))
    if 0 < share < 1:
        full = min(max(full, 1), cells - 1)
    return FULL * full + REST * (cells - full)


def points_words(points: ClassPoints) -> str:
    """Return the figures of a class as text."""
    words = f"{plain_string(points.got)}/{plain_string(points.possible)}"
    return f"{words}（{texts_home.OPEN.format(count=points.open)}）" if points.open else words


def points_lines(points: Sequence[ClassPoints]) -> list[str]:
    """Return a line for each class: name, bar, figures, one below the other."""
    width = min(max((cell_len(one.name) for one in points), default=0), _LABEL)
    return [_line(one, width) for one in points]


def points_in_one_line(points: Sequence[ClassPoints], cells: int) -> str:
    """Return all classes in one line; with less room the figures alone."""
    parts = [f"{shorten(one.name, _SHORT)} {bar(one.got, one.possible, 5)} {points_words(one)}" for one in points]
    if cell_len("  ".join(parts)) > cells:
        parts = [f"{shorten(one.name, _SHORT)} {points_words(one)}" for one in points]
    return shorten("  ".join(parts), cells)


def _line(one: ClassPoints, width: int) -> str:
    name = set_cell_size(shorten(one.name, width), width)
    return f"{name} {bar(one.got, one.possible)} {points_words(one)}"
