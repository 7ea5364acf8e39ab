"""A clerk who answers every question of a form once, each with words or a number found nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from schemas.form import Entry, Form
from schemas.paths import kind_of, row_model
from schemas.performance import NO, TIERS
from schemas.scoring_rules import BinaryRule, DeductRule
from schemas.step_names import STEP_TITLES
from schemas.steps import Question
from wizards.session import Session, new_document

INDICATORS = "performance.indicators"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered where; ``mark`` is what a report shows of it."""

    path: str
    typed: str
    mark: str


class Clerk:
    """Fills a new session of ``form``. Rewordings of sentences (``edit``) are kept for later: they hide data."""

    def __init__(self, form: Form) -> None:
        numbers = count(1)
        self.form = form
        self.session = Session(
            new_document(form, new_id=lambda: f"row{next(numbers):05}"), new_id=lambda: f"row{next(numbers):05}"
        )
        self.answers: list[Answer] = []
        self.rewordings: list[Answer] = []
        self._marks = count(1)
        self._truths = {f"{INDICATORS}.{entry.id}.facts.{name}" for entry in form.indicators for name in truths(entry)}
        tiers = any("tier" in question.columns for question in form.steps.performance)
        self._qualitative = {f"{INDICATORS}.{entry.id}.target" for entry in form.indicators if tiers}
        slots = {entry.edit for entry in form.report if entry.edit}
        for step in STEP_TITLES:
            for question in form.steps.of(step):
                if question.path in slots:
                    self.rewordings.append(self._answer(question.path, question))
                else:
                    self._fill(question)

    def _fill(self, question: Question) -> None:
        for path in list(self._fields(question)):
            answer = self._answer(path, question)
            self.session.set(path, answer.typed)
            self.answers.append(answer)

    def _fields(self, question: Question) -> Iterator[str]:
        """Yield the path of every field that the question shows; free lists get two rows."""
        path = question.path
        if row_model(path) is None:
            yield path
        elif question.rows:
            yield from (f"{path}.{row}.{column}" for row in question.rows for column in question.columns)
        elif path == INDICATORS:
            for entry in self.form.indicators:
                if all(getattr(entry, key) == value for key, value in question.where.items()):
                    yield from (
                        f"{path}.{entry.id}.{column}" for column in question.columns if not given(entry, column)
                    )
                    yield from (f"{path}.{entry.id}.facts.{fact}" for fact in entry.facts)
        else:
            for row in [self.session.add_row(path, question.where) for _ in range(2)]:
                yield from (f"{path}.{row}.{column}" for column in question.columns)

    def _answer(self, path: str, question: Question) -> Answer:
        number = next(self._marks)
        if question.choices:
            choice = question.choices[0]
            return Answer(path, choice, f"☑{choice}" if kind_of(path) == "words" else choice)
        column = path.rpartition(".")[2]
        if column == "tier":
            return Answer(path, TIERS[0], TIERS[0])
        if column == "stated_score":
            return Answer(path, "1", "1")
        if column == "answers":
            return Answer(path, self._problem(question), word(number))
        if path in self._truths:
            return Answer(path, NO, NO)
        return self._typed(path, number)

    def _problem(self, question: Question) -> str:
        """Return the id of a problem of the same slot, for a measure to answer."""
        rows = self.session.get(question.path)
        slot = question.where.get("slot")
        return next(str(row["id"]) for row in rows if row["kind"] in ("problem", "cause") and row.get("slot") == slot)

    def _typed(self, path: str, number: int) -> Answer:
        kind = kind_of(path)
        if path == "performance.stated_total":
            return Answer(path, "87.65", "87.65")
        if path in self._qualitative:
            return Answer(path, word(number), word(number))
        if kind in ("figure", "amount"):
            return Answer(path, str(40000 + number), str(40000 + number))
        if kind == "date":
            return Answer(path, "2031-05-17", "2031年5月17日")
        if kind == "month":
            return Answer(path, f"2031-{number % 12 + 1:02}", f"2031年{number % 12 + 1}月")
        if kind == "year":
            return Answer(path, "2030", "2030")
        return Answer(path, word(number), word(number))


def word(number: int) -> str:
    """Return a word of its own for each number, without a figure in it."""
    return "答" + "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:04}") + "案"


def given(entry: Entry, column: str) -> bool:
    """Return whether the form itself fills the column, or leaves no choice: a tier is for targets in words."""
    return bool(getattr(entry, column, None)) or (column == "tier" and bool(entry.target))


def truths(entry: Entry) -> set[str]:
    """Return the facts that are answered with yes or no."""
    names = set(entry.rule.zero_if) if entry.rule else set()
    if isinstance(entry.rule, BinaryRule):
        names.add(entry.rule.value)
    if isinstance(entry.rule, DeductRule):
        names |= {minus.fact for minus in entry.rule.minus if minus.once}
    return names
