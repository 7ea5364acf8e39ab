"""The zip of a .docx, read byte by byte.

``zipfile`` forgives what Word and other programs do not: ZIP64 headers, names that differ, data between the entries.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wizards.word.result import Fault

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_DEFLATED = 8
_STORED = 0
_ZIP64_EXTRA = 1


@dataclass(slots=True)
class Container:
    """The parts of a package, and what is wrong with the zip around them.

    Attributes:
        parts: name → uncompressed bytes, in the order of the file.
        faults: what was found.
        stamps: whether every entry carries the fixed date, that is, the file is free of the clock.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    stamps: bool = True

    def fault(self, code: str, name: str, message: str) -> None:
        """Notes a fault."""
        self.faults.append(Fault(code, name, message))


def read(data: bytes) -> Container:
    """Reads the package; parts that cannot be read are missing and noted."""
    found = Container()
    try:
        _read(data, found)
    except (struct.error, IndexError, UnicodeDecodeError):
        found.fault("zip", "", "压缩包的目录残缺，文件不完整。")
    return found


def _read(data: bytes, found: Container) -> None:
    if data[-_END.size :][:4] != b"PK\5\6":
        found.fault("zip", "", "压缩包的结尾不对，文件被截断或后面多了内容。")
        return
    end = _END.unpack(data[-_END.size :])
    _, disk, start_disk, here, total, size, offset, comment = end
    if (disk, start_disk, comment) != (0, 0, 0) or here != total or offset + size != len(data) - _END.size:
        found.fault("zip", "", "压缩包的目录与内容不符。")
        return
    position, expected = offset, 0
    for _ in range(total):
        position, expected = _entry(data, position, expected, found)
    if position != offset + size or expected != offset:
        found.fault("zip", "", "压缩包里有目录以外的内容。")


class _Central(NamedTuple):
    """An entry of the directory of a zip, field by field."""

    magic: bytes
    version: int
    system: int
    needed: int
    needed_system: int
    flags: int
    method: int
    time: int
    day: int
    crc: int
    packed: int
    size: int
    name_size: int
    extra: int
    comment: int
    disk: int
    internal: int
    external: int
    offset: int


def _entry(data: bytes, position: int, expected: int, found: Container) -> tuple[int, int]:
    central = _Central(*_CENTRAL.unpack_from(data, position))
    local = _LOCAL.unpack_from(data, central.offset)
    start = position + _CENTRAL.size
    body = central.offset + _LOCAL.size + central.name_size + local[-1]
    raw = data[start : start + central.name_size]
    name = raw.decode("utf-8")
    same_name = data[body - local[-1] - central.name_size : body - local[-1]] == raw
    checks = (
        ("zip", central.offset == expected and _is_entry(central, local), "压缩包的目录指错了地方。"),
        ("zip64", not _carries_zip64(data, start, body, central, local), "带有 ZIP64 头，有的程序会拒绝打开。"),
        (
            "zip64",
            max(local[1], central.needed, central.version) <= 20,
            "要求 2.0 以上的解压版本，有的程序会拒绝打开。",
        ),
        ("zip", _agree(central, local), "压缩包里的两处记录不一致。"),
        ("zip", same_name, "压缩包里的两处名称不一致。"),
        ("zip", _is_plain(central), "加密或用了不通行的压缩方法。"),
    )
    for code, sound, message in checks:
        if not sound:
            found.fault(code, name, message)
    found.stamps = found.stamps and _is_stamped(central, local)
    content = _inflate(data[body : body + central.packed], central.method)
    if content is None or len(content) != central.size or zlib.crc32(content) != central.crc:
        found.fault("zip", name, "内容损坏，校验和不符。")
    elif name in found.parts:
        found.fault("zip", name, "同名的部件有两个。")
    else:
        found.parts[name] = content
    return start + central.name_size + central.extra + central.comment, body + central.packed


def _is_entry(central: _Central, local: tuple[Any, ...]) -> bool:
    return central.magic == b"PK\1\2" and local[0] == b"PK\3\4"


def _carries_zip64(data: bytes, start: int, body: int, central: _Central, local: tuple[Any, ...]) -> bool:
    own = _has_zip64(data, start + central.name_size, central.extra)
    return own or _has_zip64(data, body - local[-1], local[-1])


def _agree(central: _Central, local: tuple[Any, ...]) -> bool:
    """Whether both records of an entry say the same."""
    twice = (central.flags, central.method, central.time, central.day, central.crc, central.packed, central.size)
    return (local[3:10], local[10]) == (twice, central.name_size)


def _is_plain(central: _Central) -> bool:
    return not central.flags & ~0x806 and central.method in (_STORED, _DEFLATED)


def _is_stamped(central: _Central, local: tuple[Any, ...]) -> bool:
    """Whether nothing of the clock or of the machine is in the entry."""
    clock = (central.time, central.day) == (0, 0x21)
    versions = (central.version, central.needed, local[1], local[2]) == (20, 20, 20, 0)
    rest = (central.system, central.flags & ~0x800, central.extra, central.comment, central.disk, central.internal)
    return clock and versions and not any(rest) and divmod(central.external, 1 << 16) == (0o600, 0)


def _inflate(packed: bytes, method: int) -> bytes | None:
    if method == _STORED:
        return packed
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacker.decompress(packed) + unpacker.flush()
    except zlib.error:
        return None
    return content if unpacker.eof and not unpacker.unused_data else None


def _has_zip64(data: bytes, start: int, size: int) -> bool:
    position = start
    while position + 4 <= start + size:
        kind, length = struct.unpack_from("<2H", data, position)
        if kind == _ZIP64_EXTRA:
            return True
        position += 4 + length
    return False
