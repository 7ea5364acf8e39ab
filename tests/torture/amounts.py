"""How much of everything: the short tier runs with every ``make test``, the full one with ``make torture``."""

from __future__ import annotations

from typing import Any

import pytest

SEED = 20261122


def tiers(short: int, full: int) -> Any:
    """Return a parametrisation ``amount`` of a test: short by default, full when torture is asked for."""
    return pytest.mark.parametrize(
        "amount", [pytest.param(short, id="short"), pytest.param(full, id="full", marks=pytest.mark.torture)]
    )


KILLS = (10, 300)
APP_KILLS = (2, 1000)
SIGNALS = (4, 10_000)
STALLS = (1, 20)
HOSTILE = (1, 20)
POWER_CUTS = (8, 300)
SYSCALL_FAULTS = (12, 10_000)
SEAM_FAULTS = (95, 10_000)
INTERLEAVINGS = (10, 200)
MUTATIONS = (1000, 10_000)
ROUND_TRIPS = (150, 10_000)
REPORT_KILLS = (40, 200)
SIGNS = (0x10000, 0x110000)
SOAK_EDITS = (200, 20_000)


def bound(amount: int, full: int) -> float:
    """Return how many seconds old a lost key may be: one; no promise where other tests take the processor."""
    return 1.0 if amount == full else float("inf")


def report(words: str) -> None:
    """Print a figure (shown by ``make torture``)."""
    print(f"  {words}", flush=True)
