"""Change a session file from the command line: lock, read, change, keep what was there, write, unlock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from wizards.storage.disk.failures import ForeignChange, LockLost, UnusableFile, Unwritable, cause, name_of
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.safety.generations import keep_generation
from wizards.storage.safety.locks import Locked, SessionLock
from wizards.storage.saving import save
from wizards.storage.text.loading import Loaded, parse, read_bytes

Document = Mapping[str, Any]


def change_session(path: Path | str, change: Callable[[Loaded], Document | None], *, files: FileOps = FILES) -> bool:
    """Change a session as the app would; the bytes that were there are kept as a generation first.

    Args:
        path: the session file.
        change: gets what was read, gives the new document, or ``None`` for none. What it raises goes through.
        files: the file operations.

    Returns:
        Whether anything was written.

    Raises:
        UnusableFile: it is open elsewhere, of a newer version, changed meanwhile, or cannot be read or written.
    """
    path = Path(path)
    loaded = parse(path, *read_bytes(path, files))  # before the lock: what is no session gets no lock file beside it
    lock = _locked(path, files)
    try:
        data, saved_at = read_bytes(path, files)
        loaded = parse(path, data, saved_at)
        document = change(loaded)
        if document is None:
            return False
        lock.check()
        keep_generation(path, data, files=files)
        save(path, document, files=files, expected=loaded.fingerprint)
        return True
    except (ForeignChange, LockLost, Unwritable, OSError) as error:
        raise UnusableFile(f"没有写成 {name_of(path)}：{cause(error)}；文件没有改动，请稍后再试。") from None
    finally:
        lock.release()


def _locked(path: Path, files: FileOps) -> SessionLock:
    lock = SessionLock(path, files=files)
    try:
        lock.acquire()
    except Locked as error:
        raise UnusableFile(f"{error}；请先在那边关闭，再试一次。") from None
    except OSError as error:
        raise UnusableFile(f"自评文件所在的文件夹不能写（{cause(error)}），没有改动：{name_of(path)}。") from None
    return lock


FOREIGN_LIMIT = 64 * 1024 * 1024


def read_foreign(path: Path | str, *, files: FileOps = FILES) -> bytes:
    """Return the bytes of a file of another program.

    Raises:
        UnusableFile: it is not there, no file, or larger than such a file can be.
    """
    path = Path(path)
    try:
        if files.stat(path).st_size > FOREIGN_LIMIT:
            raise UnusableFile(f"{name_of(path.name)} 超过 64 MB，没有读；请只留下要用的表，另存一份再试。")
        return files.read(path, FOREIGN_LIMIT + 1)
    except (OSError, ValueError, MemoryError) as error:
        why = cause(error) if isinstance(error, (OSError, MemoryError)) else "这不是一个可用的文件名"
        raise UnusableFile(f"打不开 {name_of(path)}：{why}；请检查文件名、位置和权限。") from None
