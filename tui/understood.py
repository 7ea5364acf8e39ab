"""How a typed figure or date is understood, in a few words beside the field."""

from __future__ import annotations

import re
import unicodedata

from schemas.day import Day, read_day, read_month
from schemas.figure import Figure, read_figure
from schemas.part import KindName

_SIGNS = {"ge": "≥ ", "gt": "> ", "eq": "", "le": "≤ ", "lt": "< "}
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


def of_figure(figure: Figure, unit: str = "") -> str:
    """Return how a figure is understood, empty when it is blank or says exactly what was typed.

    ``unit`` is that of a figure which carries none.
    """
    if figure.blank:
        return ""
    if figure.not_applicable:
        return "不适用：不参加计算"
    unit = f" {figure.unit or unit}".rstrip()
    if figure.kind == "range" and figure.low is not None and figure.high is not None:
        return f"理解为 {figure.low:f} 到 {figure.high:f}{unit}"
    if figure.value is None:
        return "按文字保留，不参加计算" if figure.kind == "text" else "理解为趋势，不参加计算"
    about = {"approximate": "约 ", "deadline": "期限 "}.get(figure.kind, "")
    value = f"{figure.value:f}"
    meaning = f"{about}{_SIGNS.get(figure.comparator or '', '')}{value}{unit}"
    return "" if _bare(meaning) == _bare(figure.text) else f"理解为 {meaning}"


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "").replace("=", "")
