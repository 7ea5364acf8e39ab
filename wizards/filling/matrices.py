"""Tables whose rows and columns a form names (资金管理情况: 分配科学性 … by 情况说明, 存在问题和改进措施)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.steps import Question
from wizards.facts import Facts
from wizards.filling.answer_cell import put_into_cell
from wizards.filling.answers import NOTHING_TYPED
from wizards.filling.blanks import hole_of_cell
from wizards.filling.grids import TableGrid
from wizards.filling.outcome import Filling, Left
from wizards.filling.splice import Splice
from wizards.intake.word import Cell
from wizards.lexicon import fold

_READ_ELSEWHERE: Final = ("funds.lines", "performance.indicators", "performance.goals")


def fill_matrices(grid: TableGrid, facts: Facts, filling: Filling, splice: Splice) -> None:
    """Fill what a question of the form asks row by row; its rows are marked as used.

    Args:
        grid: the table.
        facts: the session under its form.
        filling: what was done so far; it is added to.
        splice: where changes are collected.
    """
    for question in facts.form.asked.questions:
        if question.rows and question.columns and question.path not in _READ_ELSEWHERE:
            _fill(question, grid, facts, filling, splice)


def _fill(question: Question, grid: TableGrid, facts: Facts, filling: Filling, splice: Splice) -> None:
    rows = {fold(label).word: (key, label) for key, label in question.rows.items()}
    for column, key, title, head in list(_columns(question, grid)):
        for row in range(head + 1, grid.cells.height):
            named = _named(grid, row, column, rows)
            cell = grid.at(row, column)
            if named is None or cell is None or cell.row != row:
                continue
            grid.used |= {head, row}
            path, label = f"{question.path}.{named[0]}.{key}", f"{named[1]}·{title}"
            text = facts.text(path)
            if text:
                put_into_cell(cell, label, path, text, filling, splice)
            elif hole_of_cell(cell) is not None:
                filling.left.append(Left(label, cell.where, NOTHING_TYPED, cell))


def _columns(question: Question, grid: TableGrid) -> Iterator[tuple[int, str, str, int]]:
    """Yield where the columns of a question begin, their keys, their heads, and the row of the head."""
    titles = {fold(label).word: (key, label) for key, label in question.columns.items()}
    for row in range(grid.cells.height):
        found = [(column, titles.get(fold(text).word)) for column, text in grid.cells.filled(row)]
        known = [(column, title) for column, title in found if title is not None]
        if len(known) == len(question.columns) and row not in grid.used:
            for column, (key, label) in known:
                yield column, key, label, row
            return


def _named(grid: TableGrid, row: int, before: int, rows: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Return the row of the question that is named left of a column; the innermost word counts."""
    cells: list[Cell | None] = [grid.at(row, column) for column in range(before - 1, -1, -1)]
    for cell in cells:
        if cell is not None and cell.row == row and (named := rows.get(fold(cell.text).word)):
            return named
    return None
