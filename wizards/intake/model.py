"""What passes between the stages of bringing in: grids, and what was recognised in them; ``plans`` has the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

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


Line = dict[str, Reading]
"""A fund line by field."""


class Row(MutableMapping[str, Reading]):
    """A row of a table by thing (``level1``, ``name``, ``target`` …).

    A table has tens of thousands of cells: what is asked of all of them are the texts, and the reading of a cell is
    made when somebody asks for it.

    Args:
        texts: the texts by thing.
        notes: what was done to them, where something was.
        where: tells where a thing of a row was read that was not put in with its place.
        number: the number of the row, for ``where``.

    Attributes:
        texts: the texts by thing; one may be added whose place ``where`` tells.
        notes: what was done to them, where something was.
    """

    __slots__ = ("_elsewhere", "_number", "_where", "notes", "texts")

    def __init__(
        self, texts: dict[str, str], notes: dict[str, str], where: Callable[[int, str], str], number: int
    ) -> None:
        self.texts = texts
        self.notes = notes
        self._where = where
        self._number = number
        self._elsewhere: dict[str, str] | None = None

    @classmethod
    def of(cls, readings: Mapping[str, Reading]) -> Row:
        """Return a row of readings each of which has a place of its own."""
        texts = {thing: reading.text for thing, reading in readings.items()}
        notes = {thing: reading.note for thing, reading in readings.items() if reading.note}
        return cls(texts, notes, lambda _, thing: readings[thing].where, 0)

    def copy(self) -> Row:
        """Return the same once more, to be changed."""
        row = Row(dict(self.texts), dict(self.notes), self._where, self._number)
        row._elsewhere = dict(self._elsewhere or {})
        return row

    def change(self, thing: str, text: str, note: str) -> None:
        """Put another text where one was read, with what was done to it."""
        self.texts[thing] = text
        self.notes.pop(thing, None)
        if note:
            self.notes[thing] = note

    def leave(self, thing: str) -> None:
        """Take out what must not be taken."""
        del self.texts[thing]
        if self.notes:
            self.notes.pop(thing, None)

    def where(self, thing: str) -> str:
        """Return where a thing was read."""
        elsewhere = self._elsewhere
        return elsewhere[thing] if elsewhere and thing in elsewhere else self._where(self._number, thing)

    def __getitem__(self, thing: str) -> Reading:
        return Reading(self.texts[thing], self.where(thing), self.notes.get(thing, ""))

    def __setitem__(self, thing: str, reading: Reading) -> None:
        text, where, note = reading
        self.change(thing, text, note)
        self._elsewhere = {**(self._elsewhere or {}), thing: where}

    def __delitem__(self, thing: str) -> None:
        self.leave(thing)

    def __contains__(self, thing: object) -> bool:
        return thing in self.texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return repr(dict(self))


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
    lines: dict[str, Line] = field(default_factory=dict)
    values: dict[str, Reading] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    tables: int = 0

    @property
    def empty(self) -> bool:
        """Nothing was recognised."""
        return not (self.rows or self.lines or self.values)
