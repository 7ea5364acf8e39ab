"""The live score and how many problems there are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui import texts
from tui.plain import shorten

if TYPE_CHECKING:
    from wizards.evaluation import Evaluation


class ScoreBar(Static):
    """One or two rows: score, grade, rate; errors and warnings."""

    def __init__(self) -> None:
        super().__init__(texts.COUNTING, id="score", markup=False)
        self._shown = ""

    def show(self, evaluation: Evaluation | None) -> None:
        """Show an evaluation."""
        text = "  ".join(score_parts(evaluation)) if evaluation else texts.COUNTING
        if text != self._shown:
            self._shown = text
            self.update(Content(text))


def score_parts(evaluation: Evaluation) -> list[str]:
    """Return the parts of the bar."""
    sheet = evaluation.sheet
    parts = []
    if sheet.total.score is not None:
        pattern = texts.SCORE if sheet.complete else texts.SCORE_OPEN
        parts.append(pattern.format(score=_number(sheet.total.score)))
        if sheet.complete and sheet.grade.grade:
            parts.append(shorten(sheet.grade.grade, 12))
    if sheet.execution.rate is not None:
        parts.append(texts.RATE.format(rate=_number(sheet.execution.rate)))
    count = {"error": 0, "warning": 0, "note": 0}
    for finding in evaluation.open_findings:
        count[finding.severity] += 1
    parts.append(texts.COUNTS.format(**count) if count["error"] or count["warning"] else texts.NO_FINDINGS)
    return parts


def _number(value: Decimal) -> str:
    return f"{value:f}"
