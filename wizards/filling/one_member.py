"""One member of a package written anew, every other one copied as its bytes stand: same order, same stamps."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

_LOCAL: Final = b"PK\x03\x04"
_ENTRY: Final = b"PK\x01\x02"
_END: Final = b"PK\x05\x06"
_ENTRY_SIZE: Final = 46
_LOCAL_SIZE: Final = 30
_DEFLATED: Final = 8
_SIZES_BEHIND: Final = 0x08
_HUGE: Final = 0xFFFFFFFF


class _Entry(NamedTuple):
    """A line of the directory: its bytes, the member's name, where the member begins."""

    raw: bytes
    name: str
    offset: int
    large: bool


def replace_member(data: bytes, name: str, content: bytes) -> bytes:
    """Return the package with the member ``name`` holding ``content``; what else is in it is copied byte for byte."""
    end = data.rfind(_END)
    try:
        size, start = struct.unpack_from("<II", data, end + 12)
        entries = list(_entries(data, start, size))
    except struct.error:
        entries = []
    if end < 0 or not entries or any(entry.large or not _begins(data, entry) for entry in entries):
        return _packed_anew(data, name, content)
    return _copied(data, end, start, entries, name, content)


def _begins(data: bytes, entry: _Entry) -> bool:
    return data[entry.offset : entry.offset + 4] == _LOCAL


def _entries(data: bytes, start: int, size: int) -> Iterator[_Entry]:
    at = start
    while at < start + size and data[at : at + 4] == _ENTRY:
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        packed, whole = struct.unpack_from("<II", data, at + 20)
        (offset,) = struct.unpack_from("<I", data, at + 42)
        raw = data[at : at + _ENTRY_SIZE + name + extra + comment]
        (flags,) = struct.unpack_from("<H", raw, 8)
        text = raw[_ENTRY_SIZE : _ENTRY_SIZE + name].decode("utf-8" if flags & 0x800 else "cp437")
        yield _Entry(raw, text, offset, _HUGE in (packed, whole, offset))
        at += len(raw)


def _copied(data: bytes, end: int, start: int, entries: list[_Entry], name: str, content: bytes) -> bytes:
    ends = dict(
        zip(sorted(entry.offset for entry in entries), [*sorted(e.offset for e in entries)[1:], start], strict=True)
    )
    target = io.BytesIO()
    target.write(data[: min(entry.offset for entry in entries)])
    directory: dict[int, bytes] = {}
    for index, entry in sorted(enumerate(entries), key=lambda pair: pair[1].offset):
        offset = target.tell()
        raw = bytearray(entry.raw)
        if entry.name == name:
            target.write(_member(data, entry.offset, raw, content))
        else:
            target.write(data[entry.offset : ends[entry.offset]])
        struct.pack_into("<I", raw, 42, offset)
        directory[index] = bytes(raw)
    begins = target.tell()
    for index in range(len(entries)):
        target.write(directory[index])
    closing = bytearray(data[end:])
    struct.pack_into("<II", closing, 12, target.tell() - begins, begins)
    return target.getvalue() + bytes(closing)


def _member(data: bytes, offset: int, entry: bytearray, content: bytes) -> bytes:
    """Return a member with its header as it was, but for sizes and sum; the directory's ``entry`` is mended too."""
    name, extra = struct.unpack_from("<HH", data, offset + 26)
    header = bytearray(data[offset : offset + _LOCAL_SIZE + name + extra])
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = compressor.compress(content) + compressor.flush()
    for record, at in ((header, 6), (entry, 8)):
        (flags,) = struct.unpack_from("<H", record, at)
        struct.pack_into("<HH", record, at, flags & ~_SIZES_BEHIND, _DEFLATED)
        struct.pack_into("<III", record, at + 8, zlib.crc32(content), len(packed), len(content))
    return bytes(header) + packed


def _packed_anew(data: bytes, name: str, content: bytes) -> bytes:
    """A package that cannot be copied piece by piece (ZIP64): every member is packed again, its stamps kept."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, content if info.filename == name else old.read(info))
    return target.getvalue()
