"""The one opener of foreign packages (.xlsx, .docx): nothing of them is looked at before it passed here.

At most 2 000 members, 100 MB and 100 : 1, all counted while inflating; no DTD and so no entities; bounded depth;
relationships to the outside are not followed.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.parsers import expat

from wizards.intake.model import Unreadable

MEMBERS: Final = 2_000
BYTES: Final = 100 * 1024 * 1024
RATIO: Final = 100
RATIO_FROM: Final = 1024 * 1024
"""Below this size no ratio is asked: a small part of blanks is no bomb."""
DEPTH: Final = 100
_CHUNK = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = "文件已损坏或不完整，打不开；请重新复制一份，或用 Word、Excel、WPS 打开后另存一份再试。"
_TOO_LARGE = "文件展开以后太大（超过 100 MB 或 100 倍），没有读；请只留下要用的表，另存一份再试。"
_DTD = "文件里有不该有的定义（DTD），没有读；请用 Word、Excel、WPS 打开后另存一份再试。"


def open_package(data: bytes) -> dict[str, bytes]:
    """Return the members of a package by name.

    Raises:
        Unreadable: it is damaged, encrypted, or larger than a document can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _members(package, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError):
        raise Unreadable(_DAMAGED) from None


def _members(package: zipfile.ZipFile, packed: int) -> dict[str, bytes]:
    infos = package.infolist()
    if len(infos) > MEMBERS:
        raise Unreadable(f"文件里有 {len(infos)} 个部件，太多了，没有读；请另存一份再试。")
    members: dict[str, bytes] = {}
    total = 0
    for info in infos:
        if info.is_dir():
            continue
        if info.flag_bits & 1:
            raise Unreadable("文件加了密码，读不了；请去掉密码，另存一份再试。")
        if info.filename in members or not _is_inside(info.filename) or info.compress_type not in _METHODS:
            raise Unreadable(_DAMAGED)
        content = _inflated(package, info, total, packed)
        total += len(content)
        members[info.filename] = content
    return members


def _is_inside(name: str) -> bool:
    return not name.startswith(("/", "\\")) and ".." not in name.replace("\\", "/").split("/") and ":" not in name


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, before: int, packed: int) -> bytes:
    """Return one member; stop as soon as it, or all of them, is larger than allowed."""
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            whole = before + size
            if whole > BYTES or (whole > RATIO_FROM and whole > RATIO * packed):
                raise Unreadable(_TOO_LARGE)
            if size > RATIO_FROM and size > RATIO * info.compress_size:
                raise Unreadable(_TOO_LARGE)
            chunks.append(chunk)
    return b"".join(chunks)


def walk_xml(
    content: bytes,
    start: Callable[[str, Mapping[str, str]], Any],
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], Any] | None = None,
) -> None:
    """Go through a part element by element; names are as written, with their prefix. Depth costs nothing here.

    Raises:
        Unreadable: it is no well-formed XML, or has a DTD.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse_dtd
    parser.buffer_text = True
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):  # LookupError: an encoding that nobody knows
        raise Unreadable(_DAMAGED) from None


class _Seen(Exception):
    """The root was seen; the rest need not be."""


def root_attributes(content: bytes) -> dict[str, str]:
    """Return the attributes of a part's first element, by their names without prefix.

    Raises:
        Unreadable: it does not begin like XML, or has a DTD.
    """
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        found.update({local(name): value for name, value in attributes.items()})
        raise _Seen

    with contextlib.suppress(_Seen):
        walk_xml(content, start)
    return found


def refuse_dtd(*_: Any) -> None:
    """Refuse a part that defines anything: the first step of most attacks.

    Raises:
        Unreadable: always.
    """
    raise Unreadable(_DTD)


def check_xml(content: bytes) -> bytes:
    """Return a part that another parser may read: well-formed, no DTD, not too deep.

    Raises:
        Unreadable: it is none of it.
    """
    level = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal level
        level += 1
        if level > DEPTH:
            raise Unreadable(_DAMAGED)

    def end(name: str) -> None:
        nonlocal level
        level -= 1

    walk_xml(content, start, end)
    return content


def local(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def relations(members: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Return the parts inside the package that ``part`` refers to, by relationship id."""
    folder, name = posixpath.split(part)
    content = members.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if path in members:
            found[attributes.get("Id", "")] = path

    if content is not None:
        walk_xml(content, start)
    return found
