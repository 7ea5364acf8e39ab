"""A small reader of WordprocessingML over lxml: paragraphs as runs, tables as squares of their lattice.

lxml parses and serialises; in what it serialises ``<`` is always markup, so the pieces can be taken apart as text,
which is many times faster than an object per element. Nothing is skipped: what the reader does not know it refuses,
and it never recurses over rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from wizards.word.grid import CONTINUE, RESTART, SINGLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, TBL, TR, SECTION = (W + name for name in ("p", "tbl", "tr", "sectPr"))

_DECLARED = (
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
)
_OPEN, _CLOSE = "<w:p><w:pPr>", "</w:p>"
_RUN = re.compile(  # properties, then one text, tab or break
    r"<w:r>(?:<w:rPr>(.+?)</w:rPr>)?"
    r'(?:<w:t xml:space="preserve">([^<]+)</w:t>|<w:(tab|br)/>)</w:r>'
)
_MARKS = {"tab": "\t", "br": "\n"}
_ROW = re.compile("<w:tr><w:trPr>(.*)</w:trPr>")
_SQUARE = re.compile(
    r'<w:tcW w:w="\d+" w:type="dxa"/>(?:<w:gridSpan w:val="(\d{1,4})"/>)?(?:<w:vMerge( w:val="restart")?(/)>)?'
    r'(?:<w:tcBorders><w:(?:top|bottom) w:val="nil"/></w:tcBorders>)?'
)
_SIMPLE = re.compile(
    r'<w:p><w:pPr>(<w:pStyle w:val="\w+"/>)</w:pPr>(?:<w:r><w:t xml:space="preserve">([^<]+)</w:t></w:r>)?</w:p></w:tc>'
)

Run = tuple[str, str]
"""Properties and text."""


class Unreadable(Exception):
    """The document holds something the writer never writes; the message says what, in Chinese."""


@dataclass(slots=True)
class ParagraphRead:
    """A paragraph: its properties as they stand, and its runs."""

    properties: str
    runs: list[Run]

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(text for _, text in self.runs)


@dataclass(slots=True)
class CellRead:
    """A square of a row: its lattice lines, its merge state, its properties and its paragraphs."""

    start: int
    end: int
    state: int
    properties: str
    paragraphs: list[ParagraphRead]

    @property
    def text(self) -> str:
        """The paragraphs as lines."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def body(data: bytes) -> Any:
    """Parses the main part and returns its body.

    Raises:
        Unreadable: not well-formed, or something stands around the body.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"正文不是完好的 XML（第 {error.lineno} 行）") from error
    if _has_company(root) or [root.tag, *(inside.tag for inside in root)] != [W + "document", W + "body"]:
        raise Unreadable("正文的根不对")
    inside = root[0]
    if root.attrib or inside.attrib or root.text or inside.text or inside.tail or any(c.tail for c in inside):
        raise Unreadable("正文里有不属于任何段落的文字或属性")
    return inside


def _has_company(root: Any) -> bool:
    """Whether a comment, an instruction or a document type stands beside the root."""
    return bool(root.getprevious() is not None or root.getnext() is not None or root.getroottree().docinfo.doctype)


def source(element: Any) -> str:
    """An element as text, without the declarations of the namespaces."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    for declaration in _DECLARED:
        text = text.replace(declaration, "", 1)
    return text


def paragraph(text: str) -> ParagraphRead:
    """Reads a ``w:p``."""
    properties, found, runs = text.partition("</w:pPr>")
    if not found or not properties.startswith(_OPEN) or not runs.endswith(_CLOSE):
        raise Unreadable("有一个段落的结构不对")
    return ParagraphRead(properties.removeprefix(_OPEN), list(_runs(runs, len(runs) - len(_CLOSE))))


def _runs(text: str, end: int) -> Iterator[Run]:
    at = 0
    while at < end:
        found = _RUN.match(text, at, end)
        if found is None:
            raise Unreadable(f"段落里有不认识的内容 {text[at : at + 20]}")
        look, shown, mark = found.groups()
        yield look or "", plain(shown) if shown else _MARKS[mark]
        at = found.end()


def plain(text: str) -> str:
    """Serialised text as it reads."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def table(element: Any) -> tuple[str, list[int], list[Any]]:
    """The properties of a ``w:tbl``, the positions of its lattice lines in twips, its rows."""
    children = list(element)
    if [child.tag for child in children[:2]] != [W + "tblPr", W + "tblGrid"]:
        raise Unreadable("表格缺少属性或列宽")
    if element.attrib or element.text or any(child.tail for child in children):
        raise Unreadable("表格里有不属于任何格子的文字或属性")
    columns = source(children[1])
    widths = re.findall(r'<w:gridCol w:w="(\d{1,5})"/>', columns)
    if columns != "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>":
        raise Unreadable("表格的列宽写得不对")
    lines = [0]
    for width in widths:
        lines.append(lines[-1] + int(width))
    return source(children[0]), lines, children[2:]


class RowReader:
    """Reads rows; the properties of squares repeat all the time, so each form of them is read once."""

    def __init__(self) -> None:
        self._squares: dict[str, tuple[int, int]] = {}

    def row(self, element: Any) -> tuple[str, list[CellRead]]:
        """The properties of a ``w:tr`` and its squares from left to right."""
        head, *rest = source(element).split("<w:tc>")
        opening = _ROW.fullmatch(head)
        if opening is None or not rest or not rest[-1].endswith("</w:tr>"):
            raise Unreadable("表格里有一行的结构不对")
        rest[-1] = rest[-1].removesuffix("</w:tr>")
        cells = []
        line = 0
        for text in rest:
            properties, _, content = text.partition("</w:tcPr>")
            square = self._squares.get(properties) or self._square(properties)
            span, state = square
            cells.append(CellRead(line, line + span, state, properties, _paragraphs(content)))
            line += span
        return opening[1], cells

    def _square(self, properties: str) -> tuple[int, int]:
        found = _SQUARE.fullmatch(properties, len("<w:tcPr>"))
        if found is None or not properties.startswith("<w:tcPr>"):
            raise Unreadable(f"有一个格子的属性不对：{properties[:40]}")
        span, restart, merged = found.groups()
        square = int(span or 1), (RESTART if restart else CONTINUE) if merged else SINGLE
        self._squares[properties] = square
        return square


def _paragraphs(content: str) -> list[ParagraphRead]:
    simple = _SIMPLE.fullmatch(content)
    if simple is not None:
        properties, text = simple.groups()
        return [ParagraphRead(properties, [("", plain(text))] if text else [])]
    if not content.endswith("</w:tc>") or not content.startswith(_OPEN):
        raise Unreadable("有一个格子里没有段落")
    texts = content.removesuffix("</w:tc>").split("<w:p>")[1:]
    return [paragraph("<w:p>" + text) for text in texts]
