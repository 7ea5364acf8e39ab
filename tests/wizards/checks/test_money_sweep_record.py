"""Money at every limit of the rules on it: wholes, budgets and spending, rates in cells and texts, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from schemas.policy import Policy
from tests.records import Sweep
from tests.wizards.checks.builders import (
    DOCUMENT,
    FORM,
    FREE,
    POLICY,
    RULES,
    STATED,
    STEPS,
    STRICT,
    a_form,
    changed,
    question,
)
from tests.wizards.checks.varied import said_by
from wizards.checks.registry import rules

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Changes = dict[str, Any]
LINE = "funds/lines/"
_OF_TEXTS = {"F01", "F12", "F13", "F17", "F18"}
"""Rules of money that read every text too: asked where a portion is about them."""


@cache
def of_money(*more: str) -> frozenset[str]:
    every = {info.id for info in rules() if info.id[0] == "F"} - _OF_TEXTS
    return frozenset(every | {"C29", *more})


def said(changes: Changes, form: Form = FORM, policy: Policy | None = POLICY, *more: str) -> str:
    whole = {path: value for path, value in changes.items() if value is not None}
    gone = {path: None for path, value in changes.items() if value is None and _is_there(path)}
    return said_by(of_money(*more), changed({**whole, **gone}), form, policy)


def _is_there(path: str) -> bool:
    node: Any = DOCUMENT
    for part in path.split("/"):
        try:
            node = node[int(part) if part.isdecimal() else part]
        except (KeyError, IndexError):
            return False
    return True


def asked(columns: tuple[str, ...], **more: Any) -> Form:
    """The form with a money grid of these columns."""
    labels = dict(zip(columns, ("甲列", "乙列", "丙列", "丁列", "戊列"), strict=False))
    grid = question("funds.lines", "资金", rows={"total": "合计", "other": "其他"}, columns=labels, **more)
    others = [one for one in STEPS["funds"] if one["path"] not in ("funds.lines", "funds.subsidies")]
    return a_form(
        steps={**STEPS, "funds": [grid, *others, question("funds.subsidies", "补助", columns={"persons": "人数"})]}
    )


NARROW = asked(("initial_budget", "executed"))
SPENT_ONLY = asked(("executed",))
PLANNED_ONLY = asked(("adjusted_budget", "arrived"))
ACCOUNTS = a_form(
    steps={**STEPS, "problems": [*STEPS["problems"], question("funds.account.balance", "收支结余")]},
)
PLACES = a_form(pack={"format": 1, "id": "f", "title": "示例", "rate_decimals": 0, "money_unit": "元"})
FORMS: tuple[tuple[Form, Policy | None], ...] = (
    *((FORM, POLICY), (FORM, STRICT), (FREE, STRICT), (STATED, None), (NARROW, STRICT), (SPENT_ONLY, POLICY)),
    *((PLANNED_ONLY, POLICY), (PLACES, POLICY)),
)
AMOUNTS = (
    "0",
    "0.00",
    "99.98",
    "99.99",
    "100",
    "100.01",
    "100.02",
    "89.99",
    "90",
    "1e3",
    "待定",
    None,
    "-1",
    "1000000",
)
TREATMENTS = (None, " ", "年中调增预算，已批复。", "由单位自筹解决。")
TEXTS = (
    *(
        "维护12处饮水工程。",
        "因冬季停工，结余2万元结转下年使用。",
        "预算执行率为80%。",
        "年中调整预算，因追加任务，经批复。",
    ),
    *("剩余款项待2023年支付。", "由县财政另行安排资金解决。", "结余资金管理制度健全。"),
)


def of_total(column: str) -> Iterator[str]:
    for amount in AMOUNTS:
        for form, policy in FORMS:
            yield said({f"{LINE}0/{column}": amount}, form, policy)
            yield said({f"{LINE}0/{column}": amount, f"{LINE}0/balance": None}, form, policy)
    for amount, unit in product(AMOUNTS, ("元", "亿元", "万元", "两")):
        yield said({f"{LINE}0/{column}": amount, "funds/unit": unit}, FORM, STRICT)


def of_pairs(first: str) -> Iterator[str]:
    columns = ("initial_budget", "adjusted_budget", "arrived", "executed", "balance")
    few = ("0", "99.99", "100", "100.02", None)
    for second in columns[columns.index(first) + 1 :]:
        for one, two in product(few, repeat=2):
            for number, (form, policy) in enumerate(FORMS[:5]):
                more: Changes = {"funds/over_treatment": TREATMENTS[number % 4], f"{LINE}0/{first}": one}
                yield said({**more, f"{LINE}0/{second}": two}, form, policy)


def of_reasons() -> Iterator[str]:
    for text, spent, adjusted in product(TEXTS, ("30", "89.99", "90", "98", "100.01", "100.02", "103"), (None, "99")):
        for treatment in TREATMENTS[:: 1 if spent > "100" or spent == "103" else 4]:
            changes = {"texts/fund_use": text, f"{LINE}0/executed": spent, f"{LINE}0/adjusted_budget": adjusted}
            for policy in (POLICY, STRICT):
                yield said({**changes, "funds/over_treatment": treatment, f"{LINE}0/balance": None}, FORM, policy)


def of_parts(column: str) -> Iterator[str]:
    for amount in ("0", "9.98", "9.99", "10", "10.01", "10.02", None, "若干"):
        for source in ("other", "county", "carryover", "central", ""):
            changes = {f"{LINE}2/{column}": amount, f"{LINE}2/source": source}
            yield said(changes, FORM, POLICY, "F01")
            yield said({**changes, f"{LINE}1/{column}": None}, FORM, POLICY, "F01")
            yield said({**changes, f"{LINE}0/source": "city"}, FORM, POLICY, "F01")


TABLES = ("income", "expenditure", "functions", "subjects", "basic", "official", "overall")


def of_table(table: str) -> Iterator[str]:
    at = f"funds/account/{table}"
    for whole, part, item in product(
        ("98", "98.01", "98.02", "97.98", None, "0"), ("97", "97.01", "若干"), ("项目支出", "乙")
    ):
        rows = [{"item": "total", "amount": whole}, {"item": item, "amount": part}, {"item": "丙", "amount": "1"}]
        kept = [{key: value for key, value in one.items() if value is not None} for one in rows]
        yield said({at: kept}, FORM, POLICY, "F01")
        yield said({at: kept[1:]}, FORM, POLICY, "F01")
        yield said({at: kept, "funds/unit": "亿元"}, FORM, POLICY, "F01")


def of_insurances() -> Iterator[str]:
    at = "funds/account/"
    for first, second, booked in product(
        ("40", "40.01", "40.02", "36", "44", None), ("60", "0"), ("100", "90", "0", None)
    ):
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
    for named, added in product(("50", "50.01", "50.02", None), ("50", "0", None)):
        for first, key, second in (
            ("expenditure", "基本支出", "basic"),
            ("overall", "一般公共预算财政拨款支出", "functions"),
            ("expenditure", "别的", "basic"),
        ):
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
    for target, persons in product(
        ("500人", "650人", "651人", "350人", "349人", "0.05万人", "500"), ("500人", "0", None)
    ):
        cells = {"performance/indicators/0/target": target, f"{at}persons": persons, f"{at}kind": "budget"}
        for name in ("补助人数", "人数", "受益人口", "补助数"):
            yield said({**cells, "performance/indicators/0/name": name, "performance/indicators/1/name": f"{name}二"})


def of_projects() -> Iterator[str]:
    at = "profile/projects/"
    for name, amount in product(
        ("budget", "executed"), ("40", "40.01", "40.02", "39.98", "43", "43.02", None, "若干", "0")
    ):
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


def of_units() -> Iterator[str]:
    for amount in (
        "0.00499",
        "0.005",
        "0.0050",
        "0.02",
        "0.0200",
        "0.0201",
        "499900",
        "500000",
        "2000000",
        "2000100",
        "0",
    ):
        yield said({f"{LINE}0/executed": amount}, FORM, POLICY, "F12")
        yield said({f"{LINE}1/arrived": amount, f"{LINE}1/executed": None}, FORM, POLICY, "F12")
        yield said({f"{LINE}2": {"source": "other", "arrived": amount, "executed": "100"}}, FORM, POLICY, "F12")
    for text in ("1,20", "12o", "待定", "约5", "10-20", "nan", "inf", "—", "无", "不适用", "1e400", "5人", "NaN", "/"):
        yield said({f"{LINE}0/arrived": text, "funds/expenses/0/amount": text})


RATES = ("98%", "98.0%", "98.00%", "98.01%", "97.99%", "97.9%", "98.04%", "98", "0.98", "100%", "108.89%", "约98%", "")


def of_stated_rates() -> Iterator[str]:
    for rate, path in product(
        RATES, ("funds.lines.total", "funds.lines.appropriation", "profile.projects.p1", "funds.x")
    ):
        stated = [{"path": f"{path}.rate", "stated": rate}, {"path": f"{path}.balance", "stated": "3"}]
        for more in ({}, {f"{LINE}0/executed": "97.995"}, {f"{LINE}0/executed": "0", f"{LINE}0/initial_budget": "0"}):
            yield said({**more, "overrides": stated})
            yield said({**more, "overrides": stated}, PLACES)
    for stated_points, spent in product(
        (None, "9.8", "9.81", "9.79", "9.78", "10", "10.01", "9", "9.5"), ("98", "103", "0")
    ):
        for policy in (POLICY, POLICY.model_copy(update={"stated_step": 1})):
            yield said({"performance/stated_execution": stated_points, f"{LINE}0/executed": spent}, FORM, policy)


SUBJECTS = (
    "",
    "本项目",
    "2022年",
    "2021年",
    "甲项目",
    "截至年底",
    "全年",
    "资金",
    "县级财政",
    "存储容量120TB，",
    "项目资金",
)
WRITTEN = ("98%", "98.0%", "97.99%", "97.9%", "91.67%", "95%", "0.98", "0.979", "100%", "89%", "98.5%", "97.98%")


def of_written_rates(subject: str) -> Iterator[str]:
    for rate, word in product(WRITTEN, ("执行率", "预算执行率", "使用率", "支付率", "拨付率", "支出进度")):
        text = f"{subject}{word}为{rate}。"
        yield said({"texts/fund_use": text})
        if word == "执行率" or rate in WRITTEN[::4]:
            yield said({"texts/fund_use": text, f"{LINE}0/adjusted_budget": "103.16"})
            yield said({"texts/fund_use": text, f"{LINE}0/arrived": "98.5", f"{LINE}0/adjusted_budget": "102"})
            yield said({"texts/fund_use": f"预算20万元，支出19万元，{text}"})
            yield said({"texts/fund_use": f"{text}另一项{word}为50%。"}, PLACES)
            yield said({"performance/goals/0/actual": text, "texts/overview": text, f"{LINE}0/executed": None})


def of_counted_twice() -> Iterator[str]:
    points = ("10", "0", "—", "若干", "", "2.5分")
    for name, value, line in product(
        ("weight", "score", "stated_score", "points", "分值", "得分", "other"), points, (0, 1)
    ):
        yield said({f"{LINE}{line}/{name}": value})
    names = (
        "预算执行率",
        "其中：财政拨款",
        "其中:其他资金",
        "财政拨款",
        "其他",
        "年度资金总额",
        "结转",
        "资金到位率",
        "执行率",
    )
    for name, weight in product(names, ("10", "20", None)):
        for form in (FORM, STATED, RULES):
            yield said({"performance/indicators/0/name": name, "performance/indicators/0/weight": weight}, form)


def of_outputs() -> Iterator[str]:
    at = "performance/indicators/"
    for spent, text in product(("9.99", "10", "10.01", "49.99", "50", "50.01"), TEXTS):
        yield said({f"{LINE}0/executed": spent, "texts/fund_use": text})
        for level2 in ("数量指标", "质量指标", "时效指标", "成本指标", "数量"):
            cells = {f"{at}0/level2": level2, f"{at}1/level2": "成本指标"}
            yield said({**cells, f"{LINE}0/executed": spent}, FORM, POLICY)
            yield said({**cells, f"{LINE}0/executed": spent, f"{at}0/actual": "9处"}, STATED, POLICY)


def of_costs() -> Iterator[str]:
    at = "performance/indicators/0/"
    costs = (
        "100万元",
        "100.01万元",
        "100.02万元",
        "101万元",
        "≤101万元",
        "≤100.5万元",
        "≤110万元",
        "98万元",
        "98.02万元",
    )
    more = ("980200元", "0.0101亿元", "101", "≤90万元", "98.5万元", "99万元", "若干")
    for cost, name, level2 in product(
        (*costs, *more), ("项目总成本", "总成本指标", "单位成本", "总投资"), ("成本指标", "")
    ):
        cells = {f"{at}name": name, f"{at}level2": level2, f"{at}level1": "成本指标" if not level2 else "产出指标"}
        yield said({**cells, f"{at}target": cost})
        yield said({**cells, f"{at}target": "≤100万元", f"{at}actual": cost})
        if name == "项目总成本" and level2:
            yield said({**cells, f"{at}actual": cost, "profile/period_end": "2023-03"})
            yield said({**cells, f"{at}target": cost, f"{LINE}0/adjusted_budget": "120", "texts/overview": TEXTS[5]})
            yield said({**cells, f"{at}actual": cost, f"{LINE}0/executed": None, "profile/period_start": "x"})


COLUMNS = ("initial_budget", "adjusted_budget", "arrived", "executed", "balance")
MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"F02 F05 F07 F08 F09 F10 total {one}": partial(of_total, one) for one in COLUMNS},
    **{f"F05 F08 F09 F10 pairs {one}": partial(of_pairs, one) for one in COLUMNS[:-1]},
    "F05 F07 F10 reasons": of_reasons,
    **{f"F01 parts {one}": partial(of_parts, one) for one in COLUMNS[:-1]},
    **{f"F01 table {one}": partial(of_table, one) for one in TABLES},
    "F23 insurances": of_insurances,
    "F24 accounts": of_accounts,
    "F26 F27 classes": of_classes,
    "F13 F25 subsidies": of_subsidies,
    "F11 F15 F16 F19 projects": of_projects,
    "F12 F14 units": of_units,
    "F03 F06 stated rates": of_stated_rates,
    **{f"F03 F04 written rates {one}": partial(of_written_rates, one) for one in SUBJECTS},
    "F21 counted twice": of_counted_twice,
    "F20 outputs": of_outputs,
    "F22 costs": of_costs,
}
RECORD = Sweep(__file__, "money_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_money(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
