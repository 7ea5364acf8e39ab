"""A table as read against the table of the blocks: every cell, its text, its extent, its style."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.grid import CONTINUE, LONG, NEAREST, RESTART, Lattice
from wizards.word.look import Look, repeated
from wizards.word.page import Page
from wizards.word.proof_runs import check_runs
from wizards.word.reading import VAL, CellRead, Form, RowRead, TableRead, W
from wizards.word.result import ProofFailed
from wizards.word.table import ROW_HEIGHT
from wizards.word.tally import Tally
from wizards.word.text import clean

_WIDTH = W + "tcW"
_TYPE = (W + "type", "dxa")


def match_table(read: TableRead, block: Table, page: Page, title: str, where: str, tally: Tally) -> None:
    """Finds all cells of ``block`` in ``read``."""
    if read.lines[-1] != page.text_width or read.properties != _table_form(page.text_width, title):
        raise ProofFailed(f"报告写出后回读不对：{where}的宽度或属性不对。")
    if len(read.rows) != sum(len(grid.rows) for grid in block.grids):
        raise ProofFailed(
            f"报告写出后回读不对：{where}应有 {sum(len(g.rows) for g in block.grids)} 行，读到 {len(read.rows)} 行。"
        )
    lattice = Lattice(block, page.text_width)
    heads = repeated(block)
    at = 0
    for index, grid in enumerate(block.grids):
        matcher = _Matcher(grid, Look(lattice, block, index), read.lines, tally)
        for number, row in enumerate(grid.rows):
            place = f"{where}第{at + 1}行"
            matcher.row(read.rows[at], row, place)
            _row_form(read.rows[at], head=at < heads, whole=not matcher.tall(row), where=place)
            at += 1
            if number + 1 == len(grid.rows) and matcher.open:
                raise ProofFailed(f"报告写出后回读不对：{place}以下的合并没有写完。")


@dataclass(slots=True)
class _Open:
    """A merged cell that reaches further down."""

    cell: Cell
    end: int
    left: int
    since: int


class _Matcher:
    """One grid, row by row, from top to bottom."""

    def __init__(self, grid: Grid, look: Look, lines: list[int], tally: Tally) -> None:
        self.look = look
        self.lines = lines
        self.tally = tally
        self.open: dict[int, _Open] = {}
        total = sum(grid.widths)
        self.places = [done * lines[-1] / total for done in accumulate(grid.widths, initial=0)]
        self._forms: dict[tuple[int, int, int], Form] = {}

    def tall(self, row: Row) -> bool:
        """Whether the row may break across pages."""
        return self.look.may_split([(cell.column, cell.columns, cell.text, 0, cell) for cell in row.cells])

    def row(self, read: RowRead, row: Row, where: str) -> None:
        """Finds the cells of one row."""
        expected = sorted(row.cells, key=lambda cell: cell.column, reverse=True)
        for found in read.cells:
            hanging = self.open.get(found.start)
            if found.properties != self._form(found):
                raise ProofFailed(f"报告写出后回读不对：{where}有一格的宽度或合并不对。")
            if hanging is not None:
                self._hanging(found, hanging, row, where)
            elif expected and self._stands(found, expected[-1]):
                self._begins(found, expected.pop(), row, where)
            elif found.text or found.state or found.end - found.start < 1:
                raise ProofFailed(f"报告写出后回读不对：{where}“{found.text[:12]}”不在应在的列。")
            else:
                self._style(found, Cell(0, ""), row, where)
        if expected:
            raise ProofFailed(f"报告写出后回读不对：{where}找不到“{clean(expected[-1].text)[:20]}”。")
        if not read.cells or read.cells[-1].end != len(self.lines) - 1:
            raise ProofFailed(f"报告写出后回读不对：{where}的格子没有占满一行。")
        for start, hanging in list(self.open.items()):
            hanging.left -= 1
            hanging.since += 1
            if not hanging.left:
                del self.open[start]

    def _form(self, found: CellRead) -> Form:
        key = found.start, found.end, found.state
        form = self._forms.get(key)
        if form is None:
            if found.end >= len(self.lines) or found.end <= found.start:
                return ("outside",)
            width = str(self.lines[found.end] - self.lines[found.start])
            children: list[Form] = [(_WIDTH, (_TYPE, (W + "w", width)))]
            if found.end - found.start > 1:
                children.append((W + "gridSpan", ((VAL, str(found.end - found.start)),)))
            if found.state:
                children.append((W + "vMerge", ((VAL, "restart"),) if found.state == RESTART else ()))
            form = self._forms[key] = (W + "tcPr", (), *children)
        return form

    def _stands(self, found: CellRead, cell: Cell) -> bool:
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
        self.tally.text(clean(cell.text))
        self.tally.merges += cell.rows > 1 or cell.columns > 1
        if cell.rows > 1:
            self.open[found.start] = _Open(cell, found.end, cell.rows, 0)

    def _hanging(self, found: CellRead, hanging: _Open, row: Row, where: str) -> None:
        cell = hanging.cell
        again = found.state == RESTART and cell.rows > LONG
        if found.end != hanging.end or hanging.since > LONG or not (again or found.state == CONTINUE):
            raise ProofFailed(f"报告写出后回读不对：{where}里“{clean(cell.text)[:12]}”的合并断开了。")
        if again:
            self._text(found, cell, row, where)
            self.tally.shown(clean(cell.text))
            hanging.since = 0
        elif found.text or len(found.paragraphs) != 1:
            raise ProofFailed(f"报告写出后回读不对：{where}被合并的格子里有文字“{found.text[:12]}”。")
        else:
            self._style(found, cell, row, where)

    def _text(self, found: CellRead, cell: Cell, row: Row, where: str) -> None:
        lines = clean(cell.text).split("\n")
        if len(lines) != len(found.paragraphs):
            raise ProofFailed(f"报告写出后回读不对：{where}“{clean(cell.text)[:12]}”的段落数不对。")
        for paragraph, line in zip(found.paragraphs, lines, strict=True):
            check_runs(paragraph.runs, "", line, where)
        self._style(found, cell, row, where)

    def _style(self, found: CellRead, cell: Cell, row: Row, where: str) -> None:
        style = self.look.style(row, cell)
        form = (W + "pPr", (), (W + "pStyle", ((VAL, style),)))
        for paragraph in found.paragraphs:
            if paragraph.properties != form:
                raise ProofFailed(f"报告写出后回读不对：{where}“{clean(cell.text)[:12]}”的样式不对。")


def _row_form(read: RowRead, *, head: bool, whole: bool, where: str) -> None:
    children: list[Form] = [(W + "cantSplit", ())] if whole else []
    children.append((W + "trHeight", ((VAL, str(ROW_HEIGHT)),)))
    children += [(W + "tblHeader", ())] if head else []
    if read.properties != (W + "trPr", (), *children):
        raise ProofFailed(f"报告写出后回读不对：{where}的行属性（表头重复、不跨页）不对。")


def _table_form(width: int, title: str) -> Form:
    look = {
        "val": "0020",
        "firstRow": "1",
        "lastRow": "0",
        "firstColumn": "0",
        "lastColumn": "0",
        "noHBand": "1",
        "noVBand": "1",
    }
    return (
        W + "tblPr",
        (),
        (W + "tblStyle", ((VAL, "FormTable"),)),
        (W + "tblW", (_TYPE, (W + "w", str(width)))),
        (W + "jc", ((VAL, "center"),)),
        (W + "tblLayout", ((W + "type", "fixed"),)),
        (W + "tblLook", tuple(sorted((W + name, value) for name, value in look.items()))),
        (W + "tblCaption", ((VAL, title),)),
    )
