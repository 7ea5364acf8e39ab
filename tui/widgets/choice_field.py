"""Closed answers: one of several, or any number of them. Nothing can be typed, nothing is chosen by passing by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from schemas.text import show
from tui import texts, texts_keys
from tui.messages import FieldEntered, FieldLeft
from tui.type_ahead import TypeAhead
from tui.widgets.control import Field, Key, Typed, go_on, rows_around
from tui.widgets.notices import hint
from wizards.session import Session

_GAP = 2


class ChoiceField(Field, can_focus=True):
    """Boxes to tick: arrows move, blank ticks and unticks, a click does both.

    Args:
        session: where the answer is read from and written to.
        path: the value.
        choices: the closed answers. What the file holds beside them is listed too, so that it can be seen and unticked.
        several: the path is a list, any number may be ticked.
        read_only: ticking is refused, with a word why.
        labels: what is shown for an answer, when it is not the answer itself.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_field", show=False, priority=True),
        Binding("space,ideographic_space", "tick", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move_alone(-1)", show=False),
        Binding("down", "move_alone(1)", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    def __init__(
        self,
        session: Session,
        path: str,
        choices: tuple[str, ...],
        *,
        several: bool,
        read_only: bool = False,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.path = path
        self.several = several
        self.read_only = read_only
        self._choices = choices
        self._labels = labels or {}
        self.answers = self._answers()
        self._ahead = TypeAhead()

    def reload(self) -> None:
        """Show what the session holds."""
        self.answers = self._answers()
        self.refresh(layout=True)

    async def action_next_field(self) -> None:
        """Go on to the next field."""
        await go_on(self)

    def action_move(self, by: int) -> None:
        """Move to another answer."""
        self.cursor = (self.cursor + by) % max(len(self.answers), 1)

    def action_move_alone(self, by: int) -> None:
        """Up and down: to another answer, but in a grid of rows to another row."""
        if rows_around(self) is not None:
            raise SkipAction
        self.action_move(by)

    def action_tick(self) -> None:
        """Tick or untick the answer under the cursor."""
        if self.read_only:
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
            return
        if not self.answers:
            return
        answer = self.answers[self.cursor]
        chosen = self._chosen()
        if self.several:
            ticked = {*chosen} ^ {answer}
            self.session.set(self.path, [known for known in self.answers if known in ticked])
        else:
            self.session.set(self.path, None if answer in chosen else answer)
        self.session.seal()
        self.refresh()
        self.post_message(Typed())

    @property
    def keys_here(self) -> Sequence[Key]:
        """How an answer is ticked."""
        return texts_keys.CHOICE_KEYS

    async def begin_typing(self, text: str) -> None:
        """What was typed leads to the next answer with it; nothing is ticked, and nothing vanishes unsaid."""
        self.take(text)

    def take(self, text: str) -> None:
        """Look for the next answer with ``text``."""
        found = self._ahead.find(text, [self._shown(answer) for answer in self.answers], self.cursor)
        if found is not None:
            self.cursor = found
        hint(self, texts.CHOICE_TYPING)

    def render(self) -> Content:
        """Draw the boxes, as many in a row as fit."""
        chosen = self._chosen()
        lines: dict[int, list[Content]] = {}
        for index, (x, y, _) in enumerate(self._places(self.size.width)):
            mark = "✓" if self.answers[index] in chosen else " "
            box = f"[{mark}]" if self.several else f"({mark})"
            text = f"{box} {self._shown(self.answers[index])}"
            style = "reverse" if self.has_focus and index == self.cursor else ""
            row = lines.setdefault(y, [])
            if x:
                row.append(Content(" " * _GAP))
            row.append(Content.styled(text, style))
        return Content("\n").join([Content("").join(row) for row in lines.values()])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows that the boxes take."""
        return max((y for _, y, _ in self._places(width)), default=0) + 1

    def _places(self, width: int) -> list[tuple[int, int, int]]:
        """Return column, row and width of every box."""
        places = []
        x = y = 0
        for answer in self.answers:
            cells = cell_len(self._shown(answer)) + 4
            if x and x + cells > width:
                x, y = 0, y + 1
            places.append((x, y, cells))
            x += cells + _GAP
        return places

    def _shown(self, answer: str) -> str:
        return show(self._labels.get(answer, answer), one_line=True)

    def _answers(self) -> list[str]:
        return [*self._choices, *(word for word in self._chosen() if word not in self._choices)]

    def _chosen(self) -> list[str]:
        text = self.session.text(self.path)
        return text.split("\n") if self.several and text else [text] if text else []

    async def _on_click(self, event: events.Click) -> None:
        for index, (x, y, cells) in enumerate(self._places(self.size.width)):
            if y == event.y and x <= event.x < x + cells:
                self.cursor = index
                self.action_tick()

    def _on_focus(self, event: events.Focus) -> None:
        self.post_message(FieldEntered(self.path))

    def _on_blur(self, event: events.Blur) -> None:
        self.session.seal()
        self.post_message(FieldLeft(self.path))
