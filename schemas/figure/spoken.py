"""How a figure is understood, in a few words: the same beside a field of the screen and in ``ziping figure``."""

from __future__ import annotations

from schemas.figure.exact import plain_string
from schemas.figure.moment import read_moment
from schemas.figure.money_of_figure import MONEY_UNITS, amount_in, money_to
from schemas.figure.one_figure import Figure

_SIGNS = {"ge": "≥", "gt": ">", "eq": "", "le": "≤", "lt": "<"}
_MOVES = {"up": "增长", "down": "下降", "": "增减"}


def meaning(figure: Figure, money_unit: str = "") -> str:
    """Return what ``figure`` means (``≥ 95 %``, ``90 到 110 %``, ``期限 12月底前``); empty for text without a date.

    ``money_unit`` is the unit of an amount that carries none; amounts are said in it (120万 in 万元 is 120 万元).
    """
    if figure.blank or figure.not_applicable:
        return ""
    if figure.kind == "range" and figure.low is not None and figure.high is not None:
        return f"{plain_string(figure.low)} 到 {plain_string(figure.high)}{_unit(figure)}"
    if figure.value is None:
        return _without_number(figure)
    amount = _amount(figure, money_unit)
    number = amount or plain_string(figure.value) + _unit(figure)
    words = (_before(figure), _SIGNS.get(figure.bound or "", ""), number)
    return " ".join(word for word in words if word)


def _without_number(figure: Figure) -> str:
    if figure.kind == "trend":
        return _MOVES[figure.move]
    moment = read_moment(figure.text)
    if figure.kind == "deadline":
        return f"期限 {moment.written}" if moment else "期限"
    return f"日期 {moment.written}" if moment else ""


def _before(figure: Figure) -> str:
    if figure.kind == "trend":
        return _MOVES[figure.move]
    return {"approximate": "约", "deadline": "期限"}.get(figure.kind, "")


def _amount(figure: Figure, money_unit: str) -> str:
    if money_unit not in MONEY_UNITS:
        return ""
    yuan = amount_in(figure, money_unit)
    return "" if yuan is None else f"{plain_string(money_to(yuan, money_unit))} {money_unit}"


def _unit(figure: Figure) -> str:
    return f" {figure.unit}" if figure.unit else ""
