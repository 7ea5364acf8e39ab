"""Prices: what an amount is counted for (每公里3.5万元, 人均300元, 单价2.6元)."""

from __future__ import annotations

import re

from schemas.figure.units import UNIT_ALIASES, unit_at
from wizards.lexicon import prose_words

_EACH = re.compile(r"每|(?P<mean>[人户亩村校场次期日月周季站]|学校)均")
_PRICE = re.compile(
    r"(?:每?(?P<time>[年月日天次]))?"
    r"(?:[\u4e00-\u9fff]{0,6}(?:标准|补助|补贴|单价|费用|资助|投入|投资|培训|覆盖|参加|造价|成本|运维费|价格|收费|费)(?:资金|金额)?)?"
    r"(?:提高到|提高至|调整为|为|按|:|发放|给予|约)?"
)
_PLACES = prose_words("priced_places")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,6}")
"""What a place is: 每个避难场所65万元."""
_RARE = re.compile(r"[\u4e00-\u9fff]{1,3}?")
_UNIT_PRICE = re.compile(r"单价(?:仅|约)?(?:为|:)?$")
ANYTHING = "*"
"""What a 单价 is counted for: whatever its sentence counts."""


def is_unit_price(clause: str) -> bool:
    """Whether the words before an amount make it the price of whatever is counted."""
    return "单价" in clause and _UNIT_PRICE.search(clause) is not None


def counted_for(clause: str) -> tuple[str, str] | None:
    """Return what the words before an amount say it is for, and for what time: 每公里, 人均, 每人每年."""
    if "每" not in clause and "均" not in clause:
        return None
    for each in _EACH.finditer(clause):
        words = each["mean"] or _word_at(clause, each.end())
        end = each.end() if each["mean"] else each.end() + len(words)
        price = _PRICE.fullmatch(clause, end)
        if price is not None and words:
            return UNIT_ALIASES.get(words, words), price["time"] or ""
        if words in _PLACES and _NOUN.fullmatch(clause, end):
            return UNIT_ALIASES.get(words, words), ""
    return None


def _word_at(clause: str, at: int) -> str:
    """What stands behind 每: a unit, or a word that is none."""
    unit = unit_at(clause, at)
    if unit:
        return unit
    rare = _RARE.match(clause, at)
    return rare[0] if rare else ""
