"""Each protection switched off turns its test red."""

from __future__ import annotations

import pytest

from tests.torture.driver import SWITCH
from tests.torture.mutation_switches import NAMED, main, outcome


@pytest.mark.torture
def test_every_protection_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    assert main() == 0


@pytest.mark.parametrize("switch", ["fsync", "folder-fsync", "retry"])
def test_the_quick_ones_are_noticed(switch: str) -> None:
    assert outcome(NAMED[switch], switch) == "red"
