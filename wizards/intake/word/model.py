"""A Word document as read: paragraphs as pieces of text, tables as cells of their lattice, and where each stands.

Every element keeps its place in the bytes of the main part (``Span``), so that a single place can be written anew and
the rest left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """From which byte to which an element stands in the main part; (0, 0) is nowhere."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: what it did, who made it, when (as written in the file).

    kind: ``ins`` for what was put in (or moved here), ``del`` for what was taken out (or moved away).
    """

    kind: Literal["ins", "del"]
    id: str = ""
    by: str = ""
    date: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Control:
    """A content control (内容控件).

    Attributes:
        kind: text, checkbox, list, date, other.
        title: its title or tag.
        prompt: it shows its prompt and nobody has typed anything yet; ``prompt_at`` is the element that says so.
        locked: its content must not be changed.
        bound: its content comes from another part of the package.
    """

    kind: str = "text"
    title: str = ""
    prompt: bool = False
    prompt_at: Span = NOWHERE
    locked: bool = False
    bound: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Run:
    """A run (w:r): where it stands, and where its properties do (nowhere without any).

    ``shown``: what stands in it is part of the text: no tracked deletion, no field's code is around it.
    """

    span: Span = NOWHERE
    properties: Span = NOWHERE
    shown: bool = True


@dataclass(slots=True, eq=False, repr=False)
class Piece:
    r"""A text, tab or break of a paragraph.

    Attributes:
        text: as it reads; a tab is ``\t``, a break ``\n``.
        span: the element that holds it.
        run: the run around it.
        change: the tracked change that it belongs to; of several the one that takes it out.
        control: the innermost content control around it.
        in_field: it is the result of a field.
        hidden: it does not print.
    """

    text: str
    span: Span
    run: Run
    change: Change | None = None
    control: Control | None = None
    in_field: bool = False
    hidden: bool = False

    @property
    def shown(self) -> bool:
        """Whether it is part of the text as it stands: neither taken out nor hidden."""
        return not self.hidden and (self.change is None or self.change.kind == "ins")


class Mark(NamedTuple):
    """Where the range of a comment begins or ends, or the comment hangs; ``at`` counts the pieces before it."""

    kind: Literal["start", "end", "reference"]
    id: str
    at: int


@dataclass(slots=True, eq=False, repr=False)
class Paragraph:
    """A paragraph.

    Attributes:
        number: of the paragraphs outside of tables the how many-th, from 1; 0 inside a table.
        cell: the cell in which it stands.
        style: id of its style.
        pieces: its text; those taken out by a tracked change stand among them.
        runs: the runs, also those without a text.
        marks: what comments hang on.
        span: the element; ``properties`` its w:pPr; ``mark_properties`` the w:rPr inside of it.
        change: the tracked change of the paragraph's end; taken out, the next paragraph follows on the same line.
        control: the content control around it.
    """

    number: int = 0
    cell: Cell | None = None
    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    span: Span = NOWHERE
    properties: Span = NOWHERE
    mark_properties: Span = NOWHERE
    change: Change | None = None
    control: Control | None = None

    @property
    def text(self) -> str:
        """The text as it stands: with what was put in, without what was taken out."""
        return "".join(piece.text for piece in self.pieces if piece.shown)


@dataclass(slots=True, eq=False, repr=False)
class Cell:
    """A cell of a table; a merged area is one cell, with its first place.

    Attributes:
        table: its table.
        row: its first row, from 0.
        index: the how many-th cell of its row, from 0.
        column: its first column in the lattice, from 0.
        rows: how many rows it spans.
        columns: how many columns of the lattice it spans.
        paragraphs: its own ones, not those of tables inside of it.
        tables: the tables inside of it.
        span: the element of its first row.
        properties: its w:tcPr.
        continued: the element is the continuation of the cell above; only in ``Row.cells``.
        control: the content control around it.
        taken_out: a tracked change takes the cell out.
    """

    table: Table
    row: int
    index: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    span: Span = NOWHERE
    properties: Span = NOWHERE
    continued: bool = False
    control: Control | None = None
    taken_out: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs as lines; what stands in tables inside of it is not part of it."""
        return "" if self.taken_out else joined(self.paragraphs)

    @property
    def where(self) -> str:
        """What a person calls it: 表1第3行第2格."""
        return f"{self.table.where}第{self.row + 1}行第{self.index + 1}格"


@dataclass(slots=True, eq=False, repr=False)
class Row:
    """A row: its cells as they stand in the file, also those that continue the cell above.

    ``header``: it is repeated on every page. ``control``: a content control around the whole row.
    """

    cells: list[Cell] = field(default_factory=list)
    span: Span = NOWHERE
    header: bool = False
    change: Change | None = None
    control: Control | None = None


@dataclass(slots=True, eq=False, repr=False)
class Table:
    """A table.

    Attributes:
        number: in the order of the document, those inside of cells too, from 1.
        cell: the cell in which it stands.
        after: the number of paragraphs outside of tables that stand before it.
        rows: its rows; one taken out by a tracked change is not among them.
        cells: every cell once, row by row.
        lines: where the lines of its lattice are, in twips; one more than it has columns; empty if nothing tells.
        taken_out: the rows that a tracked change takes out.
        span: the element.
        places: the cell that covers each place of the lattice, by row and column.
    """

    number: int = 0
    cell: Cell | None = None
    after: int = 0
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    lines: tuple[int, ...] = ()
    taken_out: list[Row] = field(default_factory=list)
    span: Span = NOWHERE
    places: dict[tuple[int, int], Cell] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        """How many columns the lattice has."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @property
    def where(self) -> str:
        """What a person calls it: 表1."""
        return f"表{self.number}"

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place of the lattice, ``None`` where the row begins later or ends earlier."""
        return self.places.get((row, column))


class Skipped(NamedTuple):
    """Something that is not read: its kind in Chinese (文本框, 图片 …), its text, the paragraph that it hangs on."""

    kind: str
    text: str
    paragraph: Paragraph | None


@dataclass(slots=True, eq=False, repr=False)
class WordDocument:
    """A Word document.

    Attributes:
        members: the parts of its package, by name.
        part: the name of its main part.
        blocks: paragraphs and tables of the body in their order.
        tables: all tables, those inside of cells too.
        skipped: what was passed over.
    """

    members: Mapping[str, bytes]
    part: str
    blocks: list[Paragraph | Table] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def xml(self) -> bytes:
        """The bytes of the main part, which every ``Span`` counts."""
        return self.members[self.part]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs outside of tables."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def all_paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph in the order of the document, those in tables too, also where a merged cell goes on."""
        yield from _paragraphs(self.blocks)


def _paragraphs(blocks: list[Paragraph | Table]) -> Iterator[Paragraph]:
    waiting: list[Paragraph | Table] = blocks[::-1]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph):
            yield block
            continue
        inside: list[Paragraph | Table] = []
        for row in block.rows:
            for cell in row.cells:
                inside += [*cell.paragraphs, *cell.tables]
        waiting += inside[::-1]


def joined(paragraphs: list[Paragraph]) -> str:
    """Return paragraphs as lines; where a tracked change took out the end of one, the next follows on its line."""
    text = ""
    for paragraph in paragraphs:
        ends = paragraph.change is None or paragraph.change.kind == "ins"
        text += paragraph.text + ("\n" if ends else "")
    return text.removesuffix("\n")
