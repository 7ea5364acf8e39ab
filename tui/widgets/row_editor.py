"""The docked editor of one row: how it stands on top, everything asked of it below, scrolling in its own frame.

The frame is why a key in a field never lays the page out anew: what moves, moves inside.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.marks import words_of
from tui.widgets.control import Typed
from tui.widgets.row_field import RowField
from tui.widgets.row_head import RowHead
from tui.widgets.row_wants import wants
from tui.widgets.rows import Rows

_FEW = 6
"""Lines of fields for which the table makes no room."""
_PAUSE = 0.15
"""Seconds after a key before the row is scored anew: longer than between two keys of a quick hand, so never then."""


class Pair(Container):
    """Two short cells that follow each other on one line; below each other while one of them has more to say."""

    DEFAULT_CSS = """
    Pair {
        height: auto;
        layout: horizontal;
    }
    Pair > RowField {
        width: 1fr;
        padding-right: 1;
    }
    Pair.-apart {
        layout: vertical;
    }
    Pair.-apart > RowField {
        width: 100%;
        padding-right: 0;
    }
    """

    def __init__(self, *fields: RowField) -> None:
        super().__init__(*fields)
        self.fields = fields
        self.fit()

    def fit(self) -> None:
        """Set both side by side if both are short as they are filled."""
        self.set_class(not all(field.is_short for field in self.fields), "-apart")

    def on_resize(self) -> None:
        """Before the first layout it was not known what fits half a line."""
        self.fit()


class RowEditor(Widget):
    """Edits one row at a time. Rows that ask for the same are shown by the same controls, pointed elsewhere."""

    DEFAULT_CSS = """
    RowEditor {
        height: auto;
        layout: vertical;
        background: $panel;
        padding: 0 1;
    }
    RowEditor > VerticalScroll {
        height: auto;
        max-height: 5;
        scrollbar-size-vertical: 1;
    }
    RowEditor .row-about {
        height: auto;
        color: $text-muted;
    }
    """

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__(classes="row-editor")
        self.desk = desk
        self.rows = rows
        self.key: str | None = None
        self._all: list[RowField] = []
        self._told = 0
        """Lines that what the form says of the row takes, about."""
        self._fitted = False
        """What applies was decided knowing how the row is scored."""
        self.head = RowHead(rows)
        self._said: list[Content] | None = None
        self._about = Static(markup=False, classes="row-about")
        self._frame = VerticalScroll(self._about, can_focus=False)
        self._pause: Timer | None = None

    @property
    def fields(self) -> list[RowField]:
        """The fields that are asked of the row as it stands, in order."""
        return [field for field in self._all if field.display]

    @property
    def is_long(self) -> bool:
        """Whether the row asks for more than stands beside its table in a low window."""
        return sum(field.lines for field in self.fields) + self._told > _FEW

    def compose(self) -> ComposeResult:
        """Show the head line; the fields come with the first row."""
        yield self.head
        yield self._frame

    def on_mount(self) -> None:
        """Have a clock for the score."""
        self._pause = self.set_interval(_PAUSE, self._score, pause=True)

    async def show_row(self, key: str | None) -> None:
        """Show another row, or none."""
        self.display = key is not None
        self.key = key
        if key is None:
            return
        asked = [self.rows.with_answers(column) for column in self.rows.asked(key)]
        if [field.column for field in self._all] == asked:
            for field in self._all:
                field.point_at(key)
        else:
            await self._frame.remove_children("Pair, RowField")
            alone = len(asked) == 1
            self._all = [
                RowField(self.desk, self.rows, column, key, tall=alone and column.kind in ("long", "words"))
                for column in asked
            ]
            await self._frame.mount_all(paired(self._all))
        self.fit()
        self._tell_about(key)
        self._frame.scroll_home(animate=False)
        self._stand()

    def fit(self) -> None:
        """Ask what applies to the row as it stands; what is filled stays, and so does the field with the focus.

        Called when a field is left, not while it is typed in: half a figure is a word.
        """
        if self.key is None:
            return
        self._fitted = self.rows.knows(self.key)
        for field in self._all:
            field.display = field.has_focus_within or field.filled or self.rows.applies(self.key, field.column)
        self._pair()

    def _pair(self) -> None:
        for pair in self._frame.query(Pair):
            pair.fit()

    def field_at(self, path: str) -> RowField | None:
        """Return the field for ``path``; whoever looks for it finds it, applying or not."""
        found = next((field for field in self._all if field.path == path), None)
        if found is not None:
            found.display = True
        return found

    def field_with(self, widget: Widget) -> int | None:
        """Return the number of the field that ``widget`` is the control of."""
        return next((number for number, field in enumerate(self.fields) if field.control is widget), None)

    def first_empty(self) -> int | None:
        """Return the number of the first field in which nothing stands yet, before all one that asks for it."""
        empty = [number for number, field in enumerate(self.fields) if not self.desk.session.text(field.path)]
        return next((number for number in empty if self.asks(number)), next(iter(empty), None))

    def asks(self, number: int) -> bool:
        """Return whether a field asks for an answer of the row as it stands."""
        return self.key is not None and wants(self.rows, self.key, self.fields[number].column)

    def focus_field(self, number: int) -> None:
        """Focus a field, at once: keys already on their way land in it."""
        if self.fields:
            self.screen.set_focus(self.fields[number].control, scroll_visible=False)

    def bring_into_frame(self, number: int) -> None:
        """Scroll within the frame so that a field is seen whole, and what the form says of the row above the first."""
        if number == 0:
            self._frame.scroll_home(animate=False, immediate=True)
        self._frame.scroll_to_widget(self.fields[number], animate=False, immediate=True)

    def on_typed(self, message: Typed) -> None:
        """Something was typed: the score follows in a moment."""
        message.stop()
        if self._pause is not None and self.rows.is_indicators:
            self._pause.reset()
            self._pause.resume()

    def evaluated(self) -> None:
        """Show the newest scores and findings of the row."""
        if self.key is not None:
            self._stand()
            self._tell_about(self.key)
            if not self._fitted:
                self.fit()
            for field in self._all:
                field.evaluated()
            self._pair()

    def reload(self) -> None:
        """Read every field anew from the session."""
        for field in self._all:
            field.reload()
        self.fit()
        self.evaluated()

    def _score(self) -> None:
        """Typing paused: score the row, and say how its figures are understood by that."""
        self._stand()
        for field in self._all:
            if self.rows.is_scored(field.column):
                field.note()

    def _stand(self) -> None:
        if self._pause is not None:
            self._pause.pause()
        if self.key is not None:
            self.head.show_row(self.key, self.rows.live_score(self.key))

    def _tell_about(self, key: str) -> None:
        entry = self.rows.entry(key)
        said = []
        if entry is not None and entry.definition:
            said.append(texts.DEFINITION.format(text=show(entry.definition, one_line=True)))
        if entry is not None and entry.criterion:
            said.append(texts.CRITERION.format(text=show(entry.criterion, one_line=True)))
        lines = [Content(line) for line in said]
        lines += [Content.styled(*words_of(one)) for one in self.desk.findings_of(f"{self.rows.path}.{key}")]
        self._told = 2 * len(lines)
        if lines != self._said:
            self._said = lines
            self._about.display = bool(lines)
            self._about.update(Content("\n").join(lines))


def paired(fields: list[RowField]) -> list[RowField | Pair]:
    """Return the fields as they are laid out: figures that follow each other share a line, two by two."""
    found: list[RowField | Pair] = []
    for field in fields:
        before = found[-1] if found else None
        if isinstance(before, RowField) and before.is_figure and field.is_figure:
            found[-1] = Pair(before, field)
        else:
            found.append(field)
    return found
