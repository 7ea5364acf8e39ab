"""Claims (断言): phrases of a text that say something of the tables, as data, and what the tables say to it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from schemas.figure.chinese import read_numeral
from wizards.prose.mentions import Passage
from wizards.prose.whole import Subject, is_of_whole

_MOST = 50
"""So many sentences that make one claim are told, in case the first ones are waived."""
_FILE = Path(__file__).resolve().parents[1] / "lexicon" / "claims.toml"


class Claim(BaseModel):
    """One claim, a table of ``wizards/lexicon/claims.toml``.

    Attributes:
        asks: which question is put to the tables.
        rule: the rule it belongs to.
        of: which of the ``subjects`` of the file it must be of, ``""`` for any.
        words: without one of them the phrase need not be looked for.
        phrase: how it is said; the group ``said`` is the value that is claimed.
        unless: words of its sentence that make it something else.
        speaks: an example that is contradicted.
        silent: one that looks alike and is not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    asks: str
    rule: str
    of: str = ""
    words: tuple[str, ...]
    phrase: str
    unless: str = ""
    speaks: str
    silent: str


class Missed(NamedTuple):
    """An indicator that was not met: its name, and the words of its 一级 and 二级 indicator."""

    name: str
    levels: str = ""


@dataclass(frozen=True, slots=True)
class Books:
    """What the tables and the score sheet say, as far as claims ask; ``None`` for what is unknown.

    Amounts are in the unit of the session; ``money`` speaks of one; ``explained`` says whether any text tells where
    the rest is, and is asked only when a claim needs it.
    """

    money: Callable[[Decimal], str]
    margin: Decimal
    initial: Decimal | None = None
    budget: Decimal | None = None
    arrived: Decimal | None = None
    executed: Decimal | None = None
    balance: Decimal | None = None
    unmet: tuple[Missed, ...] = ()
    problems: int = 0
    total: Decimal | None = None
    grade: str | None = None
    year: int | None = None
    title: str = ""
    explained: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A claim that the tables contradict.

    Attributes:
        claim: which one.
        start: where it begins in the plain text.
        end: where it ends.
        said: the words as typed.
        due: what the tables say.
        again: an earlier sentence of the text makes the same claim.
    """

    claim: Claim
    start: int
    end: int
    said: str
    due: str
    again: bool = False


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def claims() -> tuple[Claim, ...]:
    """Return all claims of the lexicon."""
    return tuple(Claim.model_validate(one) for one in _lexicon()["claims"])


@lru_cache(maxsize=1)
def _subjects() -> Mapping[str, Subject]:
    return {name: Subject.model_validate(one) for name, one in _lexicon()["subjects"].items()}


@lru_cache(maxsize=64)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def contradicted(passage: Passage, books: Books) -> Iterator[Contradicted]:
    """Yield the claims of a text that are not so; of two that ask the same in the same words the first."""
    told: list[tuple[str, int, int]] = []
    for claim in claims():
        if not any(word in passage.plain.text for word in claim.words):
            continue
        if "$" not in claim.phrase and _pattern(claim.phrase).search(passage.plain.text) is None:
            continue  # most phrases stand in no sentence
        again = False
        for found in islice(_contradicted(claim, passage, books), _MOST):
            if any(claim.asks == asks and found.start < end and start < found.end for asks, start, end in told):
                continue
            told.append((claim.asks, found.start, found.end))
            yield replace(found, again=again)
            again = True


def _contradicted(claim: Claim, passage: Passage, books: Books) -> Iterator[Contradicted]:
    """Yield the sentences that make one claim, wrongly."""
    text = passage.plain.text
    for start, end in passage.sentences:
        found = _pattern(claim.phrase).search(text, start, end)
        if found is None or _is_of_something_else(claim, found, (start, end), books):
            continue
        due = ASKS[claim.asks](books, found)
        if due:
            first, last = passage.plain.span(*found.span())
            yield Contradicted(claim, found.start(), found.end(), passage.typed[first:last], due)


def _is_of_something_else(claim: Claim, found: re.Match[str], sentence: tuple[int, int], books: Books) -> bool:
    """Whether a phrase is no claim of this project in this year: another mood, year or subject."""
    start, end = sentence
    if claim.unless and _pattern(claim.unless).search(found.string, start, end):
        return True
    if claim.asks not in _OF_ANY_YEAR and _speaks_of_another_year(found.string[start : found.start()], books):
        return True
    place = (found.start() - start, found.end() - start)
    return bool(claim.of) and not is_of_whole(_subjects()[claim.of], found.string[start:end], place, books.title)


_OF_ANY_YEAR = ("this_year", "last_year")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|-\d)")


def _speaks_of_another_year(before: str, books: Books) -> bool:
    """Whether the nearest year before a claim is not the assessed one: 2022年该项目自评得分 in a report on 2023."""
    years = _YEAR.findall(before)
    return bool(years and books.year and int(years[-1]) != books.year)


_CLASSES = re.compile("产出|数量|质量|时效|成本|效益|经济|社会|生态|可持续|满意度")
_STOPS = re.compile("[,，。;；:：\n]")


def _all_met(books: Books, found: re.Match[str]) -> str:
    """The rows that were missed: of the class of indicators that the claim names, if it names one."""
    named = _CLASSES.findall(_STOPS.split(found.string[: found.start()])[-1] + found[0])
    missed = [row.name for row in books.unmet if not named or any(word in row.levels for word in named)]
    if not missed:
        return ""
    more = f"等 {len(missed)} 项" if len(missed) > 1 else ""
    return f"指标“{missed[0]}”{more}没有达到指标值"


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


_SAME_GRADE = {"一般": "中", "较差": "差", "合格": "中"}
"""Other words for a grade; of 优秀, 良好, 中等 the first character is the grade."""


def _grade(books: Books, found: re.Match[str]) -> str:
    if not books.grade:
        return ""
    said, known = (_SAME_GRADE.get(word, word[:1]) for word in (found["said"], books.grade))
    return "" if said == known else f"表中是“{books.grade}”"


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
