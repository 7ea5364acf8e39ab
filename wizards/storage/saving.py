"""The files a user asks for: sessions, reports, packs."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from wizards.storage.disk.atomic import fingerprint, real_path, write_atomic
from wizards.storage.disk.failures import ForeignChange, UnusableFile, cause, name_of
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.folders import user_folder
from wizards.storage.safety.copies import sweep_report
from wizards.storage.safety.locks import Locked, SessionLock
from wizards.storage.safety.replacing import (
    AlreadyThere,
    keep_report,
    keep_session,
    look_at,
    refuse_inputs,
    refuse_office_name,
)
from wizards.storage.safety.written import note_written
from wizards.storage.text.toml import to_toml

_SHARED = 0o666
"""Reports and packs are meant to be handed on: the user's own mask decides who reads them."""


@dataclass(frozen=True)
class Saved:
    """A save that is on the disk: where, fingerprint of the bytes, when; where the bytes it replaced are kept."""

    path: Path
    fingerprint: str
    at: datetime
    kept: Path | None = None


@dataclass(frozen=True)
class Written:
    """A report that is on the disk, and where the one is kept that was changed by hand, if there was one."""

    path: Path
    kept: Path | None = None


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


def create(
    path: Path | str,
    document: Mapping[str, Any],
    *,
    force: bool = False,
    inputs: Collection[Path] = (),
    files: FileOps = FILES,
) -> Saved:
    """Write a new session file. An existing one is refused without ``force``; with it its bytes are kept first.

    Args:
        path: the new file.
        document: what stands in it.
        force: replace what is there, if nobody has it open.
        inputs: files that must not be written over, whatever they are called.
        files: the file operations.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    data, target, kept = to_toml(document), Path(path), None
    refuse_office_name(target)
    if force and _there(target, "自评文件"):
        kept = _replace_session(target, data, inputs, files)
    else:
        _write(target, data, force=False, what="自评文件", files=files, mode=0o600)
    return Saved(target, fingerprint(data), datetime.now().astimezone(), kept)


def write_report(
    path: Path | str,
    data: bytes,
    *,
    what: str = "报告",
    force: bool = False,
    inputs: Collection[Path] = (),
    files: FileOps = FILES,
) -> Written:
    """Write a report under its final name, whole or not at all.

    Args:
        path: the report.
        data: its bytes.
        what: how a sentence calls it: 报告, 汇总, 修改说明, 填好的表.
        force: replace a report that is there; one that was changed since it was written is kept beside it.
        inputs: files that must not be written over, whatever they are called.
        files: the file operations.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    target, old = Path(path), None
    if force and _there(target, what):
        refuse_inputs(target, inputs)
        with _explained(target, what):
            old = keep_report(real_path(target), data, files=files)
    _write(target, data, force=force, what=what, files=files, mode=_SHARED)
    note_written(data, files=files)
    sweep_report(target, files=files)
    return Written(target, old)


def write_text_file(path: Path | str, text: str, *, force: bool = False, files: FileOps = FILES) -> Path:
    """Write a new form pack or the like; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    return _write(Path(path), text.encode("utf-8", "replace"), force=force, what="文件", files=files, mode=_SHARED)


def write_file(path: Path | str, data: bytes, *, files: FileOps = FILES) -> Path:
    """Write a new file of whatever kind; one that is there is never replaced. Returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    return _write(Path(path), data, force=False, what="文件", files=files, mode=_SHARED)


def write_pack(
    pack_id: str, text: str, *, kind: Literal["forms", "policies"] = "forms", files: FileOps = FILES
) -> Path:
    """Write a new form pack or policy into the user's own folder, which is made if need be; returns where.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    folder = user_folder() / kind
    with contextlib.suppress(OSError):
        files.make_folder(folder)
    return write_text_file(folder / f"{pack_id}.toml", text, files=files)


def _write(path: Path, data: bytes, *, force: bool, what: str, files: FileOps, mode: int) -> Path:
    with _explained(path, what):
        target = real_path(path)
        if look_at(target) and not force:
            raise AlreadyThere(path)
        try:
            write_atomic(path, data, files=files, mode=mode, new=not force, ready=lambda: _still_regular(target))
        except FileExistsError:
            raise AlreadyThere(path) from None
    return path


def _still_regular(target: Path) -> None:
    """Look once more before the name is taken: a device would be replaced by a file."""
    look_at(target)


def _there(path: Path, what: str) -> bool:
    """Return whether a regular file is there; anything else is refused."""
    with _explained(path, what):
        return look_at(real_path(path))


def _replace_session(path: Path, data: bytes, inputs: Collection[Path], files: FileOps) -> Path | None:
    """Put a session in the place of another file; return where its bytes are kept, None if it was empty."""
    refuse_inputs(path, inputs)
    with _explained(path, "自评文件"):
        target = real_path(path)
        lock = SessionLock(target, files=files)
        try:
            lock.acquire()
        except Locked as error:
            raise UnusableFile(f"{error}，没有覆盖：请先在那边关闭，或换一个名称。") from None
        try:
            kept, expected = keep_session(target, files=files)
            write_atomic(target, data, files=files, expected=(expected,))
        except ForeignChange as error:
            raise UnusableFile(f"{name_of(path)} 没有覆盖：{error}；请再试一次。") from None
        finally:
            lock.release()
    return kept


@contextlib.contextmanager
def _explained(path: Path, what: str) -> Iterator[None]:
    """Say in one sentence why a file could not be written."""
    try:
        yield
    except (OSError, ValueError) as error:
        why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件名"
        raise UnusableFile(
            f"{what}没有写成 {name_of(path)}：{why}；请换一个位置或名称再试。",
            (f"文件：{name_of(path)}", f"原因：{why}。", "没有留下写了一半的文件。"),
        ) from None
