"""Texts put into a Word document's main part: only the bytes of the places change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from schemas.text import clean
from wizards.intake.word import Cell, Paragraph, Piece, Row, Run, Span, Table, WordDocument

_CHANGES: Final = re.compile(
    rb"<(?:\w+:)?(ins|del|moveFrom|moveTo|rPrChange)\b[^>]*?(?:/>|>.*?</(?:\w+:)?\1>)", re.DOTALL
)
_STYLE: Final = re.compile(rb"<(?:\w+:)?rStyle\b[^>]*/>")
_HIDDEN: Final = re.compile(rb"<(?:\w+:)?(?:vanish|webHidden|specVanish)\b[^>]*/>")
_MERGE: Final = re.compile(rb"(<(?:\w+:)?vMerge)\b[^>]*/>")
_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")
_OWN_TO_A_ROW: Final = (
    re.compile(rb'\s[\w]+:(?:paraId|textId)="[^"]*"'),
    re.compile(
        rb"<(?:\w+:)?(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|permStart|permEnd)\b[^>]*/>"
    ),
    re.compile(rb"<((?:\w+:)?r)(?:\s[^>]*)?>(?:(?!</\1>).)*?<(?:\w+:)?commentReference\b[^>]*/>\s*</\1>", re.DOTALL),
    re.compile(rb"<(?:\w+:)?id\b[^>]*/>"),
)
"""What must not stand twice in a document: ids of paragraphs and controls, bookmarks, anchors of comments."""


class TextChange(NamedTuple):
    """From which to which character of a paragraph's text another text is put."""

    start: int
    end: int
    text: str


class _Edit(NamedTuple):
    start: int
    end: int
    content: bytes


@dataclass(slots=True)
class RowCopy:
    """A copy of a row, put behind it: the how many-th, from 1, and the changes in its paragraphs."""

    turn: int
    changes: dict[Paragraph, list[TextChange]] = field(default_factory=dict)


class Splice:
    """Collects what is put where, then writes it.

    Args:
        document: the document as read.
    """

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._xml = document.xml
        self._changes: dict[Paragraph, list[TextChange]] = {}
        self._copies: dict[Row, list[RowCopy]] = {}
        self._rows: dict[Table, list[int]] = {}

    def put(self, paragraph: Paragraph, changes: Iterable[TextChange]) -> None:
        """Put texts into a paragraph."""
        self._changes.setdefault(paragraph, []).extend(changes)

    def is_written(self, paragraph: Paragraph, copy: RowCopy | None) -> bool:
        """Return whether a text is put into a paragraph already, or into that of a copied row."""
        changes = self._changes if copy is None else copy.changes
        return any(change.text for change in changes.get(paragraph, ()))

    def copy_row(self, row: Row) -> RowCopy:
        """Copy a row; the copy stands behind it and behind the copies made before, its merged cells go on."""
        copies = self._copies.setdefault(row, [])
        copy = RowCopy(len(copies) + 1)
        for cell in row.cells:
            if self._is_merged(cell.properties):
                copy.changes |= {one: _cleared(one) for one in cell.paragraphs}
        copies.append(copy)
        return copy

    def _is_merged(self, properties: Span) -> bool:
        return _MERGE.search(self._xml[properties.start : properties.end]) is not None

    def xml(self) -> bytes:
        """Return the main part with everything in it."""
        edits = [edit for paragraph, changes in self._changes.items() for edit in self._edits(paragraph, changes)]
        for row, copies in self._copies.items():
            content = b"".join(self._copied(row, copy) for copy in copies)
            edits.append(_Edit(row.span.end, row.span.end, content))
        return _applied(self._xml, Span(0, len(self._xml)), edits)

    def _copied(self, row: Row, copy: RowCopy) -> bytes:
        edits = [edit for paragraph, changes in copy.changes.items() for edit in self._edits(paragraph, changes)]
        for cell in row.cells:
            start, end = cell.properties
            properties = self._xml[start:end]
            if _MERGE.search(properties):
                edits.append(_Edit(start, end, _MERGE.sub(rb"\1/>", properties)))
        inside = [edit for edit in edits if row.span.start <= edit.start and edit.end <= row.span.end]
        content = _applied(self._xml, row.span, inside)
        for own in _OWN_TO_A_ROW:
            content = own.sub(b"", content)
        return content

    def where(self, cell: Cell, copy: RowCopy | None = None) -> str:
        """Return what a cell is called in the document as it will be, with the rows that were added."""
        row = self._shifted(cell.table)[cell.row] + self.turn(cell, copy)
        return f"{cell.table.where}第{row + 1}行第{cell.index + 1}格"

    def _shifted(self, table: Table) -> list[int]:
        """Return for every row of a table which one it will be."""
        found = self._rows.get(table)
        if found is None:
            copies = [len(self._copies.get(row, ())) for row in table.rows]
            before = accumulate(copies, initial=0)
            found = self._rows[table] = [
                number + more for number, more in zip(range(len(copies)), before, strict=False)
            ]
        return found

    def turn(self, cell: Cell, copy: RowCopy | None) -> int:
        """Return the how many-th copy of the cell's row is meant; 0 for the row itself."""
        if copy is None:
            return 0
        return copy.turn

    def texts(self) -> list[str]:
        """Return what every paragraph of the document must read afterwards, in order."""
        return list(self._texts(self._document.blocks))

    def _texts(self, blocks: Sequence[object]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield text_after(block, self._changes.get(block, ()))
                continue
            for row in block.rows:  # type: ignore[attr-defined]  # a block is a paragraph or a table
                for cell in row.cells:
                    yield from self._texts([*cell.paragraphs, *cell.tables])
                for copy in self._copies.get(row, ()):
                    for cell in row.cells:
                        yield from (text_after(one, copy.changes.get(one, ())) for one in cell.paragraphs)

    # a paragraph

    def _edits(self, paragraph: Paragraph, changes: Sequence[TextChange]) -> Iterator[_Edit]:
        shown = [piece for piece in paragraph.pieces if piece.shown]
        changes = [change for change in changes if change.text or change.end > change.start]
        if not shown:
            yield from self._into_blank(paragraph, "".join(change.text for change in changes))
            return
        at = 0
        own: dict[int, list[TextChange]] = {}
        for number, piece in enumerate(shown):
            own[number] = list(_inside(changes, at, at + len(piece.text)))
            at += len(piece.text)
        prompts: set[int] = set()
        for number, inside in own.items():
            if not inside:
                continue
            piece = shown[number]
            yield _Edit(*piece.span, self._text(paragraph, _changed(piece.text, inside)))
            yield from self._without_prompt(piece, prompts)

    def _without_prompt(self, piece: Piece, seen: set[int]) -> Iterator[_Edit]:
        """A prompt that was answered is one no longer, and is not shown in grey."""
        control = piece.control
        if control is None or not control.prompt:
            return
        start, end = piece.run.properties
        if start not in seen and end:
            seen.add(start)
            yield _Edit(start, end, _STYLE.sub(b"", self._xml[start:end]))
        if control.prompt_at.start not in seen:
            seen.add(control.prompt_at.start)
            yield _Edit(*control.prompt_at, b"")

    def _into_blank(self, paragraph: Paragraph, text: str) -> Iterator[_Edit]:
        if not text:
            return
        prefix = self._prefix(paragraph)
        run = b"<%sr>%s%s</%sr>" % (prefix, self._look(paragraph), self._text(paragraph, text), prefix)
        start, end = paragraph.span
        if (last := _last_run(paragraph)) is not None:
            at = last.span.end
            yield _Edit(at, at, run)
        elif self._xml[start:end].endswith(b"/>") and self._xml.find(b">", start) == end - 1:
            yield _Edit(end - 2, end, b">%s</%sp>" % (run, prefix))
        else:
            at = self._xml.rfind(b"</", start, end)
            yield _Edit(at, at, run)

    def _look(self, paragraph: Paragraph) -> bytes:
        """Return the properties that a text in a blank paragraph has: those of its run, else of its end."""
        last = _last_run(paragraph)
        properties = last.properties if last is not None and last.properties.end else paragraph.mark_properties
        return _HIDDEN.sub(b"", _CHANGES.sub(b"", self._xml[slice(*properties)]))

    def _prefix(self, paragraph: Paragraph) -> bytes:
        name = re.match(rb"<([\w.-]+:)?", self._xml[paragraph.span.start : paragraph.span.start + 40])
        return (name[1] or b"") if name else b""

    def _text(self, paragraph: Paragraph, text: str) -> bytes:
        """Return a text as elements of a run."""
        prefix = self._prefix(paragraph).decode()
        parts = re.split(r"([\n\t])", fitting(text))
        elements = {"\n": f"<{prefix}br/>", "\t": f"<{prefix}tab/>"}
        written = (
            elements.get(part) or f'<{prefix}t xml:space="preserve">{escape(part)}</{prefix}t>'
            for part in parts
            if part
        )
        return "".join(written).encode("utf-8")


def _last_run(paragraph: Paragraph) -> Run | None:
    """Return the last run in which a text would be seen."""
    return next((run for run in reversed(paragraph.runs) if run.shown), None)


def fitting(text: str) -> str:
    """Return a text as a document can hold it."""
    return _NO_CHARACTER.sub("", clean(text, multiline=True))


def text_after(paragraph: Paragraph, changes: Iterable[TextChange]) -> str:
    """Return a paragraph's text with changes made."""
    return _changed(paragraph.text, changes)


def _cleared(paragraph: Paragraph) -> list[TextChange]:
    return [TextChange(0, len(paragraph.text), "")]


def _changed(text: str, changes: Iterable[TextChange]) -> str:
    for change in sorted(changes, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: change.start] + fitting(change.text) + text[change.end :]
    return text


def _inside(changes: Iterable[TextChange], first: int, end: int) -> Iterator[TextChange]:
    """Yield what of the changes falls into the piece from ``first`` to ``end``, counted from its own beginning.

    The new text stands in the piece where the old one begins; one that only adds stands behind the piece before it.
    """
    for change in changes:
        start, stop = max(change.start, first), min(change.end, end)
        if change.start == change.end:
            begins = first < change.start <= end or change.start == first == 0
            if begins:
                yield TextChange(change.start - first, change.start - first, change.text)
        elif start < stop:
            yield TextChange(start - first, stop - first, change.text if change.start >= first else "")


def _applied(xml: bytes, span: Span, edits: Iterable[_Edit]) -> bytes:
    parts: list[bytes] = []
    at = span.start
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += [xml[at : edit.start], edit.content]
        at = edit.end
    return b"".join([*parts, xml[at : span.end]])
