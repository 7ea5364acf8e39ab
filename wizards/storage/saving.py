"""The files a user asks for: sessions, reports, packs, and the text handed to an external editor."""

from __future__ import annotations

import contextlib
import errno
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wizards.storage.atomic import fingerprint, real_path, write_atomic
from wizards.storage.errors import UnusableFile, cause, name_of
from wizards.storage.fileops import FILES, FileOps
from wizards.storage.places import state_folder, user_folder
from wizards.storage.toml import to_toml

_SHARED = 0o666
"""Reports and packs are meant to be handed on: the user's own mask decides who reads them."""


@dataclass(frozen=True)
class Saved:
    """A save that is on the disk: where, fingerprint of the bytes, when."""

    path: Path
    fingerprint: str
    at: datetime


def save(
    path: Path | str, document: Mapping[str, Any], *, files: FileOps = FILES, expected: str | None = None
) -> Saved:
    """Save a session durably.

    Raises:
        OSError: not saved; what was there is untouched.
        Unwritable: the document cannot be written as TOML.
        ForeignChange: the file is not what ``expected`` says.
    """
    data = to_toml(document)
    write_atomic(Path(path), data, files=files, expected=None if expected is None else (expected,))
    return Saved(Path(path), fingerprint(data), datetime.now().astimezone())


def create(path: Path | str, document: Mapping[str, Any], *, force: bool = False, files: FileOps = FILES) -> Saved:
    """Write a new session file; an existing one is refused without ``force``.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    data = to_toml(document)
    _write(Path(path), data, force=force, what="会话文件", files=files, mode=0o600)
    return Saved(Path(path), fingerprint(data), datetime.now().astimezone())


def write_report(path: Path | str, data: bytes, *, force: bool = False, files: FileOps = FILES) -> Path:
    """Write a report under its final name, whole or not at all; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    return _write(Path(path), data, force=force, what="报告", files=files, mode=_SHARED)


def write_text_file(path: Path | str, text: str, *, force: bool = False, files: FileOps = FILES) -> Path:
    """Write a new form pack or the like; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    return _write(Path(path), text.encode("utf-8", "replace"), force=force, what="文件", files=files, mode=_SHARED)


def write_pack(pack_id: str, text: str, *, files: FileOps = FILES) -> Path:
    """Write a new form pack into the user's own folder, which is made if need be; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    folder = user_folder() / "forms"
    with contextlib.suppress(OSError):
        files.make_folder(folder)
    return write_text_file(folder / f"{pack_id}.toml", text, files=files)


def _write(path: Path, data: bytes, *, force: bool, what: str, files: FileOps, mode: int) -> Path:
    try:
        target = real_path(path)
        if target.is_dir():
            raise OSError(errno.EISDIR, "is a directory")
        if not force and target.exists():
            raise OSError(errno.EEXIST, "exists")
        write_atomic(path, data, files=files, mode=mode, new=not force)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.EEXIST:
            raise UnusableFile(
                f"{name_of(path)} 已经存在，没有覆盖：请换一个名称，或确认要覆盖（--force）。",
                (f"文件：{name_of(path)}", "原来的文件没有被改动。"),
            ) from None
        why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件名"
        raise UnusableFile(
            f"{what}没有写成 {name_of(path)}：{why}；请换一个位置或名称再试。",
            (f"文件：{name_of(path)}", f"原因：{why}。", "没有留下写了一半的文件。"),
        ) from None
    return path


def write_temp(text: str, suffix: str = ".txt", *, files: FileOps = FILES) -> Path:
    """Write text for an external editor into a private file of its own; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    folder = state_folder() / "editing"
    path = folder / f"{secrets.token_hex(8)}{suffix}"
    try:
        files.make_folder(folder)
    except OSError as error:
        raise UnusableFile(f"临时文件没有写成 {name_of(folder)}：{cause(error)}；请检查这个文件夹的权限。") from None
    return _write(path, text.encode("utf-8", "replace"), force=False, what="临时文件", files=files, mode=0o600)


def read_temp(path: Path, *, files: FileOps = FILES) -> str:
    """Return the text that an external editor left behind.

    Raises:
        UnusableFile: the file is gone, too large or no UTF-8.
    """
    try:
        data = files.read(path, 1 << 20)
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = cause(error) if isinstance(error, OSError) else "不是 UTF-8 编码"
        raise UnusableFile(f"读不回编辑器里的文字：{why}；原来的文字没有变。", (f"文件：{name_of(path)}",)) from None


def remove_temp(path: Path, *, files: FileOps = FILES) -> None:
    """Delete a file made by ``write_temp``, and what the editor left beside it (backups, swap files)."""
    for name in files.list(path.parent):
        if path.stem in name:
            with contextlib.suppress(OSError):
                files.unlink(path.parent / name)
