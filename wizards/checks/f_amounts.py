"""F12-F16, F19. Single amounts: their units, persons times standard, vouchers, rows of the transfer form, projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from schemas.finding import Severity
from schemas.part import Row
from wizards.checks.case import Case, has
from wizards.checks.f_funds import COLUMNS, TOTAL_PATH, budget_of, tolerance
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import plain, quote, says_nothing

_MANAGEMENT = "funds.management"


@rule("F12", "warning", "同一行的两个金额相差约一万倍，像是元和万元混用", basis="金额单位应统一")
def f12_mixed_units(case: Case) -> Iterator[Hit]:
    """Two amounts of one line differ by about 10 000 times."""
    for path, _ in case.lines.values():
        amounts = [(name, case.amount(f"{path}.{name}")) for name in COLUMNS]
        known = [(name, amount) for name, amount in amounts if amount is not None and amount > 0]
        if len(known) < 2:
            continue
        (_, low), (name, high) = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
        if 5000 <= high / low <= 20000:
            message = (
                f"同一行里有 {case.money(low)} 和 {case.money(high)}，相差约一万倍，金额单位像是元和万元混用，请核对。"
            )
            yield Hit(f"{path}.{name}", message, actual=plain(high))


@rule("F13", "error", "人数×标准与金额相差超过 0.5%", basis="定额补助＝人数×标准")
def f13_persons_and_standard(case: Case) -> Iterator[Hit]:
    """Persons times standard is not the amount: the subsidy's own, else that of the money grid."""
    for path, row in case.rows("funds.subsidies", case.assessment.funds.subsidies):
        product = case.facts.computed(f"{path}.amount")
        amount_path = f"{path}.amount" if has(row.amount) else _counterpart(case, row.kind)
        amount = case.amount(amount_path) if amount_path else None
        if product is None or amount is None or not has(row.persons) or not has(row.standard):
            continue
        if abs(product - amount) > abs(amount) * Decimal("0.005"):
            computed = f"{row.persons.text} × {row.standard.text} = {case.money(product)}"
            stated = f"{case.label(amount_path)} {case.money(amount)}"
            message = f"人数×标准：{computed}，与{stated} 不符，请核对人数、标准和金额。"
            yield Hit(amount_path, message, plain(product), plain(amount))


def _counterpart(case: Case, kind: str | None) -> str:
    """Where a form without an amount per subsidy shows it: its only money line."""
    column = {"budget": "initial_budget", "actual": "executed"}.get(kind or "")
    if column is None or len(case.lines) != 1 or case.asks_column("funds.subsidies", "amount"):
        return ""
    ((path, line),) = case.lines.values()
    return f"{path}.{column}" if has(getattr(line, column)) else ""


@rule(
    "F14",
    "error",
    "金额栏里不是数（1,20、12o、待定）；写成大约、范围的提醒",
    basis="自评表填报说明：金额栏只填数字，没有的填 0 或空着",
)
def f14_amount_as_text(case: Case) -> Iterator[Hit]:
    """A money cell with something else in it: nothing can be computed with it, and it cannot be handed in."""
    for path, figure in case.amounts:
        if figure.not_applicable or says_nothing(figure.text):
            continue
        if case.facts.number(path) is None and not figure.text.strip().lower().startswith(("nan", "inf")):
            message = (
                f"{case.label(path)} {quote(figure.text)} 不是一个确定的金额，请只填数字；没有的空着，是零的填 0。"
            )
            severity: Severity | None = None if figure.kind == "text" else "warning"
            yield Hit(path, message, actual=figure.text, severity=severity)


@rule("F15", "note", "会计凭证号写的是时段而不是号", basis="项目支出明细表：会计凭证号")
def f15_voucher(case: Case) -> Iterator[Hit]:
    """A period where the number of a voucher is asked."""
    for path, row in case.rows("funds.expenses", case.assessment.funds.expenses):
        text = row.voucher or ""
        if "凭证" in text and "月" in text and "号" not in text:
            yield Hit(f"{path}.voucher", f"会计凭证号 {quote(text)} 只写了时段，请填凭证号或号段。", actual=text)


@rule(
    "F16",
    "error",
    "资金管理情况的固定行没有写情况说明",
    basis="财预〔2015〕163号 转移支付自评表资金管理情况",
    gap=True,
    asks=f"{_MANAGEMENT}:situation",
)
def f16_management_rows(case: Case) -> Iterator[Hit]:
    """One of the rows on the management of the money is blank."""
    filled = {row.item for row in case.assessment.funds.management if (row.situation or "").strip()}
    for question in case.form.asked.of(_MANAGEMENT) if filled else ():
        head = question.columns.get("situation") if question.required else None
        for key, label in question.rows.items() if head else ():
            if key not in filled:
                yield Hit(f"{_MANAGEMENT}.{key}.situation", f"请填写“{label}”的{head}；没有问题的写“无”。")


@rule("F19", "warning", "各项目之和与资金表的合计、收支表的项目支出不同", basis="项目之和应等于资金合计；不同的应说明")
def f19_projects_and_total(case: Case) -> Iterator[Hit]:
    """The projects do not add up to the printed whole."""
    projects = list(case.rows("profile.projects", case.assessment.profile.projects))
    for name, total in (("budget", budget_of(case)), ("executed", case.amount(f"{TOTAL_PATH}.executed"))):
        parts = [case.amount(f"{path}.{name}") for path, _ in projects]
        known = [part for part in parts if part is not None]
        if total is None or len(known) < 2 or len(known) < len(parts):
            continue
        whole = sum(known, Decimal(0))
        if abs(whole - total) > tolerance(case):
            word = "预算" if name == "budget" else "支出"
            parts_text = f"{len(known)} 个项目的{word}合计 {case.money(whole)}"
            message = f"{parts_text}，资金表的合计是 {case.money(total)}，请核对或说明。"
            yield Hit(f"{projects[0][0]}.{name}", message, plain(total), plain(whole))
    yield from _account_of_projects(case, projects)


def _account_of_projects(case: Case, projects: Sequence[tuple[str, Row]]) -> Iterator[Hit]:
    """The account of a whole unit also names what all projects cost."""
    parts = [case.amount(f"{path}.executed") for path, _ in projects]
    known = [part for part in parts if part is not None]
    for path, row in case.rows("funds.account.expenditure", case.assessment.funds.account.expenditure):
        booked = case.amount(f"{path}.amount")
        if row.item != "项目支出" or booked is None or len(known) < 2 or len(known) < len(parts):
            continue
        whole = sum(known, Decimal(0))
        if abs(whole - booked) > tolerance(case):
            spent = f"{len(known)} 个项目共支出 {case.money(whole)}"
            message = f"收支表的项目支出是 {case.money(booked)}，{spent}，请核对或说明。"
            yield Hit(f"{path}.amount", message, plain(whole), plain(booked))
