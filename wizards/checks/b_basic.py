"""B01-B04, B08. Basic data: what must be filled, dates that fit the year, numbers of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from schemas.day import read_day, read_month
from schemas.finding import Fix
from schemas.paths import path_of
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote

_TYPES = "profile.evaluation_types"
_SELF_SPOKEN = frozenset(("profile.report_date", _TYPES))
"""Blank here is said by T13 and B04."""

_BRACKETS = re.compile(r"[\[［【(（{｛﹝〖]\s*((?:19|20)\d\d)\s*[\]］】)）}｝﹞〗]")


@rule("B01", "error", "必填的基本情况空着", basis="财预〔2020〕10号 自评表表头；财政绩效系统必录项", gap=True)
def b01_basic_blank(case: Case) -> Iterator[Hit]:
    """A required question of the profile is blank; what does not fit there is said by A01."""
    said = _SELF_SPOKEN | {path_of(case.document, wrong.location) for wrong in case.assessment.misfits}
    for question in case.questions:
        path = question.path
        if question.required and path.startswith("profile.") and path not in said and case.blank(question):
            yield Hit(path, f"“{question.label}”空着，请填写。")


@rule(
    "B02",
    "warning",
    "报告日期早于评价年度（或项目）结束，或晚于年末 12 个月",
    basis="常识；按年度自评",
    asks="profile.report_date",
)
def b02_report_date(case: Case) -> Iterator[Hit]:
    """The date of the report does not fit the year it reports on."""
    profile = case.assessment.profile
    day, year = read_day(profile.report_date).date, profile.fiscal_year
    if day is None or not _is_year(year):
        return
    ends = min(_month(profile.period_end) or (year, 12), (year, 12))
    running = any("过程" in kind for kind in profile.evaluation_types)
    early = (day.year, day.month) < ends
    late = day > date(year + 1, 12, 31)
    if late or (early and not running):
        when = "晚于年度结束后 12 个月" if late else "早于评价年度结束"
        message = f"报告日期 {day.isoformat()} {when}（评价年度 {year}），请核对日期和年度。"
        yield Hit("profile.report_date", message, actual=profile.report_date)


@rule("B03", "error", "项目起止时间颠倒，或不包含评价年度", basis="常识；自评表表头")
def b03_period(case: Case) -> Iterator[Hit]:
    """The project ends before it starts, or never touched the year."""
    profile = case.assessment.profile
    start, end, year = _month(profile.period_start), _month(profile.period_end), profile.fiscal_year
    if start and end and end < start:
        message = f"项目止期 {quote(profile.period_end or '')} 早于起期 {quote(profile.period_start or '')}，请核对。"
        yield Hit("profile.period_end", message, actual=profile.period_end)
    elif _is_year(year) and (path := _leaves_out(year, start, end)):
        stated = case.value(path)
        yield Hit(path, f"评价年度 {year} 不在项目起止时间之内（这里是 {quote(stated)}），请核对。", actual=stated)


@rule("B04", "warning", "评价类型一个也没有勾，或全部勾上", basis="自评报告封面的评价类型", asks=_TYPES)
def b04_evaluation_type(case: Case) -> Iterator[Hit]:
    """None or all of the boxes are ticked."""
    path = _TYPES
    question = case.question_of(path)
    if question is None or len(question.choices) < 2:
        return
    ticked = [kind for kind in case.assessment.profile.evaluation_types if kind in question.choices]
    if not ticked or len(ticked) == len(question.choices):
        how = "一个也没有勾" if not ticked else "全部勾上了"
        yield Hit(path, f"{question.label}{how}，请勾选一种：{'、'.join(question.choices)}。", actual="、".join(ticked))


def _leaves_out(year: int, start: tuple[int, int] | None, end: tuple[int, int] | None) -> str:
    """The path of the end of the period that leaves a year outside, ``""`` if none does."""
    if start and start[0] > year:
        return "profile.period_start"
    return "profile.period_end" if end and end[0] < year else ""


def _month(text: str | None) -> tuple[int, int] | None:
    month = read_month(text)
    return (month.year, month.month) if month.known else None


def _is_year(year: int | None) -> TypeGuard[int]:
    return year is not None and 1990 <= year <= 2100


@rule("B08", "warning", "文号的年份没有用六角括号〔〕", basis="GB/T 9704-2012 发文字号")
def b08_document_number(case: Case) -> Iterator[Hit]:
    """A document number with [2019], 【2019】 or (2019) in place of 〔2019〕."""
    for list_path, rows in (
        ("profile.basis", case.assessment.profile.basis),
        ("funds.rules", case.assessment.funds.rules),
    ):
        for path, row in case.rows(list_path, rows):
            text = row.document_number or ""
            right = _BRACKETS.sub(r"〔\1〕", text)
            if right != text:
                field = f"{path}.document_number"
                yield Hit(
                    field, f"文号 {quote(text)} 的年份应写作〔〕：{quote(right)}。", right, text, Fix(field, right)
                )
