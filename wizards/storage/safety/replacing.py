"""What ``--force`` may write over, and what is kept of it first.

Only a regular file is ever replaced: never a pipe, a device, a folder, a lock, a form pack, an input of the same
command. A session gives way to a session only; a report changed by hand is kept beside the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat as modes
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Final

from wizards.storage.disk.atomic import TEMP_PREFIX, fingerprint, write_atomic
from wizards.storage.disk.failures import NotRegular, UnusableFile, cause, name_of
from wizards.storage.disk.fileops import FileOps
from wizards.storage.safety.generations import keep_generation
from wizards.storage.safety.left_behind import dismiss, recovery_for
from wizards.storage.safety.written import was_written
from wizards.storage.text.loading import LIMIT, parse

REPORT: Final = ".docx"
LARGEST: Final = 200 * 1024 * 1024
"""No report is that long, even with photographs put in by hand."""
_PACKAGE = b"PK\x03\x04"
_OFFICE: Final = frozenset({".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".csv", ".pdf"})
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")
_LOCKS = ("~$", TEMP_PREFIX)
_POLICY_KEYS = ("grades", "reverse", "tier_borders", "not_applicable")


class AlreadyThere(UnusableFile):
    """The target exists and was not to be replaced.

    Attributes:
        path: the target.
    """

    def __init__(self, path: Path) -> None:
        sentence = f"{name_of(path)} 已经存在，没有覆盖：请换一个名称。"
        super().__init__(sentence, (f"文件：{name_of(path)}", "原来的文件没有被改动。"))
        self.path = path


def report_target(name: str, what: str = "报告") -> Path:
    """Return where a Word file called ``name`` is written: without an ending it gets ``.docx``.

    Args:
        name: as the user wrote it.
        what: how the sentence calls the file: 报告, 修改说明, 填好的表.

    Raises:
        UnusableFile: the name has another ending, or is that of a folder, a pipe or a device.
    """
    path = Path(name)
    if path.suffix.lower() == REPORT:
        return path
    try:
        look_at(path)
    except OSError as error:
        raise UnusableFile(
            f"{what}没有写成 {name_of(path)}：{cause(error)}；请换一个以 {REPORT} 结尾的名称。"
        ) from None
    if not path.name or _ENDING.fullmatch(path.suffix):
        raise UnusableFile(f"{what}没有写成 {name_of(path)}：要写的是 Word 文件，名称要以 {REPORT} 结尾。")
    return path.with_name(path.name + REPORT)


def refuse_office_name(path: Path) -> None:
    """Refuse to begin a session under a name that Word or Excel would open.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    if path.suffix.lower() in _OFFICE:
        raise UnusableFile(
            f"自评文件没有写成 {name_of(path)}：{path.suffix} 是别的程序的文件，自评文件的名称以 .toml 结尾。"
        )


def report_folder(name: str) -> Path:
    """Return the folder into which reports are written, made if it is not there.

    Raises:
        UnusableFile: it is a file, or cannot be made.
    """
    path = Path(name)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UnusableFile(f"{name_of(path)} 是一个文件：几份报告要写进一个文件夹，请换一个文件夹名。") from None
    except (OSError, ValueError) as error:
        why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件夹名"
        raise UnusableFile(f"建不了文件夹 {name_of(path)}：{why}；请换一个位置。") from None
    return path


def look_at(target: Path) -> bool:
    """Return whether ``target`` is there.

    Raises:
        OSError: it is a folder, a pipe, a device or a socket.
    """
    try:
        mode = target.stat().st_mode
    except (FileNotFoundError, ValueError):
        return False
    if modes.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not modes.S_ISREG(mode):
        raise NotRegular(target)
    return True


def refuse_inputs(target: Path, inputs: Collection[Path]) -> None:
    """Make sure that ``target`` is none of the files a command reads, under whatever name.

    Raises:
        UnusableFile: it is one.
    """
    for one in inputs:
        with contextlib.suppress(OSError, ValueError):
            if target.samefile(one):
                raise UnusableFile(f"{name_of(target.name)} 就是要读的文件，结果不能写在它上面：请换一个名称。")


def refuse_precious(target: Path, data: bytes, *, sessions: bool) -> None:
    """Make sure that ``data``, which stands in ``target``, is nothing that only its owner may give up.

    Args:
        target: the file.
        data: its content.
        sessions: whether a session may not be replaced either.

    Raises:
        UnusableFile: it is a lock, a form pack, a policy, or a session.
    """
    what = _kind(target, data)
    if what and (sessions or what != _SESSION):
        raise UnusableFile(f"{name_of(target)} 是{what}，没有覆盖：请换一个名称。")


def keep_report(target: Path, new: bytes, *, files: FileOps) -> Path | None:
    """Keep a report that is not as it was written, as ``名称（旧）.docx`` beside it; return where, if it was needed.

    Raises:
        UnusableFile: what stands there is no report, or cannot be kept; nothing has changed.
    """
    old = files.read(target, LARGEST + 1)
    if len(old) > LARGEST:
        raise UnusableFile(f"{name_of(target)} 太大，不像是报告，没有覆盖：请换一个名称。")
    refuse_precious(target, old, sessions=True)
    if old in (b"", new) or was_written(old, files=files):
        return None
    for mark in ("", *range(2, 1000)):
        place = target.with_name(f"{target.stem}（旧{mark}）{target.suffix}")
        try:
            write_atomic(place, old, files=files, mode=modes.S_IMODE(files.stat(target).st_mode), new=True)
            return place
        except FileExistsError:
            if look_at(place) and fingerprint(files.read(place, LARGEST + 1)) == fingerprint(old):
                return place
        except OSError as error:
            raise UnusableFile(
                f"{name_of(target)} 可能在 Word 里改过，旧的一份留不下来（{cause(error)}），没有覆盖：请换一个名称。"
            ) from None
    raise AlreadyThere(target)


def keep_session(target: Path, *, files: FileOps) -> tuple[Path | None, str]:
    """Keep what a new session will replace as a generation; return where, and the fingerprint of what was kept.

    Raises:
        UnusableFile: it may not be replaced, or cannot be kept; nothing has changed.
    """
    old = files.read(target, LIMIT + 1)
    if len(old) > LIMIT:
        raise UnusableFile(f"{name_of(target)} 太大，不是自评文件，没有覆盖：请换一个名称。")
    refuse_precious(target, old, sessions=False)
    if old.startswith(_PACKAGE):
        raise UnusableFile(f"{name_of(target)} 是一个 Word、Excel 或压缩文件，没有覆盖：请换一个名称。")
    if not old:
        return None, fingerprint(old)
    left = recovery_for(target, files=files)
    kept = keep_generation(target, old, files=files)
    if kept is None or (left is not None and not dismiss(left, files=files)):
        raise UnusableFile(f"{name_of(target)} 的旧内容没有地方留存，没有覆盖：请换一个名称，或腾出磁盘空间。")
    return kept, fingerprint(old)


_SESSION: Final = "一份自评文件"


def _kind(target: Path, data: bytes) -> str:
    """Return what ``data`` is, as far as it is something that must not be written over; empty otherwise."""
    if target.name.startswith(_LOCKS):
        return "别的程序用着的锁文件"
    if len(data) > LIMIT or data.startswith(b"PK"):
        return ""
    with contextlib.suppress(UnusableFile):
        parse(target, data, allow_newer=True)
        return _SESSION
    try:
        keys = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    if "pack" in keys:
        return "一份表样"
    return "一套评分办法" if any(key in keys for key in _POLICY_KEYS) else ""
