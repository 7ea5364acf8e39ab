"""F23-F25. Sums across tables: insurances against the account, income against spending, persons against the target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from wizards.checks.case import Case, has
from wizards.checks.explained import explains
from wizards.checks.f_funds import tolerance
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, plain, quote
from wizards.lexicon import Expressions
from wizards.prose import within
from wizards.scoring import Item

_ACCOUNT = "funds.account"
_UNIT = re.compile(r"\([^()]*\)")
_NAMES = Expressions("indicator_names")


@rule(
    "F23", "warning", "各险种的支出之和与收支表的待遇支出不同", basis="分项之和应等于总数；含转移支出等其他支出的应分开"
)
def f23_insurances_and_account(case: Case) -> Iterator[Hit]:
    """The insurances do not add up to what the account calls 待遇支出."""
    insured, path = _insured(case), _booked(case)
    spent = case.amount(path) if path else None
    if len(insured) < 2 or spent is None:
        return
    added = sum(insured, Decimal(0))
    if abs(added - spent) <= tolerance(case) or not within(added, spent, "0.1"):
        return
    message = f"{len(insured)} 个险种的支出合计 {case.money(added)}，收支表的待遇支出是 {case.money(spent)}"
    yield Hit(path, f"{message}{_same_part(case, abs(added - spent))}，请核对。", plain(added), plain(spent))


def _insured(case: Case) -> list[Decimal]:
    """What each insurance spent; nothing while one of them is not known, for then they do not add up to anything."""
    rows = case.rows(f"{_ACCOUNT}.insurances", case.assessment.funds.account.insurances)
    amounts = [case.amount(f"{path}.parts.total.amount") for path, _ in rows]
    known = [amount for amount in amounts if amount is not None]
    return known if len(known) == len(amounts) else []


def _booked(case: Case) -> str:
    """The path of the one amount that the account books as 待遇支出, ``""`` if there is none or are several."""
    rows = case.rows(f"{_ACCOUNT}.expenditure", case.assessment.funds.account.expenditure)
    booked = [f"{path}.amount" for path, row in rows if "待遇支出" in (row.item or "")]
    return booked[0] if len(booked) == 1 else ""


def _same_part(case: Case, difference: Decimal) -> str:
    """The part that is exactly the difference: it was counted on one side only."""
    insurances = case.rows(f"{_ACCOUNT}.insurances", case.assessment.funds.account.insurances)
    for path, row in insurances:
        for part_path, part in case.rows(f"{path}.parts", row.parts):
            amount = case.amount(f"{part_path}.amount")
            if amount is not None and amount > 0 and abs(amount - difference) <= tolerance(case):
                return f"，相差的正好是{row.name or ''}的{part.item or ''} {case.money(amount)}"
    return f"，相差 {case.money(difference)}"


@rule("F24", "warning", "收支表的收入比支出多，表上没有结余，也没有一处说明", basis="收支应平衡，结余应说明")
def f24_income_and_spending(case: Case) -> Iterator[Hit]:
    """What came in and was not spent is nowhere."""
    path = f"{_ACCOUNT}.expenditure.total.amount"
    income, spent = case.amount(f"{_ACCOUNT}.income.total.amount"), case.amount(path)
    if income is None or spent is None or income - spent <= tolerance(case):
        return
    if case.asks(f"{_ACCOUNT}.balance") or explains(case, "spending") or explains(case, "payer"):
        return
    left = case.money(income - spent)
    message = (
        f"收入合计 {case.money(income)}，支出合计 {case.money(spent)}，多出的 {left} 没有说明是结余还是漏列，请说明。"
    )
    yield Hit(f"{_ACCOUNT}.expenditure", message, plain(income), plain(spent))


@rule("F25", "warning", "定额补助的计划人数与同名数量指标的指标值不同", basis="同一事实只应有一个数")
def f25_persons_and_target(case: Case) -> Iterator[Hit]:
    """The persons printed beside the standard are not the target of the same name."""
    items = case.items
    for path, row in case.rows("funds.subsidies", case.assessment.funds.subsidies):
        persons = row.persons
        if row.kind != "budget" or not has(persons) or persons is None or not persons.value:
            continue
        word = _NAMES["counting"].sub("", _UNIT.sub("", narrow(case.column("funds.subsidies", "persons", ""))))
        named = [item for item in items if len(word) >= 2 and _is_of(item, word, persons.value)]
        if len(named) == 1 and named[0].target is not None and named[0].target.value != persons.value:
            target = named[0].target
            stated = f"计划人数 {quote(persons.text)}"
            message = (
                f"{stated}与指标{case.name(named[0].row)}的指标值 {quote(target.text)} 不同，请核对，确有不同的请说明。"
            )
            yield Hit(f"{path}.persons", message, target.text, persons.text)


def _is_of(item: Item, word: str, persons: Decimal) -> bool:
    """Whether an indicator counts the persons that are subsidised: by its name, and near enough to be they."""
    target = item.target
    if target is None or target.value is None or (target.unit or item.unit) not in ("人", "万人"):
        return False
    return word in narrow(item.name) and within(target.value, persons, "0.3")
