"""A table as read against the table of the blocks: every cell, its text, its extent, its style."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.cell_styles import CellStyles
from wizards.word.grid import CONTINUE, NEAREST, RESTART, Lattice
from wizards.word.placing import Placed
from wizards.word.proof_runs import check_runs
from wizards.word.result import ProofFailed
from wizards.word.run_text import clean, escape
from wizards.word.split import heads, kept_rows
from wizards.word.table import open_edge
from wizards.word.tally import Tally
from wizards.word.word_reader import TR, CellRead, RowReader, table


def match_table(element: Any, block: Table, item: Placed, title: str, where: str, tally: Tally) -> None:
    """Finds all cells of ``block`` in a ``w:tbl``."""
    page = item.page
    properties, lines, rows = table(element)
    if lines[-1] != page.text_width or properties != _properties(page.text_width, title):
        raise ProofFailed(f"报告写出后回读不对：{where}的宽度或属性不对。")
    count = sum(len(grid.rows) for grid in block.grids)
    if len(rows) != count:
        raise ProofFailed(f"报告写出后回读不对：{where}应有 {count} 行，读到 {len(rows)} 行。")
    lattice = Lattice(block, page.text_width)
    repeated = heads(block)
    reader = RowReader()
    at = 0
    for index, grid in enumerate(block.grids):
        look = CellStyles(lattice, block, index, page)
        matcher, kept = _Matcher(grid, look, lines, tally), kept_rows(grid)
        for number, row in enumerate(grid.rows):
            place = f"{where}第{at + 1}行"
            if rows[at].tag != TR:
                raise ProofFailed(f"报告写出后回读不对：找不到{place}。")
            found, cells = reader.row(rows[at])
            if found != _row(page.type.row, head=at < repeated, whole=not look.may_split(row)):
                raise ProofFailed(f"报告写出后回读不对：{place}的行属性（表头重复、不跨页）不对。")
            matcher.begins = number in item.breaks[index]
            matcher.keep = number in kept
            matcher.row(cells, row, place)
            at += 1
        if matcher.open:
            raise ProofFailed(f"报告写出后回读不对：{where}第{at}行以下的合并没有写完。")


@dataclass(slots=True)
class _Open:
    """A merged cell that reaches further down."""

    cell: Cell
    end: int
    left: int


class _Matcher:
    """One grid, row by row, from top to bottom."""

    def __init__(self, grid: Grid, look: CellStyles, lines: list[int], tally: Tally) -> None:
        self.look = look
        self.lines = lines
        self.tally = tally
        self.begins = self.keep = False
        self.open: dict[int, _Open] = {}
        total = sum(grid.widths)
        self.places = [done * lines[-1] / total for done in accumulate(grid.widths, initial=0)]
        self._squares: dict[tuple[int, int, int, str], str] = {}

    def row(self, cells: list[CellRead], row: Row, where: str) -> None:
        """Finds the cells of one row."""
        expected = sorted(row.cells, key=lambda cell: cell.column, reverse=True)
        for found in cells:
            hanging = self.open.get(found.start)
            stands = hanging is None and self._stands(found, expected)
            self._check_square(found, hanging.cell if hanging else expected[-1] if stands else Cell(0, ""), where)
            if hanging is not None:
                self._hanging(found, hanging, row, where)
            elif stands:
                self._begins(found, expected.pop(), row, where)
            elif found.text or found.state or found.end - found.start < 1:
                raise ProofFailed(f"报告写出后回读不对：{where}“{found.text[:12]}”不在应在的列。")
            else:
                self._style(found, Cell(0, ""), row, where)
        if expected:
            raise ProofFailed(f"报告写出后回读不对：{where}找不到“{clean(expected[-1].text)[:20]}”。")
        if cells[-1].end != len(self.lines) - 1:
            raise ProofFailed(f"报告写出后回读不对：{where}的格子没有占满一行。")
        self._next_row()

    def _check_square(self, found: CellRead, cell: Cell, where: str) -> None:
        if found.properties != self._square(found, open_edge(cell)):
            raise ProofFailed(f"报告写出后回读不对：{where}有一格的宽度、合并或边线不对。")

    def _next_row(self) -> None:
        for start, hanging in list(self.open.items()):
            hanging.left -= 1
            if not hanging.left:
                del self.open[start]

    def _square(self, found: CellRead, edge: str) -> str:
        key = found.start, found.end, found.state, edge
        square = self._squares.get(key)
        if square is None:
            if found.end >= len(self.lines) or found.end <= found.start:
                return "outside the lattice"
            square = f'<w:tcPr><w:tcW w:w="{self.lines[found.end] - self.lines[found.start]}" w:type="dxa"/>'
            if found.end - found.start > 1:
                square += f'<w:gridSpan w:val="{found.end - found.start}"/>'
            square += ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>")[found.state] + edge
            self._squares[key] = square
        return square

    def _stands(self, found: CellRead, expected: list[Cell]) -> bool:
        if not expected or found.end >= len(self.lines):
            return False
        cell = expected[-1]
        last = cell.column + cell.columns
        return (
            last < len(self.places)
            and abs(self.lines[found.start] - self.places[cell.column]) <= NEAREST + 1
            and abs(self.lines[found.end] - self.places[last]) <= NEAREST + 1
        )

    def _begins(self, found: CellRead, cell: Cell, row: Row, where: str) -> None:
        if (found.state == RESTART) != (cell.rows > 1) or found.state == CONTINUE:
            raise ProofFailed(f"报告写出后回读不对：{where}“{clean(cell.text)[:12]}”的上下合并不对。")
        self._text(found, cell, row, where)
        self.tally.cells += 1
        self.tally.values += bool(cell.text)
        self.tally.merges += cell.rows > 1 or cell.columns > 1
        if cell.rows > 1:
            self.open[found.start] = _Open(cell, found.end, cell.rows)

    def _hanging(self, found: CellRead, hanging: _Open, row: Row, where: str) -> None:
        cell = hanging.cell
        again = self.begins and bool(cell.text)
        if found.end != hanging.end or found.state != (RESTART if again else CONTINUE):
            raise ProofFailed(f"报告写出后回读不对：{where}里“{clean(cell.text)[:12]}”的合并断开了。")
        if again:
            self._text(found, cell, row, where)
        elif found.text or len(found.paragraphs) != 1:
            raise ProofFailed(f"报告写出后回读不对：{where}被合并的格子里有文字“{found.text[:12]}”。")
        else:
            self._style(found, cell, row, where)

    def _text(self, found: CellRead, cell: Cell, row: Row, where: str) -> None:
        lines = clean(cell.text).split("\n") if cell.text else [""]
        if len(lines) != len(found.paragraphs):
            raise ProofFailed(f"报告写出后回读不对：{where}“{clean(cell.text)[:12]}”的段落数不对。")
        for paragraph, line in zip(found.paragraphs, lines, strict=True):
            check_runs(paragraph.runs, "", line, where)
        self._style(found, cell, row, where, self.look.inset(row, cell))

    def _style(self, found: CellRead, cell: Cell, row: Row, where: str, inset: str = "") -> None:
        expected = f'<w:pStyle w:val="{self.look.style(row, cell)}"/>' + "<w:keepNext/>" * self.keep + inset
        for paragraph in found.paragraphs:
            if paragraph.properties != expected:
                raise ProofFailed(f"报告写出后回读不对：{where}“{clean(cell.text)[:12]}”的样式不对。")


def _row(height: int, *, head: bool, whole: bool) -> str:
    return ("<w:cantSplit/>" if whole else "") + f'<w:trHeight w:val="{height}"/>' + ("<w:tblHeader/>" if head else "")


def _properties(width: int, title: str) -> str:
    return (
        f'<w:tblPr><w:tblStyle w:val="FormTable"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
    )
