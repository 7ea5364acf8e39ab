"""The proof after writing (写后回读): everything in the blocks is found again in the bytes, at its place.

The document is read with ``word_reader`` and compared with the blocks, not with what the renderer meant to write; all
other parts must be those of the base file. A file with anything more in it does not pass either.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from schemas.blocks import Block, Heading, Layout, Paragraph, Table
from wizards.word import container, word_reader
from wizards.word.page import Page
from wizards.word.parts import DOCUMENT, parts
from wizards.word.placing import Placed, place
from wizards.word.proof_runs import check_runs
from wizards.word.proof_table import match_table
from wizards.word.render import table_title
from wizards.word.result import Proof, ProofFailed
from wizards.word.run_text import clean
from wizards.word.setting import HIGHEST, LOWEST
from wizards.word.tally import Tally
from wizards.word.word_reader import SECTION, ParagraphRead, Unreadable

_LOOKS = {
    "body": "BodyText",
    "label": "AttachmentLabel",
    "left": "FlushLeft",
    "centre": "Centred",
    "right": "Signature",
}
_TWIPS_PER_HUNDREDTH = 320 / 100
# python-docx parses the whole part again; for thousands of rows that would cost as much as the proof itself.
_OUTLINE_UP_TO = 2_000_000


def prove(data: bytes, blocks: Sequence[Block], layout: Layout) -> Proof:
    """Proves that ``data`` is the report of these blocks."""
    document = _package(data, layout)
    try:
        tally = _Walk(list(word_reader.body(document))).run(blocks, layout)
    except Unreadable as error:
        raise ProofFailed(f"报告写出后回读不对：{error}。文件没有留下，请重写一次。") from error
    if len(document) <= _OUTLINE_UP_TO:
        _outline(data, blocks)
    return Proof(tally.values, tally.headings, tally.cells, tally.merges, hashlib.sha256(data).hexdigest())


def _package(data: bytes, layout: Layout) -> bytes:
    """Everything around the document is the base file with this layout; returns the document."""
    found = container.read(data)
    if found.faults:
        raise ProofFailed(f"报告写出后回读不对：{found.faults[0].part or '文件'}{found.faults[0].message}")
    expected = parts(layout)
    if list(found.parts) != [*expected, DOCUMENT] or not found.stamps:
        raise ProofFailed("报告写出后回读不对：文件里的部件缺少、多出或次序不对。")
    for name, content in expected.items():
        if found.parts[name] != content:
            raise ProofFailed(f"报告写出后回读不对：部件 {name} 与应写的不同。")
    return found.parts[DOCUMENT]


def _outline(data: bytes, blocks: Sequence[Block]) -> None:
    """A second, unrelated reader finds the same headings in their styles."""
    import docx

    found = [
        (paragraph.style.name if paragraph.style else "", paragraph.text)
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        if paragraph.style is not None and paragraph.style.name.startswith(("Heading ", "Title"))
    ]
    expected = [
        (f"Heading {min(block.level, LOWEST)}" if block.level >= HIGHEST else "Title", clean(block.number + block.text))
        for block in blocks
        if isinstance(block, Heading)
    ]
    if found != expected:
        raise ProofFailed("报告写出后回读不对：标题的级别或次序与应写的不同。")


@dataclass(slots=True)
class _Walk:
    """The children of the body, taken one by one as the blocks ask for them."""

    children: list[Any]
    at: int = 0

    def run(self, blocks: Sequence[Block], layout: Layout) -> Tally:
        tally = Tally()
        placed = place(blocks)
        title = table_title(layout.title)
        tables = 0
        for item in placed:
            block = item.block
            if isinstance(block, Heading):
                title = table_title(block.number + block.text)
                self._heading(item, block, tally)
            elif isinstance(block, Paragraph):
                self._paragraph(item, block, tally)
            else:
                tables += not item.continues
                self._table(item, block, tally, title, f"第{tables}张表")
        if not placed or isinstance(placed[-1].block, Table):
            self._spacer("最后一张表的后面")
        last = (placed[-1] if placed else Placed(Paragraph(""))).page
        if word_reader.source(self._take(SECTION, "页面设置")) != last.section():
            raise ProofFailed("报告写出后回读不对：最后一节的页面设置不对。")
        if self.at != len(self.children):
            raise ProofFailed("报告写出后回读不对：正文末尾多出了内容。")
        return tally

    def _take(self, tag: str, where: str) -> Any:
        if self.at >= len(self.children) or self.children[self.at].tag != tag:
            raise ProofFailed(f"报告写出后回读不对：找不到{where}。")
        self.at += 1
        return self.children[self.at - 1]

    def _heading(self, item: Placed, block: Heading, tally: Tally) -> None:
        text = clean(block.number + block.text)
        where = f"标题“{_short(text)}”"
        read = word_reader.paragraph(word_reader.source(self._take(word_reader.P, where)))
        style = f"Heading{min(block.level, LOWEST)}" if block.level >= HIGHEST else "Title"
        _properties(read, style, item, where)
        check_runs(read.runs, "", text, where)
        tally.headings += 1
        tally.values += bool(text)

    def _paragraph(self, item: Placed, block: Paragraph, tally: Tally) -> None:
        text = clean(block.text)
        lead = clean(block.lead.number + block.lead.text) if block.lead else ""
        where = f"段落“{_short(lead + text)}”"
        read = word_reader.paragraph(word_reader.source(self._take(word_reader.P, where)))
        _properties(read, item.page.type.text if item.note else _LOOKS[block.look], item, where)
        style = f"Heading{min(max(block.lead.level, HIGHEST), LOWEST)}Char" if block.lead else ""
        check_runs(read.runs, lead, text, where, style)
        tally.headings += block.lead is not None
        tally.values += bool(lead) + bool(text)

    def _table(self, item: Placed, block: Table, tally: Tally, title: str, where: str) -> None:
        if item.new_page or item.gap:
            self._spacer(f"{where}前面的分隔", new_page=item.new_page, seam=item.continues)
        match_table(self._take(word_reader.TBL, where), block, item, title, where, tally)
        if item.ends:
            self._spacer(f"{where}后面的分节", ends=item.page)

    def _spacer(self, where: str, *, new_page: bool = False, seam: bool = False, ends: Page | None = None) -> None:
        read = word_reader.paragraph(word_reader.source(self._take(word_reader.P, where)))
        if read.runs:
            raise ProofFailed(f"报告写出后回读不对：{where}多出了文字。")
        broken = "<w:pageBreakBefore/>" if new_page else "<w:rPr><w:vanish/></w:rPr>" if seam else ""
        _same(read, f'<w:pStyle w:val="Spacer"/>{broken}{ends.section() if ends else ""}', where)


def _properties(read: ParagraphRead, style: str, item: Placed, where: str) -> None:
    expected = f'<w:pStyle w:val="{style}"/>'
    expected += "<w:keepNext/>" if item.keep else ""
    expected += "<w:pageBreakBefore/>" if item.new_page else ""
    if item.before is not None:
        expected += f'<w:spacing w:before="{item.before}"' + (
            f' w:after="{item.after}"/>' if item.after is not None else "/>"
        )
    if item.right:
        expected += f'<w:ind w:rightChars="{item.right}" w:right="{int(item.right * _TWIPS_PER_HUNDREDTH)}"/>'
    if item.inset:
        expected += f'<w:ind w:left="{item.inset}" w:right="{item.inset}"/>'
    _same(read, expected + (item.page.section() if item.ends else ""), where)


def _same(read: ParagraphRead, expected: str, where: str) -> None:
    if read.properties != expected:
        raise ProofFailed(f"报告写出后回读不对：{where}的样式或分页不对。")


def _short(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 12 else text[:11] + "…"
