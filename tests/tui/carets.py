"""Where the caret is drawn, and where the terminal's own cursor is put."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.app import Ziping

_CURSORS = {Input: "input--cursor", TextArea: "text-area--cursor"}


def drawn_caret(app: Ziping) -> Offset | None:
    """Return the cell that is drawn as the caret of the field with the focus."""
    field = app.focused
    look = _look(field)
    seen = app.screen._compositor.visible_widgets.get(field) if field is not None else None
    if look is None or seen is None:
        return None
    region = seen[0].intersection(seen[1])
    for y, line in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in line:
            inside = region.contains(x, y)
            if inside and segment.style is not None and _same(segment.style, look) and segment.text:
                return Offset(x, y)
            x += segment.cell_length
    return None


def caret_fault(app: Ziping) -> str:
    """Return what is wrong with the caret, empty if nothing is or no text has the focus."""
    field = app.focused
    if not isinstance(field, (Input, TextArea)):
        return ""
    at = drawn_caret(app)
    if at is None:
        return f"the caret of {field!r} is not on the screen"
    if at != app.cursor_position:
        return f"the caret of {field!r} is drawn at {at}, the terminal's cursor is at {app.cursor_position}"
    return ""


def _look(field: Widget | None) -> Style | None:
    for kind, name in _CURSORS.items():
        if isinstance(field, kind):
            return field.get_component_rich_style(name)
    return None


def _same(one: Style, other: Style) -> bool:
    if other.reverse:
        return bool(one.reverse)
    return one.bgcolor == other.bgcolor
