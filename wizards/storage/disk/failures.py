"""What goes wrong with files, said so that a clerk knows what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from schemas.text import show


class UnusableFile(Exception):
    """A file cannot be used; ``str()`` is one plain Chinese sentence: what, where, what to do.

    Attributes:
        details: further lines: file, line, column, that line with a caret, cause, what was not touched.
        offer_encoding: an encoding with which ``load`` would probably succeed, for the user to decide.
        unreadable: the bytes were read but are no session; generations may be offered instead.
    """

    def __init__(
        self,
        sentence: str,
        details: tuple[str, ...] = (),
        *,
        offer_encoding: str | None = None,
        unreadable: bool = False,
    ) -> None:
        super().__init__(sentence)
        self.details = details
        self.offer_encoding = offer_encoding
        self.unreadable = unreadable


class NoSession(UnusableFile):
    """A readable file that is none of ours: it has neither a version nor a form."""


class Unwritable(ValueError):
    """A document that TOML cannot carry; a fault of the program, named with its path."""


class ForeignChange(Exception):
    """The file on disk is not what was last written or read here; it was not overwritten."""

    def __init__(self, theirs: bytes) -> None:
        super().__init__("文件已被别的程序或别的窗口改动")
        self.theirs = theirs


class LockLost(Exception):
    """Another window took the session over; nothing is written to it any more."""


class NotRegular(OSError):
    """What has the name of a file is a pipe, a device or a socket."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.ENODEV, "not a regular file", str(path))


_CAUSES = {
    errno.ENOENT: "文件或所在的文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过了允许的文件大小",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "系统打开的文件太多",
    errno.ENODEV: "磁盘已移除",
    errno.ENXIO: "磁盘已移除",
    errno.ESTALE: "网络文件夹已断开",
    errno.ETIMEDOUT: "网络文件夹没有响应",
    errno.EHOSTDOWN: "网络文件夹连不上",
    errno.EBUSY: "文件正被占用",
    errno.ETXTBSY: "文件正被占用",
    errno.EEXIST: "同名文件已经存在",
    errno.EINVAL: "文件名在这个磁盘上不能用",
    errno.ENOMEM: "内存不足",
}
_SHARING = {5: "没有权限，或文件正被别的程序占用", 32: "文件正被别的程序占用", 33: "文件正被别的程序锁定"}


def cause(error: BaseException) -> str:
    """Return why a file operation failed, in a few plain Chinese words."""
    if isinstance(error, MemoryError):
        return "内存不足"
    if isinstance(error, NotRegular):
        return "这不是普通文件，而是管道或设备"
    if isinstance(error, OSError):
        windows = getattr(error, "winerror", None)
        if windows in _SHARING:
            return _SHARING[windows]
        if error.errno in _CAUSES:
            return _CAUSES[error.errno]
        return f"系统报告错误 {error.errno}"
    if isinstance(error, (Unwritable, ForeignChange, LockLost)):
        return str(error)
    return f"程序内部错误（{type(error).__name__}）"


_NAME = 200


def name_of(path: Path | str) -> str:
    """Return a path as it may be shown in one line; of a very long one its beginning and its end."""
    text = show(str(path), one_line=True)
    return text if len(text) <= _NAME else f"{text[: _NAME // 2]}…{text[-_NAME // 2 :]}"
