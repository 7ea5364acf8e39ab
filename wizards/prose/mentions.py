"""Mentions: every figure of a text with its exact value, the step it is printed in, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from schemas.figure.terms import Term, each_term
from wizards.prose.plain import Plain, plain, sentences
from wizards.prose.prices import ANYTHING, counted_for, is_unit_price
from wizards.prose.struck import strike_out

RATES = ("%", "‰")
_ONE = Decimal(1)
_APPROXIMATE_NOUN = re.compile(r"[签预合节契公条特违失相履毁订邀立誓]$")
_LARGE = re.compile(r"[上数几近成]$")
_NO_UNIT = frozenset(
    "的是为占和与及等至到均比中内外以之上下左右多余其在对由从按或者又也并不未号年月日时点元万亿调增减提降升追核压□一二三四五六七八九十百千"
)
_LONGEST_GAP = 2
_RANGE_GAP = re.compile(r"-{1,2}|~{1,2}|—{1,2}|至|到")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年|([上去前]一?年)|(?<![一二三四五六七八九])(今年|本年度?|当年)")
_TELLS = re.compile(r"度?(?!度|\d|[-~—至]|底|初)")
_CLAUSE = re.compile(r"[,;:。!?()、\n“”\"]")
_LONGEST_CLAUSE = 24
_LEADING = re.compile(r"^(?:应|须|需|要|为|是|在|达到|达|到|介于|保持|稳定|维持|控制|确保|力争)+")


class Mention(NamedTuple):
    """One figure of a text; places are those of the plain text.

    Attributes:
        start: where its first word begins (不低于, 约, 达到).
        end: where its last word ends.
        value: in the base unit (48万人 is 480000).
        step: what one of its last printed digit is worth.
        unit: base unit, ``""`` without one.
        per: what it is counted for (21.96元/人, 每公里3万元), ``""`` if for nothing.
        months: it is a monthly amount.
        bound: ``ge gt le lt``, or ``None``.
        about: 约, 左右, 余.
        is_range: it is one end of 3-5 or 90%~110%.
        clause: the words before it, back to the last stop, figure or 24 characters.
        sentence: number of its sentence in the text.
        year: the nearest year to the left: a number, 0 for 上年, ``None`` if none is named in the sentence.
        told_year: the year the paragraph was last said to speak of (2021年维修, not 2021年9月申报).
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    per: str
    months: bool
    bound: str | None
    about: bool
    is_range: bool
    clause: str
    sentence: int
    year: int | None
    told_year: int | None

    @property
    def is_rate(self) -> bool:
        """Whether it is in % or ‰."""
        return self.unit in RATES

    @property
    def exact(self) -> bool:
        """Whether it says one value, and not a bound, a range or 约."""
        return self.bound is None and not self.about and not self.is_range

    @property
    def percent(self) -> Decimal:
        """Its value in %."""
        return self.value / 10 if self.unit == "‰" else self.value


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, read once.

    Attributes:
        typed: as typed.
        plain: in one spelling.
        struck: the same with everything out of sight that has digits and is no figure.
        sentences: where each sentence of the plain text stands.
        mentions: its figures in order, those that cannot be read as ``None``.
        in_sentence: the figures of each sentence.
        by_value: the figures by unit and value, filled when it is asked.
        leads: of each sentence where words that name a part of a year end, as ``guards`` has looked them up.
    """

    typed: str
    plain: Plain
    struck: str
    sentences: list[tuple[int, int]]
    mentions: list[Mention]
    in_sentence: list[list[Mention]] = field(repr=False)
    by_value: dict[tuple[str, Decimal], list[Mention]] = field(default_factory=dict, repr=False)
    leads: dict[int, int | None] = field(default_factory=dict, repr=False)

    def between(self, first: Mention, second: Mention) -> str:
        """Return the words between two figures."""
        return self.struck[first.end : second.start]

    def paragraph(self, mention: Mention) -> tuple[int, int]:
        """Return where the paragraph of a figure begins and ends in the plain text."""
        text = self.plain.text
        end = text.find("\n", mention.end)
        return text.rfind("\n", 0, mention.start) + 1, len(text) if end < 0 else end

    def same(self, unit: str, value: Decimal) -> list[Mention]:
        """Return the figures of the text that say this value."""
        if not self.by_value:
            for mention in self.mentions:
                self.by_value.setdefault((mention.unit, mention.value), []).append(mention)
        return self.by_value.get((unit, value), [])

    def words(self, mention: Mention) -> str:
        """Return a figure as typed, with the words that belong to it (约, 以上) and without those that lead to it."""
        start, end = self.plain.span(mention.start, mention.end)
        return _LEADING.sub("", self.typed[start:end]).strip()


def read_passage(typed: str) -> Passage:
    """Read the figures of a text; takes time in proportion to its length."""
    spelled = plain(typed)
    struck = strike_out(spelled.text)
    spans = sentences(spelled.text)
    mentions = list(_mentions(spelled.text, struck, spans))
    in_sentence: list[list[Mention]] = [[] for _ in spans]
    for mention in mentions:
        in_sentence[mention.sentence].append(mention)
    return Passage(typed, spelled, struck, spans, mentions, in_sentence)


def _mentions(text: str, struck: str, spans: list[tuple[int, int]]) -> Iterator[Mention]:
    years = list(_YEAR.finditer(text))
    year_at = sentence = end = paragraph = paragraph_end = 0
    year: int | None = None
    told: int | None = None
    terms = [term for term in each_term(struck) if term is not None]
    for index, term in enumerate(terms):
        while term.start >= spans[sentence][1]:
            sentence, year = sentence + 1, None
        if term.start >= paragraph_end:
            stop = text.find("\n", term.start)
            told, paragraph, paragraph_end = None, text.rfind("\n", 0, term.start), stop if stop >= 0 else len(text)
        while year_at < len(years) and years[year_at].start() < term.start:
            if years[year_at].start() >= spans[sentence][0]:
                year = _year(years[year_at])
            if years[year_at].start() > paragraph and years[year_at][1] and _TELLS.match(text, years[year_at].end()):
                told = int(years[year_at][1])
            year_at += 1
        clause = _clause(struck, max(end, spans[sentence][0]), term.start)
        yield _mention(struck, term, clause, sentence, (year, told), is_range=_in_range(struck, terms, index))
        end = term.end


def _year(found: re.Match[str]) -> int | None:
    if found[1]:
        return int(found[1])
    return 0 if found[2] else None


def _clause(struck: str, floor: int, start: int) -> str:
    return _CLAUSE.split(struck[max(floor, start - _LONGEST_CLAUSE) : start])[-1]


def _in_range(struck: str, terms: list[Term], index: int) -> bool:
    """Whether a figure is one end of 90%~110%."""
    if index and _is_range(struck, terms[index - 1], terms[index]):
        return True
    return index + 1 < len(terms) and _is_range(struck, terms[index], terms[index + 1])


def _is_range(struck: str, low: Term, high: Term) -> bool:
    if high.before is not None or high.start - low.end > _LONGEST_GAP:
        return False
    return _RANGE_GAP.fullmatch(struck, low.end, high.start) is not None


def _mention(
    struck: str, term: Term, clause: str, sentence: int, years: tuple[int | None, int | None], *, is_range: bool
) -> Mention:
    unit, _, below = (term.unit or "").partition("/")
    per, times = below.partition("·")[::2]
    each = None if below else counted_for(clause)
    unit = unit or _rare_unit(struck, term.end)
    if each is not None:
        per, times = each
    elif unit == "元" and is_unit_price(clause):
        per = ANYTHING
    about, start = _approximation(struck, term)
    before = None if term.before in ("eq", "about") else term.before
    after = {"within": "le", "ge": "ge", "le": "le"}.get(term.after or "")
    return Mention(
        start=start,
        end=term.end,
        value=term.value,
        step=Decimal(1).scaleb(term.shift - term.decimals),
        unit=unit,
        per=per,
        months="月" in times,
        bound=before or after,
        about=about,
        is_range=is_range,
        clause=clause,
        sentence=sentence,
        year=years[0],
        told_year=years[1],
    )


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
