"""A session file with each of its characters gone, changed or put twice, cut at each place, in every encoding."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.records import Makers, Sweep
from tests.wizards.storage.in_memory import Memory
from wizards.storage import UnusableFile
from wizards.storage.disk.failures import Unwritable, name_of
from wizards.storage.text.decode import decode
from wizards.storage.text.loading import load_piped, parse, read_bytes
from wizards.storage.text.migration import migrate, version_of
from wizards.storage.text.seal import check_seal, seal
from wizards.storage.text.toml import to_toml
from wizards.storage.text.toml_failure import failure_at, line_and_column, too_deep
from wizards.toml_scan import scan

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

TEXT = """\
schema_version = 1
form = "mof-2020"
[profile]
title = "供水"
fiscal_year = 2023
[[rows]]
id = 'a'
n = 1_0.5
[[rows]]
t = {a = true, b = [1, 2]}
[texts]
o = \"\"\"
一
\"\"\"
"""
LINES = TEXT.splitlines()
PATH = Path("自评.toml")
INSERTED = ("", '"', "'", "[", "]", "{", "}", "=", ",", ".", "\n", " ", "#", "“", "\\", "\x00", "\x07", "0", "甲")


def read(data: bytes, encoding: str | None = None) -> Iterator[str]:
    try:
        loaded = parse(PATH, data, allow_newer=True, encoding=encoding)
    except UnusableFile as error:
        yield f"{error} {error.details} {error.offer_encoding} {error.unreadable} {type(error).__name__}"
        return
    yield f"{loaded.document} {loaded.digest} {loaded.encoding} {loaded.version} {loaded.read_only} {loaded.notices}"


def scanned(text: str) -> str:
    seen = scan(text)
    return f"{seen.depth} {seen.deepest} {[(key.table, key.name, key.offset) for key in seen.keys]} {seen.text}"


def changed(line: int) -> Iterator[str]:
    start = sum(len(one) + 1 for one in LINES[:line])
    for at, sign in product(range(start, start + len(LINES[line]) + 1), INSERTED):
        text = TEXT[:at] + sign + TEXT[at + (not sign) :]
        yield from read(text.encode())
        yield scanned(text)


def cut() -> Iterator[str]:
    data = TEXT.encode()
    for length in range(len(data)):
        yield from read(data[:length])


def swapped() -> Iterator[str]:
    for first, second in product(range(len(LINES)), repeat=2):
        lines = [*LINES]
        lines[first], lines[second] = lines[second], lines[first]
        if first < second:
            yield from read("\n".join(lines).encode())
        elif first > second:
            yield from read("\n".join([*LINES[: second + 1], LINES[first], *LINES[second + 1 :]]).encode())


_VALUES = (
    "0 1 -1 +1 00 01 1_0 1__0 _1 1. .5 1.5 1.50 1e3 1E-3 1.e3 inf +inf nan -nan 0x1F 0xg 0b101 0b2 0o17 0o8 "
    "true false True TRUE yes 1979-05-27 1979-13-27 1979-02-32 1979-5-27 1979-05-27T07:32:00 "
    "1979-05-27T07:32:00Z 1979-05-27T24:00:00 1979-05-27T07:32:00+08:00 07:32:00 07:32:00.5 07:32 24:00:00 "
    "9999999999999999 99999999999999999 -9999999999999999 12345678901234567890 [] {} [1] [[1],[2]] {a=1} 甲 "
    "a.b 1,2"
)
VALUES = _VALUES.split()


def values() -> Iterator[str]:
    for key, value in product(("fiscal_year", "schema_version", "other", "a.fiscal_year", '"fiscal_year"'), VALUES):
        yield from read(f'form = "a"\n{key} = {value}\n'.encode())
        yield scanned(f"{key} = {value}")
        yield scanned(f"a = {{{key} = {value}, b = {value}}}")
        yield scanned(f"a = [{value}, {value}] # {value}\nb = {value}")


def deep() -> Iterator[str]:
    for depth in (1, 30, 31, 32, 33, 34, 60):
        for text in (
            "a = " + "[" * depth + "]" * depth,
            ".".join("a" * depth) + " = 1",
            "a = " + "{a = " * depth + "1" + "}" * depth,
            "[" + ".".join("a" * depth) + "]",
        ):
            yield from (line[:300] for line in read(f'form = "a"\n{text}\n'.encode()))
            seen = scan(text)
            yield f"{seen.depth} {seen.deepest} {too_deep(PATH, text, seen)}"


def places() -> Iterator[str]:
    for line in ("短", "x" * 29, "x" * 30, "x" * 31, "x" * 32, "中" * 40, "x" * 59 + "中" * 30, "甲\t\x07" * 20):
        text = f"a\n{line}\nb"
        for row, column in product((0, 1, 2, 3, 4), (1, 2, 29, 30, 31, 32, 33, 40, 60, 61, 62, 90)):
            yield f"{failure_at(PATH, text, row, column, '错').details}"
        yield str([line_and_column(text, offset) for offset in range(len(text) + 1)])
    for size in (*range(97, 103), *range(197, 204)):
        yield name_of("头" + "中" * size + "尾")


def encoded() -> Iterator[str]:
    starts = (
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"%PDF",
        b"Rar!",
        b"\x7fELF",
        b"MZ",
        b"\x89PN",
        b"\xff\xd8",
        b"PK\x03",
    )
    for start, rest in product(starts, (b"", b"\xff", b"\n\n\xff\n", b"a = 1\n", "甲".encode("gb18030"))):
        yield from read(start + rest)
    for name in (
        "utf-8",
        "utf-8-sig",
        "gbk",
        "gb18030",
        "big5",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
    ):
        data = TEXT.encode(name)
        yield from read(data)
        for more in (b"\x00", b"\n", b" ", b"\xff", b"\x00\x00"):
            yield from read(data + more)
            yield from read(more + data)
        for encoding in ("gb18030", "utf-16-le", "utf-16-be", "ascii", "none"):
            yield from read(data, encoding)
    for data in (
        b"",
        b" \n",
        b"\x00",
        b"\x00" * 4,
        b"\x00 ",
        b"=\x00",
        b"=\x00\n\x00",
        b"\x00=\x00\n",
        b"a\x00=\x00\n\x00\x00\x00",
        b"a\x00=\x00",
        b"=\x00\n\x00\xd8",
    ):
        yield from read(data)


def bad_lines() -> Iterator[str]:
    """One line of another encoding, at each place of a longer text."""
    for at, size in product(range(8), (1, 58, 59, 60, 61, 62)):
        lines = [f"第{number}行 = 1".encode() for number in range(8)]
        lines[at] = ("国" * size).encode("gb18030") + b" = 2"
        yield from read(b"\n".join(lines))
        lines[at] = b"\xff\xff"
        yield from read(b"\n".join(lines))
        try:
            yield decode(PATH, b"\n".join(lines[:at]), None)[0]
        except UnusableFile as error:
            yield str(error)


def sealed() -> Iterator[str]:
    text = seal("a = 1\n")
    for at in range(len(text)):
        nearly = (text[:at], f"{text[:at]}x{text[at:]}", text[:at] + text[at + 1 :])
        yield f"{at} {[check_seal(one) for one in nearly]}"
    for more in ("", "\n", "\n\n", " ", "x", text, "\n" + text):
        yield f"{check_seal(text + more)} {check_seal(more + text)} {check_seal(seal(text + more))}"


def versions() -> Iterator[str]:
    odd: tuple[Any, ...] = (
        None,
        0,
        1,
        2,
        -1,
        True,
        1.0,
        "0",
        "1",
        "2",
        "01",
        "",
        "-1",
        " 1",
        "一",
        "²",
        "٣",
        "1" * 8,
        "1" * 9,
        "1" * 10,
        "1" * 11,
        [],
    )
    for value in odd:
        document: dict[str, Any] = {"form": "a", **({} if value is None else {"schema_version": value}), "b": 1}
        yield f"{value!r} {version_of(document)} {migrate(document, 0)} {migrate(document, 1)}"
    for text in (
        "form = 1\n",
        "schema_version = 1\n",
        "a = 1\n",
        *(
            f'form = "a"\nschema_version = {value}\n'
            for value in (0, 1, 2, 3, -1, '"1"', '"x"', 1.5, 999999999, 1234567890)
        ),
    ):
        for newer in (False, True):
            try:
                loaded = parse(PATH, text.encode(), allow_newer=newer)
                yield f"{loaded.version} {loaded.read_only} {loaded.document} {loaded.notices}"
            except UnusableFile as error:
                yield f"{error} {error.unreadable} {type(error).__name__}"


def written() -> Iterator[str]:
    odd: tuple[Any, ...] = (
        "字",
        "",
        "\ud800",
        5,
        True,
        None,
        1.5,
        [],
        ["a", 1],
        ("a",),
        [{"b": "c"}],
        {"a": None},
        {3: 4},
        b"x",
        {"a": [1, None]},
        [[1.5]],
        {"甲\ud800": 1},
    )
    for value, note in product(odd, ("", "注")):
        try:
            data = to_toml({"a": value, "b": {"c": value}}, note=note)
            yield f"{value!r} {data.decode()}"
        except Unwritable as error:
            yield f"{value!r} {error}"


def sizes() -> Iterator[str]:
    limit = 5 * 1024 * 1024
    for size in (limit - 1, limit, limit + 1, limit + 600_000):
        data = b'form = "a"\n' + b"#" * (size - 12) + b"\n"
        files = Memory()
        files.put("/x/a.toml", data)
        try:
            yield f"{size} {len(read_bytes(Path('/x/a.toml'), files)[0])}"
        except UnusableFile as error:
            yield f"{size} {error} {error.details}"
        try:
            yield f"{size} {load_piped(data, '管道').document}"
        except UnusableFile as error:
            yield f"{size} {error} {error.details}"


MAKERS: Makers = {
    **{f"changed {at}": partial(changed, at) for at in range(len(LINES))},
    "cut": cut,
    "swapped": swapped,
    "values": values,
    "deep": deep,
    "places": places,
    "encoded": encoded,
    "bad lines": bad_lines,
    "sealed": sealed,
    "versions": versions,
    "written": written,
    "sizes": sizes,
}
RECORD = Sweep(__file__, "text_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_read(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
