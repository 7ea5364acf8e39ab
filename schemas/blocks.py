"""What stands on paper, in order: the blocks that Word and the on-screen preview both render.

``compose`` makes them from a form and an assessment; ``wizards.word`` and the preview only draw them.
All texts are final: patterns are filled, stops are settled, numbers are formatted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Look = Literal["body", "label", "left", "centre", "right"]
"""How a paragraph is set: ``body`` is indented two characters, ``label`` is the 附件 label on top."""


class Source(NamedTuple):
    """A value that is printed: its path, and its words as they stand on paper; no words: all of it."""

    path: str
    words: str = ""


Sources = tuple[Source, ...]
"""What of the session stands in a place of the paper, in its order; two places that read alike may differ in it."""


@dataclass(frozen=True, slots=True)
class Heading:
    r"""A heading on its own line.

    Attributes:
        level: outline level, 0 = title of the document or of an annex, 1-4 below it.
        number: literal number token with its punctuation and blanks (``"（2）、"``), may be empty.
        text: the heading; ``\n`` is a line break inside it.
        new_page: starts on a new page.
        sources: the values in it.
    """

    level: int
    number: str
    text: str
    new_page: bool = False
    sources: Sources = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading that stands at the start of its paragraph (标题与正文同段)."""

    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``text`` has no line break; an empty text prints an empty line.

    Attributes:
        text: what follows the run-in heading, if there is one.
        look: how it is set.
        lead: the run-in heading in front of the text.
        new_page: starts on a new page.
        sources: the values in it.
    """

    text: str
    look: Look = "body"
    lead: RunIn | None = None
    new_page: bool = False
    sources: Sources = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell as seen: a merged area is one cell, listed in its first row.

    Attributes:
        column: index of its first column in the grid, from 0.
        text: what it prints; ``\n`` starts a new paragraph in the cell.
        columns: how many columns it spans.
        rows: how many rows it spans.
        level: outline level if the cell holds a heading of style ``row``, else ``None``.
        sources: the values in it.
    """

    column: int
    text: str
    columns: int = 1
    rows: int = 1
    level: int | None = None
    sources: Sources = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in this row, from left to right; ``head`` rows are header rows."""

    cells: tuple[Cell, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that share their columns. ``widths`` are relative column widths."""

    widths: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One physical table: one or more grids, one below the other (002 has four)."""

    grids: tuple[Grid, ...]
    landscape: bool = False
    new_page: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Layout:
    """What the writer needs to know besides the blocks.

    Attributes:
        title: document title for the file's properties.
        unit: name of the reporting unit (发文机关), the author in the properties.
        date: ISO date of the report for the properties, or ``None``.
        body_font: East Asian font of the body, ``仿宋_GB2312`` or ``仿宋``.
    """

    title: str
    unit: str = ""
    date: str | None = None
    body_font: str = "仿宋_GB2312"
