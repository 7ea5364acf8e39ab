"""The zip around the parts: same parts, same bytes, whatever the clock, the user or the machine's umask."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PORTION = 64


def pack(parts: Mapping[str, bytes | Iterable[str]]) -> bytes:
    """Zips the parts in the given order, texts as they come; the content types must come first."""
    target = io.BytesIO()
    # ZIP64 headers, which zipfile would write on its own for streamed parts, make readers refuse or repair the file.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            with archive.open(entry, "w") as part:
                if isinstance(data, bytes):
                    part.write(data)
                else:
                    part.writelines(_gathered(data))
    return target.getvalue()


def _gathered(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces in portions: a call of the compressor per table row would cost more than the compression."""
    portion: list[str] = []
    for piece in pieces:
        portion.append(piece)
        if len(portion) == _PORTION:
            yield "".join(portion).encode("utf-8")
            portion.clear()
    yield "".join(portion).encode("utf-8")
