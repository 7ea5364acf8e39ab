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

from tui.pasting import as_path
from wizards.storage import FolderView, RecentSession

SHOWN: Final = 200
"""Lines that are drawn; more are found by typing."""
TOML: Final = (".toml",)
_DRIVE: Final = 2

Does = Literal["use", "up", "go", "take"]


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
        heads: what session each file is, ``None`` for one that is none.
        places: folders that one may want to go to, offered last.
    """

    def __init__(self, folder: Path, *, for_folder: bool = False, places: Sequence[Path] = ()) -> None:
        self.view = FolderView(folder)
        self.base = folder
        self.words = ""
        self.heads: dict[Path, RecentSession | None] = {}
        self.places = tuple(places)
        self._for_folder = for_folder

    @property
    def typed(self) -> Path:
        """What was typed, as a path from here."""
        try:
            return self.base / Path(as_path(self.words)).expanduser()
        except (RuntimeError, ValueError):
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
        if self._for_folder:
            yield Offer("use", self.view.folder)
        if self.view.folder.parent != self.view.folder:
            yield Offer("up", self.view.folder.parent)

    def _inside(self) -> Iterator[Offer]:
        here = self.view.folder
        for name in self.view.folders:
            yield Offer("go", here / name)
        for name in () if self._for_folder else self.view.files:
            path = here / name
            yield Offer("take", path, self.heads.get(path), path in self.heads)

    def _after(self) -> Iterator[Offer]:
        for place in self.places:
            if place != self.view.folder:
                yield Offer("go", place)

    def unknown(self, most: int) -> list[Path]:
        """Return files to look at next: those on the screen, and all while something is looked for by its words."""
        looked_at = [one.path for one in self.offers() if one.does == "take"][:SHOWN]
        if self.part:
            looked_at += [self.view.folder / name for name in self.view.files]
        return list(dict.fromkeys(path for path in looked_at if path not in self.heads))[:most]

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
