"""The report of a form pack: what stands on paper, one thing after the other, and where its patterns are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import Field

from schemas.steps import PackPart, Where

LEFT: Final = "<"
ABOVE: Final = "^"
WHOLE: Final = "^^"
"""A cell that is part of the one to its left, or above it; ``^`` before a pattern joins equal cells, ``^^`` makes one
cell beside all rows of its band."""


class Band(PackPart):
    """A band of table rows: drawn once, or once per row of a list."""

    rows: tuple[tuple[str, ...], ...]
    head: bool = False
    each: str = ""
    where: Where = Field(default_factory=dict)


class ReportEntry(PackPart):
    """The next thing on paper: a heading, a text or a table."""

    level: int | None = Field(default=None, ge=0, le=4)
    number: str = ""
    heading: str = ""
    style: Literal["", "run-in", "row"] = ""
    text: str = ""
    look: Literal["body", "label", "left", "centre", "right"] = "body"
    each: str = ""
    where: Where = Field(default_factory=dict)
    join: str | None = None
    begin: str = ""
    end: str = ""
    none: str = ""
    edit: str = ""
    widths: tuple[int, ...] = ()
    landscape: bool = False
    new_page: bool = False
    table: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A pattern of the report: its text, and the keys and indices that lead to it in the file."""

    location: tuple[str | int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the report that prints: the words of an entry, or a band of its table.

    Attributes:
        location: keys and indices that lead to it in the file.
        entry: the entry that it is, or that it is a part of.
        each: the list that it goes through, empty if it prints once.
        where: which rows of that list.
        written: its patterns, in the order of paper.
        edit: the slot in which the user may put other words, empty if there is none.
    """

    location: tuple[str | int, ...]
    entry: ReportEntry
    each: str
    where: Where
    written: tuple[Written, ...]
    edit: str = ""


def places_of(report: Sequence[ReportEntry]) -> Iterator[Place]:
    """Yield every place of a report that prints, in the order of paper."""
    for number, entry in enumerate(report):
        location = ("report", number)
        texts = (("number", entry.number), ("heading", entry.heading), ("text", entry.text))
        written = tuple(Written((*location, key), text) for key, text in texts if text)
        yield Place(location, entry, entry.each, entry.where, written, entry.edit)
        for key, text in (("begin", entry.begin), ("none", entry.none)):
            if text:
                yield Place(location, entry, "", {}, (Written((*location, key), text),), entry.edit)
        for part, band in enumerate(entry.table):
            below = (*location, "table", part)
            cells = (cell_pattern(cell) for row in band.rows for cell in row)
            drawn = tuple(Written(below, text) for text in cells if text)
            yield Place(below, entry, band.each, band.where, drawn)


def cell_pattern(cell: str) -> str:
    """Return the pattern in a drawn cell, without the mark of its merge."""
    if cell in (LEFT, ABOVE):
        return ""
    return cell.removeprefix(WHOLE) if cell.startswith(WHOLE) else cell.removeprefix(ABOVE)
