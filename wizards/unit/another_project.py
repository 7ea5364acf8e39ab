"""Another project of the same unit (同单位再建一份): the head comes along, everything of the project stays behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from schemas.form import Form
from schemas.paths import find
from wizards.path_copy import with_value
from wizards.session import new_document, new_row_id

ALONG: Final = (
    "policy",
    "profile.fiscal_year",
    "profile.unit",
    "profile.basis",
    "funds.unit",
    "signoff.unit",
    "signoff.preparer",
)
"""Unit with supervisor and leader, year, basis, who prepares it, and how it is counted and scored."""


def another_of(document: Mapping[str, Any], form: Form) -> dict[str, Any]:
    """Return a new document of ``form`` with the head of ``document``."""
    made: dict[str, Any] = new_document(form)
    for path in ALONG:
        value = find(document, path)
        if value is not None:
            made = with_value(made, path.split("."), (), value, new_row_id)
    return made
