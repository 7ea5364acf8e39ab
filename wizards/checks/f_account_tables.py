"""F26, F27. The tables of a unit's accounts against one another: classes and their items, one amount in two tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from schemas.funds import Subject
from wizards.checks.case import Case
from wizards.checks.f_funds import tolerance
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, plain, quote

_ACCOUNT = "funds.account"
_CODE = re.compile(r"\([^()]*\)")
_TWICE = (
    (f"{_ACCOUNT}.expenditure.基本支出.amount", f"{_ACCOUNT}.basic.total.amount"),
    (f"{_ACCOUNT}.overall.一般公共预算财政拨款支出.amount", f"{_ACCOUNT}.functions.total.amount"),
)
"""One amount that two tables of the accounts show."""
_TABLES = {
    "expenditure": "支出",
    "overall": "财政拨款收支",
    "functions": "按类的支出",
    "subjects": "按项的支出",
    "basic": "基本支出的构成",
}
"""What a table is called where the form does not ask for it."""
_CLASSES = (f"{_ACCOUNT}.functions.total.amount", f"{_ACCOUNT}.subjects.total.amount")


@rule("F26", "warning", "按类的支出与它下面各项支出之和不同", basis="部门决算：一类的支出等于其下各项之和")
def f26_classes_and_items(case: Case) -> Iterator[Hit]:
    """The items below a class of spending do not add up to it; a class without items shows in the totals."""
    found = list(_differing_classes(case))
    yield from found or _differing(case, *_CLASSES)


def _differing_classes(case: Case) -> Iterator[Hit]:
    account = case.assessment.funds.account
    subjects = list(case.rows(f"{_ACCOUNT}.subjects", account.subjects))
    for path, row in case.rows(f"{_ACCOUNT}.functions", account.functions):
        booked = case.amount(f"{path}.amount")
        parts = _amounts_of(case, subjects, _class(row.item))
        if booked is None or not parts or None in parts:
            continue
        whole = sum((part for part in parts if part is not None), Decimal(0))
        if abs(whole - booked) > tolerance(case):
            said = f"{quote(row.item or '')} {case.money(booked)}，下面 {len(parts)} 项合计 {case.money(whole)}"
            message = f"{said}，相差 {case.money(abs(booked - whole))}，请核对是否漏列了一项。"
            yield Hit(f"{path}.amount", message, plain(whole), plain(booked))


def _amounts_of(case: Case, subjects: Sequence[tuple[str, Subject]], word: str) -> list[Decimal | None]:
    return [case.amount(f"{path}.amount") for path, row in subjects if word and _class(row.level1) == word]


def _class(text: str | None) -> str:
    """社会保障和就业支出 and 社会保障和就业（208） name one class."""
    return _CODE.sub("", narrow(text or "")).removesuffix("支出")


@rule(
    "F27",
    "warning",
    "同一个决算数在两张表里不同：基本支出和它的构成，一般公共预算支出和按类的合计",
    basis="同一事实只应有一个数",
)
def f27_one_amount_in_two_tables(case: Case) -> Iterator[Hit]:
    """What one table of the accounts calls by name is another amount where it is added up."""
    for named, added in _TWICE:
        yield from _differing(case, named, added)


def _differing(case: Case, path: str, other: str) -> Iterator[Hit]:
    booked, added = case.amount(path), case.amount(other)
    if booked is None or added is None or abs(booked - added) <= tolerance(case):
        return
    words = f"{_name(case, path)} {case.money(booked)}，{_name(case, other)} {case.money(added)}"
    yield Hit(path, f"{words}，相差 {case.money(abs(booked - added))}，请核对。", plain(added), plain(booked))


def _name(case: Case, path: str) -> str:
    """What the form calls the amount: its table, and its line if it is not the total."""
    list_path, _, key = path.rpartition(".")[0].rpartition(".")
    label = next((question.label for question in case.form.asked.of(list_path)), _TABLES[list_path.rpartition(".")[2]])
    return f"{quote(label)}的{'合计' if key == 'total' else quote(key)}"
