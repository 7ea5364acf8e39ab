"""Make the folder that is handed in, from the report that was written. Nothing of Textual's; may wait for a disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from schemas.form import Form
from schemas.paths import find
from schemas.text import safe_file_name
from tui import texts_report
from tui.report_words import report_stem
from wizards.storage import LastReport, last_report, read_foreign, to_toml, was_written, write_hand_in
from wizards.submission import LIST_NAME, HandIn, handed_in_document, list_of


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The folder, and the names of what is in it."""

    folder: Path
    names: tuple[str, ...]


def hand_in(session: Path, document: Mapping[str, Any], form: Form, report: Path) -> HandedIn:
    """Put the report that was written, and what the form wants beside, into a folder of its own.

    Raises:
        UnusableFile: the report cannot be read or the folder not written; nothing was left.
    """
    data, last = read_foreign(report), last_report(session)
    contents = {report.name: data}
    pdf = report.with_suffix(".pdf")
    if _made_from(pdf, report):
        contents[pdf.name] = read_foreign(pdf)
    if form.pack.submission.session_file:
        contents[session.name] = to_toml(handed_in_document(document))
    about = _about(document, form, last, changed=not was_written(data))
    contents[LIST_NAME] = list_of(about, contents)
    name = texts_report.HAND_IN_NAME.format(name=report_stem(about.unit, about.year, about.title), day=about.day)
    folder = write_hand_in(report.absolute().parent, safe_file_name(name, ""), contents)
    return HandedIn(folder, tuple(contents))


def _made_from(pdf: Path, report: Path) -> bool:
    """Return whether there is a PDF that is not older than the report."""
    try:
        return pdf.stat().st_mtime_ns >= report.stat().st_mtime_ns
    except OSError:
        return False


def _about(document: Mapping[str, Any], form: Form, last: LastReport | None, *, changed: bool) -> HandIn:
    unit, year, title = (
        str(find(document, path) or "") for path in ("profile.unit.name", "profile.fiscal_year", "profile.title")
    )
    total, grade = (last.total, last.grade) if last else ("", "")
    return HandIn(unit, title, year, form.pack.title, total, grade, date.today().isoformat(), changed)
