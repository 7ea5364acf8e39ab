"""One figure inside a text: number, scale, unit and the comparator words that touch it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from schemas.figure.chinese import NUMERAL_CHARS, read_numeral
from schemas.figure.exact import total, typed_number
from schemas.figure.units import PER, SCALE, SCALES, UNIT, UNIT_ALIASES

_BEFORE = (
    (
        "ge",
        "(?:最[低少小])?不(?:应当|得|能|应|可)?(?:低于|少于|小于)|未低于|至少|最少|最低|[大高多]于(?:或者|或)?等于|≥=?|>=|=>",
    ),
    (
        "le",
        "(?:最[高多大])?[不未](?:应当|得|能|应|可)?(?:超[过出]?|高于|多于|大于|突破)|至多|最多|最高|[小低少]于(?:或者|或)?等于|≤=?|<=|=<",
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


def _named(prefix: str, words: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?P<{prefix}{name}>{pattern})" for name, pattern in words)


_TERM = re.compile(
    f"(?P<lead>{_LEAD})(?:{_named('before_', _BEFORE)})?(?P<lead2>在|为|达到|达)?"
    "(?P<currency>¥|人民币)?(?P<part>[百千万]分之)?"
    f"(?:(?P<number>{_SIGN}(?:{_ARABIC}))(?:亿(?P<wan>[0-9]{{1,4}}(?:\\.[0-9]+)?)(?=万))?"
    f"|(?P<numeral>[{NUMERAL_CHARS}]+(?:点[{NUMERAL_CHARS}]+)?))"
    f"(?:\\((?P<noted_scale>{SCALE})?(?P<noted_unit>{UNIT}(?:{PER})?)?(?<!\\()\\)"
    f"|(?P<more>[多余])?(?P<scale>{SCALE})?(?P<more_scale>[多余])?(?P<unit>{UNIT}(?:{PER})?)?(?P<more_unit>[多余](?=$))?)"
    f"(?:(?:\\((?:含本数|及|含[0-9.]*%?)\\)|[及或含])?(?:{_named('after_', _AFTER)})(?:\\(含[^()0-9]{{0,3}}\\))?)?"
)
MOST_TERMS = 2
"""A text with more figures is a list of facts."""

_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_BELOW_THE_LINE = re.compile("[·*.、/×每()]+")
_SPLIT = re.compile("^(人)([年月日天])$")


@dataclass(frozen=True, slots=True)
class Term:
    """A number with what belongs to it; ``start`` and ``end`` are its place in the plain text."""

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


def find_terms(plain: str) -> list[Term] | None:
    """All figures of the text in order; ``None`` when there are too many, or one of its numbers cannot be a figure."""
    terms = []
    for match in _TERM.finditer(plain):
        if match["numeral"] is not None and not _is_figure(match, plain):
            continue
        term = _term(match)
        if term is None:
            if match["numeral"] is not None:
                continue
            return None
        if not term.numeral and _stands_after_numeral(plain, match.start("number")):
            return None
        terms.append(term)
        if len(terms) > MOST_TERMS:
            return None
    return terms


def _stands_after_numeral(plain: str, start: int) -> bool:
    return start > 0 and plain[start - 1] in NUMERAL_CHARS


def _is_figure(match: re.Match[str], plain: str) -> bool:
    """一, 十 and 千万 are in every sentence; as a figure they need company."""
    if match["part"] or match["before_ge"] or match["before_le"] or match["before_gt"] or match["before_lt"]:
        return True
    alone = match.start() == 0 and match.end() == len(plain)
    return alone or (len(match["numeral"]) > 1 and match["unit"] is not None)


def _term(match: re.Match[str]) -> Term | None:
    shift = SCALES.get(match["scale"] or match["noted_scale"] or "", 0)
    typed = match["unit"] or match["noted_unit"]
    digits = (match["number"] or "").replace(",", "").rstrip(".")
    if match["numeral"]:
        numeral = ("100", 0) if match["part"] and match["numeral"] == "百" else read_numeral(match["numeral"])
        if numeral is None or (shift and numeral[1]):
            return None
        digits, shift = numeral[0], shift + numeral[1]
    elif match["wan"]:
        shift = 4
    value = typed_number(digits, 8 if match["wan"] else shift)
    if match["wan"] and value is not None:
        value = _joined(value, match["wan"])
    unit = base_unit(typed)
    if match["part"]:
        unit = None if unit or shift else _PARTS[match["part"][0]]
    if match["currency"]:
        unit = "元" if unit in (None, "元") else None
    if value is None or ((match["part"] or match["currency"]) and unit is None):
        return None
    before = _group(match, "before_", _BEFORE)
    return Term(
        start=match.start(),
        end=match.end(),
        lead=match["lead"] + (match["lead2"] or ""),
        before=before,
        before_word=match[f"before_{before}"] if before else "",
        after=_group(match, "after_", _AFTER),
        more=bool(match["more"] or match["more_scale"] or match["more_unit"]),
        value=value,
        decimals=len(digits.partition(".")[2]),
        shift=shift,
        unit=unit,
        typed_unit=typed,
        digits=digits.lstrip("+-"),
        numeral=match["numeral"] is not None,
    )


def _joined(hundred_millions: Decimal, ten_thousands: str) -> Decimal | None:
    """1亿2000万 is one figure."""
    rest = typed_number(ten_thousands, 4)
    if rest is None or hundred_millions.as_tuple().exponent != 0:
        return None
    return total(hundred_millions, rest)


def _group(match: re.Match[str], prefix: str, words: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for name, _ in words if match[prefix + name] is not None), None)


def base_unit(typed: str | None) -> str | None:
    """``元/人、天`` is ``元/人·日``, ``名`` is ``人``; a unit of one's own stays."""
    if typed is None or typed in UNIT_ALIASES:
        return UNIT_ALIASES.get(typed or "")
    above, *below = [part for part in _BELOW_THE_LINE.split(typed) if part] if len(typed) > 1 else [typed]
    above = UNIT_ALIASES.get(above, above)
    if not below:
        return above
    words = [word for part in below for word in (_SPLIT.sub(r"\1 \2", part).split())]
    return f"{above}/{'·'.join(UNIT_ALIASES.get(word, word) for word in words)}"
