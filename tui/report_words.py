"""What is said before a report is written: where it would go, and what a reviewer would say."""

from __future__ import annotations

from pathlib import Path

from schemas.finding import count, count_words
from schemas.form import Form
from schemas.text import safe_file_name, show
from tui import texts, texts_report
from tui.desk import Desk
from tui.plain import shorten
from tui.typed_paths import typed_path
from wizards.compose import without_echo
from wizards.scoring import since_last_report
from wizards.storage import LastReport

_NAMES = 120
"""Width of the names of rows that keep the total from being complete."""


def report_state(desk: Desk, last: LastReport | None) -> str:
    """Return what is found, what has no points yet, and what is another than in the ``last`` report."""
    counts = count(desk.evaluation.open_findings)
    words = [texts.REPORT_FOUND.format(words=count_words(counts))] if counts.serious else []
    sheet = desk.evaluation.sheet
    if sheet.missing:
        pattern = texts.REPORT_MISSING if sheet.total_shown is None else texts.REPORT_MISSING_STATED
        names = shorten("、".join(show(name, one_line=True) for name in sheet.missing), _NAMES)
        words.append(pattern.format(count=len(sheet.missing), names=names))
    words = words or [texts.REPORT_CLEAN]
    if last is not None:
        words += [show(line) for line in since_last_report(last.total, last.grade, last.judging, sheet)]
    return "\n".join(words)


def report_file(desk: Desk, name: str) -> Path:
    """Return the file that a name means: in the session's folder, with its ending."""
    path = typed_path(name)
    if path.suffix.lower() != ".docx":
        path = path.with_name(path.name + ".docx")
    return path if path.is_absolute() else desk.path.parent / path


def proposed_report(desk: Desk) -> str:
    """Return the file that is proposed for the report."""
    path, session = desk.path, desk.session
    names = (session.text(f"profile.{name}") for name in ("unit.name", "fiscal_year", "title"))
    return str(path.absolute().parent / report_name(*names, otherwise=path.stem))


def next_steps(form: Form) -> str:
    """Return what is done with a report that was written: in the form's own words, else as it is usual."""
    steps = [
        f"{number}. {show(step, one_line=True)}" for number, step in enumerate(form.pack.submission.steps, start=1)
    ]
    return "\n".join([texts_report.NEXT_OF_FORM, *steps, texts_report.NEXT_STATE] if steps else [texts_report.NEXT])


def report_name(unit: str, year: str, title: str, *, otherwise: str) -> str:
    """Return the name of the file that is proposed: unit, year and project apart, none of them said twice."""
    return safe_file_name(f"{report_stem(unit, year, title) or otherwise}_{texts.REPORT_NAME}", ".docx")


def report_stem(unit: str, year: str, title: str) -> str:
    """Return unit, year and project as a readable name, empty when none of them is known."""
    unit, year = unit.strip(), f"{year.strip()}年度" if year.strip() else ""
    parts = [unit, year, without_echo(unit + year, title, texts.REPORT_NAME).strip()]
    return "_".join(part for part in parts if part)
