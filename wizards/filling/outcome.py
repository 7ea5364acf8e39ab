"""What filling a blank gives: what was filled, what is left and why, where two places compete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wizards.filling.splice import RowCopy
from wizards.intake.word import Cell

EVERYWHERE = "*"
"""A choice of the clerk: all of the places that compete."""
NOWHERE_CHOSEN = ""
"""A choice of the clerk: none of them."""


class FilledPlace(NamedTuple):
    """An answer in its place: the label in the blank, where, the path of the session, the text.

    ``cell`` and ``copy``: the cell, and the copy of its row that is meant; by them ``where`` follows added rows.
    """

    label: str
    where: str
    path: str
    text: str
    cell: Cell | None = None
    copy: RowCopy | None = None


class Left(NamedTuple):
    """A place, or an answer, that was not filled, and why; ``cell``: where it is, in a table."""

    label: str
    where: str
    why: str
    cell: Cell | None = None


class Doubt(NamedTuple):
    """An answer for which the blank has several places: a key to remember the choice by, the label, the places."""

    key: str
    label: str
    text: str
    places: tuple[str, ...]


@dataclass(slots=True)
class Filling:
    """What was done with a blank.

    Attributes:
        filled: what was filled.
        left: what was not.
        doubts: where the clerk may choose; they are among ``left`` too.
        data: the filled document.
    """

    filled: list[FilledPlace] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    data: bytes = b""


Choices = Mapping[str, str]
"""What the clerk chose for this blank before: key of a doubt → place, ``*`` for all, blank for none."""
