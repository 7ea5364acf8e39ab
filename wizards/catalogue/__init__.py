"""The catalogue of forms and scoring policies: find them, load them, say what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.listing import FormInfo, list_forms
from wizards.catalogue.shelf import (
    default_form_id,
    list_policies,
    load_form,
    load_form_file,
    load_policy,
    new_id_problem,
)
from wizards.catalogue.template import new_pack_text

if TYPE_CHECKING:
    from wizards.catalogue.linter import lint

__all__ = [
    "FormInfo",
    "LintMessage",
    "PackError",
    "default_form_id",
    "lint",
    "list_forms",
    "list_policies",
    "load_form",
    "load_form_file",
    "load_policy",
    "new_id_problem",
    "new_pack_text",
]


def __getattr__(name: str) -> Any:
    """Import the linter when it is asked for: it draws in composing, which no reader of one form needs."""
    if name == "lint":
        from wizards.catalogue.linter import lint

        return lint
    raise AttributeError(name)
