"""Random keys at the app: it never ends by itself, and what it calls saved is in the file.

``make keys`` plays for an hour, ``make torture`` for five minutes, the fast tests for a few bursts. A seed that breaks
is shrunk and its keys are printed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest

from tests.tiers import some_always
from tests.torture.amounts import SEED
from tests.torture.keys_moves import STATES, Burst, Start, bursts, start_of
from tests.torture.keys_play import Fault, Played, play
from tests.torture.keys_shrink import shrink

MINUTES = float(os.environ.get("KEYS_MINUTES", "5"))
FIRST = int(os.environ.get("KEYS_SEED", str(SEED)))
BURSTS = 120
"""Bursts of one seed."""
FEW = 12
SHRINKING = 240.0


@pytest.fixture(autouse=True)
def _stay_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


def once(start: Start, moves: list[Burst], folder: Path) -> Played:
    """Play in a folder of its own."""
    with contextlib.chdir(folder):
        return asyncio.run(play(start, moves, folder))


def say_what_broke(start: Start, seed: int, moves: list[Burst], fault: Fault, folder: Path) -> str:
    """Return the shortest keys that break the same way, ready to be played again."""
    sort = str(fault).strip().splitlines()[-1][:60]

    def breaks(tried: list[Burst]) -> bool:
        try:
            once(start, tried, Path(tempfile.mkdtemp(dir=folder)))
        except Fault as again:
            return str(again).strip().splitlines()[-1][:60] == sort
        return False

    short = shrink(moves[: fault.at + 1], breaks, SHRINKING)
    keys = "\n".join(f"    {burst!r}," for burst in short)
    return f"seed {seed}, {start}\n{fault}\nkeys:\n{keys}"


def run_seed(number: int, count: int, folder: Path) -> Played:
    """Play one seed; on a fault fail with its shrunk keys."""
    start, moves = start_of(number), bursts(FIRST + number, count)
    place = folder / f"seed-{number}"
    place.mkdir()
    try:
        return once(start, moves, place)
    except Fault as fault:
        pytest.fail(say_what_broke(start, FIRST + number, moves, fault, folder), pytrace=False)


@pytest.mark.parametrize("number", some_always(range(len(STATES)), 2, numbered=True, tier="torture"))
def test_a_few_random_keys(number: int, tmp_path: Path) -> None:
    assert run_seed(number, FEW, tmp_path).bursts == FEW


FOUND = {
    "a text wrapped anew by one cell is drawn anew": (
        Start(form="dachuan-2018", state="finished", size=(100, 30)),
        [("f9", "enter", "escape", "f8"), ("tab", "end"), (("click", 0.113, 0.315), "up")],
    ),
    "a click and a key open the same step at once": (
        Start(form="chenggong-2019", state="empty", size=(80, 24)),
        [(("click", 0.062, 0.203), "元", "f5")],
    ),
}
"""Keys that the long run found, as short as they were made."""


@pytest.mark.parametrize("what", FOUND)
def test_keys_that_broke_it_once(what: str, tmp_path: Path) -> None:
    start, moves = FOUND[what]
    assert once(start, moves, tmp_path).bursts == len(moves)


@pytest.mark.torture
def test_random_keys_for_a_while(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    until = time.monotonic() + 60 * MINUTES
    seen, broken, number = Played(), [], 0
    while time.monotonic() < until:
        try:
            seen.add(run_seed(number, BURSTS, tmp_path))
        except pytest.fail.Exception as failure:
            broken.append(str(failure))
            with capsys.disabled():
                print(f"\n{failure}\n")
        number += 1
    with capsys.disabled():
        print(
            f"\nrandom keys: {date.today()}, seeds {FIRST}–{FIRST + number - 1} ({number}), "
            f"{seen.starts} starts, {seen.bursts} bursts, {seen.keys} keys; "
            f"saved compared with the file {seen.looked} times; "
            f"slowest answer {seen.slowest:.2f} s ({seen.slowest_burst!r}); "
            f"screens {' '.join(sorted(seen.screens))}; ends of the program or broken promises: {len(broken)}"
        )
    assert not broken, "\n\n".join(broken)
