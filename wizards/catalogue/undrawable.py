"""What in a pack cannot be put on screen or paper: an open brace, a value there is none of, a row without cells.

A pack with such a fault ends the report, or prints nothing where a value should stand, so it is not used before it is
mended. Everything else that the lint finds leaves it usable: nobody is locked out of his form in mid-season.
"""

from __future__ import annotations

from schemas.form import Form
from wizards.catalogue.context import Linting
from wizards.catalogue.errors import LintMessage
from wizards.catalogue.lint_columns import lint_columns
from wizards.catalogue.lint_questions import lint_questions
from wizards.catalogue.lint_report import lint_entries, lint_patterns
from wizards.catalogue.lint_tables import lint_tables
from wizards.catalogue.source import Source

_GROUPS = (lint_columns, lint_questions, lint_patterns, lint_entries, lint_tables)


def undrawable(form: Form, source: Source) -> tuple[LintMessage, ...]:
    """Return what cannot be drawn of ``form``, in the order of its file."""
    linting = Linting(form, source)
    for group in _GROUPS:
        group(linting)
    found = [message for message in dict.fromkeys(linting.found) if message.undrawable]
    return tuple(sorted(found, key=lambda message: message.line))
