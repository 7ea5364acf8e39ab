"""Last year's accounts in a new session: what was the amount is now the amount of the year before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from schemas.derived import ACCOUNTS
from schemas.form import Form
from schemas.funds import TOTAL
from schemas.paths import find

_NAMES: Final = ("id", "number", "level1", "level2", "item")


def accounts_of(last: Mapping[str, Any], form: Form, *, next_year: bool) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the account with which a new session of ``form`` begins, by list.

    A row that the form does not fix comes with its names, so that no 科目 is typed again. Where the form asks for the
    year before, last year's amount goes there; amounts of the new year are never brought.

    Args:
        last: last year's session.
        form: the form of the new session.
        next_year: the new session is of the year right after it.
    """
    found = {}
    for path in ACCOUNTS:
        asked = form.asked.of(path)
        rows = find(last, path)
        if asked and isinstance(rows, list):
            fixed = form.asked.row_labels(path)
            compared = next_year and form.asked.asks_column(path, "last_year")
            kept = [_row(row, fixed, compared=compared) for row in rows if isinstance(row, Mapping)]
            found[path.rpartition(".")[2]] = [row for row in kept if row]
    return {name: rows for name, rows in found.items() if rows}


def _has_place(item: Any, fixed: Mapping[str, str]) -> bool:
    """Return whether a row of last year has one in the new form: by its name, or any but the total."""
    named = isinstance(item, str) and item.strip() and item != TOTAL
    return bool(named) and (not fixed or item in fixed)


def _row(row: Mapping[str, Any], fixed: Mapping[str, str], *, compared: bool) -> dict[str, Any]:
    """Return what comes of a row, nothing if the new form has no place for it or knows all of it already."""
    if not _has_place(row.get("item"), fixed):
        return {}
    kept = {name: row[name] for name in _NAMES if row.get(name)}
    amount = row.get("amount")
    if compared and isinstance(amount, str) and amount.strip():
        kept["last_year"] = amount
    return kept if "last_year" in kept or not fixed else {}
