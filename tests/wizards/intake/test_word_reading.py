"""The one reader of Word files: what a person sees in the table is what comes out, cell by cell."""

from __future__ import annotations

import io

import pytest

from tests.wizards.intake.documents import docx, p, r, sdt, tbl, tc, tr
from tests.wizards.intake.test_hostile_files import compound
from wizards.intake import Unreadable
from wizards.intake.word import WordDocument, events, read_word, state


def read(body: str) -> WordDocument:
    return read_word(docx(body), "表.docx")


def square(document: WordDocument, number: int = 1) -> list[list[str | None]]:
    """What covers each place of a table: the text of its cell, ``None`` for nothing."""
    table = document.tables[number - 1]
    return [
        [cell.text if (cell := table.at(row, column)) is not None else None for column in range(table.columns)]
        for row in range(len(table.rows))
    ]


INS = '<w:ins w:id="7" w:author="张某" w:date="2024-03-01T09:00:00Z">{}</w:ins>'
DEL = '<w:del w:id="8" w:author="张某"><w:r><w:delText>{}</w:delText></w:r></w:del>'
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
BROKEN = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"
SIGN = '<w:r><w:sym w:font="Wingdings" w:char="F0{}"/></w:r>'
OLD_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    "</w:ffData></w:fldChar></w:r>"
)
RUBY = f"<w:r><w:ruby><w:rt>{r('pīn')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)

CELLS = [
    ("runs are joined", p(r("项目"), r("名称", "<w:b/>")), "项目名称"),
    ("paragraphs are lines", "甲\n乙", "甲\n乙"),
    ("a break is a line, a tab a tab", p(BROKEN), "甲\n乙\t丙"),
    ("a tracked deletion is left out", p(r("9"), DEL.format("1"), INS.format(r("2")), r("%")), "92%"),
    ("what was moved away is left out", p('<w:moveFrom w:id="1">' + r("旧") + "</w:moveFrom>", r("新")), "新"),
    ("an end taken out joins lines", p(r("甲"), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("乙"), "甲乙"),
    ("old looks are no text", p("<w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"), "甲"),
    ("a control around text", p(sdt(r("甲"))), "甲"),
    ("a control around paragraphs", sdt(p("甲")) + p("乙"), "甲\n乙"),
    ("a link, a smart tag", p("<w:hyperlink><w:smartTag>" + r("甲") + "</w:smartTag></w:hyperlink>"), "甲"),
    ("a simple field", p('<w:fldSimple w:instr=" DATE ">' + r("2024年") + "</w:fldSimple>"), "2024年"),
    ("a field", p(BEGIN, "<w:r><w:instrText>TIME</w:instrText></w:r>", SEPARATE, r("三月"), END, r("日")), "三月日"),
    ("a field in a field", p(BEGIN, BEGIN, SEPARATE, r("内"), END, SEPARATE, r("外"), END), "外"),
    ("ticks", p(SIGN.format("FE"), r("是"), SIGN.format("A8")), "☑是□"),
    ("an old tick box", p(OLD_BOX, END, r("有")), "☑有"),
    ("hidden text does not print", p(r("甲"), r("乙", "<w:vanish/>")), "甲"),
    ("a tab stop is no tab", p(r("甲"), properties='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'), "甲"),
    ("a ruby's base", p(RUBY), "拼"),
    ("a text box is no text", p(r("甲"), BOX.format(p("章"), p("章"))), "甲"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_the_text_of_a_cell(inside: str, text: str) -> None:
    assert square(read(tbl(tr(tc(inside), "旁")))) == [[text, "旁"]]


TABLES = [
    ("spans", tbl(tr(tc("甲", span=2), "乙"), tr("一", "二", "三")), [["甲", "甲", "乙"], ["一", "二", "三"]]),
    (
        "merged down and across",
        tbl(
            tr(tc("甲", span=2, merge="restart"), "乙"),
            tr(tc("", span=2, merge="continue"), "丙"),
            tr("一", "二", "三"),
        ),
        [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["一", "二", "三"]],
    ),
    (
        "a row that begins later and ends earlier",
        tbl(tr("一", "二", "三"), tr("乙", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')),
        [["一", "二", "三"], [None, "乙", None]],
    ),
    ("a continuation of nothing", tbl(tr("一"), tr(tc("二", merge="continue"))), [["一"], ["二"]]),
    (
        "two merges one below the other",
        tbl(*(tr(tc(text, merge=merge)) for text, merge in (("甲", "restart"), ("", "continue"), ("乙", "restart")))),
        [["甲"], ["甲"], ["乙"]],
    ),
    (
        "cells joined as old files have it",
        tbl(tr(tc("甲", more='<w:hMerge w:val="restart"/>'), tc("", more="<w:hMerge/>"), "乙"), tr("一", "二", "三")),
        [["甲", "甲", "乙"], ["一", "二", "三"]],
    ),
    (
        "rows and cells in controls",
        tbl(sdt(tr("一", "二")), tr("三", sdt(tc("四")))),
        [["一", "二"], ["三", "四"]],
    ),
    (
        "a row taken out is gone, one put in is there",
        tbl(tr("一"), tr("旧", properties='<w:del w:id="1"/>'), tr("新", properties='<w:ins w:id="2"/>')),
        [["一"], ["新"]],
    ),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_the_places_of_a_table(body: str, expected: list[list[str | None]]) -> None:
    assert square(read(body)) == expected


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    document = read(p("上") + tbl(tr(tc(p("外") + tbl(tr("内")) + p("")), "旁")) + p("下"))
    assert square(document, 1) == [["外\n", "旁"]]
    assert square(document, 2) == [["内"]]
    assert document.tables[1].cell is document.tables[0].cells[0]
    assert [one.text for one in document.all_paragraphs()] == ["上", "外", "", "内", "旁", "下"]


def test_each_table_has_the_lines_of_its_own_columns() -> None:
    inner = tbl(tr("内", "里"), widths=(300, 700))
    document = read(tbl(tr(tc(p("外") + inner + p("")), "旁"), widths=(4000, 5000)))
    assert [table.lines for table in document.tables] == [(0, 4000, 9000), (0, 300, 1000)]


def test_where_a_cell_is_called() -> None:
    table = read(tbl(tr("一", "二"), tr(tc("三", span=2)))).tables[0]
    assert [cell.where for cell in table.cells] == ["表1第1行第1格", "表1第1行第2格", "表1第2行第1格"]


def test_what_is_passed_over_is_named() -> None:
    picture = "<w:r><w:drawing/></w:r>"
    document = read(p(BOX.format(p("盖章处"), p("盖章处"))) + p(picture) + '<w:altChunk r:id="rId9"/>')
    assert [(one.kind, one.text) for one in document.skipped] == [
        ("文本框", "盖章处"),
        ("图片或图形", ""),
        ("嵌入的对象", ""),
    ]


INSERTED = [
    ("an object of another program", p("<w:r><w:object></w:object></w:r>"), "嵌入的对象", ""),
    (
        "an object with words in its picture",
        p("<w:r><w:object><w:txbxContent>{}</w:txbxContent></w:object></w:r>"),
        "嵌入的对象",
        "表样",
    ),
    ("a part of another file", '<w:altChunk r:id="rId9"/>', "嵌入的对象", ""),
    ("a document below", p('<w:subDoc r:id="rId9"/>'), "嵌入的对象", ""),
    ("a drawing", p("<w:r><w:drawing/></w:r>"), "图片或图形", ""),
    ("a picture of old files", p("<w:r><w:pict/></w:r>"), "图片或图形", ""),
    ("a picture in two ways", p("<w:r><mc:AlternateContent/></w:r>"), "图片或图形", ""),
]


@pytest.mark.parametrize(("body", "kind", "words"), [case[1:] for case in INSERTED], ids=[case[0] for case in INSERTED])
def test_nothing_of_what_is_put_in_is_taken_for_text(body: str, kind: str, words: str) -> None:
    document = read(p("上") + body.replace("{}", p("表样")) + p("下"))
    assert [(one.kind, one.text) for one in document.skipped] == [(kind, words)]
    assert "".join(one.text for one in document.all_paragraphs()) == "上下"


def test_tracked_changes_keep_who_and_when() -> None:
    document = read(p(r("9"), DEL.format("1"), INS.format(r("2")), r("%")))
    pieces = document.paragraphs[0].pieces
    assert [(one.text, one.change and one.change.kind) for one in pieces] == [
        ("9", None),
        ("1", "del"),
        ("2", "ins"),
        ("%", None),
    ]
    change = pieces[2].change
    assert change is not None
    assert (change.id, change.by, change.date) == ("7", "张某", "2024-03-01T09:00:00Z")


def test_comments_hang_where_they_hang() -> None:
    start, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    reference = '<w:r><w:commentReference w:id="3"/></w:r>'
    inside = read(p(r("完成"), start, r("90%"), end, reference)).paragraphs[0]
    assert [tuple(mark) for mark in inside.marks] == [("start", "3", 1), ("end", "3", 2), ("reference", "3", 2)]
    around = read(start + tbl(tr("一", "二")) + end + p(reference))
    cell, after = around.tables[0].cells[0].paragraphs[0], around.paragraphs[0]
    assert [tuple(mark) for mark in cell.marks] == [("start", "3", 0)]
    assert [tuple(mark) for mark in after.marks] == [("reference", "3", 0)]


def test_every_element_is_where_its_span_says() -> None:
    body = p(r("甲<", "<w:b/>")) + tbl(tr(tc(p()), tc("乙"))) + "<w:p/>" + p("<w:r><w:tab/></w:r>", r("/>"))
    document = read(body)
    xml = document.xml
    for paragraph in document.all_paragraphs():
        assert xml[slice(*paragraph.span)].startswith(b"<w:p")
        assert xml[slice(*paragraph.span)].endswith((b"</w:p>", b"<w:p/>"))
        for piece in paragraph.pieces:
            assert xml[slice(*piece.span)].startswith((b"<w:t ", b"<w:tab/>"))
            assert xml[slice(*piece.span)].endswith((b"</w:t>", b"/>"))
            assert xml[slice(*piece.run.span)].endswith(b"</w:r>")
    first = document.paragraphs[0].pieces[0]
    assert xml[slice(*first.run.properties)] == b"<w:rPr><w:b/></w:rPr>"
    assert [xml[slice(*cell.span)][:6] for cell in document.tables[0].cells] == [b"<w:tc>", b"<w:tc>"]


def test_a_prompt_is_told_from_an_answer() -> None:
    cell = read(tbl(tr(sdt(tc("点击输入"), properties='<w:tag w:val="xmmc"/>', prompt=True)))).tables[0].cells[0]
    control = cell.paragraphs[0].pieces[0].control
    assert control is not None
    assert control.prompt
    assert control.title == "xmmc"


def test_a_merged_cell_as_tall_as_the_document() -> None:
    rows = [tr(tc("甲", merge="restart"), "0"), *(tr(tc("", merge="continue"), str(n)) for n in range(1, 3000))]
    table = read(tbl(*rows)).tables[0]
    assert table.cells[0].rows == 3000
    assert table.at(2999, 0) is table.cells[0]


REFUSED = [
    ("an old file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "报告.docx", "损坏"),
    ("with a password", compound("EncryptedPackage"), "报告.docx", "密码"),
    ("by its name", b"\xd0\xcf\x11\xe0", "报告.doc", "旧版 Word"),
    ("WPS", b"PK\x03\x04", "报告.wps", "WPS"),
    ("nothing", b"", "报告.docx", "空的"),
    ("a text", b"abc", "报告.docx", "不是 Word 文件"),
    ("macros", docx(p("甲"), kind="application/vnd.ms-word.document.macroEnabled.main+xml"), "报告.docx", "带宏"),
    ("macros hidden", docx(p("甲"), more={"word/vbaProject.bin": b"x"}), "报告.docx", "带宏"),
    ("another program's", docx(p("甲"), kind="application/vnd.ms-excel.sheet.main+xml"), "报告.docx", "不是 Word 文件"),
    ("cut off", docx(p("甲"))[:-90], "报告.docx", "损坏"),
    ("not well-formed", docx("<w:p>"), "报告.docx", "损坏"),
    ("a DTD", docx(p("甲"), head='<!DOCTYPE a [<!ENTITY b "c">]>'), "报告.docx", "DTD"),
    ("very deep", docx("<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400), "报告.docx", "太深"),
    ("a cell outside of a row", docx("<w:tbl><w:tc/></w:tbl>"), "报告.docx", "没有读"),
]


@pytest.mark.parametrize(("data", "name", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_word(data, name)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_of_another_library_reads_the_same() -> None:
    import docx as python_docx

    made = python_docx.Document()
    table = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合"
    data = io.BytesIO()
    made.save(data)
    assert square(read_word(data.getvalue())) == [["合", "合", "02"], ["合", "合", "12"], ["20", "21", "22"]]


@pytest.mark.parametrize(
    "inside", ["<w:r/>", "<w:r><w:t>a</w:t></w:r>", '<w:commentRangeStart w:id="1"/>', "<w:pict/>"]
)
def test_more_than_any_document_holds_is_refused(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "PARTS", 50)
    assert read(p(inside * 10)).paragraphs
    with pytest.raises(Unreadable, match="文件太大"):
        read(p(inside * 60))


def test_more_elements_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "ELEMENTS", 50)
    with pytest.raises(Unreadable, match="文件太大"):
        read(p("<w:b/>" * 60))
