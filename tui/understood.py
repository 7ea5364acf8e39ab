"""How a typed figure or date is understood, in a few words beside the field."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from schemas.day import Day, read_day, read_month
from schemas.figure import Figure, meaning, read_figure
from schemas.part import KindName
from tui import texts

if TYPE_CHECKING:
    from schemas.scoresheet import IndicatorScore

_YEAR = re.compile(r"\s*\d{4}\s*年?\s*")


def understood(kind: KindName, text: str, money_unit: str = "") -> str:
    """Return how ``text`` is understood, empty when there is nothing to say. Bare amounts are in ``money_unit``."""
    if not text.strip():
        return ""
    if kind in ("figure", "amount"):
        return of_figure(read_figure(text), money_unit if kind == "amount" else "")
    if kind == "year":
        return "" if _YEAR.fullmatch(text) else "看不出年份，请写四位数字，如 2024"
    if kind in ("date", "month"):
        return _of_day(read_day(text) if kind == "date" else read_month(text), kind)
    return ""


def _of_day(day: Day, kind: KindName) -> str:
    if day.fault == "no_such_day":
        return "没有这一天，请核对"
    example = "2024-03-15" if kind == "date" else "2024-03"
    return f"看不出日期，请写成 {example}" if day.fault else ""


def of_figure(figure: Figure, money_unit: str = "") -> str:
    """Return how a figure is understood, empty when it is blank or says exactly what was typed.

    ``money_unit`` is that of an amount which carries none.
    """
    if figure.blank:
        return ""
    if figure.not_applicable:
        return "不适用：不参加计算"
    words = meaning(figure, money_unit)
    if figure.value is None and figure.kind == "trend":
        return f"理解为{words}，没有数，请选达成程度"
    if not words:
        return "按文字保留，不参加计算"
    return "" if bare(words) in (bare(figure.text), f"日期{bare(figure.text)}") else f"理解为 {words}"


def target_words(score: IndicatorScore, text: str) -> str:
    """Return how a target is understood as it is scored."""
    from wizards.scoring.row_understood import assumption

    if score.way == "tier" or not score.understood:
        return texts.TARGET_IS_WORDS if score.way == "tier" else ""
    said = texts.UNDERSTOOD.format(text=score.understood) if bare(score.understood) != bare(text) else ""
    assumed = assumption(score)
    return "；".join(filter(None, (said, texts.ASSUMED.format(text=assumed) if assumed else "")))


def actual_words(score: IndicatorScore) -> str:
    """Return how an actual value is understood as it is scored."""
    if score.doubt:
        return texts.DOUBT.format(text=score.doubt)
    return texts.ADOPTED.format(text=score.adopted) if score.adopted else ""


def bare(text: str) -> str:
    """Return the text as two spellings of one thing are compared: widths, blanks, thousands marks left out."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "").replace("=", "")
