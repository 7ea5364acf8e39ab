"""What grows or shrinks around it never takes the field with the focus off the screen, nor what is said below it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.widgets.control import Field


class InView:
    """Asked after every layout of a screen; scrolling away by hand is no layout and stays as it is."""

    def __init__(self) -> None:
        self._stood: tuple[Widget | None, list[Region]] = (None, [])

    def look(self, screen: Screen[object]) -> None:
        """Bring the field with the focus into view if it stands elsewhere on its page than before."""
        field = screen.focused
        pages = [node for node in field.ancestors if isinstance(node, Widget)] if field is not None else []
        stands = field, [node.virtual_region.grow(node.styles.margin) for node in ([field, *pages] if field else [])]
        if stands != self._stood and isinstance(field, (Input, TextArea, Field)):
            bring_into_view(field)
        self._stood = stands


def bring_into_view(field: Widget) -> None:
    """Scroll every page around a field so that it is seen; where it does not fit, the line of its caret.

    Its label and the lines below it are drawn in its margins: they are seen with it where they fit, those below first.
    The framework's own ``scroll_visible`` gives up at a page within a page that was scrolled already.
    """
    line = field.cursor_screen_offset.y - field.region.y if isinstance(field, (Input, TextArea)) else 0
    node, top = field, 0
    while isinstance(page := node.parent, Widget):
        # Where things stand on the page, not on the screen: that is known only after the next layout.
        top += node.virtual_region.y
        if isinstance(page, VerticalScroll):
            first, bottom = page.scroll_offset.y, top + field.size.height
            above, below = _hints(field, page.size.height)
            by = _shift(top - above, bottom + below, top + line, first, first + page.size.height)
            if by:
                page.scroll_to(y=first + by, animate=False, immediate=True)
            top -= page.scroll_offset.y
        node = page


def _hints(field: Widget, room: int) -> tuple[int, int]:
    """Return how many lines above and below a field are to be seen with it on a page of ``room`` rows."""
    margin, height = field.styles.margin, field.size.height
    below = margin.bottom if height + margin.bottom <= room else 0
    return margin.top if margin.top + height + below <= room else 0, below


def _shift(top: int, bottom: int, caret: int, first: int, end: int) -> int:
    """Return how far a page that shows the rows from ``first`` to ``end`` has to go down."""
    by = 0
    if bottom > end:
        by = bottom - end
    if top - by < first:
        by = top - first
    return max(min(by, caret - first), caret - end + 1)
