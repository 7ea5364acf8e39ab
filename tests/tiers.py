"""Which parameters of a test run always and which in another tier only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def some_always(values: Iterable[Any], first: int = 1, *, numbered: bool = False, tier: str = "slow") -> list[Any]:
    """Return parameters of which the ``first`` ones run always, the others only in the run of their ``tier``.

    numbered: the parameters are called by their number.
    """
    other = [getattr(pytest.mark, tier)]
    return [
        pytest.param(value, marks=[] if number < first else other, id=str(number) if numbered else None)
        for number, value in enumerate(values)
    ]
