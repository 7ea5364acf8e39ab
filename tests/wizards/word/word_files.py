"""Taking a written file apart and putting it together again, with something changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from wizards.word.package import pack

DOCUMENT = "word/document.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document_of(data: bytes) -> str:
    return parts_of(data)[DOCUMENT].decode("utf-8")


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes | None]]) -> bytes:
    """The file with parts replaced; ``None`` drops a part."""
    parts = parts_of(data)
    for name, change in changes.items():
        content = change(parts.get(name, b""))
        if content is None:
            del parts[name]
        else:
            parts[name] = content
    return pack(parts)


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first ``old`` of a part replaced; the test is wrong if there is none."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content, f"{old} 不在 {part}"
        return content.replace(old.encode(), new.encode("utf-8", "surrogatepass"), 1)

    return changed(data, {part: change})
