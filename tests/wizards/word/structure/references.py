"""What points at something: styles, footers, fields, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.wizards.word.structure.names import RELS, R, W, line, local
from wizards.word.result import Fault

_STYLE_OF = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_SAME_KIND = ("basedOn", "next")
_LINKED = {"paragraph": "character", "character": "paragraph"}
_FIELDS = {"PAGE", "NUMPAGES"}


def check_references(trees: Mapping[str, Any]) -> list[Fault]:
    """Every name that is used is defined, every field that begins ends."""
    styles = trees.get("word/styles.xml")
    kinds = {} if styles is None else {s.get(W + "styleId"): s.get(W + "type") for s in styles.iter(W + "style")}
    faults: list[Fault] = []
    if styles is not None:
        faults += _definitions(styles, kinds)
    for name, tree in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            faults += [Fault(code, name, message) for code, message in _used(tree, kinds)]
            faults += [Fault(code, name, message) for code, message in _fields(tree)]
            faults += [Fault("bookmark", name, message) for message in _bookmarks(tree)]
            faults += _targets(name, tree, trees)
    return faults


def _definitions(styles: Any, kinds: Mapping[str, str]) -> list[Fault]:
    name = "word/styles.xml"
    faults = []
    all_styles = list(styles.iter(W + "style"))
    if len(kinds) != len(all_styles):
        faults.append(Fault("style", name, "有两个样式的代号相同。"))
    names = [style.find(W + "name").get(W + "val") for style in all_styles if style.find(W + "name") is not None]
    if len(set(names)) != len(all_styles):
        faults.append(Fault("style", name, "有样式没有名称，或两个样式同名。"))
    for style in all_styles:
        kind = style.get(W + "type")
        for reference in (child for child in style if local(child) in (*_SAME_KIND, "link")):
            wanted = kind if local(reference) in _SAME_KIND else _LINKED.get(kind)
            if kinds.get(reference.get(W + "val")) != wanted:
                faults.append(Fault("style", name, f"样式 {style.get(W + 'styleId')} 引用的样式没有定义。"))
    defaults = [style.get(W + "type") for style in all_styles if style.get(W + "default")]
    if "paragraph" not in defaults or len(set(defaults)) != len(defaults):
        faults.append(Fault("style", name, "缺省样式缺少或重复。"))
    return faults


def _used(tree: Any, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for tag, kind in _STYLE_OF.items():
        for element in tree.iter(W + tag):
            style = element.get(W + "val")
            if kinds.get(style) != kind:
                yield "style", f"样式“{style}”没有定义{line(element.getparent().getparent())}。"


def _fields(tree: Any) -> Iterator[tuple[str, str]]:
    for paragraph in tree.iter(W + "p"):
        state = ""
        for element in paragraph.iter(W + "fldChar", W + "instrText"):
            if element.tag == W + "instrText":
                if state != "begin":
                    yield "field", "域代码不在域里。"
                if (element.text or "").strip() not in _FIELDS:
                    yield "foreign-field", f"有不该有的域“{(element.text or '').strip()[:20]}”。"
                continue
            step = element.get(W + "fldCharType")
            if (state, step) not in (("", "begin"), ("begin", "separate"), ("separate", "end"), ("begin", "end")):
                yield "field", "域的开始、分隔和结束不配对。"
            state = "" if step == "end" else step
        if state:
            yield "field", "有一个域没有结束。"


def _bookmarks(tree: Any) -> Iterator[str]:
    starts = [element.get(W + "id") for element in tree.iter(W + "bookmarkStart")]
    names = [element.get(W + "name") for element in tree.iter(W + "bookmarkStart")]
    ends = [element.get(W + "id") for element in tree.iter(W + "bookmarkEnd")]
    if len(set(starts)) != len(starts) or len(set(names)) != len(names):
        yield "书签的编号或名称重复。"
    if sorted(starts) != sorted(ends):
        yield "书签的开始和结束不配对。"


def _targets(name: str, tree: Any, trees: Mapping[str, Any]) -> list[Fault]:
    folder, _, file = name.rpartition("/")
    relationships = trees.get(f"{folder}/_rels/{file}.rels")
    known = (
        {}
        if relationships is None
        else {r.get("Id"): r.get("Type", "") for r in relationships.iter(RELS + "Relationship")}
    )
    faults = []
    for element in tree.iter():
        key = element.get(R + "id")
        if local(element) == "footerReference" or key is not None:
            wanted = "/" + local(element).removesuffix("Reference")
            if key is None or not known.get(key, "").endswith(wanted):
                faults.append(Fault("relationship", name, f"{local(element)} 指向的关系“{key}”不存在。"))
    return faults
