"""The chapters of a form's report and whether anything will be printed in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.paths import find
from schemas.report_entries import ReportEntry
from schemas.steps import Question, may_fit
from wizards.checks.case import Case
from wizards.compose.patterns import paths_in


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with all that stands below it: the questions that fill it, and whether all of them are blank."""

    title: str
    questions: tuple[Question, ...]
    blank: bool


def chapters(case: Case) -> Iterator[Chapter]:
    """Yield the chapters whose whole text comes from answers; a chapter in a blank one is not named again."""
    entries = case.form.report
    skip_until = 0
    for index, entry in enumerate(entries):
        if entry.level is None or entry.level == 0 or index < skip_until or not entry.heading:
            continue
        end = _end(entries, index)
        chapter = _chapter(case, entry, entries[index:end])
        if chapter is not None:
            yield chapter
            if chapter.blank:
                skip_until = end


def _end(entries: tuple[ReportEntry, ...], start: int) -> int:
    """The next heading of the same or a higher level."""
    level = entries[start].level or 0
    for index in range(start + 1, len(entries)):
        other = entries[index].level
        if (other is not None and other <= level) or entries[index].new_page or entries[index].look == "right":
            return index
    return len(entries)


def _chapter(case: Case, head: ReportEntry, entries: tuple[ReportEntry, ...]) -> Chapter | None:
    """``None`` when something stands there in any case: fixed words, a table."""
    questions: dict[str, Question] = {}
    blank = True
    for entry in entries:
        if entry.table:
            return None
        paths = _paths(entry)
        if entry.text and not paths:
            return None
        for path in paths:
            if path.startswith("score."):
                return None
            question = _question(case, path, entry)
            if question is not None:
                questions[f"{question.path}{question.where}"] = question
                blank = blank and case.blank(question)
            else:
                blank = blank and not find(case.finder, path)
    return Chapter(head.heading, tuple(questions.values()), blank) if questions else None


def _paths(entry: ReportEntry) -> list[str]:
    if entry.each:
        return [entry.each, *([entry.edit] if entry.edit else [])]
    return [*paths_in(entry.text), *([entry.edit] if entry.edit else [])]


def _question(case: Case, path: str, entry: ReportEntry) -> Question | None:
    if not entry.each:
        return case.question_of(path)
    fitting = (question for question in case.form.asked.of(path) if may_fit(question.where, entry.where))
    return next(fitting, None) or case.question_of(path)
