"""Blocks in every order and forms of every height: on which page each stands, what goes along, where pages begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import product

import pytest

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Look, Paragraph, Row, RunIn, Table
from tests.records import Sweep
from tests.wizards.word.table_inputs import PAGES, PROSE, WORDS, plain
from wizards.word.page import PORTRAIT, SHEET
from wizards.word.paging import Pages
from wizards.word.placing import Placed, place
from wizards.word.render import document, table_title
from wizards.word.sheets import sheet_of

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LAYOUT = Layout("财政支出项目绩效评价自评报告", "某局", "2022-08-16")
SMALL = plain((1, 2), [["指标", "值"], ["数量", "46处"]])
WIDE = Table(SMALL.grids, landscape=True)
FRAME = Table((Grid((1,), (Row((Cell(0, "一、情况", level=1),)),)),))
BLOCKS: dict[str, Block] = {
    "题": Heading(0, "", "项目支出绩效自评表"),
    "新题": Heading(0, "", "自评报告", new_page=True),
    "标": Heading(1, "一、", "情况"),
    "新标": Heading(2, "（一）", "简介", new_page=True),
    "文": Paragraph("项目覆盖全区。"),
    "空": Paragraph(""),
    "注": Paragraph("注：其他资金包括自有资金。"),
    "引": Paragraph("说明如下", lead=RunIn(3, "1．", "概况：")),
    "附": Paragraph("附件3", "label"),
    "左": Paragraph("公开14表", "left"),
    "中": Paragraph("（2022年度）", "centre"),
    "右": Paragraph("某局", "right"),
    "日": Paragraph("2020年3月26日", "right"),
    "新右": Paragraph("某县某局", "right", new_page=True),
    "表": SMALL,
    "新表": Table(SMALL.grids, new_page=True),
    "横": WIDE,
    "框": FRAME,
    "无": Table((Grid((1,), ()), *SMALL.grids), landscape=False),
    "没": Table(()),
}
FEW = ("题", "标", "文", "中", "右", "日", "表", "横", "新右")
LOOKS: tuple[Look, ...] = ("body", "label", "left", "centre", "right")


@cache
def numbers() -> dict[int, int]:
    return {id(page): number for number, page in enumerate(PAGES)}


def told(item: Placed) -> str:
    block = item.block
    kind = f"{len(block.grids)}段" if isinstance(block, Table) else block.text[:4]
    flags = "".join(
        str(int(flag)) for flag in (item.new_page, item.gap, item.continues, item.keep, item.note, item.ends)
    )
    places = f"{item.right} {item.inset} {item.before} {item.after} {[sorted(one) for one in item.breaks]}"
    return f"{kind} 第{numbers()[id(item.page)]}面 {flags} {places}"


def placed(blocks: Sequence[Block]) -> str:
    return "；".join(map(told, place(blocks)))


def of_orders(first: str, length: int) -> Iterator[str]:
    """Blocks in every order, the first one given."""
    names = BLOCKS if length < 3 else FEW
    for rest in product(names, repeat=length):
        yield f"{first}{''.join(rest)}: {placed([BLOCKS[name] for name in (first, *rest)])}"


def of_signatures() -> Iterator[str]:
    """A signature of one to four lines below each thing and above each other."""
    for above, count, below in product(BLOCKS, range(1, 5), BLOCKS):
        lines = [BLOCKS["右"]] * (count - 1) + [BLOCKS["日"]]
        yield f"{above}{count}{below}: {placed([BLOCKS[above], *lines, BLOCKS[below]])}"
        yield f"{above}{count}{below}: {placed([*lines, BLOCKS[below], *lines])}"


def of_covers() -> Iterator[str]:
    """What stands before the first page break: a title, lines, and something that makes it no cover."""
    parts = ("附", "题", "中", "空", "文", "引", "表", "标")
    for first, second, third, last in product(parts, parts, (*parts, ""), ("新标", "新右", "新表", "标")):
        blocks = [BLOCKS[name] for name in (first, second, third, last) if name]
        yield f"{first}{second}{third}{last}: {placed(blocks)}"


def of_notes(look: Look) -> Iterator[str]:
    """Lines below the table of a sheet: notes begin with a word of their own."""
    words = ("注：", "注:", "注", "备注", "备注：", "说明：", "说明", "填表说明", "填表人：", "另注：", "")
    for word, lead, after in product(words, (None, RunIn(3, "", "目")), FEW):
        blocks = [BLOCKS["题"], SMALL, Paragraph(f"{word}其他", look, lead), BLOCKS[after], Paragraph("后文", look)]
        yield f"{word}{look}{lead is None}{after}: {placed(blocks)}"


def form(rows: int, text: str, *, wide: bool = False, columns: int = 4) -> list[Block]:
    """A form on a sheet of its own."""
    body = [[f"第{number}项", text, "46处", "水质抽检合格率"][:columns] for number in range(rows)]
    table = plain((2, 5, 2, 3)[:columns], [["指标", "内容", "目标值", "完成"][:columns], *body])
    return [
        Heading(0, "", "项目支出绩效自评表"),
        Paragraph("（2022年度）", "centre"),
        Table(table.grids, landscape=wide),
    ]


def of_sheets(length: int, wide: bool) -> Iterator[str]:
    """Forms of every height: where the type gets smaller, and where pages begin."""
    for rows, columns in product(range(1, 60, 2), (2, 4)):
        blocks = form(rows, PROSE[:length], wide=wide, columns=columns)
        page = sheet_of(blocks)
        where = placed(blocks) if rows % 9 == 0 else ""
        yield f"{rows} {columns} {page and (page.type.character, page.landscape)} {where}"


def of_edges_of_sheets() -> Iterator[str]:
    """Titles, lines and notes of every length, which bring a form onto a second page."""
    for rows, length in product((23, 24, 30, 31), range(0, 80, 4)):
        title, _, table = form(rows, "甲")
        more = Paragraph(WORDS[:length], "left")
        for blocks in (
            [Heading(0, "", WORDS[:length]), table],
            [title, more, table],
            [title, table, Paragraph(f"注：{WORDS[:length]}")],
            [Heading(0, "", f"项目\n{WORDS[:length]}\n表"), table],
        ):
            page = sheet_of(blocks)
            yield f"{rows} {length} {page and page.type.character}"


def of_torn_sheets() -> Iterator[str]:
    """Forms of more than a page, whose labels tear in the larger type only."""
    labels = ("服务对象满意度指标", "可持续影响指标", "一般性支出增长率（3分）", "1,234,567.89", "困难群众救助补助")
    for rows, columns, length in product((30, 45), range(5, 14, 2), (4, 12, 30)):
        texts = [labels[number % 5] for number in range(columns - 1)]
        table = plain((1,) * columns, [[*texts, "偏差原因"], *[[*texts, PROSE[:length]]] * rows])
        page = sheet_of([Heading(0, "", "自评表"), table])
        yield f"{rows} {columns} {length} {page and page.type.character}"


def of_texts() -> Iterator[str]:
    """A heading or a text of each length on a page filled to each height."""
    blocks = [Heading(level, "一、", WORDS[:length]) for level, length in product((0, 1), (4, 30, 90))]
    texts = [
        Paragraph(WORDS[:length], look) for look in ("body", "left") for length in (4, 40, 70, 100, 125, 700, 1400)
    ]
    for number, block in enumerate([*blocks, *texts]):
        for page, left, extra, note in product((PORTRAIT, SHEET), range(0, 4200, 193), (0, 160), (False, True)):
            for ahead in (0, 579, 1158):
                pages = Pages(page.room - left)
                pages.text(block, page, extra, note=note, ahead=ahead)
                yield f"{number} {left} {extra} {note} {ahead}: {pages.used} {pages.left(page)}"


def tall(rows: int, over: int, texts: Sequence[str], *, headed: bool) -> Table:
    """A table with labels over many rows, of rows of different heights."""
    body = [Row((Cell(0, "指标"), Cell(1, "内容")), head=True)] if headed else []
    for number in range(rows):
        label = [Cell(0, f"第{number}组", rows=min(over, rows - number))] if number % over == 0 else []
        body.append(Row((*label, Cell(1, texts[number % len(texts)]))))
    return Table((Grid((1, 3), tuple(body)),))


def of_tables(over: int) -> Iterator[str]:
    """Tables of every height on a page filled to each height: the rows with which pages begin."""
    texts = (WORDS[:4], WORDS[:40], WORDS[:75])
    for rows, headed, page in product((1, 2, 3, 4, 5, 29, 30, 31, 60), (True, False), (PORTRAIT, SHEET)):
        table = tall(rows, over, texts[: 1 + rows % 3], headed=headed)
        for left in (*range(300, 2400, 211), 454, 459, 464, 469, 474, 908, 1000000):
            pages = Pages(max(0, page.room - left))
            begins = pages.table(table, page)
            yield f"{rows} {headed} {left}: {[sorted(one) for one in begins]} {pages.used}"


def of_reports() -> Iterator[str]:
    """Texts and headings down two pages: what does not stay behind, what begins a page."""
    for count, length, ends in product(range(0, 26), (20, 60, 110), ("表", "框", "右", "标", "文", "横")):
        text = Paragraph(PROSE[:length])
        tail = [BLOCKS["标"], BLOCKS[ends], text, BLOCKS["右"], BLOCKS["日"]]
        table = tall(9, 5, ("甲",), headed=True)
        yield f"{count} {length} {ends}: {placed([*[text] * count, FRAME, text, *tail, table])}"


def of_files(first: str) -> Iterator[str]:
    """The main part as it is written."""
    known: set[str] = set()
    for rest in product(BLOCKS, repeat=2):
        for piece in document([BLOCKS[name] for name in (first, *rest)], LAYOUT):
            if piece not in known:
                known.add(piece)
                yield f"{first}{''.join(rest)}: {piece}"


def of_styles() -> Iterator[str]:
    for level, number, text in product(range(-2, 8), ("", "一、"), ("", "目\n录", "题&<")):
        blocks = [Heading(level, number, text), Paragraph(text, lead=RunIn(level, number, text)), SMALL]
        yield "".join(document(blocks, LAYOUT))
    for look in LOOKS:
        yield "".join(document([BLOCKS["题"], SMALL, Paragraph("注：见", look), Paragraph("后", look)], LAYOUT))
    for length in (0, 1, 119, 120, 121):
        yield table_title("题" * length + "\t甲\n乙")


RECORD = Sweep(
    __file__,
    "word_pages",
    {
        **{f"orders of {name} and one": partial(of_orders, name, 1) for name in BLOCKS},
        **{f"orders of {name} and two": partial(of_orders, name, 2) for name in BLOCKS},
        **{f"orders of {name} and three": partial(of_orders, name, 3) for name in FEW},
        "signatures": of_signatures,
        "covers": of_covers,
        **{f"notes {look}": partial(of_notes, look) for look in LOOKS},
        **{
            f"sheets of {length}{' across' if wide else ''}": partial(of_sheets, length, wide)
            for length in (2, 30, 61)
            for wide in (False, True)
        },
        "edges of sheets": of_edges_of_sheets,
        "torn sheets": of_torn_sheets,
        "texts": of_texts,
        **{f"tables with labels over {over}": partial(of_tables, over) for over in (1, 2, 3, 4, 9)},
        "reports": of_reports,
        **{f"files of {name}": partial(of_files, name) for name in BLOCKS},
        "styles": of_styles,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_where_everything_stands(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_order_is_gone() -> None:
    assert RECORD.strays() == set()
