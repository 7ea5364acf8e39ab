"""Where in a blank an answer could go: the labels of its tables and lines, each with the hole that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.lexicon import Term
from wizards.filling.blanks import Hole, cell_text, hole_in, hole_of_cell
from wizards.filling.grids import TableGrid
from wizards.filling.numbered_prompts import asks_goals
from wizards.intake.label_marks import LabelMark, marks_in
from wizards.intake.word import Cell, Paragraph
from wizards.lexicon import Lexicon, fold

TABLE: Final = "labels"
TEXT_THERE: Final = "这里已经有字，没有动"
TICKS: Final = "要在 Word 里打勾"
NO_PLACE: Final = "没有找到填的地方"
_UNKNOWN = re.compile(r"([^\s:：；;，,。、_＿]{2,16})\s*[:：]")
_GAP = re.compile(
    r"\s*(?P<label>\S(?:[ \u3000]?\S){1,11}?)(?:\s+|(?=[_＿]))(?P<open>[_＿\s]*[_＿Xx×]{2,}[_＿\s]*|\s{3,})"
)
_TITLE = re.compile(r"[_＿]{2}|(?:表|报告|说明|附件\s*\d*)\s*$|^[一二三四五六七八九十]+、")
_STOP = re.compile("[，,；;。]")
_BOX = re.compile("[□☐◻]")
_LONGEST: Final = 20
_HAN = re.compile("[\u3400-\u9fff]")
GOALS: Final = ("goals", "expected", "achieved")
_LINES_ONLY: Final = ("department_line",)
"""Labels that say whose they are only on a line of their own."""
_SUMS: Final = ("合计", "分总", "总计")
_PERSONS: Final = {"leader": "leader", "preparer": "preparer", "other_person": "other"}


class Candidate(NamedTuple):
    """A label and one hole that could be its.

    Attributes:
        label: as printed.
        term: what it names; ``None`` for a label that nobody knows.
        where: where the hole is.
        hole: the hole; ``None`` where there is none, and ``why`` says why.
        person: for a telephone: whose it is, as the label before tells.
        goals: the cell that asks for goals one by one.
        there: the text that stands where the answer would go.
        labelled: the cell of the label.
    """

    label: str
    term: Term | None
    where: str
    hole: Hole | None
    why: str = ""
    person: str = ""
    goals: Cell | None = None
    there: str = ""
    labelled: Cell | None = None

    @property
    def open(self) -> bool:
        """Whether there is a hole, or a cell that asks for goals."""
        return self.hole is not None or self.goals is not None

    @property
    def cell(self) -> Cell | None:
        """The cell of the hole, else that of the label."""
        if self.hole is not None:
            return self.hole.paragraph.cell
        return self.goals or self.labelled


def in_table(grid: TableGrid, words: Lexicon) -> Iterator[Candidate]:
    """Yield the candidates of a table, row by row, outside of what blocks of money and indicators have taken."""
    row, person = -1, ""
    for cell in grid.free():
        if cell.row != row:
            row, person = cell.row, ""
        found = (one for one in _of_cell(grid, cell, words) if one.term is None or one.term.thing not in _LINES_ONLY)
        for one in found:
            yield one._replace(person=person, labelled=cell)
            person = _PERSONS.get(one.term.thing if one.term else "", person)


def in_line(paragraph: Paragraph, words: Lexicon) -> Iterator[Candidate]:
    """Yield the candidates of a line outside of tables."""
    where = f"正文第{paragraph.number}段"
    person = ""
    segments = _segments(paragraph, words)
    if not segments:
        yield from _after_gap(paragraph, where, words)
    for mark, end in segments:
        hole = hole_in(paragraph, mark.end, end)
        label = _label(paragraph.text[mark.start : mark.end])
        there = "" if hole else paragraph.text[mark.end : end].strip()
        yield Candidate(label, mark.term, where, hole, _why_text(there) if there else "", person, there=there)
        person = _PERSONS.get(mark.term.thing, person)
    yield from _unknown_in(paragraph, where, words)


def _after_gap(paragraph: Paragraph, where: str, words: Lexicon) -> Iterator[Candidate]:
    """Yield a label and its hole with a gap between, alone on the line of a cover: 项目名称　　＿＿＿＿."""
    match = _GAP.fullmatch(paragraph.text)
    term = words.find(TABLE, match["label"]) if match else None
    hole = hole_in(paragraph, match.start("open"), len(paragraph.text)) if match and term is not None else None
    if match is not None and hole is not None and hole.ruled:
        yield Candidate(_label(match["label"]), term, where, hole)


def _of_cell(grid: TableGrid, cell: Cell, words: Lexicon) -> Iterator[Candidate]:
    text = cell_text(cell)
    if not text or cell.tables or hole_of_cell(cell) is not None:
        return
    term = _term(text, words)
    if term is not None and not text.endswith((":", "：")):
        yield from _beside(grid, cell, term, _label(text), words)
        return
    if (below := _on_the_next_line(cell, words)) is not None:
        yield below
        return
    yield from _inside(grid, cell, words)
    if term is None and not any(_segments(paragraph, words) for paragraph in cell.paragraphs):
        yield from _unknown_beside(grid, cell, text)


def _inside(grid: TableGrid, cell: Cell, words: Lexicon) -> Iterator[Candidate]:
    """Yield the labels before colons inside a cell."""
    marked = [(paragraph, *one) for paragraph in cell.paragraphs for one in _segments(paragraph, words)]
    for paragraph, mark, end in marked:
        yield from _behind_colon(grid, cell, paragraph, mark, end, words, alone=len(marked) == 1)
    for paragraph in cell.paragraphs:
        yield from _unknown_in(paragraph, cell.where, words)


def _term(text: str, words: Lexicon) -> Term | None:
    """Return what a label names; a sum (合计) is one of whatever the table is about."""
    term = words.find(TABLE, text)
    return None if term is not None and fold(text).word in _SUMS else term


def _on_the_next_line(cell: Cell, words: Lexicon) -> Candidate | None:
    """Return the label that stands on the first line of a cell, with the hole on the second."""
    lines = [one for one in cell.paragraphs if one.text.strip()]
    term = _term(lines[0].text, words) if len(lines) == 2 else None
    hole = hole_in(lines[1], 0, len(lines[1].text)) if term is not None else None
    return Candidate(_label(lines[0].text), term, cell.where, hole) if hole is not None and hole.ruled else None


def _behind_colon(
    grid: TableGrid, cell: Cell, paragraph: Paragraph, mark: LabelMark, end: int, words: Lexicon, *, alone: bool
) -> Iterator[Candidate]:
    label = _label(paragraph.text[mark.start : mark.end])
    hole = hole_in(paragraph, mark.end, end)
    last = paragraph is cell.paragraphs[-1] and not paragraph.text[end:].strip()
    beside = list(_beside(grid, cell, mark.term, label, words)) if alone and last else []
    beside = [one for one in beside if one.hole is not None]
    if hole is None:
        there = paragraph.text[mark.end : end].strip()
        yield Candidate(label, mark.term, cell.where, None, _why_text(there), there=there)
    elif hole.ruled or not beside:
        yield Candidate(label, mark.term, cell.where, hole)
        yield from beside if hole.ruled else ()
    else:
        yield from beside


def _beside(grid: TableGrid, cell: Cell, term: Term, label: str, words: Lexicon) -> Iterator[Candidate]:
    """Yield the hole right of a label, else below it; both where both are open."""
    right = grid.right_of(cell)
    near = _near(grid, cell)
    asking = next((one for one in near if asks_goals(one)), None)
    if term.thing in GOALS and asking is not None:
        yield Candidate(label, term, asking.where, None, goals=asking)
        return
    if right is not None and _is_text(right, words):
        there = cell_text(right)
        yield Candidate(label, term, cell.where, None, _why_text(there), there=there)
        return
    places = [(one, hole) for one in near if (hole := hole_of_cell(one)) is not None]
    for place, hole in places:
        yield Candidate(label, term, place.where, hole)
    if not places:
        yield Candidate(label, term, cell.where, None, NO_PLACE)


def _near(grid: TableGrid, cell: Cell) -> list[Cell]:
    """Return the cells right of a cell and below it, outside of what has been taken."""
    near = (grid.right_of(cell), grid.below(cell))
    return [one for one in near if one is not None and one.row not in grid.used]


def _is_text(cell: Cell, words: Lexicon) -> bool:
    return hole_of_cell(cell) is None and not _is_label(cell, words)


def _is_label(cell: Cell | None, words: Lexicon) -> bool:
    if cell is None:
        return False
    text = cell_text(cell)
    return words.find(TABLE, text) is not None or bool(marks_in(text, words)) or text.endswith((":", "："))


def _segments(paragraph: Paragraph, words: Lexicon) -> list[tuple[LabelMark, int]]:
    """Return the labels of a line, each with where what belongs to it ends."""
    text = paragraph.text
    marks = marks_in(text, words)
    starts = sorted(
        [mark.start for mark in marks]
        + [match.start() for match in _UNKNOWN.finditer(text)]
        + [match.start() for match in _STOP.finditer(text)]
    )
    return [(mark, next((start for start in starts if start >= mark.end), len(text))) for mark in marks]


def _unknown_in(paragraph: Paragraph, where: str, words: Lexicon) -> Iterator[Candidate]:
    """Yield labels before a ruled hole that nobody knows."""
    text = paragraph.text
    known = {mark.end for mark in marks_in(text, words)}
    found = list(_UNKNOWN.finditer(text))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        hole = hole_in(paragraph, match.end(), end)
        if match.end() not in known and hole is not None and hole.ruled:
            yield Candidate(_label(match[1]), None, where, hole)


def _unknown_beside(grid: TableGrid, cell: Cell, text: str) -> Iterator[Candidate]:
    right = grid.right_of(cell)
    hole = hole_of_cell(right) if right is not None else None
    names = len(text) <= _LONGEST and _HAN.search(text) and not _TITLE.search(text)
    if hole is not None and names and hole_of_cell(cell) is None and not asks_goals(cell):
        yield Candidate(_label(text), None, cell.where, hole)


def _why_text(text: str) -> str:
    return TICKS if _BOX.search(text) else TEXT_THERE


def _label(text: str) -> str:
    return "".join(text.split()).rstrip(":：")


def open_years(paragraphs: Sequence[Paragraph]) -> Iterator[Hole]:
    """Yield the open years of titles: （　　年度）, ____年度项目支出绩效自评表."""
    for paragraph in paragraphs:
        text = paragraph.text
        for match in _TITLE_YEAR.finditer(text):
            alone = match.group().strip() == text.strip().rstrip(")）").rstrip()
            if alone or any(word in text for word in ("绩效", "自评")):
                group = "open" if match["open"] is not None else "line"
                yield Hole(paragraph, match.start(group), match.end(group), "year")


def open_dates(paragraphs: Sequence[Paragraph]) -> Iterator[Hole]:
    """Yield the dates that stand alone, without a label: nobody can tell which day they mean."""
    for paragraph in paragraphs:
        hole = hole_in(paragraph, 0, len(paragraph.text))
        if hole is not None and hole.kind == "date":
            yield hole


_TITLE_YEAR: Final = re.compile(
    r"[(（](?P<open>\s*(?:20|２０)?(?:[\s_＿]*|[XxＸ×]{2,4})年度?\s*)(?=[)）])"
    r"|(?:^|(?<=\s))(?P<line>(?:20|２０)?(?:[_＿]{2,}|[XxＸ×]{2,4}|\s{3,})年度?)"
)
