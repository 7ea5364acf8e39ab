"""Paragraphs in which words are marked (标出): the marks move with the text and go when their words change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from rich.text import Text
from textual.widgets.text_area import Document, Edit, EditResult, Location

from schemas.finding import Span
from tui.desk import Desk
from tui.textual_seams import SeamTextArea


class MarkedArea(SeamTextArea):
    """A text area that shows some of its words as marked; nothing is done for them per key while there are none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-field--marked"}

    def __init__(self, *text: Any, **how: Any) -> None:
        self._marks: tuple[Span, ...] = ()
        self._on_lines: dict[int, list[Span]] = {}
        super().__init__(*text, **how)

    @property
    def marks(self) -> tuple[Span, ...]:
        """Where the marked words stand in the text, in order."""
        return self._marks

    def mark(self, spans: Iterable[Span]) -> None:
        """Mark these words and no others; what lies outside of the text is left out."""
        length = len(self.text)
        marks = tuple(sorted({(start, end) for start, end in spans if 0 <= start < end <= length}))
        if marks != self._marks:
            self._place(marks)
            self.notify_style_update()
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and move the marks with it."""
        if not self._marks:
            return super().edit(edit)
        start, end = self.index_of(edit.top), self.index_of(edit.bottom)
        result = super().edit(edit)
        shift = self.index_of(result.end_location) - end
        self._place(tuple(_moved(self._marks, start, end, shift)))
        self.refresh()
        return result

    def load_text(self, text: str) -> None:
        """Put another text, in which nothing is marked yet."""
        self._place(())
        super().load_text(text)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn."""
        line = Text(self.drawn(self.document.get_line(line_index)), end="", no_wrap=True)
        for start, end in self._on_lines.get(line_index, ()):
            line.stylize(self.get_component_rich_style("long-field--marked"), start, end)
        return line

    def index_of(self, place: Location) -> int:
        """Return how many characters stand before a line and column."""
        return self._paragraphs.get_index_from_location(place)

    def place_at(self, index: int) -> Location:
        """Return the line and column of a character."""
        return self._paragraphs.get_location_from_index(index)

    @property
    def _paragraphs(self) -> Document:
        return cast("Document", self.document)

    def _place(self, marks: tuple[Span, ...]) -> None:
        self._marks = marks
        self._on_lines = {}
        for start, end in marks:
            (first, column), (last, stop) = self.place_at(start), self.place_at(end)
            for number in range(first, last + 1):
                begins = column if number == first else 0
                ends = stop if number == last else len(self.document.get_line(number))
                self._on_lines.setdefault(number, []).append((begins, ends))


def mark_words(desk: Desk, control: object, path: str, *, judged: bool) -> None:
    """Mark in a field of running text the words that findings have read, as far as that is known of its text."""
    if isinstance(control, MarkedArea):
        words = desk.words_at(path) if judged else ()
        if words is not None:
            control.mark(words)


def _moved(marks: Iterable[Span], start: int, end: int, shift: int) -> Iterable[Span]:
    """Yield the marks after the characters from ``start`` to ``end`` have become others, ``shift`` more of them."""
    for first, last in marks:
        if last <= start:
            yield first, last
        elif first >= end:
            yield first + shift, last + shift
