"""Bars of block characters that can be read without colour; the figures stand beside them as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

from schemas.figure import plain_string
from tui import texts_home
from tui.plain import shorten

if TYPE_CHECKING:
    from tui.desk import Desk
    from wizards.scoring.points_by_class import ClassPoints

FULL: Final = "█"
REST: Final = "░"
CELLS: Final = 10
_LABEL: Final = 20
_WHOLE: Final = 80
_GAPS: Final = 2
_SHORT: Final = 12
_NARROW: Final = 4
_SUFFIX: Final = "指标"
_PREFIX: Final = "预算"
"""What every name has, and so tells nothing where there is little room."""


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


def points_lines(points: Sequence[ClassPoints], cells: int = _WHOLE) -> list[str]:
    """Return a line of at most ``cells`` cells for each class: name, bar, figures, last year's, one below the other."""
    name = min(max((cell_len(one.name) for one in points), default=0), _LABEL)
    figures = max((cell_len(points_words(one)) for one in points), default=0)
    last = max((cell_len(last_words(one.last)) for one in points), default=0)
    beside = last + _GAPS + CELLS if last else 0
    drawn = min(max(cells - name - figures - _GAPS - (last + 1 if last else 0), _NARROW), CELLS)
    both = drawn == CELLS and name + figures + _GAPS + drawn + beside <= cells
    return [_line(one, name, drawn, figures, last_bar=both) for one in points]


def last_words(last: Decimal | None) -> str:
    """Return last year's figure as text, empty where it is not known."""
    return "" if last is None else texts_home.LAST.format(figure=plain_string(last))


def points_in_one_line(points: Sequence[ClassPoints], cells: int) -> str:
    """Return all classes in one line; with less room the figures alone, those of last year left out last."""
    names = [shorten(one.name.removesuffix(_SUFFIX).removeprefix(_PREFIX), _SHORT) for one in points]
    bars = [f"{bar(one.got, one.possible, _NARROW)} " for one in points]
    figures, last = [points_words(one) for one in points], [last_words(one.last) for one in points]
    nothing = [""] * len(names)
    line = ""
    for drawn, before in ((bars, last), (nothing, last), (nothing, nothing)):
        parts = zip(names, drawn, figures, before, strict=True)
        line = "  ".join(f"{name} {picture}{now} {then}".rstrip() for name, picture, now, then in parts)
        if cell_len(line) <= cells:
            return line
    return shorten(line, cells)


def points_of(desk: Desk, cells: int = _WHOLE) -> list[str]:
    """Return the lines for the session that is open, by the newest evaluation there is; never computes one."""
    from wizards.facts import Facts
    from wizards.scoring.points_by_class import points_by_class

    evaluation = desk.last_evaluation
    if evaluation is None:
        return []
    facts = Facts(desk.form, evaluation.assessment, evaluation.sheet)
    return points_lines(points_by_class(facts, evaluation.sheet), cells)


def _line(one: ClassPoints, width: int, cells: int, figures: int, *, last_bar: bool) -> str:
    name = set_cell_size(shorten(one.name, width), width)
    now = f"{name} {bar(one.got, one.possible, cells)} {points_words(one)}"
    if one.last is None:
        return now
    drawn = f"{bar(one.last, one.possible, CELLS)} " if last_bar else ""
    words = set_cell_size(points_words(one), figures)
    return f"{name} {bar(one.got, one.possible, cells)} {words} {drawn}{last_words(one.last)}"
