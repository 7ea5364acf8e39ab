"""The lint of a form pack: everything wrong or doubtful with it, by line."""

from __future__ import annotations

from pathlib import Path

from wizards.catalogue.context import Linting
from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.lint_columns import lint_columns
from wizards.catalogue.lint_pack import lint_pack, lint_private
from wizards.catalogue.lint_questions import lint_questions
from wizards.catalogue.lint_report import lint_entries, lint_patterns
from wizards.catalogue.lint_rules import lint_rules
from wizards.catalogue.lint_tables import lint_tables
from wizards.catalogue.lint_usage import lint_usage, lint_wheres
from wizards.catalogue.lint_ways import lint_ways
from wizards.catalogue.shape import build_form
from wizards.catalogue.source import read_source

_GROUPS = (
    lint_pack,
    lint_columns,
    lint_questions,
    lint_ways,
    lint_patterns,
    lint_usage,
    lint_wheres,
    lint_tables,
    lint_entries,
    lint_rules,
    lint_private,
)


def lint(path: Path) -> list[LintMessage]:
    """Return everything wrong or doubtful with the pack at ``path``, in file order; empty: nothing.

    Raises:
        PackError: there is no text to look at: no file, a folder, no UTF-8.
    """
    try:
        source = read_source(path)
        form = build_form(source)
    except PackError as error:
        if not error.problems:
            raise
        return list(error.problems)
    linting = Linting(form, source, path)
    for group in _GROUPS:
        group(linting)
    return sorted(dict.fromkeys(linting.found), key=lambda message: message.line)
