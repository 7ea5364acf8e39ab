"""The catalogue of forms and scoring policies: find them, load them, say what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.listing import FormInfo, list_forms
from wizards.catalogue.policies import PolicyInfo, list_policies, look_over_policies, new_policy_text
from wizards.catalogue.shelf import (
    default_form_id,
    load_form,
    load_form_file,
    load_policy,
    new_id_problem,
)
from wizards.catalogue.template import new_pack_text

if TYPE_CHECKING:
    from wizards.catalogue.linter import lint
    from wizards.catalogue.policy_linter import lint_policy

__all__ = [
    "FormInfo",
    "LintMessage",
    "PackError",
    "PolicyInfo",
    "default_form_id",
    "lint",
    "lint_policy",
    "list_forms",
    "list_policies",
    "load_form",
    "load_form_file",
    "load_policy",
    "look_over_policies",
    "new_id_problem",
    "new_pack_text",
    "new_policy_text",
]


def __getattr__(name: str) -> Any:
    """Import the linters when they are asked for: one draws in composing, which no reader of one form needs."""
    if name == "lint":
        from wizards.catalogue.linter import lint

        return lint
    if name == "lint_policy":
        from wizards.catalogue.policy_linter import lint_policy

        return lint_policy
    raise AttributeError(name)
