"""What the review says, line by line: findings in groups, every answer by step, reworded sentences, texts unused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from schemas.finding import Finding, Fix
from schemas.paths import row_model
from schemas.scoresheet import IndicatorScore
from schemas.step_names import STEP_TITLES
from schemas.steps import Question
from schemas.text import show
from tui import texts, texts_home, texts_prose
from tui.bars import points_of
from tui.desk import Desk
from tui.marks import mark_of
from tui.plain import shorten
from tui.screens.review_groups import groups
from tui.widgets.rows import INDICATORS, Column, Rows
from wizards.compose import edited_slots, unused_texts

_VALUE: Final = 300
_CELL: Final = 40
_LONG: Final = 160
_LABEL: Final = 30
_REASON: Final = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the review. ``path``: where Enter goes, empty for a title."""

    content: Content
    path: str = ""
    finding: Finding | None = None

    @property
    def place(self) -> tuple[str, str]:
        """What the line is about, to find it again in another review."""
        return (self.finding.rule if self.finding else "", self.path)


def review_lines(desk: Desk) -> list[Line]:
    """Return the whole review."""
    return [*_findings(desk), *_points(desk), *_answers(desk), *_sentences(desk), *_unused(desk)]


def detail(finding: Finding) -> Content:
    """Return both values, clause, and what can be done about one finding."""
    basis = texts.BASIS.format(basis=show(finding.basis, one_line=True)) if finding.basis else ""
    parts = (_both_values(finding), _repair(finding.fix), _waiving(finding), basis)
    return Content("\n").join([Content(part) for part in parts if part])


def _both_values(finding: Finding) -> str:
    if finding.expected is None and finding.actual is None:
        return ""
    expected, actual = (one_line(value or "", 36) or texts.BLANK for value in (finding.expected, finding.actual))
    return texts.BOTH_VALUES.format(expected=expected, actual=actual)


def _repair(fix: Fix | None) -> str:
    if fix is None:
        return ""
    if fix.label:
        return texts_prose.FIX.format(label=one_line(fix.label, 90))
    return texts.FIX.format(text=one_line(fix.text, 40) or texts.BLANK)


def _waiving(finding: Finding) -> str:
    if finding.waived is not None:
        return texts.WAIVED.format(reason=one_line(finding.waived, 60))
    return texts.MAY_WAIVE if finding.severity == "warning" else ""


def one_line(text: str, cells: int) -> str:
    """Return a text in one line, a blank where the user began a new one."""
    return shorten(" ".join(text[: 4 * cells].split()), cells)


def _findings(desk: Desk) -> Iterator[Line]:
    if not desk.evaluation.findings:
        yield Line(Content(texts.NO_PROBLEMS))
    for title, found in groups(desk):
        yield _title(title)
        for one in found:
            yield _finding(desk, one)


def _finding(desk: Desk, finding: Finding) -> Line:
    mark, style = mark_of(finding)
    if finding.waived is not None:
        mark, style = texts.WAIVED_MARK.format(reason=one_line(finding.waived, _REASON)), "$text-muted"
    asked = desk.asked_at(finding.path)
    label = f"〔{one_line(asked[1].label, _LABEL)}〕" if asked else ""
    text = f"{mark}{label}{show(finding.message, one_line=True)} {finding.rule}"
    return Line(Content.styled(text, style), finding.path, finding)


def _points(desk: Desk) -> Iterator[Line]:
    if points := points_of(desk):
        yield _title(texts_home.POINTS)
    for one in points:
        yield Line(Content(f"  {one}"))


def _answers(desk: Desk) -> Iterator[Line]:
    for step, title in STEP_TITLES.items():
        yield _title(title)
        for question in desk.form.steps.of(step):
            yield from _answer(desk, question) if row_model(question.path) is None else _rows(desk, question)


def _answer(desk: Desk, question: Question) -> Iterator[Line]:
    value = one_line(desk.session.text(question.path), _VALUE)
    label = f"  {one_line(question.label, _LABEL)}："
    yield Line(Content.assemble((label, "$text-muted"), value or (texts.BLANK, "$text-muted")), question.path)


def _rows(desk: Desk, question: Question) -> Iterator[Line]:
    rows = Rows(desk, question)
    keys = rows.keys()
    label = texts.REVIEW_ROWS.format(label=one_line(question.label, _LABEL), count=len(keys))
    yield Line(Content.styled(label, "$text-muted"), question.path)
    for number, key in enumerate(keys, 1):
        head = question.rows.get(key) or f"{number}."
        cells = [*(_cell(rows, key, column) for column in _columns(rows, key)), _points_of_row(rows, key)]
        written = " │ ".join(cell for cell in cells if cell)
        yield Line(Content(f"    {one_line(head, _LABEL)}  {written or texts.BLANK}"), f"{rows.path}.{key}")


def _columns(rows: Rows, key: str) -> list[Column]:
    """Return what is asked of a row, of an indicator always its name."""
    columns = rows.asked(key)
    if rows.is_indicators and all(column.key != "name" for column in columns):
        return [Column("name", texts.ROW_NAME, "line"), *columns]
    return columns


def _points_of_row(rows: Rows, key: str) -> str:
    score = rows.score(key) if rows.path == INDICATORS else None
    if score is None or score.weight is None or _is_in_a_cell(rows, key, score):
        return ""
    return texts.POINTS.format(points="-" if score.score is None else format(score.score, "f"))


def _is_in_a_cell(rows: Rows, key: str, score: IndicatorScore) -> bool:
    """Return whether the points stand in the row already, typed into their own cell."""
    typed = score.score is not None and score.score == score.stated
    return typed and any(column.key == "stated_score" for column in rows.asked(key))


def _cell(rows: Rows, key: str, column: Column) -> str:
    """Return a cell: facts and amounts with their label, a blank one only where something is asked for by name."""
    shown = rows.cell(key, column)
    text = one_line(shown.text, _LONG if column.kind in ("long", "words") else _CELL)
    if not text:
        return f"{one_line(column.label, 16)} {texts.BLANK}" if column.kind in ("amount", "figure") else ""
    if column.key in ("name", "level1", "level2", "title", "text"):
        return text
    return f"{one_line(column.label, 16)} {'=' if shown.source == 'computed' else ''}{text}"


def _sentences(desk: Desk) -> Iterator[Line]:
    evaluation = desk.evaluation
    edited = edited_slots(desk.form, evaluation.assessment, evaluation.sheet)
    if edited:
        yield _title(texts.REVIEW_EDITED)
    for slot in edited:
        yield Line(Content(texts.EDITED_NOW.format(text=one_line(slot.written, _VALUE))), slot.path)
        computed = one_line(slot.computed, _VALUE) or texts.BLANK
        yield Line(Content.styled(texts.EDITED_COMPUTED.format(text=computed), "$text-muted"), slot.path)


def _unused(desk: Desk) -> Iterator[Line]:
    paths = unused_texts(desk.form, desk.evaluation.assessment)
    if paths:
        yield _title(texts.REVIEW_UNUSED)
    for path in paths:
        name = show(path.partition(".")[2], one_line=True)
        yield Line(Content(f"  {name}：{one_line(desk.session.text(path), _VALUE)}"), path)


def _title(text: str) -> Line:
    return Line(Content.styled(text, "bold $primary"))
