"""One answer into one cell of a table."""

from __future__ import annotations

from wizards.filling.blanks import cell_text, changes_for, closed, hole_of_cell
from wizards.filling.outcome import FilledPlace, Filling, Left
from wizards.filling.splice import RowCopy, Splice
from wizards.intake.cells import is_blank_mark
from wizards.intake.word import Cell
from wizards.lexicon import same_name

TEXT_THERE = "这里已经有字，没有动"
TAKEN = "这一格已经填了别的，分不开"


def put_into_cell(
    cell: Cell, label: str, path: str, text: str, filling: Filling, splice: Splice, copy: RowCopy | None = None
) -> bool:
    """Put an answer into a cell that is open; what stands there already stays, and is told if it is another.

    Args:
        cell: the cell; with ``copy`` the one of the copied row.
        label: what to call the place.
        path: the path of the answer.
        text: the answer.
        filling: what was done so far; it is added to.
        splice: where changes are collected.
        copy: the copy of the cell's row that is meant.
    """
    hole = hole_of_cell(cell)
    if hole is None or (why := closed(hole)):
        there = cell_text(cell)
        if hole is not None or not (is_blank_mark(there) or same_name(there) == same_name(text)):
            filling.left.append(Left(label, cell.where, why if hole is not None else TEXT_THERE, cell))
        return False
    if splice.is_written(hole.paragraph, copy):
        filling.left.append(Left(label, cell.where, TAKEN, cell))
        return False
    changes = changes_for(hole, text)
    if changes is None:
        filling.left.append(Left(label, cell.where, f"“{text}”和印好的格式合不上", cell))
        return False
    if copy is None:
        splice.put(hole.paragraph, changes)
    else:
        copy.changes.setdefault(hole.paragraph, []).extend(changes)
    filling.filled.append(FilledPlace(label, cell.where, path, text, cell, copy))
    return True
