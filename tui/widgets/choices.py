"""A list to choose from. Enter acts at once, not by a message, so that keys already on their way find it done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui import texts_keys
from tui.type_ahead import TypeAhead
from tui.widgets.notices import hint


class Choices(OptionList):
    """A list without markup.

    Args:
        options: what there is to choose.
        choose: called with the number and the id of what was chosen, by Enter or by a click.
        typed: called with what is typed at the list; without it the next line with that text is looked for.
        how: what the framework's list takes.
    """

    def __init__(
        self,
        options: Iterable[Option | None] = (),
        *,
        choose: Callable[[int, str], None],
        typed: Callable[[str], None] | None = None,
        **how: Any,
    ) -> None:
        super().__init__(*options, markup=False, **how)
        self._choose = choose
        self._ahead = TypeAhead()
        self._typed = typed or self._look_for

    async def begin_typing(self, text: str) -> None:
        """What was typed finds something in the list; nothing is chosen, and nothing vanishes unsaid."""
        self._typed(text)

    def _look_for(self, text: str) -> None:
        lines = ["" if option.disabled else str(option.prompt) for option in self.options]
        found = self._ahead.find(text, lines, -1 if self.highlighted is None else self.highlighted)
        if found is not None:
            self.highlighted = found
        hint(self, texts_keys.LIST_NONE if found is None else texts_keys.LIST_FOUND)

    def action_select(self) -> None:
        """Choose what is highlighted."""
        option = self.highlighted_option
        if option is not None and self.highlighted is not None and not option.disabled:
            self._choose(self.highlighted, option.id or "")

    def render_line(self, y: int) -> Strip:
        """Draw a line; the one under the cursor in one colour, for its own colours cannot be read on the mark."""
        strip = super().render_line(y)
        number = next((segment.style.meta.get("option") for segment in strip if segment.style is not None), None)
        if number is None or number != self.highlighted:
            return strip
        plain = RichStyle(color=self.get_component_rich_style("option-list--option-highlighted").color)
        return Strip([Segment(text, (style or plain) + plain, rest) for text, style, rest in strip], strip.cell_length)

    async def _on_click(self, event: events.Click) -> None:
        """Choose what was clicked, if it still stands there."""
        event.prevent_default()
        number = event.style.meta.get("option")
        if number is not None and 0 <= number < self.option_count and not self.get_option_at_index(number).disabled:
            self.highlighted = number
            self.action_select()
