"""Headings and paragraphs as WordprocessingML."""

from __future__ import annotations

from schemas.blocks import Heading, Paragraph
from wizards.word.page import Page
from wizards.word.placing import Placed
from wizards.word.run_text import clean, runs
from wizards.word.setting import HIGHEST, LOWEST

STYLES = {
    "body": "BodyText",
    "label": "AttachmentLabel",
    "left": "FlushLeft",
    "centre": "Centred",
    "right": "Signature",
}

_CHARACTER = 320

SEAM = '<w:p><w:pPr><w:pStyle w:val="Spacer"/><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>'
"""What keeps two parts of one drawn table from becoming one table again."""


def heading_style(level: int) -> str:
    """The paragraph style of a heading on its own line."""
    return "Title" if level < HIGHEST else f"Heading{min(level, LOWEST)}"


def heading(placed: Placed, block: Heading) -> str:
    """A heading: its number is text, so that it survives every copy and every reader."""
    return f"<w:p>{_properties(heading_style(block.level), placed)}{runs(clean(block.number + block.text))}</w:p>"


def paragraph(placed: Placed, block: Paragraph) -> str:
    """A paragraph, with its run-in heading in the heading's own character style."""
    lead = ""
    if block.lead is not None:
        style = f"Heading{min(max(block.lead.level, HIGHEST), LOWEST)}Char"
        lead = runs(clean(block.lead.number + block.lead.text), style)
    look = placed.page.type.text if placed.note else STYLES[block.look]
    return f"<w:p>{_properties(look, placed)}{lead}{runs(clean(block.text))}</w:p>"


def spacer(*, new_page: bool = False, seam: bool = False, ends: Page | None = None) -> str:
    """A line of one point: it carries what a table cannot carry, a page break or the end of a section.

    A ``seam`` between two parts of one table is hidden, so that they touch.
    """
    if seam:
        return SEAM
    broken = "<w:pageBreakBefore/>" if new_page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Spacer"/>{broken}{ends.section() if ends else ""}</w:pPr></w:p>'


def _properties(style: str, placed: Placed) -> str:
    inner = f'<w:pStyle w:val="{style}"/>'
    if placed.keep:
        inner += "<w:keepNext/>"
    if placed.new_page:
        inner += "<w:pageBreakBefore/>"
    if placed.before is not None:
        after = "" if placed.after is None else f' w:after="{placed.after}"'
        inner += f'<w:spacing w:before="{placed.before}"{after}/>'
    if placed.right:
        inner += f'<w:ind w:rightChars="{placed.right}" w:right="{placed.right * _CHARACTER // 100}"/>'
    elif placed.inset:
        inner += f'<w:ind w:left="{placed.inset}" w:right="{placed.inset}"/>'
    if placed.ends:
        inner += placed.page.section()
    return f"<w:pPr>{inner}</w:pPr>"
