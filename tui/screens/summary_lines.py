"""The summary line by line: what can be done, the projects, their sums, what was found across them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from schemas.figure import plain_string
from schemas.text import show
from tui import texts_home
from tui.bars import bar, last_words, points_in_one_line
from tui.plain import shorten
from tui.subject import subject_of
from tui.unit_desk import UnitDesk
from wizards.unit.across import names_of
from wizards.unit.line import Line
from wizards.unit.summary import Summary, in_unit

_COLUMNS: Final = {"name": 0, "budget": 12, "rate": 8, "total": 8, "found": 14}
_RESULTS: Final = {"name": 0, "error": 4, "gap": 4, "warning": 4, "first": 0}
_WORDS: Final = ("name", "first")
_FIGURES: Final = 8
_BEFORE: Final = 5
_LEAST_NAME: Final = 10
_HUNDRED: Final = Decimal(100)
OPEN: Final = "open:"
"""Before the file to which a line leads; behind it, on a line of its own, what tells two such lines apart."""
Entry = tuple[str, Content]
"""What Enter does there, empty for a line to read; and the line."""


def summary_entries(desk: UnitDesk, width: int) -> Iterator[Entry]:
    """Yield every line."""
    for name, label, words in (*texts_home.SUMMARY_MENU[:-1], _other_view(desk)):
        yield name, Content.assemble((label, "bold"), ("  " + words, "$text-muted"))
    summary = desk.summary
    yield from _results(summary, width) if desk.results else _table(summary, width)
    if summary.found:
        yield "", Content.styled(texts_home.SUMMARY_ACROSS, "bold")
    for number, found in enumerate(summary.found):
        words = f"{found.rule} {found.message}（{names_of(found.files)}）"
        yield f"{OPEN}{found.files[0]}\n{number}", Content(show(words, one_line=True))
    yield from _not_in(desk)


def _other_view(desk: UnitDesk) -> tuple[str, str, str]:
    return texts_home.SUMMARY_BACK if desk.results else texts_home.SUMMARY_MENU[-1]


def _table(summary: Summary, width: int) -> Iterator[Entry]:
    row = _Row(width, _COLUMNS)
    yield "", Content.styled(row.line(texts_home.SUMMARY_HEADS), "$text-muted")
    for line in summary.lines:
        yield OPEN + line.file, Content(row.line(_cells(line)))
    sums = {"name": texts_home.SUMMARY_SUM, "budget": _money(summary.sums.budget), "rate": _plain(summary.sums.rate)}
    yield "", Content.styled(row.line(sums), "bold")


def _results(summary: Summary, width: int) -> Iterator[Entry]:
    """Yield what the check has found in each file, those with nothing to mend last."""
    row = _Row(width, {**_RESULTS, "first": max(width * 3 // 5 - _FIGURES, _LEAST_NAME)})
    yield "", Content.styled(row.line(texts_home.RESULT_HEADS), "$text-muted")
    for line in sorted(summary.lines, key=lambda one: one.first is None):
        yield OPEN + line.file, Content(row.line(_found(line)))


def _found(line: Line) -> dict[str, str]:
    counts = {key: str(number) for key in ("error", "gap", "warning") if (number := getattr(line.counts, key))}
    first = f"{line.first.rule} {line.first.message}" if line.first else texts_home.RESULT_NONE
    return {"name": line.title or Path(line.file).stem, **counts, "first": first}


def _not_in(desk: UnitDesk) -> Iterator[Entry]:
    if desk.unreadable:
        yield "", Content.styled(texts_home.SUMMARY_UNREADABLE, "bold")
    for file, problem in desk.unreadable:
        yield "", Content(show(f"{Path(file).name}：{problem}", one_line=True))
    if desk.passed_over:
        yield "", Content.styled(texts_home.SUMMARY_PASSED.format(count=desk.passed_over), "$text-muted")


def line_detail(line: Line, cells: int) -> str:
    """Return the picture of one project: execution and points as bars with their figures, in two lines."""
    name, file = show(subject_of(line.title, line.form), one_line=True), Path(line.file).name
    figures = "  ".join(filter(None, [_rate(line), _total(line)]))
    name = shorten(name, max(cells - cell_len(figures) - 2, _LEAST_NAME))
    said = "  ".join(filter(None, [name, figures]))
    said = f"{said}  {file}" if cell_len(said) + cell_len(file) + 2 <= cells else shorten(said, cells)
    return f"{said}\n{points_in_one_line(line.points, cells)}"


def result_detail(line: Line, cells: int) -> str:
    """Return what is to be mended first in one project, in two lines; and its file."""
    name = f"{show(subject_of(line.title, line.form), one_line=True)}  {Path(line.file).name}"
    first = f"{line.first.rule} {line.first.message}" if line.first else texts_home.RESULT_NONE
    return f"{shorten(name, cells)}\n{shorten(first, cells)}"


def _rate(line: Line) -> str:
    if line.rate is None:
        return ""
    now = texts_home.RATE.format(bar=bar(line.rate, _HUNDRED), rate=line.rate)
    before = line.last.rate
    return now if before is None else f"{now} {bar(before, _HUNDRED, _BEFORE)} {last_words(before)}%"


def _total(line: Line) -> str:
    """Return the total, where there is one of last year to hold beside it."""
    if line.total is None or line.last.total is None:
        return ""
    return f"{texts_home.SUMMARY_HEADS['total']} {line.total:f} {last_words(line.last.total)}"


def file_of(key: str) -> str:
    """Return the file to which a line leads, empty for any other line."""
    return key.removeprefix(OPEN).partition("\n")[0] if key.startswith(OPEN) else ""


class _Row:
    def __init__(self, width: int, columns: Mapping[str, int]) -> None:
        self._widths = dict(columns)
        self._widths["name"] = max(width - sum(columns.values()) - len(columns) + 1, _LEAST_NAME)

    def line(self, cells: dict[str, str]) -> str:
        parts = []
        for key, width in self._widths.items():
            text = shorten(cells.get(key, ""), width)
            parts.append(set_cell_size(text, width) if key in _WORDS else " " * (width - cell_len(text)) + text)
        return " ".join(parts)


def _cells(line: Line) -> dict[str, str]:
    return {
        "name": line.title or Path(line.file).stem,
        "budget": _money(line.budget),
        "rate": _plain(line.rate),
        "total": _plain(line.total),
        "found": f"{line.counts.error}/{line.counts.gap}/{line.counts.warning}",
    }


def _money(yuan: Decimal | None) -> str:
    return "" if yuan is None else plain_string(in_unit(yuan, "万元"))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
