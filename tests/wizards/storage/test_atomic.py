from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tests import systems
from tests.torture.faults import FaultyFiles, WindowsError32, always, document, once, os_error
from wizards.storage import UnusableFile, create, load, write_report, write_text_file
from wizards.storage.disk.atomic import fingerprint, write_atomic
from wizards.storage.disk.failures import ForeignChange
from wizards.storage.safety.written import note_written
from wizards.storage.saving import save
from wizards.storage.temps import read_temp, remove_temp, write_temp


def test_a_save_syncs_the_file_before_and_the_folder_after_it_takes_the_name(tmp_path: Path) -> None:
    files = FaultyFiles()
    save(tmp_path / "a.toml", document(1), files=files)
    assert [name for name in files.calls if name not in ("stat", "read", "copy_mode")] == [
        "open_new",
        "write",
        "fsync",
        "close",
        "replace",
        "sync_folder",
    ]
    assert load(tmp_path / "a.toml").document == document(1)


@pytest.mark.parametrize("operation", ["open_new", "write", "fsync", "close", "replace"])
def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path: Path, operation: str) -> None:
    path = tmp_path / "a.toml"
    save(path, document(1))
    with pytest.raises(OSError):
        save(path, document(2), files=FaultyFiles(always(operation, os_error(errno.ENOSPC))))
    assert load(path).document == document(1)
    assert os.listdir(tmp_path) == ["a.toml"]


def test_short_writes_are_carried_on(tmp_path: Path) -> None:
    class Short(FaultyFiles):
        def write(self, fd: int, data: bytes | memoryview) -> int:
            return os.write(fd, data[:7])

    save(tmp_path / "a.toml", document(1), files=Short())
    assert load(tmp_path / "a.toml").digest == "match"


@pytest.mark.parametrize("failures", range(9))
def test_a_file_held_by_a_virus_scanner_is_waited_for(tmp_path: Path, failures: int) -> None:
    path = tmp_path / "a.toml"
    save(path, document(1))
    files = FaultyFiles(lambda name, n: WindowsError32() if name == "replace" and n <= failures else None)
    if failures <= 6:
        save(path, document(2), files=files)
    else:
        with pytest.raises(PermissionError):
            save(path, document(2), files=files)
    assert load(path).document == document(2 if failures <= 6 else 1)
    assert files.calls.count("replace") == min(failures + 1, 7)


def test_a_file_held_for_good_is_given_up_within_three_seconds(tmp_path: Path) -> None:
    """Looked at again soon at first, then less often: most scanners are done in an instant."""
    naps: list[float] = []

    class Held(FaultyFiles):
        def sleep(self, seconds: float) -> None:
            naps.append(seconds)

    with pytest.raises(PermissionError):
        save(tmp_path / "a.toml", document(1), files=Held(always("replace", WindowsError32())))
    assert naps == sorted(naps) and naps[0] <= 0.1 and 2 < sum(naps) < 3


def test_no_permission_elsewhere_is_final(tmp_path: Path) -> None:
    files = FaultyFiles(always("replace", os_error(errno.EACCES)))
    with pytest.raises(PermissionError):
        save(tmp_path / "a.toml", document(2), files=files)
    assert files.calls.count("replace") == 1


def test_a_file_changed_from_outside_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    first = save(path, document(1))
    path.write_bytes(b"theirs")
    with pytest.raises(ForeignChange) as caught:
        save(path, document(2), expected=first.fingerprint)
    assert caught.value.theirs == b"theirs" == path.read_bytes()
    assert os.listdir(tmp_path) == ["a.toml"]
    save(path, document(2), expected=fingerprint(b"theirs"))
    assert load(path).document == document(2)


@systems.modes
def test_a_link_stays_a_link_and_modes_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.toml"
    save(target, document(1))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    target.chmod(0o640)
    (tmp_path / "link.toml").symlink_to(target)
    save(tmp_path / "link.toml", document(2))
    assert (tmp_path / "link.toml").is_symlink() and load(target).document == document(2)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert os.listdir(tmp_path / "real") == ["a.toml"]


def test_folders_that_cannot_be_synced_are_no_fault_but_a_failing_disk_is(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        save(tmp_path / "a.toml", document(1), files=FaultyFiles(always("sync_folder", os_error(errno.EIO))))


@pytest.mark.parametrize("write", [create, write_report, write_text_file])
def test_what_exists_is_overwritten_on_demand_only(tmp_path: Path, write: object) -> None:
    content = {create: document(1), write_report: b"new", write_text_file: "new"}[write]
    path = tmp_path / "work" / "a"
    path.parent.mkdir()
    path.write_bytes(b"old")
    note_written(b"old")
    with pytest.raises(UnusableFile, match="已经存在"):
        write(path, content)  # type: ignore[operator]  # the three writers differ in their second argument
    assert path.read_bytes() == b"old"
    write(path, content, force=True)  # type: ignore[operator]  # see above
    assert path.read_bytes() != b"old" and os.listdir(path.parent) == ["a"]


def test_two_who_create_the_same_file_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a"

    class Race(FaultyFiles):
        def close(self, fd: int) -> None:
            super().close(fd)
            path.write_bytes(b"theirs")

    with pytest.raises(UnusableFile, match="已经存在"):
        write_report(path, b"mine", files=Race())
    assert path.read_bytes() == b"theirs" and os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("code", "why"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读"), (errno.EACCES, "没有权限"), (errno.EIO, "出错")],
)
@pytest.mark.parametrize("operation", ["open_new", "write", "fsync", "close", "rename_new"])
def test_a_report_is_there_whole_or_not_at_all(tmp_path: Path, operation: str, code: int, why: str) -> None:
    with pytest.raises(UnusableFile, match=why):
        write_report(tmp_path / "r.docx", b"x" * 100000, files=FaultyFiles(once(operation, 1, os_error(code))))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("operation", ["open_new", "write", "fsync", "close", "replace", "read", "rename_new"])
def test_a_report_that_cannot_be_replaced_stays(tmp_path: Path, operation: str) -> None:
    path = tmp_path / "work" / "r.docx"
    path.parent.mkdir()
    path.write_bytes(b"changed by hand")
    with pytest.raises(UnusableFile):
        write_report(path, b"new", force=True, files=FaultyFiles(always(operation, os_error(errno.ENOSPC))))
    assert path.read_bytes() == b"changed by hand"
    assert set(os.listdir(path.parent)) <= {"r.docx", "r（旧）.docx"}


@pytest.mark.parametrize("name", ["", "gone/r.docx", "x" * 300, "a\x00b"])
def test_names_that_do_not_work_are_refused_plainly(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableFile) as caught:
        write_report(str(tmp_path) + "/" + name, b"x")
    assert "\n" not in str(caught.value)


@systems.modes
def test_text_for_an_editor_is_private_and_goes_away_with_what_the_editor_left(home: Path) -> None:
    path = write_temp("第一行\n", ".txt")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.with_name(f"{path.name}~").write_text("backup")
    path.with_name(f".{path.name}.swp").write_text("swap")
    path.write_text("第二行\n", encoding="utf-8-sig")
    assert read_temp(path) == "第二行\n"
    remove_temp(path)
    assert os.listdir(path.parent) == []


def test_a_disk_without_links_still_creates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise os_error(errno.EPERM)

    monkeypatch.setattr(os, "link", refuse)
    write_atomic(tmp_path / "a", b"new", new=True)
    with pytest.raises(FileExistsError):
        write_atomic(tmp_path / "a", b"newer", new=True)
    assert (tmp_path / "a").read_bytes() == b"new" and os.listdir(tmp_path) == ["a"]
