"""F01-F11. Money: totals and parts, what was planned, arrived, spent and is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from schemas.finding import Fix
from schemas.funds import FundLine
from schemas.part import Row
from wizards.checks.case import LINES, Case, has
from wizards.checks.explained import explains
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import EXACT, percent, plain, quote
from wizards.lexicon import Expressions

COLUMNS = ("initial_budget", "adjusted_budget", "arrived", "executed")


TOTAL_PATH = f"{LINES}.total"


_NATURE = ("appropriation", "carryover", "other")
"""资金来源 by nature; lines by level of government may stand below them."""


_SAID = Expressions("rates")


def tolerance(case: Case) -> Decimal:
    """What rounding may do to a sum: 0.01 of the unit, 1 元 for 亿元."""
    return Decimal("0.00000001") if case.facts.money_unit == "亿元" else Decimal("0.01")


@rule("F01", "error", "合计与各分项之和相差超过 0.01", basis="财预〔2020〕10号 自评表项目资金")
def f01_parts_and_total(case: Case) -> Iterator[Hit]:
    """The 合计 line is not the sum of its parts."""
    if "total" in case.lines:
        for column in COLUMNS:
            yield from _column_total(case, column)
    account = case.assessment.funds.account
    names = ("income", "expenditure", "functions", "subjects", "basic", "official")
    lists: list[tuple[str, Sequence[Row]]] = [(f"funds.account.{name}", getattr(account, name)) for name in names]
    lists += [(f"{path}.parts", row.parts) for path, row in case.rows("funds.account.insurances", account.insurances)]
    for list_path, rows in lists:
        parts = [case.amount(f"{path}.amount") for path, row in case.rows(list_path, rows) if row.item != "total"]
        yield from _sum_differs(case, f"{list_path}.total.amount", parts)


def _column_total(case: Case, column: str) -> Iterator[Hit]:
    if not case.asks_column(LINES, column):
        return
    amounts = {key: case.amount(f"{path}.{column}") for key, (path, _) in case.lines.items() if key != "total"}
    if amounts.get("appropriation") is not None:
        # Lines by level (central, county …) then only say where the appropriation comes from.
        amounts = {key: amount for key, amount in amounts.items() if key in _NATURE}
    yield from _sum_differs(case, f"{TOTAL_PATH}.{column}", list(amounts.values()))


def _sum_differs(case: Case, total_path: str, parts: Sequence[Decimal | None]) -> Iterator[Hit]:
    total = case.facts.stated(total_path)
    known = [part for part in parts if part is not None]
    if total is None or not known:
        return
    whole = Decimal(0)
    for part in known:
        whole = EXACT.add(whole, part)
    if abs(whole - total) > tolerance(case):
        message = (
            f"{case.label(total_path)} {case.money(total)} 不等于各分项之和 {case.money(whole)}，请核对合计和各分项。"
        )
        yield Hit(total_path, message, plain(whole), plain(total), Fix(total_path, plain(whole)))


@rule(
    "F02",
    "error",
    "预算数为 0 或没有，而执行率要计分，或已有执行数",
    basis="财预〔2020〕10号 预算执行率＝执行数÷预算数",
    asks=f"{LINES}:executed",
)
def f02_no_budget(case: Case) -> Iterator[Hit]:
    """The rate cannot be computed: there is nothing to divide by."""
    column = next((name for name in ("adjusted_budget", "initial_budget") if case.asks_column(LINES, name)), None)
    if column is None:
        return
    budget = budget_of(case)
    scored = case.sheet.execution.weight is not None and case.sheet.execution.weight > 0
    executed = case.amount(f"{TOTAL_PATH}.executed")
    path = case.line_path(column)
    if budget is not None and budget <= 0 and (scored or executed):
        yield Hit(
            path, f"{case.label(path)}为 {plain(budget)}，无法计算预算执行率，请填写预算数。", actual=plain(budget)
        )
    elif budget is None and scored:
        words = f"没有可用的{case.column(LINES, column, '预算数')}，无法计算预算执行率，请填写预算数。"
        yield Hit(path, words, gap=not case.value(path))


def budget_of(case: Case) -> Decimal | None:
    """The budget that counts: adjusted, else initial."""
    adjusted = case.amount(f"{TOTAL_PATH}.adjusted_budget")
    return case.amount(f"{TOTAL_PATH}.initial_budget") if adjusted is None else adjusted


@rule(
    "F05",
    "error",
    "执行数大于全年预算数，又没有说明怎样解决，或说了调增而没有填调整后的数",
    basis="财预〔2020〕10号 执行率得分以该项分值为限",
)
def f05_overspent(case: Case) -> Iterator[Hit]:
    """More was spent than budgeted; an adjustment may have been forgotten."""
    budget, executed = budget_of(case), case.amount(f"{TOTAL_PATH}.executed")
    if budget is None or executed is None or budget <= 0 or executed - budget <= tolerance(case):
        return
    treatment = case.assessment.funds.over_treatment or ""
    path = case.line_path("executed")
    over = f"执行数 {case.money(executed)} 大于预算数 {case.money(budget)}"
    if not treatment.strip():
        message = f"{over}，请核对是否漏记预算调增；确实超支的，说明超出部分怎样解决。"
        yield Hit(path, message, f"不超过 {plain(budget)}", plain(executed))
    elif _SAID["increased"].search(treatment) and case.asks_column(LINES, "adjusted_budget"):
        field, column = case.line_path("adjusted_budget"), case.column(LINES, "adjusted_budget", "全年预算数")
        message = f"{over}，又写了 {quote(treatment)}，请把调增后的数填入“{column}”。"
        yield Hit(field, message, plain(executed), case.value(field))


@rule(
    "F07",
    "error",
    "执行率低于评分办法要求说明的界限，没有一处说明原因（只写执行率是多少，不算原因）",
    basis="评分办法：执行率低于界限应说明（四川 2023 为 90%）",
)
def f07_slow_spending(case: Case) -> Iterator[Hit]:
    """The policy asks for a reason below its threshold, and none is given."""
    rate, limit = _rate_to_explain(case), _limit(case)
    if rate is not None and limit is not None and not explains(case, "spending"):
        path = case.line_path("executed")
        message = f"预算执行率 {plain(rate, 2)}% 低于 {plain(limit)}%，请在资金使用或存在问题里说明原因。"
        yield Hit(path, message, f"≥ {plain(limit)}% 或说明原因", f"{plain(rate, 2)}%")


def _limit(case: Case) -> Decimal | None:
    return case.policy.execution.reason_below if case.policy else None


def _rate_to_explain(case: Case) -> Decimal | None:
    """The execution rate, where the policy demands a reason for it."""
    limit, budget, executed = _limit(case), budget_of(case), case.amount(f"{TOTAL_PATH}.executed")
    if limit is None or budget is None or executed is None or budget <= 0 or case.form.scoring.mode == "none":
        return None
    rate = percent(executed, budget)
    return rate if rate < limit else None


@rule(
    "F08",
    "warning",
    "年中调整了预算，没有一处说明依据和原因",
    basis="预算调整应有批复；四川 2023 要求说明（该办法下为错误）",
)
def f08_adjusted(case: Case) -> Iterator[Hit]:
    """The adjusted budget is not the initial one and nobody says why."""
    first = case.amount(f"{TOTAL_PATH}.initial_budget")
    second = case.amount(f"{TOTAL_PATH}.adjusted_budget")
    if first is None or second is None or abs(first - second) <= tolerance(case) or explains(case, "adjustment"):
        return
    demanded = case.policy is not None and case.policy.execution.reason_below is not None
    message = f"预算由 {case.money(first)} 调整为 {case.money(second)}，请说明调整的依据和原因。"
    path = case.line_path("adjusted_budget")
    yield Hit(path, message, plain(first), plain(second), severity="error" if demanded else "warning")


@rule(
    "F09",
    "error",
    "支出大于到位资金，或填的结余不等于到位（没有到位数时为预算）减支出；到位大于预算的提醒",
    basis="资金四栏：结余＝到位－支出",
)
def f09_arrived_and_spent(case: Case) -> Iterator[Hit]:
    """Spent more than arrived, arrived more than planned, or a balance that is not their difference."""
    for path, line in case.lines.values():
        arrived, executed = case.amount(f"{path}.arrived"), case.amount(f"{path}.executed")
        planned = case.amount(f"{path}.adjusted_budget" if has(line.adjusted_budget) else f"{path}.initial_budget")
        margin = tolerance(case)
        if arrived is not None and executed is not None and executed - arrived > margin:
            message = f"支出 {case.money(executed)} 大于到位资金 {case.money(arrived)}，请核对。"
            yield Hit(f"{path}.executed", message, f"不超过 {plain(arrived)}", plain(executed))
        if arrived is not None and planned is not None and arrived - planned > margin:
            message = f"到位资金 {case.money(arrived)} 大于计划 {case.money(planned)}，请核对是否漏记预算调增。"
            yield Hit(f"{path}.arrived", message, f"不超过 {plain(planned)}", plain(arrived), severity="warning")
        yield from _balance(case, path, line)


def _balance(case: Case, path: str, line: FundLine) -> Iterator[Hit]:
    """A balance that is not what arrived (else what was budgeted) less what was spent."""
    right, stated = case.facts.computed(f"{path}.balance"), case.facts.stated(f"{path}.balance")
    if right is None or stated is None or abs(right - stated) <= tolerance(case):
        return
    base = "到位资金" if case.amount(f"{path}.arrived") is not None else "预算数"
    message = f"结余 {case.money(stated)} 不等于{base}减支出 {case.money(right)}，请核对。"
    fix = Fix(f"{path}.balance", plain(right)) if has(line.balance) else None
    yield Hit(f"{path}.balance", message, plain(right), plain(stated), fix)


@rule(
    "F10",
    "warning",
    "预算没有全部执行，没有一处说明剩余资金的去向（只写执行率是多少，不算说明）；评分办法要求说明的见 F07",
    basis="自评报告资金使用情况应说明结余",
)
def f10_rest_unexplained(case: Case) -> Iterator[Hit]:
    """Part of the budget was not spent, no balance is shown and no text says where it is."""
    budget, executed = budget_of(case), case.amount(f"{TOTAL_PATH}.executed")
    if budget is None or executed is None or budget - executed <= tolerance(case):
        return
    balance = case.facts.stated(f"{TOTAL_PATH}.balance") if case.asks_column(LINES, "balance") else None
    if (balance is not None and balance > 0) or _rate_to_explain(case) is not None or explains(case, "spending"):
        return
    path = case.line_path("executed")
    rest = case.money(budget - executed)
    message = f"预算 {case.money(budget)} 只执行了 {case.money(executed)}，请说明剩余 {rest} 的去向。"
    yield Hit(path, message, plain(budget), plain(executed))


@rule(
    "F11", "error", "支出明细合计与实际支出相差超过 0.01", basis="项目支出明细表：合计＝实际支出", asks="funds.expenses"
)
def f11_details(case: Case) -> Iterator[Hit]:
    """The items of spending do not add up to what was spent."""
    executed = case.amount(f"{TOTAL_PATH}.executed")
    rows = list(case.rows("funds.expenses", case.assessment.funds.expenses))
    parts = [case.amount(f"{path}.amount") for path, row in rows if row.item not in ("合计", "总计")]
    if executed is None or not parts or None in parts:
        return
    whole = sum((part for part in parts if part is not None), Decimal(0))
    if abs(whole - executed) > tolerance(case):
        message = f"支出明细合计 {case.money(whole)} 与实际支出 {case.money(executed)} 不一致，请核对明细。"
        yield Hit("funds.expenses", message, plain(executed), plain(whole))
