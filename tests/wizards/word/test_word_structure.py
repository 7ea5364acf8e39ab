"""Every fault that Word, or a program that reads Word, stumbles over is caught by the structural check."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.wizards.word.structure import check_structure
from tests.wizards.word.word_blocks import LAYOUT, report, score_table
from tests.wizards.word.word_files import DOCUMENT, changed, parts_of, replaced
from wizards.word import write

FOOTER, STYLES, TYPES = "word/footer1.xml", "word/styles.xml", "[Content_Types].xml"
RELS, CORE = "word/_rels/document.xml.rels", "docProps/core.xml"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write([*report(), score_table(3)], LAYOUT)


def test_sound(sound: bytes) -> None:
    assert check_structure(sound) == []


WORD_FAULTS = {
    # name: (code, part, old, new); the first 26 are those of notes/word.md §2 (the zip ones stand below)
    "tcPr: vAlign before tcW": ("order", DOCUMENT, "<w:tcPr>", '<w:tcPr><w:vAlign w:val="center"/>'),
    "tcPr: vMerge after vAlign": (
        "order",
        DOCUMENT,
        '<w:vMerge w:val="restart"/>',
        '<w:vAlign w:val="center"/><w:vMerge w:val="restart"/>',
    ),
    "pPr: keepNext before pStyle": ("order", DOCUMENT, "<w:pPr>", "<w:pPr><w:keepNext/>"),
    "tblPr: jc before tblStyle": ("order", DOCUMENT, "<w:tblPr>", '<w:tblPr><w:jc w:val="left"/>'),
    "sectPr: docGrid before pgSz": (
        "order",
        DOCUMENT,
        "<w:pgSz ",
        '<w:docGrid w:type="lines" w:linePitch="579"/><w:pgSz ',
    ),
    "rPr: rFonts after sz": (
        "order",
        DOCUMENT,
        '<w:rPr><w:rFonts w:hint="eastAsia"/>',
        '<w:rPr><w:sz w:val="21"/><w:rFonts w:hint="eastAsia"/>',
    ),
    "vMerge: value": ("value", DOCUMENT, '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="start"/>'),
    "ind: misspelt attribute": ("attribute", STYLES, "w:firstLineChars=", "w:firstLineChar="),
    "p in p": ("content", DOCUMENT, "<w:p><w:pPr>", "<w:p><w:p/><w:pPr>"),
    "text after the last section": ("section", DOCUMENT, "</w:body>", "<w:p/></w:body>"),
    "sz: half a half-point": ("value", STYLES, '<w:sz w:val="21"/>', '<w:sz w:val="21.5"/>'),
    "row short of a cell": (
        "lattice",
        DOCUMENT,
        "</w:tr></w:tbl>",
        '</w:tr><w:tr><w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    ),
    "merge with nothing above": ("merge", DOCUMENT, '<w:vMerge w:val="restart"/>', "<w:vMerge/>"),
    "footer relationship missing": ("relationship", DOCUMENT, 'r:id="rId4"', 'r:id="rId44"'),
    "footer without content type": ("content-type", TYPES, 'PartName="/word/footer1.xml"', 'PartName="/word/f.xml"'),
    "bookmark ids twice": (
        "bookmark",
        DOCUMENT,
        "<w:p><w:pPr>",
        '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="b"/>'
        '<w:bookmarkEnd w:id="1"/></w:p><w:p><w:pPr>',
    ),
    "style not defined": ("style", DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Body"/>'),
    "field without end": ("field", FOOTER, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "control character": ("xml", DOCUMENT, "项目负责人", "项目\x01负责人"),
    "control character as reference": ("xml", DOCUMENT, "项目负责人", "项目&#11;负责人"),
    "surrogate": ("xml", DOCUMENT, "项目负责人", "项目\ud800负责人"),
    "bare ampersand": ("xml", DOCUMENT, "项目负责人", "项目&负责人"),
    "part cut off": ("xml", DOCUMENT, "</w:document>", ""),
    "date": ("date", CORE, "2022-08-16T00:00:00Z", "2022-8-16"),
    # and what else such a file may suffer from
    "impossible date": ("date", CORE, "2022-08-16T00:00:00Z", "2022-13-16T00:00:00Z"),
    "property twice": ("property", CORE, "<dc:language>", "<dc:title/><dc:language>"),
    "cell outside the lattice": ("lattice", DOCUMENT, '<w:gridSpan w:val="', '<w:gridSpan w:val="9'),
    "lattice missing": ("table", DOCUMENT, "<w:tblGrid>", "<w:tblGrid/><w:tblGrid>"),
    "width against the lattice": ("width", DOCUMENT, '<w:tcW w:w="', '<w:tcW w:w="1'),
    "header row below": ("header-row", DOCUMENT, "</w:tr><w:tr><w:trPr>", "</w:tr><w:tr><w:trPr><w:tblHeader/>"),
    "properties twice": ("content", DOCUMENT, "</w:tcPr>", "</w:tcPr><w:tcPr/>"),
    "text between rows": ("stray-text", DOCUMENT, "</w:tr>", "</w:tr>x"),
    "unknown element": ("content", DOCUMENT, "<w:r>", "<w:q/><w:r>"),
    "unknown property": ("order", DOCUMENT, "<w:trPr>", "<w:trPr><w:tall/>"),
    "property value twice": ("order", DOCUMENT, "<w:pageBreakBefore/>", "<w:pageBreakBefore/><w:pageBreakBefore/>"),
    "attribute missing": ("attribute", DOCUMENT, '<w:gridCol w:w="', '<w:gridCol w:x="'),
    "another field": ("foreign-field", FOOTER, " PAGE ", ' INCLUDETEXT "c:/a" '),
    "field code outside a field": ("field", FOOTER, '<w:fldChar w:fldCharType="begin"/>', "<w:tab/>"),
    "external target": ("external", RELS, 'Target="footer1.xml"', 'Target="file:///c:/a" TargetMode="External"'),
    "target missing": ("missing-part", RELS, 'Target="footer1.xml"', 'Target="footer9.xml"'),
    "relationship twice": ("relationship", RELS, 'Id="rId5"', 'Id="rId4"'),
    "wrong content type": ("content-type", TYPES, "wordprocessingml.footer+xml", "wordprocessingml.header+xml"),
    "content type twice": ("content-type", TYPES, 'Extension="xml"', 'Extension="rels"'),
    "part declared but absent": (
        "missing-part",
        TYPES,
        "</Types>",
        '<Override PartName="/a.xml" ContentType="a/b"/></Types>',
    ),
    "style id twice": ("style", STYLES, 'w:styleId="Title"', 'w:styleId="BodyText"'),
    "based on nothing": ("style", STYLES, '<w:basedOn w:val="TableText"/>', '<w:basedOn w:val="Nothing"/>'),
    "no default style": ("style", STYLES, '<w:style w:type="paragraph" w:default="1"', '<w:style w:type="paragraph"'),
    "body in the styles": ("content", STYLES, "<w:docDefaults>", "<w:body/><w:docDefaults>"),
}


@pytest.mark.parametrize("name", WORD_FAULTS)
def test_fault_is_caught(sound: bytes, name: str) -> None:
    code, part, old, new = WORD_FAULTS[name]
    faults = check_structure(replaced(sound, part, old, new))
    assert code in {fault.code for fault in faults}, faults
    assert all(fault.message for fault in faults)


def test_cell_without_paragraph(sound: bytes) -> None:
    text = parts_of(sound)[DOCUMENT].decode()
    start = text.index("<w:p>", text.index("</w:tcPr>"))
    cut = text[:start] + text[text.index("</w:tc>", start) :]
    faults = check_structure(changed(sound, {DOCUMENT: lambda _: cut.encode()}))
    assert "cell" in {fault.code for fault in faults}


def test_zip64_headers(sound: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(sound).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                part.write(content)
    assert "zip64" in {fault.code for fault in check_structure(target.getvalue())}


@pytest.mark.parametrize("keep", [0, 10, 1000, -1, -22])
def test_truncation(sound: bytes, keep: int) -> None:
    assert {fault.code for fault in check_structure(sound[:keep])} == {"zip"}


def test_damage_inside_a_part(sound: bytes) -> None:
    damaged = bytearray(sound)
    damaged[len(sound) // 2] ^= 0x40
    assert "zip" in {fault.code for fault in check_structure(bytes(damaged))}


def test_part_nobody_points_to(sound: bytes) -> None:
    faults = check_structure(changed(sound, {"word/theme.xml": lambda _: b"<a/>"}))
    assert {"orphan", "content-type"} <= {fault.code for fault in faults}


@pytest.mark.parametrize("part", [TYPES, RELS, DOCUMENT, STYLES, "_rels/.rels", FOOTER])
def test_missing_part(sound: bytes, part: str) -> None:
    assert check_structure(changed(sound, {part: lambda _: None}))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + bytes(18), b"x" * 100, b"PK\3\4" * 50])
def test_what_is_no_word_file_at_all(data: bytes) -> None:
    assert check_structure(data)
