"""Protections that can be left out, one at a time, to see that a test notices.

A test that stays green without ``fsync`` proves nothing about ``fsync``.
"""

from __future__ import annotations

from pathlib import Path

from wizards.storage.disk.fileops import FileOps


class _NoSync(FileOps):
    def fsync(self, fd: int) -> None:
        pass


class _NoFolderSync(FileOps):
    def sync_folder(self, folder: Path) -> None:
        pass


def switch_off(name: str) -> FileOps:
    """Return file operations without the protection ``name``; other switches change a constant."""
    from wizards.storage.autosave import keeper
    from wizards.storage.disk import atomic
    from wizards.storage.text import seal

    if name == "fsync":
        return _NoSync()
    if name == "folder-fsync":
        return _NoFolderSync()
    if name == "max-wait":
        keeper.MAX_WAIT = 1e9
    elif name == "digest":
        seal.check_seal = lambda text: "match"
        from wizards.storage.text import loading

        loading.check_seal = seal.check_seal
    elif name == "retry":
        atomic._PAUSES = ()
    else:
        raise ValueError(name)
    return FileOps()
