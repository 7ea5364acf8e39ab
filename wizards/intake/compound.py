"""Compound files (the wrapping of .xls, .doc and of encrypted files): their streams by name."""

from __future__ import annotations

import struct
from typing import Final

from wizards.intake.model import Unreadable

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST: Final = 0xFFFFFFFA
"""From here on a number of the table of sectors is an end, not a sector."""
_DAMAGED = "文件已损坏或不完整，打不开；请在 Excel、WPS 里打开后另存一份再试。"


class Compound:
    """The streams of a compound file.

    Raises:
        Unreadable: it is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, UnicodeDecodeError):
            raise Unreadable(_DAMAGED) from None

    def _open(self) -> None:
        header = self._data
        if not header.startswith(MAGIC) or not 7 <= _u16(header, 30) <= 12:
            raise Unreadable(_DAMAGED)
        self._size = 1 << _u16(header, 30)
        # Whoever reads the file next takes these numbers at their word and makes room for so much.
        most = len(self._data) // self._size + 1
        if any(_u32(header, at) > most for at in (44, 64, 72)):
            raise Unreadable(_DAMAGED)
        tables = [sector for sector in struct.unpack_from("<109I", header, 76) if sector < _LAST]
        tables += self._further_tables(_u32(header, 68))
        count = self._size // 4
        self._next: list[int] = []
        for sector in tables:
            self._next += struct.unpack(f"<{count}I", self._sector(sector))
        directory = self._chain(_u32(header, 48))
        self._cutoff = _u32(header, 56)
        self.streams: dict[str, tuple[int, int]] = {}
        self._small = b""
        for at in range(0, len(directory), 128):
            self._entry(directory[at : at + 128])
        small_table = self._chain(_u32(header, 60))
        self._small_next = struct.unpack(f"<{len(small_table) // 4}I", small_table)

    def _further_tables(self, sector: int) -> list[int]:
        found: list[int] = []
        seen: set[int] = set()
        while sector < _LAST and sector not in seen:
            seen.add(sector)
            *tables, sector = struct.unpack(f"<{self._size // 4}I", self._sector(sector))
            found += [table for table in tables if table < _LAST]
        return found

    def _entry(self, entry: bytes) -> None:
        name = entry[: max(_u16(entry, 64) - 2, 0)].decode("utf-16-le")
        start, size = _u32(entry, 116), _u32(entry, 120)
        if entry[66] == 5:
            self._small = self._chain(start)
        elif entry[66] in (1, 2):
            self.streams[name] = (start, size)
        if entry[66] in (2, 5) and (size > len(self._data) or (self._size > 512 and _u32(entry, 124))):
            raise Unreadable(_DAMAGED)

    def stream(self, name: str) -> bytes:
        """Return a stream; empty if there is none of this name."""
        if name not in self.streams:
            return b""
        start, size = self.streams[name]
        try:
            return (self._chain(start) if size >= self._cutoff else self._small_chain(start))[:size]
        except (struct.error, IndexError):
            raise Unreadable(_DAMAGED) from None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        content = self._data[start : start + self._size]
        if not content:
            raise Unreadable(_DAMAGED)
        return content.ljust(self._size, b"\x00")

    def _chain(self, sector: int) -> bytes:
        chunks: list[bytes] = []
        while sector < _LAST:
            chunks.append(self._sector(sector))
            if len(chunks) * self._size > len(self._data) + self._size:  # it goes round in a circle
                raise Unreadable(_DAMAGED)
            sector = self._next[sector]
        return b"".join(chunks)

    def _small_chain(self, sector: int) -> bytes:
        chunks: list[bytes] = []
        while sector < _LAST:
            chunks.append(self._small[sector * 64 : sector * 64 + 64])
            if len(chunks) > len(self._small_next):
                raise Unreadable(_DAMAGED)
            sector = self._small_next[sector]
        return b"".join(chunks)


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])
