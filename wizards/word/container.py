"""The zip of a .docx, read byte by byte.

``zipfile`` forgives what Word and other programs do not: ZIP64 headers, names that differ, data between the entries.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

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


def _entry(data: bytes, position: int, expected: int, found: Container) -> tuple[int, int]:
    (magic, version, system, needed, _, flags, method, time, day, crc, packed, size, name_size, extra, comment, disk,
     internal, external, offset) = _CENTRAL.unpack_from(data, position)  # fmt: skip
    start = position + _CENTRAL.size
    raw = data[start : start + name_size]
    local = _LOCAL.unpack_from(data, offset)
    body = offset + _LOCAL.size + name_size + local[-1]
    name = raw.decode("utf-8")
    if magic != b"PK\1\2" or local[0] != b"PK\3\4" or offset != expected:
        found.fault("zip", name, "压缩包的目录指错了地方。")
    if (extra, local[-1]) != (0, 0) and (
        _has_zip64(data, start + name_size, extra) or _has_zip64(data, body - local[-1], local[-1])
    ):
        found.fault("zip64", name, "带有 ZIP64 头，有的程序会拒绝打开。")
    if local[1] > 20 or needed > 20 or version > 20:
        found.fault("zip64", name, "要求 2.0 以上的解压版本，有的程序会拒绝打开。")
    if (local[3:10], local[10]) != ((flags, method, time, day, crc, packed, size), name_size):
        found.fault("zip", name, "压缩包里的两处记录不一致。")
    if data[body - local[-1] - name_size : body - local[-1]] != raw:
        found.fault("zip", name, "压缩包里的两处名称不一致。")
    if flags & ~0x806 or method not in (_STORED, _DEFLATED):
        found.fault("zip", name, "加密或用了不通行的压缩方法。")
    plain = (time, day, system, flags & ~0x800, extra, comment, disk, internal, external >> 16, external & 0xFFFF)
    if plain != (0, 0x21, 0, 0, 0, 0, 0, 0, 0o600, 0) or (version, needed, local[1], local[2]) != (20, 20, 20, 0):
        found.stamps = False
    content = _inflate(data[body : body + packed], method)
    if content is None or len(content) != size or zlib.crc32(content) != crc:
        found.fault("zip", name, "内容损坏，校验和不符。")
    elif name in found.parts:
        found.fault("zip", name, "同名的部件有两个。")
    else:
        found.parts[name] = content
    return start + name_size + extra + comment, body + packed


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
