"""A line of text in a dialog; what is pasted is cleaned and what is drawn is harmless, as in the fields of a form."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from schemas.text import clean
from tui import texts
from tui.plain import same_length
from tui.textual_seams import SeamInput

_ENDINGS: Final = (".toml", ".docx")


class Line(SeamInput):
    """One line. Its caret does not blink, so that nothing is drawn while nothing happens."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002  # the framework's own word
        super().__init__(clean(value, multiline=False), compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def put_caret_before_ending(self) -> None:
        """Let the name be changed without the ending of a file that belongs to it."""
        ending = next((one for one in _ENDINGS if self.value.lower().endswith(one)), "")
        self.cursor_position = len(self.value) - len(ending)

    def drawn(self) -> str:
        """Return the text with harmless signs for dangerous ones."""
        return same_length(self.value)

    def restricted(self) -> None:
        """Say nothing: a bell helps nobody."""

    def insert_clean(self, text: str) -> None:
        """Put a text in the place of what is selected; several lines are joined, with a word."""
        joined = clean(text, multiline=False)
        if "\n" in clean(text, multiline=True).strip("\n"):
            self.app.notify(texts.PASTE_JOINED)
        if joined:
            self.replace(joined, *sorted(self.selection))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_clean(event.text)


def blank(crop: Region) -> list[Strip]:
    """Return the lines of a field that was taken away."""
    return [Strip.blank(crop.width)] * crop.height
