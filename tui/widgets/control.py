"""What a question asks of the control below its label, whatever is typed or chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual.message import Message
from textual.widget import Widget

Key = tuple[str, str, str]
"""A key as the user reads it, what it does in a word, and the action that does it."""


class Typed(Message):
    """Something was typed into the control; for the line of notes below it."""


class Control(Widget):
    """A field answers for itself; a table of rows does more.

    Stands behind a widget of the framework among the bases.
    """

    async def go_to(self, path: str) -> None:
        """Focus what is asked at ``path``: at once, not by a later call, for keys already on their way belong to it."""
        self.screen.set_focus(self, scroll_visible=False)

    def judge(self, path: str) -> None:
        """Show the findings of ``path`` although it was not left yet."""

    def reload(self) -> None:
        """Show what the session holds."""

    def evaluated(self) -> None:
        """A new evaluation is there."""


class Field(Control):
    """A control of one value, which can be pointed at the same column of another row."""

    path: str

    def take(self, text: str) -> None:
        """Take in what was typed or pasted before the field had the focus, as if it had been typed here."""


class RowsControl(Control):
    """Rows with fields in them, within which Enter and Tab move."""

    @property
    def more_keys(self) -> Sequence[Key]:
        """Keys that concern the row that is edited beside those of any row."""
        return ()

    async def step(self, control: Widget, by: int, *, enter: bool = False) -> bool:
        """Go on from a field by Tab or by Enter; return whether there was somewhere to go."""
        return False

    def may_drop(self) -> bool:
        """Return whether the row that is edited may go without a loss, for nothing was written in it."""
        return False

    async def drop(self) -> None:
        """Delete the row that is edited, and go on in the next one."""


@runtime_checkable
class BeginsTyping(Protocol):
    """What has no caret but knows what a letter begins; called in the app's turn, so that no key overtakes it."""

    async def begin_typing(self, text: str) -> None:
        """Begin something with ``text``, or say in one line why not."""
        ...


@runtime_checkable
class HasKeys(Protocol):
    """What has keys of its own while it has the focus."""

    @property
    def keys_here(self) -> Sequence[Key]:
        """Return them, the most wanted first."""
        ...


@runtime_checkable
class GoesOn(Protocol):
    """A screen that knows what follows the last field."""

    async def action_go_on(self) -> None:
        """Go on to what follows."""
        ...


def rows_around(control: Widget | None) -> RowsControl | None:
    """Return the rows that ``control`` lies in."""
    if control is None:
        return None
    return next((node for node in control.ancestors if isinstance(node, RowsControl)), None)


async def step_in_rows(control: Widget | None, by: int, *, enter: bool = False) -> bool:
    """Move within the rows that ``control`` lies in; return whether there was somewhere to go."""
    rows = rows_around(control)
    return rows is not None and control is not None and await rows.step(control, by, enter=enter)


async def go_on(control: Widget) -> None:
    """Move to the next field: at once, so that keys already on their way land in it."""
    if await step_in_rows(control, 1, enter=True) or not control.is_attached:
        return  # a field that was taken away meanwhile leads nowhere
    screen = control.screen
    if isinstance(screen, GoesOn):
        await screen.action_go_on()
    else:
        screen.focus_next()
