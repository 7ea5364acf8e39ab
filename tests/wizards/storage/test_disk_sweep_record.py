"""Copies, writing and what may be written over, on a disk that is a dict: every kind, age and number."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.records import Makers, Sweep
from tests.wizards.storage.in_memory import NOW, Memory, said
from wizards.storage.disk import atomic
from wizards.storage.disk.failures import ForeignChange, UnusableFile, cause
from wizards.storage.disk.fileops import FILES
from wizards.storage.safety import copies
from wizards.storage.safety.replacing import (
    keep_report,
    keep_session,
    refuse_office_name,
    refuse_precious,
    report_target,
)
from wizards.storage.text.loading import parse

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PATH = Path("/nowhere/自评.toml")
SESSION = b'schema_version = 1\nform = "x"\n'


class Held(OSError):
    """What Windows says of a file that another program holds."""

    def __init__(self, number: int | None) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = number


def of_copies() -> Iterator[str]:
    """Copies beside a session, and temp files left by a kill, by name and age."""
    for marked, encoding, version in product((b"1", b"2"), ("utf-8", "gb18030", "utf-16"), (0, 1)):
        files = Memory()
        loaded = replace(parse(PATH, SESSION), version=version, encoding=encoding)
        for data in (b"1", marked, b"3", b"1"):
            copies.keep_as_opened(loaded, data, files=files)
        yield f"{marked!r} {encoding} {version} {[name for name in sorted(files.held) if 'nowhere' in name]}"
    for number in (1, 2, 998, 999, 1000):
        files = Memory()
        for taken in range(1, number):
            files.put(PATH.with_name(f"自评.v0{f'-{taken}' if taken > 1 else ''}.toml"), b"other")
        try:
            yield copies.keep_beside(PATH, "v0", b"mine", files=files).name
        except FileExistsError as error:
            yield str(error)
    tail = "0123456789ab"
    names = (
        "自评.toml",
        "自评.toml.bak",
        ".~lock.自评.toml#",
        "自评.v0.toml",
        "自评.v12-3.toml",
        "自评.broken-2024.toml",
        "自评.utf-16.toml",
        "自评.gb18030.toml",
        "自评.vx.toml",
        "别的.toml",
        "r.docx",
        "自评.toml2",
    )
    with patch("time.time", lambda: NOW):
        for age in (0.0, 3599.0, 3600.0, 3601.0):
            files = Memory()
            for name in names:
                for temp in (
                    f".~{name}-{tail}.tmp",
                    f".~{name}-{tail[:-1]}.tmp",
                    f".~{name}-{tail}.tmpx",
                    f"~{name}-{tail}.tmp",
                ):
                    files.put(f"/nowhere/{temp}", b"", age)
            yield said(
                age,
                copies.sweep_report(Path("/nowhere/r.docx"), files=files),
                copies.sweep(PATH, files=files),
                len(files.held),
            )
    for size in (39, 40, 41):
        files = Memory()
        path = Path(f"/nowhere/{'长' * size}.toml")
        files.put(f"/nowhere/.~{path.name[:40]}-{tail}.tmp", b"")
        yield f"{size} {copies.sweep(path, files=files)}"


def of_writing() -> Iterator[str]:
    """What happens to a file when a step of writing it fails, and how long one that is held open is waited for."""
    for broken, new, expected, there in product(
        (None, "stat", "open_new", "write", "fsync", "replace", "sync_folder", "read"),
        (False, True),
        (None, (), (atomic.fingerprint(b"old"),)),
        (None, b"old", b"new", b"else"),
    ):
        files = Memory()
        if there is not None:
            files.put(PATH, there)
        if broken:
            files.failing[broken] = OSError(errno.EIO, "no")
        try:
            atomic.write_atomic(PATH, b"new", files=files, new=new, expected=expected)
            told = "gut"
        except (OSError, ForeignChange) as error:
            told = cause(error)
        yield f"{broken} {new} {expected is not None} {there!r} {told} {files.held.get(str(PATH))!r} {len(files.held)}"
    for number in (None, 1, 5, 6, 31, 32, 33, 34):
        files = Memory()
        files.failing["replace"] = Held(number)
        try:
            atomic.write_atomic(PATH, b"new", files=files)
        except OSError as found:
            yield f"{number} {cause(found)} {files.slept}"


def of_precious() -> Iterator[str]:
    kinds = {
        "nothing": b"",
        "session": SESSION,
        "pack": b'[pack]\nid = "a"\n',
        "text": b"a",
        "zip": b"PK\x03\x04x",
        "half zip": b"PKx",
        **{
            key: f"{key} = 1\n".encode()
            for key in ("grades", "reverse", "tier_borders", "not_applicable", "other", "pack")
        },
        "gbk": 'form = "甲"'.encode("gbk"),
        "marked": b"\xef\xbb\xbf[pack]\n",
    }
    for (kind, data), name, sessions in product(
        kinds.items(), ("a.toml", "r.docx", "~$r.docx", ".~lock.a#", "~r.docx"), (True, False)
    ):
        target = PATH.with_name(name)
        try:
            refuse_precious(target, data, sessions=sessions)
            yield f"{kind} {name} {sessions} gut"
        except UnusableFile as error:
            yield f"{kind} {name} {sessions} {error}"
        for keep in ("report", "session"):
            files = Memory()
            files.put(target, data)
            try:
                kept = (
                    keep_report(target, b"new", files=files)
                    if keep == "report"
                    else keep_session(target, files=files)[0]
                )
                yield f"{keep} {kept is not None} {len(files.held)}"
            except UnusableFile as error:
                yield f"{keep} {error}"


def of_old_reports() -> Iterator[str]:
    for number in (1, 2, 3, 998, 999, 1000):
        files = Memory()
        files.put("/nowhere/r.docx", b"old")
        for mark in ("", *range(2, number)):
            files.put(f"/nowhere/r（旧{mark}）.docx", b"other")
        try:
            kept = keep_report(Path("/nowhere/r.docx"), b"new", files=files)
            yield f"{number} {kept and kept.name}"
        except UnusableFile as error:
            yield f"{number} {error}"


def of_endings() -> Iterator[str]:
    for ending in ("doc", "docx", "wps", "xls", "xlsx", "et", "csv", "pdf", "toml", "DOC", "txt", ""):
        for check in (
            refuse_office_name,
            lambda path: report_target(str(path)),
            lambda path: report_target(str(path), "汇总"),
        ):
            try:
                yield f"{ending} {check(Path('/nowhere/甲').with_suffix(f'.{ending}' if ending else ''))}"
            except UnusableFile as error:
                yield f"{ending} {error}"
    for name in (
        "甲.b1234567890",
        "甲.b123456789",
        "甲.1b",
        "甲.第二稿",
        "甲.",
        "甲.x",
        "2024.5.1",
        "",
        ".docx",
        ".",
        "/",
    ):
        try:
            yield f"{name} {report_target(name)}"
        except UnusableFile as error:
            yield f"{name} {error}"


def of_reading() -> Iterator[str]:
    """The real disk, at the sizes at which it is read piece by piece."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "a"
        for size in (0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20):
            path.write_bytes(b"x" * size)
            yield f"{size} {[len(FILES.read(path, limit)) for limit in (0, 1, size, size + 1, 1 << 20, (1 << 20) + 1)]}"
        FILES.make_folder(Path(made) / "b" / "c")
        yield f"{oct((Path(made) / 'b').stat().st_mode)} {oct((Path(made) / 'b' / 'c').stat().st_mode)}"
        yield f"{FILES.list(Path(made))} {FILES.list(Path(made) / 'nowhere')} {FILES.list(path)}"


MAKERS: Makers = {
    "copies": of_copies,
    "writing": of_writing,
    "precious": of_precious,
    "old reports": of_old_reports,
    "endings": of_endings,
    "reading": of_reading,
}
RECORD = Sweep(__file__, "disk_sweep", MAKERS)


@pytest.mark.skipif(os.name == "nt", reason="names and modes of another system")
@pytest.mark.parametrize("title", RECORD.titles)
def test_what_the_disk_holds(title: str, home: Path) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
