"""Texts put into paragraphs, rows copied, members packed anew: which bytes of the document change."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import pairwise, permutations, product

import pytest

from tests.records import Sweep
from tests.wizards.intake.documents import docx, p, r, sdt, tbl, tc, tr
from wizards.filling.grids import TableGrid
from wizards.filling.one_member import replace_member
from wizards.filling.proving import FillingFailed, prove
from wizards.filling.splice import Splice, TextChange, fitting
from wizards.intake.word import Cell, WordDocument, read_word

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

RUNS = {
    "one": p("名称：____。"),
    "three": p(r("名称："), r("____", '<w:u w:val="single"/>'), r("。")),
    "letters": p(*(r(char) for char in "名称____")),
    "tab": p(r("名称："), "<w:r><w:tab/></w:r>", r("后")),
    "break": p("<w:r><w:t>名</w:t><w:br/><w:t>称</w:t></w:r>", r("：")),
    "hidden": p(r("藏", "<w:vanish/>"), r("名称"), r("藏", "<w:vanish/>")),
    "changed": p(
        '<w:ins w:id="1"><w:r><w:t>名</w:t></w:r></w:ins>',
        '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>',
    ),
    "prompt": p(r("名："), sdt(r("单击此处"), prompt=True), r("后")),
    "two prompts": p(sdt(r("一") + r("二"), prompt=True), sdt(r("三"), prompt=True)),
    "nothing": p(),
    "shut": "<w:p/>",
    "shut with id": '<w:p w14:paraId="12345678"/>',
    "look": p(properties='<w:rPr><w:b/><w:vanish/><w:ins w:id="3"/></w:rPr>'),
    "empty runs": p(
        "<w:r><w:rPr><w:i/></w:rPr></w:r>", '<w:bookmarkStart w:id="0" w:name="a"/>', '<w:bookmarkEnd w:id="0"/>'
    ),
    "hidden only": p(r("藏", "<w:vanish/>")),
    "symbols": p(r("甲&乙<丙"), '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r("末")),
}
PUT = ("", "新", "a&<b>", "一\n二", "\t", "\uffff字\x00")


def of_splices(name: str) -> Iterator[str]:
    """A paragraph with each stretch of its text replaced, and with two stretches replaced at once."""
    data = docx(RUNS[name])
    document = read_word(data, "空表.docx")
    paragraph = next(iter(document.all_paragraphs()))
    length = len(paragraph.text)
    spans = [(start, end) for start in range(length + 1) for end in range(start, length + 1)]
    changes = [[TextChange(*span, text)] for span in spans for text in PUT]
    changes += [
        [TextChange(*one, "甲"), TextChange(*other, text)]
        for one, other in product(spans, spans)
        if one[1] <= other[0]
        for text in ("", "乙")
    ]
    for one in changes:
        splice = Splice(document)
        splice.put(paragraph, one)
        yield f"{one} {spliced(document, splice)}"


def spliced(document: WordDocument, splice: Splice) -> str:
    body = splice.xml().partition(b"<w:body>")[2].partition(b"<w:sectPr/>")[0].decode()
    return f"{splice.texts()} {body}"


OWN = (
    *('<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>', '<w:commentRangeStart w:id="1"/>'),
    *('<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', '<w:permStart w:id="2"/>'),
    *('<w:permEnd w:id="2"/>', '<w:r w:rsidR="1"><w:t>文</w:t></w:r>', '<w:sdtPr><w:id w:val="5"/></w:sdtPr>'),
)


def of_copies() -> Iterator[str]:
    """Rows copied once, twice, with changes in them, with merged cells, ids, bookmarks and tables inside."""
    for number, own in enumerate(OWN):
        rows = (
            tr("头", tc("名"), tc("值")),
            tr(tc("组", merge="restart"), tc(p(r("指标1："), own)), tc("")),
            tr(tc("", merge="continue"), tc(p(own)), tc(p() + tbl(tr("内", "")) + p("后"))),
            tr("末", "", ""),
        )
        document = read_word(docx(tbl(*rows).replace("<w:p>", '<w:p w14:paraId="0A" w14:textId="0B">', 3)), "空表.docx")
        table = document.tables[0]
        for first, second, times in product(range(4), range(4), (1, 2)):
            splice = Splice(document)
            for row in [first] * times + [second] * (times - 1):
                copy = splice.copy_row(table.rows[row])
                cell = table.rows[row].cells[1]
                copy.changes.setdefault(cell.paragraphs[0], []).append(
                    TextChange(0, len(cell.paragraphs[0].text), "新")
                )
                yield f"{splice.where(cell)} {splice.where(cell, copy)} {splice.turn(cell, copy)}"
            places = [splice.where(cell) for cell in table.cells]
            yield f"{number} {first} {second} {times} {places} {spliced(document, splice)}"
    yield from (f"{char!r} {fitting(f'甲{char}乙')!r}" for char in map(chr, [*range(34), 0x7F, 0x85, 0xFFFE, 0xFFFF]))


def of_grids() -> Iterator[str]:
    """Tables with cells over rows and columns: which cell covers a place, what stands right of it and below it."""
    merged = tc("合", merge="restart"), tc("", merge="continue")
    tables = (
        tbl(tr("甲", "乙", "丙"), tr("丁", "戊", "己")),
        tbl(tr(tc("甲", span=2), "乙"), tr("丙", tc("丁", span=2)), tr(tc("戊", span=3))),
        tbl(tr(merged[0], "乙"), tr(merged[1], "丙"), tr("丁", "戊")),
        tbl(tr(tc("甲", span=2), "乙", widths) if (widths := "末") else "", tr("一", "二", "三", "四")),
        tbl(tr("甲", "乙"), tr("丙"), tr("丁", "戊", "己"), widths=(1000, 2000, 500)),
        tbl(
            tr(tc("大", span=2, merge="restart"), "右"),
            tr(tc("", span=2, merge="continue"), "右下"),
            tr("一", "二", "三"),
        ),
        tbl(tr("")),
    )
    document = read_word(docx("".join(f"{table}{p()}" for table in tables)), "空表.docx")
    for table in document.tables:
        grid = TableGrid(table)
        for used in ((), (0,), (1,)):
            grid.used = set(used)
            yield f"{[cell.where for cell in grid.free()]}"
        for cell in table.cells:
            near = (grid.right_of(cell), grid.below(cell))
            yield f"{cell.where} {grid.span(cell)} {[one and one.where for one in near]}"
        rows = range(-1, len(table.rows) + 2)
        covered: list[Cell | None] = [grid.at(row, column) for row in rows for column in range(-1, 6)]
        yield f"{[cell and cell.where for cell in covered]}"
        yield f"{[list(grid.cells.filled(row)) for row in range(grid.cells.height)]}"


def zips() -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for name, method in (("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
        for streamed, comment in product((False, True), (b"", b"PK\5\6 note")):
            out = _Streamed() if streamed else io.BytesIO()
            with zipfile.ZipFile(out, "w", method) as archive:
                for member in ("a.xml", "word/名.xml", "z"):
                    entry = zipfile.ZipInfo(member, (2022, 3, 4, 5, 6, 8))
                    entry.compress_type = method
                    entry.extra = struct.pack("<2H", 9, 2) + b"xy" if member == "z" else b""
                    entry.comment = b"c" if member == "a.xml" else b""
                    archive.writestr(entry, f"{member}内容" * 3)
                archive.comment = comment
            made[f"{name} {streamed} {bool(comment)}"] = out.getvalue()
    return made


class _Streamed(io.BytesIO):
    """A file that cannot be wound back: sizes stand behind each member."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError


def of_members(name: str) -> Iterator[str]:
    """One member written anew in a package, whole or with one byte of it changed."""
    whole = zips()[name]
    for member in ("a.xml", "word/名.xml", "z", "nothing"):
        yield f"{member} {packed(whole, member)} {packed(b'front' + whole, member)}"
    for at in range(len(whole)):
        for change in (1, 8, 255):
            damaged = bytearray(whole)
            damaged[at] = (damaged[at] + change) % 256
            yield f"{at} {change} {packed(bytes(damaged), 'word/名.xml')}"


def of_directories() -> Iterator[str]:
    """Directories of a package in another order, with huge sizes, other flags, names of another code, or none."""
    whole = zips()["deflated False False"]
    start = whole.index(b"PK\1\2")
    end = whole.rindex(b"PK\5\6")
    cuts = [at for at in range(start, end) if whole[at : at + 4] == b"PK\1\2"]
    entries = [whole[one:other] for one, other in pairwise([*cuts, end])]
    for order in permutations(entries):
        changed = whole[:start] + b"".join(order) + whole[end:]
        yield from (f"{member} {packed(changed, member)}" for member in ("a.xml", "word/名.xml", "z"))
    for number, entry in enumerate(entries):
        for field, value in product((20, 24, 42), (0, 0xFFFFFFFE, 0xFFFFFFFF)):
            other = entry[:field] + struct.pack("<I", value) + entry[field + 4 :]
            changed = whole[:start] + b"".join([*entries[:number], other, *entries[number + 1 :]]) + whole[end:]
            yield f"{number} {field} {value} {packed(changed, 'a.xml')} {packed(changed, 'z')}"
        for flags in (0, 0x8, 0x800, 0x808, 0x1, 0x2, 0x806, 0x7FF, 0x801):
            other = entry[:8] + struct.pack("<H", flags) + entry[10:]
            changed = whole[:start] + b"".join([*entries[:number], other, *entries[number + 1 :]]) + whole[end:]
            yield f"{number} {flags} {[packed(changed, member) for member in ('a.xml', 'word/名.xml', 'z')]}"
    for size, more in product((-1, 0, 1, 46), (0, 1, 2)):
        closing = struct.pack("<II", end - start + size, start + more)
        changed = whole[: end + 12] + closing + whole[end + 20 :]
        yield f"{size} {more} {[packed(one, 'a.xml') for one in (changed, changed[:-1], changed[:end])]}"


def packed(data: bytes, member: str) -> str:
    """What a package holds, entry by entry; the bytes of what is packed anew may differ from machine to machine."""
    try:
        made = replace_member(data, member, b"new " * 9)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            told = [
                f"{one.filename} {one.date_time} {one.compress_type} {one.flag_bits} {one.file_size} {one.extra!r}"
                f" {one.comment!r} {one.create_system} {one.external_attr} {archive.read(one)!r}"
                for one in archive.infolist()
            ]
            return f"{told} {archive.comment!r} {made.startswith(data[:20])}"
    except Exception:  # whatever a damaged package does to the library
        return "不成"


def of_proofs() -> Iterator[str]:
    """Files that differ from what they should be in one thing."""
    body = p("项目名称：某项目") + tbl(tr("甲", "乙")) + p("完" * 40)
    before = read_word(docx(body, more={"word/styles.xml": b"<a/>"}), "空表.docx")
    texts = [one.text for one in before.all_paragraphs()]
    files = {
        "same": docx(body, more={"word/styles.xml": b"<a/>"}),
        "style": docx(body, more={"word/styles.xml": b"<b/>"}),
        "one more": docx(body, more={"word/styles.xml": b"<a/>", "word/x.xml": b"<a/>"}),
        "one less": docx(body),
        "order": docx(body, more={"word/x.xml": b"<a/>", "word/styles.xml": b"<a/>"}),
        "no file": b"PK",
    }
    for name, data in files.items():
        for number in range(len(texts) + 2):
            changed = [*texts[:number], "另" * 35 if number % 2 else "另", *texts[number + 1 :]]
            for wanted in (texts, changed, texts[:number], texts + texts[:number]):
                try:
                    prove(data, before, wanted)
                except FillingFailed as failed:
                    yield f"{name} {number} {failed}"
                else:
                    yield f"{name} {number} good"


RECORD = Sweep(
    __file__,
    "spliced",
    {
        **{f"splices {name}": partial(of_splices, name) for name in RUNS},
        "copies": of_copies,
        "grids": of_grids,
        **{f"members {name}": partial(of_members, name) for name in zips()},
        "directories": of_directories,
        "proofs": of_proofs,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_written(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_document_is_gone() -> None:
    assert RECORD.strays() == set()
