"""Files with every piece of them changed, left out or doubled: what the proof says of each."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import pytest
from lxml import etree

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, RunIn, Table
from tests.records import Sweep
from tests.wizards.word.table_inputs import PROSE
from tests.wizards.word.word_blocks import progress_table, score_table
from tests.wizards.word.word_files import DOCUMENT, parts_of
from wizards.word import container, word_reader
from wizards.word.package import pack
from wizards.word.proof import prove
from wizards.word.proof_runs import check_runs
from wizards.word.render import render
from wizards.word.result import ProofFailed

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LAYOUT = Layout("绩效自评报告", "某局", "2022-08-16")
LABELLED = Table(
    (
        Grid(
            (1, 2, 3),
            (
                Row((Cell(0, "绩效指标", rows=3), Cell(1, "指标名称及其完成情况说明"), Cell(2, "值")), head=True),
                Row((Cell(1, "数量，是\n否☑"), Cell(2, "≥46处"))),
                Row((Cell(1, ""),)),
                Row((Cell(0, "合计", columns=3, level=2),)),
            ),
        ),
    )
)
TALL = Table(
    (Grid((1, 3), (Row((Cell(0, "一级", rows=9), Cell(1, PROSE[:400]))), *[Row((Cell(1, PROSE[:400]),))] * 8)),)
)
REPORTS: dict[str, Sequence[Block]] = {
    "texts": [
        Heading(0, "", "自评报告"),
        Heading(2, "（一）", "情况，一个比十二个字更长的标题"),
        Paragraph("2019年“计划”参保≥25元；☑是□否。"),
        Paragraph("促进。\t了", lead=RunIn(3, "1．", "效益：")),
        Paragraph("附件", "label", new_page=True),
        Paragraph(""),
        Paragraph("某局", "right"),
        Paragraph("2020年3月26日", "right"),
    ],
    "tables": [Paragraph("单位：万元", "right"), LABELLED, progress_table(), Paragraph("完")],
    "sheet": [Heading(0, "", "自评表"), LABELLED, Paragraph("注：其他资金。"), Table(LABELLED.grids, new_page=True)],
    "wide": [Paragraph("前"), score_table(3, landscape=True, group=2, inner=1), Paragraph("后"), score_table(1)],
    "nothing": [],
    "tall": [TALL],
}
_PIECE = re.compile(r"<[^>]*>|[^<]+")
_NUMBER = re.compile(r"\d+")


@cache
def written(name: str) -> bytes:
    return render(REPORTS[name], LAYOUT)


@cache
def other_parts(name: str) -> dict[str, bytes]:
    return parts_of(written(name))


def said(data: bytes, name: str) -> str:
    try:
        return str(prove(data, REPORTS[name], LAYOUT))
    except ProofFailed as failed:
        return f"{failed}"


def with_document(name: str, text: str) -> bytes:
    return pack({**other_parts(name), DOCUMENT: text.encode()})


def of_pieces(name: str, first: int, step: int) -> Iterator[str]:
    """Each tag and each text left out, doubled, swapped with the next one, with something more in it."""
    yield said(written(name), name)
    pieces = _PIECE.findall(other_parts(name)[DOCUMENT].decode())
    for at in range(first, len(pieces), step):
        piece = pieces[at]
        others = ["", piece * 2, f"{piece}多"]
        others += [_NUMBER.sub(lambda found, by=by: str(int(found[0]) + by), piece, count=1) for by in (-1, 1)]
        if piece[0] == "<":
            others += [piece.replace('="', '="1'), piece.replace(">", ' w:x="1">', 1)]
        for number, other in enumerate(others):
            if other != piece:
                text = "".join([*pieces[:at], other, *pieces[at + 1 :]])
                yield f"{at} {number} {said(with_document(name, text), name)}"


def of_elements(name: str, first: int, step: int) -> Iterator[str]:
    """Each element left out, doubled or swapped with the one behind it, so that the document stays well-formed."""
    source = other_parts(name)[DOCUMENT]
    count = sum(1 for _ in etree.fromstring(source).iter())
    for at, change in ((at, change) for at in range(2 + first, count, step) for change in (_leave_out, _double, _swap)):
        root = etree.fromstring(source)
        element = list(root.iter())[at]
        change(element)
        text = etree.tostring(root, encoding="unicode")
        yield f"{at} {change.__name__} {said(with_document(name, text), name)}"


def _leave_out(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _double(element: etree._Element) -> None:
    element.addnext(etree.fromstring(etree.tostring(element)))


def _swap(element: etree._Element) -> None:
    after = element.getnext()
    if after is not None:
        after.addnext(element)


def of_other_blocks(name: str) -> Iterator[str]:
    """The file of one report held against those of others, and against itself with one thing changed."""
    for other in REPORTS:
        yield f"{name} {other} {said(written(name), other)}"


@cache
def small_zips() -> dict[str, bytes]:
    made: dict[str, bytes] = {"ours": pack({"a": b"1", "b/c": ["x" * 40, "y"], "名": b"z" * 30})}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2):
        out = io.BytesIO()
        with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
            warnings.simplefilter("ignore")  # the same name twice is meant
            for name in ("a", "b", "a"):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0) if name == "a" else (2022, 3, 4, 5, 6, 8))
                entry.compress_type = method
                entry.extra = {"a": b"", "b": struct.pack("<2H", 9, 3) + b"xyz" + struct.pack("<2H2L", 1, 8, 1, 0)}[
                    name
                ]
                entry.comment = b"c" if name == "b" else b""
                archive.writestr(entry, "甲" * 5)
        made[f"method {method}"] = out.getvalue()
    made["none"] = pack({})
    return made


def of_zips(name: str) -> Iterator[str]:
    """Each byte of a small zip changed, the zip cut short, something before, between or behind."""
    whole = small_zips()[name]
    for at in range(len(whole)):
        for change in (1, 2, 4, 8, 32, 255):
            changed = bytearray(whole)
            changed[at] = (changed[at] + change) % 256
            yield f"{at} {change} {zip_said(bytes(changed))}"
        yield f"{at} {zip_said(whole[:at])} {zip_said(whole[at:])} {zip_said(whole[:at] + b'x' + whole[at:])}"
    yield f"{zip_said(whole + b'x')} {zip_said(b'x' + whole)} {zip_said(whole)}"


def zip_said(data: bytes) -> str:
    found = container.read(data)
    return f"{[*found.parts.items()]} {found.faults} {found.stamps}"


def of_extras() -> Iterator[str]:
    """Extra fields of every kind and length, and versions, in the records of one entry."""
    whole = bytearray(pack({"a": b"1"}))
    central = whole.index(b"PK\1\2")
    for kind in (0, 1, 2, 256):
        for length in range(8):
            for tail in (b"", b"\1\0\0\0", b"\1\0\0", b"\0" * 5):
                extra = struct.pack("<2H", kind, length) + b"\2" * length + tail
                yield f"{kind} {length} {len(tail)} {zip_said(_with_extra(bytes(whole), central, extra, local=False))}"
                yield f"{kind} {length} {len(tail)} {zip_said(_with_extra(bytes(whole), central, extra, local=True))}"
    for at in (4, central + 4, central + 6):
        for version in (0, 10, 19, 20, 21, 45):
            changed = whole[:at] + bytes([version]) + whole[at + 1 :]
            yield f"{at} {version} {zip_said(bytes(changed))}"


def _with_extra(whole: bytes, central: int, extra: bytes, *, local: bool) -> bytes:
    """A zip of one entry called ``a`` with an extra field in its own record or in that of the directory."""
    size = struct.pack("<H", len(extra))
    end = struct.unpack("<4s4H2LH", whole[-22:])
    if local:
        front = whole[:28] + size + whole[30:31] + extra + whole[31:central]
        record = whole[central:-22]
    else:
        front = whole[:central]
        record = whole[central : central + 30] + size + whole[central + 32 : central + 47] + extra
    return front + record + struct.pack("<4s4H2LH", *end[:5], len(record), len(front), 0)


_RUN = (
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">甲&amp;&lt;&gt;&quot;</w:t></w:r>'
    "<w:r><w:tab/></w:r><w:r><w:br/></w:r>"
)
_PARAGRAPH = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{_RUN}</w:p>'
_SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CELLS = "".join(
    f'<w:tc><w:tcPr><w:tcW w:w="10" w:type="dxa"/>{more}</w:tcPr>{inside}</w:tc>'
    for more, inside in (
        ('<w:gridSpan w:val="2"/>', _PARAGRAPH),
        ('<w:vMerge w:val="restart"/>', '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr></w:p>'),
        (
            '<w:vMerge/><w:tcBorders><w:top w:val="nil"/></w:tcBorders>',
            '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t xml:space="preserve">文</w:t></w:r></w:p>' * 2,
        ),
    )
)
_ROW = f'<w:tr><w:trPr><w:trHeight w:val="9"/></w:trPr>{_CELLS}</w:tr>'
_TABLE = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/><w:gridCol w:w="20"/></w:tblGrid>{_ROW}</w:tbl>'
_BODY = f"<w:document {_SPACES}><w:body>{_PARAGRAPH}{_TABLE}<w:sectPr/></w:body></w:document>"


def _read_paragraph(text: str) -> object:
    return word_reader.paragraph(text)


def _read_row(text: str) -> object:
    return word_reader.RowReader().row(_element(text))


def _read_table(text: str) -> object:
    properties, lines, rows = word_reader.table(_element(text))
    return properties, lines, [word_reader.source(one) for one in rows]


def _read_body(text: str) -> object:
    return [word_reader.source(one) for one in word_reader.body(text.encode())]


def _element(text: str) -> etree._Element:
    return etree.fromstring(text.replace(">", f" {_SPACES}>", 1))


READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "paragraph": (_read_paragraph, _PARAGRAPH),
    "row": (_read_row, _ROW),
    "table": (_read_table, _TABLE),
    "body": (_read_body, _BODY),
}


def of_reader(name: str) -> Iterator[str]:
    """What is read where one piece of a text is gone, doubled, another, or stands somewhere else."""
    read, text = READERS[name]
    pieces = _PIECE.findall(text)
    others = ("", "多", " ", "<!-- x -->", "<?x y?>", "<w:x/>", "<w:p/>", "<w:br/>", "<w:r><w:t>文</w:t></w:r>")
    for at, piece in enumerate(pieces):
        changes = [*others, piece * 2, *(f"{piece}{other}" for other in others), *(f"{one}{piece}" for one in others)]
        changes += [piece.replace('"', '"1', 1), piece.replace(">", ' w:y="1">', 1), piece.replace("/>", ' w:y="1"/>')]
        for number, other in enumerate(changes):
            try:
                found = read("".join([*pieces[:at], other, *pieces[at + 1 :]]))
            except word_reader.Unreadable as refused:
                found = f"不读：{refused}"
            except etree.XMLSyntaxError:
                continue
            yield f"{at} {number} {found}"


def of_runs() -> Iterator[str]:
    """Runs of every look against texts with a run-in heading and without."""
    hint = '<w:rFonts w:hint="eastAsia"/>'
    style = '<w:rStyle w:val="S"/>'
    box = (
        '<w:rFonts w:hint="eastAsia" w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/>'
    )
    looks = ("", hint, style, style + hint, box, style + box)
    texts = ("甲", "“甲”", "☑", "☑□", "是☑", "", "\x7f", "\x80", "\u2e7f", "\u2e80", "甲" * 12, "甲" * 13, "甲\n" * 20)
    for lead in ("", "题：", "“题”", "☑"):
        for text in texts:
            for first in looks:
                for second in ("", hint, style, box):
                    for runs in (
                        [(first, text)],
                        [(first, lead), (second, text)],
                        [(first, lead + text), (second, "丁")],
                    ):
                        try:
                            check_runs(runs, lead, text, "某处", "S")
                        except ProofFailed as failed:
                            yield f"{lead} {text!r} {runs} {failed}"
                        else:
                            yield f"{lead} {text!r} {runs}"


def of_long_excerpts() -> Iterator[str]:
    for length in (*range(8, 15), *range(36, 43)):
        blocks = [Heading(1, "", "题" * length), Paragraph("甲\n" * (length // 2) + "乙" * (length % 2))]
        data = render(blocks, LAYOUT)
        for one in ([blocks[1]], [blocks[0]], [Heading(1, "", "别"), blocks[1]], [blocks[0], Paragraph("别")], blocks):
            try:
                prove(data, one, LAYOUT)
            except ProofFailed as failed:
                yield f"{length} {failed}"


STEPS = {"texts": 2, "tables": 5, "sheet": 5, "wide": 9, "nothing": 1, "tall": 3}
PORTIONS = [(name, first) for name, step in STEPS.items() for first in range(min(step, 5))]
RECORD = Sweep(
    __file__,
    "word_damage",
    {
        **{f"pieces of {name} {first}": partial(of_pieces, name, first, STEPS[name]) for name, first in PORTIONS},
        **{f"elements of {name} {first}": partial(of_elements, name, first, STEPS[name]) for name, first in PORTIONS},
        **{f"{name} against others": partial(of_other_blocks, name) for name in REPORTS},
        **{f"zip {name}": partial(of_zips, name) for name in ("ours", "method 0", "method 8", "method 12", "none")},
        "extra fields": of_extras,
        **{f"reader of a {name}": partial(of_reader, name) for name in READERS},
        "runs": of_runs,
        "long excerpts": of_long_excerpts,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_the_proof_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_damage_is_gone() -> None:
    assert RECORD.strays() == set()
