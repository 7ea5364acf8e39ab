"""The private names of Textual that this program stands on, in one place.

A test asks for each of them, and the upper bound of the dependency lets no untried release in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from typing import Any, Final

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text
from textual import content
from textual._compositor import ChopsUpdate, Compositor
from textual._context import active_message_pump
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.document import _wrapped_document
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

_ON_ITS_WAY: Final = 0.3
"""Seconds that a notice may need from being told to standing on the screen."""


def break_as_chinese(break_line: Callable[..., list[int]]) -> None:
    """Have every text on the screen broken by ``break_line``, those that are typed too.

    The framework breaks at blanks only, and what is too long for a line between any two characters.
    """
    vars(content)["divide_line"] = break_line
    before: Callable[..., list[int]] = vars(_wrapped_document)["compute_wrap_offsets"]

    def offsets(text: str, width: int, *rest: Any, **how: Any) -> list[int]:
        return before(text, width, *rest, **how) if "\t" in text else break_line(text, width, blanks=True)

    vars(_wrapped_document)["compute_wrap_offsets"] = offsets


class SteadyStyles(Stylesheet):
    """Style rules that are parsed anew only when something they stand on has changed.

    The framework parses all of them twice while starting, and all once more for each screen that is new.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours of a theme."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Read what is new or stands on other colours; the rest is kept."""
        if self._require_parse:
            self.parse()


class SeamApp(App[int]):
    """What an app does with parts of the framework that it offers to nobody."""

    drawn: Screen[Any] | None = None
    """The screen that was written to the terminal last; while an app starts, what it draws is held back."""
    _cursor_kept = Offset(0, 0)
    _floated = ("", 0.0)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor belongs: on the caret, as it stands in the frame that is being drawn.

        The framework notes it when the caret moves in its text, and is wrong when the field itself moves; an input
        method opens its window there.
        """
        field = self.focused
        if isinstance(field, Input):
            # Behind the last sign the framework counts one cell too many.
            return field.cursor_screen_offset - Offset(int(field.cursor_at_end), 0)
        return field.cursor_screen_offset if isinstance(field, TextArea) else self._cursor_kept

    @cursor_position.setter
    def cursor_position(self, at: Offset) -> None:
        self._cursor_kept = at

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if renderable is not None and not self._batch_count:
            self.drawn = screen

    async def do_bound(self, key: str) -> bool:
        """Do what a key is bound to, the bindings with priority first; return whether it was bound."""
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key, priority=False)

    @property
    def in_own_hands(self) -> bool:
        """Whether what runs at this moment runs in the app's own turn, not in that of a widget."""
        return active_message_pump.get(None) is self

    def is_floating(self, message: str) -> bool:
        """Return whether a floating notice says just this already, or is on its way to the screen."""
        said, at = self._floated
        self._floated = message, time.monotonic()
        on_its_way = said == message and time.monotonic() - at < _ON_ITS_WAY
        return on_its_way or any(one.message == message for one in self._notifications)

    def clear_floating(self) -> bool:
        """Take floating notices away; return whether there was one."""
        floating = bool(self._notifications)
        self.clear_notifications()
        return floating

    @property
    def leaving(self) -> bool:
        """Whether the app was told to end."""
        return self._exit

    def end_at_once(self, code: int) -> None:
        """End, without the words that the framework says."""
        self._return_code = code
        self._close_messages_no_wait()

    def words_for(self, error: BaseException | None) -> RenderableType:
        """Return what is left on the terminal when ``error`` ends the app."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        self._exit_renderables.append(self.words_for(self._exception))
        self._close_messages_no_wait()


class SeamInput(Input):
    """A field of one line that decides itself how its text is drawn."""

    def drawn(self) -> str:
        """Return the text as it is drawn, as long as the text itself."""
        return self.value

    @property
    def caret(self) -> int:
        """The cell in which the caret stands, counted from the beginning of the text."""
        return self._cursor_offset

    @property
    def _value(self) -> Text:
        return Text(self.drawn(), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self.drawn()[:position])


class SeamTextArea(TextArea):
    """Paragraphs that decide themselves how they are drawn."""

    def drawn(self, text: str) -> str:
        """Return part of a line as it is drawn, as long as the text itself."""
        return text

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret stands: as the text is wrapped now, which the framework notes only when the caret moves."""
        self._recompute_cursor_offset()
        return super().cursor_screen_offset

    def _recompute_cursor_offset(self) -> None:
        line, column = self.cursor_location
        wrapped = self.wrapped_document
        at = wrapped.location_to_offset((line, column))
        begins = max((one for one in (0, *wrapped.get_offsets(line)) if one <= column), default=0)
        before = self.document.get_line(line)[begins:column]
        self._cursor_offset = (at.x + cell_len(self.drawn(before)) - cell_len(before), at.y)


class InTurn(Widget):
    """A widget whose turn among its neighbours is known.

    The framework lets the focus go from one to the next by where they stand, and what was mounted but not laid out yet
    stands at the top: a Tab at that moment would leap over all that lies between.
    """

    turn = 0

    @property
    def _focus_sort_key(self) -> tuple[int, int]:
        return self.turn, 0


class NearbyCompositor(Compositor):
    """Draws of what has changed only the lines that changed, and of what lies one above another only what is seen.

    The framework's own asks every widget whose *container* lies in the one rectangle around all changes for all of its
    lines: a key in one of thirty fields drew all of them and the ten containers behind, and threw all but a line away.
    """

    _changed: Collection[Region] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what has changed."""
        self._changed = frozenset(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        wanted = self._wanted(crop or self.size.region)
        for widget, (region, clip) in self.visible_widgets.items():  # from the front to the back
            seen = region.intersection(clip)
            lines = _lines_touched(seen, wanted)
            if not lines:
                continue
            yield region, lines, widget.render_lines(lines.translate((-region.x, -region.y)))
            wanted = [one for one in wanted if not seen.contains_region(one)]
            if not wanted:
                return

    def _wanted(self, whole: Region) -> list[Region]:
        """Return what has changed of ``whole``; all of it if nobody said what."""
        changed = [one.intersection(whole) for one in self._changed]
        return [one for one in changed if one] or [whole]


def _lines_touched(seen: Region, places: Iterable[Region]) -> Region:
    """Return the lines of ``seen`` that lie beside any of ``places`` that overlap it; an empty region if none does."""
    touched = [one for one in places if one.overlaps(seen)]
    if not touched:
        return Region()
    top, bottom = min(one.y for one in touched), max(one.bottom for one in touched)
    return seen.intersection(Region(seen.x, top, seen.width, bottom - top))


class SteadyScreen(Screen[None]):
    """A screen that is not drawn for nothing: the framework draws it also while nothing reaches the terminal."""

    def _compositor_refresh(self) -> None:
        if self.app._batch_count:
            self._repaint_required = True
        else:
            super()._compositor_refresh()

    def draw_now(self) -> None:
        """Draw what waits to be drawn, instead of at the next of sixty times a second."""
        self._on_timer_update()


def draw_nearby(screen: Screen[Any]) -> None:
    """Let a screen draw less per key."""
    screen._compositor = NearbyCompositor()


def stands(screen: Screen[Any]) -> bool:
    """Whether a screen is wholly mounted, so that it may be typed at and closed."""
    return screen._mounted_event.is_set()


def was_taken_away(widget: Widget) -> bool:
    """Whether the widget only stands on the screen until the next layout, without the styles that drawing it needs.

    Textual drops the styles of a widget that it removes before it lays out anew; drawing then would end the program.
    """
    return not widget._component_styles


def set_window_title(app: App[Any], title: str) -> None:
    """Write the title of the terminal's window; ``title`` holds nothing that acts on a terminal."""
    driver = app._driver
    if driver is not None:
        driver.write(f"\x1b]2;{title}\x07")


def keep_window_title(app: App[Any]) -> None:
    """Have the terminal remember the title that its window has now, to be given back at the end."""
    driver = app._driver
    if driver is not None:
        driver.write("\x1b[22;2t")
