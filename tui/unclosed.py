"""Sessions that the user has left: closed at once, or kept until their folder has answered and taken everything."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tui.aside import AT_ONCE

if TYPE_CHECKING:
    from tui.opening import Sitting


class UnclosedSessions:
    """What was left and is not done with. Every method belongs to the app's thread, but ``wait_for``."""

    def __init__(self) -> None:
        self._kept: list[Sitting] = []
        self._closing: dict[Path, threading.Thread] = {}

    def leave(self, sitting: Sitting) -> None:
        """Let go of a session; one that is not saved yet goes on being saved, and is let go of after that."""
        if sitting.desk.saved:
            self._close(sitting)
        else:
            self._kept.append(sitting)
            sitting.desk.save_soon()

    def look(self) -> None:
        """Let go of those that are saved by now."""
        for sitting in [one for one in self._kept if one.desk.saved]:
            self._kept.remove(sitting)
            self._close(sitting)

    def keeps(self, path: Path) -> bool:
        """Return whether a session was left before it was saved, and still is not."""
        return any(one.desk.path.absolute() == path.absolute() for one in self._kept)

    def take_back(self, path: Path) -> Sitting | None:
        """Return a session that was left before it was saved, with all that was typed; it is kept here no longer."""
        sitting = next((one for one in self._kept if one.desk.path.absolute() == path.absolute()), None)
        if sitting is not None:
            self._kept.remove(sitting)
        return sitting

    def wait_for(self, path: Path) -> None:
        """Wait until a session is closed that is just being closed: its lock would be met. May wait for its disk."""
        if (closing := self._closing.get(path.absolute())) is not None:
            closing.join()

    def close(self) -> list[Sitting]:
        """Close all there is, at the end of the program; return those that could not be saved."""
        left = list(self._kept)
        self._kept.clear()
        for sitting in left:
            self._close(sitting)
        for closing in self._closing.values():
            closing.join()
        return [one for one in left if not one.desk.saved]

    def _close(self, sitting: Sitting) -> None:
        """Close in a thread, so that a folder which does not answer stops nobody."""
        closing = threading.Thread(target=sitting.close, name="ziping-closing", daemon=True)
        closing.start()
        closing.join(AT_ONCE)
        self._closing = {path: one for path, one in self._closing.items() if one.is_alive()}
        if closing.is_alive():
            self._closing[sitting.desk.path.absolute()] = closing
