"""Each protection switched off turns its test red."""

from __future__ import annotations

import pytest

from tests.tiers import some_always
from tests.torture.driver import SWITCH
from tests.torture.mutation_switches import NAMED, main, outcome


@pytest.mark.torture
def test_every_protection_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    assert main() == 0


@pytest.mark.parametrize("switch", some_always(["fsync", "folder-fsync", "retry"], tier="torture"))
def test_the_quick_ones_are_noticed(switch: str) -> None:
    assert outcome(NAMED[switch], switch) == "red"
