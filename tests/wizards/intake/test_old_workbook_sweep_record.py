"""Workbooks of old Excel (.xls) changed record by record and byte by byte: what the second look finds in them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.intake.sheets import N, xls
from tests.wizards.intake.test_hostile_files import compound
from tests.wizards.intake.workbook_told import LOOKS, looked, refusal
from wizards.intake.compound import Compound
from wizards.intake.sheet_look import check_area
from wizards.intake.xls import OldWorkbook, _check_size, _names, _read, _refuse, _sheet, _string, look_into

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

ROWS = [["甲", N(0.5, "0%"), N(1.25, "0.0")], ["乙\n丙", N(45000, "yyyy-m-d"), N(7, "0.00E+00")], [1, 2.5, "#N/A"]]
NUMBERS = (
    *(0x0809, 0x000A, 0x0085, 0x002F, 0x041E, 0x00E0, 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205, 0x00FD, 0x0204),
    *(0x00D6, 0x00FC, 0x0200, 0x0208, 0x007D),
)


def book_told(book: OldWorkbook) -> str:
    return f"{book.visible} {book.hidden} {[(name, looked(one)) for name, one in book.sheets.items()]}"


def record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body


BOF, EOF = record(0x0809, struct.pack("<HH", 0x0600, 0x10)), record(0x000A, b"")


def old_sheet(*records: bytes) -> str:
    return looked(_sheet(BOF + b"".join(records) + EOF, 0, LOOKS))


def of_kinds() -> Iterator[str]:
    """Every kind of record and those beside it, long and short, with every byte in it on its own."""
    for number in NUMBERS:
        for near, length in product((number - 1, number, number + 1), (*range(17), 20, 21, 22, 28)):
            for fill in (0, 1, 2):
                body = bytes([fill, 0] * 14)[:length]
                yield f"{near:x} {length} {fill} {refusal(partial(old_sheet, record(near, body)))}"
        for at, value in product(range(28), (0, 1, 2, 3, 0x20, 0x21, 0xFF)):
            for body in (bytes(28), bytes([1, 0] * 14)):
                other = body[:at] + bytes([value]) + body[at + 1 :]
                if len({value, 0xFF}) == 1 and number == 0x0006:
                    other = other[:12] + b"\xff\xff" + other[14:]
                for length in (28, 14, 13, 10, 9):
                    yield f"{number:x} {at} {value} {refusal(partial(old_sheet, record(number, other[:length])))}"


def of_formulas() -> Iterator[str]:
    for kind, first, second in product(range(5), (0, 0xFE, 0xFF), (0, 0xFE, 0xFF)):
        body = struct.pack("<HHHB5xBB", 3, 4, 1, kind, first, second)
        yield f"{kind} {first} {second} {refusal(partial(old_sheet, record(6, body + bytes(6))))}"
    for style in range(6):
        yield refusal(partial(old_sheet, record(0x203, struct.pack("<HHHd", 2, 3, style, 1.0))))
    for count in range(5):
        cells = b"".join(struct.pack("<HI", style, 0) for style in range(1, count + 1))
        for more in (b"", b"\0\0"):
            body = struct.pack("<HH", 6, 2) + cells + struct.pack("<H", 5) + more
            yield f"{count} {refusal(partial(old_sheet, record(0xBD, body)))}"


def of_parts() -> Iterator[str]:
    """Parts inside parts, ends that are missing, and what stands behind the end."""
    cell = record(0x203, struct.pack("<HHHd", 2, 3, 1, 1.0))
    for pieces in product((BOF, EOF, cell, b"\0"), repeat=5):
        yield refusal(lambda pieces=pieces: looked(_sheet(b"".join((BOF, cell, *pieces)), 0, LOOKS)))
    for cut in range(len(BOF + cell + EOF) + 1):
        yield refusal(lambda cut=cut: looked(_sheet((BOF + cell + EOF)[:cut], 0, LOOKS)))
    for at in range(6):
        yield refusal(lambda at=at: looked(_sheet(b"\0" * 3 + BOF + cell + EOF, at, LOOKS)))


def of_sizes() -> Iterator[str]:
    rows, columns = (0, 1, 15_624, 15_625, 15_626, 65_535, 65_536, 65_537), (0, 1, 61, 62, 254, 255, 256, 257)
    for first, after in product((0, 1, 2, 15_625, 65_536), rows):
        for left, right in product((0, 1, 2, 200), columns):
            body = struct.pack("<IIHH", first, after, left, right)
            yield f"{first}-{after} {left}-{right} {refusal(partial(_check_size, body))}"
    for height, width, filled in product(
        (0, 1, 2, 1_999_999, 2_000_000, 2_000_001), range(3), (19_999, 20_000, 20_001)
    ):
        yield f"{height} {width} {filled} {refusal(partial(check_area, height, width, filled))}"
    for row, column in product((7_811, 7_812, 7_813), (254, 255, 256)):
        yield refusal(partial(old_sheet, record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))))
        far = [record(0x203, struct.pack("<HHHd", *place, 0, 1.0)) for place in ((row, 0), (0, column), (1, 1))]
        yield refusal(partial(old_sheet, *far))


def of_strings() -> Iterator[str]:
    for text, wide, short in product(("", "甲", "ab", "甲乙丙"), (0, 1, 2, 3), (False, True)):
        raw = text.encode("utf-16-le") if wide & 1 else text.encode("latin-1", "replace")
        for length in range(len(text) + 2):
            head = struct.pack("<BB" if short else "<HB", length, wide)
            yield refusal(lambda head=head, raw=raw, short=short: _string(head + raw + b"x\0", short=short))
    sheets = [("甲", 1, True), ("乙", 2, False), ("丙", 3, True)]
    yield f"{_names(sheets, visible=True)} {_names(sheets, visible=False)}"
    for number in (*NUMBERS, 0x00FB, 0x00FD, 0x0030, 0x002E):
        for first, second in product((0, 9, 10, 11, 0x05FF, 0x0600, 0x0601), repeat=2):
            body = struct.pack("<II", first, second)
            yield f"{number:x} {first} {second} {refusal(partial(_refuse, number, body, 10))}"


@cache
def old_book() -> bytes:
    stream = Compound(xls(ROWS)).stream("Workbook")
    return stream


def of_bytes(part: int) -> Iterator[str]:
    """Every byte of the main stream of an old workbook turned, one at a time."""
    stream = old_book()
    for at in range(part, len(stream), 8):
        for turned in (1, 0x20, 0xFF):
            other = stream[:at] + bytes([stream[at] ^ turned]) + stream[at + 1 :]
            yield f"{at} {refusal(lambda other=other: book_told(_read(other)))}"
        yield refusal(lambda at=at: book_told(_read(stream[:at])))


def of_globals() -> Iterator[str]:
    """Sheets of every kind, shown or not; formats and styles; in the order they come."""
    cell = record(0x203, struct.pack("<HHHd", 2, 3, 1, 1.0))
    for kind, state in product(range(4), range(9)):
        for formats in ((164, 165), (165, 164), (9, 164)):
            codes = b"".join(record(0x41E, struct.pack("<HHB", one, 2, 0) + b"0%") for one in formats[:1])
            styles = b"".join(record(0xE0, struct.pack("<HHHH", 0, one, 0, 0)) for one in formats)
            name = struct.pack("<IBBBB", 0, state, kind, 1, 0) + b"S"
            size = len(BOF + record(0x85, name) + codes + styles + EOF)
            head = BOF + record(0x85, struct.pack("<I", size) + name[4:]) + codes + styles + EOF
            yield f"{kind} {state} {formats} {refusal(lambda head=head: book_told(_read(head + BOF + cell + EOF)))}"
    for stream in ("EncryptedPackage", "_VBA_PROJECT_CUR", "Workbook", "Book", "WordDocument"):
        yield f"{stream} {refusal(lambda stream=stream: look_into(compound(stream)))}"


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "kinds of records": of_kinds,
    "formulas": of_formulas,
    "parts": of_parts,
    "sizes": of_sizes,
    "strings": of_strings,
    **{f"bytes {part}": partial(of_bytes, part) for part in range(8)},
    "globals": of_globals,
}
RECORD = Sweep(__file__, "old_workbook_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_found_in_a_old_workbook(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_workbook_is_gone() -> None:
    assert RECORD.strays() == set()
