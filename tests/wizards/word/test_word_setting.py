"""Page, styles, breaks, title, cover and signature."""

from __future__ import annotations

import io
import re

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, RunIn, Source, Table
from tests.wizards.word.structure import check_structure
from tests.wizards.word.word_blocks import LAYOUT, LINE, progress_table, score_table
from tests.wizards.word.word_files import document_of, parts_of
from wizards.word import write
from wizards.word.setting import broken, insets, spaced
from wizards.word.titles import title_inset

WIDE = score_table(2, landscape=True)
STYLE = re.compile(r"<w:style .*?</w:style>", re.DOTALL)


def part(name: str, body_font: str = "仿宋_GB2312") -> str:
    return parts_of(write([Paragraph("")], Layout("标题", body_font=body_font)))[name].decode()


def test_page_of_the_standard() -> None:
    section = docx.Document(io.BytesIO(write([Paragraph("")], LAYOUT))).sections[0]
    millimetres = [round(length.mm) for length in (section.page_width, section.page_height, section.top_margin)]
    assert millimetres == [210, 297, 37]
    assert [round(x.mm) for x in (section.left_margin, section.right_margin, section.bottom_margin)] == [28, 26, 35]
    text = document_of(write([Paragraph("")], LAYOUT))
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in text
    assert "linesAndChars" not in text


@pytest.mark.parametrize(("body", "kai"), [("仿宋_GB2312", "楷体_GB2312"), ("仿宋", "楷体")])
def test_fonts_by_kind(body: str, kai: str) -> None:
    styles = {re.search('styleId="([^"]+)"', style)[1]: style for style in STYLE.findall(part("word/styles.xml", body))}
    wanted = {"BodyText": body, "Heading1": "黑体", "Heading2": kai, "Heading3": body, "Title": "方正小标宋简体"}
    for name, font in wanted.items():
        assert f'w:eastAsia="{font}"' in styles[name]
    for name, style in styles.items():
        if name != "NoList":
            assert re.search(r'w:ascii="[^"]+" w:hAnsi="[^"]+" w:eastAsia="[^"]+"', style), name
    assert "Theme" not in part("word/styles.xml", body)
    assert f'w:eastAsia="{body}"' in part("word/styles.xml", body).split("</w:docDefaults>")[0]


def test_every_font_has_a_substitute() -> None:
    table = part("word/fontTable.xml")
    for name, other in (("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("方正小标宋简体", "宋体")):
        assert re.search(f'<w:font w:name="{name}"><w:altName w:val="[^"]*{other}[",]', table)


def test_outline_levels() -> None:
    styles = docx.Document(io.BytesIO(write([Paragraph("")], LAYOUT))).styles
    for level in range(1, 5):
        style = styles[f"Heading {level}"]
        assert f'<w:outlineLvl w:val="{level - 1}"/>' in style.element.xml
        assert styles[f"表内标题 {level}"].base_style.name == f"Heading {level}"
    assert "outlineLvl" not in styles["Title"].element.xml


def test_headings_keep_their_literal_numbers() -> None:
    blocks = [Heading(0, "", "题"), *(Heading(level, f"（{level}）、", "目") for level in (1, 2, 3, 4, 5))]
    found = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(write(blocks, LAYOUT))).paragraphs]
    levels = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 4")
    assert [name for name, _ in found] == list(levels)
    assert [text for _, text in found[1:]] == [f"（{level}）、目" for level in (1, 2, 3, 4, 5)]


def test_run_in_heading_is_one_paragraph_of_the_body() -> None:
    block = Paragraph("促进就医。", lead=RunIn(2, "（一）", "社会效益："))
    (paragraph,) = docx.Document(io.BytesIO(write([block], LAYOUT))).paragraphs
    assert paragraph.style.name == "Body Text"
    assert [(run.style.name, run.text) for run in paragraph.runs] == [
        ("Heading 2 Char", "（一）社会效益："),
        ("Default Paragraph Font", "促进就医。"),
    ]


def test_indent_for_both_kinds_of_readers() -> None:
    assert '<w:ind w:firstLineChars="200" w:firstLine="640"/>' in part("word/styles.xml")


def test_footers_are_fields_on_the_outer_side() -> None:
    odd, even = part("word/footer1.xml"), part("word/footer2.xml")
    assert "FooterOdd" in odd
    assert "FooterEven" in even
    for footer in (odd, even):
        assert [re.sub("<[^>]+>", "", footer).strip()[0], re.sub("<[^>]+>", "", footer).strip()[-1]] == ["—", "—"]
        assert " PAGE " in footer
    assert "<w:evenAndOddHeaders/>" in part("word/settings.xml")


def test_language_and_properties() -> None:
    properties = docx.Document(io.BytesIO(write([], LAYOUT))).core_properties
    assert (properties.title, properties.author, properties.language) == (LAYOUT.title, LAYOUT.unit, "zh-CN")
    assert properties.created.isoformat()[:10] == LAYOUT.date
    assert 'w:eastAsia="zh-CN"' in part("word/styles.xml")


BREAKS: list[tuple[list[Block], int, int]] = [
    # blocks, paragraphs with a page break, sections
    ([Paragraph("一", new_page=True)], 0, 1),
    ([Paragraph("一"), Paragraph("二", new_page=True)], 1, 1),
    ([Paragraph("一"), Heading(1, "", "二", new_page=True)], 1, 1),
    ([Paragraph("一"), Table(progress_table().grids, new_page=True)], 1, 1),
    ([progress_table(), progress_table()], 0, 1),
    ([WIDE], 0, 1),
    ([Paragraph("一"), WIDE], 0, 2),
    ([WIDE, Paragraph("一", new_page=True)], 0, 2),
    ([Paragraph("一"), Heading(1, "", "二", new_page=True), WIDE, Paragraph("三")], 0, 3),
    ([Paragraph("一"), Paragraph("附件", "label", new_page=True), Heading(0, "", "题"), WIDE], 0, 2),
    ([Paragraph("一"), Paragraph("二"), WIDE, WIDE, progress_table()], 0, 3),
]


@pytest.mark.parametrize(("blocks", "breaks", "sections"), BREAKS)
def test_every_break_is_made_once(blocks: list[Block], breaks: int, sections: int) -> None:
    text = document_of(write(blocks, LAYOUT))
    assert text.count("<w:pageBreakBefore/>") == breaks
    assert text.count("<w:sectPr>") == sections


def test_headings_above_a_landscape_table_go_with_it() -> None:
    data = write([Paragraph("前"), Heading(1, "一、", "得分"), Heading(2, "（一）", "表"), WIDE], LAYOUT)
    first = docx.Document(io.BytesIO(data)).paragraphs[0]
    assert "<w:sectPr>" in first._p.xml.replace("<w:sectPr xmlns", "<w:sectPr>")


def test_the_title_and_the_lines_of_a_landscape_table_go_with_it() -> None:
    lines = [
        Paragraph("公开14表", "left"),
        Heading(0, "", "自评表"),
        Paragraph("（2022年度）", "centre"),
        Paragraph("单位：元", "right"),
    ]
    assert document_of(write([*lines, WIDE], LAYOUT)).count("<w:sectPr>") == 1
    assert document_of(write([Paragraph("正文"), *lines, WIDE], LAYOUT)).count("<w:sectPr>") == 2


def test_a_file_never_ends_with_a_table() -> None:
    text = document_of(write([progress_table()], LAYOUT))
    assert re.search(r'</w:tbl><w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p><w:sectPr>', text)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["呈贡区医疗保险管理局", "2020年3月26日"], [225, 400]),
        (["某局", "2020年3月26日"], [625, 400]),
        (["呈贡区城乡居民医疗保险基金管理中心办公室", "2020年3月26日"], [0, 675]),
        (["呈贡区医疗保险管理局（盖章）"], [200]),
        (["2020年3月26日"], [400]),
        (["字" * 40, "2020年3月26日"], [0, 1675]),
    ],
)
def test_signature(lines: list[str], expected: list[int]) -> None:
    assert insets(lines) == expected
    text = document_of(write([Paragraph(line, "right") for line in lines], LAYOUT))
    assert [int(found) for found in re.findall(r'rightChars="(\d+)"', text)] == [inset for inset in expected if inset]


SIGNATURE = [Paragraph("某局", "right"), Paragraph("2020年3月26日", "right")]


@pytest.mark.parametrize(
    ("above", "room"),
    [([Paragraph(LINE)], True), ([Paragraph("")], False), ([progress_table()], False), ([], False)],
)
def test_room_for_the_seal(above: list[Block], room: bool) -> None:
    text = document_of(write([*above, *SIGNATURE], LAYOUT))
    assert ('<w:spacing w:before="1158"/>' in text) == room


def test_a_signature_never_stands_alone_on_a_page() -> None:
    paragraphs = docx.Document(io.BytesIO(write([Paragraph(LINE), *SIGNATURE], LAYOUT))).paragraphs
    assert [paragraph.paragraph_format.keep_with_next for paragraph in paragraphs] == [True, True, None]


def test_unit_line_above_a_table_is_no_signature() -> None:
    text = document_of(write([Paragraph("单位：万元", "right"), progress_table()], LAYOUT))
    assert "rightChars" not in text
    assert '<w:pStyle w:val="Signature"/><w:keepNext/>' in text


@pytest.mark.parametrize(
    ("title", "values", "lines"),
    [
        ("项目支出绩效自评表", (), ["项目支出绩效自评表"]),
        (
            "达州市达川区医疗保险管理局2018年项目支出绩效评价报告",
            ("达州市达川区医疗保险管理局", "2018"),
            ["达州市达川区医疗保险管理局", "2018年项目支出绩效评价报告"],
        ),
        ("某县社会保险管理局2019年度医疗保险基金绩效报告", (), ["某县社会保险管理局2019年度", "医疗保险基金绩效报告"]),
        # As wide as the line: a quarter of a character beside a figure would push its last character out.
        (
            "2019年度农村危房改造补助资金绩效自评报告",
            ("2019", "农村危房改造补助资金"),
            ["2019年度农村危房改造补助资金", "绩效自评报告"],
        ),
        (
            "2023年度农村供水工程维修养护项目支出绩效自评报告",
            ("2023", "农村供水工程维修养护"),
            ["2023年度农村供水工程维修养护", "项目支出绩效自评报告"],
        ),
        (
            "某市能源局\n2017年度城乡居民基本医疗保险补助资金绩效评价报告",
            ("某市能源局", "2017"),
            ["某市能源局", "2017年度城乡居民基本医疗", "保险补助资金绩效评价报告"],
        ),
        ("第一行\n第二行" + "很" * 10, (), ["第一行", "第二行" + "很" * 10]),
        # 报告 alone on a last line would look forgotten.
        (
            "某市某县社会保险管理局2023年度困难群众救助补助县级配套专项资金绩效自评情况的报告",
            (),
            ["某市某县社会保险管理局", "2023年度困难群众救助补助", "县级配套专项资金绩效自评", "情况的报告"],
        ),
    ],
)
def test_a_title_breaks_between_names_and_phrases(title: str, values: tuple[str, ...], lines: list[str]) -> None:
    block = Heading(0, "", title, sources=tuple(Source("profile.title", value) for value in values))
    inset = title_inset(block, 8844)
    room = (8844 - 2 * inset) / 440
    assert [line for part in title.split("\n") for line in broken(part, room)] == lines
    assert [line for part in title.split("\n") for line in broken(part, room, spaced)] == lines
    assert ("<w:ind " in document_of(write([block], LAYOUT))) == (inset > 0)


def test_no_word_of_a_title_is_torn_however_figures_are_spaced() -> None:
    title = "某市水利局2022—2023年度小型水库管护和病险水库除险加固补助资金绩效自评报告"
    room = (8844 - 2 * title_inset(Heading(0, "", title), 8844)) / 440
    firsts = {broken(title, room)[0], broken(title, room, spaced)[0]}
    assert firsts == {"某市水利局2022—2023年度小型水库管护和", "某市水利局2022—2023年度小型水库管护"}


def test_notes_below_the_table_of_a_sheet_are_set_like_its_text() -> None:
    sheet = [Heading(0, "", "项目支出绩效自评表"), progress_table(), Paragraph("注：其他资金包括自有资金。")]
    note = re.compile('<w:pStyle w:val="([^"]+)"/></w:pPr><w:r><w:t xml:space="preserve">注：')
    # Below text the same table is no form of its own; and what is no note is text, on a sheet, too.
    for blocks, style in ((sheet, "TableText"), ([Paragraph(LINE), *sheet[1:]], "BodyText")):
        found = note.search(document_of(write(blocks, LAYOUT)))
        assert found is not None
        assert found[1] == style
    told = document_of(write([*sheet[:2], Paragraph("暑期施工。"), sheet[2]], LAYOUT))
    assert '<w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">暑期施工' in told
    found = note.search(told)
    assert found is not None and found[1] == "TableText"


def cover(*more: Block) -> list[Block]:
    lines = [Paragraph(line, "centre") for line in ("项目名称", "", "某局（制）")]
    return [Paragraph("附件3", "label"), Heading(0, "", "自评报告"), *lines, *more]


@pytest.mark.parametrize(
    ("blocks", "is_cover"),
    [
        (cover(Heading(1, "一、", "情况", new_page=True)), True),
        (cover(Heading(1, "一、", "情况")), False),
        (cover(Paragraph(LINE), Heading(1, "一、", "情况", new_page=True)), False),
        (cover(progress_table(), Heading(1, "一、", "情况", new_page=True)), False),
        (cover(Heading(0, "", "又"), Heading(1, "一、", "情况", new_page=True)), False),
        (cover(*[Paragraph("行", "centre")] * 20, Heading(1, "一、", "情况", new_page=True)), False),
    ],
)
def test_a_cover_fills_its_page(blocks: list[Block], is_cover: bool) -> None:
    text = document_of(write(blocks, LAYOUT))
    assert (re.search('<w:spacing w:before="[1-9]', text) is not None) == is_cover


def test_tick_boxes_in_a_row() -> None:
    table = Table((Grid((1,), (Row((Cell(0, "是☑否□"),)),)),))
    text = document_of(write([table], LAYOUT))
    assert text.count('w:eastAsia="Segoe UI Symbol"') == 2


ANY_BLOCK = st.one_of(
    st.builds(
        Heading,
        st.integers(-1, 6),
        st.sampled_from(["", "一、"]),
        st.sampled_from(["", "目", "题" * 45]),
        st.booleans(),
    ),
    st.builds(
        Paragraph,
        st.sampled_from(["", "文", LINE, "2020年3月26日"]),
        st.sampled_from(["body", "label", "left", "centre", "right"]),
        st.none() | st.just(RunIn(2, "（一）", "标题：")),
        st.booleans(),
    ),
    st.builds(Table, st.sampled_from([(), (Grid((1,), ()),), progress_table().grids]), st.booleans(), st.booleans()),
)


@given(st.lists(ANY_BLOCK, max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_sequence_of_blocks(blocks: list[Block]) -> None:
    data = write(blocks, LAYOUT)
    assert check_structure(data) == []
    text = document_of(data)
    for after in re.split("</w:sectPr></w:pPr>.*?</w:p>", text)[1:]:
        # What begins a section begins a page; a break of its own would leave a blank one.
        assert "<w:pageBreakBefore/>" not in after.split("</w:pPr>", 1)[0]
