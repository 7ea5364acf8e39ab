"""What may stand in what: paragraphs in cells, runs in paragraphs, one section at the end of the body."""

from __future__ import annotations

from typing import Any

from tests.wizards.word.structure.names import W, line, local
from wizards.word.result import Fault

_BLOCKS = frozenset({"p", "tbl", "bookmarkStart", "bookmarkEnd"})
_MAY_HOLD: dict[str, frozenset[str]] = {
    "document": frozenset({"body"}),
    "body": _BLOCKS | {"sectPr"},
    "p": frozenset({"pPr", "r", "bookmarkStart", "bookmarkEnd"}),
    "r": frozenset({"rPr", "t", "tab", "br", "fldChar", "instrText"}),
    "tbl": frozenset({"tblPr", "tblGrid", "tr"}),
    "tr": frozenset({"trPr", "tc"}),
    "tc": _BLOCKS | {"tcPr"},
    "tblGrid": frozenset({"gridCol"}),
    "ftr": frozenset({"p", "tbl"}),
    "t": frozenset(),
    "instrText": frozenset(),
    "styles": frozenset({"docDefaults", "latentStyles", "style"}),
    "fonts": frozenset({"font"}),
}
_FIRST = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tr": "trPr", "tc": "tcPr"}
_HOLDS_TEXT = {W + "t", W + "instrText"}
_ROOTS = {
    "word/document.xml": "document",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fonts",
}


def check_content(name: str, tree: Any) -> list[Fault]:
    """Elements stand where they may, properties come first, text stands only in text."""
    faults: list[Fault] = []
    root = _ROOTS.get(name, "ftr")
    if local(tree) != root:
        faults.append(Fault("root", name, f"根元素应为 {root}。"))
    for element in tree.iter():
        inner = local(element)
        if not element.tag.startswith(W) if isinstance(element.tag, str) else True:
            faults.append(Fault("content", name, f"有不认识的元素 {inner}。"))
            continue
        allowed = _MAY_HOLD.get(inner)
        if allowed is not None:
            for child in element:
                if local(child) not in allowed:
                    faults.append(Fault("content", name, f"{inner} 里不能有 {local(child)}{line(element)}。"))
        first = _FIRST.get(inner)
        if first is not None:
            for child in element[1:]:
                if local(child) == first:
                    faults.append(Fault("content", name, f"{first} 应在 {inner} 的最前面，只有一个{line(element)}。"))
        if _stray(element):
            faults.append(Fault("stray-text", name, f"{inner} 的前后有不该有的文字。"))
    faults += _body(name, tree)
    return faults


def _stray(element: Any) -> bool:
    inside = element.text and element.text.strip() and element.tag not in _HOLDS_TEXT
    return bool(inside or (element.tail and element.tail.strip()))


def _body(name: str, tree: Any) -> list[Fault]:
    faults = []
    for body in tree.iter(W + "body"):
        for child in body[:-1]:
            if child.tag == W + "sectPr":
                faults.append(Fault("section", name, "最后一节的页面设置后面还有内容。"))
        if not len(body) or body[-1].tag != W + "sectPr":
            faults.append(Fault("section", name, "正文末尾没有页面设置。"))
    for cell in tree.iter(W + "tc"):
        if not len(cell) or cell[-1].tag != W + "p":
            faults.append(
                Fault("cell", name, f"有一个格子不是以段落结束，Word 会说内容无法读取{line(cell.getparent())}。")
            )
    return faults
