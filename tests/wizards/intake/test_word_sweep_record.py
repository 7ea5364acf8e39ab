"""Word files changed element by element and value by value: everything that is read of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from types import SimpleNamespace

import pytest

from tests.records import Sweep
from tests.wizards.intake.documents import p, r, sdt, tbl, tc, tr
from tests.wizards.intake.test_word_reading import BEGIN, BOX, BROKEN, CELLS, END, OLD_BOX, SEPARATE, TABLES
from tests.wizards.intake.word_told import changed, main_part, read_part, told_otherwise
from wizards.intake import Unreadable
from wizards.intake.word import NOWHERE, Cell, Change, Control, Paragraph, Piece, Run, Table, WordDocument, joined
from wizards.intake.word.events import _Walk
from wizards.intake.word.lattice import columns_of
from wizards.intake.word.skipping import Passing
from wizards.intake.word.state import State, number
from wizards.intake.word.symbols import symbol
from wizards.intake.word.tables import Tables

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

BY = 'w:id="7" w:author="某甲" w:date="2024-03-01T09:00:00Z"'
PUT_IN, TAKEN_OUT = (f"<w:{kind} {BY}/>" for kind in ("ins", "del"))
DELETED = f"<w:del {BY}><w:r><w:delText>旧</w:delText></w:r></w:del>"
START, STOP = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
REFERENCE = '<w:r><w:commentReference w:id="3"/></w:r>'
KINDS = (
    *("w14:checkbox", "w:comboBox", "w:dropDownList", "w:date", "w:picture", "w:docPartObj", "w:docPartList"),
    *("w:group", "w15:repeatingSection", "w:text"),
)
OF_CONTROLS = '<w:alias w:val="名"/><w:tag w:val="tag"/><w:lock w:val="sdtContentLocked"/><w:dataBinding/>'
BODIES = {
    "changes": p(r("甲"), DELETED, f"<w:ins {BY}>{r('新')}{DELETED}</w:ins>", properties=f"<w:rPr>{TAKEN_OUT}</w:rPr>")
    + p(f"<w:moveTo {BY}>{r('来')}</w:moveTo>", f"<w:moveFrom {BY}>{r('去')}</w:moveFrom>")
    + p("乙", properties=f"<w:rPr>{PUT_IN}</w:rPr>"),
    "changes in cells": tbl(tr(tc(p("甲", properties=f"<w:rPr>{TAKEN_OUT}</w:rPr>") + p("乙") + p("丙")), "旁")),
    "rows": tbl(
        tr("甲", "乙", properties='<w:tblHeader/><w:gridBefore w:val="1"/>'),
        tr(tc("丙", more="<w:cellDel/>"), "丁", properties=PUT_IN),
        tr("戊", "己", properties=TAKEN_OUT),
        widths=(1000, 2000, 500),
    ),
    "merges": tbl(
        tr(tc("甲", span=2, merge="restart"), "乙"),
        tr(tc("", span=2, merge="continue"), "丙"),
        tr(tc("一", more='<w:hMerge w:val="restart"/>'), tc("", more="<w:hMerge/>"), "三"),
        widths=(500, 500, 500),
    ),
    "controls": sdt(p("甲"), properties=OF_CONTROLS, prompt=True)
    + p(sdt(r("乙") + sdt(r("丙"), properties=OF_CONTROLS), properties="<w:date/>"))
    + tbl(sdt(tr(sdt(tc("丁"), properties='<w:tag w:val="t"/>')))),
    "fields": p(BEGIN, "<w:r><w:instrText>TIME</w:instrText></w:r>", SEPARATE, r("三月"), END, r("日"), END)
    + p(OLD_BOX, END, '<w:fldSimple w:instr="D"><w:r><w:t>年</w:t></w:r></w:fldSimple>'),
    "looks": p(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t><w:tab/></w:r>",
        BROKEN,
        "<w:r><w:ptab/><w:cr/><w:noBreakHyphen/><m:t>式</m:t></w:r><w:t>散</w:t><w:r/>",
        properties='<w:pStyle w:val="s1"/><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr>',
    ),
    "comments": START + p(r("甲"), START, r("乙"), STOP, REFERENCE) + STOP + tbl(tr(START + tc("丙"), "丁")) + STOP,
    "boxes": p(r("甲"), BOX.format(p("章") + p("印"), p("章")))
    + p("<w:r><w:object/></w:r>")
    + '<w:altChunk w:id="1"/>',
    "signs": p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r("是"), '<w:sym w:font="Symbol" w:char="B3"/>'),
    "nested": p("上") + tbl(tr(tc(p("外") + tbl(tr("内", "里"), widths=(5, 7)) + p("")), "旁")) + p("下"),
    **{f"cell {name}": inside for name, inside, _ in CELLS if inside.startswith("<")},
    **{f"table {name}": body for name, body, _ in TABLES},
}
NAMES = (
    *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "sectPrChange"),
    *("tblPrExChange", "numberingChange", "rt", "instrText", "delInstrText", "sectPr", "placeholder"),
    *("drawing", "pict", "object", "altChunk", "subDoc", "txbxContent", "smartTag", "hyperlink"),
    *("ins", "del", "moveTo", "moveFrom", "fldSimple", "customXml", "bookmarkStart"),
)
SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "urn:x",
)


def of_pieces(body: str) -> Iterator[str]:
    yield from read_part(main_part(body))
    for number_, other in enumerate(changed(body)):
        yield f"{number_}"
        yield from read_part(main_part(other))


def of_attributes(body: str) -> Iterator[str]:
    for number_, other in enumerate(told_otherwise(body)):
        yield f"{number_}"
        yield from read_part(main_part(other))


def of_names() -> Iterator[str]:
    """Every element that means something around a text, around a run, and inside a run."""
    for name, inside in product(NAMES, ("<w:t>字</w:t>", "<w:r><w:t>字</w:t></w:r>", p("字"), "")):
        for before, after in (("<w:r>", "</w:r>"), ("", ""), ("<w:r><w:rPr>", "</w:rPr></w:r>")):
            body = p(f"{before}<w:{name}>{inside}</w:{name}>{after}", r("后"))
            yield f"{name} {inside} {before}"
            yield from read_part(main_part(body))


def of_controls() -> Iterator[str]:
    for kind in KINDS:
        yield from read_part(main_part(sdt(p("甲"), properties=f"<{kind}/>")))
        yield from read_part(main_part(sdt(p("甲") + f"<{kind}/>" + p("乙"))))
    for lock, prompt in product(("", "contentLocked", "sdtContentLocked", "sdtLocked", "unlocked"), (False, True)):
        yield from read_part(main_part(sdt(p("甲"), properties=f'<w:lock w:val="{lock}"/>', prompt=prompt)))
    for title, tag in product(("", "名"), ("", "签")):
        names = f'<w:alias w:val="{title}"/><w:tag w:val="{tag}"/>'
        yield from read_part(main_part(p(sdt(r("甲"), properties=names), names)))


def of_namespaces() -> Iterator[str]:
    """Programs put the names of Word into other prefixes, and into the names of the strict standard."""
    body = "<w:p><w:r><a:t>甲</a:t></w:r></w:p><a:p/><w:sdt><w:sdtPr><a:checkbox/><a:date/></w:sdtPr></w:sdt>"
    inside = "<a:AlternateContent><a:Fallback><w:t>乙</w:t></a:Fallback><w:t>丙</w:t></a:AlternateContent>"
    body += f"<w:p><w:r>{inside}</w:r></w:p>"
    body += "<w:sdt><w:sdtPr><a:repeatingSection/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    body += "<w:sdt><w:sdtPr><a:checkbox/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    for word, other in product(SPACES[:2], SPACES):
        yield f"{word} {other}"
        yield from read_part(main_part(body, f'xmlns:w="{word}" xmlns:a="{other}"'))
    yield from read_part(b"<document><p><r><t>\xe7\x94\xb2</t></r></p></document>")


def of_symbols() -> Iterator[str]:
    fonts = ("Wingdings", "wingdings 2", " Symbol ", "WINGDINGS", "Wingdings 3", "Webdings", "")
    for font in fonts:
        yield f"{font} {' '.join(symbol(font, f'{code:X}') or '空' for code in range(0x100))}"
        yield f"{font} {' '.join(symbol(font, f'F0{code:02x}') or '空' for code in range(0x100))}"
    edges = (0x1F, 0x20, 0x21, 0xD7FF, 0xD800, 0xD801, 0xDFFE, 0xDFFF, 0xE000, 0xEFFF, 0xF000, 0xF001, 0xF0FE)
    edges += (0xF0FF, 0xF100, 0x10FFFE, 0x10FFFF, 0x110000)
    yield " ".join(f"{code:X}={symbol('宋体', f'{code:X}')!r}" for code in edges)


def of_numbers() -> Iterator[str]:
    texts = (
        "",
        "0",
        "1",
        "-1",
        "7",
        "199",
        "200",
        "201",
        "a",
        "１",
        "²",
        "999999999",
        "1000000000",
        "1" * 30,
        " 5",
        "5.5",
    )
    yield " ".join(f"{text}={number(text, 3)},{number(text, 0, 100_000)}" for text in texts)
    for text in (*texts, "99999", "100000", "100001", "12.5", ".5", "5."):
        for attribute in ("gridSpan", "gridBefore"):
            row = tr(tc("甲", more=f'<w:gridSpan w:val="{text}"/>'), "乙")
            row = row if attribute == "gridSpan" else tr("甲", "乙", properties=f'<w:gridBefore w:val="{text}"/>')
            yield f"{attribute} {text}"
            yield from (line[:3000] for line in read_part(main_part(tbl(row, tr("丙")))))
        body = tbl(tr("甲", "乙")).replace("<w:tblGrid>", f'<w:tblGrid><w:gridCol w:w="{text}"/><w:gridCol w:w="20"/>')
        yield from read_part(main_part(body))
    for columns in (199, 200, 201, 202, 250):
        yield from (line[:2500] for line in read_part(main_part(tbl(tr("甲"), widths=[1] * columns))))


class Deaf:
    """Listens to nothing."""

    def start(self, name: str, attributes: object, at: int) -> None:
        pass

    def end(self, name: str, span: object) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def of_limits() -> Iterator[str]:
    """How much a document may hold: five hundred thousand parts, four million elements, so deep, so many places."""
    for before in range(499_997, 500_003):
        state = State(WordDocument({}, ""))
        state._parts += before
        yield f"{before} 部分 {_refusal(state.count)}"
    for before in range(3_999_995, 4_000_003):
        walk = _Walk(b"<a><b/><c/></a>", Deaf())
        walk._left -= before
        yield f"{before} 元素 {_refusal(walk.run)}"
    for depth in range(296, 304):
        content = b"<a>" * depth + b"</a>" * depth
        yield f"{depth} 层 {_refusal(_Walk(content, Deaf()).run)}"
    for before, wide in product(range(1_999_995, 2_000_003), (1, 2, 3)):
        tables = Tables(State(WordDocument({}, "")))
        tables._places += before
        table = Table()
        yield f"{before} 格 {_refusal(partial(tables._cover, table, 0, 0, Cell(table, 0, columns=wide)))}"


def _refusal(call: partial[object] | object) -> str:
    try:
        assert callable(call)
        call()
    except Unreadable as refused:
        return str(refused)
    return "可以"


def of_passing() -> Iterator[str]:
    """What of a text box is kept: two hundred pieces, two hundred characters."""
    kinds = ("drawing", "pict", "object", "altChunk", "subDoc", "mc:AlternateContent")
    for name, inner in product(kinds, ("txbxContent", "object", "altChunk", "subDoc", "t", "pict")):
        yield f"{name} {inner} {_passed(name, inner, ('字',))}"
    for count in (0, 1, 2, 97, 98, 99, 100, 101, 102, 198, 199, 200, 201, 202):
        texts = tuple("甲乙丙丁"[at % 4] for at in range(count))
        yield f"{count} {_passed('pict', 'txbxContent', texts)} {_passed('pict', 'txbxContent', ('长' * count, '尾'))}"
        yield _passed("pict", "txbxContent", texts, lines=False)
    yield _passed("pict", "txbxContent", ("", " ", "甲 "))


def _passed(name: str, inner: str, texts: tuple[str, ...], *, lines: bool = True) -> str:
    passing = Passing(name)
    passing.start(inner)
    for text in texts:
        for element in ("p", "t")[0 if lines else 1 :]:
            passing.start(element)
        passing.text(text)
        for element in ("t", "p")[: 2 if lines else 1]:
            passing.end(element)
    passing.start("mc:Fallback")
    passing.start("t")
    passing.text("再")
    ended = [passing.end(one) for one in ("t", "mc:Fallback", inner, name)]
    (told,) = passing.told(None)
    return f"{ended} {told.kind} {told.text}"


def of_lattices() -> Iterator[str]:
    """Lines that are near: less than three millimetres, 170 twips, apart; in one table, in two below one another."""
    for first, second in product((0, 100, 169, 170, 171, 340, 341, 342, 600), (0, 1, 169, 170, 171, 500)):
        for widths in ((first, second, 1000), (1000, first, second), (1000 + first, second, 200)):
            yield f"{widths} {_columns(widths)}"
            yield f"{widths} {_columns(widths, (1000, 1000))} {_columns((1000, 1000), widths, ())}"
            yield f"{_columns(widths, (1000, 1000, 9), joined=True)} {_columns(widths, joined=True)}"
            yield f"{widths} {_columns(widths, widths)} {_columns(widths, (1, 2, 3))} {_columns((), widths)}"


def _columns(*widths: tuple[int, ...], joined: bool = False) -> str:
    tables = []
    for one in widths:
        table = Table(lines=tuple(sum(one[:at]) for at in range(len(one) + 1)) if one else ())
        count = len(one) or 2
        table.cells = [Cell(table, 0, column=at) for at in range(count)]
        table.cells.append(Cell(table, 1, column=0, columns=count))
        table.cells = table.cells[-1:] if joined else table.cells
        tables.append(table)
    found = columns_of(tables)
    beyond = (SimpleNamespace(column=at, columns=wide) for at, wide in ((0, 9), (9, 1), (1, 0)))
    edges = [found.span(0, cell) for cell in beyond]  # type: ignore[arg-type]  # a cell beyond its own table
    spans = [found.span(number_, cell) for number_, table in enumerate(tables) for cell in table.cells]
    return f"{found.count} {found.of} {spans} {edges}"


def of_models() -> Iterator[str]:
    """What a part of a document is before anything is known of it, and which pieces are seen."""
    table = Table()
    cell, paragraph = Cell(table, 0), Paragraph()
    yield f"{table.where} {table.after} {table.columns} {table.at(0, 0)} {cell.where} {cell.column} {cell.text!r}"
    yield f"{cell.rows} {cell.columns} {cell.span} {paragraph.number} {paragraph.span}"
    yield f"{Control().prompt_at} {Run().span}"
    changes = (None, Change("ins"), Change("del"))
    for change, end, hidden, taken_out in product(changes, changes, (False, True), (False, True)):
        piece = Piece("甲", NOWHERE, Run(), change, hidden=hidden)
        lines = [Paragraph(pieces=[piece], change=end), Paragraph(pieces=[piece]), Paragraph()]
        cell = Cell(table, 1, paragraphs=lines, taken_out=taken_out)
        yield f"{piece.shown} {cell.text!r} {joined(lines)!r} {joined(lines[:1])!r} {joined([])!r}"


MAKERS = {
    **{f"pieces {name}": partial(of_pieces, body) for name, body in BODIES.items()},
    **{f"attributes {name}": partial(of_attributes, body) for name, body in BODIES.items() if "=" in body},
    "names": of_names,
    "controls": of_controls,
    "namespaces": of_namespaces,
    "symbols": of_symbols,
    "numbers": of_numbers,
    "limits": of_limits,
    "passing": of_passing,
    "lattices": of_lattices,
    "models": of_models,
}
RECORD = Sweep(__file__, "word_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_read_of_a_changed_document(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_document_is_gone() -> None:
    assert RECORD.strays() == set()
