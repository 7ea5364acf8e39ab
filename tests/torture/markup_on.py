"""Imported into the app, this takes every text that it shows for markup: what forgetting ``markup=False`` does."""

from __future__ import annotations

from typing import Any

from textual.content import Content

_as_text = Content.__init__
_parsing: list[str] = []


def _as_markup(self: Content, text: str = "", *args: Any, **more: Any) -> None:
    if _parsing or "[" not in text:
        _as_text(self, text, *args, **more)
        return
    _parsing.append(text)
    try:
        parsed = Content.from_markup(text)
    finally:
        _parsing.pop()
    _as_text(self, parsed.plain, parsed.spans)


Content.__init__ = _as_markup  # type: ignore[method-assign]  # that is the point
