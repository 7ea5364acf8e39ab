"""What stands around text: tracked changes and content controls."""

from __future__ import annotations

from typing import Final, Literal

from wizards.intake.word.model import Change, Control, Span
from wizards.intake.word.state import Attributes, Ends, Starts, State, is_on

_PUT_IN: Final = ("ins", "moveTo")
_TAKEN_OUT: Final = ("del", "moveFrom")
_KINDS: Final = {
    "w14:checkbox": "checkbox",
    "comboBox": "list",
    "dropDownList": "list",
    "date": "date",
    "picture": "other",
    "docPartObj": "other",
    "docPartList": "other",
    "group": "other",
    "w15:repeatingSection": "other",
}


def read_change(kind: Literal["ins", "del"], attributes: Attributes) -> Change:
    """Return a tracked change as its element tells it."""
    return Change(kind, attributes.get("id", ""), attributes.get("author", ""), attributes.get("date", ""))


class Surroundings:
    """Reads tracked changes around runs, and content controls."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.starts: Starts = {
            **dict.fromkeys(_PUT_IN, self._put_in),
            **dict.fromkeys(_TAKEN_OUT, self._taken_out),
            "sdt": self._start_control,
            "alias": self._title,
            "tag": self._title,
            "showingPlcHdr": self._start_prompt,
            "lock": self._lock,
            "dataBinding": self._binding,
            **{name: self._kind for name in _KINDS},
        }
        self.ends: Ends = {
            **dict.fromkeys((*_PUT_IN, *_TAKEN_OUT), self._end_change),
            "sdt": self._end_control,
            "showingPlcHdr": self._end_prompt,
        }

    def _put_in(self, attributes: Attributes, at: int) -> None:
        self._start_change("ins", attributes)

    def _taken_out(self, attributes: Attributes, at: int) -> None:
        self._start_change("del", attributes)

    def _start_change(self, kind: Literal["ins", "del"], attributes: Attributes) -> None:
        if self._state.parent() not in ("rPr", "trPr"):  # those have nothing inside; paragraphs and tables read them
            self._state.changes.append(read_change(kind, attributes))

    def _end_change(self, span: Span) -> None:
        if self._state.parent(0) not in ("rPr", "trPr"):
            self._state.changes.pop()

    def _start_control(self, attributes: Attributes, at: int) -> None:
        self._state.controls.append(Control())

    def _end_control(self, span: Span) -> None:
        self._state.controls.pop()

    def _described(self) -> Control:
        """Return the control whose properties are being read; a new one, which nobody sees, if it is none."""
        inside = self._state.parent() == "sdtPr"
        return (self._state.control if inside else None) or Control()

    def _title(self, attributes: Attributes, at: int) -> None:
        control = self._described()
        control.title = attributes.get("val", "") or control.title

    def _start_prompt(self, attributes: Attributes, at: int) -> None:
        self._described().prompt = is_on(attributes)

    def _end_prompt(self, span: Span) -> None:
        if self._state.control is not None:
            self._state.control.prompt_at = span

    def _lock(self, attributes: Attributes, at: int) -> None:
        self._described().locked = attributes.get("val", "") in ("contentLocked", "sdtContentLocked")

    def _binding(self, attributes: Attributes, at: int) -> None:
        self._described().bound = True

    def _kind(self, attributes: Attributes, at: int) -> None:
        self._described().kind = _KINDS[self._state.path[-1]]
