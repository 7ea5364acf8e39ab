"""A11-A13. What stands in the file and reaches neither the report nor the score."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.figure import MONEY_UNITS, Figure
from schemas.funds import TOTAL
from schemas.part import name_of_row
from schemas.performance import NO, YES, Indicator
from wizards.checks.case import Case, has
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote, says_nothing
from wizards.compose import LeftOut, left_out
from wizards.facts import RowFacts
from wizards.scoring import stated_points


@rule("A11", "error", "填了的一行不在表式印的各行里；只漏了分类印的一处的提醒", basis="表式")
def a11_row_left_out(case: Case) -> Iterator[Hit]:
    """A filled row that none of the form's rows and classes takes: summed up perhaps, but never printed."""
    for one in left_out(case.form, case.facts):
        if one.field == one.row.siblings.natural and _value(one) in one.known:
            continue  # the second row of one key is said by A08
        value, column = _value(one), _column(case, one)
        said = f"写的是 {quote(value)}" if value else "空着"
        where = "会漏掉" if one.partly else "不印"
        message = f"{_name(one.row)}的{column}{said}，报告里按它分类的地方{where}这一行，请改成 {_known(case, one)}。"
        path = f"{one.row.path}.{one.field}" if one.field else one.row.path
        yield Hit(path, message, "、".join(one.known), value, severity="warning" if one.partly else None)


def _value(one: LeftOut) -> str:
    value = getattr(one.row.row, one.field, None) if one.field else None
    return value.strip() if isinstance(value, str) else one.row.text(one.field) or "" if one.field else ""


def _column(case: Case, one: LeftOut) -> str:
    return f"“{case.column(one.row.siblings.path, one.field, one.field)}”" if one.field else "分类"


def _known(case: Case, one: LeftOut) -> str:
    labels = case.form.asked.row_labels(one.row.siblings.path)
    words = [f"{word}（{labels[word]}）" if word in labels else word for word in one.known if word != TOTAL]
    return "、".join(words) if words else "表上有的一类"


def _name(row: RowFacts) -> str:
    name = name_of_row(row.text)
    return quote(name) if name else f"第 {row.index + 1} 行"


@rule("A12", "error", "得分或计分用的回答不是能用来计分的数（或是、否）", basis="评分办法；计分标准")
def a12_no_points(case: Case) -> Iterator[Hit]:
    """Something is typed where points or an answer to be scored are asked, and scoring cannot use it."""
    performance = case.assessment.performance
    stated = [
        ("performance.stated_total", performance.stated_total),
        ("performance.stated_execution", performance.stated_execution),
        *((f"{path}.stated_score", row.stated_score) for path, row, _ in case.indicators),
    ]
    for path, figure in stated:
        if _filled(figure) and stated_points(figure) is None and figure is not None:
            message = f"{case.label(path)}填的 {quote(figure.text)} 不是分数，没有被使用，请只填数字。"
            yield Hit(path, message, actual=figure.text)
    for path, row, _ in case.indicators:
        yield from _useless_answers(case, path, row)


def _useless_answers(case: Case, path: str, row: Indicator) -> Iterator[Hit]:
    entry = case.item(row).entry
    if entry is None or entry.rule is None:
        return
    yes_no = entry.rule.yes_no
    for name in dict.fromkeys((*entry.rule.numbers, *yes_no)):
        figure = row.facts.get(name)
        if figure is None or not _filled(figure):
            continue
        usable = figure.text.strip() in (YES, NO) if name in yes_no else figure.kind == "number"
        if not usable:
            due = f"“{YES}”或“{NO}”" if name in yes_no else "一个数"
            question = quote(entry.facts.get(name, name))
            message = f"{case.name(row)}的 {question} 答的是 {quote(figure.text)}，不能用来计分，请填{due}。"
            yield Hit(f"{path}.facts.{name}", message, due, figure.text)


def _filled(figure: Figure | None) -> bool:
    return has(figure) and figure is not None and not figure.not_applicable and not says_nothing(figure.text)


@rule("A13", "error", "金额单位不认识", basis="会话文件格式")
def a13_unknown_money(case: Case) -> Iterator[Hit]:
    """``funds.unit`` is none of the units of money; the form's own is used instead."""
    unit = case.assessment.funds.unit or ""
    if unit.strip() and unit not in MONEY_UNITS:
        used = case.form.pack.money_unit
        message = f"金额单位 {quote(unit)} 不认识，现在按{used}计算，请改成元、万元或亿元。"
        yield Hit("funds.unit", message, used, unit)
