"""What is remembered of a report that was just written, from the wizard and from the command line alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from schemas.figure import plain_string
from schemas.scoresheet import ScoreSheet
from wizards.scoring import JUDGING
from wizards.storage import LastReport


def report_note(sheet: ScoreSheet, written: Path) -> LastReport:
    """Return total and grade as the report prints them."""
    total = "" if sheet.total_shown is None else plain_string(sheet.total_shown)
    return LastReport(total, sheet.grade_shown or "", JUDGING, date.today().isoformat(), written.name)
