"""Each table of ``lexicon/classes.toml`` speaks of its own example and is silent about the one that looks alike."""

from __future__ import annotations

import pytest

from wizards.checks.classes import WrongClass, wrong_classes


@pytest.mark.parametrize("one", wrong_classes(), ids=lambda one: one.speaks)
def test_a_class_speaks_and_is_silent(one: WrongClass) -> None:
    is_money = one.money == "yes"
    assert one.holds(one.under[0], one.speaks, is_money=is_money)
    assert not one.holds(one.under[0], one.silent, is_money=is_money)
    assert not one.holds("别的指标", one.speaks, is_money=is_money)


def test_money_tells_apart() -> None:
    for one in wrong_classes():
        if one.money:
            assert not one.holds(one.under[0], one.speaks, is_money=one.money == "no")
