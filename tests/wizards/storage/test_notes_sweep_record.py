"""Notes, names, folders and heads of sessions: each with one too few, just enough and one too many."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.records import Makers, Sweep
from tests.wizards.storage.in_memory import Memory, said
from wizards.storage.browsing import heads_of, look_into, where_to_begin
from wizards.storage.chosen_places import blank_choices, keep_blank_choices
from wizards.storage.disk.failures import UnusableFile
from wizards.storage.disk.folders import free_name, state_folder
from wizards.storage.disk.notes import LARGEST, read_note, write_note
from wizards.storage.headers import session_head
from wizards.storage.recents import RecentSession, forget, recent, remember
from wizards.storage.reports import LastReport, last_report, note_report, noted_reports, printed_totals
from wizards.storage.safety import processes
from wizards.storage.safety.comparing import count_answers, differences
from wizards.storage.safety.written import note_written, was_written
from wizards.storage.temps import clear_temps, read_temp
from wizards.storage.walking import hidden, own_copy

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PATH = Path("/nowhere/自评.toml")
SESSION = b'schema_version = 1\nform = "x"\n'


def row(number: int) -> dict[str, Any]:
    return {"total": f"{number}", "grade": "优", "judging": number, "day": "2024-03-01", "name": f"{number}.docx"}


def of_notes() -> Iterator[str]:
    """Each note with one too few, just enough and one too many, and with what is no note."""
    folder = state_folder()
    for count in (0, 1, 998, 999, 1000, 1001):
        files = Memory()
        files.put(folder / "reports.json", json.dumps({f"{number}": row(number) for number in range(count)}).encode())
        note_report(PATH, LastReport(**row(7)), files=files)
        yield f"{count} {list(json.loads(files.held[str(folder / 'reports.json')]))[-3:]}"
    files = Memory()
    for number in range(12):
        note_report(PATH, LastReport(**row(number)), files=files)
        yield f"{[one.total for one in noted_reports(PATH, files=files)]} {last_report(PATH, files=files)}"
    yield str(printed_totals([PATH, Path("/nowhere/other.toml")], files=files))
    for count in (1998, 1999, 2000, 2001):
        files = Memory()
        files.put(folder / "written.json", json.dumps([f"{number}" for number in range(count)]).encode())
        note_written(b"neu", files=files)
        marks = json.loads(files.held[str(folder / "written.json")])
        yield f"{count} {len(marks)} {marks[-1]} {was_written(b'neu', files=files)} {was_written(b'alt', files=files)}"
    for count in (198, 199, 200, 201):
        files = Memory()
        files.put(folder / "blanks.json", json.dumps({f"{number}": {"a": "b"} for number in range(count)}).encode())
        keep_blank_choices("neu", {"x": "1"}, files=files)
        keep_blank_choices("neu", {"y": "2"}, files=files)
        kept = json.loads(files.held[str(folder / "blanks.json")])
        yield said(count, len(kept), list(kept)[-1], blank_choices("neu", files=files), blank_choices("9", files=files))
    for count in (28, 29, 30, 31):
        files = Memory()
        files.put(
            folder / "recent.json",
            json.dumps([{"path": f"/nowhere/{number}.toml"} for number in range(count)]).encode(),
        )
        remember("/nowhere/neu.toml", {"form": "x"}, files=files)
        forget("/nowhere/3.toml", files=files)
        yield said(
            count,
            [one.path.stem for one in recent(look=False, files=files)],
            sum(one.there for one in recent(files=files)),
        )
    odd = (
        b"",
        b"{}",
        b"[]",
        b"3",
        b"null",
        b'{"a": 3}',
        b'["a", 3, {"path": 4}, {"path": "p", "year": 3}]',
        b"\xff",
        b"[" * 9000,
    )
    for data in (*odd, *(b'"' + b"x" * (size - 2) + b'"' for size in (LARGEST - 1, LARGEST, LARGEST + 1))):
        files = Memory()
        for name in ("reports", "written", "blanks", "recent", "note"):
            files.put(folder / f"{name}.json", data)
        found = read_note("note.json", files)
        yield f"{len(data)} {str(found)[:40]} {last_report(PATH, files=files)} {was_written(b'', files=files)}"
        yield said(
            blank_choices("a", files=files),
            [one.path.name for one in recent(files=files)],
            printed_totals([PATH], files=files),
        )
    files = Memory()
    write_note("n.json", {"甲": ["\ud800"]}, files, indent=1)
    yield str(read_note("n.json", files))


def of_names() -> Iterator[str]:
    marks = (
        "v0",
        "v12",
        "vx",
        "v",
        "broken-20240101-000000",
        "broken-",
        "broken",
        "utf-8",
        "utf-16",
        "utf-",
        "gb18030",
        "GB18030",
        "报送",
    )
    for stem, mark, tail, ending in product(
        ("a", "", "a.b"), marks, ("", "-1", "-23", "-x"), (".toml", ".TOML", ".toml.bak", "")
    ):
        name = f"{stem}.{mark}{tail}{ending}"
        yield f"{name} {own_copy(name)} {hidden(name)}"
    for date, tail in product(("2024-03-01", "2024-3-1", "24-03-01", "2024-03-011"), ("", "-2", "-x", "2")):
        yield f"{date}{tail} {own_copy(f'c-报送-{date}{tail}.toml')} {own_copy(f'-报送-{date}{tail}.toml')}"
    yield str([hidden(name) for name in (".a", "~$a", "~a", "#a", "a#", "$a", "")])


def of_folders() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("乙.toml", "A.TOML", "b.docx", "c.DOCX", ".藏.toml", "~$锁.docx", "d.v0.toml", "e.txt"):
            (folder / name).write_bytes(SESSION)
        (folder / "夹").mkdir()
        (folder / ".藏夹").mkdir()
        for name, target in (
            ("链", "夹"),
            ("链.toml", "乙.toml"),
            ("断.doc", "没有"),
            ("断", "没有"),
            ("断.x123456", "没有"),
            ("断.x1234", "没有"),
        ):
            os.symlink(folder / target, folder / name)
        for endings in ((".toml",), (".docx",), (".toml", ".docx"), ("",)):
            view = look_into(folder, endings)
            yield f"{endings} {view.folders} {view.files} {view.problem}"
        yield (
            str(look_into(folder / "没有").problem)
            + str(look_into(folder / "e.txt").problem)
            + look_into(Path("a\0")).problem
        )
        for path in (
            folder,
            folder / "乙.toml",
            folder / "没有" / "深" / "x.toml",
            folder / "夹" / "x.toml",
            Path("a\0b"),
        ):
            begin, file = where_to_begin(path)
            yield f"{begin == folder} {begin.name if begin != folder else ''} {file and file.name}"
        heads = heads_of([folder / "乙.toml", folder / "e.txt", folder / "没有"])
        yield str([one and (one.form, one.year) for one in heads.values()])
        for taken in range(4):
            yield free_name(folder, "报告", ".docx").name
            (folder / f"报告{'' if not taken else f'-{taken + 1}'}.docx").touch()


def of_many_names() -> Iterator[str]:
    """Names of which very many are taken."""
    for most in (1, 2, 9_998, 9_999):
        taken = {"x.toml", *(f"x-{number}.toml" for number in range(2, most + 1))}
        with patch("pathlib.Path.exists", lambda path, there=taken: path.name in there):
            try:
                yield free_name(Path("/nowhere"), "x", ".toml").name
            except StopIteration:
                yield "没有名称了"


def head(files: Memory, data: bytes) -> RecentSession | None:
    try:
        return session_head(files.put(PATH, data), files)
    except UnusableFile:
        return None


def of_heads() -> Iterator[str]:
    start = b'schema_version = 1\nform = "x"\nstate = "a"\n[profile]\ntitle = "t"\nfiscal_year = 2023\n'
    for fill in (0, *range(8080, 8120), 9000):
        for behind in (b"[texts]\n", b"[profile.unit]\nname = 'u'\n[texts]\n", b"", b"[[funds.lines]]\n"):
            files = Memory()
            found = head(files, start + b"#" * fill + b"\n" + behind)
            yield f"{fill} {behind!r} {found and (found.name, found.unit, found.year, found.form, found.state)}"
    for data in (
        b"",
        b"form = 3\n[profile]\n[texts]\n",
        b'form = "x"\n[texts]\n',
        b'form = "x"\nprofile = 3\n[texts]\n',
        b"a = 1\n[texts]\n",
        b"\xff\n[texts]\n",
        b"form =\n[texts]\n",
        b"schema_version = 1\n[profile]\n[a]\n",
    ):
        found = head(Memory(), data)
        yield f"{data!r} {found and (found.name, found.form)}"


def of_temps() -> Iterator[str]:
    for size in ((1 << 20) - 1, 1 << 20, (1 << 20) + 1):
        files = Memory()
        try:
            yield f"{size} {len(read_temp(files.put(PATH, b'x' * size), files=files))}"
        except UnusableFile as error:
            yield f"{size} {error} {error.details}"
    for data in (b"\xef\xbb\xbfa", b"\xff", b""):
        files = Memory()
        try:
            yield read_temp(files.put(PATH, data), files=files)
        except UnusableFile as error:
            yield f"{error}"
    with patch("wizards.storage.temps.host", lambda: "here"), patch.object(processes, "host", lambda: "here"):
        files = Memory()
        with patch("os.kill", side_effect=ProcessLookupError):
            from wizards.storage.temps import _machine

            for name in (
                f"{_machine()}-0-a.txt",
                f".{_machine()}-0-a.txt.swp",
                f"#{_machine()}-77-b",
                f"{_machine()}-x-b",
                "deadbeef-0-a.txt",
                "x",
            ):
                files.put(state_folder() / "editing" / name, b"")
            clear_temps(files=files)
            yield str(sorted(name.rpartition("/")[2].replace(_machine(), "M") for name in files.held))


def of_differences() -> Iterator[str]:
    values: tuple[Any, ...] = (
        "",
        " ",
        "字",
        3,
        None,
        [],
        ["a"],
        [{"id": "i", "b": "c"}],
        [{"b": "c"}],
        [{"id": 3, "b": "c"}],
        {"d": "e"},
        [["x"]],
    )
    for key, old, new in product(("profile", "schema_version", "form", "policy", "place", "waivers"), values, values):
        before, after = {key: {"x": old}, "texts": "a"}, {key: {"x": new}, "more": old}
        yield f"{key} {count_answers(before)} {[(one.path, one.old, one.new) for one in differences(before, after)]}"


MAKERS: Makers = {
    "notes": of_notes,
    "names": of_names,
    "folders": of_folders,
    "many names": of_many_names,
    "heads": of_heads,
    "temps": of_temps,
    "differences": of_differences,
}
RECORD = Sweep(__file__, "notes_sweep", MAKERS)


@pytest.mark.skipif(os.name == "nt", reason="names and modes of another system")
@pytest.mark.parametrize("title", RECORD.titles)
def test_what_the_disk_holds(title: str, home: Path) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
