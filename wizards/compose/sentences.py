"""Sentences made from data and reworded by the user: what to start from, and what no longer agrees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.assessment import Assessment
from schemas.form import Form
from schemas.scoresheet import ScoreSheet
from wizards.compose.entries import data_lines
from wizards.compose.pattern_filling import text_of
from wizards.compose.patterns import paths_at
from wizards.facts import Facts

_FIGURE = re.compile(r"(?<![A-Za-z\d])\d+(?:,\d{3})*(?:\.\d+)?\s*[万亿]?")
_TEXTS = "texts."


@dataclass(frozen=True, slots=True)
class EditedSlot:
    """A sentence that the user has reworded.

    Attributes:
        path: the slot's path, ``texts.NAME``.
        written: the user's words.
        computed: the sentence from data.
        missing: figures of the sentence from data that no longer occur in the user's words, as printed there.
    """

    path: str
    written: str
    computed: str
    missing: tuple[str, ...]


def sentence_from_data(form: Form, assessment: Assessment, sheet: ScoreSheet | None, slot: str) -> str | None:
    """Return the text that the entry with this ``edit`` slot prints from data; ``None`` if there is none.

    ``slot`` is the slot's path, with or without ``texts.`` in front.
    """
    path = slot if slot.startswith(_TEXTS) else _TEXTS + slot
    return _computed(form, Facts(form, assessment, sheet), path)


def sentences_from_data(form: Form, assessment: Assessment, sheet: ScoreSheet | None) -> dict[str, str]:
    """Return every text that may be reworded as data makes it, by the path of its slot; blank ones are left out."""
    facts = Facts(form, assessment, sheet)
    slots = dict.fromkeys(entry.edit for entry in form.report if entry.edit)
    return {path: text for path in slots if (text := _computed(form, facts, path))}


def edited_slots(form: Form, assessment: Assessment, sheet: ScoreSheet | None) -> list[EditedSlot]:
    """Return every filled ``edit`` slot with the figures that got lost in it, in the order of the form."""
    facts = Facts(form, assessment, sheet)
    found: dict[str, EditedSlot] = {}
    for entry in form.report:
        written = facts.text(entry.edit) if entry.edit else None
        if written is None or entry.edit in found:
            continue
        values = [piece.text for line in data_lines(entry, facts) for piece in line if piece.is_value]
        computed = _computed(form, facts, entry.edit) or ""
        found[entry.edit] = EditedSlot(entry.edit, written, computed, _lost(values, written))
    return list(found.values())


def _lost(values: Sequence[str], written: str) -> tuple[str, ...]:
    """Return the figures of ``values`` that do not occur in what is written, each once."""
    there = {number for figure in _figures(written) for number in _readings(figure)}
    figures = (figure for value in values for figure in _figures(value))
    return tuple(dict.fromkeys(figure for figure in figures if not there & _readings(figure)))


def unused_texts(form: Form, assessment: Assessment) -> list[str]:
    """Return the paths of the filled slots that the form does not print."""
    printed = _printed_slots(form)
    return [_TEXTS + name for name, text in assessment.texts.items() if text.strip() and _TEXTS + name not in printed]


def _computed(form: Form, facts: Facts, path: str) -> str | None:
    entry = next((entry for entry in form.report if entry.edit == path), None)
    if entry is None:
        return None
    return "\n".join(text_of(line) for line in data_lines(entry, facts)) or None


def _figures(text: str) -> list[str]:
    return [match.strip() for match in _FIGURE.findall(unicodedata.normalize("NFKC", text))]


def _readings(figure: str) -> set[Decimal]:
    """The number as it stands and, with 万 or 亿, as many single ones: 46万 may be written 460000."""
    number = Decimal(figure.rstrip("万亿 ").replace(",", ""))
    scale = {"万": 10**4, "亿": 10**8}.get(figure[-1], 1)
    return {number.normalize(), (number * scale).normalize()}


def _printed_slots(form: Form) -> set[str]:
    paths = {path for place in form.places for path in (place.edit, place.each, *paths_at(place))}
    return {path for path in paths if path.startswith(_TEXTS)}
