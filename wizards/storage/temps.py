"""Text handed to an external editor: a private file while it is edited, gone at the next start at the latest."""

from __future__ import annotations

import contextlib
import os
import secrets
import zlib
from pathlib import Path
from typing import Final

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.failures import UnusableFile, cause, name_of
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.folders import state_folder
from wizards.storage.safety.processes import Process, dead, host

LIMIT: Final = 1 << 20
"""Bytes that are taken back; a longer text is refused, never cut."""


def write_temp(text: str, suffix: str = ".txt", *, files: FileOps = FILES) -> Path:
    """Write text for an external editor into a private file of its own; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    folder = _folder()
    path = folder / f"{_machine()}-{os.getpid()}-{secrets.token_hex(8)}{suffix}"
    try:
        files.make_folder(folder)
        write_atomic(path, text.encode("utf-8", "replace"), files=files, mode=0o600, new=True)
    except OSError as error:
        raise UnusableFile(f"临时文件没有写成 {name_of(folder)}：{cause(error)}；请检查这个文件夹的权限。") from None
    return path


def read_temp(path: Path, *, files: FileOps = FILES) -> str:
    """Return the text that an external editor left behind.

    Raises:
        UnusableFile: the file is gone, too large or no UTF-8; what was written there stays until the next start.
    """
    try:
        data = files.read(path, LIMIT + 1)
        if len(data) <= LIMIT:
            return data.decode("utf-8-sig")
        why = "超过 1 MB，太长"
    except (OSError, UnicodeDecodeError) as error:
        why = cause(error) if isinstance(error, OSError) else "不是 UTF-8 编码"
    raise UnusableFile(
        f"没有取回编辑器里的文字：{why}；原来的文字没有变。", (f"写的文字还在 {path}，下次启动时清掉。",)
    )


def remove_temp(path: Path, *, files: FileOps = FILES) -> None:
    """Delete a file made by ``write_temp``, and what the editor left beside it (backups, swap files)."""
    for name in files.list(path.parent):
        if path.stem in name:
            with contextlib.suppress(OSError):
                files.unlink(path.parent / name)


def clear_temps(*, files: FileOps = FILES) -> None:
    """Delete what programs of this machine that no longer run handed to an editor. Never raises."""
    with contextlib.suppress(OSError):
        for name in files.list(_folder()):
            if _left_behind(name):
                with contextlib.suppress(OSError):
                    files.unlink(_folder() / name)


def _left_behind(name: str) -> bool:
    machine, _, rest = name.lstrip(".#").partition("-")
    pid = rest.partition("-")[0]
    return machine == _machine() and pid.isdecimal() and dead(Process("", host(), int(pid), "", ""))


def _machine() -> str:
    return f"{zlib.crc32(host().encode()):08x}"


def _folder() -> Path:
    return state_folder() / "editing"
