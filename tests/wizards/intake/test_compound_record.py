"""Compound files made byte by byte: sound ones of each size of sector, and the same with one number otherwise."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping
from functools import cache, partial

import pytest

from tests.records import Sweep
from wizards.intake.compound import MAGIC, Compound
from wizards.intake.model import Unreadable

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

END, FREE, LAST = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFA
NAMES = ("Workbook", "Root Entry", "甲", "Small", "Edge", "")
SMALL: Mapping[str, bytes] = {"Small": b"s" * 63, "甲": b"t" * 64, "Edge": b"u" * 65}
SOUND: Mapping[str, tuple[int, Mapping[str, bytes]]] = {
    **{f"sectors of 2^{shift}": (shift, {"Workbook": b"w" * ((3 << shift) + 5), **SMALL}) for shift in (7, 9, 12)},
    "large ones only": (9, {"Workbook": bytes(range(256)) * 20}),
    "small ones only": (9, SMALL),
    "nothing inside": (9, {}),
}


class Maker:
    """Lays out the sectors of a file; the first three of 128 bytes would lie in the header."""

    def __init__(self, shift: int, streams: Mapping[str, bytes], cutoff: int = 200) -> None:
        self.size = 1 << shift
        self.first = 512 // self.size - 1 if self.size < 512 else 0
        self.sectors: list[bytes] = [b""] * self.first
        self.table: list[int] = [FREE] * self.first
        large = {name: data for name, data in streams.items() if len(data) >= cutoff}
        small, small_table, starts = b"", list[int](), dict[str, int]()
        for name, data in streams.items():
            if name not in large:
                count = -(-len(data) // 64)
                starts[name] = len(small_table)
                small_table += [*range(len(small_table) + 1, len(small_table) + count), END]
                small += data.ljust(64 * count, b"\0")
        starts |= {name: self.put(data) for name, data in large.items()}
        root = self.put(small) if small else END
        entries = [self.entry("Root Entry", 5, root, len(small))]
        entries += [self.entry(name, 2, starts[name], len(data)) for name, data in streams.items()]
        self.directory = self.put(b"".join(entries))
        self.small_table = self.put(struct.pack(f"<{len(small_table)}I", *small_table)) if small else END
        self.cutoff = cutoff

    def put(self, data: bytes) -> int:
        start, count = len(self.sectors), -(-len(data) // self.size)
        self.sectors += [data[at * self.size : (at + 1) * self.size].ljust(self.size, b"\0") for at in range(count)]
        self.table += [*range(start + 1, start + count), END]
        return start

    @staticmethod
    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HB", len(text) + 2, kind)
        return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)

    def file(self) -> bytes:
        per = self.size // 4
        count = 0
        while (len(self.table) + count + max(0, -(-(count - 109) // (per - 1)))) > count * per:
            count += 1
        further = max(0, -(-(count - 109) // (per - 1)))
        tables = list(range(len(self.sectors), len(self.sectors) + count))
        more = list(range(len(self.sectors) + count, len(self.sectors) + count + further))
        whole = [*self.table, *[0xFFFFFFFD] * count, *[0xFFFFFFFC] * further]
        whole += [FREE] * (count * per - len(whole))
        sectors = self.sectors + [struct.pack(f"<{per}I", *whole[at * per : (at + 1) * per]) for at in range(count)]
        for at in range(further):
            part = tables[109 + at * (per - 1) : 109 + (at + 1) * (per - 1)]
            after = more[at + 1] if at + 1 < further else END
            sectors.append(struct.pack(f"<{per}I", *part, *[FREE] * (per - 1 - len(part)), after))
        numbers = [count, self.directory, 0, self.cutoff, self.small_table, int(self.small_table != END)]
        head = MAGIC.ljust(30, b"\0") + struct.pack("<HH", self.size.bit_length() - 1, 6) + bytes(10)
        head += struct.pack("<8I", *numbers, more[0] if more else END, further)
        head += struct.pack("<109I", *tables[:109], *[FREE] * (109 - len(tables[:109])))
        return head.ljust(max(512, self.size), b"\0") + b"".join(sectors[self.first :])


def read(data: bytes) -> str:
    try:
        made = Compound(data)
    except Unreadable as refused:
        return f"不能用：{refused}"
    found = []
    for name in NAMES:
        try:
            stream = made.stream(name)
            found.append(f"{name} {len(stream)} {hashlib.sha256(stream).hexdigest()[:6]}")
        except Unreadable as refused:
            found.append(f"{name} 不能用：{refused}")
    return f"{sorted(made.streams.items())} {' '.join(found)}"


@cache
def sound(name: str) -> bytes:
    return Maker(*SOUND[name]).file()


def of_header(name: str) -> Iterator[str]:
    data = sound(name)
    yield read(data)
    most = len(data) // (1 << data[30]) + 1
    for at in (44, 48, 56, 60, 64, 68, 72, 76, 80):
        old = struct.unpack_from("<I", data, at)[0]
        for new in (0, 1, 2, 64, 200, old + 1, max(old - 1, 0), most, most + 1, LAST - 1, LAST, LAST + 1, END, FREE):
            yield f"{at}={new} {read(data[:at] + struct.pack('<I', new & FREE) + data[at + 4 :])}"
    for shift in (0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16):
        yield f"{shift} {read(data[:30] + struct.pack('<H', shift) + data[32:])}"
    for at in range(8):
        yield f"{at} {read(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])}"


def of_words(name: str) -> Iterator[str]:
    """Every number behind the header otherwise: tables, directory, small table."""
    data = sound(name)
    size, start = 1 << data[30], max(512, 1 << data[30])
    for at in range(start, len(data) - 3, 4):
        word = struct.unpack_from("<I", data, at)[0]
        if word in (0x77777777, 0x73737373, 0x74747474, 0x75757575, 0) or (len(data) > 9000 and at % 5 == 0):
            continue
        for new in (0, word + 1, word - 1, at // size - 1, LAST - 1, LAST, FREE):
            yield f"{at}={new} {read(data[:at] + struct.pack('<I', new & FREE) + data[at + 4 :])}"


def of_entries(name: str) -> Iterator[str]:
    """The kinds, lengths of names, starts and sizes in the directory."""
    data = sound(name)
    at = data.find("Root Entry".encode("utf-16-le"))
    for number in range(len(SOUND[name][1]) + 1):
        for place, layout, many in (
            (64, "<H", (0, 1, 2, 3, 4, 10, 22, 66)),
            (66, "<B", (0, 1, 2, 3, 5)),
            (116, "<I", (0, 1, 2, 5, LAST - 1, LAST, END)),
            (120, "<I", (0, 1, 63, 64, 199, 200, 201, 4096, len(data) - 1, len(data), len(data) + 1, FREE)),
            (124, "<I", (1, FREE)),
            (127, "<B", (1,)),
        ):
            for new in many:
                made = bytearray(data)
                struct.pack_into(layout, made, at + 128 * number + place, new)
                yield f"{number} {place}={new} {read(bytes(made))}"


def of_ends(name: str) -> Iterator[str]:
    data = sound(name)
    for end in range(0, len(data) + 1, 64):
        yield from (f"{one} {read(data[:one])}" for one in (end, end + 1, end + 63))
    yield from (f"{more} {read(data + bytes(more))}" for more in (1, 128, 5000))


def of_further_tables() -> Iterator[str]:
    """So many sectors that the header cannot name all tables."""
    for count in (108, 109, 110, 139, 140, 141, 142, 171):
        data = Maker(7, {"Workbook": b"w" * (count * 32 * 128 - 128 * 40), **SMALL}).file()
        first, most = struct.unpack_from("<II", data, 68)
        yield f"{count} {first} {most} {read(data)}"
        if first < LAST and count in (110, 141):
            place = (first + 1) * 128
            for at, new in (
                (0, FREE),
                (0, LAST),
                (0, LAST - 1),
                (4, 3),
                (124, first),
                (124, 5),
                (124, LAST),
                (124, LAST - 1),
            ):
                yield f"{at}={new} {read(data[: place + at] + struct.pack('<I', new) + data[place + at + 4 :])}"


RECORD = Sweep(
    __file__,
    "compound",
    {
        **{f"{name}, header": partial(of_header, name) for name in SOUND},
        **{f"{name}, words": partial(of_words, name) for name in SOUND if "12" not in name},
        **{f"{name}, entries": partial(of_entries, name) for name in SOUND},
        **{f"{name}, ends": partial(of_ends, name) for name in SOUND},
        "further tables": of_further_tables,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_which_streams_are_read(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_gives_what_was_put_in(name: str) -> None:
    made = Compound(sound(name))
    assert {one: made.stream(one) for one in made.streams} == SOUND[name][1]


@pytest.mark.parametrize(("shift", "read"), [(6, False), (7, True), (12, True), (13, False)])
def test_sectors_are_of_128_to_4096_bytes(shift: int, read: bool) -> None:
    data = Maker(shift, {"Workbook": b"w" * 9000}).file()
    if read:
        assert Compound(data).stream("Workbook") == b"w" * 9000
    else:
        with pytest.raises(Unreadable, match="已损坏"):
            Compound(data)


@pytest.mark.parametrize("count", [109, 110, 142])
def test_tables_beyond_the_header_are_read(count: int) -> None:
    data = b"w" * (count * 32 * 128 - 128 * 40)
    assert Compound(Maker(7, {"Workbook": data}).file()).stream("Workbook") == data


def test_no_file_is_gone() -> None:
    assert RECORD.strays() == set()
