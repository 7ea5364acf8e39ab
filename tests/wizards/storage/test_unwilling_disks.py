"""Disks that know no links and folders that cannot be synced: what is done all the same, and what stops a save."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from wizards.storage.disk.fileops import FILES

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
