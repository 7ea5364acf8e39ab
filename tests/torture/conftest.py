"""Leaves a protection out of this process too, when a mutation run asks for it."""

from __future__ import annotations

import os

import pytest

from tests.torture.driver import SWITCH
from tests.torture.switches import switch_off


@pytest.fixture(autouse=True, scope="session")
def _without() -> None:
    if os.environ.get(SWITCH, "markup") != "markup":
        switch_off(os.environ[SWITCH])
