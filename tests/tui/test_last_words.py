"""The last words reach a terminal that is busy, and wait for none that has stopped reading."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tui import exits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

WORDS = "\x1b[?1049l内容已保存在 自评.toml".encode()


@pytest.fixture
def full() -> Iterator[tuple[int, int]]:
    """A terminal that takes nothing more: its two ends."""
    import pty

    main, end = pty.openpty()
    os.set_blocking(end, False)
    os.set_blocking(main, False)
    with suppress(BlockingIOError):
        while True:
            os.write(end, b"." * 512)
    yield main, end
    os.close(end)
    os.close(main)


def read_all(main: int) -> bytes:
    taken = b""
    with suppress(BlockingIOError):
        while piece := os.read(main, 65536):
            taken += piece
    return taken


def test_words_reach_a_terminal_that_reads_again(full: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    main, end = full
    seen = bytearray()
    monkeypatch.setattr("time.sleep", lambda seconds: seen.extend(read_all(main)))
    exits.write_soon(end, WORDS)
    seen += read_all(main)
    assert bytes(seen).lstrip(b".") == WORDS


def test_a_terminal_that_reads_no_more_is_left(full: tuple[int, int]) -> None:
    main, end = full
    exits.write_soon(end, b"x" * 1_000_000, patience=0.02)
    assert read_all(main).count(b"x") < 1_000_000


def test_nothing_is_drawn_behind_the_last_words() -> None:
    import pty

    main, end = pty.openpty()
    kept = [os.dup(number) for number in (1, 2)]
    try:
        for number in (1, 2):
            os.dup2(end, number)
        exits.draw_no_more()
        for number in (1, 2):
            os.write(number, b"a frame that came too late")
    finally:
        for number, before in zip((1, 2), kept, strict=True):
            os.dup2(before, number)
            os.close(before)
    os.set_blocking(main, False)
    assert read_all(main) == b""
    os.close(end)
    os.close(main)
