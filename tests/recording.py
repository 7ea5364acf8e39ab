"""One short recording of the whole job, as an SVG that moves by itself: no script, no player.

A row that stays the same from frame to frame is written once, so the file stays small.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from rich.cells import cell_len
from rich.segment import Segment

CELL, LINE, EDGE = 8.4, 19, 12
SECONDS: Final = 2.2
"""How long a frame stands, times what the frame asks for."""
_FONTS: Final = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Microsoft YaHei Mono',monospace"


_Part = tuple[str, str, str, bool]
"""Text, colour, ground, and whether it is bold."""


@dataclass(slots=True)
class Film:
    """The frames: the rows of the screen, a line of words below, and how long it stands.

    Attributes:
        size: columns and rows.
        hidden: what is nobody's business, the folder in which the recording was made.
    """

    size: tuple[int, int]
    hidden: str = ""
    _rows: list[list[str]] = field(default_factory=list)
    _times: list[float] = field(default_factory=list)

    def take(self, app: Any, words: str, times: float = 1.0) -> None:
        """Add what is on the screen."""
        drawn = app.screen._compositor.render_strips()
        rows = [_row(_parts(strip, self.hidden), number) for number, strip in enumerate(drawn[: self.size[1]])]
        caption = f'<text class="w" x="{EDGE}" y="{_base(self.size[1]) + 6:g}">{html.escape(words)}</text>'
        self._rows.append([*rows, caption])
        self._times.append(times * SECONDS)

    def svg(self) -> str:
        """Return the recording."""
        width = self.size[0] * CELL + 2 * EDGE
        height = (self.size[1] + 1) * LINE + 2 * EDGE + 8
        runs = list(self._runs())
        styles = "".join(self._style(first, end) for first, end in sorted({(one, two) for one, two, _ in runs}))
        body = "\n".join(f'<g class="f{first}-{end}">{row}</g>' for first, end, row in runs)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}">\n'
            f"<style>text{{font:14px {_FONTS};white-space:pre}}.w{{fill:#e8e8e8;font-weight:bold}}{styles}</style>\n"
            f'<rect width="100%" height="100%" rx="8" fill="#1b1d23"/>\n{body}\n</svg>\n'
        )

    def _runs(self) -> Iterator[tuple[int, int, str]]:
        """Return each row with the frame in which it comes and the one in which it is gone."""
        count = len(self._rows)
        for number in range(self.size[1] + 1):
            first = 0
            for frame in range(1, count + 1):
                if frame == count or self._rows[frame][number] != self._rows[first][number]:
                    yield first, frame, self._rows[first][number]
                    first = frame

    def _style(self, first: int, end: int) -> str:
        if (first, end) == (0, len(self._times)):
            return ""
        whole = sum(self._times)
        begins, ends = sum(self._times[:first]) / whole * 100, sum(self._times[:end]) / whole * 100
        before = f"0%,{begins:.3f}%{{visibility:hidden}}" if first else ""
        after = f"{ends:.3f}%,100%{{visibility:hidden}}" if end < len(self._times) else ""
        shown = f"{begins + 0.001 if first else 0:.3f}%,{ends - 0.001 if after else 100:.3f}%{{visibility:visible}}"
        name = f"f{first}-{end}"
        # Where nothing moves the last frame is seen.
        still = "" if end == len(self._times) else "visibility:hidden;"
        return (
            f".{name}{{{still}animation:{name} {whole:g}s linear infinite}}@keyframes {name}{{{before}{shown}{after}}}"
        )


def _base(row: int) -> float:
    return EDGE + row * LINE + 14


def _row(parts: Iterable[_Part], number: int) -> str:
    """Return one row: the grounds of its parts, then their words at their true width."""
    grounds, words, x = [], [], 0.0
    for text, fore, ground, is_bold in parts:
        width = cell_len(text) * CELL
        if ground:
            place = f'x="{EDGE + x:g}" y="{EDGE + number * LINE:g}"'
            grounds.append(f'<rect {place} width="{width:g}" height="{LINE}" fill="{ground}"/>')
        if bare := text.strip(" "):
            left = x + (len(text) - len(text.lstrip(" "))) * CELL
            weight = ' font-weight="bold"' if is_bold else ""
            words.append(
                f'<text x="{EDGE + left:g}" y="{_base(number):g}" fill="{fore}"{weight} '
                f'textLength="{cell_len(bare) * CELL:g}" lengthAdjust="spacing">{html.escape(bare)}</text>'
            )
        x += width
    return "".join(grounds + words)


def _parts(strip: Iterable[Segment], hidden: str) -> list[_Part]:
    """Return the parts of a row, those alike joined."""
    found: list[_Part] = []
    for segment in strip:
        style = segment.style
        fore, ground = (style.color, style.bgcolor) if style is not None else (None, None)
        if style is not None and style.reverse:
            fore, ground = ground, fore
        look = (_hex(fore) or "#e8e8e8", _hex(ground), bool(style is not None and style.bold))
        if found and found[-1][1:] == look:
            found[-1] = (found[-1][0] + segment.text, *look)
        else:
            found.append((segment.text, *look))
    return [(_without(text, hidden), *look) for text, *look in found]  # type: ignore[misc]  # the look is as it was


def _without(text: str, hidden: str) -> str:
    """Return a text without what is hidden, as wide as before."""
    if not hidden or hidden not in text:
        return text
    return text.replace(hidden, "") + " " * (text.count(hidden) * cell_len(hidden))


def _hex(colour: Any) -> str:
    return colour.get_truecolor().hex if colour is not None and not colour.is_default else ""
