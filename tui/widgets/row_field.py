"""One thing asked of a row: its label, the control, how it is understood beside it, what is wrong below.

Label and notes are drawn, not widgets: each widget would cost every key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Spacing
from textual.widget import Widget
from textual.widgets import Input, TextArea

from schemas.text import show
from tui import texts, texts_bringing
from tui.desk import Desk
from tui.marks import words_of
from tui.plain import wrap
from tui.widgets.control import Field
from tui.widgets.field_of import field_of
from tui.widgets.fields import LineField
from tui.widgets.marked import mark_words
from tui.widgets.other_value import bound_words
from tui.widgets.row_wants import is_sum
from tui.widgets.rows import Column, Rows
from tui.widgets.view import bring_into_view

LABEL: Final = 16
_FIGURE: Final = 16
"""Width of the control of a figure: behind it there is room for how it is understood."""
_SHORT: Final = 10
"""A text of fewer cells fits the control of half a line, and the caret behind it."""
_FIGURES: Final = frozenset(("figure", "amount", "date", "month", "year"))
_HALF: Final = 40
"""A field less wide than this shares its line with another: no word beside the control, notes from the left edge."""
_NOTE_LINES = 2


@dataclass(frozen=True, slots=True)
class _Look:
    """How the field is laid out: a narrow control with a word beside it or a wide one, and the notes below."""

    narrow: bool = False
    beside: str = ""
    notes: tuple[tuple[str, str], ...] = ()


class RowField(Widget):
    """A cell of a row, to type in."""

    DEFAULT_CSS = """
    RowField {
        height: auto;
        layout: vertical;
    }
    RowField > * {
        margin-left: 16;
    }
    """

    def __init__(self, desk: Desk, rows: Rows, column: Column, key: str, *, tall: bool = False) -> None:
        super().__init__(classes="row-field")
        self.desk = desk
        self.rows = rows
        self.column = column
        self.key = key
        self.path = f"{rows.path}.{key}.{column.key}"
        self.judged = bool(desk.session.get(self.path))
        """Whether findings are shown: the field was left once, or came filled."""
        self.control = self._make_control()
        if tall:
            self.control.styles.height = 5
        self.moved = False
        """The control was pointed at another row while it had the focus; leaving it says nothing of that row."""
        self._look = _Look()
        self._bound = ""
        """What the names in braces print, as of the last evaluation."""

    @property
    def filled(self) -> bool:
        """Whether something is stored here."""
        return bool(self.desk.session.get(self.path))

    @property
    def lines(self) -> int:
        """How many lines the field takes at least, its notes left out."""
        above = len(self._above(self.size.width))
        return above + (2 if isinstance(self.control, TextArea) or self.column.choices else 1)

    @property
    def is_figure(self) -> bool:
        """Whether a figure is typed here, or a date: something short."""
        return isinstance(self.control, LineField) and self.column.kind in _FIGURES

    @property
    def is_short(self) -> bool:
        """Whether the cell fits half a line: a figure of which there is nothing to say but how it is understood."""
        if self._wrong() or not self._meaning_fits_half():
            return False
        short_label = cell_len(self._label()[0]) <= LABEL - 2
        return self.is_figure and short_label and cell_len(self.desk.session.text(self.path)) < _SHORT

    def _meaning_fits_half(self) -> bool:
        """Return whether how the value is understood stands in one line beside another cell; not known, it does."""
        pair = self.parent
        width = pair.size.width if isinstance(pair, Widget) else 0
        return not width or cell_len(self._meaning()) < width // 2

    def compose(self) -> ComposeResult:
        """Show the control."""
        yield self.control

    def on_mount(self) -> None:
        """Show what is known."""
        self.evaluated()

    def point_at(self, key: str) -> None:
        """Go on with the same column of another row."""
        self.moved = self.control.has_focus
        self.key = key
        self.path = f"{self.rows.path}.{key}.{self.column.key}"
        self.control.path = self.path
        self.judged = bool(self.desk.session.get(self.path))
        self.reload()
        if isinstance(self.control, Input):
            self.control.cursor_position = len(self.control.value)
        elif isinstance(self.control, TextArea):
            self.control.move_cursor(self.control.document.end)

    def evaluated(self) -> None:
        """A new evaluation is there, or the findings are shown now."""
        self._bound = bound_words(self.desk, self.path) if self.column.kind == "long" else ""
        self.note()
        mark_words(self.desk, self.control, self.path, judged=self.judged)

    def reload(self) -> None:
        """Read the value anew from the session."""
        self.control.reload()
        self.evaluated()

    def note(self) -> None:
        """Bring what is said of the field up to date; lays out anew only when something moves."""
        width = self.size.width
        if not width:
            return
        look = self._look_now(width)
        if isinstance(self.control, Input):
            computed = self.rows.computed(self.key, self.column.key)
            self.control.placeholder = self._hint(show(computed, one_line=True), width)
        if look == self._look and self.control.styles.margin.top == len(self._above(width)):
            return
        if look.narrow != self._look.narrow:
            self.control.styles.width = _FIGURE if look.narrow else "1fr"
        margin = Spacing(len(self._above(width)), 0, len(look.notes), LABEL)
        if self.control.styles.margin != margin:
            self.control.styles.margin = margin
        if len(look.notes) > len(self._look.notes) and self.control.has_focus:
            self.call_after_refresh(bring_into_view, self.control)
        self._look = look
        self.refresh()

    def render(self) -> Content:
        """Draw the label, the word beside the control and, below it, the notes."""
        above = self._above(self.size.width)
        lines = [Content.styled(line, "$text-muted") for line in above]
        first = "" if above else self._label()[0]
        beside = " " * (LABEL + _FIGURE + 1 - cell_len(first)) + self._look.beside if self._look.beside else ""
        lines.append(Content.styled(first + beside, "$text-muted"))
        lines += [Content("")] * (max(self.control.outer_size.height, 1) - 1)
        indent = " " * (LABEL if self.size.width >= _HALF else 0)
        lines += [Content.styled(indent + text, style) for text, style in self._look.notes]
        return Content("\n").join(lines)

    def on_typed(self) -> None:
        """Show at once how a figure is understood; what has to be scored for that, the editor shows in a moment."""
        if not self.rows.is_scored(self.column):
            self.note()

    def on_resize(self) -> None:
        """Notes are cut to the width there is."""
        self.note()

    def _above(self, width: int) -> list[str]:
        """A label too long to stand beside the control stands above it."""
        label = self._label()[0]
        return [] if cell_len(label) <= LABEL - 2 else wrap(label, max(width, 20), 2)

    def _label(self) -> tuple[str, str]:
        """Return the label, and apart from it what a form says in brackets where both do not fit beside the control.

        The facts of a rule are questions: they are never cut.
        """
        label = show(self.column.label, one_line=True)
        first, _, rest = label.partition("（")
        if cell_len(label) <= LABEL - 2 or not rest or not first or self.column.key.startswith("facts."):
            return label, ""
        return first, rest.removesuffix("）")

    def _look_now(self, width: int) -> _Look:
        session = self.desk.session
        text = session.text(self.path)
        meaning = self._meaning()
        narrow = self.is_figure and width >= _HALF and cell_len(text) < _FIGURE
        fits = narrow and cell_len(meaning) <= width - LABEL - _FIGURE - 1
        remarks = [(meaning, "$text-muted")] if meaning and not fits else []
        remarks += [(self._bound, "$text-muted")] if self._bound else []
        remarks += [*self._contradiction(), *self._stray(), *self._wrong()]
        room = max(width - LABEL if width >= _HALF else width, 20)
        notes = tuple((line, style) for words, style in remarks for line in wrap(words, room, _NOTE_LINES))
        return _Look(narrow, meaning if fits else "", notes)

    def _meaning(self) -> str:
        """Return how the value is understood, with last year's before it."""
        return _with_last_year(self.rows.understood(self.key, self.column), self.desk.last_year(self.path))

    def _contradiction(self) -> list[tuple[str, str]]:
        """Say what the program computes when something else is stated."""
        if not self.rows.contradicts(self.key, self.column.key):
            return []
        computed = show(self.rows.computed(self.key, self.column.key), one_line=True)
        return [(texts.COMPUTED_OTHER.format(text=computed), "$text-warning")]

    def _hint(self, computed: str, width: int) -> str:
        """Return what stands in the empty control: what is computed, else what was cut off the label; what fits."""
        room = _FIGURE if self.is_figure and width >= _HALF else width - LABEL
        if computed:
            words = texts.COMPUTED.format(text=computed)
            return words if cell_len(words) <= room else f"={computed}"
        words = texts.SUMMED if is_sum(self.rows, self.key) else self._label()[1]
        return words if cell_len(words) < room else ""

    def _stray(self) -> list[tuple[str, str]]:
        """Say of a filled cell that the row does not ask for it; it is stored, so it is shown."""
        if not self.filled or self.rows.applies(self.key, self.column) or not self.rows.knows(self.key):
            return []
        return [(texts.NOT_ASKED, "$text-muted")]

    def _wrong(self) -> list[tuple[str, str]]:
        found = self.desk.findings_of(self.path) if self.judged else []
        return [words_of(one) for one in found]

    def _make_control(self) -> Field:
        column = self.column
        return field_of(
            self.desk.session,
            self.path,
            column.kind,
            choices=column.choices,
            labels=column.labels,
            read_only=self.desk.read_only,
        )


def _with_last_year(meaning: str, last: str) -> str:
    """Return how the value is understood, with last year's before it."""
    said = texts_bringing.LAST_BESIDE.format(text=show(last, one_line=True)) if last else ""
    return "  ".join(part for part in (said, meaning) if part)
