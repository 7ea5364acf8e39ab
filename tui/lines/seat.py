"""Where a person filling line by line sits: the open session, the place he is at, and what he types."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.steps import Question
from tui import texts
from tui import texts_lines as lines
from tui.desk import Desk
from tui.lines.ear import Ear
from tui.lines.said import opening, place, row_end
from tui.lines.walk import Stop, Walk
from tui.opening import Sitting
from tui.output import say

_PATIENCE = 0.5
"""Seconds that the next question waits for the disk; the saver goes on all the same."""


class Seat:
    """One session being filled line by line.

    Attributes:
        sitting: the open session.
        ear: what the user types.
        walk: the places of the form.
        stop: the place the user is at; ``None`` in a form that asks nothing.
        leaving: the user wants to go.
        listed: the paths of the findings that were listed last, by their numbers from 1.
    """

    def __init__(self, sitting: Sitting, ear: Ear) -> None:
        self.sitting = sitting
        self.ear = ear
        self.walk = Walk(sitting.desk)
        self.stop: Stop | None = None
        self.leaving = False
        self.listed: list[str] = []
        self._told: Stop | None = None
        self._unsaved = ""

    @property
    def desk(self) -> Desk:
        """The session."""
        return self.sitting.desk

    @property
    def question(self) -> Question | None:
        """The question the user is at."""
        return self.stop.question if self.stop is not None else None

    def go(self, stop: Stop | None, otherwise: str = "") -> None:
        """Go to a place and say what is asked there; without one say ``otherwise`` and stay."""
        if stop is None:
            self.tell([otherwise])
            return
        left, self.stop = self._told, stop
        if left is not None and left.row and left.unit != stop.unit:
            self.tell(row_end(self.walk, left))
        self.desk.session.seal()
        self.desk.session.note_place(stop.step, stop.path)
        self.tell(opening(self.walk, stop, left))
        self.tell(place(self.walk, stop))
        self._told = stop

    def stay(self) -> None:
        """Say once more what is asked here."""
        if self.stop is not None:
            self.tell(place(self.walk, self.stop))

    def may_write(self) -> bool:
        """Return whether something may be changed; say so where it may not."""
        if self.desk.read_only:
            say(lines.by_command(texts.READ_ONLY_TYPING))
        return not self.desk.read_only

    def keep(self) -> None:
        """End the undo step, judge what was changed, and have it on the disk before the next question."""
        self.desk.session.seal()
        _ = self.desk.evaluation
        self.save()

    def save(self, timeout: float = _PATIENCE) -> bool:
        """Wait a moment until everything is on the disk; say once why it is not. Returns whether it is."""
        if self.desk.read_only or self.desk.save_now(timeout):
            self._unsaved = ""
            return True
        state = self.desk.save_state
        reason = state.reason if state is not None else ""
        if reason and reason != self._unsaved:
            say(lines.SAVE_FAILED.format(reason=reason))
        self._unsaved = reason
        return False

    def tell(self, words: Iterable[str]) -> None:
        """Print lines; of a text with line breaks each of its lines."""
        for line in words:
            for part in line.split("\n"):
                say(part)
