"""How a value is called where two versions or a remark speak of it: row and field in the words of the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from schemas.form import Form
from schemas.part import name_of_row
from schemas.paths import find, kind_of
from schemas.slots import SLOTS

SEPARATOR: Final = "·"
_TOP: Final = {"form": "表式", "policy": "评分办法"}
_INTERNAL: Final = {"kind": "类别", "slot": "所在部分", "source": "资金来源"}
"""Columns by which a form sorts its rows: the clerk never types them."""
_SHORT: Final = 16


def label_of(path: str, document: Mapping[str, Any], form: Form) -> str:
    """Return the label of the value at ``path``, with the name of its row: ``验收合格率·全年完成值``.

    A value that the form does not ask is called by the name of its slot, else by its key.
    """
    key = path.rpartition(".")[2]
    label = form.asked.label(path, document) or _TOP.get(path) or _slot(path) or _INTERNAL.get(key, key)
    row = _row_name(path, document, form)
    return f"{row}{SEPARATOR}{label}" if row and row != label else label


def is_internal(path: str) -> bool:
    """Return whether the value at ``path`` only tells the form to which of its rows this one belongs."""
    return path.rpartition(".")[2] in _INTERNAL


def spoken_value(path: str, text: str, document: Mapping[str, Any]) -> str:
    """Return a value as a person reads it: where it is the id of another row of its list, that row's words."""
    row_path, _, column = path.rpartition(".")
    if column != "answers":
        return text
    other = find(document, f"{row_path.rpartition('.')[0]}.{text}")
    return (name_of_row(other.get) if isinstance(other, Mapping) else "") or text


def _slot(path: str) -> str:
    section, _, name = path.partition(".")
    return SLOTS.get(name, name) if section == "texts" else ""


def _row_name(path: str, document: Mapping[str, Any], form: Form) -> str:
    """Return the name of the user's row in which ``path`` lies, empty for a fixed row or none."""
    parts = path.split(".")
    for length in range(len(parts) - 1, 1, -1):
        above = ".".join(parts[:length])
        row = find(document, above)
        if isinstance(row, Mapping) and kind_of(".".join(parts[: length - 1])) == "rows":
            return _short(name_of_row(row.get) or _of_the_form(row, form)) if not _fixed(path, document, form) else ""
    return ""


def _of_the_form(row: Mapping[str, Any], form: Form) -> str:
    """Return what the form's catalogue calls a row that has no name of its own."""
    catalogue = row.get("catalogue")
    entry = form.entry(catalogue) if isinstance(catalogue, str) else None
    level = row.get("level2")
    return entry.name or entry.level2 if entry else level if isinstance(level, str) else ""


def _fixed(path: str, document: Mapping[str, Any], form: Form) -> bool:
    question = form.asked.exactly(path, document)
    return question is not None and bool(question.rows)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"
