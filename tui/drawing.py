"""Draw less per key: of the widgets inside a scrolling page only those that a change touches."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearbyCompositor(Compositor):
    """Asks only the widgets whose visible part lies in the changed region for their lines.

    The framework's own asks every widget whose *container* does: with a page of thirty fields each key in one of them
    drew them all, and threw all but one away.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if seen and (crop is None or crop.overlaps(seen)):
                yield region, clip, widget.render_lines(seen.translate((-region.x, -region.y)))
