"""Ctrl+G: put a figure that follows the data (跟着数据走的数) into the text under the caret."""

from __future__ import annotations

from typing import Any

from schemas.paths import kind_of
from tui import texts
from tui import texts_prose as words
from tui.desk import Desk
from tui.plain import shorten
from tui.screens.finder import Findable, Finder, FinderWords
from tui.widgets.long_field import LongField
from wizards.facts import Named, braced

_NAME, _VALUE = 44, 24


class BoundFigures(Finder):
    """Asks for one of the values that a text may name; dismisses with its name, ``""`` for Esc."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.evaluation  # the values of this moment, not of the last pause
        said = FinderWords(words.BOUND_TITLE, words.BOUND_HINT, words.BOUND_NONE)
        super().__init__([_entry(one) for one in desk.names.listed], said)


async def put_in(app: Any, desk: Desk) -> None:
    """Ask which value, and put its name where the caret stands. Runs in a worker of the app."""
    field = app.focused
    if not isinstance(field, LongField) or kind_of(field.path) != "long":
        app.notify(words.BOUND_WHERE)
    elif desk.read_only:
        app.notify(texts.READ_ONLY_TYPING, severity="warning")
    elif (name := await app.push_screen_wait(BoundFigures(desk))) and field.is_attached:
        named = desk.names.find(name)
        desk.put_text(field.path, field.text_with(braced(name)))
        field.reload()
        text = shorten(named.text if named else "", _VALUE)
        app.notify(words.BOUND_DONE.format(name=shorten(braced(name), _NAME), text=text), timeout=3)


def _entry(one: Named) -> Findable:
    """A name, its value, and that there is none yet."""
    name = shorten(one.name, _NAME)
    return Findable(one.name, name, shorten(one.text, _VALUE), "" if one.value is not None else words.BOUND_EMPTY)
