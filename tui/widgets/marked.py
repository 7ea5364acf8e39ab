"""Paragraphs in which words are marked (标出): the marks move with the text and go when their words change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from rich.text import Text
from textual.widgets.text_area import Document, Edit, EditResult, Location

from schemas.finding import Span
from tui.desk import Desk
from tui.textual_seams import SeamTextArea

_Mark = tuple[Location, Location]
"""Marked words by line and column: a key in a long text moves the few marks without counting its characters."""


class MarkedArea(SeamTextArea):
    """A text area that shows some of its words as marked; nothing is done for them per key while there are none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-field--marked"}

    def __init__(self, *text: Any, **how: Any) -> None:
        self._marks: tuple[_Mark, ...] = ()
        self._on_lines: dict[int, list[Span]] = {}
        super().__init__(*text, **how)

    @property
    def marks(self) -> tuple[Span, ...]:
        """Where the marked words stand in the text, in order."""
        return tuple((self.index_of(first), self.index_of(last)) for first, last in self._marks)

    def mark(self, spans: Iterable[Span]) -> None:
        """Mark these words and no others; what lies outside of the text is left out."""
        length = len(self.text)
        within = sorted({(start, end) for start, end in spans if 0 <= start < end <= length})
        marks = tuple((self.place_at(start), self.place_at(end)) for start, end in within)
        if marks != self._marks:
            self._place(marks)
            self.notify_style_update()
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and move the marks with it."""
        if not self._marks:
            return super().edit(edit)
        top, bottom = edit.top, edit.bottom
        result = super().edit(edit)
        self._place(tuple(_moved(self._marks, top, bottom, result.end_location)))
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

    def _place(self, marks: tuple[_Mark, ...]) -> None:
        self._marks = marks
        self._on_lines = {}
        for (first, column), (last, stop) in marks:
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


def _moved(marks: Iterable[_Mark], top: Location, bottom: Location, end: Location) -> Iterable[_Mark]:
    """Yield the marks after what stood from ``top`` to ``bottom`` has become what stands from ``top`` to ``end``."""
    rows, columns = end[0] - bottom[0], end[1] - bottom[1]

    def behind(place: Location) -> Location:
        return place[0] + rows, place[1] + (columns if place[0] == bottom[0] else 0)

    for first, last in marks:
        if last <= top:
            yield first, last
        elif first >= bottom:
            yield behind(first), behind(last)
