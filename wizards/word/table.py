"""Tables as WordprocessingML: rows are strings, since objects per cell cost ten to a thousand times as much."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.cell_styles import CellStyles
from wizards.word.grid import CONTINUE, RESTART, SINGLE, Lattice, pieces
from wizards.word.page import Page
from wizards.word.paging import Breaks
from wizards.word.run_text import END, PLAIN, SPECIAL, clean, escape, runs
from wizards.word.split import OpenAbove, OpenBelow, heads, kept_rows

_CLOSE = "</w:p></w:tc>"
_OPEN = '<w:tcBorders><w:{} w:val="nil"/></w:tcBorders>'
_MERGE = {SINGLE: "", RESTART: '<w:vMerge w:val="restart"/>', CONTINUE: "<w:vMerge/>"}


def table(block: Table, page: Page, breaks: Breaks, title: str, where: str) -> Iterator[str]:
    """The table, piece by piece."""
    width = page.text_width
    lattice = Lattice(block, width)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in lattice.columns)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )
    count = heads(block)
    for index, grid in enumerate(block.grids):
        look = CellStyles(lattice, block, index, page)
        yield from _rows(look, grid, breaks[index], count if index == 0 else 0, where)
    yield "</w:tbl>"


def _rows(look: CellStyles, grid: Grid, begins: frozenset[int], heads: int, where: str) -> Iterator[str]:
    openings = _Openings(look)
    special = SPECIAL.search
    kept = kept_rows(grid)
    for number, (row, line) in enumerate(pieces(grid, begins, where)):
        out = [_row(look.type.row, head=number < heads, whole=not look.may_split(row))]
        keep = number in kept
        for column, columns, text, state, cell in line:
            opening = openings.of(row, cell, (column, columns, state), keep=keep)
            if text and special(text) is not None:
                out.append(_lines(opening, text))
            else:
                out.append(f"{opening}{PLAIN}{text}{END}{_CLOSE}" if text else opening + _CLOSE)
        out.append("</w:tr>")
        yield "".join(out)


def _lines(opening: str, text: str) -> str:
    paragraph = opening[opening.rindex("<w:p>") :]
    return opening + f"</w:p>{paragraph}".join(map(runs, clean(text).split("\n"))) + _CLOSE


def _is_ordinary(cell: Cell, columns: int) -> bool:
    return columns == 1 and cell.level is None


def open_edge(cell: Cell) -> str:
    """The border that a cell lacks where a label was cut in two, empty for an ordinary cell."""
    if isinstance(cell, OpenBelow):
        return _OPEN.format("bottom")
    return _OPEN.format("top") if isinstance(cell, OpenAbove) else ""


class _Openings(dict[tuple[int, int, int, str, str, str], str]):
    """Everything of a cell before its first run, made once per column, span, merge state, style, open edge and rest.

    The rest is what the paragraph has beside its style: kept on the page of the next one, narrowed.
    """

    def __init__(self, look: CellStyles) -> None:
        super().__init__()
        self.look = look
        # Most cells are ordinary ones of a column that looks the same throughout: by merge state and column.
        self.ordinary = [
            [self[column, 1, state, style, "", ""] if style else "" for column, style in enumerate(look.columns)]
            for state in (SINGLE, RESTART, CONTINUE)
        ]

    def of(self, row: Row, cell: Cell, place: tuple[int, int, int], *, keep: bool) -> str:
        """The opening of a cell at a column, over so many columns, in a merge state."""
        column, columns, state = place
        edge = open_edge(cell)
        inset = self.look.inset(row, cell) if state != CONTINUE else ""
        if not (row.head or keep or edge or inset) and _is_ordinary(cell, columns) and self.ordinary[state][column]:
            return self.ordinary[state][column]
        rest = ("<w:keepNext/>" if keep else "") + inset
        return self[column, columns, state, self.look.style(row, cell), edge, rest]

    def __missing__(self, key: tuple[int, int, int, str, str, str]) -> str:
        column, columns, state, style, edge, rest = key
        across, width = self.look.lattice.span(self.look.index, column, columns)
        spanned = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{_MERGE[state]}{edge}</w:tcPr>'
        self[key] = f'<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val="{style}"/>{rest}</w:pPr>'
        return self[key]


def _row(height: int, *, head: bool, whole: bool) -> str:
    return (
        f'<w:tr><w:trPr>{"<w:cantSplit/>" if whole else ""}<w:trHeight w:val="{height}"/>'
        f"{'<w:tblHeader/>' if head else ''}</w:trPr>"
    )
