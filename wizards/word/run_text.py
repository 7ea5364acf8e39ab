"""Text at the border of the file: cleaned once, escaped, cut into runs.

Nothing of a text can become a field, a link or an object: it only ever stands inside ``w:t``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.blocks import Block, Heading, Layout, Paragraph

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile("\r\n?")
_SOFT_BREAK = re.compile("[\x0b\x0c]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

BOXES = "\u25a1\u25a0\u2610\u2611\u2612\u2713\u2714\u2717\u2718"
"""Tick boxes and ticks: the Chinese text fonts lack most of them, so all are set in one symbol font."""

BOX_FONT = "Segoe UI Symbol"

# A text without any of these needs neither cleaning nor a font of its own; most cells of a table are such.
SPECIAL = re.compile("[\x00-\x1f&<>\x80-\u2e7f\ud800-\udfff\ufffe\uffff]")
_PIECE = re.compile(f"[{BOXES}]+|[\t\n]|[^{BOXES}\t\n]+")
# Word sets these ranges in the Latin font unless the run says otherwise: “ ” — … · ① ≥ and their kin.
_AMBIGUOUS = re.compile("[\x80-\u2e7f]")

PLAIN = '<w:r><w:t xml:space="preserve">'
END = "</w:t></w:r>"
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_BOX = f'<w:rFonts w:hint="eastAsia" w:ascii="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:eastAsia="{BOX_FONT}"/>'


def clean(text: str) -> str:
    """The text as a Word file can carry it; line ends become a newline, what XML forbids becomes U+FFFD."""
    if _UNCLEAN.search(text) is None:
        return text
    return _ILLEGAL.sub(REPLACEMENT, _SOFT_BREAK.sub("\n", _LINE_END.sub("\n", text)))


def escape(text: str) -> str:
    """Clean text for element content or a double-quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def runs(text: str, style: str = "") -> str:
    """The ``w:r`` elements of a cleaned text; ``style`` is a character style."""
    if not text:
        return ""
    if not style and SPECIAL.search(text) is None:
        return f"{PLAIN}{text}{END}"
    return "".join(_run(piece, style) for piece in _PIECE.findall(text))


def _run(piece: str, style: str) -> str:
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    if piece == "\t":
        inner = "<w:tab/>"
    elif piece == "\n":
        inner = "<w:br/>"
    else:
        inner = f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        if piece[0] in BOXES:
            look += _BOX
        elif _AMBIGUOUS.search(piece):
            look += _HINT
    return f"<w:r><w:rPr>{look}</w:rPr>{inner}</w:r>" if look else f"<w:r>{inner}</w:r>"


def replacements(blocks: Sequence[Block], layout: Layout) -> tuple[str, ...]:
    """One Chinese note per text of the blocks in which ``clean`` replaces something."""
    notes = []
    for place, text in _texts(blocks, layout):
        if _UNCLEAN.search(text) is None:
            continue
        lost = _ILLEGAL.findall(text)
        if lost:
            names = "、".join(sorted({f"U+{ord(c):04X}" for c in lost}))
            notes.append(f"{place}有 {len(lost)} 个 Word 存不下的字符（{names}），已换成“{REPLACEMENT}”。")
        breaks = len(_SOFT_BREAK.findall(text))
        if breaks:
            notes.append(f"{place}有 {breaks} 个控制换行的字符，已换成普通换行。")
    return tuple(notes)


def _texts(blocks: Sequence[Block], layout: Layout) -> Iterator[tuple[str, str]]:
    yield "文件属性“标题”", layout.title
    yield "文件属性“单位”", layout.unit
    yield "正文字体名", layout.body_font
    tables = 0
    for index, block in enumerate(blocks, 1):
        if isinstance(block, Heading):
            yield f"标题“{_short(block.text)}”（第{index}项）", block.number + block.text
        elif isinstance(block, Paragraph):
            lead = block.lead.number + block.lead.text if block.lead else ""
            yield f"段落“{_short(lead + block.text)}”（第{index}项）", lead + block.text
        elif any(grid.rows for grid in block.grids):
            tables += 1
            start = 0
            for grid in block.grids:
                for number, row in enumerate(grid.rows, start + 1):
                    for cell in row.cells:
                        yield f"第{tables}张表第{number}行第{cell.column + 1}列", cell.text
                start += len(grid.rows)


def _short(text: str) -> str:
    text = clean(text).replace("\n", " ")
    return text if len(text) <= 12 else text[:11] + "…"
