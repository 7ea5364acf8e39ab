"""A small reader of WordprocessingML over lxml: paragraphs as runs, tables as squares of their lattice.

It loses nothing: what it does not know it does not skip, and it never recurses over rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from wizards.word.grid import CONTINUE, RESTART, SINGLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, R, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TRPR, TCPR, TBLPR, GRID = (W + name for name in ("pPr", "rPr", "trPr", "tcPr", "tblPr", "tblGrid"))
VAL, WIDTH = W + "val", W + "w"
SECTION = W + "sectPr"
BODY = W + "body"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BARE = "//w:p/@*|//w:r/@*|//w:tc/@*|//w:tr/@*|//w:tbl/@*|//w:body/@*|/w:document/@*"
_MARKS = {W + "tab": "\t", W + "br": "\n"}

Form = tuple[Any, ...]
"""An element without its place: name, attributes, forms of the children."""


class Unreadable(Exception):
    """The document holds something the writer never writes; the message says what, in Chinese."""


@dataclass(slots=True)
class ParagraphRead:
    """A paragraph: the form of its properties, and its runs as form of the properties and text."""

    properties: Form
    runs: list[tuple[Form, str]]

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(text for _, text in self.runs)


@dataclass(slots=True)
class CellRead:
    """A square of a row: its lattice lines, its merge state and its paragraphs."""

    start: int
    end: int
    state: int
    properties: Form
    paragraphs: list[ParagraphRead]

    @property
    def text(self) -> str:
        """The paragraphs as lines."""
        if len(self.paragraphs) == 1:
            return self.paragraphs[0].text
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(slots=True)
class RowRead:
    """A row: the form of its properties and its squares from left to right."""

    properties: Form
    cells: list[CellRead]


@dataclass(slots=True)
class TableRead:
    """A table: the form of its properties, the positions of its lattice lines in twips, its rows."""

    properties: Form
    lines: list[int]
    rows: list[RowRead] = field(default_factory=list)


def form(element: Any) -> Form:
    """The form of an element; two elements of one form print the same."""
    return (
        element.tag,
        tuple(sorted(element.items())) if len(element.attrib) > 1 else tuple(element.items()),
        *[form(child) for child in element],
    )


def body(data: bytes) -> tuple[Any, int]:
    """Parses the main part; returns its body and the length of everything between the tags.

    Raises:
        Unreadable: not well-formed, or with attributes where the writer puts none.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"正文不是完好的 XML（第 {error.lineno} 行）") from error
    tree = root.getroottree()
    if root.tag != W + "document" or len(root) != 1 or root[0].tag != BODY:
        raise Unreadable("正文的根不对")
    if root.getprevious() is not None or root.getnext() is not None or tree.docinfo.doctype:
        raise Unreadable("正文的前后有不认识的内容")
    if root.xpath(_BARE, namespaces={"w": W[1:-1]}):
        raise Unreadable("正文里有不认识的属性")
    return root[0], int(root.xpath("string-length(string())"))


def paragraph(element: Any) -> ParagraphRead:
    """Reads a ``w:p``."""
    properties: Form = ()
    runs = []
    for child in element:
        tag = child.tag
        if tag == R:
            runs.append(_run(child))
        elif tag == PPR and not properties and not runs:
            properties = form(child)
        else:
            raise Unreadable(f"段落里有不认识的内容 {_name(tag)}")
    return ParagraphRead(properties, runs)


def _run(element: Any) -> tuple[Form, str]:
    children = list(element)
    properties: Form = ()
    if len(children) == 2 and children[0].tag == RPR:
        properties = form(children[0])
        if len(properties) == 2:
            raise Unreadable("有一处文字的格式是空的")
        del children[0]
    if len(children) != 1:
        raise Unreadable("有一处文字的结构不对")
    (child,) = children
    if child.tag == T:
        if child.items() != [(_SPACE, "preserve")] or len(child) or not child.text:
            raise Unreadable("有一处文字的标记不对")
        return properties, child.text
    mark = _MARKS.get(child.tag)
    if mark is None or child.attrib or len(child):
        raise Unreadable(f"文字里有不认识的内容 {_name(child.tag)}")
    return properties, mark


def table(element: Any) -> TableRead:
    """Reads a ``w:tbl`` with its lattice."""
    children = list(element)
    if [child.tag for child in children[:2]] != [TBLPR, GRID]:
        raise Unreadable("表格缺少属性或列宽")
    lines = [0]
    for column in children[1]:
        if column.tag != W + "gridCol" or column.keys() != [WIDTH] or len(column) or not _digits(column.get(WIDTH)):
            raise Unreadable("表格的列宽写得不对")
        lines.append(lines[-1] + int(column.get(WIDTH)))
    if children[1].attrib:
        raise Unreadable("表格的列宽写得不对")
    found = TableRead(form(children[0]), lines)
    for row in children[2:]:
        if row.tag != TR:
            raise Unreadable(f"表格里有不认识的内容 {_name(row.tag)}")
        found.rows.append(_row(row))
    return found


def _row(element: Any) -> RowRead:
    properties: Form = ()
    cells: list[CellRead] = []
    line = 0
    for child in element:
        tag = child.tag
        if tag == TC:
            cells.append(_cell(child, line))
            line = cells[-1].end
        elif tag == TRPR and not properties and not cells:
            properties = form(child)
        else:
            raise Unreadable(f"表格的行里有不认识的内容 {_name(tag)}")
    return RowRead(properties, cells)


def _cell(element: Any, start: int) -> CellRead:
    children = list(element)
    if len(children) < 2 or children[0].tag != TCPR:
        raise Unreadable("有一个格子没有宽度或没有段落")
    properties = form(children[0])
    span, state = 1, SINGLE
    for tag, attributes, *_ in properties[2:]:
        if tag == W + "gridSpan":
            span = int(dict(attributes).get(VAL, "x")) if _digits(dict(attributes).get(VAL)) else 0
        elif tag == W + "vMerge":
            state = RESTART if dict(attributes).get(VAL) == "restart" else CONTINUE
    for child in children[1:]:
        if child.tag != P:
            raise Unreadable(f"格子里有不认识的内容 {_name(child.tag)}")
    return CellRead(start, start + span, state, properties, [paragraph(child) for child in children[1:]])


def _digits(text: str | None) -> bool:
    return bool(text) and str(text).isascii() and str(text).isdigit() and len(str(text)) < 7


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else "注释"
