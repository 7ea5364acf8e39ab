"""Disks and systems that are unlike ours: no links, no syncing, other names; what is done, and what stops a save."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.wizards.storage.in_memory import Memory
from wizards.storage.disk.fileops import FILES
from wizards.storage.safety.logs import write_crash_log

NO_LINKS = ("EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EMLINK", "EACCES", "EINVAL")
NO_SYNC = ("EINVAL", "ENOTSUP", "EBADF", "ENOSYS", "EACCES", "EPERM")
FAULTS = ("EIO", "ENOSPC", "ENOENT", "EROFS")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and folders of another system")


def refuse(name: str, monkeypatch: pytest.MonkeyPatch, error: str) -> None:
    def refusing(*_: object) -> int:
        raise OSError(getattr(errno, error), "no")

    monkeypatch.setattr(os, name, refusing)


@pytest.mark.parametrize("error", NO_LINKS)
def test_where_there_are_no_links_a_new_name_is_given_by_replacing(
    error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse("link", monkeypatch, error)
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"1")
    FILES.rename_new(source, target)
    assert target.read_bytes() == b"1" and not source.exists()
    source.write_bytes(b"2")
    with pytest.raises(FileExistsError):
        FILES.rename_new(source, target)
    assert target.read_bytes() == b"1"


@pytest.mark.parametrize("error", FAULTS)
def test_any_other_fault_of_a_link_is_told(error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse("link", monkeypatch, error)
    (tmp_path / "a").write_bytes(b"1")
    with pytest.raises(OSError, match="no"):
        FILES.rename_new(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize("name", ["open", "fsync"])
@pytest.mark.parametrize("error", NO_SYNC)
def test_a_folder_that_cannot_be_synced_stops_nothing(
    name: str, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(name, monkeypatch, error)
    FILES.sync_folder(tmp_path)


@pytest.mark.parametrize("name", ["open", "fsync"])
@pytest.mark.parametrize("error", FAULTS)
def test_any_other_fault_of_syncing_is_told(
    name: str, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(name, monkeypatch, error)
    with pytest.raises(OSError, match="no"):
        FILES.sync_folder(tmp_path)


def test_where_names_cannot_be_linked_by_the_system_a_file_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"1")
    for name in ("link", "open"):
        refuse(name, monkeypatch, "EIO")
    monkeypatch.setattr(os, "name", "nt")
    FILES.rename_new(source, target)
    FILES.sync_folder(tmp_path)
    monkeypatch.setattr(os, "name", "posix")
    assert not source.exists() and target.exists()


@pytest.mark.parametrize(("refused", "synced"), [(False, 0), (True, 1)])
def test_a_mac_is_asked_to_empty_the_cache_of_the_drive_too(
    refused: bool, synced: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    asked: list[tuple[int, int]] = []

    def control(fd: int, what: int) -> int:
        asked.append((fd, what))
        if refused:
            raise OSError(errno.ENOTSUP, "no")
        return 0

    plain: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", control)
    monkeypatch.setattr(os, "fsync", plain.append)
    FILES.fsync(7)
    assert (asked, plain) == ([], [7])
    monkeypatch.setattr(sys, "platform", "darwin")
    FILES.fsync(8)
    assert asked == [(8, 51)] and plain == [7, 8][: 1 + synced]


@pytest.mark.parametrize(("platform", "said"), [("linux", "linux"), ("win32", "win32 10.0.19045")])
def test_a_crash_log_names_the_system(platform: str, said: str) -> None:
    files = Memory()
    version = patch.object(sys, "getwindowsversion", lambda: (10, 0, 19045, 2, ""), create=True)
    with version, patch.object(sys, "platform", platform):
        _, path = write_crash_log(ValueError(), files=files)
    assert files.held[str(path)].decode().splitlines()[1].endswith(f" {said}")
