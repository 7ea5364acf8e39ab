"""F18. What a text claims of the money, held against the money grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from wizards.checks.case import Case
from wizards.checks.explained import explains
from wizards.checks.funds import TOTAL_PATH, budget_of, tolerance
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, plain, quote


@dataclass(frozen=True, slots=True)
class Money:
    """The whole of the money grid in the unit of the session, and what rounding may do."""

    budget: Decimal | None
    arrived: Decimal | None
    executed: Decimal | None
    margin: Decimal

    def is_less(self, part: Decimal | None, whole: Decimal | None) -> bool:
        """Whether ``part`` is clearly less than ``whole``; not when one of them is unknown."""
        return part is not None and whole is not None and whole - part > self.margin


Sides = tuple[str, Decimal | None, str, Decimal | None]
"""What a contradiction names: a word for the one amount and the amount, the same of the other."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase and when the money contradicts it."""

    phrase: re.Pattern[str]
    contradicted: Callable[[Case, Money], Sides | None]


def _overspent(case: Case, money: Money) -> Sides | None:
    return ("支出", money.executed, "大于预算", money.budget) if money.is_less(money.budget, money.executed) else None


def _not_arrived(case: Case, money: Money) -> Sides | None:
    return ("到位", money.arrived, "少于计划", money.budget) if money.is_less(money.arrived, money.budget) else None


def _not_spent(case: Case, money: Money) -> Sides | None:
    if not money.is_less(money.executed, money.budget) or explains(case, "spending"):
        return None
    return "执行", money.executed, "少于预算", money.budget


def _not_paid_out(case: Case, money: Money) -> Sides | None:
    """拨付 may also mean that the money arrived."""
    arrived = money.arrived is not None and not money.is_less(money.arrived, money.budget)
    return None if arrived else _not_spent(case, money)


_WHOLE = (
    r"(?:^|(?<=[,。;、:\n]))(?:本|该|全部|年度|全年|各项|项目|财政|专项|预算|补助|补贴)*(?:资金|经费|预算)"
    r"(?:已经|均已|都已|已|均|都)?(?:按[^,。;]{1,6})?"
)
_CLAIMS = (
    Claim(
        re.compile(r"控制在预算(?:范围|额度)?(?:之)?内|(?:未|没有|无)超(?:出)?预算|无超支|没有超支|未超支"), _overspent
    ),
    Claim(re.compile(r"(?:资金)?到位率(?:为|达|达到|是|:)?100(?:\.0+)?%"), _not_arrived),
    Claim(
        re.compile(
            rf"{_WHOLE}(?:(?:全部|全额|全数|如数|足额)(?:支付|支出|执行|使用|兑付|发放)|(?:执行|使用|支出|支付)完毕)"
        ),
        _not_spent,
    ),
    Claim(re.compile(rf"{_WHOLE}(?:全部|全额|全数|如数|足额)拨付"), _not_paid_out),
)


@rule(
    "F18",
    "warning",
    "文字说没有超预算、到位率 100%、资金全部拨付或支出，资金表却不是（从文字认出，只提醒）",
    basis="结论应与资金数据一致",
)
def claim_and_money(case: Case) -> Iterator[Hit]:
    """A text claims what the money grid contradicts."""
    money = Money(
        budget_of(case),
        case.amount(f"{TOTAL_PATH}.arrived"),
        case.amount(f"{TOTAL_PATH}.executed"),
        tolerance(case),
    )
    for path, text in case.narrative:
        line = "\n".join(narrow(paragraph) for paragraph in text.splitlines())
        for claim in _CLAIMS:
            yield from _contradiction(case, money, claim, path, line)


def _contradiction(case: Case, money: Money, claim: Claim, path: str, line: str) -> Iterator[Hit]:
    found = claim.phrase.search(line)
    sides = claim.contradicted(case, money) if found else None
    if found is None or sides is None:
        return
    first, part, second, whole = sides
    if part is None or whole is None:
        return
    contradiction = f"{first} {case.money(part)} {second} {case.money(whole)}"
    message = f"{quote(case.label(path))}里写 {quote(found[0])}，但{contradiction}，请改成一致。"
    yield Hit(path, message, plain(whole), plain(part))
