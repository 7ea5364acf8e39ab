"""Files that are none, lie, or are made to do harm: one plain sentence each, within bounds, the session untouched."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wizards.intake.sheet_cases import PLAIN, PLAIN_ROWS
from tests.wizards.intake.sheets import N, bring, indicators, packed, parts_of, text, xls, xlsx
from wizards.intake import Unreadable, packages, texts
from wizards.intake.compound import MAGIC

GOOD = xlsx(PLAIN)
SHEET = "xl/worksheets/sheet1.xml"


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(GOOD)
    return packed({**parts, name: change(parts.get(name, b""))})


def bomb() -> bytes:
    return with_part(SHEET, lambda part: part.replace(b"</sheetData>", b" " * 60_000_000 + b"</sheetData>"))


def many_members() -> bytes:
    return packed({**parts_of(GOOD), **{f"x/{number}": b"" for number in range(2_000)}})


def dtd() -> bytes:
    entity = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    return with_part(SHEET, lambda part: entity + part.partition(b"?>")[2])


def far_cell() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return with_part(SHEET, lambda part: part.replace(b"</sheetData>", cell))


def encrypted_zip() -> bytes:
    data = bytearray(GOOD)
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    return bytes(data)


def compound(stream: str) -> bytes:
    """A compound file with one empty stream of this name."""
    name = stream.encode("utf-16-le") + b"\x00\x00"

    def entry(name: bytes, kind: int, child: int) -> bytes:
        head = name.ljust(64, b"\x00") + struct.pack("<HBB", len(name), kind, 1)
        return (head + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)).ljust(116, b"\x00") + struct.pack(
            "<III", 0xFFFFFFFE, 0, 0
        )

    header = MAGIC + b"\x00" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + b"\x00" * 10
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header = header.ljust(512, b"\xff")
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    directory = entry("Root Entry".encode("utf-16-le") + b"\x00\x00", 5, 1) + entry(name, 2, 0xFFFFFFFF)
    return header + table + directory.ljust(512, b"\x00")


BAD: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "空.xlsx", "空的"),
    "blanks": (b"\r\n \t", "空.csv", "空的"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "图.xlsx", "图片"),
    "a PDF": (b"%PDF-1.4 ...", "表.xls", "PDF"),
    "HTML called .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "导出.xls", "网页"),
    "HTML with a mark": (b"\xef\xbb\xbf<!DOCTYPE html><table></table>", "导出.xls", "网页"),
    "a web archive": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "导出.xls", "网页"),
    "XML of 2003": (b'<?xml version="1.0"?><Workbook></Workbook>', "导出.xls", "网页"),
    "text called .xls": (text(PLAIN).encode(), "导出.xls", "另存"),
    "old Word": (MAGIC + bytes(600), "报告.doc", "另存为 .docx/.xlsx"),
    "WPS text": (b"x", "报告.wps", "另存为 .docx/.xlsx"),
    "WPS sheet": (b"x", "表.et", "另存为 .docx/.xlsx"),
    "Word inside": (compound("WordDocument"), "表.xls", "另存"),
    "with a password, .xlsx": (compound("EncryptedPackage"), "表.xlsx", "密码"),
    "with macros, .xls": (compound("_VBA_PROJECT_CUR"), "表.xls", "宏"),
    "with macros, .xlsm": (GOOD, "表.xlsm", "宏"),
    "with macros, called .xlsx": (packed({**parts_of(GOOD), "xl/vbaProject.bin": b"x"}), "表.xlsx", "宏"),
    "an empty compound": (MAGIC + bytes(2000), "表.xls", "损坏"),
    "cut off": (GOOD[: len(GOOD) // 2], "表.xlsx", "损坏"),
    "cut off, .xls": (xls(PLAIN)[:3000], "表.xls", "损坏"),
    "no workbook": (packed({"word/document.xml": b"<w/>"}), "表.xlsx", "不是 Excel"),
    "a Word file": (packed({"word/document.xml": b"<w/>"}), "表.docx", "Word"),
    "a bomb": (bomb(), "表.xlsx", "太大"),
    "too many members": (many_members(), "表.xlsx", "太多"),
    "a DTD": (dtd(), "表.xlsx", "DTD"),
    "broken XML": (with_part(SHEET, lambda part: part[:-20]), "表.xlsx", "损坏"),
    "a cell at the far corner": (far_cell(), "表.xlsx", "太大"),
    "a locked package": (encrypted_zip(), "表.xlsx", "密码"),
    "a name that leads out": (packed({**parts_of(GOOD), "../x": b""}), "表.xlsx", "损坏"),
    "no text": (b"\x00\x01\x02" * 50, "表.txt", "不是文字"),
    "neither UTF-8 nor GBK": (b"\xff\xfd\x81", "表.csv", "不是文字"),
    "a table without a head": (text(PLAIN[1:]).encode(), "贴.txt", "没有认出"),
    "another table": (xlsx([["姓名", "电话"], ["张某", "00000000000"]]), "表.xlsx", "没有认出"),
    "two sheets with tables": (xlsx(PLAIN, more={"二": PLAIN}), "表.xlsx", "“自评表”、“二”"),
    "several projects": (xlsx([["项目名称", "甲"], ["项目名称", "乙"], *PLAIN]), "表.xlsx", "几个项目"),
    "several projects in a column": (
        xlsx([["项目名称", *PLAIN[0]], ["甲", *PLAIN[1]], ["乙", *PLAIN[2]]]),
        "表.xlsx",
        "几个项目",
    ),
    "too many rows": (
        text([["三级指标", "指标值"], *([[f"甲{n}", "1"] for n in range(20_001)])]).encode(),
        "长.txt",
        "太大",
    ),
    "a cell without end": (b"\xe4\xb8\x89\xe7\xba\xa7\t" + b"x" * 200_000, "长.txt", "太长"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence_says_what_is_wrong_and_what_to_do(name: str) -> None:
    data, file, word = BAD[name]
    with pytest.raises(Unreadable) as caught:
        bring(data, file)
    said = str(caught.value)
    assert word in said and "\n" not in said and len(said) < 150


def test_a_workbook_under_another_name_is_read_for_what_it_is() -> None:
    plan, session = bring(GOOD, "表.xls")
    assert plan.kind == "xlsx" and indicators(session) == PLAIN_ROWS


def test_the_named_sheet_is_read_and_a_wrong_name_lists_the_right_ones() -> None:
    two = xlsx(PLAIN, more={"二": [["三级指标", "实际完成值"], ["甲", "5个"]]})
    assert indicators(bring(two, sheet="二")[1]) == {"甲": {"actual": "5个"}}
    with pytest.raises(Unreadable, match="“自评表”、“二”"):
        bring(two, sheet="三")
    with pytest.raises(Unreadable, match="--sheet"):
        bring(text(PLAIN), "表.txt", sheet="三")


def test_a_hundred_thousand_empty_rows_are_no_obstacle() -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(10, 100_010))
    data = with_part(SHEET, lambda part: part.replace(b"</sheetData>", blank + b"</sheetData>"))
    assert indicators(bring(data)[1]) == PLAIN_ROWS
    assert indicators(bring(text(PLAIN[:1]) + "\r\n" * 100_000 + text(PLAIN[1:2]), "贴.txt")[1])


def test_cut_anywhere_it_is_read_or_refused() -> None:
    for data, name in ((GOOD, "表.xlsx"), (xls(PLAIN), "表.xls")):
        for end in range(0, len(data), max(len(data) // 60, 1)):
            try:
                bring(data[:end], name)
            except Unreadable:
                continue


def test_bytes_changed_anywhere_never_raise_anything_else() -> None:
    for data, name in ((GOOD, "表.xlsx"), (xls([*PLAIN, [N(1, "0%")]]), "表.xls")):
        for at in range(0, len(data), max(len(data) // 150, 1)):
            broken = bytearray(data)
            broken[at] ^= 0xFF
            try:
                bring(bytes(broken), name)
            except Unreadable:
                continue


def record_at(data: bytes, number: int) -> int:
    """Where the body of the first record of this number stands in the bytes of an .xls."""
    stream = data.index(b"\x09\x08\x10\x00\x00\x06")
    at = stream
    while struct.unpack_from("<H", data, at)[0] != number:
        at += 4 + struct.unpack_from("<H", data, at + 2)[0]
    return at + 4


@pytest.mark.parametrize(
    ("where", "offset"),
    [
        ("rows stated", 4),
        ("first row behind the last", 0),
        ("strings stated", 4),
        ("sectors", 44),
        ("small sectors", 64),
    ],
)
def test_a_number_that_would_make_the_reader_take_all_memory_is_refused_before(where: str, offset: int) -> None:
    data = bytearray(xls(PLAIN))
    start = {"rows": 0x0200, "first": 0x0200, "strings": 0x00FC}.get(where.split()[0])
    at = offset + (record_at(bytes(data), start) if start is not None else 0)
    struct.pack_into("<I", data, at, 0x7FFFFFF0)
    with pytest.raises(Unreadable):
        bring(bytes(data), "表.xls")


@pytest.mark.parametrize("count", [b"4294967295", str(2**64 - 1).encode(), b"-1", b"x"])
def test_a_count_of_texts_that_cannot_be_is_refused_before(count: bytes) -> None:
    stated = b'uniqueCount="' + count + b'" a=">"'
    data = with_part("xl/sharedStrings.xml", lambda part: re.sub(rb'uniqueCount="\d+"', stated, part))
    with pytest.raises(Unreadable, match="损坏"):
        bring(data)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b'r="A2"', b'r="ZZZZZZZ2"'),
        (b'r="A2"', b'r="A99999999"'),
        (b'r="A2"', b'r="2"'),
        (b'<row r="2"', b'<row r="99999999999"'),
        (b'<row r="2"', b'<row r="0"'),
        (b'<row r="2"', b'<row r="3"'),
    ],
)
def test_a_cell_that_says_it_stands_elsewhere_is_refused(there: bytes, instead: bytes) -> None:
    data = with_part(SHEET, lambda part: part.replace(there, instead, 1))
    with pytest.raises(Unreadable, match="损坏"):
        bring(data)


def test_a_size_that_a_sheet_states_is_not_believed() -> None:
    far = b'<dimension ref="A1:XFD1048576"/>'
    data = with_part(SHEET, lambda part: re.sub(rb'<dimension ref="[^"]*"/>', far, part))
    assert indicators(bring(data)[1]) == PLAIN_ROWS


def test_an_encoding_that_nobody_knows_is_a_damaged_file() -> None:
    data = with_part(SHEET, lambda part: part.replace(b"UTF-8", b"UTF-Q"))
    with pytest.raises(Unreadable, match="损坏"):
        bring(data)


def test_a_bomb_is_stopped_before_it_is_large() -> None:
    data = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            bring(data)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_what_passes_the_opener_is_small_in_all_of_it() -> None:
    parts = {f"x{number}": bytes(900_000) for number in range(120)}
    with pytest.raises(Unreadable, match="太大"):
        packages.open_package(packed(parts))
    assert packages.open_package(packed({"x": bytes(900_000)})) == {"x": bytes(900_000)}


def test_two_members_of_one_name_are_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("a", b"1")
        with pytest.warns(UserWarning):
            package.writestr("a", b"2")
    with pytest.raises(Unreadable):
        packages.open_package(data.getvalue())


def test_a_part_for_another_parser_is_checked_for_depth_and_dtd() -> None:
    packages.check_xml(b"<a>" * 100 + b"</a>" * 100)
    with pytest.raises(Unreadable):
        packages.check_xml(b"<a>" * 101 + b"</a>" * 101)
    with pytest.raises(Unreadable):
        packages.check_xml(b'<!DOCTYPE a SYSTEM "http://x"><a/>')


def test_relations_to_the_outside_are_not_followed() -> None:
    rels = (
        b'<Relationships><Relationship Id="r1" Target="b.xml"/><Relationship Id="r2" Target="/c.xml"/>'
        b'<Relationship Id="r3" Target="http://x/d.xml" TargetMode="External"/>'
        b'<Relationship Id="r4" Target="../../e.xml"/></Relationships>'
    )
    members = {"w/a.xml": b"", "w/b.xml": b"", "c.xml": b"", "w/_rels/a.xml.rels": rels}
    assert packages.relations(members, "w/a.xml") == {"r1": "w/b.xml", "r2": "c.xml"}


def test_the_reader_of_sheets_is_not_imported_before_a_sheet_is_read(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = "import sys, wizards.intake; sys.exit(' '.join({'python_calamine','lxml','docx'} & set(sys.modules)) or 0)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    grid = texts.read_text('甲\t"乙\r\n丙\t丁\r\n')
    assert grid.values == [["甲", '"乙'], ["丙", "丁"]]
