"""A.. What the file itself holds that cannot be right: values that fit no field, misspelt keys, unreadable figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from schemas.day import read_day, read_month
from schemas.part import KindName, Part
from schemas.paths import find, kind_of, natural_key, path_of
from schemas.slots import SLOTS, is_slot
from wizards.checks.case import INDICATORS, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote

LINE_LIMIT = 300
"""Longer than this, a one-line field holds something pasted by mistake."""

_NUMBER_LIKE = re.compile(r"[+-]?(?:[\d,]{16,}(?:\.\d*)?|\d[\d,]*(?:\.\d*)?e[+-]?\d+|nan|inf(?:inity)?)", re.IGNORECASE)
_BOOKED = ("funds.expenses.", "funds.account.")


@rule("A01", "error", "值的类型与栏目不符（应是文字的地方写成了表或列表等）", basis="会话文件格式")
def a01_misfit(case: Case) -> Iterator[Hit]:
    """A value that no field can take; it is kept in the file and left out of everything else."""
    for wrong in case.assessment.misfits:
        path = path_of(case.document, wrong.location)
        field = f"“{case.label(path)}”" if case.asks(path) else case.where(path) or "文件"
        yield Hit(path, f"{field}里的 {quote(wrong.value)} 不符合这一栏的要求，请改写。", actual=wrong.value)


@rule("A02", "warning", "键名不认识，而与认识的键名很像", basis="会话文件格式")
def a02_misspelt_key(case: Case) -> Iterator[Hit]:
    """A key that is close to a known one; other unknown keys are simply kept."""
    yield from _unknown(case.assessment, "")
    for slot in case.assessment.texts:
        path = f"texts.{slot}"
        if is_slot(slot) or case.asks(path):
            continue
        asked = case.form.asked.slots()
        yield from _close(path, slot, [*asked, *SLOTS])


def _unknown(part: Part, at: str) -> Iterator[Hit]:
    for key in part.model_extra or {}:
        yield from _close(f"{at}{key}", key, list(type(part).model_fields))
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from _unknown(value, f"{at}{name}.")
        elif isinstance(value, list):
            yield from _unknown_in_rows(value, f"{at}{name}")


def _unknown_in_rows(rows: list[Any], at: str) -> Iterator[Hit]:
    for index, row in enumerate(rows):
        if isinstance(row, Part):
            yield from _unknown(row, f"{at}.#{index}.")


def _close(path: str, key: str, known: list[str]) -> Iterator[Hit]:
    near = get_close_matches(key, known, n=1, cutoff=0.8)
    if near:
        yield Hit(path, f"不认识键名 {quote(key)}，是不是要写 {quote(near[0])}？这一处的内容没有被使用。", near[0], key)


@rule("A03", "error", "金额、人数、分值为负数（结余和增减除外）；支出明细和基金账的红字只提醒", basis="常识")
def a03_negative(case: Case) -> Iterator[Hit]:
    """An amount, a number of persons or a weight below 0."""
    for path, figure in case.figures:
        if figure.value is None or figure.value >= 0 or _may_be_negative(case, path):
            continue
        if case.form.values.kind_of(path) == "amount" or path.startswith("funds.subsidies.") or _is_points(path):
            booked = path.startswith(_BOOKED)
            yield Hit(
                path,
                f"{case.label(path)}是负数 {quote(figure.text)}，请核对。",
                actual=figure.text,
                severity="warning" if booked else "error",
            )


def _may_be_negative(case: Case, path: str) -> bool:
    computed = case.form.values.derived_at(path)
    return computed is not None and computed.signed


def _is_points(path: str) -> bool:
    return path.rpartition(".")[2] in ("weight", "stated_score", "stated_total", "stated_execution")


@rule("A04", "error", "写成了科学记数、位数过多或不是数的数，程序不按数来用", basis="会话文件格式")
def a04_beyond_number(case: Case) -> Iterator[Hit]:
    """Something that looks like a number and is none: 1e400, seventeen digits, nan."""
    for path, figure in case.figures:
        if figure.kind == "text" and _NUMBER_LIKE.fullmatch(narrow(figure.text)[:400]):
            message = f"{case.label(path)}填的 {quote(figure.text)} 太大或不是普通写法的数，没有当作数使用，请改写。"
            yield Hit(path, message, actual=figure.text[:80])


@rule("A05", "warning", f"一行的栏目超过 {LINE_LIMIT} 字", basis="常识")
def a05_endless_line(case: Case) -> Iterator[Hit]:
    """Thousands of characters where one line is asked."""
    one_line: tuple[KindName, ...] = ("line", "figure", "amount", "date", "month")
    for path, value in case.texts:
        if len(value) > LINE_LIMIT and kind_of(path) in one_line:
            yield Hit(
                path,
                f"{case.label(path)}有 {len(value)} 字，这里只应写一行（不超过 {LINE_LIMIT} 字），请缩短。",
                expected=f"不超过 {LINE_LIMIT} 字",
                actual=f"{len(value)} 字",
            )


@rule("A06", "error", "文件写的表式不是现在这张表，或写的评分办法不存在", basis="会话文件格式")
def a06_wrong_form(case: Case) -> Iterator[Hit]:
    """The file belongs to another form, or names a policy that is not there."""
    form, policy = case.assessment.form, case.assessment.policy
    if form and form != case.form.pack.id:
        yield Hit(
            "form", f"文件是按表式 {quote(form)} 填的，现在用的是“{case.form.pack.id}”。", case.form.pack.id, form
        )
    used = case.policy.id if case.policy else None
    if policy and policy != used:
        now = f"现在按“{used}”计分" if used else "现在不按评分办法计分"
        message = f"没有能用的评分办法 {quote(policy)}，{now}，请改成已有的，或删去这一项用表式自己的。"
        yield Hit("policy", message, used, policy)


@rule("A07", "error", "日期、年月或年份看不懂，或这一天不存在", basis="GB/T 9704-2012 成文日期")
def a07_no_date(case: Case) -> Iterator[Hit]:
    """A date that is no date: 2022-02-30, 八月中旬; in a row of indicators only a day that no calendar has."""
    for path, text in case.texts:
        kind = case.form.values.kind_of(path)
        if kind in ("date", "month"):
            day = read_day(text) if kind == "date" else read_month(text)
            if day.fault:
                yield Hit(
                    path,
                    f"{case.label(path)} {quote(text)} {_WRONG_DATE[day.fault]}，请写成{_EXAMPLE[kind]}。",
                    actual=text,
                )
    for path, row, _ in case.indicators:
        for name, figure in (("target", row.target), ("actual", row.actual)):
            if figure is not None and read_month(_UNTIL.sub("", figure.text.strip())).fault == "no_such_day":
                message = f"指标{case.name(row)}写的 {quote(figure.text)} 没有这一天，请核对日期。"
                yield Hit(f"{path}.{name}", message, actual=figure.text)
    year = case.assessment.profile.fiscal_year
    if year is not None and not _YEARS[0] <= year <= _YEARS[1]:
        yield Hit("profile.fiscal_year", f"评价年度 {year} 不像一个年份，请写四位年份。", actual=str(year))


_UNTIL = re.compile("(?<=[日号])(?:之|以)?[前内]?(?:完成|完工)?$")
"""What makes a deadline of a day."""
_YEARS = (1990, 2100)
_WRONG_DATE = {"unreadable": "看不懂", "no_such_day": "没有这一天"}
_EXAMPLE = {"date": "“2022年8月16日”这样的日期", "month": "“2021年1月”这样的年月"}


@rule("A08", "warning", "同一个来源、项目或指标有两行，报告只会用第一行", basis="会话文件格式")
def a08_same_row_twice(case: Case) -> Iterator[Hit]:
    """Two rows of one key: the form's fixed row prints the first only."""
    items = {entry.id for entry in case.form.indicators if entry.name}
    for list_path in ("funds.lines", "funds.subsidies", "funds.management", INDICATORS):
        natural = natural_key(list_path)
        rows = find(case.finder, list_path)
        seen: set[str] = set()
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            key = row.get(natural) if isinstance(row, Mapping) else None
            if not isinstance(key, str) or (list_path == INDICATORS and key not in items):
                continue
            if key in seen:
                path = path_of(case.document, (*list_path.split("."), index))
                yield Hit(path, f"{quote(key)} 有两行，报告的固定行只用第一行，请合并或删去一行。", actual=key)
            seen.add(key)


@rule("A09", "warning", "附加的“声明值”（overrides）指向不存在的栏目", basis="会话文件格式")
def a09_lost_override(case: Case) -> Iterator[Hit]:
    """A stated value for a path that has no value at all."""
    for index, override in enumerate(case.assessment.overrides):
        if override.path and case.facts.sides(override.path).value is None:
            path = f"overrides.#{index}.path"
            yield Hit(
                path, f"声明的数指向 {quote(override.path)}，找不到这一栏，请改正路径或删去。", actual=override.path
            )


@rule("A10", "note", "文字写在本表不印的栏目里", basis="表式")
def a10_unused(case: Case) -> Iterator[Hit]:
    """Text in a slot that this form does not print: kept, and listed."""
    for path in case.unused_texts:
        name = SLOTS.get(path.partition(".")[2], path.partition(".")[2])
        yield Hit(path, f"“{name}”里的文字本表不印，会一直保留；需要的话请移到别的栏目。")
