"""The sessions that home knows: those worked on lately, and those of the folders in which they lie. No widget."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from tui import texts_home
from tui.opening import HowFar
from wizards.storage import InFolder, RecentSession, printed_totals, sessions_in

FOLDERS: Final = 5
"""Folders that are looked into: the current one, then those of the newest sessions."""
SHOWN: Final = 200
"""Lines that are drawn; more are found by typing."""


class HomeSessions:
    """What is known so far; grows while the disks answer. A session keeps its number.

    Attributes:
        sessions: every session, in the order in which it was met.
        how_far: what is known of those that were looked at.
        printed: the total of the last report, of those that have one.
        folders: folders that have answered.
        silent: folders that have not answered yet, though some time has passed.
        order: by what the lines are sorted.
    """

    def __init__(self, sessions: Iterable[RecentSession], order: str = "") -> None:
        self.sessions = list(sessions)
        self.how_far: dict[int, HowFar | None] = {}
        self.printed: dict[Path, str] = {}
        self.folders: list[InFolder] = []
        self.silent: list[Path] = []
        self.order = order if order in texts_home.ORDERS else next(iter(texts_home.ORDERS))
        self._numbers = {one.path: number for number, one in enumerate(self.sessions)}

    def places(self, here: Path) -> list[Path]:
        """Return the folders to look into."""
        return list(dict.fromkeys([here, *(one.path.parent for one in self.sessions)]))[:FOLDERS]

    def add(self, found: InFolder, printed: dict[Path, str]) -> None:
        """Take in what a folder has."""
        self.folders.append(found)
        self.printed |= printed
        for one in found.sessions:
            number = self._numbers.setdefault(one.path, len(self.sessions))
            if number == len(self.sessions):
                self.sessions.append(one)
            else:
                self.sessions[number] = one

    def gone(self, number: int) -> None:
        """Note that a file is not there any more."""
        self.sessions[number] = replace(self.sessions[number], there=False)

    def total(self, number: int) -> str:
        """Return the score of a session as far as it is known: as it stands now, else as last printed."""
        known = self.how_far.get(number)
        return known.total if known else self.printed.get(self.sessions[number].path, "")

    def shown(self, words: str) -> list[int]:
        """Return the numbers of the sessions with ``words`` in what is known of them, sorted; the nearest first.

        All sessions of a unit have its name: those whose own name or file has the words come before them.
        """
        wanted = words.strip().casefold()
        found = [number for number in range(len(self.sessions)) if wanted in self._said(number).casefold()]
        return sorted(found, key=lambda number: (wanted not in self._own(number).casefold(), self._key(number)))

    def next_order(self) -> str:
        """Sort by the next key; return the sentence that says so."""
        orders = list(texts_home.ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        return texts_home.ORDERS[self.order]

    def passed_over(self) -> str:
        """Return what was not listed, empty if nothing was passed over."""
        counts = {
            texts_home.FOREIGN: sum(one.foreign for one in self.folders),
            texts_home.UNREADABLE: sum(one.unreadable for one in self.folders),
            texts_home.TOO_MANY: sum(one.more for one in self.folders),
        }
        parts = [pattern.format(count=count) for pattern, count in counts.items() if count]
        parts += [texts_home.SILENT.format(name=folder.name or folder) for folder in self.silent]
        return "；".join(parts)

    def _own(self, number: int) -> str:
        one = self.sessions[number]
        return f"{one.name}\n{one.path.name}"

    def _said(self, number: int) -> str:
        one, known = self.sessions[number], self.how_far.get(number)
        return "\n".join([one.name, one.unit, one.year, one.form, known.form if known else "", one.path.name])

    def _key(self, number: int) -> tuple[bool, object, float]:
        """Return what to sort by: what has nothing there comes last, of equals the newest first."""
        one = self.sessions[number]
        saved = -(one.saved_at.timestamp() if one.saved_at else 0.0)
        if self.order == "saved":
            return False, 0, saved
        text = str(getattr(one, self.order))
        return not text, text, saved


def read_folder(folder: Path) -> tuple[InFolder, dict[Path, str]]:
    """Return the sessions of a folder and what their last reports printed. May wait for a disk."""
    found = sessions_in(folder)
    return found, printed_totals(one.path for one in found.sessions)


def is_there(path: Path) -> bool:
    """Return whether a file is still there; may wait for its disk."""
    with contextlib.suppress(OSError):
        return path.exists()
    return False
