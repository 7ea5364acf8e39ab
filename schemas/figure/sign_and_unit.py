"""A target in three columns, as systems print it: sign (指标性质), number (指标值), unit (度量单位)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.figure.lazy import LazyPattern
from schemas.figure.one_figure import Comparator
from schemas.figure.reader import read_figure
from schemas.figure.spelling import plain_text

IN_WORDS: Final = "定性"
"""What stands in the column of signs where the target is told in words."""
_SIGNS: Final[dict[Comparator, str]] = {"ge": "≥", "gt": ">", "eq": "=", "le": "≤", "lt": "<"}
_NUMBER = LazyPattern(r"-?\d[\d,]*(?:\.\d+)?")
_BOUND_BEHIND = LazyPattern(r"(?:及?以[上下内]|之内|内)$")


@dataclass(frozen=True, slots=True)
class Parts:
    """Sign, number and unit; what cannot be taken apart stands whole in ``number``."""

    sign: str
    number: str
    unit: str = ""


def parts_of(text: str) -> Parts:
    """Return a target as typed in its three parts; a bare number has no sign, words have 定性.

    The parts put together mean the same figure again; where they would not (a range, a remark), nothing is split.
    """
    figure = read_figure(text)
    if figure.kind in ("text", "trend"):
        return Parts(IN_WORDS, text)
    plain = plain_text(text)
    found = _NUMBER.search(plain)
    if found is None or figure.value is None or figure.kind not in ("number", "comparison", "deadline"):
        return Parts("", text)
    sign = _SIGNS[figure.bound] if figure.bound else ""
    number, unit = found[0], _BOUND_BEHIND.sub("", plain[found.end() :])
    again = read_figure(f"{sign}{number}{unit}")
    if not figure.bare or (again.comparator, again.value, again.unit) != (figure.comparator, figure.value, figure.unit):
        return Parts("", text)
    return Parts(sign, number, unit)
