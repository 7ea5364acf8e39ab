"""How often (频次): 每月1次, 4次/年, 全年12次 — a number for each time, or the total of the year."""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.figure import Figure
from wizards.lexicon import Expressions
from wizards.scoring.measure import NoPair

_A_YEAR = {"年": 1, "半年": 2, "季": 4, "季度": 4, "月": 12, "周": 52, "星期": 52, "天": 365, "日": 365}
_EACH = re.compile("[每逐]个?(半年|季度?|月|周|星期|天|日|年)")
_SAID = Expressions("frequency")
_EACH_THING = re.compile("[每逐各]个?(?!半年|季|月|周|星期|天|日|年)[\u4e00-\u9fff]")


def of_a_year(figure: Figure) -> tuple[Figure, int | None]:
    """A count as one of a year, and how many there are in a year; the latter is ``None`` where nobody said how often.

    ``每月1次`` is 12 a year, ``4次/年`` 4, ``全年12次`` 12; ``12次`` says nothing of when.
    """
    unit, _, below = (figure.unit or "").partition("/")
    if figure.value is None or not _is_counted(unit):
        return figure, None
    times = _A_YEAR.get(below) if below else _each(figure.text)
    if times is None:
        return figure, None
    return replace(figure, value=figure.value * times, unit=unit), times


def _is_counted(unit: str | None) -> bool:
    """Whether the unit counts events, of which one may ask how often."""
    return unit is not None and _SAID["counted"].fullmatch(unit) is not None


def _each(text: str) -> int | None:
    found = _EACH.search(text)
    if found is not None:
        return _A_YEAR[found[1]]
    return 1 if _SAID["of_all"].search(text) else None


def in_one_year(target: Figure, actual: Figure) -> tuple[Figure, Figure] | NoPair:
    """Target and actual value of one year, where the target says how often; else as they are.

    Of a bare count nobody knows whether it is of each month or of the year: it is compared only where both readings
    agree, and asked otherwise.
    """
    yearly, times = of_a_year(target)
    if times is None:
        return _for_each_thing(target, actual)
    done, known = of_a_year(actual)
    if known is not None or times == 1 or target.value is None or actual.value is None:
        return yearly, done
    if actual.value >= target.value * times or actual.value == 0:
        return yearly, done
    word = _EACH.search(target.text)
    each = word[0] if word else "每次"
    return NoPair(
        f"指标值“{target.text}”是{each}的数，完成值“{actual.text}”没有写是{each}还是全年，请写明", open="other"
    )


def _for_each_thing(target: Figure, actual: Figure) -> tuple[Figure, Figure] | NoPair:
    """每村1次 against 46次: the total of all villages is no answer for each of them."""
    if not _EACH_THING.search(target.text) or _EACH_THING.search(actual.text) or not _is_counted(target.unit):
        return target, actual
    if actual.value == target.value:
        return target, actual
    return NoPair(f"指标值“{target.text}”是每一个的数，完成值“{actual.text}”像是合计，请写成每一个的数", open="other")


def per_head_left_out(name: str, target: Figure, actual: Figure) -> tuple[Figure, Figure]:
    """≤1200元/人 against 1150元 in a row that says 人均: one side left out what both mean."""
    first, second = target.unit or "", actual.unit or ""
    if "/" in first and first.partition("/")[0] == second and _SAID["per_head"].search(name + target.text):
        return target, replace(actual, unit=first)
    if "/" in second and second.partition("/")[0] == first and _SAID["per_head"].search(name + actual.text):
        return replace(target, unit=second), actual
    return target, actual
