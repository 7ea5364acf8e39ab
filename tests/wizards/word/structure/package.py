"""The package: content types, relationships, properties."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from tests.wizards.word.structure.names import CORE, DC, RELS, TERMS, TYPES, XSI
from wizards.word.result import Fault

_TYPES_PART = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_DOCUMENT_TYPE = _OFFICE + "wordprocessingml.document.main+xml"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
# What a relationship points to must be declared as what it is.
_TYPE_OF = {
    "officeDocument": _DOCUMENT_TYPE,
    "styles": _OFFICE + "wordprocessingml.styles+xml",
    "settings": _OFFICE + "wordprocessingml.settings+xml",
    "fontTable": _OFFICE + "wordprocessingml.fontTable+xml",
    "footer": _OFFICE + "wordprocessingml.footer+xml",
    "extended-properties": _OFFICE + "extended-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
_W3CDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z)?)?)?")
_CORE_CHILDREN = {
    CORE + "coreProperties": {
        *(
            CORE + name
            for name in ("category", "contentStatus", "keywords", "lastModifiedBy", "lastPrinted", "revision")
        ),
        *(CORE + name for name in ("contentType", "version")),
        *(DC + name for name in ("title", "creator", "subject", "description", "identifier", "language")),
        *(TERMS + name for name in ("created", "modified")),
    }
}


def parse(name: str, content: bytes, faults: list[Fault]) -> Any:
    """The tree of a part; ``None``, with a fault, if it is not well-formed."""
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        faults.append(Fault("xml", name, f"不是完好的 XML：第 {error.lineno} 行第 {error.offset} 个字符附近有误。"))
        return None


def check_package(parts: Mapping[str, bytes], trees: Mapping[str, Any]) -> list[Fault]:
    """Every part is declared and reached, every relationship reaches a part of the right type."""
    faults: list[Fault] = []
    if next(iter(parts), "") != _TYPES_PART:
        faults.append(Fault("content-type", _TYPES_PART, "类型表缺少，或不是文件里的第一个部件。"))
    types = _types(trees.get(_TYPES_PART), faults)
    for name in parts:
        if name != _TYPES_PART and _type(types, name) is None:
            faults.append(Fault("content-type", name, "类型表里没有这个部件的类型。"))
    for key in types:
        if key.startswith("/") and key[1:] not in parts:
            faults.append(Fault("missing-part", key[1:], "类型表里有这个部件，文件里没有。"))
    reached = {_TYPES_PART}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            reached.add(name)
            reached |= _relationships(name, tree, parts, types, faults)
    faults += [Fault("orphan", name, "没有任何关系指向这个部件。") for name in parts if name not in reached]
    faults += _properties(trees)
    return faults


def _types(tree: Any, faults: list[Fault]) -> dict[str, str]:
    types: dict[str, str] = {}
    for child in tree if tree is not None else ():
        key = child.get("PartName") if child.tag == TYPES + "Override" else child.get("Extension")
        if child.tag not in (TYPES + "Override", TYPES + "Default") or not key or not child.get("ContentType"):
            faults.append(Fault("content-type", _TYPES_PART, "类型表里有一项写得不对。"))
        elif key in types:
            faults.append(Fault("content-type", _TYPES_PART, f"类型表里“{key}”出现两次。"))
        else:
            types[key] = child.get("ContentType")
    return types


def _type(types: Mapping[str, str], name: str) -> str | None:
    declared = types.get("/" + name)
    if declared is not None:
        return declared
    extension = name.rpartition(".")[2]
    # Plain XML says nothing about a part; only relationships may be declared by their extension.
    return types.get(extension) if extension == "rels" else None


def _relationships(
    name: str, tree: Any, parts: Mapping[str, bytes], types: Mapping[str, str], faults: list[Fault]
) -> set[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    reached: set[str] = set()
    ids: set[str] = set()
    for child in tree:
        kind, target, key = child.get("Type", ""), child.get("Target", ""), child.get("Id", "")
        if child.tag != RELS + "Relationship" or not key or key in ids or not target:
            faults.append(Fault("relationship", name, f"关系“{key}”写得不对或重复。"))
        ids.add(key)
        if child.get("TargetMode") is not None:
            faults.append(Fault("external", name, f"关系“{key}”指向文件以外。"))
            continue
        path = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
        reached.add(path)
        wanted = _TYPE_OF.get(kind.rpartition("/")[2])
        if path not in parts:
            faults.append(Fault("missing-part", path, f"关系“{key}”指向的部件不在文件里。"))
        elif wanted is None or _type(types, path) != wanted:
            faults.append(Fault("content-type", path, "部件的类型与指向它的关系不符。"))
    if name == "_rels/.rels" and _MAIN not in {child.get("Type") for child in tree}:
        faults.append(Fault("relationship", name, "没有指向正文的关系。"))
    return reached


def _properties(trees: Mapping[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    for name, tree in trees.items():
        allowed = _CORE_CHILDREN.get(tree.tag)
        if allowed is None:
            continue
        seen: set[str] = set()
        for child in tree:
            if child.tag not in allowed or child.tag in seen:
                faults.append(Fault("property", name, "文件属性里有不认识或重复的一项。"))
            seen.add(child.tag)
            if child.tag.startswith(TERMS) and (
                _W3CDTF.fullmatch(child.text or "") is None or child.get(XSI + "type") != "dcterms:W3CDTF"
            ):
                faults.append(Fault("date", name, f"文件属性里的日期“{child.text}”写得不对。"))
    return faults
