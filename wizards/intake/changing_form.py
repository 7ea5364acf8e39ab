"""Another form for a session under way (改换表式): what fits is kept, what finds no place is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.form import Form
from schemas.paths import find
from wizards.catalogue.reach import INDICATORS
from wizards.intake.moving import move_indicators, named_by
from wizards.path_copy import with_value
from wizards.session import new_row_id

_FUNDS = "funds.lines"


def change_form(document: Mapping[str, Any], old: Form, new: Form) -> tuple[dict[str, Any], list[str]]:
    """Return the document under the form ``new``, and a sentence for each answer that has no place there.

    Only indicators are moved; every other answer stays in the document, printed or not.
    """
    made: dict[str, Any] = {**document, "form": new.pack.id}
    told: list[str] = []
    if made.pop("policy", None) is not None:
        told.append("原来另选的评分办法不带过去，按新表的计分；要换请在“评分办法”里选。")
    rows = [named_by(old, row) for row in _rows(document, INDICATORS)]
    moved, of_rows = move_indicators(rows, new)
    made = with_value(made, INDICATORS.split("."), (), moved or None, new_row_id)
    return made, [*told, *of_rows, *_sources(document, old, new), *_unasked(made, old, new)]


def _rows(document: Mapping[str, Any], path: str) -> list[Mapping[str, Any]]:
    """Return the rows of a list; what a hand put where a list belongs has none."""
    rows = find(document, path)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _sources(document: Mapping[str, Any], old: Form, new: Form) -> Iterator[str]:
    known, labels = new.asked.row_labels(_FUNDS), old.asked.row_labels(_FUNDS)
    for row in _rows(document, _FUNDS):
        source = row.get("source")
        if known and source and source not in known and len(row) > 1:
            yield f"资金来源“{labels.get(source, source)}”在新表里没有这一行：留在文件里，不印。"


def _unasked(document: Mapping[str, Any], old: Form, new: Form) -> Iterator[str]:
    for path, label in {one.path: one.label for one in old.asked.questions}.items():
        if _written(find(document, path)) and new.asked.at(path, document) is None:
            yield f"“{label}”在新表里没有问：留在文件里，不印。"


def _written(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_written(one) for key, one in value.items() if key != "id")
    if isinstance(value, list):
        return any(map(_written, value))
    return value is not None and str(value).strip() != ""
