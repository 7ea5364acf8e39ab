"""The quick look into a sheet and the careful one say the same; the quick one knows what office programs write."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterable
from itertools import cycle

import pytest
import python_calamine

from tests.wizards.intake.sheets import F, N, parts_of, xlsx
from wizards.intake import Unreadable
from wizards.intake.collector import no_collection
from wizards.intake.model import GENERAL, Look
from wizards.intake.sheet_look import SheetLook
from wizards.intake.sheet_scan import scan_sheet
from wizards.intake.sheet_walk import walk_sheet
from wizards.intake.workbooks import read_xlsx

LOOKS = [GENERAL, Look("percent", 1), Look("fixed", 2)]
PART = "xl/worksheets/sheet1.xml"


def sheet(rows: str, before: str = "", after: str = "", root: str = "") -> bytes:
    start = '<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet xmlns="a"'
    return f"{start}{root}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


def one(cell: str) -> bytes:
    return sheet(f'<row r="3">{cell}</row>')


USUAL = {
    "a number with a format": one('<c r="B3" s="1"><v>0.5</v></c>'),
    "its type first": one('<c r="B3" t="n" s="2"><v>0.5</v></c>'),
    "a text": one('<c r="B3" s="1" t="s"><v>0</v></c>'),
    "a text in the cell": one('<c r="B3" t="inlineStr"><is><t xml:space="preserve">甲 &lt; 乙</t></is></c>'),
    "a formula": one('<c r="B3" s="1"><f>A1&amp;"x"</f><v>1</v></c>'),
    "a formula without a value": one('<c r="B3" s="1"><f>A1</f></c>'),
    "a formula with an empty value": one('<c r="B3" s="1"><f t="shared" si="0"/><v/></c>'),
    "a formula of text": one('<c r="B3" t="str"><f>A1</f><v></v></c>'),
    "an error": one('<c r="B3" t="e"><v>#REF!</v></c>'),
    "an error of a formula": one('<c r="B3" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    "blank cells with a format": one('<c r="B3" s="1"/><c r="C3" s="1" /><c r="XFD3" s="2"></c>'),
    "attributes of a row": sheet('<row r="3" spans="1:8" x14ac:dyDescent="0.25"><c r="A3"><v>1</v></c></row>'),
    "an empty row": sheet('<row r="2" ht="20"/><row r="3"><c r="A3" s="2"><v>1</v></c></row><row r="4"></row>'),
    "rows hidden by default": sheet(
        '<row r="2"/><row r="4" hidden="1"><c r="A4"><v>1</v></c></row><row r="6"><c r="A6"><v>1</v></c></row>',
        '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
    ),
    "columns hidden by default": sheet(
        '<row r="2"><c r="A2"><v>1</v></c></row>',
        '<sheetFormatPr defaultColWidth="0"/><cols><col min="2" max="3" width="9"/><col min="5" width="0" max="5"/>'
        "</cols>",
    ),
    "what stands around": sheet(
        '<row r="1"><c r="A1" s="1"><v>1</v></c></row>', "<cols><col min='1'/></cols>", "<rowBreaks/><conditional/>"
    ),
}
ODD = {
    "a comment": sheet('<!-- <row r="1"><c r="A1" s="1"><v>1</v></c></row> --><row r="2"><c r="A2"><v>1</v></c></row>'),
    "rows without numbers": sheet('<row><c s="1"><v>1</v></c></row><row><c r="A2" s="2"><v>1</v></c></row>'),
    "a cell of another row": sheet('<row r="1"><c r="A2"><v>1</v></c></row>'),
    "a cell outside": sheet('<row r="1"></row><c r="XFD9"><v>1</v></c>'),
    "a prefix": b'<x:worksheet xmlns:x="a"><x:row r="1"><x:c r="A1" s="1"><x:v>1</x:v></x:c></x:row></x:worksheet>',
    "two references": sheet('<row r="1" r="2"><c r="A1"><v>1</v></c></row>'),
    "a style twice": one('<c r="B3" s="1" s="2"><v>1</v></c>'),
    "another encoding": '<?xml version="1.0" encoding="GBK"?><worksheet><row r="1"/></worksheet>'.encode("gbk"),
    "no UTF-8": one('<c r="B3"><v>1</v></c>') + b"\xff",
    "a control character": one('<c r="B3" t="str"><v>\x02</v></c>'),
    "a control character beside the number of a row": sheet('<row r="3" spans="\x02"><c r="A3"><v>1</v></c></row>'),
    "a control character in an attribute": one('<c r="B3"><f t="\x02">A1</f><v>1</v></c>'),
    "a comment between rows": sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><!-- < --><row r="2"><c r="A2"><v>1</v></c></row>'
    ),
    "an instruction between rows": sheet('<row r="1"></row><?a <c ?><row r="2"><c r="A2"><v>1</v></c></row>'),
    "an entity that nobody knows": one('<c r="B3" t="str"><v>&x;</v></c>'),
    "single quotation marks": sheet("<row r='1'><c r='A1' s='1'><v>1</v></c></row>"),
    "lines between": sheet('<row r="1">\n <c r="A1" s="1"><v>1</v></c>\n</row>'),
    "rich text": one('<c r="B3" t="inlineStr"><is><r><t>甲</t></r></is></c>'),
    "a row inside a tag": sheet("", '<col min="<row r="5"/>"/>'),
    "a row too far down": sheet('<row r="9999999"><c r="A9999999"><v>1</v></c></row>'),
    "a DTD": b"<!DOCTYPE w []>" + one(""),
    "cut off": one('<c r="B3" s="1"><v>1</v></c>')[:-9],
}


def said(look: SheetLook) -> tuple[object, ...]:
    return look.looks, look.holes, look.formulas, look.hidden_rows, look.hidden_columns, look.unseen(9, 9)


def outcome(content: bytes, *, quick: bool) -> object:
    """What a look says, or the sentence with which it refuses; ``None`` if the quick one leaves it to the other."""
    try:
        found = scan_sheet(content, LOOKS) if quick else walk_sheet(content, LOOKS)
    except Unreadable as refused:
        return str(refused)
    return found and said(found)


@pytest.mark.parametrize("name", USUAL)
def test_what_is_usual_is_understood_at_once(name: str) -> None:
    quick = outcome(USUAL[name], quick=True)
    assert quick is not None and not isinstance(quick, str)
    assert quick == outcome(USUAL[name], quick=False)


UNSEEN: dict[str, tuple[str, str, set[int], list[tuple[int, int]]]] = {
    "nothing else is": ("", "", {3}, []),
    "rows are": ('zeroHeight="1"', "", {0, 2, 3, 4}, []),
    "rows are, said otherwise": ('zeroHeight="true"', "", {0, 2, 3, 4}, []),
    "rows are not": ('zeroHeight="0"', "", {3}, []),
    "of no height, which is no such sign": ('defaultRowHeight="0"', "", {3}, []),
    "columns are": ('defaultColWidth="0"', '<col min="2" max="3" width="9"/>', {3}, [(0, 0), (3, 5)]),
    "columns are, some at the end are told": ('defaultColWidth="0.0"', '<col min="2" max="16384"/>', {3}, [(0, 0)]),
    "columns are, one is told and hidden": (
        'defaultColWidth="0"',
        '<col min="1" max="2" width="9"/><col min="3" max="3" width="9" hidden="1"/><col min="4" max="9"/>',
        {3},
        [(2, 2)],
    ),
    "columns are, but of none is anything said": ('defaultColWidth="0"', "", {3}, []),
    "columns are not": ('defaultColWidth="9.5"', '<col min="2" max="3" width="9"/>', {3}, []),
    "a column has no width": ("", '<col min="2" max="3" width="0" customWidth="1"/>', {3}, [(1, 2)]),
    "a column has little": ("", '<col min="2" max="3" width="0.7" customWidth="1"/>', {3}, []),
    "both are": ('zeroHeight="1" defaultColWidth="0"', '<col min="1" max="6"/>', {0, 2, 3, 4}, []),
}
"""What a sheet of five rows and six columns says: of rows 2 and 4, 4 hidden; and what is not seen, numbers from 0."""


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_not_seen(name: str, quick: bool) -> None:
    default, columns, hidden_rows, hidden_columns = UNSEEN[name]
    content = sheet(
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="4" hidden="1"><c r="A4"><v>1</v></c></row>',
        f"<sheetFormatPr {default}/>" + (f"<cols>{columns}</cols>" if columns else ""),
    )
    found = scan_sheet(content, LOOKS) if quick else walk_sheet(content, LOOKS)
    assert found is not None
    assert found.unseen(5, 6) == (hidden_rows, hidden_columns)


def test_a_sheet_that_says_nothing_of_any_row_hides_none() -> None:
    assert SheetLook(hides_rows=True, hides_columns=True).unseen(3, 3) == (set(), [])


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_left_to_the_careful_look_or_said_alike(name: str) -> None:
    quick = outcome(ODD[name], quick=True)
    assert quick is None or quick == outcome(ODD[name], quick=False)


def test_sheets_as_programs_write_them_are_usual() -> None:
    rows = [["名称", "值"], ["甲<&>“乙”", N(0.5, "0%")], ["丙", F("=1+1", 2)], ["丁", F("=A1")], ["", 3]]
    content = parts_of(xlsx(rows, merges=[(0, 0, 0, 1)]))[PART]
    found = scan_sheet(content, LOOKS)
    assert found is not None and found.formulas and found.looks
    assert said(found) == said(walk_sheet(content, LOOKS))


def test_however_a_sheet_is_broken_both_looks_say_the_same() -> None:
    """Bytes put in, taken out and changed at random places; the seed is fixed."""
    dice = random.Random(12)
    pieces = [*(b"<v/> <f/> <c> </c> <row> </row> & \" ' > < 1 A".split()), b' s="1"', b' t="e"', b'<row r="5"/>']
    pieces += [b"\x02", b"<!--", b"-->", b"<?a", b"?>", b' hidden="1"']
    understood = 0
    for _ in range(1500):
        content = bytearray(dice.choice(list(USUAL.values())))
        for _ in range(dice.choice((1, 1, 2))):
            at = dice.randrange(len(content))
            content[at : at + dice.choice((0, 0, 1, 3))] = dice.choice(pieces)
        quick = outcome(bytes(content), quick=True)
        understood += quick is not None
        assert quick is None or quick == outcome(bytes(content), quick=False), bytes(content)
    assert understood > 100


def rows_of(numbers: Iterable[int], columns: str = "A") -> str:
    """Rows with one filled cell each, in ``columns`` by turns."""
    return "".join(
        f'<row r="{n}"><c r="{letters}{n}"><v>1</v></c></row>' for n, letters in zip(numbers, cycle(columns.split()))
    )


@pytest.mark.parametrize(
    "rows",
    {
        "one cell in the last corner": rows_of([1_048_576], "XFD"),
        "too many rows": rows_of(range(1, 20_002)),
        "too many rows, the last one first": rows_of(range(20_001, 0, -1)),
        "one cell far down, one far to the right": rows_of([1, 20_000], "XFD A"),
        "one cell far down, above it one far to the right": rows_of([20_000, 1], "A XFD"),
    }.items(),
    ids=lambda case: case[0],
)
def test_a_sheet_too_large_is_refused_by_both(rows: tuple[str, str]) -> None:
    content = sheet(rows[1])
    assert "太大" in str(outcome(content, quick=True)) and "太大" in str(outcome(content, quick=False))


def test_the_collector_is_as_it_was() -> None:
    assert gc.isenabled()
    with pytest.raises(Unreadable), no_collection():
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise Unreadable("")
    assert gc.isenabled()


class PanicException(BaseException):
    """What the reader of values raises where it gives up; it is no Exception there either."""


READER_FAILS = [
    (python_calamine.PasswordError("x"), Unreadable, "加了密码"),
    (python_calamine.CalamineError("x"), Unreadable, "损坏"),
    (OSError("x"), Unreadable, "损坏"),
    (ValueError("x"), Unreadable, "损坏"),
    (PanicException("x"), Unreadable, "损坏"),
    (KeyboardInterrupt("x"), KeyboardInterrupt, "x"),
    (RuntimeError("x"), RuntimeError, "x"),
]


@pytest.mark.parametrize(
    ("raised", "comes", "said"), READER_FAILS, ids=[type(case[0]).__name__ for case in READER_FAILS]
)
def test_a_reader_of_values_that_fails_is_a_damaged_file(
    raised: BaseException, comes: type[BaseException], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise raised

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Failing)
    with pytest.raises(comes, match=said):
        read_xlsx(xlsx([["甲"]]), None)
