"""From a hand-written source to a session as the program saves it.

A source holds what a clerk would type. What a new session brings along (rows of the catalogue with their names and
weights, the money unit) comes from the form; row ids are made from the sample's name, so the same source always
gives the same file.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from samples import FOLDER
from schemas.form import Form
from wizards.catalogue import load_form
from wizards.session import new_document, with_row_ids

SOURCE = FOLDER / "source"
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

Document = dict[str, Any]


def build(source: Path) -> Document:
    """Return the session document of one source file."""
    typed = tomllib.loads(source.read_text(encoding="utf-8"))
    form = load_form(typed["form"])
    new_id = _ids(source.stem)
    document = {**new_document(form, new_id=new_id), **{key: typed[key] for key in typed if key != "performance"}}
    document["funds"] = {"unit": form.pack.money_unit, **typed.get("funds", {})}
    performance = typed.get("performance", {})
    document["performance"] = {
        **{key: value for key, value in performance.items() if key != "indicators"},
        "indicators": [_indicator(form, row) for row in performance.get("indicators", [])],
    }
    return _in_order(dict(with_row_ids(_with_ids(document, new_id), new_id)))


def halve(document: Mapping[str, Any]) -> Document:
    """Return the session of a clerk who stopped in the middle of the fourth step.

    The first steps are done, every second indicator has no result yet, nothing is said about problems.
    """
    kept = _without(document, ("problems", "signoff", "texts"))
    performance = dict(document.get("performance", {}))
    rows = [
        row if index % 2 == 0 else _without(row, _RESULTS)
        for index, row in enumerate(performance.get("indicators", []))
    ]
    kept["performance"] = {"goals": performance.get("goals", []), "indicators": rows}
    kept["profile"] = _without(document["profile"], ("report_date",))
    kept["texts"] = {key: text for key, text in document.get("texts", {}).items() if key in _EARLY_TEXTS}
    kept["place"] = {"step": "performance", "field": "performance.indicators"}
    return {key: value for key, value in kept.items() if value not in ({}, [])}


def _without(table: Mapping[str, Any], keys: Collection[str]) -> Document:
    return {key: value for key, value in table.items() if key not in keys}


_RESULTS = ("actual", "progress", "tier", "facts", "stated_score", "deviation_reason", "improvement", "evidence")
_EARLY_TEXTS = ("overview", "goal_setting", "fund_use", "fund_management", "fund_flow", "implementation")


def _indicator(form: Form, row: Mapping[str, Any]) -> Document:
    entry = form.entry(row.get("catalogue"))
    if entry is None:
        return dict(row)
    return {**entry.preset(), **row}


def _with_ids(document: Document, new_id: Callable[[], str]) -> Document:
    """Give every indicator and problem an id, and let ``answers`` follow the short ids of the source."""
    for row in document["performance"]["indicators"]:
        row.setdefault("id", new_id())
    items = document.get("problems", {}).get("items", [])
    known = {row["id"]: new_id() for row in items if "id" in row}
    document["problems"] = {
        "items": [
            {
                "id": known.get(row.get("id", "")) or new_id(),
                **{
                    key: known.get(value, value) if key == "answers" else value
                    for key, value in row.items()
                    if key != "id"
                },
            }
            for row in items
        ]
    }
    return document


def _in_order(document: Document) -> Document:
    first = ("schema_version", "form", "policy", "profile", "funds", "implementation", "performance", "problems")
    keys = [key for key in first if key in document] + [key for key in document if key not in first]
    return {key: document[key] for key in keys if document[key] not in ({}, [], {"items": []})}


def _ids(seed: str) -> Callable[[], str]:
    def numbers() -> Iterator[str]:
        count = 0
        while True:
            digest = hashlib.sha256(f"{seed}:{count}".encode()).digest()
            yield "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:8])
            count += 1

    made = numbers()
    return lambda: next(made)
