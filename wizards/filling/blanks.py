"""What a blank leaves open: empty cells, underscores, XXX, 年 月 日. Anything else is text and stays."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from schemas.day import Day, read_month
from schemas.figure import read_figure
from wizards.compose.width import width_of
from wizards.filling.splice import TextChange
from wizards.intake.word import Cell, Paragraph, joined

_GAP: Final = r"[\s_＿﹍‗]*"
_CROSSES: Final = r"[XxＸｘ×✕*＊]"
_OPEN: Final = rf"(?:{_GAP}|\s*{_CROSSES}{{1,6}}\s*)"
_DATE: Final = rf"({_GAP}(?:20|２０)?{_OPEN})年({_OPEN})月(?:({_OPEN})[日号])?"
_BLANK = re.compile(_GAP)
_CROSSED = re.compile(rf"\s*{_CROSSES}{{2,}}\s*|\s*(?:单击|点击)(?:或点击)?(?:此处|这里)?输入\S{{0,6}}。?\s*")
"""XXX, or what Word writes into a control; other programs keep the words and drop the control."""
_ONE_DATE = re.compile(rf"{_DATE}{_GAP}")
_FROM_TO = re.compile(rf"({_GAP})起?\s*[至到]\s*({_GAP})止?\s*")
_TWO_DATES = re.compile(rf"{_DATE}(?:起)?\s*[-—－–~～至到]+{_DATE}(?:止)?{_GAP}")
_YEAR = re.compile(rf"(\s*(?:20|２０)?{_OPEN})年度?\s*")
_WITH_UNIT = re.compile(r"([\s_＿﹍‗]+|\s*[XxＸｘ×✕*＊]{2,}\s*)([（(]?(?:亿元|万元|元|%|％|分)[）)]?)\s*")
_RULED = re.compile(r"[_＿﹍‗]|[ \u3000\u00a0]{3}|\t")
_RULE = re.compile("[_＿﹍‗]")
_BEHIND: Final = "　　"
_LEAST: Final = 4
_NO_GAP: Final = "\n，,；;。、)）"

Kind = Literal["blank", "crosses", "date", "dates", "year", "from_to", "unit"]


class Hole(NamedTuple):
    """A part of a paragraph's text that waits for an answer.

    Attributes:
        paragraph: the paragraph.
        start: where it begins.
        end: where it ends.
        kind: what stands there now.
        unit: the unit printed behind a number.
        prompt: it is the prompt of a content control.
    """

    paragraph: Paragraph
    start: int
    end: int
    kind: Kind
    unit: str = ""
    prompt: bool = False

    @property
    def ruled(self) -> bool:
        """Whether one sees that something belongs there: a line, a wide gap, XXX, a date, a prompt."""
        text = self.paragraph.text[self.start : self.end]
        return self.kind != "blank" or self.prompt or _RULED.search(text) is not None


def hole_in(paragraph: Paragraph, start: int, end: int) -> Hole | None:
    """Return the hole that this part of a paragraph is; ``None`` if it is text."""
    if _is_prompt(paragraph, start, end):
        return Hole(paragraph, start, end, "blank", prompt=True)
    text = paragraph.text[start:end]
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (_BLANK, "blank"),
        (_CROSSED, "crosses"),
        (_ONE_DATE, "date"),
        (_TWO_DATES, "dates"),
        (_YEAR, "year"),
        (_FROM_TO, "from_to"),
    )
    for pattern, kind in kinds:
        if pattern.fullmatch(text):
            return Hole(paragraph, start, end, kind)
    with_unit = _WITH_UNIT.fullmatch(text)
    return Hole(paragraph, start, end, "unit", with_unit[2].strip("（）()")) if with_unit else None


def _is_prompt(paragraph: Paragraph, start: int, end: int) -> bool:
    at = 0
    inside = False
    for piece in paragraph.pieces:
        if not piece.shown:
            continue
        first, at = at, at + len(piece.text)
        if first < end and at > start and piece.text.strip():
            if piece.control is None or not piece.control.prompt:
                return False
            inside = True
    return inside


def hole_of_cell(cell: Cell) -> Hole | None:
    """Return the hole that a whole cell is: the first paragraph of a blank one, or the only one that is not blank."""
    if cell.tables or cell.taken_out or not cell.paragraphs:
        return None
    written = [one for one in cell.paragraphs if one.text.strip()]
    if len(written) > 1:
        return None
    paragraph = written[0] if written else cell.paragraphs[0]
    return hole_in(paragraph, 0, len(paragraph.text))


def closed(hole: Hole) -> str:
    """Return why a hole cannot be filled from here: a control that is locked, bound, or a list; blank if it can."""
    controls = [piece.control for piece in hole.paragraph.pieces if piece.control is not None]
    control = controls[0] if controls and hole.prompt else hole.paragraph.control
    if control is None:
        return ""
    if control.locked:
        return "内容控件锁住了，请在 Word 里填"
    if control.bound:
        return "内容控件和文件的别处绑在一起，请在 Word 里填"
    return "" if control.kind in ("text", "date") else "要在 Word 里选"


def changes_for(hole: Hole, text: str) -> list[TextChange] | None:
    """Return the changes that put ``text`` into a hole; ``None`` if it does not fit what is printed there."""
    whole = hole.paragraph.text
    inside = whole[hole.start : hole.end]
    if hole.kind == "date":
        return _into_dates(hole, _ONE_DATE, [text])
    if hole.kind == "dates":
        return _into_dates(hole, _TWO_DATES, text.split("—"))
    if hole.kind == "year":
        found = _YEAR.fullmatch(inside)
        year = re.fullmatch(r"(\d{4})年?度?", text)
        if found is None or year is None:
            return None
        return [TextChange(hole.start + found.start(1), hole.start + found.end(1), year[1])]
    if hole.kind == "from_to":
        return _between(hole, text)
    if hole.kind == "unit":
        return _before_unit(hole, text)
    follows = whole[hole.end :].strip() and whole[hole.end] not in _NO_GAP
    return [TextChange(hole.start, hole.end, text + (_gap(inside, text) if follows else ""))]


def _before_unit(hole: Hole, text: str) -> list[TextChange] | None:
    """Put a number before the unit that is printed; another unit does not fit there."""
    found = _WITH_UNIT.fullmatch(hole.paragraph.text[hole.start : hole.end])
    unit = "%" if hole.unit == "％" else hole.unit
    number = text.replace("％", "%").removesuffix(unit)
    figure = read_figure(number)
    plain = figure.kind == "number" and figure.bare and figure.unit is None and figure.scale == 1
    return [TextChange(hole.start, hole.start + found.end(1), number)] if found and plain else None


def _gap(inside: str, text: str) -> str:
    """Return the blanks behind an answer that another label follows: as many as were there, at least two."""
    left = width_of(inside) - width_of(text)
    return " " * left if left >= _LEAST and not _RULE.search(inside) else _BEHIND


def _between(hole: Hole, text: str) -> list[TextChange] | None:
    """Put beginning and end of a time around 至."""
    found = _FROM_TO.fullmatch(hole.paragraph.text[hole.start : hole.end])
    ends = text.split("—")
    if found is None or len(ends) != 2:
        return None
    spans = (found.span(1), found.span(2))
    return [
        TextChange(hole.start + start, hole.start + end, part) for (start, end), part in zip(spans, ends, strict=True)
    ]


def _into_dates(hole: Hole, pattern: re.Pattern[str], texts: list[str]) -> list[TextChange] | None:
    """Put the numbers of one or two dates before 年, 月, 日."""
    found = pattern.fullmatch(hole.paragraph.text[hole.start : hole.end])
    days = [read_month(text) for text in texts]
    if found is None or len(days) * 3 != len(found.groups()) or not all(day.known for day in days):
        return None
    changes: list[TextChange] = []
    for number, day in enumerate(days):
        for part, value in enumerate(_numbers(day)):
            start, end = found.span(3 * number + part + 1)
            if start < 0:
                continue
            if not value:
                return None
            changes.append(TextChange(hole.start + start, hole.start + end, value))
    return changes


def _numbers(day: Day) -> tuple[str, str, str]:
    return str(day.year), str(day.month), str(day.day) if day.day else ""


def is_open(cell: Cell) -> bool:
    """Return whether a cell waits for an answer."""
    return hole_of_cell(cell) is not None


def cell_text(cell: Cell) -> str:
    """Return what stands in a cell."""
    return joined(cell.paragraphs).strip()
