"""The live score and how many problems there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from schemas.finding import Finding, count
from tui import texts
from tui.total_words import number, total_words

if TYPE_CHECKING:
    from wizards.evaluation import Evaluation


class ScoreBar(Static):
    """One or two rows: score, grade, rate; errors and warnings."""

    def __init__(self) -> None:
        super().__init__(texts.COUNTING, id="score", markup=False)
        self._shown = ""

    def show(
        self, evaluation: Evaluation | None, points: Sequence[str] = (), said: Iterable[Finding] | None = None
    ) -> None:
        """Show an evaluation, of its findings those ``said``; below it where the points are, where there is room."""
        text = "  ".join(score_parts(evaluation, said)) if evaluation else texts.COUNTING
        text = "\n".join([text, *points])
        if text != self._shown:
            self._shown = text
            self.update(Content(text))


def score_parts(evaluation: Evaluation, said: Iterable[Finding] | None = None) -> list[str]:
    """Return the parts of the bar; ``said``: the findings to count, otherwise all that are open."""
    sheet = evaluation.sheet
    parts = total_words(sheet)
    if sheet.execution.rate is not None:
        parts.append(texts.RATE.format(rate=number(sheet.execution.rate)))
    counts = count(evaluation.open_findings if said is None else said)
    clean = texts.NO_FINDINGS if sheet.complete else texts.NOT_FILLED
    if not counts.serious:
        return [*parts, clean]
    gaps = [texts.GAPS.format(gap=counts.gap)] if counts.gap else []
    return [*parts, *gaps, texts.COUNTS.format(error=counts.error, warning=counts.warning)]
