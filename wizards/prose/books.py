"""What claims ask of the tables and the score sheet, and what those answer: ``""`` when a claim is so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from schemas.figure.chinese import read_numeral
from wizards.lexicon import any_of
from wizards.prose.subjects import is_made_of, pieces, said_of


class Missed(NamedTuple):
    """An indicator that was not met: its name, and the words of its 一级 and 二级 indicator."""

    name: str
    levels: str = ""


@dataclass(frozen=True, slots=True)
class Books:
    """What the tables and the score sheet say, as far as claims ask; ``None`` for what is unknown.

    Amounts are in the unit of the session; ``money`` speaks of one; ``judged`` counts the indicators, ``None`` unless
    all of them are judged; ``explained`` says whether any text tells where
    the rest is, and is asked only when a claim needs it; ``grades`` says which grade of the policy each word means.
    """

    money: Callable[[Decimal], str]
    margin: Decimal
    initial: Decimal | None = None
    budget: Decimal | None = None
    arrived: Decimal | None = None
    executed: Decimal | None = None
    balance: Decimal | None = None
    unmet: tuple[Missed, ...] = ()
    judged: int | None = None
    problems: int = 0
    total: Decimal | None = None
    grade: str | None = None
    grades: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    title: str = ""
    explained: Callable[[], bool] = lambda: False


_CLASSES = any_of("claimed_classes")
_STOPS = re.compile("[,，。;；:：\n]")
_BACK = 60
_SHORTEST = 4


def _all_met(books: Books, found: re.Match[str]) -> str:
    """The rows that were missed: of the class of indicators that the claim names, if it names one."""
    before = _STOPS.split(found.string[max(0, found.start() - _BACK) : found.start()])[-1]
    named = _CLASSES.findall(before + found[0])
    missed = [row.name for row in books.unmet if not named or any(word in row.levels for word in named)]
    if not missed:
        return ""
    more = f"等 {len(missed)} 项" if len(missed) > 1 else ""
    return f"指标“{missed[0]}”{more}没有达到指标值"


def _example_met(books: Books, found: re.Match[str]) -> str:
    """危桥改造等各项指标均达到: the rows that were missed and that the examples before 等 name."""
    examples = [said_of(word) for word in found["said"].split("、")]
    for row in books.unmet:
        name = pieces(row.name)
        if any(len(word) >= _SHORTEST and is_made_of(word, name) for word in examples):
            return f"指标“{row.name}”没有达到指标值"
    return ""


def _count_met(books: Books, found: re.Match[str]) -> str:
    """9项指标中9项达到: only where the text counts the same indicators as the table."""
    if books.judged is None or int(found["all"]) != books.judged:
        return ""
    met = books.judged - len(books.unmet)
    return f"表里达到指标值的是 {met} 项" if int(found["said"]) != met else ""


def _no_balance(books: Books, found: re.Match[str]) -> str:
    left = books.balance
    if left is None and books.budget is not None and books.executed is not None:
        left = books.budget - books.executed
    return f"资金表里还有结余 {books.money(left)}" if left is not None and left > books.margin else ""


def _over(books: Books, limit: Decimal | None, name: str) -> str:
    if limit is None or books.executed is None or books.executed - limit <= books.margin:
        return ""
    return f"支出 {books.money(books.executed)} 大于{name} {books.money(limit)}"


def _within_initial(books: Books, found: re.Match[str]) -> str:
    return _over(books, books.initial, "年初预算")


def _within_budget(books: Books, found: re.Match[str]) -> str:
    return _over(books, books.budget, "预算")


def _short(books: Books, part: Decimal | None, name: str, whole: str) -> str:
    if part is None or books.budget is None or books.budget - part <= books.margin:
        return ""
    return f"{name} {books.money(part)} 少于{whole} {books.money(books.budget)}"


def _arrived(books: Books, found: re.Match[str]) -> str:
    return _short(books, books.arrived, "到位", "计划")


def _spent(books: Books, found: re.Match[str]) -> str:
    return "" if books.explained() else _short(books, books.executed, "执行", "预算")


def _paid_out(books: Books, found: re.Match[str]) -> str:
    """拨付 may also mean that the money arrived."""
    arrived = books.arrived is not None and not _arrived(books, found)
    return "" if arrived else _spent(books, found)


def _no_problem(books: Books, found: re.Match[str]) -> str:
    return f"“存在问题”里列了 {books.problems} 条" if books.problems else ""


def _grade(books: Books, found: re.Match[str]) -> str:
    if not books.grade:
        return ""
    known = books.grades.get(books.grade, books.grade)
    return "" if books.grades[found["said"]] == known else f"表中是“{books.grade}”"


def _total(books: Books, found: re.Match[str]) -> str:
    said = _number(found["said"])
    if books.total is None or said is None or said == books.total:
        return ""
    return f"表中是 {_plain(books.total)} 分"


def _number(word: str) -> Decimal | None:
    if word[0].isdigit():
        return Decimal(word)
    numeral = read_numeral(word)
    return Decimal(numeral[0]).scaleb(numeral[1]) if numeral is not None else None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _this_year(books: Books, found: re.Match[str]) -> str:
    return f"评价年度是 {books.year} 年" if books.year and int(found["said"]) != books.year else ""


def _last_year(books: Books, found: re.Match[str]) -> str:
    if not books.year or int(found["said"]) == books.year - 1:
        return ""
    return f"评价年度是 {books.year} 年，上年是 {books.year - 1} 年"


ASKS: Mapping[str, Callable[[Books, re.Match[str]], str]] = {
    "all_met": _all_met,
    "example_met": _example_met,
    "count_met": _count_met,
    "no_balance": _no_balance,
    "within_initial": _within_initial,
    "within_budget": _within_budget,
    "arrived": _arrived,
    "spent": _spent,
    "paid_out": _paid_out,
    "no_problem": _no_problem,
    "grade": _grade,
    "total": _total,
    "this_year": _this_year,
    "last_year": _last_year,
}
"""What can be asked of the books, by the name that claims use."""
