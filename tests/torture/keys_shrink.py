"""Make a list of bursts that breaks the app as short as it will get."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.torture.keys_moves import Burst

_Item = TypeVar("_Item")


def shrink(moves: Sequence[Burst], breaks: Callable[[list[Burst]], bool], seconds: float) -> list[Burst]:
    """Return as few of ``moves``, each as short, as still break; give up after ``seconds``."""
    until = time.monotonic() + seconds
    short = _fewer(list(moves), breaks, until)
    for number in range(len(short)):

        def still(atoms: list[object], number: int = number) -> bool:
            return breaks([*short[:number], tuple(atoms), *short[number + 1 :]])  # type: ignore[arg-type]  # the same atoms

        short[number] = tuple(_fewer(list(short[number]), still, until))  # type: ignore[arg-type]  # as above
    return [burst for burst in short if burst]


def _fewer(items: list[_Item], breaks: Callable[[list[_Item]], bool], until: float) -> list[_Item]:
    """Leave parts out, halves first, then ever smaller ones, as long as the rest still breaks."""
    part = max(len(items) // 2, 1)
    while items:
        at = 0
        while at < len(items) and time.monotonic() < until:
            rest = items[:at] + items[at + part :]
            if breaks(rest):
                items = rest
            else:
                at += part
        if part == 1 or time.monotonic() >= until:
            break
        part //= 2
    return items
