"""Notes in the state folder: how many are kept, how long they may be, and what is no note."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.faults import DISK_FULL, FaultyFiles, always, document
from wizards.storage import LastReport, keep_preference, last_report, note_report, preference, recent, remember
from wizards.storage.disk.fileops import FILES
from wizards.storage.disk.folders import state_folder
from wizards.storage.disk.notes import LARGEST, read_note, write_note
from wizards.storage.safety.written import note_written, was_written


def put(name: str, text: str) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / name).write_text(text, "utf-8")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "\x00", '"' + "x" * LARGEST + '"'])
def test_what_is_no_note_is_as_if_there_were_none(home: Path, text: str) -> None:
    put("one.json", text)
    assert read_note("one.json", FILES) is None


def test_the_longest_note(home: Path) -> None:
    put("one.json", '"' + "x" * (LARGEST - 2) + '"')
    assert read_note("one.json", FILES) == "x" * (1024 * 1024 - 2)


@pytest.mark.parametrize(("name", "text"), [("recent.json", '{"a": 1}'), ("recent.json", '[1, {"path": 2}, "x"]')])
def test_a_list_of_sessions_that_is_none(home: Path, name: str, text: str) -> None:
    put(name, text)
    assert recent() == []


def test_thirty_sessions_are_remembered(home: Path, tmp_path: Path) -> None:
    for number in range(32):
        remember(tmp_path / f"{number}.toml", document(number))
    assert [one.path.stem for one in recent(look=False)] == [str(number) for number in range(31, 1, -1)]
    remember(tmp_path / "5.toml", document(5))
    assert [one.path.stem for one in recent(look=False)][:2] == ["5", "31"] and len(recent(look=False)) == 30


def test_a_thousand_reports_and_two_thousand_files_are_remembered(home: Path) -> None:
    report = LastReport("90", "优", 3, "2023-03-01", "a.docx")
    write_note("reports.json", {f"{number:016x}": {} for number in range(1000)}, FILES)
    note_report(Path("a.toml"), report)
    assert last_report(Path("a.toml")) == report
    assert len(read_note("reports.json", FILES)) == 1000
    write_note("written.json", [str(number) for number in range(2000)], FILES)
    note_written(b"a")
    note_written(b"a")
    assert was_written(b"a") and not was_written(b"b")
    assert len(read_note("written.json", FILES)) == 2000


def test_a_report_noted_by_another_version_is_not_known(home: Path) -> None:
    note_report(Path("a.toml"), LastReport("90", "优", 3, "2023-03-01", "a.docx"))
    (key,) = read_note("reports.json", FILES)
    for noted in ({"total": "90"}, "90", None):
        write_note("reports.json", {key: noted}, FILES)
        assert last_report(Path("a.toml")) is None


def test_preferences_stand_beside_each_other(home: Path) -> None:
    keep_preference("theme", "light")
    keep_preference("size", "大")
    assert (preference("theme"), preference("size"), preference("other")) == ("light", "大", "")
    assert (state_folder() / "preferences.json").read_text("utf-8") == '{\n "theme": "light",\n "size": "大"\n}'


def test_a_note_that_cannot_be_written_stops_nobody(home: Path) -> None:
    keep_preference("theme", "light", files=FaultyFiles(always("open_new", DISK_FULL)))
    assert preference("theme") == ""
