"""What stands in the cells of an indicator row, as it will be stored: signs and units joined, percents as shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

from schemas.figure import Figure, plain_string, read_figure
from schemas.figure.moment import read_moment
from wizards.intake.cells import is_blank_mark
from wizards.lexicon import Lexicon, split_measure

_SIGN_START = re.compile(r"^(>=|=>|≥|≧|<=|=<|≤|≦|>|<|＞|＜|=|＝|═|﹦)\s*")
_IMPLAUSIBLE: Final = Decimal("0.02")
_NEAR: Final = Decimal("0.1")
_HUNDRED: Final = Decimal(100)
_MORE_IS_BETTER: Final = ("≥", ">", "=", "")
_PERCENT: Final = re.compile("[%％﹪]|百分")
_JOINED = r"\s*(?:号(?!召)|[#＃]|期(?![刊望间])|标段|[-－—–~～至到和与及、]\s*[(（]?[\d①-⑳])"
"""What follows a number that belongs to the name: ①-③号井, （1）号楼."""
_DIGIT = r"\s*[\d①-⑳]"
"""The same behind a stop: 1、2号泵站, 1:500."""
_NUMBER_BEFORE = re.compile(
    r"^\s*(?:指标\s*[0-9一二三四五六七八九十]{1,3}\s*[:：.、]?"
    rf"|\d{{1,2}}\s*(?:[、:：](?!{_DIGIT})|[)）](?!{_JOINED})|[.．](?!\d))"
    rf"|[(（]\d{{1,2}}[)）](?!{_JOINED})[、.．]?|[①-⑳](?!{_JOINED}|{_DIGIT})[、.．]?|[★☆])\s*"
)

_SERIAL_DAY = re.compile(r"[34]\d{4}(?:\.\d+)?|5[0-4]\d{3}(?:\.\d+)?")
"""1982 to 2049, as sheets count days."""
_DAY_NAME = re.compile("(?:时间|日期|时限|期限)$")
_NOT_ADJUSTED = re.compile(r"(?:无|未|不|没有)(?:作|做|需)?(?:调整|变化|变更|变)?$")


class Text(NamedTuple):
    """A text to be stored, with what was done to it; or, where ``problem`` says so, one that must not be taken."""

    text: str
    note: str = ""
    problem: str = ""


text_of: Final[Callable[[tuple[str, str, str]], Text]] = partial(tuple.__new__, Text)
"""Makes a text of its parts, as ``reading_of`` does."""


def name_of(text: str) -> Text:
    """Return the name of an indicator without a number in front; blank for a printed prompt (指标2：, ……)."""
    if _NUMBER_BEFORE.match(text) is None and not is_blank_mark(text.strip(".…。 ")):
        return text_of((text.strip(), "", ""))
    name = text
    while (match := _NUMBER_BEFORE.match(name)) is not None:
        name = name[match.end() :]
    name = "" if is_blank_mark(name.strip(".…。 ")) else name.strip()
    return Text(name, "去掉了前面的编号" if name and name != text else "")


def target_of(text: str, sign: str, unit: str, words: Lexicon, *, number: bool = False) -> Text:
    """Return a target with its sign (指标性质) and unit (度量单位), which a platform prints in columns of their own.

    Args:
        text: the cell as shown.
        sign: what stands in the column of signs.
        unit: what stands in the column of units.
        words: the lexicon.
        number: the cell holds a number, not a text.
    """
    if is_blank_mark(text):
        return Text("")
    if not sign and not unit:
        return Text(text)
    comparator = _comparator(sign, words)
    own_sign = _SIGN_START.match(text)
    joined, problem = with_unit(text, _plain_unit(unit))
    if own_sign is not None and comparator not in ("", _plain_sign(own_sign[1], words)):
        problem = f"指标性质是“{sign}”，指标值里写的却是“{own_sign[1]}”"
    elif not problem and number and comparator in _MORE_IS_BETTER:
        problem = percent_or_fraction(text, joined)
    if problem:
        return Text(text, problem=problem)
    if not comparator or own_sign is not None:
        return Text(joined, _joined_note(text, joined))
    return _with_sign(text, joined, comparator, sign)


def _comparator(sign: str, words: Lexicon) -> str:
    term = words.find("comparators", sign)
    return term.thing if term and term.thing not in ("text", "number") else ""


def _with_sign(text: str, joined: str, comparator: str, sign: str) -> Text:
    """Return the target with the sign before it: only a number can have one."""
    kind = read_figure(joined).kind
    if kind in ("range", "approximate"):
        return Text(text, problem=f"指标性质是“{sign}”，指标值却是“{text}”")
    if kind != "number":
        return Text(joined, _joined_note(text, joined) or f"指标值是文字，“{sign}”没有写上")
    return Text(f"{comparator}{joined}", _joined_note(text, ""))


def _joined_note(text: str, joined: str) -> str:
    return "" if joined == text else f"由“{text}”与指标性质、度量单位合成"


def _plain_sign(sign: str, words: Lexicon) -> str:
    term = words.find("comparators", sign)
    return term.thing if term else sign


def _plain_unit(unit: str) -> str:
    unit = unicodedata.normalize("NFKC", unit).strip().strip("()")
    if is_blank_mark(unit) or unit in ("无", "无单位", "定性"):
        return ""
    return "%" if unit in ("百分比", "百分数", "百分之") else unit


def with_unit(text: str, unit: str) -> tuple[str, str]:
    """Return the text with the unit behind it, unless it has one; the second is what speaks against it."""
    if not unit:
        return text, ""
    figure = read_figure(text)
    if figure.kind not in ("number", "comparison", "range"):
        return text, ""
    other = read_figure(f"1{unit}")
    if other.kind != "number" or not other.bare or (other.unit is None and other.scale == 1):
        return text, f"“{unit}”看不出是计量单位"
    if figure.unit is None and figure.bare and text[-1:].isdigit():
        return f"{text}{unit}", ""
    if figure.unit is not None and other.unit not in (None, figure.unit):
        return text, f"度量单位是“{unit}”，指标值里写的却是“{text}”"
    return text, ""


def percent_or_fraction(text: str, joined: str) -> str:
    """Return the doubt whether 0.95 beside % is 0.95% or 95%; blank where there is none."""
    figure = read_figure(text)
    number = figure.kind == "number" and figure.unit is None
    if not number or figure.value is None or not 0 < figure.value <= 1 or read_figure(joined).unit != "%":
        return ""
    return f"看不出是 {joined} 还是 {plain_string(figure.value * _HUNDRED)}%"


def actual_of(text: str, target: str, unit: str = "") -> Text:
    """Return an actual value, with the unit that its head names.

    A fraction beside a target in % that can only mean a percentage becomes one, marked.
    """
    if is_blank_mark(text):
        return Text("")
    percent = _percent_beside(text, target) if _PERCENT.search(target) is not None else ""
    if percent:
        return Text(percent, f"表里是 {text}，目标是百分数，当作 {percent}")
    if not unit:
        return text_of((text, "", ""))
    joined, problem = with_unit(text, _plain_unit(unit))
    problem = problem or percent_or_fraction(text, joined)
    return Text(text, problem=problem) if problem else Text(joined, _unit_note(text, joined, unit))


may_be_serial_day: Final[Callable[[str], object]] = _SERIAL_DAY.fullmatch
"""Tells whether a text is a bare number that can be a day as sheets count them: 45440."""


def is_serial_day(text: str, *beside: str) -> bool:
    """Return whether a bare number beside a date is a day as sheets count it (45440), not shown as one."""
    if not may_be_serial_day(text):
        return False
    return any(_DAY_NAME.search(one) is not None or read_moment(one) is not None for one in beside)


def _unit_note(text: str, joined: str, unit: str) -> str:
    return "" if text == joined else f"表头写的单位是{unit}"


def _percent_beside(text: str, target: str) -> str:
    bound = _bound(read_figure(target))
    value = _bare_number(text) if bound else None
    if not bound or not value or value / bound >= _IMPLAUSIBLE:
        return ""
    if value * _HUNDRED / bound < _NEAR:
        return ""
    return f"{plain_string(value * _HUNDRED)}%"


def unit_of(told: str, of_head: str, *, apart: bool) -> tuple[str, str]:
    """Return the unit of a target, out of the column of units or the head's brackets, and what speaks against both.

    ``apart``: the form keeps the column's unit in a column of its own.
    """
    own = _plain_unit(told)
    if not own:
        return of_head, ""
    if of_head and not _same_unit(own, of_head):
        return "", f"表头写的单位是“{of_head}”，度量单位写的却是“{told}”"
    return ("" if apart else told), ""


def _same_unit(first: str, second: str) -> bool:
    one, other = read_figure(f"1{first}"), read_figure(f"1{_plain_unit(second)}")
    return (one.unit, one.scale) == (other.unit, other.scale)


def says_adjusted(text: str) -> bool:
    """Return whether a cell of adjusted targets holds one: not blank, not 未调整."""
    return not is_blank_mark(text) and _NOT_ADJUSTED.match(text) is None


def adjusted(target: Text, first: str) -> Text:
    """Return a target adjusted in the year, told beside that of its beginning; a change (+2, -2) or 0 is left."""
    if target.problem or target.text == first:
        return target
    if target.text.startswith(("+", "-", "＋", "－")) or read_figure(target.text).value == 0:
        return target._replace(problem="看不出是调整后的指标值，还是调整了多少")
    note = f"用调整后的指标值（年初为{first}）" if not is_blank_mark(first) else "用调整后的指标值"
    return target._replace(note="；".join(one for one in (target.note, note) if one))


def _bare_number(text: str) -> Decimal | None:
    figure = read_figure(text)
    bare = figure.kind == "number" and figure.bare and figure.unit is None and figure.scale == 1
    return figure.value if bare else None


def _bound(figure: Figure) -> Decimal | None:
    if figure.unit != "%":
        return None
    return figure.value if figure.value is not None else figure.high


def points_of(text: str) -> Text:
    """Return a weight or a score as a bare number of points: 10分 → 10, 10% of a hundred → 10."""
    if is_blank_mark(text):
        return Text("")
    figure = read_figure(text)
    whole = figure.kind == "number" and figure.comparator == "eq" and figure.bare and figure.value is not None
    if not whole or figure.unit not in (None, "分", "%"):
        return Text(text, problem="不是一个分数")
    if figure.unit is None:
        return Text(text)
    plain = plain_string(figure.value or Decimal(0))
    return Text(plain, f"表里写的是 {text}")


def reason_and_measure(text: str, words: Lexicon) -> tuple[Text, Text]:
    """Return reason and measure out of one cell; without 措施： in it, all of it is the reason."""
    reason, measure = split_measure(text, words)
    if not measure:
        return Text(reason), Text("")
    return Text(reason, "原因和措施分开了"), Text(measure, "原因和措施分开了")
