"""Any text in any place: never an exception, well-formed, read back as the cleaned text, replacements reported."""

from __future__ import annotations

import dataclasses
import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, RunIn, Table
from tests.wizards.word.structure import check_structure
from tests.wizards.word.word_blocks import LAYOUT
from tests.wizards.word.word_files import document_of, parts_of
from wizards.word import write, write_with_report
from wizards.word.run_text import REPLACEMENT, clean, escape, runs

HOSTILE = (
    "a\x00b",
    "软\x0b回车\x0c换页",
    "\ud800孤立代理\udfff",
    "\ufffe\uffff",
    "回车\r\n换行\r",
    "a & b <c> ]]> \" ' &amp; &#65;",
    "{PAGE} { INCLUDETEXT c:/a } \x13 PAGE \x14\x15",
    "=1+1|cmd",
    "https://example.invalid/",
    "  前后  空格  ",
    "\t制表\t",
    "　全角　空格　",
    "\u2028\u2029\u200b\ufeff\u202e\u0085",
    "😀𠮷镕堃",
    "☑□☐☒✓√",
    "“引号”——破折号…①≥％",
    "é¨‰±×÷",
    "x" * 40_000,
    "\n\n",
    "&",
    "",
)


def everywhere(text: str) -> list[Block]:
    """The text in every place of every block."""
    cells = (Cell(0, text), Cell(1, text, columns=2), Cell(3, text, rows=2))
    rows = (
        Row((Cell(0, text, columns=4),), head=True),
        Row(cells),
        Row((Cell(0, text), Cell(1, text), Cell(2, text, level=2))),
    )
    return [
        *(Heading(level, text, text) for level in range(6)),
        *(Paragraph(text, look) for look in ("body", "label", "left", "centre", "right")),
        Paragraph(text, lead=RunIn(2, text, text)),
        Table((Grid((1, 2, 3, 4), rows),)),
    ]


def read_back(data: bytes) -> tuple[list[str], list[str]]:
    """Texts of the paragraphs and of the cells, as python-docx sees them."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    return paragraphs, cells


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(text: str) -> None:
    layout = Layout(text, text, text, text)
    data = write(everywhere(text), layout)
    assert check_structure(data) == []
    paragraphs, cells = read_back(data)
    assert paragraphs[:6] == [clean(text + text)] * 6
    assert paragraphs[6:11] == [clean(text)] * 5
    assert paragraphs[11] == clean(text + text) + clean(text)
    assert set(cells) == {clean(text)}
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == clean(text)
    assert properties.author == clean(text)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
@settings(max_examples=50, deadline=None)
def test_any_text(text: str) -> None:
    data = write(everywhere(text), dataclasses.replace(LAYOUT, title=text, unit=text, date=text, body_font=text))
    paragraphs, cells = read_back(data)
    assert paragraphs[6] == clean(text)
    assert set(cells) == {clean(text)}


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_clean_is_final(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\r" not in once
    once.encode("utf-8")


@given(st.text(st.characters(codec="utf-8")))
def test_what_a_file_can_hold_is_left_alone(text: str) -> None:
    if not set(text) & set(map(chr, range(32))) - {"\t", "\n"} and not set(text) & {"\ufffe", "\uffff"}:
        assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc", "a\nb\nc"),
        ("a\x00\x1f\ud800\uffff", "a" + REPLACEMENT * 4),
        ("\t\n\x7f\x85\u2028", "\t\n\x7f\x85\u2028"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_replacements_are_reported_with_their_place() -> None:
    bad = "坏\x01\x01\ud800字"
    blocks = [
        Heading(1, "一、", bad),
        Paragraph(bad),
        Table((Grid((1, 1), (Row((Cell(0, "好"), Cell(1, bad))), Row((Cell(0, ""), Cell(1, "软\x0b回车"))))),)),
    ]
    notes = write_with_report(blocks, Layout("好", bad)).replaced
    assert [note for note in notes if "U+0001、U+D800" in note and "3 个" in note] == list(notes[:4])
    assert notes[0].startswith("文件属性“单位”")
    assert notes[1].startswith("标题“坏")
    assert notes[2].startswith("段落“坏")
    assert notes[3].startswith("第1张表第1行第2列")
    assert notes[4].startswith("第1张表第2行第2列")
    assert "换行" in notes[4]
    assert len(notes) == 5
    assert all(clean(note) == note for note in notes)


def test_nothing_to_report() -> None:
    assert write_with_report([Paragraph("好\r\n\t字“”")], LAYOUT).replaced == ()


def test_text_never_becomes_anything_else() -> None:
    data = write(everywhere(HOSTILE[6] + HOSTILE[8]), LAYOUT)
    document = document_of(data)
    for word in ("fldChar", "instrText", "hyperlink", "object", "drawing", "altChunk"):
        assert f"<w:{word}" not in document
    assert not any(b"TargetMode" in content for content in parts_of(data).values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("汉字 abc 1.5%", '<w:r><w:t xml:space="preserve">汉字 abc 1.5%</w:t></w:r>'),
        ("“", '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">“</w:t></w:r>'),
        ("\t", "<w:r><w:tab/></w:r>"),
        ("\n", "<w:r><w:br/></w:r>"),
    ],
)
def test_runs(text: str, expected: str) -> None:
    assert runs(text) == expected


def test_boxes_stand_in_a_font_that_has_them() -> None:
    pieces = runs("是☑否□").split("</w:r>")[:-1]
    assert ["Segoe UI Symbol" in piece for piece in pieces] == [False, True, False, True]


def test_escape_for_attributes() -> None:
    assert escape('<a & "b">') == "&lt;a &amp; &quot;b&quot;&gt;"
