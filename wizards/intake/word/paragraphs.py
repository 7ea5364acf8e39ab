"""Paragraphs of a document: their texts, and what hangs on them."""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

from wizards.intake.word.model import Mark, Paragraph, Piece, Run, Span
from wizards.intake.word.state import Attributes, Ends, Starts, State, is_on
from wizards.intake.word.surroundings import read_change
from wizards.intake.word.symbols import OPEN, TICKED, symbol
from wizards.intake.word.tables import Tables

_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TEXTS: Final = ("t", "delText", "m:t")
MarkKind = Literal["start", "end", "reference"]


class Paragraphs:
    """Reads paragraphs into the cell that is open, else into the body."""

    def __init__(self, state: State, tables: Tables) -> None:
        self._state = state
        self._tables = tables
        self._open: list[Paragraph] = []
        self._last: Paragraph | None = None
        self._waiting: list[tuple[MarkKind, str]] = []
        self._run: Run | None = None
        self._hidden = False
        self._text: list[str] | None = None
        self._symbol = ""
        self._fields: list[bool] = []
        self.starts: Starts = {
            "p": self._start_paragraph,
            "pStyle": self._style,
            "ins": self._end_put_in,
            "del": self._end_taken_out,
            "r": self._start_run,
            "vanish": self._vanish,
            **dict.fromkeys(_TEXTS, self._start_text),
            "sym": self._start_symbol,
            "fldChar": self._field,
            "checkBox": self._start_box,
            "default": self._ticked,
            "checked": self._ticked,
            "commentRangeStart": partial(self._mark, "start"),
            "commentRangeEnd": partial(self._mark, "end"),
            "commentReference": partial(self._mark, "reference"),
        }
        self.ends: Ends = {
            "p": self._end_paragraph,
            "pPr": self._end_properties,
            "rPr": self._end_run_properties,
            "r": self._end_run,
            **dict.fromkeys(_TEXTS, self._end_text),
            **{name: partial(self._character, text) for name, text in _CHARACTERS.items()},
            "sym": self._end_symbol,
            "checkBox": self._end_box,
        }

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that is open; of several, which only a damaged file has, the innermost."""
        return self._open[-1] if self._open else None

    def text(self, text: str) -> None:
        """Text of an element; what is no text of the document is not asked for."""
        if self._text is not None:
            self._text.append(text)

    def _start_paragraph(self, attributes: Attributes, at: int) -> None:
        cell = self._tables.cell
        paragraph = Paragraph(cell=cell, control=self._state.control)
        self._open.append(paragraph)
        if cell is not None:
            cell.paragraphs.append(paragraph)
        else:
            self._tables.paragraphs_before += 1
            paragraph.number = self._tables.paragraphs_before
            self._state.document.blocks.append(paragraph)
        self._state.count()
        paragraph.marks += [Mark(kind, key, 0) for kind, key in self._waiting]
        self._waiting.clear()

    def _end_paragraph(self, span: Span) -> None:
        self._last = self._open.pop()
        self._last.span = span

    def _style(self, attributes: Attributes, at: int) -> None:
        if self.paragraph is not None and self._state.parent() == "pPr":
            self.paragraph.style = attributes.get("val", "")

    def _end_properties(self, span: Span) -> None:
        if self.paragraph is not None:
            self.paragraph.properties = span

    def _end_put_in(self, attributes: Attributes, at: int) -> None:
        if self.paragraph is not None and self._is_of_end():
            self.paragraph.change = read_change("ins", attributes)

    def _end_taken_out(self, attributes: Attributes, at: int) -> None:
        if self.paragraph is not None and self._is_of_end():
            self.paragraph.change = read_change("del", attributes)

    def _is_of_end(self) -> bool:
        return self._state.parent() == "rPr" and self._state.parent(2) == "pPr"

    # runs and what they hold

    def _start_run(self, attributes: Attributes, at: int) -> None:
        self._state.count()
        change = self._state.change
        self._run = Run(Span(at, at), shown=(change is None or change.kind == "ins") and all(self._fields))
        self._hidden = False

    def _end_run(self, span: Span) -> None:
        if self._run is not None:
            self._run.span = span
            if self.paragraph is not None:
                self.paragraph.runs.append(self._run)
        self._run = None

    def _end_run_properties(self, span: Span) -> None:
        if self._state.parent(0) == "r" and self._run is not None:
            self._run.properties = span
        elif self._state.parent(0) == "pPr" and self.paragraph is not None:
            self.paragraph.mark_properties = span

    def _vanish(self, attributes: Attributes, at: int) -> None:
        if self._state.parent(2) == "r":
            self._hidden = is_on(attributes)

    def _start_text(self, attributes: Attributes, at: int) -> None:
        self._text = []

    def _end_text(self, span: Span) -> None:
        text, self._text = "".join(self._text or ()), None
        self._add(text, span)

    def _character(self, text: str, span: Span) -> None:
        if self._state.parent(0) != "tabs":  # a tab stop of the paragraph is no tab
            self._add(text, span)

    def _start_symbol(self, attributes: Attributes, at: int) -> None:
        self._symbol = symbol(attributes.get("font", ""), attributes.get("char", ""))

    def _end_symbol(self, span: Span) -> None:
        self._add(self._symbol, span)

    def _add(self, text: str, span: Span) -> None:
        if self.paragraph is None or not text or not all(self._fields):
            return
        in_field = bool(self._fields) or "fldSimple" in self._state.path
        self._put(Piece(text, span, self._run or Run(), in_field=in_field, hidden=self._hidden and bool(self._run)))

    def _put(self, piece: Piece) -> None:
        piece.change, piece.control = self._state.change, self._state.control
        if self.paragraph is not None:
            self.paragraph.pieces.append(piece)
            self._state.count()

    # fields: their code is no text, their result is

    def _field(self, attributes: Attributes, at: int) -> None:
        kind = attributes.get("fldCharType", "")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _start_box(self, attributes: Attributes, at: int) -> None:
        """A tick box of an old form; it is a field without a result."""
        self._symbol = OPEN

    def _ticked(self, attributes: Attributes, at: int) -> None:
        if self._state.parent() == "checkBox":
            self._symbol = TICKED if is_on(attributes) else OPEN

    def _end_box(self, span: Span) -> None:
        self._put(Piece(self._symbol, span, self._run or Run(), in_field=True))

    # comments

    def _mark(self, kind: MarkKind, attributes: Attributes, at: int) -> None:
        self._state.count()
        key = attributes.get("id", "")
        if self.paragraph is not None:
            self.paragraph.marks.append(Mark(kind, key, len(self.paragraph.pieces)))
        elif kind != "start" and self._last is not None:
            self._last.marks.append(Mark(kind, key, len(self._last.pieces)))
        else:
            self._waiting.append((kind, key))
