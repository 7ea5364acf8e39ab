"""The lines of home: what can be started, then the sessions as a table whose columns follow the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from schemas.text import show
from tui import texts, texts_home
from tui.home_sessions import HomeSessions
from tui.plain import shorten
from tui.subject import subject_of

_WIDE: Final = 100
_COLUMNS: Final = {"state": 8, "name": 0, "unit": 14, "year": 4, "total": 6, "saved": 11}
"""Cells of each column; the name takes what is left."""
_WIDE_COLUMNS: Final = {"state": 8, "name": 0, "unit": 20, "year": 4, "form": 22, "total": 6, "saved": 16}
_STYLES: Final = {"!": "$text-error", "✓": "$text-success"}


class Table:
    """The sessions as lines of ``width`` cells."""

    def __init__(self, known: HomeSessions, width: int) -> None:
        self._known = known
        self._columns = dict(_WIDE_COLUMNS if width >= _WIDE else _COLUMNS)
        self._columns["name"] = max(width - sum(self._columns.values()) - len(self._columns) + 1, 10)

    def head(self) -> Content:
        """Return the line above."""
        return Content.styled(self._line({key: texts_home.HEADS[key] for key in self._columns}), "$text-muted")

    def line(self, number: int) -> Content:
        """Return the line of a session."""
        one, known = self._known.sessions[number], self._known.how_far.get(number)
        sign, word = texts.STATES[known.state] if known else ("", "")
        saved = f"{one.saved_at:%Y-%m-%d %H:%M}" if one.there and one.saved_at else texts.MISSING_FILE
        cells = {
            "state": f"{sign} {word}",
            "name": subject_of(one.name, one.form),
            "unit": one.unit or texts.NO_UNIT,
            "year": one.year,
            "form": known.form if known else one.form,
            "total": self._known.total(number) or texts_home.NO_SCORE,
            "saved": saved if self._columns["saved"] >= len(saved) or not one.there else saved[5:],
        }
        state, rest = self._columns["state"], self._line({key: cells[key] for key in self._columns})
        cut = len(shorten(cells["state"], state)) + state - cell_len(shorten(cells["state"], state))
        return Content.assemble((rest[:cut], _STYLES.get(sign, "$text-muted")), rest[cut:])

    def _line(self, cells: dict[str, str]) -> str:
        return " ".join(
            set_cell_size(shorten(text, self._columns[key]), self._columns[key]) for key, text in cells.items()
        )


def menu_lines(left_behind: int) -> Iterator[tuple[str, Content]]:
    """Yield id and line of what can be started."""
    menu = list(texts.HOME_MENU)
    if left_behind:
        name, label, words = texts.HOME_RECOVER
        menu.insert(0, (name, label, words.format(count=left_behind)))
    for name, label, words in menu:
        yield name, Content.assemble((label, "bold"), ("  " + words, "$text-muted"))


def detail(known: HomeSessions, number: int, cells: int) -> str:
    """Return what the table has no room for: the whole name, the gaps, the form, where the file is."""
    one, far = known.sessions[number], known.how_far.get(number)
    gaps = texts_home.GAPS.format(count=far.gaps) if far and far.gaps else ""
    form = far.form if far else one.form
    parts = dict.fromkeys([subject_of(one.name, one.form), gaps, one.path.name, _folder(one.path), form])
    return shorten("  ".join(show(part, one_line=True) for part in parts if part), cells)


def _folder(path: Path) -> str:
    """Return where a file lies, empty for the current folder."""
    here, folder = Path.cwd(), path.parent
    if folder == here:
        return ""
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def number_of(option: str) -> int | None:
    """Return the number of the session to which a line leads, ``None`` for any other line."""
    kind, _, number = option.partition(":")
    return int(number) if kind == "session" else None
