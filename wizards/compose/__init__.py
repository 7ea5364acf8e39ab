"""The report: from a form and an assessment to blocks that Word and the preview draw (成文).

Pure: same input, same blocks; no clock, no disk.
"""

from __future__ import annotations

from schemas.assessment import Assessment
from schemas.blocks import Block, Layout
from schemas.day import read_day
from schemas.form import Form
from schemas.scoresheet import ScoreSheet
from wizards.compose.echo import without_echo
from wizards.compose.entries import Composer
from wizards.compose.pattern_filling import fill_text
from wizards.compose.patterns import PatternError, parse
from wizards.compose.printed import LeftOut, left_out, shows
from wizards.compose.scope import Scope
from wizards.compose.sentences import EditedSlot, edited_slots, sentence_from_data, sentences_from_data, unused_texts
from wizards.facts import Facts

__all__ = [
    "EditedSlot",
    "LeftOut",
    "PatternError",
    "compose",
    "edited_slots",
    "layout_of",
    "left_out",
    "parse",
    "sentence_from_data",
    "sentences_from_data",
    "shows",
    "unused_texts",
    "without_echo",
]


def compose(form: Form, assessment: Assessment, sheet: ScoreSheet | None) -> list[Block]:
    """Return the report of an assessment in its form, in the order of paper."""
    composer = Composer(Facts(form, assessment, sheet))
    for entry in form.report:
        composer.add(entry)
    return composer.blocks


def layout_of(form: Form, assessment: Assessment) -> Layout:
    """Return what the writer needs besides the blocks: title, unit and date of the file, font of the body."""
    scope = Scope(Facts(form, assessment))
    title = next((entry.heading for entry in form.report if entry.level == 0 and entry.heading), "")
    profile = assessment.profile
    return Layout(
        title=fill_text(title, scope).replace("\n", "") or profile.title or form.pack.title,
        unit=profile.unit.name or "",
        date=read_day(profile.report_date).iso or None,
        body_font=form.pack.layout.body_font,
    )
