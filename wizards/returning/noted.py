"""What a reviewer left in the returned file: comments and tracked changes, each with the place where it hangs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from wizards.intake.word import Cell, Change, Paragraph, Piece, Row, Table, WordDocument
from wizards.returning.comments import Comment, read_comments
from wizards.returning.spot import Spot, compared, spot_in_row

_HEADING_STYLES: Final = ("heading", "title", "标题")
_CONTEXT: Final = 20


@dataclass(slots=True)
class Noted:
    """One remark as it stands in the file.

    Attributes:
        by: the author as written.
        date: the moment as written.
        text: what is asked.
        quote: the words it hangs on.
        spots: where it hangs, as those places were before any tracked change; a row that is taken out has several.
        settled: the reviewer has marked it as done.
    """

    by: str
    date: str
    text: str
    quote: str = ""
    spots: list[Spot] = field(default_factory=list)
    settled: bool = False


def read_noted(document: WordDocument) -> list[Noted]:
    """Return what a file holds of comments and tracked changes: comments in their order, then the changes.

    Raises:
        Unreadable: the list of comments is no XML.
    """
    file = _File(document)
    comments = [_of_comment(comment, file) for comment in read_comments(document.members, document.part)]
    return [*comments, *_of_rows(document, file), *_of_texts(file)]


def places_of(document: WordDocument) -> list[Spot]:
    """Return every paragraph outside of tables and every cell of the body as a place, in the order of paper."""
    file = _File(document)
    found: list[Spot] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(file.spot(block))
        else:
            found += [spot_of_cell(cell, file.heading(block)) for cell in block.cells]
    return found


class _File:
    """The paragraphs of the returned file in their order, with the place that each of them is."""

    def __init__(self, document: WordDocument) -> None:
        self.paragraphs = list(document.all_paragraphs())
        self._headings = _headings(document)
        self._spots: dict[int, Spot] = {}
        self._starts: dict[str, tuple[int, int]] = {}
        self._ends: dict[str, tuple[int, int]] = {}
        self._hangs: dict[str, int] = {}
        for number, paragraph in enumerate(self.paragraphs):
            for mark in paragraph.marks:
                self._note(mark.kind, mark.id, number, mark.at)

    def _note(self, kind: str, key: str, number: int, at: int) -> None:
        if kind == "start":
            self._starts.setdefault(key, (number, at))
        elif kind == "end":
            self._ends.setdefault(key, (number, at))
        else:
            self._hangs.setdefault(key, number)

    def range_of(self, key: str) -> tuple[Paragraph | None, str]:
        """Return the paragraph in which a comment begins, and the words it covers."""
        if key in self._starts and key in self._ends:
            (first, at), (last, until) = self._starts[key], self._ends[key]
            words = "\n".join(self._words(number, first, at, last, until) for number in range(first, last + 1))
            return self.paragraphs[self._first_filled(first, last, at)], words.strip()
        number = self._hangs.get(key, self._starts.get(key, (None, 0))[0])
        return (self.paragraphs[number], "") if number is not None else (None, "")

    def _words(self, number: int, first: int, at: int, last: int, until: int) -> str:
        pieces = self.paragraphs[number].pieces
        begin = at if number == first else 0
        end = until if number == last else len(pieces)
        return before(pieces[begin:end])

    def _first_filled(self, first: int, last: int, at: int) -> int:
        """Return the paragraph in which the covered words begin: a range may start at the end of the one before."""
        if first < last and not self.paragraphs[first].pieces[at:]:
            return first + 1
        return first

    def spot(self, paragraph: Paragraph) -> Spot:
        """Return the place that a paragraph is, or the cell in which it stands."""
        key = id(paragraph.cell) if paragraph.cell is not None else id(paragraph)
        if key not in self._spots:
            self._spots[key] = self._made(paragraph)
        return self._spots[key]

    def heading(self, block: Paragraph | Table) -> str:
        """Return the heading under which a paragraph or table of the body stands."""
        return self._headings.get(id(block), "")

    def _made(self, paragraph: Paragraph) -> Spot:
        if paragraph.cell is None:
            return Spot(compared(before(paragraph.pieces)), heading=self.heading(paragraph))
        return spot_of_cell(paragraph.cell, self.heading(_outermost(paragraph.cell)))


def _outermost(cell: Cell) -> Table:
    table = cell.table
    while table.cell is not None:
        table = table.cell.table
    return table


def _headings(document: WordDocument) -> dict[int, str]:
    """Return for every paragraph and table of the body the heading before it; a heading is its own."""
    found: dict[int, str] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.style.lower().startswith(_HEADING_STYLES):
            heading = compared(before(block.pieces))
        found[id(block)] = heading
    return found


def before(pieces: Sequence[Piece]) -> str:
    """Return a text as it was before any tracked change."""
    return "".join(piece.text for piece in pieces if not piece.hidden and not _is(piece.change, "ins"))


def _is(change: Change | None, kind: str) -> bool:
    return change is not None and change.kind == kind


def _text(cell: Cell) -> str:
    return "\n".join(before(paragraph.pieces) for paragraph in cell.paragraphs)


def spot_of_cell(cell: Cell, heading: str) -> Spot:
    """Return the place that a cell of a table is."""
    table = cell.table
    places = [table.at(cell.row, column) for column in range(table.columns)]
    in_row = list(dict.fromkeys(one for one in places if one is not None))
    if cell not in in_row:
        in_row.append(cell)
    columns = range(cell.column, cell.column + cell.columns)
    above = [table.at(row, column) for row in range(cell.row) for column in columns]
    texts = [_text(one) for one in above if one is not None]
    return spot_in_row([_text(one) for one in in_row], in_row.index(cell), texts, heading)


def _of_comment(comment: Comment, file: _File) -> Noted:
    paragraph, quote = file.range_of(comment.id)
    spots = [file.spot(paragraph)] if paragraph is not None else []
    return Noted(comment.by, comment.date, comment.text, quote, spots, comment.settled)


def _of_rows(document: WordDocument, file: _File) -> Iterator[Noted]:
    """Yield the rows that a tracked change puts in or takes out."""
    for table in document.tables:
        for row in table.taken_out:
            if row.change is not None:
                texts = [_text(cell) for cell in row.cells]
                spots = [spot_in_row(texts, number, [], "") for number, text in enumerate(texts) if compared(text)]
                yield Noted(row.change.by, row.change.date, f"删去这一行：{_row_words(row)}", _row_words(row), spots)
        for row in table.rows:
            if _is(row.change, "ins") and row.change is not None:
                yield Noted(row.change.by, row.change.date, f"增加一行：{_now(row)}")


def _row_words(row: Row) -> str:
    return "，".join(text for text in (_text(cell).strip() for cell in row.cells) if text)


def _now(row: Row) -> str:
    return "，".join(text for text in (cell.text.strip() for cell in row.cells) if text)


def _of_texts(file: _File) -> Iterator[Noted]:
    """Yield the tracked changes of texts; adjacent pieces of one author are one."""
    for paragraph in file.paragraphs:
        row = _row_of(paragraph)
        of_row = row.change.by if row is not None and row.change is not None else None
        for first, pieces in _changed(paragraph.pieces):
            change = pieces[0].change
            if change is not None and not (change.by == of_row and _is(change, "ins")):
                yield _of_change(change, pieces, paragraph, first, file)


def _row_of(paragraph: Paragraph) -> Row | None:
    cell = paragraph.cell
    if cell is None or cell.row >= len(cell.table.rows):
        return None
    return cell.table.rows[cell.row]


def _changed(pieces: Sequence[Piece]) -> Iterator[tuple[int, list[Piece]]]:
    """Yield the runs of changed pieces of one author, each with where it begins."""
    together: list[Piece] = []
    for number, piece in enumerate(pieces):
        if together and (
            piece.change is None or together[0].change is None or piece.change.by != together[0].change.by
        ):
            yield number - len(together), together
            together = []
        if piece.change is not None:
            together.append(piece)
    if together:
        yield len(pieces) - len(together), together


def _of_change(change: Change, pieces: Sequence[Piece], paragraph: Paragraph, first: int, file: _File) -> Noted:
    out = "".join(piece.text for piece in pieces if _is(piece.change, "del"))
    put = "".join(piece.text for piece in pieces if _is(piece.change, "ins"))
    text = _asked(out, put)
    quote = out or before(paragraph.pieces[:first])[-_CONTEXT:] or before(paragraph.pieces[first:])[:_CONTEXT]
    return Noted(change.by, change.date, text, quote, [file.spot(paragraph)])


def _asked(out: str, put: str) -> str:
    if out and put:
        return f"把“{out}”改为“{put}”"
    return f"删去“{out}”" if out else f"增加“{put}”"
