"""What passes between the stages of bringing in: grids, and what was recognised in them; ``plans`` has the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Literal, NamedTuple

Kind = Literal["xlsx", "xls", "docx", "csv", "tsv", "toml"]
Place = tuple[int, int]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 0."""


class Unreadable(Exception):
    """A source cannot be used; the message is one plain Chinese sentence: what is wrong, what to do."""


class SeveralSheets(Unreadable):
    """Several visible sheets hold tables; ``names`` are theirs, for the user to choose."""

    def __init__(self, sentence: str, names: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.names = names


class Look(NamedTuple):
    """How a number is shown (number format of a cell).

    kind: general, fixed (so many decimals), percent, date, or odd (shown in a way that is not understood).
    """

    kind: Literal["general", "fixed", "percent", "date", "odd"] = "general"
    decimals: int = 0
    before: str = ""
    after: str = ""


GENERAL = Look()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or one pasted table.

    Attributes:
        name: of the sheet; empty for texts.
        values: rows of cells as read: text, numbers, dates; blank is ``""``.
        merges: merged cells.
        looks: number formats where they say more than the number itself.
        looks_known: the number formats could be read; else a number may have been shown in another way.
        holes: cells in which something stands that has no value (a formula, an error), and what.
        turned: its rows are the sheet's columns.
        addresses: what a cell is called where it is not its letter and number (表1第3行第2格).
    """

    name: str
    values: Sequence[Sequence[Any]]
    merges: Sequence[Merge] = ()
    looks: Mapping[Place, Look] = field(default_factory=dict)
    looks_known: bool = True
    holes: Mapping[Place, str] = field(default_factory=dict)
    turned: bool = False
    addresses: Mapping[Place, str] = field(default_factory=dict)


class Aside(NamedTuple):
    """What was seen and not taken: where, its text, why. ``plain``: nothing that anybody would miss (a sum row)."""

    where: str
    text: str
    why: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: its kind and its visible grids; of another session its document instead."""

    kind: Kind
    grids: tuple[Grid, ...] = ()
    aside: tuple[Aside, ...] = ()
    document: Mapping[str, Any] | None = None


class Reading(NamedTuple):
    """A value as it will be stored, where it was read, and what was done to it."""

    text: str
    where: str
    note: str = ""


reading_of: Final[Callable[[tuple[str, str, str]], Reading]] = partial(tuple.__new__, Reading)
"""Makes a reading of its three parts, in a third of the time of ``Reading(…)``: a table has tens of thousands."""

Row = dict[str, Reading]
"""A row of a table by thing (``level1``, ``name``, ``target`` …)."""


@dataclass(slots=True)
class Recognised:
    """What a source says, in the words of the session.

    Attributes:
        rows: indicators, by field.
        lines: fund lines by source, then by field.
        values: single values by path.
        aside: what was not understood.
        tables: how many tables were recognised.
    """

    rows: list[Row] = field(default_factory=list)
    lines: dict[str, Row] = field(default_factory=dict)
    values: dict[str, Reading] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    tables: int = 0

    @property
    def empty(self) -> bool:
        """Nothing was recognised."""
        return not (self.rows or self.lines or self.values)
