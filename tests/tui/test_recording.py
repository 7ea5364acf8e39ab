"""The recording writes what stays the same once, shows each frame in its time, and tells no folder."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

from rich.segment import Segment
from rich.style import Style

from tests.recording import CELL, SECONDS, Film


def shown(*rows: str) -> Any:
    strips = [[Segment(row, Style(color="#ffffff", bgcolor="#000000"))] for row in rows]
    compositor = SimpleNamespace(render_strips=lambda: strips)
    return SimpleNamespace(screen=SimpleNamespace(_compositor=compositor))


def film(*frames: tuple[str, ...]) -> str:
    made = Film((10, 2), "/home/me")
    for frame in frames:
        made.take(shown(*frame), "说明 <1>")
    return made.svg()


def test_a_row_that_stays_is_written_once() -> None:
    svg = film(("标题", "甲"), ("标题", "乙"), ("标题", "乙"))
    ElementTree.fromstring(svg)
    assert svg.count("标题") == 1 and svg.count("说明 &lt;1&gt;") == 1
    assert re.findall(r'<g class="(f[\d-]+)">[^\n]*(甲|乙)', svg) == [("f0-1", "甲"), ("f1-3", "乙")]
    assert f"{3 * SECONDS:g}s linear infinite" in svg


def test_the_last_frame_is_seen_where_nothing_moves() -> None:
    svg = film(("一", ""), ("二", ""))
    assert ".f0-1{visibility:hidden;" in svg and ".f1-2{animation" in svg


def test_words_have_their_true_width_and_no_folder() -> None:
    svg = film(("写到 /home/me/自评.toml", ""))
    assert "/home/me" not in svg and "写到 /自评.toml" in svg
    assert f'textLength="{15 * CELL:g}"' in svg
