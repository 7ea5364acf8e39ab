"""Workbooks changed piece by piece: what the second look finds in them, what is read, what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.intake.sheets import F, N, packed, parts_of, xls, xlsx
from tests.wizards.intake.word_told import changed, source_told, told_otherwise
from tests.wizards.intake.workbook_told import LOOKS, looked, refusal
from wizards.intake.hidden import Hidden
from wizards.intake.sheet_look import SheetLook, column_number, is_set, whole_number
from wizards.intake.sheet_scan import scan_sheet
from wizards.intake.sheet_walk import _Walk, walk_sheet
from wizards.intake.workbooks import _holes, _merges, read_xls, read_xlsx
from wizards.intake.xlsx import look_into as look_into_new

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

ROWS = [["甲", N(0.5, "0%"), N(1.25, "0.0")], ["乙\n丙", N(45000, "yyyy-m-d"), N(7, "0.00E+00")], [1, 2.5, "#N/A"]]
SHEET = (
    '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" s="1"><v>1</v>'
    '</c><c r="C1" t="e"><v>#N/A</v></c></row><row r="2"><c r="B2" s="2" t="n"><f>A1</f><v>2</v></c><c r="D2" t="str" '
    's="3"><f>B2</f></c><c r="E2" s="1"/></row><row r="4"/><row r="5"><c r="A5" t="inlineStr"><is><t>x</t></is></c>'
    '<c r="B5" s="3"><v>4</v></c></row></sheetData></worksheet>'
)
VALUES = (
    *("", "0", "1", "2", "3", "9", "A1", "B1", "A2", "B2", "C2", "a1", "AAAA1", "1", "A", "e", "n", "str", "true", "s"),
    *("1048576", "1048577", "99999999", "-1", "false", "b"),
)


def new_told(content: bytes) -> str:
    scanned, walked = (refusal(lambda read=read: looked(read(content, LOOKS))) for read in (scan_sheet, walk_sheet))
    return f"{scanned} ｜ {walked}"


def of_new_sheets(kind: str) -> Iterator[str]:
    many = changed(SHEET) if kind == "pieces" else told_otherwise(SHEET, VALUES)
    for number, other in enumerate((SHEET, *many)):
        yield f"{number} {new_told(other.encode())}"


def of_ways_of_writing() -> Iterator[str]:
    """The same sheet as other programs write it: a prefix, an encoding, comments, blanks, signs that are none."""
    heads = (
        "",
        "<?xml version='1.0'?>",
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<?xml version="1.0" encoding="gbk"?>',
    )
    heads += ('<?xml version="1.0" encoding="utf-8"?>', "<!-- a -->", "\n", "<?xml version='1.0'?><?a b?>", "\ufeff")
    ends = ("", "\n", "<!-- a -->", "<?a b?>", "<c/>", "\x01")
    for head, end in product(heads, ends):
        yield f"{head} {end} {new_told((head + SHEET + end).encode())}"
    yield new_told(('<?xml version="1.0" encoding="UTF-16"?>' + SHEET).encode("utf-16"))
    yield new_told(SHEET.replace("x</t>", "甲</t>").encode("gbk"))
    prefixed = (
        SHEET.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("worksheet>", "worksheet>")
    )
    yield new_told(prefixed.replace("<x:worksheet>", '<x:worksheet xmlns:x="u">').encode())
    for old, new in (
        *(("<v>1", "<v>&amp;1"), ("<v>1", "<v><!-- a -->1"), ("<v>1", "<v><![CDATA[1]]>"), ("<v>1", "<v>&#49;")),
        *(
            ("<v>1", "<v>\x011"),
            (' s="1"', " s='1'"),
            (' s="1"', '  s="1"'),
            (' s="1"', ' s="1" ph="1"'),
            ("/>", " />"),
        ),
        *(
            ('<row r="2"', '<row spans="1:5" r="2"'),
            ('<row r="2"', '<row r="2" ht="1" hidden="true"'),
            ("<f>", "<f a='1'>"),
        ),
        *(("<v>1</v>", "<v/>"), ("<v>1</v>", "<v />"), ("<v>1</v>", "<f/>"), ("<f>A1</f>", '<f t="shared" si="0"/>')),
        *((' r="A1"', ""), (' r="2"', ""), (' r="5"', ' r="1"'), ("A1", "A2"), ("D2", "ZZZ2"), ("A5", "XFD5")),
        *(("<t>", '<t xml:space="preserve">'), ("<is>", "<is><r/>"), ("</sheetData>", "\x02</sheetData>")),
        *(("<v>4", "<v>&#1;"), ("<v>2", "<v>>"), ('r="5"', 'r="05"'), ('r="5"', 'r="12345678"')),
    ):
        yield f"{old} {new} {new_told(SHEET.replace(old, new).encode())}"


def of_many_cells() -> Iterator[str]:
    """One and a half million cells are looked at, no more."""
    for count in (1_499_999, 1_500_000, 1_500_001):
        found = refusal(lambda count=count: scan_sheet(b"<worksheet>" + b"<c " * count, LOOKS))
        yield f"{count} {found}"
    yield refusal(lambda: scan_sheet(b"<worksheet>" + b" " * 1_500_001 + b"</worksheet>", LOOKS))
    for before in range(1_499_995, 1_500_001):
        walk = _Walk(LOOKS)
        walk._cells += before
        yield f"{before} {refusal(lambda walk=walk: looked(walk.read(SHEET.encode())))}"
    for before in range(19_996, 20_001):
        walk = _Walk(LOOKS)
        walk._filled_rows += before
        yield f"{before} {refusal(lambda walk=walk: looked(walk.read(SHEET.encode())))}"
    for place in ("E400000", "E400001", "D500000", "D500001", "BXW1000", "BXX1000", "BXX999"):
        row = place.lstrip("BDEWX")
        for first in ("", '<row r="1"><c r="A1"><v>1</v></c></row>'):
            content = (
                f'<worksheet><sheetData>{first}<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'
            )
            yield f"{place} {first} {new_told(content.encode())}"
    for row in (1_048_575, 1_048_576, 1_048_577):
        yield f"{row} {new_told(SHEET.replace('5', str(row)).encode())}"


def of_shapes() -> Iterator[str]:
    """Sheets of few rows: all with an error, with a formula, with a format, with nothing; no row at all."""
    cells = ('<c r="A{}" t="e"><v>#N/A</v></c>', '<c r="A{}" s="1"><v>1</v></c>', '<c r="A{}"><f>1</f><v>1</v></c>')
    for many in product((*cells, '<c r="A{}"/>', '<c r="A{}" t="inlineStr"><is><t>#REF!</t></is></c>', None), repeat=3):
        rows = [f'<row r="{at}">{one.format(at)}</row>' for at, one in enumerate(many, start=1) if one is not None]
        content = f"<worksheet><sheetData>{''.join(rows)}</sheetData></worksheet>".encode()
        yield new_told(content)
        if None not in many[:2]:
            parts = {**parts_of(xlsx([["甲"]])), "xl/worksheets/sheet1.xml": content}
            yield refusal(lambda parts=parts: (_new_book(parts), list(source_told(read_xlsx(packed(parts), None)))))


def of_hidden() -> Iterator[str]:
    merges = ((), ((0, 0, 1, 0),), ((0, 0, 0, 1), (1, 1, 2, 2)), ((0, 0, 2, 2),))
    rows = ((), (0,), (1,), (0, 1), (2,), (5,), (0, 1, 2))
    columns = ((), ((0, 0),), ((1, 2),), ((0, 1), (2, 9)), ((2, 1),))
    for hidden_rows, hidden_columns, merge in product(rows, columns, merges):
        hidden = Hidden(hidden_rows, hidden_columns, merge)
        values: list[list[object]] = [["甲", 1.5, ""], ["乙", "长" * 99], ["丙" * 199, "丁", True, ""]]
        told = list(hidden.take_out("表", values))
        covered = [place for place in product(range(4), range(4)) if hidden.covers(place)]
        yield f"{hidden_rows} {hidden_columns} {merge} {bool(hidden)} {covered} {values} {told}"


def of_holes() -> Iterator[str]:
    values: list[list[object]] = [["", 1.0, "甲"], [0.0], [], ["", ""]]
    for place, kind in product(product(range(5), range(4)), ("str", "n", "b", "")):
        yield f"{place} {kind} {_holes(SheetLook(holes={(9, 9): '错'}, formulas={place: kind}), values)}"
    for first, last in product(product(range(5), range(4)), repeat=2):
        yield f"{first} {last} {_merges([(first, last)], values)}"
    yield f"{_merges(None, values)} {_merges([], [])} {_merges([((0, 0), (0, 0))], [])}"
    texts = (
        None,
        "",
        "0",
        "1",
        "true",
        "True",
        "07",
        "-1",
        "１",
        "²",
        "1.0",
        " 1",
        "999999999",
        "1000000000",
        "1" * 11,
    )
    yield " ".join(f"{text}={whole_number(text)}/{is_set(text)}" for text in texts)
    for low, high, hidden_ in product(("0", "1", "2", "", "3"), ("0", "1", "2", "3"), ("1", "0", "true", "")):
        look = SheetLook()
        look.note_layout("col", {"min": low, "max": high, "hidden": hidden_})
        yield f"{low} {high} {hidden_} {look.hidden_columns}"
    for name in ("A", "Z", "AA", "az", "ZZ", "AAA", "XFD", "ZZZ", "AAAA", "", "1", "A1", "甲", "@", "["):
        yield f"{name} {refusal(partial(column_number, name))}"


def of_files() -> Iterator[str]:
    """Whole workbooks, as they are brought in."""
    rows = [*ROWS, [F("=1+1"), F("=A1", 3), F("=B1", "字")], ["####", "#REF!", "# 1"]]
    data = xlsx(rows, merges=[(0, 0, 1, 0), (3, 2, 8, 5)], more={"二": ROWS[:1], "藏": [["丙"]]}, hidden=["藏"])
    parts = parts_of(data)
    sheet = "xl/worksheets/sheet1.xml"
    hidden = parts[sheet].replace(b'<row r="2"', b'<row hidden="1" r="2"')
    for content in (data, packed({**parts, sheet: hidden}), xls(rows[:3], merges=[(0, 0, 1, 0)])):
        read = read_xlsx if content[:2] == b"PK" else read_xls
        for name in (None, "自评表", "二", "藏", "没有", ""):
            yield refusal(lambda name=name, read=read, content=content: list(source_told(read(content, name))))
    for name, kind in product(parts, range(6)):
        other = {key: part for key, part in parts.items() if key != name or kind}
        if kind:
            ways = (
                b"",
                b"<a/>",
                parts[name][: len(parts[name]) // 2],
                parts[name].replace(b"1", b"2"),
                b"<!DOCTYPE a><a/>",
            )
            other[name] = ways[kind - 1]
        yield f"{name} {kind} {refusal(lambda other=other: list(source_told(read_xlsx(packed(other), None))))}"
    for name in ("xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "vbaProject.bin2", "xl/SharedStrings.xml"):
        yield f"{name} {refusal(lambda name=name: look_into_new(packed({**parts, name: b'<sst/>'}), None).visible)}"


def of_package() -> Iterator[str]:
    """The parts that say which sheets there are and how numbers are shown, told otherwise."""
    parts = parts_of(xlsx(ROWS, more={"二": ROWS[:1]}))
    counts = ("", "0", "1", "99999", "a", "１", "-1", str(len(parts["xl/sharedStrings.xml"])))
    counts += (str(len(parts["xl/sharedStrings.xml"]) + 1), "9" * 25)
    for key, count in product((b"count", b"uniqueCount"), counts):
        content = parts["xl/sharedStrings.xml"].replace(b" " + key + b'="', b' %s="%s" x="' % (key, count.encode()))
        for name in ("xl/sharedStrings.xml", "xl/sharedstrings.xml"):
            other = {**{one: part for one, part in parts.items() if "haredS" not in one}, name: content}
            yield f"{key!r} {count} {name} {refusal(lambda other=other: look_into_new(packed(other), None).visible)}"
    for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"):
        text = parts[name].decode().partition("?>")[2]
        for number, content in enumerate(
            (*changed(text), *told_otherwise(text, ("", "rId2", "hidden", "veryHidden", "9")))
        ):
            other = {**parts, name: content.encode()}
            yield f"{name} {number} {refusal(lambda other=other: _new_book(other))}"


def _new_book(parts: dict[str, bytes]) -> str:
    book = look_into_new(packed(parts), None)
    sheets = [(name, looked(one)) for name, one in book.sheets.items()]
    return f"{book.visible} {book.hidden} {sheets} {book.may_show_errors} {len(book.data)}"


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "sheet in pieces": partial(of_new_sheets, "pieces"),
    "sheet told otherwise": partial(of_new_sheets, "values"),
    "ways of writing": of_ways_of_writing,
    "many cells": of_many_cells,
    "shapes": of_shapes,
    "hidden": of_hidden,
    "holes": of_holes,
    "files": of_files,
    "package": of_package,
}
RECORD = Sweep(__file__, "workbook_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_found_in_a_changed_workbook(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_workbook_is_gone() -> None:
    assert RECORD.strays() == set()
