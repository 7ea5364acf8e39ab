"""Each table of ``lexicon/classes.toml`` speaks of its own example and is silent about the one that looks alike."""

from __future__ import annotations

import pytest

from wizards.checks.d_classes import WrongClass, wrong_classes


@pytest.mark.parametrize("one", wrong_classes(), ids=lambda one: one.speaks)
def test_a_class_speaks_and_is_silent(one: WrongClass) -> None:
    is_money = one.money == "yes"
    for under in one.under:
        assert one.holds(under, one.speaks, is_money=is_money), under
        assert not one.holds(under, one.silent, is_money=is_money), under
    assert not one.holds("别的指标", one.speaks, is_money=is_money)


@pytest.mark.parametrize("level2", ["经济效益指标", "社会效益", "生态效益", "可持续影响指标", "成本指标", "数量"])
def test_a_second_level_is_told_by_its_class(level2: str) -> None:
    """The table that holds for all classes holds under each of their names."""
    (everywhere,) = [one for one in wrong_classes() if len(one.under) > 6]
    assert everywhere.holds(level2, everywhere.speaks, is_money=everywhere.money == "yes")


def test_money_tells_apart() -> None:
    for one in wrong_classes():
        if one.money:
            assert not one.holds(one.under[0], one.speaks, is_money=one.money == "no")
