"""The columns of a table of rows: which there are, and how wide each may be in the room there is.

What does not fit is not shown; the row editor shows it all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len

from schemas.figure.exact import plain_string
from schemas.form import Entry
from tui import texts
from tui.widgets.rows import Cell, Column, Rows

if TYPE_CHECKING:
    from schemas.scoresheet import IndicatorScore

_MOST: Final = {"long": 40, "words": 30, "line": 30, "figure": 16}
_LEAST: Final = {"long": 12, "words": 12, "line": 12, "figure": 9, "amount": 9}
_HEAD: Final = 10
"""Cells of a head of five characters, which is not cut."""
_SAMPLE = 40
GAP: Final = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the table. ``what``: a column of the form, or one that the program fills."""

    what: Literal["column", "met", "score", "facts", "computed"]
    column: Column
    least: int
    most: int

    @property
    def right(self) -> bool:
        """Whether it is set against the right edge, so that digits stand below each other."""
        return self.column.kind == "amount" or self.what in ("score", "computed")


def columns_of(rows: Rows) -> list[Shown]:
    """Return the columns in the order of importance: what a row is, what was aimed at and done, how it stands."""
    asked = {column.key: column for column in rows.columns}
    if not rows.is_indicators:
        return [*map(_shown, asked.values()), *_follows(rows, asked)]
    asked = {"name": Column("name", texts.ROW_NAME, "line"), **asked}
    judged = _judged(rows, frozenset(asked))
    first = [asked.pop(key) for key in ("name", "target", "actual") if key in asked]
    if _SCORE in judged:
        asked.pop("stated_score", None)
    return [*map(_shown, first), *judged, *map(_shown, asked.values())]


_MET: Final = Shown("met", Column("met", texts.MET_HEAD, "line"), 4, 6)
_FACTS: Final = Shown("facts", Column("facts", texts.FACTS_HEAD, "line"), 6, 16)
_SCORE: Final = Shown("score", Column("score", texts.SCORE_HEAD, "line"), 8, 9)


def _judged(rows: Rows, asked: frozenset[str]) -> list[Shown]:
    """Return how the rows stand, as far as there is something to say of any of them."""
    entries = [entry for entry in map(rows.entry, rows.keys()) if entry]
    said = (
        (_MET, "actual" in asked),
        (_FACTS, any(entry.facts for entry in entries)),
        (_SCORE, _scored(rows, entries)),
    )
    return [column for column, wanted in said if wanted]


def cell(rows: Rows, key: str, shown: Shown) -> Cell:
    """Return what a column shows of a row."""
    if shown.what == "column":
        return rows.cell(key, shown.column)
    if shown.what == "computed":
        return Cell(rows.computed(key, shown.column.key), "computed")
    if shown.what == "facts":
        entry = rows.entry(key)
        said = [rows.text(key, f"facts.{name}") or texts.FACT_NONE for name in entry.facts] if entry else []
        return Cell(" / ".join(said))
    score = rows.score(key)
    if score is None:
        return Cell()
    if shown.what == "met":
        return Cell(texts.MET_SIGNS[score.met], "printed")
    return Cell(points(score), "printed")


def points(score: IndicatorScore) -> str:
    """Return ``14.5/15``; only the weight's place is kept while there is no score."""
    if score.weight is None:
        return "" if score.score is None else plain_string(score.score)
    return f"{'-' if score.score is None else plain_string(score.score)}/{plain_string(score.weight)}"


def widths(rows: Rows, columns: Sequence[Shown], room: int) -> list[int]:
    """Return the widths of as many columns as fit into ``room`` cells, gaps between them left out."""
    kept: list[Shown] = []
    used = -GAP
    for column in columns:
        if used + GAP + column.least > room and kept:
            break
        kept.append(column)
        used += GAP + column.least
    wide = [column.least for column in kept]
    wanted = [_wanted(rows, column) for column in kept]
    free = room - used
    while free > 0 and wide != wanted:
        for index, most in enumerate(wanted):
            if free > 0 and wide[index] < most:
                wide[index] += 1
                free -= 1
            elif wide[index] > most:
                free += wide[index] - most
                wide[index] = most
    return wide


def standing(score: IndicatorScore, aimed: bool) -> list[str]:
    """Return points, rate and verdict in words."""
    parts = []
    if score.weight is not None:
        computed = score.computed if score.stated is not None and score.stated != score.computed else None
        other = "" if computed is None else texts.POINTS_STATED.format(computed=plain_string(computed))
        parts.append(texts.POINTS.format(points=points(score)) + other)
    if score.completion_rate is not None:
        parts.append(texts.COMPLETION.format(rate=plain_string(score.completion_rate)))
    if aimed:
        parts.append(texts.MET[score.met])
    return parts


def _wanted(rows: Rows, shown: Shown) -> int:
    lengths = [cell_len(cell(rows, key, shown).text) + 1 for key in rows.keys()[:_SAMPLE]]
    return max(min(max([cell_len(shown.column.label), *lengths]), shown.most), min(shown.least, 6))


def _shown(column: Column) -> Shown:
    least = _LEAST.get(column.kind, _HEAD)
    return Shown("column", column, max(least, min(cell_len(column.label), _HEAD)), _MOST.get(column.kind, 14))


def _follows(rows: Rows, asked: dict[str, Column]) -> list[Shown]:
    """Return what is not asked but follows from what is: the rate of a line of money, the amount of a subsidy."""
    columns = frozenset(asked)
    following = [one for one in rows.desk.form.values.derived_in(rows.path) if one.head and one.name not in columns]
    found = [Column(one.name, one.head, "line") for one in following if one.follows_from(columns)]
    return [Shown("computed", column, 8, 12) for column in found]


def _scored(rows: Rows, entries: Sequence[Entry]) -> bool:
    mode = rows.desk.form.scoring.mode
    if mode == "rules":
        return any(entry.rule is not None for entry in entries)
    return mode == "policy"
