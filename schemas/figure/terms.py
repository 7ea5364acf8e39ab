"""One figure inside a text: number, scale, unit and the comparator words that touch it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

from schemas.figure.chinese import NUMERAL_CHARS, read_numeral
from schemas.figure.exact import total, typed_number
from schemas.figure.lazy import LazyPattern
from schemas.figure.units import SCALE, SCALES, combined_unit_at

_MAY = "(?:应当|得|能|应|可)?"
_BEFORE = (
    ("ge", f"(?:最[低少小])?[不未]{_MAY}[低少小]于|至少|最少|最低|[大高多]于(?:或者|或)?等于|≥=?|>=|=>"),
    (
        "le",
        f"(?:最[高多大])?[不未]{_MAY}(?:超[过出]?|[高多大]于|突破)|至多|最多|最高|[小低少]于(?:或者|或)?等于|≤=?|<=|=<",
    ),
    ("gt", "大于|高于|多于|超过|超|>"),
    ("lt", "小于|低于|少于|不足|不到|不满|未达到|未达|未满|<"),
    ("eq", "等于|==?"),
    ("about", "大约|大概|大致|约为|约|将近|接近|近|差不多"),
)
_AFTER = (
    ("ge", "以上|之上"),
    ("le", "以下|之下"),
    ("within", "以内|之内|内(?![容部涵控存外环])"),
    ("about", "左右|上下"),
)

_LEAD = "(?:应当|应该|必须|应|须|需|要|力争|确保|保证|保持|稳定|维持|控制|介于|达到|达|在|为|是){0,4}"
_SIGN = r"(?:(?:(?<![\w%‰‱)-])|(?<=[于过为在]))[+-])?"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+"


def _named(words: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in words)


_NO_SIGNS = {*"(){},|?:<>=_[]", *ascii_letters}
_FIRST = "".join(sorted({*_LEAD, *_named(_BEFORE), *"¥人百千万", *NUMERAL_CHARS} - _NO_SIGNS))
"""Whatever a figure can begin with, and some more: at any other character the long pattern need not be tried."""
_HEAD = LazyPattern(
    f"(?=[0-9.+\\-<>={_FIRST}])(?P<lead>{_LEAD})(?:{_named(_BEFORE)})?(?P<lead2>在|为|达到|达)?"
    "(?P<currency>¥|人民币)?(?P<part>[百千万]分之)?"
    f"(?:(?P<number>{_SIGN}(?:{_ARABIC}))(?:亿(?P<wan>[0-9]{{1,4}}(?:\\.[0-9]+)?)(?=万))?"
    f"|(?P<numeral>[{NUMERAL_CHARS}]+(?:点[{NUMERAL_CHARS}]+)?))"
)
_SIZE = LazyPattern(f"(?P<more>[多余])?(?P<scale>{SCALE})?(?P<more_scale>[多余])?")
_TAIL = LazyPattern(f"(?:(?:\\((?:含本数|及|含[0-9.]*%?)\\)|[及或含])?(?:{_named(_AFTER)})(?:\\(含[^()]{{0,8}}\\))?)?")
_SIZED = tuple("(多余十百千万亿")
"""What ``_SIZE`` can begin with."""
_TAILED = tuple(f"({''.join(words[0] for _, pattern in _AFTER for words in pattern.split('|'))}及或含")
"""What ``_TAIL`` can begin with."""
_PARTS = {"百": "%", "千": "‰", "万": "‱"}

MOST_TERMS = 2
"""A text with more figures is a list of facts."""


class Term(NamedTuple):
    """A number with what belongs to it; ``start`` and ``end`` are its place in the plain text.

    Attributes:
        start: where its first word begins.
        end: where its last word ends.
        lead: words that only introduce it (应, 控制在, 达到).
        before: comparator in front of it: ``ge gt eq le lt about``.
        before_word: that comparator as typed.
        after: comparator behind it: ``ge le within about``.
        more: 余 or 多 stands inside it.
        value: in the base unit.
        decimals: digits after the point as typed.
        shift: power of ten from the typed unit to the base unit.
        unit: base unit.
        typed_unit: the unit as typed, without 万 or 亿.
        digits: the digits as typed, without sign and thousands marks.
        numeral: it is written in Chinese numerals.
    """

    start: int
    end: int
    lead: str
    before: str | None
    before_word: str
    after: str | None
    more: bool
    value: Decimal
    decimals: int
    shift: int
    unit: str | None
    typed_unit: str | None
    digits: str
    numeral: bool


class _Measure(NamedTuple):
    """Scale and unit behind a number."""

    end: int
    scale: str
    more: bool
    typed: str | None
    base: str | None


def find_terms(plain: str) -> list[Term] | None:
    """All figures of the text in order; ``None`` when there are too many, or one of its numbers cannot be a figure."""
    terms: list[Term] = []
    for term in each_term(plain):
        if term is None or len(terms) == MOST_TERMS:
            return None
        terms.append(term)
    return terms


def each_term(plain: str) -> Iterator[Term | None]:
    """Yield the figures of a text of any length in order, and ``None`` for a number that cannot be one."""
    head = _HEAD.search(plain)
    while head is not None:
        end = head.end()
        if _says_little(head):
            head = _HEAD.search(plain, end)
            continue
        measure = _measure(plain, end)
        term = _term(plain, head, measure)
        if head["numeral"] is None and (term is None or _stands_after_numeral(plain, head.start("number"))):
            yield None
        elif term is not None and (head["numeral"] is None or _is_figure(plain, head, term)):
            yield term
            end = term.end
        head = _HEAD.search(plain, end)


def _stands_after_numeral(plain: str, start: int) -> bool:
    return start > 0 and plain[start - 1] in NUMERAL_CHARS


def _says_little(head: re.Match[str]) -> bool:
    """A single 一 or 万 with nothing before it: no figure, whatever stands behind."""
    numeral = head["numeral"]
    if numeral is None or len(numeral) > 1 or head.start() == 0:
        return False
    return head.end() - len(head["lead"]) - head.start() == 1


def _is_figure(plain: str, head: re.Match[str], term: Term) -> bool:
    """一, 十 and 千万 are in every sentence; as a figure they need company."""
    if head["part"] or term.before in ("ge", "gt", "le", "lt"):
        return True
    alone = term.start == 0 and term.end == len(plain)
    return alone or (len(head["numeral"]) > 1 and term.unit is not None)


def _measure(plain: str, start: int) -> _Measure:
    """Scale and unit at ``start``, also in brackets: 10余万元, 1012.41(万元)."""
    if plain.startswith(_SIZED, start):
        return _sized(plain, start)
    typed, base = combined_unit_at(plain, start) or (None, None)
    end = start + len(typed or "")
    more = _ends_in_more(plain, end)
    return _Measure(end + more, "", more, typed, base)


def _sized(plain: str, start: int) -> _Measure:
    inside = plain.startswith("(", start)
    size = _SIZE.match(plain, start + inside)
    if size is None:  # cannot be: every part of the pattern is optional
        return _Measure(start, "", False, None, None)
    end = size.end()
    typed, base = combined_unit_at(plain, end) or (None, None)
    end += len(typed or "")
    more = bool(size["more"] or size["more_scale"])
    if inside:
        if more or end == start + 1 or not plain.startswith(")", end):
            return _Measure(start, "", False, None, None)
        end += 1
    elif _ends_in_more(plain, end):
        more, end = True, end + 1
    return _Measure(end, size["scale"] or "", more, typed, base)


def _ends_in_more(plain: str, end: int) -> bool:
    return end == len(plain) - 1 and plain[end] in "多余"


def _term(plain: str, head: re.Match[str], measure: _Measure) -> Term | None:
    number = _number(head, measure.scale)
    unit = _unit(head, measure, number[2]) if number else None
    if number is None or unit is None:
        return None
    value, digits, shift = number
    bare = head.end("lead") == max(head.start("number"), head.start("numeral"))
    before = None if bare else _group(head, _BEFORE)
    tail = _TAIL.match(plain, measure.end) if plain.startswith(_TAILED, measure.end) else None
    lead = head["lead"] + (head["lead2"] or "")
    end = tail.end() if tail else measure.end
    after = _group(tail, _AFTER) if tail else None
    decimals = len(digits.partition(".")[2])
    typed = digits.lstrip("+-")
    word, unit, numeral = head[before] if before else "", unit or None, head["numeral"] is not None
    start, more = head.start(), measure.more
    # In the order of the fields: to name them takes as long as to read the figure.
    # fmt: off
    return Term(
        start, end, lead, before, word, after, more, value, decimals, shift, unit, measure.typed, typed, numeral,
    )
    # fmt: on


def _number(head: re.Match[str], scale: str) -> tuple[Decimal, str, int] | None:
    """Value in the base unit, digits as typed, and the power of ten between them."""
    shift = SCALES.get(scale, 0)
    if head["numeral"]:
        hundred = head["part"] and head["numeral"] == "百"  # 百分之百
        numeral = ("100", 0) if hundred else read_numeral(head["numeral"])
        if numeral is None or (shift and numeral[1]):
            return None
        digits, shift = numeral[0], shift + numeral[1]
    else:
        digits = head["number"].replace(",", "").rstrip(".")
    value = typed_number(digits, 8 if head["wan"] else shift)
    if head["wan"] and value is not None:
        value = _joined(value, head["wan"])
    return None if value is None else (value, digits, shift)


def _joined(hundred_millions: Decimal, ten_thousands: str) -> Decimal | None:
    """1亿2000万 is one figure."""
    rest = typed_number(ten_thousands, 4)
    return None if rest is None or hundred_millions < 0 else total(hundred_millions, rest)


def _unit(head: re.Match[str], measure: _Measure, shift: int) -> str | None:
    """Base unit, ``""`` without one, ``None`` when two units contradict each other (百分之95元, ¥100%)."""
    unit = measure.base or ""
    if head["part"]:
        return None if unit or shift else _PARTS[head["part"][0]]
    if head["currency"]:
        return "元" if unit in ("", "元") else None
    return unit


def _group(match: re.Match[str], words: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for name, _ in words if match[name] is not None), None)
