"""Messages that cross widgets. They name paths, never widgets, and carry no state of their own.

What the wizard asks of a question's control is in ``tui.widgets.control``.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class FieldEntered(Message):
    """The focus came to the field at ``path``; help and place follow it."""

    path: str


@dataclass
class FieldLeft(Message):
    """The field at ``path`` was left; its undo step is sealed and it is saved at once."""

    path: str


class Evaluated(Message):
    """A newer evaluation of the session is at hand."""

    def can_replace(self, message: Message) -> bool:
        """A flood of these says no more than the last."""
        return isinstance(message, Evaluated)


class SaveStateChanged(Message):
    """The saver has something new to say; posted from its thread."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest state is shown."""
        return isinstance(message, SaveStateChanged)
