"""The lines of a folder while one looks for a file: its name, and what session it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets.option_list import Option

from schemas.text import show
from tui import texts_browser
from tui.browsing import TOML, Browsing, Offer
from tui.plain import shorten
from tui.subject import subject_of

_YEAR: Final = 4
_STATE: Final = 11
_LEAST: Final = 10
_UNIT: Final = 20
_WIDE: Final = 90


def options_of(
    offers: Sequence[Offer], state: Browsing, printed: Mapping[Path, str], width: int, count: int
) -> Iterator[Option]:
    """Yield the lines, and below them what is not shown."""
    for offer in offers:
        yield Option(_line(offer, state, printed, width))
    if not any(one.does in ("go", "take") for one in offers):
        none = _none_words(state)
        yield Option(Content.styled(shorten(none, width), "$text-muted"), disabled=True)
    if count > len(offers):
        words = texts_browser.MORE.format(count=count - len(offers))
        yield Option(Content.styled(words, "$text-muted"), disabled=True)


def _none_words(state: Browsing) -> str:
    if state.part:
        return texts_browser.NONE_FOUND.format(words=show(state.part, one_line=True))
    return texts_browser.NONE if state.wanted.of_folder else texts_browser.NONE_OF.format(endings=_endings(state))


def _endings(state: Browsing) -> str:
    return "、".join(state.wanted.endings)


def _line(offer: Offer, state: Browsing, printed: Mapping[Path, str], width: int) -> Content:
    if offer.does == "take":
        return _file(offer, printed, width)
    name = show(offer.path.name or str(offer.path), one_line=True)
    if offer.does == "use":
        words = texts_browser.USE.format(count=len(state.view.files), endings=_endings(state))
        return Content.styled(words, "bold")
    if offer.does == "up":
        return Content.styled(shorten(texts_browser.UP.format(name=name), width), "$text-muted")
    if offer.path.parent != state.view.folder:
        return Content.styled(shorten(texts_browser.GO.format(path=offer.path), width), "$text-muted")
    return Content.styled(shorten(texts_browser.FOLDER.format(name=name), width), "bold")


def _file(offer: Offer, printed: Mapping[Path, str], width: int) -> Content:
    """Return a file: its name, then of a session project, unit where there is room, year, and how far it came."""
    if not offer.path.name.lower().endswith(TOML):
        return Content(shorten(show(offer.path.name, one_line=True), width))
    unit = _UNIT if width >= _WIDE else 0
    rest = max(width - _YEAR - _STATE - unit - 4, 2 * _LEAST)
    head = offer.head
    name = _cell(offer.path.name, rest // 2)
    if head is None:
        words = texts_browser.FOREIGN if offer.known else ""
        return Content.assemble(name, (f" {words}", "$text-muted"))
    total = printed.get(offer.path, "")
    saved = f"{head.saved_at:%m-%d %H:%M}" if head.saved_at else ""
    how_far = head.state or (texts_browser.PRINTED.format(total=total) if total else saved)
    cells = [_cell(subject_of(head.name, head.form), rest - rest // 2)]
    cells += [_cell(head.unit, unit)] if unit else []
    return Content(" ".join([name, *cells, _cell(head.year, _YEAR), _cell(how_far, _STATE)]))


def _cell(text: str, cells: int) -> str:
    return set_cell_size(shorten(text, cells), cells)
