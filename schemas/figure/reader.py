"""``read_figure``: which sort of figure a typed text is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from schemas.figure.around import (
    HIDDEN,
    calendar_deadline,
    hide_dates,
    is_clear_around,
    move_of,
    trend_around,
    trend_words,
)
from schemas.figure.lazy import LazyPattern
from schemas.figure.moment import read_moment
from schemas.figure.one_figure import Comparator, Figure, FigureKind
from schemas.figure.ranges import Range, range_of
from schemas.figure.spelling import plain_text
from schemas.figure.terms import Term, find_terms
from schemas.figure.units import TIME_UNITS, UNIT_ALIASES, UNITS

_LONGEST = 120
"""No figure is longer; a narrative is not searched for one."""
_CACHED = 64

_ONE = Decimal(1)
_OWN_UNIT = LazyPattern("[\u4e00-\u9fff]{1,3}")
_NO_UNIT = LazyPattern(
    "[完成达已未是的了在率不为有无到至前后内外上下合格优良中差以及其年月日份代纪季度半多余来几初末底第号约近超同比较满点时之间零一二三四五六七八九十百千万亿]"
)
_NOUN_THEN_WORD = LazyPattern("[\u4e00-\u9fff]{1,4}?[及或]?(?:(以上)|(以下|以内|之内)|(左右|上下))")
_STANDARD = LazyPattern(
    "(?:每(?P<each>[\u4e00-\u9fff]{1,3}?)|(?P<mean>[人户亩生床村校])均)(?:每?(?P<time>[年月日天]))?(?:[\u4e00-\u9fff]{0,6}标准)?[:为按]?$"
)
_REMARK = LazyPattern(r"(?P<figure>[^()]{1,20})\((?=[^()]*[\u4e00-\u9fff]{2})(?P<remark>[^()]{3,60})\)")
_ASIDE_OF_TIME = LazyPattern(
    r"(?P<time>[^()]{2,30})\((?![^()]*(?:[共总计达不最成]|至少|发表|编制|出具))"
    r"[\u4e00-\u9fff]{2,}[^()\u4e00-\u9fff][^()]{0,60}\)"
)
"""12月底前(省级1篇): the figure is of a part, by its words; 12月底前(共3篇) says how many are due."""
_PHONE = LazyPattern(r"1[3-9]\d{9}")
_COMPARATORS: dict[str, Comparator] = {"ge": "ge", "gt": "gt", "eq": "eq", "le": "le", "lt": "lt", "within": "le"}
_DIRECTION = {"ge": 1, "gt": 1, "eq": 0, "le": -1, "lt": -1, "within": -1}


def read_figure(text: str) -> Figure:
    """Understand a figure as it was typed; anything else is of the kind ``text``. Never raises."""
    return _remembered(text) if len(text) <= _CACHED else _read(text)


def _read(text: str) -> Figure:
    plain = plain_text(text) if len(text) <= 4 * _LONGEST or len(text.strip()) <= 4 * _LONGEST else ""
    if not plain or len(plain) > _LONGEST:
        return _text(text)
    by_date = calendar_deadline(plain)
    if by_date is not None:
        return Figure(text, "deadline", "le", None, None, None, None, 0, _ONE, by_date)
    trend = trend_words(plain)
    if trend is not None:
        return Figure(text, "trend", None, None, None, None, None, 0, _ONE, trend, move=move_of(plain))
    dated = _aside_of_time(text, plain) if plain.endswith(")") else None
    return dated or _of_terms(text, hide_dates(plain)) or _with_remark(text, plain) or _text(text)


def _of_terms(text: str, shown: str) -> Figure | None:
    """The one figure of a text, or the range that its two figures make."""
    terms = find_terms(shown) or []
    if len(terms) == 1:
        return _single(text, shown, terms[0])
    bounds = range_of(shown, terms[0], terms[1]) if len(terms) == 2 else None
    return _bounded(text, shown, bounds) if bounds is not None else None


def _aside_of_time(text: str, plain: str) -> Figure | None:
    """12月底前(省级1篇) is a deadline, and 12月20日(省级1篇) a day: the aside is no value of the row."""
    found = _ASIDE_OF_TIME.fullmatch(plain)
    if found is None:
        return None
    if calendar_deadline(found["time"]) is not None:
        return Figure(text, "deadline", "le", None, None, None, None, 0, _ONE, False)
    moment = read_moment(found["time"])
    if moment is None or moment.first[0] != moment.last[0]:
        return None
    return None if any(char.isdigit() for char in hide_dates(found["time"])) else _text(text)


def _with_remark(text: str, plain: str) -> Figure | None:
    """2篇(省级1篇): the figure, and in brackets what is said of it."""
    found = _REMARK.fullmatch(plain)
    if found is None:
        return None
    figure = _read(found["figure"])
    if not figure.bare or figure.kind not in ("number", "comparison"):
        return None
    parts = find_terms(found["remark"])
    if parts is None or any(part.unit != figure.unit for part in parts):
        return None  # 46万人(完成率96%) are two facts
    return replace(figure, text=text, bare=False)


def _single(text: str, shown: str, term: Term) -> Figure:
    """The only figure of a text."""
    before = shown[: term.start]
    term, after = _complete(term, before, shown[term.end :])
    meaning = _meaning(term, before)
    if meaning is None or not _is_plausible(term, alone=not (before or after)):
        return _text(text)
    if not is_clear_around(before, after, has_unit=term.unit is not None):
        return _text(text)
    kind, comparator = meaning
    bare = not (before or after)
    trend = trend_around(before, term.lead)
    if trend is not None:
        kind, comparator, bare = "trend", None, trend and not after
    unit = _standard(before) if term.unit == "元" else term.unit
    bound = meaning[1] if meaning[1] != "eq" or term.before == "eq" else None
    move = move_of(before) if kind == "trend" else ""
    scale = _scale(term.shift)
    return Figure(text, kind, comparator, term.value, None, None, unit, term.decimals, scale, bare, bound, move)


def _bounded(text: str, shown: str, bounds: Range) -> Figure:
    """A range, unless the words around it make it a deadline or a trend."""
    before, after = shown[: bounds.start], shown[bounds.end :]
    if not is_clear_around(before, after, has_unit=bounds.unit is not None):
        return _text(text)
    scale, bare, unit = _scale(bounds.shift), not (before or after), bounds.unit
    trend = trend_around(before, bounds.lead)
    if trend is None and bounds.within and unit in TIME_UNITS:
        return Figure(text, "deadline", "le", bounds.high, None, None, unit, bounds.decimals, scale, bare)
    kind: FigureKind = "range" if trend is None else "trend"
    bare = bare if trend is None else trend and not after
    move = move_of(before) if kind == "trend" else ""
    return Figure(text, kind, None, None, bounds.low, bounds.high, unit, bounds.decimals, scale, bare, None, move)


def _complete(term: Term, before: str, after: str) -> tuple[Term, str]:
    """The term with a rare unit (5垛) or a comparator behind the noun (3个项目以上), and the text left behind it."""
    if term.after is not None:
        return term, after
    if term.unit is None:
        if before or not _OWN_UNIT.fullmatch(after) or _NO_UNIT.search(after):
            return term, after
        return term._replace(unit=after), ""
    noun = _NOUN_THEN_WORD.fullmatch(after)
    if noun is None:
        return term, after
    word = "ge" if noun[1] else "le" if noun[2] else "about"
    return term._replace(after=word), HIDDEN


def _meaning(term: Term, before: str) -> tuple[FigureKind, Comparator | None] | None:
    """Kind and comparator from the words that touch the number; ``None`` when they contradict each other."""
    if term.after == "within" and term.unit in TIME_UNITS and term.before in (None, "le"):
        return ("deadline", "le")
    words = list(filter(None, (term.before, term.after, "about" if term.more else None)))
    if not words:
        return _by_lead(term, before)
    if "about" in words:
        return ("approximate", None) if set(words) == {"about"} and not _is_period(term) else None
    if len({_DIRECTION[word] for word in words}) > 1:
        return None
    return ("comparison", _COMPARATORS[words[0]])


def _by_lead(term: Term, before: str) -> tuple[FigureKind, Comparator | None]:
    """The meaning of a number that no comparing word touches."""
    if "控制" in term.lead:
        return ("comparison", "le")
    return ("comparison", "ge") if "达" in term.lead and not before else ("number", "eq")


def _is_period(term: Term) -> bool:
    """近3年 is a period, not about three years."""
    return term.before_word == "近" and term.unit in TIME_UNITS


def _is_plausible(term: Term, *, alone: bool) -> bool:
    """Codes, telephone numbers, calendar years and months look like numbers."""
    digits = term.digits
    if len(digits) > 3 and digits[0] == "0" and digits[1] != ".":
        return False
    if _is_unmarked(term) and term.shift == 0 and _PHONE.fullmatch(digits):
        return False
    return not (_is_month(term, alone=alone) or _is_calendar_year(term))


def _is_unmarked(term: Term) -> bool:
    return term.unit is None and term.before is None


def _is_month(term: Term, *, alone: bool) -> bool:
    """12月完成验收."""
    return term.typed_unit == "月" and term.value <= 12 and term.before is None and not alone


def _is_calendar_year(term: Term) -> bool:
    return term.typed_unit == "年" and term.decimals == 0 and 1900 <= term.value <= 2100


def _standard(before: str) -> str:
    """每人每年100元 is a standard in 元/人·年, not an amount."""
    match = _STANDARD.search(before)
    if match is None:
        return "元"
    each = UNIT_ALIASES.get(match["each"], match["each"]) or match["mean"]
    if match["each"] and (each not in UNITS or each in TIME_UNITS):
        return "元"
    return f"元/{each}·{UNIT_ALIASES.get(match['time'], match['time'])}" if match["time"] else f"元/{each}"


def _scale(shift: int) -> Decimal:
    return Decimal(10**shift) if shift else _ONE


def _text(text: str) -> Figure:
    return Figure(text, "text", None, None, None, None, None, 0, _ONE, False)


_remembered = lru_cache(maxsize=4096)(_read)
