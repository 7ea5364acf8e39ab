"""Files by their names, first bytes and parts, and Word tables among lines: what is read, or why nothing is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.records import Sweep
from tests.wizards.intake.documents import docx, p, r, sdt, tbl, tc, tr
from tests.wizards.intake.sheet_cases import PLAIN
from tests.wizards.intake.sheets import packed, parts_of, xls, xlsx
from tests.wizards.intake.test_hostile_files import compound
from tests.wizards.intake.test_word_documents import CASES
from tests.wizards.intake.word_told import changed, grids_of, source_told
from wizards.intake import Unreadable, packages
from wizards.intake.packages import _inflated, check_xml, open_package, relations, root_attributes
from wizards.intake.sources import read_source
from wizards.intake.word import read_word
from wizards.intake.word.foreign_package import open_word

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

SUFFIXES = (
    *(".doc", ".dot", ".wps", ".wpt", ".et", ".dps", ".xlsm", ".xltm", ".docm", ".dotm", ".xlsb", ".ods", ".odt"),
    *(".pdf", ".rtf", ".mht", ".html", ".htm", ".csv", ".tsv", ".txt", ".tab", "", ".xlsx", ".xls", ".docx"),
    *(".XLSM", ".toml", ".json", ".averylongsuffix"),
)
TEXT = "指标,目标\n甲,1\n".encode()
STARTS = (b"%PDF-1", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"{\\rtf1", b"%PD", b"\xff\xd8", b"{\\rt", b"\x89PN")
MARKUP = (b"<!doctype html>", b"<html>", b"<head>", b"<table>", b"<?xml v?>", b"<meta a>", b"<style>", b"mime-version:")
LINES = (
    *(
        "续表",
        "（续表）",
        "(续 表)",
        "接上页",
        "接上表",
        "续上页",
        "续上表",
        "表续",
        "续表2",
        "（续）",
        "续",
        "某项目续表",
    ),
    *("注：甲", "备注：甲", "说明1：甲", "填报说明：", "填表说明.", "附注、", "注 甲", "甲"),
    *("项目自评表。", "自评；", "自评;", "自评！", "自评？", "自评?", "单位：万元", " ", "　"),
)
PLAIN_TABLE = tbl(tr("指标", "值"), tr("甲", "1"))
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def refusal(call: Callable[[], object]) -> str:
    try:
        return f"可以 {call()}"
    except Unreadable as refused:
        return str(refused)


def of_source(data: bytes, name: str, sheet: str | None = None) -> Iterator[str]:
    try:
        source = read_source(data, name, sheet)
    except Unreadable as refused:
        yield f"{name} 不能用：{refused}"
        return
    yield from (f"{name} {line}" for line in source_told(source))


def of_names(contents: tuple[bytes, ...]) -> Iterator[str]:
    for content, suffix in product(contents, SUFFIXES):
        yield from of_source(content, f"表{suffix}")
        yield refusal(lambda content=content, suffix=suffix: sorted(open_word(content, f"表{suffix}")[0]))


def of_starts() -> Iterator[str]:
    for start, suffix in product((*STARTS, *MARKUP), (".csv", ".xlsx", "")):
        for before, after in product((b"", b" \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"), (b"", b" x", b"\x00")):
            yield from of_source(before + start + after, f"表{suffix}")
        yield from of_source(start.upper() + b" x", f"表{suffix}")
    for blank in (b"", b"\x00", b" ", b"\r", b"\n", b"\t", b"\x00 \r\n\t", b"\x0b", b" a"):
        yield from of_source(blank, "表.csv")
        yield from of_source(blank, "表.csv", "甲")
        yield refusal(partial(read_word, blank, "表.docx"))
    for count in (490, 500, 505, 506, 507, 508, 511, 512, 513, 520):
        yield from (one[:40] for one in of_source(b" " * count + b"<html>", "表.csv"))
        yield from (one[:40] for one in of_source(b"\xef\xbb\xbf" + b" " * count + b"<html>", "表.csv"))


def of_main_parts() -> Iterator[str]:
    """Which part of a package the document is, and what it says that it is."""
    parts = parts_of(docx(p("甲")))
    relation, types = parts["_rels/.rels"].decode(), parts["[Content_Types].xml"].decode()
    document = parts.pop("word/document.xml")
    targets = ("word/document.xml", "/word/document.xml", "word/./document.xml", "other.xml", "word/../word/a.xml", "")
    kinds = (KIND, KIND.replace("wordprocessingml", "presentationml"), "application/vnd.ms-word.macroEnabled", "")
    for target, name, kind in product(targets, ("word/document.xml", "other.xml", "word/a.xml"), kinds):
        for told, typed in product((True, False), (True, False)):
            other = dict(parts) | {name: document}
            other["_rels/.rels"] = relation.replace('"word/document.xml"', f'"{target}"').encode()
            other["[Content_Types].xml"] = types.replace(KIND, kind).replace("/word/document.xml", f"/{name}").encode()
            other = {key: one for key, one in other.items() if (told or "rels" not in key) and (typed or key[0] != "[")}
            yield f"{target} {name} {kind} {told} {typed} {refusal(partial(open_word_part, packed(other)))}"
    second = relation.replace("</Relationships>", "").partition("<Relationship ")[2]
    two = relation.replace("</Relationships>", f"<Relationship {second}</Relationships>")
    other_kinds = two.replace("word/document.xml", "a.xml", 1).replace('officeDocument"', 'core"', 1)
    no_relation = two.replace("word/document.xml", "a.xml", 1).replace("<Relationship ", "<Other ", 1)
    for content in (other_kinds, no_relation):
        other = {**parts, "_rels/.rels": content.encode(), "word/document.xml": document}
        yield refusal(partial(open_word_part, packed(other)))
    for first, after in (("a.xml", "b.xml"), ("b.xml", "a.xml")):
        told_twice = two.replace("word/document.xml", first, 1).replace("word/document.xml", after, 1)
        other = {**parts, "_rels/.rels": told_twice.encode(), "a.xml": document, "b.xml": document}
        yield f"{first} {after} {refusal(partial(open_word_part, packed(other)))}"
    for name in ("word/vbaProject.bin", "vbaProject.bin", "word/vbaproject.bin", "word/myvbaProject.bin"):
        yield f"{name} {refusal(partial(open_word_part, packed({**parts, 'word/document.xml': document, name: b''})))}"
    for stream in ("EncryptedPackage", "WordDocument"):
        yield f"{stream} {refusal(partial(open_word_part, compound(stream)))}"


def open_word_part(data: bytes) -> str:
    return open_word(data)[1]


def of_members() -> Iterator[str]:
    """Names inside a package, ways of packing, and how many parts it may have."""
    names = ("a", "a/b", "/a", "\\a", "../a", "a/../b", "a\\..\\b", "a..b", "..", "c:a", "a/", "a//b", "a:b/c", "..a/b")
    for name in names:
        yield f"{name} {refusal(lambda name=name: sorted(open_package(packed({'x': b'1', name: b'2'}))))}"
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield f"{method} {refusal(lambda method=method: open_package(_zip(method, ['a'])))}"
    for count in (1_998, 1_999, 2_000, 2_001, 2_002):
        many = [f"{number}" for number in range(count)]
        yield f"{count} {refusal(lambda many=many: len(open_package(_zip(zipfile.ZIP_STORED, many))))}"
    yield refusal(lambda: len(open_package(_zip(zipfile.ZIP_STORED, ["d/"]))))
    good = bytearray(packed({"a": b"1" * 50}))
    for at in range(len(good)):
        other = bytes(good[:at]) + bytes([good[at] ^ 1]) + bytes(good[at + 1 :])
        yield f"{at} {refusal(lambda other=other: open_package(other))}"
        yield f"{at} {refusal(lambda at=at: open_package(bytes(good[:at])))}"


def _zip(method: int, names: list[str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as package:
        for name in names:
            package.writestr(name, b"1" * 30)
    return data.getvalue()


def of_sizes() -> Iterator[str]:
    """What a package may become: a hundred megabytes, a hundred times its size, none of it asked below a megabyte."""
    whole, mega = 100 * 1024 * 1024, 1024 * 1024
    for size, before in product((0, 1, 2), (whole - 2, whole - 1, whole)):
        yield f"{size} {before} {_grown(size, mega, before, whole)}"
    for size, before in product((mega - 1, mega, mega + 1), (0, 1)):
        for small in (0, 1, 2, mega // 100 - 1, mega // 100, mega // 100 + 1):
            yield f"{size} {small} {before} {_grown(size, small, before, whole)} {_grown(size, whole, before, small)}"
    for many in (20_000, 20_001):
        for size in range(many * 100 - 1, many * 100 + 2):
            yield f"{many} {size} {_grown(size, many, 0, whole)} {_grown(size, whole, 0, many)}"
    yield f"{_grown(mega * 2, mega, mega, 31_457)} {_grown(mega * 2, mega, mega, 31_458)}"


def _grown(size: int, small: int, before: int, packed_size: int) -> str:
    archive = cast(zipfile.ZipFile, SimpleNamespace(open=lambda _: io.BytesIO(bytes(size))))
    info = cast(zipfile.ZipInfo, SimpleNamespace(compress_size=small))
    return refusal(lambda: len(_inflated(archive, info, before, packed_size)))[:12]


def of_parts() -> Iterator[str]:
    """Relationships to inside and outside, roots, and depth."""
    members: dict[str, bytes] = dict.fromkeys(("a/b.xml", "c.xml", "a/d/e.xml", "a/c.xml"), b"")
    for target, mode, tag in product(
        ("b.xml", "/a/b.xml", "../c.xml", "d/e.xml", "/c.xml", "c.xml", "x.xml", "./b.xml", ""),
        ("", ' TargetMode="External"', ' TargetMode="Internal"'),
        ("Relationship", "r:Relationship", "Other"),
    ):
        content = f'<R xmlns:r="r"><{tag} Id="i" Target="{target}"{mode}/></R>'.encode()
        for part, place in (("a/b.xml", "a/_rels/b.xml.rels"), ("c.xml", "_rels/c.xml.rels"), ("c.xml", "x")):
            yield f"{target} {mode} {tag} {part} {relations({**members, place: content}, part)}"
    roots = (
        '<a b="1" x:c="2" xmlns:x="x"><d e="3"/></a>',
        "<a/>",
        '<a b="1"',
        "x",
        "<!DOCTYPE a><a/>",
        "<a b='1'><</a>",
    )
    yield from (f"{root} {refusal(partial(root_attributes, root.encode()))}" for root in roots)
    for depth in range(96, 105):
        yield f"{depth} {refusal(partial(check_xml, b'<a>' * depth + b'</a>' * depth))[:30]}"
        yield refusal(partial(check_xml, b"<x>" + (b"<a>" * depth + b"</a>" * depth) * 2 + b"</x>"))[:30]
    assert packages.DEPTH


def of_lines() -> Iterator[str]:
    """Lines around tables and between them, so long, so many, in and outside of cells."""
    for line in LINES:
        yield from grids_of(p(line) + PLAIN_TABLE + p(line) + PLAIN_TABLE + p(line))
        yield from grids_of(tbl(tr(tc(PLAIN_TABLE + p(line) + PLAIN_TABLE + p(line)), "旁")))
    for length in (1, 58, 59, 60, 61, 62, 79, 80, 81, 82):
        for before, end in product(("", "注：", "说明1.", "注"), ("", "。")):
            text = before + "长" * (length - len(before) - len(end)) + end
            yield from grids_of(p(text) + PLAIN_TABLE + p(f" {text} "))
            yield from grids_of(p(text) + p(text) + p("短"))
    for count in range(9, 16):
        above = "".join(p(f"第{number}行") for number in range(count))
        yield from grids_of(above + PLAIN_TABLE)
        yield from grids_of(p("") + above + p("") + PLAIN_TABLE + p("") + above + p("一") + PLAIN_TABLE)
    yield from grids_of(
        p("上") + PLAIN_TABLE + p("中") + tbl(tr(tc(p("里") + PLAIN_TABLE), "旁")) + p("下") + PLAIN_TABLE
    )


def of_answers() -> Iterator[str]:
    """Prompts of controls, answered or not; errors; wide cells; what is passed by."""
    prompt, other = sdt(r("点击输入"), prompt=True), sdt(r("答"))
    hidden = r("藏", "<w:vanish/>")
    for inside in (
        *(p(prompt), p(prompt, "字"), p(prompt, other), p(prompt, hidden), p(prompt, " "), p(other), p(hidden)),
        *(p(prompt) + p(prompt), p(prompt) + p("字"), p("#N/A"), p("####"), p(""), p(prompt, prompt)),
    ):
        yield from grids_of(tbl(tr(tc(inside), "旁")) + inside)
        yield from grids_of(tbl(tr(tc(inside, span=2), "旁"), tr("一", "二", "三")) + p("乙", "<w:r><w:pict/></w:r>"))
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    for one in (box.format("章"), box.format(""), "<w:r><w:pict/></w:r>", "<w:r><w:object/></w:r>"):
        yield from grids_of(p("甲", one) + tbl(tr(tc(p("乙", one)), "旁")) + one)
    for row in (tr("甲", properties='<w:del w:id="1"/>'), tr(tc(p(f'<w:ins w:id="1">{r("甲")}</w:ins>'))), tr("甲")):
        yield from grids_of(tbl(row, tr("乙")))
    yield from grids_of(tbl(tr()))
    yield from grids_of("".join(p(f"第{number}段" + "长" * 70 + "。") for number in range(3)))
    for sheet in ("表1", "表2", "表3", "表4", "", "没有\n的"):
        yield from grids_of(PLAIN_TABLE + p("续表") + PLAIN_TABLE + p("中") + PLAIN_TABLE + PLAIN_TABLE, sheet)
        yield from grids_of(PLAIN_TABLE + p("中") + PLAIN_TABLE, sheet)
        yield from grids_of(p("中"), sheet)


def of_case(name: str) -> Iterator[str]:
    made: Any = CASES[name][0]()
    body = made if isinstance(made, str) else ""
    yield from grids_of(body)
    for other in list(changed(body))[::9]:
        yield from grids_of(other)


def of_widths() -> Iterator[str]:
    for first, second in product((100, 1000), (500, 1000, 1100, 1169, 1170, 1171)):
        above = tbl(tr("甲", "乙"), widths=(first, 3000 - first))
        below = tbl(tr("丙", tc("丁", span=2)), tr("一", "二", "三"), widths=(second, 900, 2100 - second))
        yield from grids_of(above + p("") + below + p("续表") + above)


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "names of Office files": partial(of_names, (xlsx(PLAIN), docx(p("甲") + PLAIN_TABLE), xls(PLAIN))),
    "names of others": partial(
        of_names, (TEXT, b"", b"\x00 ", b"\x00x", b"PK\x03\x04", compound("甲")[:700], b"<html>")
    ),
    "starts": of_starts,
    "main parts": of_main_parts,
    "members": of_members,
    "sizes": of_sizes,
    "parts": of_parts,
    "lines": of_lines,
    "answers": of_answers,
    "widths": of_widths,
    **{f"document {name}": partial(of_case, name) for name in CASES},
}
RECORD = Sweep(__file__, "package_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_read_of_a_file(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_file_is_gone() -> None:
    assert RECORD.strays() == set()
