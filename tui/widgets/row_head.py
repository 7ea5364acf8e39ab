"""How the row being edited stands: which it is, its points, rate and verdict, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from schemas.text import show
from tui import texts
from tui.plain import shorten, wrap
from tui.widgets.row_columns import standing
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from schemas.scoresheet import IndicatorScore


_TITLE: Final = 8
"""Cells that the name of a row has at least."""


class RowHead(Widget):
    """A few lines of fixed height, drawn anew while one types; nothing moves because of them."""

    DEFAULT_CSS = """
    RowHead {
        height: 1;
        text-wrap: nowrap;
    }
    RowHead.-scored {
        height: 2;
    }
    RowHead.-scored.-fixed {
        height: 3;
    }
    """

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        explains = _explains(rows)
        self.set_class(explains, "-scored")
        self.set_class(explains and rows.fixed, "-fixed")
        self._key: str | None = None
        self._score: IndicatorScore | None = None

    def show_row(self, key: str | None, score: IndicatorScore | None) -> None:
        """Show how a row stands."""
        self._key = key
        self._score = score
        self.refresh()

    def render(self) -> Content:
        """Draw name and standing, then the explanation."""
        if self._key is None:
            return Content("")
        width = max(self.content_size.width, 20)
        lines = [self._first_line(width)]
        # A row that the form gives no points has nothing to explain.
        if self._score is not None and self._score.explanation is not None and self._score.weight is not None:
            why = show(self._score.explanation.text, one_line=True)
            room = self.content_size.height - 1
            lines += [Content.styled(line, "$text-muted") for line in wrap(why, width, room)] if room > 0 else []
        return Content("\n").join(lines)

    def _first_line(self, width: int) -> Content:
        keys, key = self.rows.keys(), self._key or ""
        number = keys.index(key) + 1 if key in keys else 0
        place = texts.ROW_OF.format(number=number, count=len(keys))
        aimed = bool(self.rows.text(key, "target").strip())
        parts = standing(self._score, aimed) if self._score else []
        room = width - cell_len(place) - 4
        if len(parts) > 2 and room - cell_len("  ".join(parts)) < _TITLE:
            del parts[1]  # the rate, which the explanation below says too
        stands = "  ".join(parts)
        title = shorten(self.rows.title(key), max(room - cell_len(stands), _TITLE))
        return Content.assemble((f"{place}  {title}", "bold"), "  ", stands)


def _explains(rows: Rows) -> bool:
    """Return whether points of these rows can be explained: by the policy, or by a rule that one of them has."""
    mode = rows.desk.form.scoring.mode
    if not rows.is_indicators or mode not in ("policy", "rules"):
        return False
    entries = (rows.entry(key) for key in rows.keys())  # noqa: SIM118  # rows are no mapping
    return mode == "policy" or any(entry is not None and entry.rule is not None for entry in entries)
