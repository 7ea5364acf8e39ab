"""Reads the figures of a text: each with the words before it, its sentence, and the years that were named."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from schemas.figure.terms import Term, each_term
from wizards.prose.mentions import Mention, Passage
from wizards.prose.plain_text import Span, plain, sentences
from wizards.prose.prices import ANYTHING, counted_for, is_unit_price
from wizards.prose.struck import strike_out

_APPROXIMATE_NOUN = re.compile(r"[签预合节契公条特违失相履毁订邀立誓]$")
_LARGE = re.compile(r"[上数几近成]$")
_NO_UNIT = frozenset(
    "的是为占和与及等至到均比中内外以之上下左右多余其在对由从按或者又也并不未号年月日时点元万亿调增减提降升追核压□一二三四五六七八九十百千"
)
_LONGEST_GAP = 2
_RANGE_GAP = re.compile(r"-{1,2}|~{1,2}|—{1,2}|至|到")
_YEAR = re.compile(
    r"(?=[12上去前今本当])(?:(?<!\d)((?:19|20)\d\d)年|([上去前]一?年)|(?<![一二三四五六七八九])(今年|本年度?|当年))"
)
_BEHIND_IT = {"within": "le", "ge": "ge", "le": "le"}
_TELLS = re.compile(r"度?(?!度|\d|[-~—至]|底|初)")
_CLAUSE = re.compile(r"[,;:。!?()、\n“”\"]")
_LONGEST_CLAUSE = 24


def read_passage(typed: str, assessed: int | None = None) -> Passage:
    """Read the figures of a text of the assessed year; takes time in proportion to its length."""
    spelled = plain(typed)
    struck = strike_out(spelled.text)
    spans = sentences(spelled.text)
    mentions = _mentions(spelled.text, struck, spans)
    in_sentence: list[list[Mention]] = [[] for _ in spans]
    for mention in mentions:
        in_sentence[mention.sentence].append(mention)
    return Passage(typed, spelled, struck, spans, mentions, in_sentence, assessed)


def _mentions(text: str, struck: str, spans: list[Span]) -> list[Mention]:
    terms = [term for term in each_term(struck) if term is not None]
    ranges = _ranges(struck, terms)
    place, end = _Place(text, spans), 0
    found: list[Mention] = []
    for term in terms:
        place.move_to(term.start)
        clause = _clause(struck, max(end, spans[place.sentence][0]), term.start)
        found.append(_mention(struck, term, clause, place, is_range=term.start in ranges))
        end = term.end
    return found


class _Place:
    """Where a figure stands: its sentence, and the years that were named before it.

    Attributes:
        sentence: the number of the sentence.
        year: the nearest year to the left in it.
        told_year: the year the paragraph was last said to speak of.
    """

    def __init__(self, text: str, spans: list[Span]) -> None:
        self._text, self._spans = text, spans
        self._years = _YEAR.finditer(text)
        self._next = next(self._years, None)
        self._paragraph = self._paragraph_end = 0
        self.sentence = 0
        self.year: int | None = None
        self.told_year: int | None = None

    def move_to(self, start: int) -> None:
        """Go on to a figure further to the right."""
        while start >= self._spans[self.sentence][1]:
            self.sentence, self.year = self.sentence + 1, None
        if start >= self._paragraph_end:
            self._begin_paragraph(start)
        while self._next is not None and self._next.start() < start:
            self._pass_by(self._next)
            self._next = next(self._years, None)

    def _begin_paragraph(self, start: int) -> None:
        stop = self._text.find("\n", start)
        self._paragraph = self._text.rfind("\n", 0, start)
        self._paragraph_end = stop if stop >= 0 else len(self._text)
        self.told_year = None

    def _pass_by(self, year: re.Match[str]) -> None:
        if year.start() >= self._spans[self.sentence][0]:
            self.year = _year(year)
        if year[1] and year.start() > self._paragraph and _TELLS.match(self._text, year.end()):
            self.told_year = int(year[1])


def _year(found: re.Match[str]) -> int | None:
    if found[1]:
        return int(found[1])
    return 0 if found[2] else None


def _clause(struck: str, floor: int, start: int) -> str:
    return _CLAUSE.split(struck[max(floor, start - _LONGEST_CLAUSE) : start])[-1]


def _ranges(struck: str, terms: list[Term]) -> frozenset[int]:
    """Where the figures begin that are one end of a range (90%~110%)."""
    return frozenset(one.start for low, high in pairwise(terms) if _is_range(struck, low, high) for one in (low, high))


def _is_range(struck: str, low: Term, high: Term) -> bool:
    if high.start - low.end > _LONGEST_GAP or high.before is not None:
        return False
    return _RANGE_GAP.fullmatch(struck, low.end, high.start) is not None


def _mention(struck: str, term: Term, clause: str, place: _Place, *, is_range: bool) -> Mention:
    unit, _, below = (term.unit or "").partition("/")
    unit = unit or _rare_unit(struck, term.end)
    per, times = _counted_for(clause, unit, below)
    about, start = _approximation(struck, term)
    step, monthly = _step(term.shift - term.decimals), "月" in times
    bound, sentence, year, told = _bound(term), place.sentence, place.year, place.told_year
    # In the order of the fields: to name them takes twice as long.
    # fmt: off
    return Mention(
        start, term.end, term.value, step, unit, per, monthly, bound, about, is_range, clause, sentence, year, told,
    )
    # fmt: on


def _counted_for(clause: str, unit: str, below: str) -> tuple[str, str]:
    """What a figure is counted for, and for what time: 21.96元/人·月, 每公里3万元, 单价2.6元."""
    per, _, times = below.partition("·")
    each = None if below else counted_for(clause)
    if each is not None:
        return each
    if unit == "元" and is_unit_price(clause):
        return ANYTHING, times
    return per, times


def _bound(term: Term) -> str | None:
    """Whether a figure is a limit; what stands before it goes before what stands behind."""
    if term.before is not None and term.before not in ("eq", "about"):
        return term.before
    return _BEHIND_IT.get(term.after or "")


@lru_cache(maxsize=64)
def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(places)


def _rare_unit(struck: str, at: int) -> str:
    """A word of one character right behind a number counts too (3260路)."""
    char = struck[at : at + 1]
    return char if "\u4e00" <= char <= "\u9fff" and char not in _NO_UNIT else ""


def _approximation(struck: str, term: Term) -> tuple[bool, int]:
    """Whether a figure is 约; 约 is none in 签约, 预约, 合约."""
    before = struck[max(0, term.start - 1) : term.start]
    if term.before == "about" and term.before_word == "约" and _APPROXIMATE_NOUN.search(before):
        return term.more or term.after == "about", term.start + 1
    vague = term.numeral and bool(_LARGE.search(before))
    return term.before == "about" or term.after == "about" or term.more or vague, term.start
