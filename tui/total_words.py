"""Total and grade in words, wherever they are told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tui import texts
from tui.plain import shorten

if TYPE_CHECKING:
    from schemas.scoresheet import ScoreSheet


def total_words(sheet: ScoreSheet) -> list[str]:
    """Return total and grade as they may be shown: a sum of what happens to be there is no total."""
    if sheet.total.score is None:
        return []
    if not sheet.complete and sheet.total_shown is None:
        return [texts.SCORE_OPEN.format(count=len(sheet.missing))]
    if not sheet.complete:
        return [texts.SCORE_STATED_OPEN.format(score=number(sheet.total.score))]
    grade = sheet.grade_shown
    return [texts.SCORE.format(score=number(sheet.total.score)), *([shorten(grade, 12)] if grade else [])]


def number(value: Decimal) -> str:
    """Return points as they are shown."""
    return f"{value:f}"
