"""What is chosen from while one looks for a file: the lines of a folder that hold what was typed. No widget.

What is typed is a few characters of a name, or a path: then its folder is looked into, and its last part narrows down.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final, Literal

from tui.typed_paths import as_path, typed_path
from wizards.storage import FolderView, RecentSession, recent

SHOWN: Final = 200
"""Lines that are drawn; more are found by typing."""
TOML: Final = (".toml",)
_DRIVE: Final = 2
_PLACES: Final = 4
"""Folders that are offered beside the one that is shown."""

Does = Literal["use", "up", "go", "take"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        what: a file, a folder, or the place where a file goes whose name is known.
        endings: how the names of files end that are listed, or counted beside a folder.
    """

    what: Literal["file", "folder", "place"] = "file"
    endings: tuple[str, ...] = TOML

    @property
    def of_folder(self) -> bool:
        """Return whether it is a folder that is chosen."""
        return self.what != "file"


SESSIONS: Final = Wanted()


@dataclass(frozen=True, slots=True)
class Offer:
    """A line: what Enter does there, where it leads, and what a session is as far as it is known."""

    does: Does
    path: Path
    head: RecentSession | None = None
    known: bool = False


class Browsing:
    """Where the user is, and what he typed.

    Attributes:
        view: the folder that has answered last.
        base: the folder from which a typed path is meant.
        words: what is typed.
        wanted: what is looked for.
        heads: what session each file is, ``None`` for one that is none.
        places: folders that one may want to go to, offered last.
    """

    def __init__(self, folder: Path, wanted: Wanted = SESSIONS, places: Sequence[Path] = ()) -> None:
        self.view = FolderView(folder)
        self.base = folder
        self.words = ""
        self.heads: dict[Path, RecentSession | None] = {}
        self.places = tuple(places)
        self.wanted = wanted

    @property
    def typed(self) -> Path:
        """What was typed, as a path from here."""
        try:
            return self.base / typed_path(self.words)
        except RuntimeError:
            return self.base / as_path(self.words)

    @property
    def folder(self) -> Path:
        """The folder to look into: this one, or that of a typed path."""
        if not _is_path(as_path(self.words)):
            return self.base
        return self.typed if self._whole_folder() else self.typed.parent

    @property
    def part(self) -> str:
        """What narrows the lines down."""
        words = as_path(self.words)
        if not _is_path(words):
            return words
        return "" if self._whole_folder() else self.typed.name

    def _whole_folder(self) -> bool:
        return as_path(self.words).endswith((*_separators(), "~"))

    def offers(self) -> list[Offer]:
        """Return the lines; the nearest to what was typed first."""
        wanted = self.part.casefold()
        found = [one for one in self._inside() if wanted in _said(one)]
        found.sort(key=lambda one: _rank(one, wanted))
        return found if wanted else [*self._before(), *found, *self._after()]

    def _before(self) -> Iterator[Offer]:
        if self.wanted.of_folder:
            yield Offer("use", self.view.folder)
        if self.view.folder.parent != self.view.folder:
            yield Offer("up", self.view.folder.parent)

    def _inside(self) -> Iterator[Offer]:
        here = self.view.folder
        for name in self.view.folders:
            yield Offer("go", here / name)
        for name in () if self.wanted.of_folder else self.view.files:
            path = here / name
            yield Offer("take", path, self.heads.get(path), path in self.heads)

    def _after(self) -> Iterator[Offer]:
        for place in self.places:
            if place != self.view.folder:
                yield Offer("go", place)

    def unknown(self, most: int) -> list[Path]:
        """Return sessions to look at next: those on the screen, and all while something is looked for by its words."""
        looked_at = [one.path for one in self.offers() if one.does == "take"][:SHOWN]
        if self.part:
            looked_at += [self.view.folder / name for name in self.view.files]
        unknown = (path for path in looked_at if path not in self.heads and path.name.lower().endswith(TOML))
        return list(dict.fromkeys(unknown))[:most]

    def completed(self) -> str:
        """Return what was typed, made longer as far as all names that begin so go on alike."""
        part = self.part.casefold()
        offers = [one for one in self._inside() if one.path.name.casefold().startswith(part)]
        if not offers or not part:
            return self.words
        names = [one.path.name for one in offers]
        alike = list(takewhile(lambda letters: len(set(letters)) == 1, zip(*map(_folded, names), strict=False)))
        ending = os.sep if len(offers) == 1 and offers[0].does == "go" else ""
        kept = as_path(self.words)[: len(as_path(self.words)) - len(self.part)]
        return kept + names[0][: len(alike)] + ending


def known_places() -> list[Path]:
    """Return folders that one may want to look into: those of the newest sessions, and one's own."""
    known = [one.path.parent for one in recent(look=False)]
    return list(dict.fromkeys([*known, Path.home()]))[:_PLACES]


def _folded(name: str) -> list[str]:
    return [letter.casefold() for letter in name]


def _is_path(words: str) -> bool:
    return words.startswith("~") or words[1:_DRIVE] == ":" or any(one in words for one in _separators())


def _separators() -> tuple[str, ...]:
    return tuple(one for one in (os.sep, os.altsep) if one)


def _rank(one: Offer, wanted: str) -> int:
    """What begins with the words comes first, then names of files and projects; all files of a unit have its name."""
    name, project = one.path.name.casefold(), one.head.name.casefold() if one.head else ""
    if name.startswith(wanted):
        return 0
    return 1 if wanted in name or wanted in project else 2


def _said(one: Offer) -> str:
    parts = [one.path.name, *((one.head.name, one.head.unit, one.head.year, one.head.state) if one.head else ())]
    return "\n".join(parts).casefold()
