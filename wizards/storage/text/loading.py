"""Read a session file. Never writes, never raises anything but ``UnusableFile``."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wizards.storage.disk.failures import NoSession, UnusableFile, cause, name_of
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.text.decode import decode
from wizards.storage.text.migration import CURRENT, migrate, version_of
from wizards.storage.text.seal import Digest, check_seal
from wizards.storage.text.toml_failure import UNTOUCHED, parse_failure, too_deep
from wizards.toml_scan import scan

LIMIT = 5 * 1024 * 1024
DEPTH = 32

_ABSENT = "文件末尾没有校验行：可能是手工编写的，或者末尾缺了一段，请核对内容是否完整。"
_DIFFERENT = "文件内容与校验行不符：保存之后被别的程序改过，或者已经损坏，请核对内容。"


@dataclass(frozen=True)
class Loaded:
    """A session file as it was read.

    Attributes:
        path: the file.
        document: nested dict as in the TOML; figures, dates and truth values as text.
        digest: whether the file is as ``ziping`` wrote it.
        notices: what the user should know, one Chinese sentence each.
        read_only: made by a newer version; must not be saved over.
        saved_at: when the file was last changed.
        fingerprint: of the bytes on disk; what the next save expects to find.
        version: schema version in the file, before migration.
        encoding: of the file.
    """

    path: Path
    document: dict[str, Any]
    digest: Digest
    notices: tuple[str, ...] = ()
    read_only: bool = False
    saved_at: datetime | None = None
    fingerprint: str = ""
    version: int = CURRENT
    encoding: str = "utf-8"


def load(path: Path | str, *, allow_newer: bool = False, encoding: str | None = None, files: FileOps = FILES) -> Loaded:
    """Read a session file.

    Args:
        path: the file.
        allow_newer: open a file of a newer version read-only instead of refusing it.
        encoding: read it in this encoding (the user chose it from ``UnusableFile.offer_encoding``).
        files: the file operations.

    Raises:
        UnusableFile: for every reason there is.
    """
    path = Path(path)
    data, saved_at = read_bytes(path, files)
    return parse(path, data, saved_at, allow_newer=allow_newer, encoding=encoding)


def load_piped(data: bytes, name: str) -> Loaded:
    """Read a session that came through a pipe; ``name`` is what it is called in the sentences.

    Raises:
        UnusableFile: for every reason there is.
    """
    if len(data) > LIMIT:
        raise UnusableFile(f"{name}超过 5 MB，自评文件不会这样大：请确认送来的是自评文件。")
    return parse(Path(name), data)


def read_bytes(path: Path, files: FileOps = FILES) -> tuple[bytes, datetime | None]:
    """Return what stands in a file, and since when."""
    try:
        known = files.stat(path)
        if known.st_size > LIMIT:
            raise UnusableFile(
                f"{name_of(path.name)} 有 {known.st_size / 1048576:.1f} MB，自评文件不会超过 5 MB：请确认选对了文件。",
                (f"文件：{name_of(path)}", UNTOUCHED),
            )
        data = files.read(path, LIMIT + 1)
        return data, datetime.fromtimestamp(known.st_mtime).astimezone()
    except (OSError, ValueError, OverflowError, MemoryError) as error:
        why = cause(error) if isinstance(error, (OSError, MemoryError)) else "这不是一个可用的文件名"
        raise UnusableFile(
            f"打不开 {name_of(path)}：{why}；请检查文件名、位置和权限。", (f"文件：{name_of(path)}", f"原因：{why}。")
        ) from None


def parse(
    path: Path,
    data: bytes,
    saved_at: datetime | None = None,
    *,
    allow_newer: bool = False,
    encoding: str | None = None,
) -> Loaded:
    """Read a session from bytes that came from ``path``."""
    text, used, notices = decode(path, data, encoding)
    text = text.replace("\r\n", "\n")
    seen = scan(text)
    if seen.depth > DEPTH:
        raise too_deep(path, text, seen)
    try:
        document = tomllib.loads(seen.text, parse_float=str)
    except (ValueError, RecursionError, MemoryError) as error:
        raise parse_failure(path, text, error) from None
    digest = check_seal(text)
    if digest != "match":
        notices += (_ABSENT if digest == "absent" else _DIFFERENT,)
    version = _version(path, document, allow_newer)
    if version > CURRENT:
        notices += (f"文件由更新的版本（第 {version} 版格式）写成，只能查看，不能保存。",)
    elif version < CURRENT:
        document = migrate(document, version)
        what = f"是第 {version} 版格式" if version else "没有写格式版本（schema_version）"
        notices += (f"文件{what}，已按第 {CURRENT} 版读取；原文件在保存前会另存一份。",)
    return Loaded(
        path, document, digest, notices, version > CURRENT, saved_at, hashlib.sha256(data).hexdigest(), version, used
    )


def _version(path: Path, document: dict[str, Any], allow_newer: bool) -> int:
    if "schema_version" not in document and "form" not in document:
        raise NoSession(
            f"{name_of(path.name)} 里既没有 schema_version 也没有 form，不是自评文件，或者已经残缺：请确认选对了文件。",
            (f"文件：{name_of(path)}", UNTOUCHED),
            unreadable=True,
        )
    version = version_of(document)
    if version is None:
        raise UnusableFile(
            f"{name_of(path.name)} 里的 schema_version 应是一个整数：请改成 {CURRENT} 或从备份恢复；{UNTOUCHED[:-1]}。",
            (f"文件：{name_of(path)}", UNTOUCHED),
            unreadable=True,
        )
    if version > CURRENT and not allow_newer:
        raise UnusableFile(
            f"{name_of(path.name)} 由更新的版本（第 {version} 版格式）写成，"
            f"本程序只认到第 {CURRENT} 版：请升级程序后再打开。",
            (f"文件：{name_of(path)}", UNTOUCHED),
        )
    return version
