"""Tables of many shapes for the records of the Word writer: texts of every length in columns of every width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.page import LANDSCAPE, PORTRAIT, SHEET, SHEET_SMALL, SHEET_TURNED, SHEET_TURNED_SMALL

PAGES = (PORTRAIT, LANDSCAPE, SHEET, SHEET_SMALL, SHEET_TURNED, SHEET_TURNED_SMALL)
PROSE = "两处山泉水源在七月汛期浑浊，新过滤设备十月才到货，汛期有四批次水样不合格。措施：明年四月底前加装预沉池。" * 12
WORDS = "水质抽检合格率管护制度落实情况供水单位电耗维修养护工程数量" * 30
MIXED = "2023年完成46处PPP项目（含续建）3个，投资1,298.57万元；" * 20
FIGURE = "1,234,567.89%≥±—3" * 20
LINES = "一行\n另一行，有话\n\n3\n" * 12
KINDS = {"prose": PROSE, "words": WORDS, "mixed": MIXED, "figure": FIGURE, "lines": LINES}
"""Texts to be cut at every length."""
HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "分值", "偏差原因分析及改进措施", "自评得分", "备注")


def row(texts: Sequence[str], *, head: bool = False, first: int = 0) -> Row:
    """One cell a column."""
    return Row(tuple(Cell(first + column, text) for column, text in enumerate(texts)), head)


def plain(widths: Sequence[int], rows: Sequence[Sequence[str]], *, headed: bool = True) -> Table:
    """A table of one grid; the first row is its head."""
    return Table(
        (Grid(tuple(widths), tuple(row(one, head=headed and not at) for at, one in enumerate(rows))),),
    )


def cut_texts(kind: str, longest: int = 60) -> Iterator[str]:
    """A text of each length."""
    yield from (KINDS[kind][:length] for length in range(longest))


WIDTHS = ((1, 1), (1, 3), (3, 1), (1, 1, 1), (2, 1, 5), (1, 1, 1, 1, 1, 1), (4, 3, 5, 4, 2, 8), (1, 9, 1, 1), (1,) * 8)


def one_long(kind: str) -> Iterator[tuple[str, Table]]:
    """Tables whose last column holds a text of each length, beside figures and labels."""
    for number, widths in enumerate(WIDTHS):
        for text in cut_texts(kind):
            others = ["46处", "≥95%", "数量指标", "水质抽检合格率", "12", "一", "3.5"][: len(widths) - 1]
            rows = [HEAD[: len(widths)], [*others, text], [*others, ""]]
            yield f"{number} {len(text)}", plain(widths, rows)


def merged_rows(text: str, rows: int, columns: int, *, long: str = "目标") -> tuple[Row, ...]:
    """A label over rows and columns, with cells beside it and a row below it."""
    first = Row((Cell(0, text, columns=columns, rows=rows), Cell(columns, long)))
    beside = [Row((Cell(columns, long),))] * (rows - 1)
    below = Row((Cell(0, "后", columns=columns), Cell(columns, "后")))
    return (first, *beside, below)


def labels_beside(kind: str) -> Iterator[tuple[str, Table]]:
    """A label of each length beside one to six rows."""
    for rows, columns, length in product(range(1, 7), (1, 2, 3), (0, 1, 2, 7, 8, 9, 12, 20, 21, 40, 90, 200, 360)):
        for beside in ("目标", PROSE[:45]):
            grid = Grid((1,) * (columns + 1), merged_rows(KINDS[kind][:length], rows, columns, long=beside))
            yield f"{rows} {columns} {length} {len(beside)}", Table((grid,))


def headings_and_heads() -> Iterator[tuple[str, Table]]:
    """Every order of up to four rows: heading, head, ordinary row, a label over two rows, over three, a blank row."""
    makers = {
        "题": lambda: Row((Cell(0, "一、概况", columns=2, level=1),)),
        "头": lambda: Row((Cell(0, "头甲"), Cell(1, "头乙")), head=True),
        "行": lambda: Row((Cell(0, "甲"), Cell(1, "乙"))),
        "二": lambda: Row((Cell(0, "管两行", rows=2), Cell(1, "乙"))),
        "三": lambda: Row((Cell(0, "管三行的一个很长的名称", rows=3), Cell(1, "乙"))),
        "高": lambda: Row((Cell(0, "头甲", rows=2), Cell(1, "头乙")), head=True),
        "空": lambda: Row(()),
    }
    for count in range(1, 5):
        for kinds in product(makers, repeat=count):
            rows = [makers[kind]() for kind in kinds]
            fits = all(at + cell.rows <= count for at, one in enumerate(rows) for cell in one.cells)
            if not fits:
                continue
            for at, one in enumerate(rows):
                for cell in one.cells:
                    for below in range(at + 1, at + cell.rows):
                        rest = tuple(other for other in rows[below].cells if other.column != cell.column)
                        rows[below] = Row(rest, rows[below].head)
            yield "".join(kinds), Table((Grid((1, 3), tuple(rows)),), new_page=count % 2 == 0)


def several_grids() -> Iterator[tuple[str, Table]]:
    """Two and three grids below each other, with a head, a heading or neither."""
    starts = {
        "题": (Row((Cell(0, "一、概况", columns=2, level=1),)), row(("甲", "乙"))),
        "头": (row(("头甲", "头乙"), head=True), row(("甲", "乙"))),
        "题头": (Row((Cell(0, "一、概况", columns=2, level=2),)), row(("头甲", "头乙"), head=True), row(("甲", "乙"))),
        "行": (row(("甲", "乙")), row((PROSE[:30], "3"))),
        "仅头": (row(("头甲", "头乙"), head=True),),
        "仅题": (Row((Cell(0, "三、概况", columns=2, level=3),)),),
    }
    widths = ((1, 1), (1, 3), (3, 2), (100, 101), (1000, 1003))
    for count in (2, 3):
        for names in product(starts, repeat=count):
            grids = tuple(Grid(widths[(at + len(names[0])) % 5], starts[name]) for at, name in enumerate(names))
            yield "，".join(names), Table(grids)
