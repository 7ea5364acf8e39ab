"""What last year's session leaves to be looked at beside the new one: actual values, rates, scores, amounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from schemas.assessment import read_assessment
from schemas.figure import plain_string
from schemas.form import Form
from schemas.part import KindName
from schemas.paths import kind_of, leaves, natural_key, row_keys, steps_into
from schemas.policy import Policy
from wizards.catalogue.reach import INDICATORS
from wizards.scoring import score

Document = Mapping[str, Any]
_YEAR_BEFORE: Final = ".last_year"
"""The year before last is nothing to be looked at beside the year before."""


def values_of(
    last: Document, form: Form | None, policy: Policy | None, new: Document, keys: Mapping[str, str]
) -> dict[str, str]:
    """Return last year's values by the paths of the new session.

    Args:
        last: last year's session.
        form: its form, if it can still be used; without it nothing is computed.
        policy: its policy.
        new: the new session.
        keys: row keys of the new session by the keys that the indicators had.
    """
    values = _amounts(last, new, form.values.kind_of if form is not None else kind_of)
    for old, key in keys.items():
        row = _row(last, old)
        actual = row.get("actual") if row else None
        if isinstance(actual, str) and actual.strip():
            values[f"{INDICATORS}.{key}.actual"] = actual.strip()
    if form is not None:
        values |= _scores(last, form, policy, keys)
    return values


def _row(document: Document, key: str) -> Mapping[str, Any] | None:
    steps = steps_into(document, f"{INDICATORS}.{key}")
    node: Any = document
    for step in steps or ():
        node = node[step]
    return node if steps and isinstance(node, Mapping) else None


def _scores(last: Document, form: Form, policy: Policy | None, keys: Mapping[str, str]) -> dict[str, str]:
    sheet = score(form, policy, read_assessment(last))
    values: dict[str, str] = {}
    for one in sheet.indicators:
        key = keys.get(one.id)
        if key is None:
            continue
        if one.completion_rate is not None:
            values[f"{INDICATORS}.{key}.completion"] = f"{plain_string(one.completion_rate)}%"
        if one.score is not None:
            values[f"{INDICATORS}.{key}.score"] = plain_string(one.score)
    if sheet.total_shown is not None:
        values["score.total"] = plain_string(sheet.total_shown)
    return values


def _amounts(last: Document, new: Document, kind_of: Callable[[str], KindName | None]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, value in leaves(last):
        if path.endswith(_YEAR_BEFORE):
            continue
        if kind_of(path) == "amount" and isinstance(value, str) and value.strip() and _is_place(path, new):
            found[path] = value.strip()
    return found


def _is_place(path: str, new: Document) -> bool:
    """Return whether a path means the same in the new session: rows named by words, or rows that came over."""
    parts = path.split(".")
    for length in range(1, len(parts)):
        list_path = ".".join(parts[:length])
        rows = new
        for part in parts[:length]:
            rows = rows.get(part, {}) if isinstance(rows, Mapping) else {}
        if isinstance(rows, list) and natural_key(list_path) is None and parts[length] not in row_keys(rows, None):
            return False
    return not any(part.startswith("#") for part in parts)
