"""Words as they are compared: what forms do to a word (blanks, brackets, units, widths) is taken off first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BRACKET = re.compile(r"\(([^()]*)\)")
_LEADING = re.compile(r"^其中[:\-—–、,]*")
_BLANK = re.compile(r"[\s\u200b-\u200f\ufeff·*★☆]+")
_TRADITIONAL = str.maketrans(
    "項績標總體單資際預執數權撥財結轉縣級稱類實達額類質時對滿務經濟會態響門業報齡評價導區產續節備註說餘調劃進況準補環減與眾專計",
    "项绩标总体单资际预执数权拨财结转县级称类实达额类质时对满务经济会态响门业报龄评价导区产续节备注说余调划进况准补环减与众专计",
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Folded:
    """A word as it is compared, and what stood in its brackets (万元, A, 50分), first to last."""

    word: str
    brackets: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def same_name(text: str) -> str:
    """Return a name of any length as names are compared: what stands in its brackets is part of it."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _BLANK.sub("", text).strip(":;,。、")


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Return ``text`` as words are compared; a longer text than any word folds to nothing.

    ``"其中：当年财政拨款 （万元）"`` → ``当年财政拨款`` with the bracket ``万元``.
    """
    if len(text) > _LONGEST:
        return Folded("")
    plain = _BLANK.sub("", unicodedata.normalize("NFKC", text)).translate(_TRADITIONAL)
    plain = plain.replace("其它", "其他")
    brackets = tuple(_BRACKET.findall(plain))
    word = _BRACKET.sub("", plain)
    return Folded(_LEADING.sub("", word).strip(":;,。、"), brackets)
