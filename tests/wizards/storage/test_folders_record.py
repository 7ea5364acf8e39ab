"""Which files of a folder are sessions, which are copies of our own, what was handed in last, what differs."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.records import Record
from wizards.storage.disk.atomic import TEMP_PREFIX, TEMP_SUFFIX
from wizards.storage.handed_in import keep_handed_in, last_handed_in
from wizards.storage.headers import sessions_in
from wizards.storage.recents import COUNT, forget, recent, remember
from wizards.storage.safety.comparing import count_answers, differences, text_at
from wizards.storage.safety.copies import keep_beside, sweep, sweep_report
from wizards.storage.safety.generations import generations, keep_generation
from wizards.storage.walking import files_in, hidden, own_copy, session_files

SESSION = (
    'schema_version = 1\nform = "mof-2020"\nstate = "填写中"\n[profile]\ntitle = "甲"\nfiscal_year = 2023\n[texts]\n'
)
LONG = 'schema_version = 1\nform = "mof-2020"\n' + "# 长\n" * 3000 + '[profile]\ntitle = "长"\n[texts]\na = "b"\n'
NAMES = (
    *(
        "a.toml",
        "A.TOML",
        "b.v0.toml",
        "b.v1-2.toml",
        "b.broken-20240101-000000.toml",
        "b.utf-16.toml",
        "b.gb18030-3.toml",
    ),
    *(
        "b.v.toml",
        ".hidden.toml",
        "~$x.toml",
        "#x.toml",
        "a.txt",
        "c-报送-2024-03-01.toml",
        "c-报送-2024-03-01-2.toml",
        "v1.toml",
    ),
    *(
        "c-报送-2024-3-1.toml",
        "-报送-2024-03-01.toml",
        "d.toml.bak",
        "e.v12.toml",
        "x.utf-8.toml",
        "broken-1.toml",
        "y.broken-1.toml",
    ),
)
OLD: dict[str, Any] = {
    "schema_version": 1,
    "form": "x",
    "profile": {"title": "甲", "fiscal_year": 2022, "unit": {"name": " "}},
    "performance": {"indicators": [{"id": "a", "name": "一"}, {"name": "二"}, "手写"]},
    "waivers": [{"rule": "A01"}],
}
NEW: dict[str, Any] = {
    **OLD,
    "profile": {"title": "乙", "fiscal_year": 2022},
    "performance": {"indicators": [{"id": "a", "name": "一改"}, {"name": "二", "actual": "3"}]},
    "place": {"step": "funds"},
}


def of_names() -> Iterator[str]:
    yield from (f"{name} {hidden(name)} {own_copy(name)}" for name in NAMES)


def of_a_folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for below in ("", "一", "一/二", ".藏", "~$三"):
            (folder / below).mkdir(exist_ok=True)
        for name in NAMES:
            (folder / name).write_text(SESSION, "utf-8")
        (folder / "一" / "长.toml").write_text(LONG, "utf-8")
        (folder / "一" / "别的.toml").write_text("a = 1\n", "utf-8")
        (folder / "一" / "坏.toml").write_text("form = \n", "utf-8")
        (folder / "一" / "无表.toml").write_text("schema_version = 1\n", "utf-8")
        (folder / "一" / "二" / "深.toml").write_text(SESSION, "utf-8")
        os.symlink(folder / "a.toml", folder / "链.toml")
        for met in (
            files_in(folder),
            session_files([folder]),
            session_files([folder / "a.toml", folder / "b", folder]),
        ):
            yield " ".join(f"{one.path.relative_to(folder)}{'*' if one.named else ''}{one.problem}" for one in met)
        for most in (2, 500):
            found = sessions_in(folder, most=most)
            yield f"{found.foreign} {found.unreadable} {found.more}"
            rows = (
                f"{one.path.name} {one.name} {one.year} {one.form} {one.state} {one.there}" for one in found.sessions
            )
            yield " | ".join(rows)


def of_handing_in() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "c.toml"
        yield str(last_handed_in(path))
        for date in ("2024-03-01", "2024-03-01", "2024-02-01", *["2024-03-01"] * 9):
            kept = keep_handed_in(path, {"form": "x"}, date)
            last = last_handed_in(path)
            yield f"{kept.name} {last.name if last else None}"
        yield str(last_handed_in(Path(made) / "d.toml"))


def of_copies() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "c.toml"
        yield " ".join(keep_beside(path, "v0", data).name for data in (b"1", b"1", b"2", b"3", b"2"))
        for name in ("c.toml", "c.toml.bak", "lock.c.toml#", "c.v0.toml", "d.toml", "r.docx"):
            for seconds in (0, 3500, 3700):
                left = Path(made) / f"{TEMP_PREFIX}{name}-{seconds:012x}{TEMP_SUFFIX}"
                left.write_bytes(b"")
                os.utime(left, (time.time() - seconds,) * 2)
        yield f"{sweep(path)} {sweep_report(Path(made) / 'r.docx')}"
        yield " ".join(sorted(one.name for one in Path(made).iterdir()))


def of_generations() -> Iterator[str]:
    path = Path("/nowhere/c.toml")
    for number in range(13):
        keep_generation(path, f"{number}".encode(), at=datetime(2024, 1, 1, 8, number))
    yield " ".join(f"{one.number}" for one in generations(path))
    yield " ".join(one.path.read_text("utf-8") for one in generations(path))


def of_recents() -> Iterator[str]:
    for number in range(COUNT + 3):
        remember(
            f"/nowhere/{number}.toml", {"form": "x", "profile": {"title": f"第{number}份"}}, at=datetime(2024, 1, 1)
        )
    remember("/nowhere/5.toml", {"form": "y"}, at=datetime(2024, 1, 2))
    forget("/nowhere/7.toml")
    for look in (True, False):
        found = recent(look=look)
        shown = (f"{one.path.stem} {one.name} {one.form} {one.there}" for one in found[:8])
        yield f"{len(found)} {' | '.join(shown)} … {found[-1].name}"


def of_differences() -> Iterator[str]:
    yield f"{count_answers(OLD)} {count_answers(NEW)} {count_answers({})}"
    yield from (f"{one.path} {one.old} → {one.new}" for one in (*differences(OLD, NEW), *differences(NEW, OLD)))
    keys = (
        ("profile", "title"),
        ("profile", "fiscal_year"),
        ("profile", "unit"),
        ("profile", "title", "x"),
        ("nothing",),
    )
    yield " ".join(f"“{text_at(OLD, *one)}”" for one in keys)


RECORD = Record(
    __file__,
    "folders",
    {
        "names": of_names,
        "a folder": of_a_folder,
        "handing in": of_handing_in,
        "copies": of_copies,
        "generations": of_generations,
        "recents": of_recents,
        "differences": of_differences,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_found_and_kept(title: str, home: Path) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
