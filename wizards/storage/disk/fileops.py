"""The one door to the disk: every file operation that storage uses, so that tests can make each of them fail."""

from __future__ import annotations

import contextlib
import errno
import os
import stat as modes
import sys
import time
from pathlib import Path

from wizards.storage.disk.failures import NotRegular

_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS, errno.EACCES, errno.EPERM}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EACCES, errno.EINVAL}


class FileOps:
    """File operations, one method each; a test replaces single methods."""

    def open_new(self, path: Path, mode: int) -> int:
        """Create a file that does not exist yet, for writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), mode)

    def open_append(self, path: Path, mode: int) -> int:
        """Open a log for adding to it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, mode)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """Write some of ``data``; returns how much."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Force a file to the disk."""
        if sys.platform == "darwin":
            import fcntl

            # There fsync only reaches the drive, whose cache a power cut empties.
            with contextlib.suppress(OSError):
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
                return
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Put ``source`` in the place of ``target`` in one step."""
        source.replace(target)

    def rename_new(self, source: Path, target: Path) -> None:
        """Give ``source`` the name ``target``, failing if that exists."""
        if os.name == "nt":
            source.rename(target)
            return
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # FAT, exFAT and some shares know no links; the check before this call is then all there is.
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
            source.replace(target)
            return
        with contextlib.suppress(OSError):
            source.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Force a name in a folder to the disk, where the system knows how."""
        if os.name == "nt":
            return
        try:
            fd = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        except OSError as error:
            if error.errno in _NO_FOLDER_SYNC:
                return
            raise
        try:
            os.fsync(fd)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(fd)

    def unlink(self, path: Path) -> None:
        """Delete a file."""
        path.unlink()

    def stat(self, path: Path) -> os.stat_result:
        """Return what the system knows about a file."""
        return path.stat()

    def read(self, path: Path, limit: int) -> bytes:
        """Return at most ``limit`` bytes of a regular file (a pipe or a device would block for ever)."""
        # Looked at first, because opening a device may already do something; and again, should it change meanwhile.
        _must_be_regular(path, path.stat().st_mode)
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _must_be_regular(path, os.fstat(fd).st_mode)
            parts: list[bytes] = []
            while limit > 0 and (part := os.read(fd, min(limit, 1 << 20))):
                parts.append(part)
                limit -= len(part)
            return b"".join(parts)
        finally:
            os.close(fd)

    def list(self, folder: Path) -> list[str]:
        """Return the names in a folder, sorted; none if it is not there."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths
        except (FileNotFoundError, NotADirectoryError):
            return []

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner can enter, with its parents."""
        if folder.is_dir():
            return
        self.make_folder(folder.parent) if folder.parent != folder else None
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)

    def remove_folder(self, folder: Path) -> None:
        """Delete an empty folder."""
        folder.rmdir()

    def copy_mode(self, fd: int, like: os.stat_result) -> None:
        """Give an open file mode and owner of another one, as far as the disk knows them."""
        if hasattr(os, "fchmod"):
            with contextlib.suppress(OSError):
                if hasattr(os, "fchown"):
                    os.fchown(fd, like.st_uid, like.st_gid)
            with contextlib.suppress(OSError):
                os.fchmod(fd, modes.S_IMODE(like.st_mode))

    def sleep(self, seconds: float) -> None:
        """Wait before trying again."""
        time.sleep(seconds)


def _must_be_regular(path: Path, mode: int) -> None:
    if modes.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not modes.S_ISREG(mode):
        raise NotRegular(path)


FILES = FileOps()
