"""What a value is called wherever a screen speaks of it away from its field."""

from __future__ import annotations

from tui import texts, texts_writing
from tui.desk import Desk
from tui.plain import shorten
from tui.widgets.rows import Rows


def label_of(desk: Desk, path: str) -> str:
    """Return what the value at ``path`` is called: its question, in a list the row and the column too."""
    asked = desk.asked_at(path)
    if asked is None or path in (asked.question.path, asked.question.address):
        return asked.question.label if asked else texts.APP
    rows = Rows(desk, asked.question)
    word, _, column = path[len(rows.path) + 1 :].partition(".")
    key, keys = rows.key_of(word), rows.keys()
    head = next((one.label for one in rows.asked(key) if one.key == column), "")
    number = keys.index(key) + 1 if key in keys else 0
    name = shorten(rows.title(key), 24)
    return "  ".join(part for part in (head, texts_writing.ROW.format(number=number), name) if part)
