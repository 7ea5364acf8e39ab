"""Which cells of a row ask for an answer: at the others Enter does not stop. Tab and the arrows reach them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from schemas.funds import TOTAL
from tui.widgets.rows import Column, Rows

if TYPE_CHECKING:
    from schemas.scoresheet import IndicatorScore

_SCORE: Final = "stated_score"
_EXPLAINS: Final = ("deviation_reason", "improvement")
_LINES: Final = "funds.lines"


def wants(rows: Rows, key: str, column: Column) -> bool:
    """Return whether a cell is still for the user to answer, or holds an answer of his own.

    Nothing is wanted where the form has answered, where the answer follows from other cells, and where nothing is to
    be explained.
    """
    typed = rows.text(key, column.key)
    if typed:
        return not _is_as_printed(rows, key, column, typed)
    if is_sum(rows, key):
        return False
    score = rows.live_score(key) if rows.is_indicators else None
    if score is None:
        return True
    if column.key == _SCORE:
        return score.computed is None
    return column.key not in _EXPLAINS or _is_to_explain(rows, key, score)


def is_sum(rows: Rows, key: str) -> bool:
    """Return whether the row is the sum of those below it, unless something else is stated in it."""
    return rows.path == _LINES and key == TOTAL and len(rows.question.rows) > 1


def is_unused(rows: Rows, key: str) -> bool:
    """Return whether nothing stands in a row but what the form or the row before gave it."""
    typed = ((column, rows.text(key, column.key)) for column in rows.asked(key))
    return rows.blank(key) or all(not text or _is_as_printed(rows, key, column, text) for column, text in typed)


def _is_as_printed(rows: Rows, key: str, column: Column, typed: str) -> bool:
    entry = rows.entry(key)
    return entry is not None and column.key in entry.preset() and entry.said(column.key) == typed


def _is_to_explain(rows: Rows, key: str, score: IndicatorScore) -> bool:
    """Return whether a row owes a reason, or is not known to owe none; who has begun to explain goes on."""
    from wizards.checks import is_reason_due

    is_full = score.score is not None and score.score == score.weight
    is_well = score.met == "yes" or (is_full and not _is_pointed_by_hand(rows, score))
    if not is_well or any(rows.text(key, name) for name in _EXPLAINS):
        return True
    return is_reason_due(rows.desk.form, rows.desk.policy, score)


def _is_pointed_by_hand(rows: Rows, score: IndicatorScore) -> bool:
    """Return whether the form's rules leave the points to the user: then it asks for the reason of any number."""
    return rows.desk.form.scoring.mode == "rules" and score.computed is None
