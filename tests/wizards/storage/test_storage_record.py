"""What is said of a file that cannot be read, broken in every usual way; and what the keeper does, second by second."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.records import Record, portions
from tests.wizards.storage.test_keeper import NOW, Desk
from wizards.storage import UnusableFile
from wizards.storage.disk.failures import ForeignChange, LockLost, NotRegular, cause, name_of
from wizards.storage.text.loading import parse
from wizards.storage.text.migration import version_of
from wizards.storage.text.seal import check_seal, seal
from wizards.toml_scan import scan

TEXT = """\
schema_version = 1
form = "mof-2020"

[profile]
title = "农村供水工程"
fiscal_year = 2023
unit.name = "某县水利局"

[[performance.indicators]]
id = "a1"
name = "维修数量"
target = "≥46处"
facts = { n = "3", late = true }

[[performance.indicators]]
id = "b2"
name = '合格率'
weight = 15.50

[texts]
overview = \"\"\"
第一段。
第二段“引用”。\"\"\"
words = ["甲", "乙"]
"""
INSTEAD = {
    'form = "mof-2020"': (
        *(
            "form = mof-2020",
            "form mof",
            'form = "mof',
            "form = “mof-2020”",
            "form = 007",
            "form = +08 # 注",
            'form = "a\\q"',
        ),
        *(
            'form = "\\u12"',
            'form = "\\ud800"',
            "form =",
            "= 3",
            'form = "a" "b"',
            "form = 'a",
            'form.x = "a"',
            'f orm = "a"',
        ),
        *(
            'form = "a"\nform = "b"',
            "[form",
            "[[form]",
            'form = ["a"',
            'form = { a = "b"',
            'form = "\x07"',
            "form = \x00",
            "甲 = 1",
        ),
        *(
            "form = 2023-13-01",
            "form = 2023-02-30",
            "form = '''",
            'form = """',
            'form = "' + "长" * 70 + '" x',
            "form = 」a「",
        ),
        *(
            "form = { a = 1, a = 2 }",
            'form = "x"\n[form]',
            "[profile]\n[profile]",
            "[[texts]]",
            "[texts.words.x]",
            '"" = 3',
        ),
    ),
    "fiscal_year = 2023": (
        'fiscal_year = "2023"',
        "fiscal_year = 2_023",
        "fiscal_year = 1e3",
        "fiscal_year = " + "9" * 17,
    ),
    "schema_version = 1\n": (
        "",
        "schema_version = 2\n",
        "schema_version = -1\n",
        'schema_version = "1"\n',
        "schema_version = 0\n",
    ),
    "weight = 15.50": (
        "weight = 0x1F",
        "weight = .5",
        "weight = 5.",
        "weight = inf",
        "weight = 1979-05-27T07:32:00Z",
        "weight = 07:32",
    ),
    "late = true": ("late = True", "late = [[1, 2], [3.0]]", "late = {}", "late = 1, late = 2", "late.x.y = 3"),
    'name = "维修数量"': (
        'id = "c"',
        'name = "x"\nid = "d"',
        "[performance.indicators.x]\na = 1\n[performance.indicators.x]",
    ),
    'words = ["甲", "乙"]': (
        "words = " + "[" * 31 + "]" * 31,
        "words = " + "[" * 33 + "]" * 33,
        ".".join("a" * 33) + " = 1",
    ),
}
BYTES = {
    "nothing": b"",
    "blanks": b" \r\n",
    "zeros": b"\x00" * 9,
    "gbk": TEXT.encode("gbk", "replace"),
    "latin": b"form = \xff\xfe\xfd",
    "utf-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 big": TEXT.encode("utf-16-be"),
    "utf-16 little": TEXT.encode("utf-16-le"),
    "utf-32": TEXT.encode("utf-32"),
    "a wrong mark": b"\xff\xfe\x00",
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "cut in a sign": TEXT.encode()[:62],
    "late gbk": TEXT.encode() + "尾 = 1\n甲\n乙\n丙".encode("gbk"),
    "a zero": TEXT.encode() + b"\x00",
    **{
        kind: start + b"\xff rest"
        for kind, start in {
            "png": b"\x89PNG",
            "jpeg": b"\xff\xd8\xff",
            "gif": b"GIF8",
            "bmp": b"BM",
            "zip": b"PK\x03\x04",
            "ole": b"\xd0\xcf\x11\xe0",
            "pdf": b"%PDF",
            "rar": b"Rar!",
            "elf": b"\x7fELF",
            "exe": b"MZ",
        }.items()
    },
    "sealed": seal(TEXT).encode(),
    "sealed and changed": seal(TEXT).replace("46", "47").encode(),
    "sealed, more": seal(TEXT).encode() + b"\n",
    "sealed, much more": seal(TEXT).encode() + b"\n\n",
    "sealed twice": seal(seal(TEXT)).encode(),
}


def of_bytes(data: bytes, name: str = "自评.toml", *, encoding: str | None = None) -> Iterator[str]:
    try:
        loaded = parse(Path(name), data, allow_newer=True, encoding=encoding)
    except UnusableFile as error:
        yield f"    {error}"
        yield from (f"      {line}" for line in error.details)
        yield f"      {error.offer_encoding} {error.unreadable}"
        return
    yield f"    {loaded.document}"
    yield f"    {loaded.digest} {loaded.encoding} {loaded.version} {loaded.read_only} {' '.join(loaded.notices)}"


def of_texts(changes: list[tuple[str, str]]) -> Iterator[str]:
    for old, new in changes:
        yield new[:60]
        yield from of_bytes(TEXT.replace(old, new, 1).encode())


def of_encodings() -> Iterator[str]:
    for encoding in ("gbk", "gb18030", "utf-16", "nonsense", "ascii"):
        yield from of_bytes(TEXT.encode("gb18030"), encoding=encoding)


def of_scans() -> Iterator[str]:
    for old, many in INSTEAD.items():
        for new in many:
            seen = scan(TEXT.replace(old, new, 1))
            yield f"{new[:40]} {seen.depth} {seen.deepest} {len(seen.keys)} {seen.keys[-1]}"
    seen = scan(TEXT)
    yield from seen.text.split("\n")
    yield from (str(key) for key in seen.keys)


def of_small_things() -> Iterator[str]:
    for version in (None, 0, 1, "1", "01", "9" * 9, "9" * 10, -1, "-1", 1.0, True, "一", "²"):
        yield f"{version!r} {version_of({} if version is None else {'schema_version': version})}"
    for length in (10, 199, 200, 201, 300):
        yield name_of("头" + "中" * (length - 2) + "尾")
    yield from (f"{name} {cause(OSError(getattr(errno, name), 'x'))}" for name in ERRORS)
    yield from (f"{number} {cause(OSError(number, 'x'))}" for number in (0, 9999))
    for error in (MemoryError(), NotRegular("a"), ForeignChange(b""), LockLost("占用"), KeyError("x"), ValueError("x")):
        yield cause(error)
    yield f"{check_seal('')} {check_seal(seal(''))} {check_seal(seal(TEXT) + 'x')}"


Play = Callable[[Desk], None]
ERRORS = (
    *("ENOENT", "ENOTDIR", "EISDIR", "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EIO", "ENAMETOOLONG"),
    *("ELOOP", "EMFILE", "ENFILE", "ENODEV", "ENXIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EBUSY", "ETXTBSY", "EEXIST"),
    *("EINVAL", "ENOMEM"),
)
ERROR = OSError(errno.ENOSPC, "x")


def _save(desk: Desk, begin: float, took: float, error: BaseException | None = None) -> None:
    desk.save(NOW + begin, took, error)


PLAYS: dict[str, list[tuple[str, Callable[[Desk], None]]]] = {
    "typing": [("type", lambda desk: desk.type(NOW)), ("tick", lambda desk: desk.keeper.tick(NOW + 0.2))],
    "failing": [
        ("type", lambda desk: desk.type(NOW)),
        *((f"fails {at}", partial(lambda at, desk: _save(desk, at, 0.1, ERROR), at)) for at in (1, 2, 4, 8, 16, 32)),
        ("copies", lambda desk: desk.keeper.tick(NOW + 33)),
        ("saves", lambda desk: _save(desk, 40, 0.1)),
    ],
    "hanging": [
        ("type", lambda desk: desk.type(NOW)),
        ("begins", lambda desk: desk.keeper.begin(NOW + 0.2)),
        ("types", lambda desk: desk.type(NOW + 0.5)),
        *(
            (f"tick {at}", partial(lambda at, desk: desk.keeper.tick(NOW + at), at))
            for at in (0.9, 1.19, 1.2, 3.19, 3.2, 3.3, 9)
        ),
        ("comes back", lambda desk: desk.keeper.done(desk.jobs[-1], None, NOW + 10)),
        ("tick", lambda desk: desk.keeper.tick(NOW + 10.5)),
    ],
    "changed from outside": [
        ("type", lambda desk: desk.type(NOW)),
        ("meets", lambda desk: _save(desk, 0.3, 0.1, ForeignChange(b"x"))),
        ("types", lambda desk: desk.type(NOW + 1)),
        ("tick", lambda desk: desk.keeper.tick(NOW + 2)),
    ],
    "taken": [("type", lambda desk: desk.type(NOW)), ("lost", lambda desk: _save(desk, 0.3, 0.1, LockLost("占用")))],
    "slow": [
        step
        for at, took in ((0, 0.3), (10, 0.31), (20, 0.7), (30, 2.9), (40, 3.0), (50, 4))
        for step in (
            (f"type {at}", partial(lambda at, desk: desk.type(NOW + at), at)),
            (f"saves in {took}", partial(lambda at, took, desk: _save(desk, at + 0.2, took), at, took)),
            (f"type after {at}", partial(lambda at, desk: desk.type(NOW + at + 5), at)),
        )
    ],
}


def of_a_play(name: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for step, play in PLAYS[name]:
            play(desk)
            keeper = desk.keeper
            waits = [keeper.wait(NOW + at) for at in (0, 0.5, 1, 2, 5, 20, 41)]
            shown = " ".join("—" if wait is None else f"{wait:.3f}" for wait in waits)
            state = keeper.state
            reason = state.reason.replace(folder, "")
            marks = f"{len(desk.jobs)} {keeper.copied} {state.recovery_copy is not None} {state.since is not None}"
            head = f"{step}: {state.kind} {state.saved_revision} {state.conflict} {reason} {marks}"
            yield f"{head} 到期 {keeper.due():.3f} 等 {shown}"


CHANGES = [(old, new) for old, many in INSTEAD.items() for new in many]
RECORD = Record(
    __file__,
    "storage",
    {
        **{f"broken {at}": partial(of_texts, some) for at, some in enumerate(portions(CHANGES, 12), 1)},
        **{f"bytes {name}": partial(of_bytes, data) for name, data in BYTES.items()},
        "encodings": of_encodings,
        "scans": of_scans,
        "small things": of_small_things,
        **{f"keeper {name}": partial(of_a_play, name) for name in PLAYS},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_and_done(title: str, home: Path) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
