"""What is said at a place: where it is, what is asked, what stands there, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.finding import Finding
from schemas.step_names import STEP_TITLES, STEPS
from schemas.steps import Question
from schemas.text import show
from tui import texts
from tui import texts_lines as lines
from tui.desk import Desk
from tui.lines.walk import Stop, Walk
from tui.marks import words_of
from tui.understood import understood
from tui.widgets.other_value import beside, bound_words
from tui.widgets.row_columns import standing
from tui.widgets.rows import Rows


def opening(walk: Walk, stop: Stop, before: Stop | None) -> Iterator[str]:
    """Yield what is said on the way to ``stop``: the step, the list, the row, as far as they are others than before."""
    desk = walk.desk
    if before is None or before.step != stop.step:
        yield ""
        yield texts.STEP_OF.format(number=STEPS.index(stop.step) + 1, title=STEP_TITLES[stop.step])
        yield desk.form.about(stop.step)
    rows = walk.rows(stop.number)
    if rows is None or stop.is_new_row:
        return
    if before is None or before.number != stop.number:
        yield f"{stop.question.label}：{stop.question.ask}"
    if before is None or before.unit != stop.unit:
        yield from row_head(rows, stop)


def row_head(rows: Rows, stop: Stop) -> Iterator[str]:
    """Yield which row it is, and what the form says of it."""
    keys = rows.keys()
    number = keys.index(stop.row) + 1 if stop.row in keys else 0
    row = texts.ROW_OF.format(number=number, count=len(keys))
    yield lines.ROW.format(label=stop.question.label, row=row, title=rows.title(stop.row)).rstrip()
    entry = rows.entry(stop.row)
    if entry is not None and entry.definition:
        yield texts.DEFINITION.format(text=entry.definition)
    if entry is not None and entry.criterion:
        yield texts.CRITERION.format(text=entry.criterion)
    for finding in rows.desk.findings_of(f"{rows.path}.{stop.row}"):
        yield words_of(finding)[0]


def place(walk: Walk, stop: Stop) -> Iterator[str]:
    """Yield the question: its label, what it asks, what may be chosen, what stands there, what is found."""
    rows, desk = walk.rows(stop.number), walk.desk
    if stop.is_new_row and rows is not None and stop.column is not None:
        first = stop.column.label
        yield lines.NEW_ROW.format(label=stop.label, count=len(rows.keys()), first=first)
        yield from (words_of(one)[0] for one in desk.findings_of(stop.question.address))
    else:
        yield stop.label + (texts.REQUIRED if stop.question.required and rows is None else "")
        if rows is None:
            yield stop.question.ask
    yield from _choices(desk, stop)
    if not stop.is_new_row:
        yield from _value(walk, stop)
        yield from remarks(walk, stop)


def _choices(desk: Desk, stop: Stop) -> Iterator[str]:
    if stop.choices:
        pattern = lines.CHOOSE_SEVERAL if stop.kind == "words" else lines.CHOOSE_ONE
        numbered = enumerate(answers(desk, stop), 1)
        yield pattern.format(choices="　".join(f"{number} {shown(stop, one)}" for number, one in numbered))
    elif stop.kind == "long":
        yield lines.LONG
    elif stop.kind == "words":
        yield lines.WORDS


def answers(desk: Desk, stop: Stop) -> list[str]:
    """Return what there is to choose from; what the file holds beside it too, so that it can be kept."""
    held = desk.session.text(stop.path).split("\n") if not stop.is_new_row else []
    return [*stop.choices, *(one for one in held if one and one not in stop.choices)]


def shown(stop: Stop, answer: str) -> str:
    """Return the words for an answer, where what is stored is another."""
    labels = stop.column.labels if stop.column is not None else None
    return (labels or {}).get(answer, answer)


def _value(walk: Walk, stop: Stop) -> Iterator[str]:
    desk, rows = walk.desk, walk.rows(stop.number)
    text = desk.session.text(stop.path)
    paragraphs = text.split("\n")
    if text and len(paragraphs) > 1:
        yield lines.NOW_PARAGRAPHS.format(count=len(paragraphs))
        yield from (f"  {shown(stop, one)}" for one in paragraphs)
    elif text:
        yield lines.NOW.format(text=shown(stop, text))
    else:
        yield _empty(rows, stop)
        if sentence := desk.sentence(stop.path):
            yield lines.SENTENCE.format(text=sentence)
    if last := desk.last_year(stop.path):
        yield lines.LAST_YEAR.format(text=last)


def _empty(rows: Rows | None, stop: Stop) -> str:
    cell = rows.cell(stop.row, stop.column) if rows is not None and stop.column is not None else None
    if cell is None or not cell.text:
        return lines.EMPTY
    return (lines.PRINTED if cell.source == "printed" else lines.COMPUTED).format(text=cell.text)


def remarks(walk: Walk, stop: Stop) -> Iterator[str]:
    """Yield how what stands there is understood, and what is found of it."""
    desk, rows = walk.desk, walk.rows(stop.number)
    text = desk.session.text(stop.path)
    if rows is not None and stop.column is not None:
        yield from filter(None, (lines.by_command(rows.understood(stop.row, stop.column)),))
        if rows.contradicts(stop.row, stop.column.key):
            yield texts.COMPUTED_OTHER.format(text=rows.computed(stop.row, stop.column.key))
    else:
        yield from filter(None, (understood(stop.kind, text, desk.session.text("funds.unit")),))
    if stop.kind == "long" and (bound := bound_words(desk, stop.path)):
        yield bound
    for finding in desk.findings_of(stop.path):
        if text or not finding.gap:
            yield words_of(finding)[0]
            yield from filter(None, (beside(desk, finding),))


def row_end(walk: Walk, stop: Stop) -> Iterator[str]:
    """Yield how an indicator stands when its row was gone through: points, rate, verdict, why."""
    rows = walk.rows(stop.number)
    score = rows.live_score(stop.row) if rows is not None and stop.row else None
    if rows is None or score is None:
        return
    words = standing(score, bool(rows.text(stop.row, "target").strip()))
    if words:
        yield "  ".join(words)
    if score.explanation is not None and score.weight is not None:
        yield score.explanation.text


def help_lines(question: Question, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the help of a question, in the form's own words."""
    yield question.label
    yield question.ask
    for key, label in texts.HELP_PARTS:
        if text := getattr(question, key):
            yield f"{label}：{show(text)}"
    for finding in findings:
        yield words_of(finding)[0]
        if finding.basis:
            yield texts.BASIS.format(basis=finding.basis)
        if finding.fix is not None:
            yield lines.FIX.format(text=finding.fix.label or finding.fix.text or texts.BLANK)
