"""Every screen and state looks as it was looked through: compared with the pictures that are kept as text."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.tui.walks import FOLDER, SIZES, WALKS, Walk, draw, file_of

CASES = [
    pytest.param(walk, size, id=f"{walk.name}-{size[0]}x{size[1]}", marks=[pytest.mark.slow] if walk.slow else [])
    for walk in WALKS
    for size in SIZES
]


@pytest.mark.parametrize(("walk", "size"), CASES)
async def test_the_screens_are_those_that_were_looked_through(
    walk: Walk, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    changed = []
    for stop, text in (await draw(walk, size, tmp_path)).items():
        kept = file_of(walk, stop, size).read_text("utf-8")
        changed += difflib.unified_diff(kept.split("\n"), text.split("\n"), f"{walk.name}-{stop}", "now", lineterm="")
    assert not changed, "meant to be so? then: make pictures\n" + "\n".join(changed)


def test_no_picture_is_left_over() -> None:
    wanted = {file_of(walk, stop, size).name for walk in WALKS for size in SIZES for stop, _ in walk.stops}
    assert {one.name for one in FOLDER.iterdir()} == wanted


def test_every_line_has_the_width_of_its_window() -> None:
    from rich.cells import cell_len

    for one in FOLDER.iterdir():
        width, height = map(int, one.stem.rpartition("-")[2].split("x"))
        lines = one.read_text("utf-8").removesuffix("\n").split("\n")
        assert len(lines) == height and max(map(cell_len, lines)) <= width, one.name
