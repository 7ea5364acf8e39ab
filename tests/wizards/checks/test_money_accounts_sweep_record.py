"""Accounts at every limit of the rules on them: tables and their sums, insurances, classes, subsidies, projects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.checks.builders import FORM, POLICY, STEPS, a_form, question
from tests.wizards.checks.money_said import NARROW, TEXTS, said

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

ACCOUNTS = a_form(steps={**STEPS, "problems": [*STEPS["problems"], question("funds.account.balance", "收支结余")]})
TABLES = ("income", "expenditure", "functions", "subjects", "basic", "official", "overall")


def of_table(table: str) -> Iterator[str]:
    at = f"funds/account/{table}"
    wholes = ("98", "98.01", "98.02", "97.98", None, "0")
    for whole, part, item in product(wholes, ("97", "97.01", "若干"), ("项目支出", "乙")):
        rows = [{"item": "total", "amount": whole}, {"item": item, "amount": part}, {"item": "丙", "amount": "1"}]
        kept = [{key: value for key, value in one.items() if value is not None} for one in rows]
        yield said({at: kept}, FORM, POLICY, "F01")
        yield said({at: kept[1:]}, FORM, POLICY, "F01")
        yield said({at: kept, "funds/unit": "亿元"}, FORM, POLICY, "F01")


def of_insurances() -> Iterator[str]:
    at = "funds/account/"
    firsts = ("40", "40.01", "40.02", "36", "44", None)
    for first, second, booked in product(firsts, ("60", "0"), ("100", "90", "0", None)):
        one = [{"item": "total", "amount": first}, {"item": "转移", "amount": "10"}, {"item": "其他", "amount": "-10"}]
        insurances = [
            {"name": "生育", "parts": [row for row in one if row["amount"] is not None]},
            {"name": "失业", "parts": [{"item": "total", "amount": second}]},
        ]
        for item, more in product(("待遇支出", "社会保险待遇支出", "其他支出"), (False, True)):
            spending = [{"item": item, "amount": booked}] if booked else []
            spending += [{"item": "待遇支出", "amount": "1"}] if more else []
            yield said({f"{at}insurances": insurances, f"{at}expenditure": spending}, FORM, POLICY, "F01")
        yield said({f"{at}insurances": insurances[:1], f"{at}expenditure": [{"item": "待遇支出", "amount": booked}]})


def of_accounts() -> Iterator[str]:
    at = "funds/account/"
    for income, spent, text in product(("98", "98.01", "98.02", "100", None), ("98", "0", None), TEXTS):
        changes = {
            f"{at}{table}": [{"item": "total", "amount": amount}]
            for table, amount in (("income", income), ("expenditure", spent))
            if amount
        }
        yield said({**changes, "texts/overview": text})
        yield said({**changes, "texts/overview": text}, ACCOUNTS)


def of_classes() -> Iterator[str]:
    at = "funds/account/"
    words = ("社会保障和就业支出", "社会保障和就业（208）", "卫生健康", "")
    for booked, part, word in product(("50", "50.01", "50.02", None), ("20", "若干", None), words):
        functions = [{"item": "社会保障和就业", "amount": booked}, {"item": "total", "amount": "60"}]
        subjects = [{"item": "甲", "level1": word, "amount": "30"}, {"item": "乙", "level1": word, "amount": part}]
        rows = [[{k: v for k, v in row.items() if v is not None} for row in table] for table in (functions, subjects)]
        for total in ("60", "50", None):
            more = [{"item": "total", "amount": total}] if total else []
            yield said({f"{at}functions": rows[0], f"{at}subjects": [*rows[1], *more]})
    booked_elsewhere = (
        *(("expenditure", "基本支出", "basic"), ("overall", "一般公共预算财政拨款支出", "functions")),
        ("expenditure", "别的", "basic"),
    )
    for named, added in product(("50", "50.01", "50.02", None), ("50", "0", None)):
        for first, key, second in booked_elsewhere:
            tables = {first: [{"item": key, "amount": named}], second: [{"item": "total", "amount": added}]}
            yield said({f"{at}{name}": [r for r in table if r["amount"]] for name, table in tables.items()})


def of_subsidies() -> Iterator[str]:
    at = "funds/subsidies/0/"
    amounts = ("98", "98.49", "98.5", "97.51", "97.5", "98.4925", "97.512", "0", None, "若干")
    for amount, kind, persons in product(amounts, ("actual", "budget", "other"), ("500", "500人", None, "若干")):
        changes = {f"{at}amount": amount, f"{at}kind": kind, f"{at}persons": persons}
        yield said(changes, FORM, POLICY, "F13")
        lines = [{"source": "total", "initial_budget": "98.5", "executed": "98.4"}]
        for form in (FORM, NARROW):
            yield said({**changes, "funds/lines": lines}, form, POLICY, "F13")
    targets = ("500人", "650人", "651人", "350人", "349人", "0.05万人", "500")
    for target, persons in product(targets, ("500人", "0", None)):
        cells = {"performance/indicators/0/target": target, f"{at}persons": persons, f"{at}kind": "budget"}
        for name in ("补助人数", "人数", "受益人口", "补助数"):
            yield said({**cells, "performance/indicators/0/name": name, "performance/indicators/1/name": f"{name}二"})


def of_projects() -> Iterator[str]:
    at = "profile/projects/"
    amounts = ("40", "40.01", "40.02", "39.98", "43", "43.02", None, "若干", "0")
    for name, amount in product(("budget", "executed"), amounts):
        for booked in ("98", "98.01", "98.02", "40"):
            account = [{"item": "项目支出", "amount": booked}, {"item": "基本支出", "amount": "3"}]
            yield said({f"{at}1/{name}": amount, "funds/account/expenditure": account})
        yield said({"profile/projects": [{"id": "p1", "name": "甲", name: amount}] if amount else []})
    for amount, item in product(("47.98", "47.99", "48", "48.01", "48.02", None, "若干"), ("检测", "合计", "总计")):
        yield said({"funds/expenses/1/amount": amount, "funds/expenses/1/item": item})
        yield said({"funds/expenses/1/amount": amount, "funds/expenses/2": {"item": item, "amount": "98"}})
    for voucher in ("1月", "1月至12月凭证", "1月凭证3号", "凭证", "记1号", "全年凭证12月"):
        yield said({"funds/expenses/0/voucher": voucher})
    for situation in (None, "无", " "):
        yield said({"funds/management/0/situation": situation})
        yield said({"funds/management/1/situation": situation, "funds/management/0/item": "c"})


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"F01 table {one}": partial(of_table, one) for one in TABLES},
    "F23 insurances": of_insurances,
    "F24 accounts": of_accounts,
    "F26 F27 classes": of_classes,
    "F13 F25 subsidies": of_subsidies,
    "F11 F15 F16 F19 projects": of_projects,
}
RECORD = Sweep(__file__, "money_accounts_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_accounts(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
