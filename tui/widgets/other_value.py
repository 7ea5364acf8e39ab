"""The other value (对照的值): what stands against words of a text, in one line beside the field."""

from __future__ import annotations

import re

from schemas.finding import Finding
from tui import texts_prose as texts
from tui.desk import Desk
from tui.plain import shorten
from tui.widgets.value_labels import label_of

_CELLS = 40
_FIGURE = re.compile(r"[-≥≤]?\s*\d\S*( ?[\u4e00-\u9fff%]{1,4})?$")
"""A value of its own; other rules tell in a sentence what the tables say."""


def beside(desk: Desk, finding: Finding) -> str:
    """Return the value that words of a text disagree with, and what it is; empty where a finding reads no words."""
    if finding.span is None or finding.expected is None:
        return ""
    value, other = shorten(finding.expected, _CELLS), finding.other
    if other is None:
        pattern = texts.DUE if _FIGURE.match(value) else texts.AGAINST
        return pattern.format(value=value)
    pattern = texts.IN_TABLE if other.span is None else texts.IN_TEXT
    return pattern.format(value=value, label=name_at(desk, other.path))


def name_at(desk: Desk, path: str) -> str:
    """Return what the value at a path is called: as a text may name it, else in the words of the form."""
    named = desk.names.at(path)
    return named.name if named is not None else shorten(label_of(desk, path), _CELLS)


def bound_words(desk: Desk, path: str) -> str:
    """Return what the names in the text at a path print now, empty where it holds none; computes no evaluation."""
    if desk.last_evaluation is None:
        return ""
    # Not before the first evaluation, which reads them too: the first frame does without.
    from wizards.facts import braced, may_hold_names

    text = desk.session.text(path)
    if not may_hold_names(text):
        return ""
    named = [one for name in desk.names.in_text(text) if (one := desk.names.find(name)) is not None]
    said = (texts.BOUND_NOW.format(name=braced(one.name), text=shorten(one.text, _CELLS)) for one in named)
    return "，".join(said)
