"""The package of a Word document: through the opener of foreign packages, then its main part.

What cannot be read is refused with one sentence that says what to do instead.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from wizards.intake.compound import MAGIC, Compound
from wizards.intake.model import Unreadable
from wizards.intake.packages import local, open_package, walk_xml

_SAVE_AS: Final = "请用 Word/WPS 打开后另存为 .docx 再试。"
_REFUSED: Final = {
    ".doc": "旧版 Word 文件（.doc）",
    ".dot": "旧版 Word 模板（.dot）",
    ".wps": "WPS 文字文件（.wps）",
    ".wpt": "WPS 模板（.wpt）",
    ".docm": "带宏的 Word 文件（.docm）",
    ".dotm": "带宏的 Word 模板（.dotm）",
    ".odt": "OpenDocument 文字（.odt）",
    ".pdf": "PDF 文件",
    ".rtf": "RTF 文件",
}
_MAIN: Final = "officeDocument"
_WORD: Final = "wordprocessingml"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_DAMAGED: Final = "文件已损坏或不完整，打不开；请重新复制一份，或在 Word、WPS 里打开后另存一份再试。"
_NO_WORD: Final = f"这不是 Word 文件（.docx），读不了；{_SAVE_AS}"


def open_word(data: bytes, name: str = "") -> tuple[dict[str, bytes], str]:
    """Return the members of a Word document's package, and the name of its main part.

    Args:
        data: the file.
        name: its name, for what the bytes leave open.

    Raises:
        Unreadable: it is no .docx, has macros, is encrypted, damaged, or larger than a document can be.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _REFUSED:
        raise Unreadable(f"这是{_REFUSED[suffix]}，不能直接读；{_SAVE_AS}")
    if data.startswith(MAGIC):
        raise Unreadable(_compound(data))
    if not data.startswith(b"PK\x03\x04"):
        raise Unreadable("文件是空的；请确认选对了文件。" if not data.strip(b"\x00 \r\n\t") else _NO_WORD)
    members = open_package(data)
    part = _main_part(members)
    kind = _content_types(members).get(part, "")
    if "macroEnabled" in kind or any(posixpath.basename(one) == "vbaProject.bin" for one in members):
        raise Unreadable(f"这是带宏的 Word 文件，没有读；{_SAVE_AS}")
    if kind and _WORD not in kind:
        raise Unreadable(_NO_WORD)
    return members, part


def _compound(data: bytes) -> str:
    """Return the sentence for a compound file: the wrapping of encrypted files, and of .doc."""
    if "EncryptedPackage" in Compound(data).streams:
        return "文件加了密码，读不了；请去掉密码，另存一份再试。"
    return f"这是旧版 Word 文件（.doc）或 WPS 文件，不能直接读；{_SAVE_AS}"


def _main_part(members: Mapping[str, bytes]) -> str:
    """Return the name of the main part, as the package says, else the usual one."""
    found: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "Relationship" and attributes.get("Type", "").endswith(f"/{_MAIN}"):
            found.append(posixpath.normpath(attributes.get("Target", "").lstrip("/")))

    if (content := members.get("_rels/.rels")) is not None:
        walk_xml(content, start)
    part = found[0] if found else "word/document.xml"
    if part not in members:
        raise Unreadable(_NO_WORD if _CONTENT_TYPES in members and not found else _DAMAGED)
    return part


def _content_types(members: Mapping[str, bytes]) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "Override":
            found[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    if (content := members.get(_CONTENT_TYPES)) is not None:
        walk_xml(content, start)
    return found
