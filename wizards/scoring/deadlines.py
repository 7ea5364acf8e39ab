"""期限: a date against a date. Kept earns the points, late earns none, what cannot be decided is asked."""

from __future__ import annotations

from datetime import date

from schemas.figure import Figure, Moment, read_moment
from wizards.scoring.judgement import Judgement, undecided_judgement

_ANY_YEAR = 2000
"""Stands for the assessed year while nobody wrote it: two dates without a year are of one year."""


def due_date(target: Figure) -> Moment | None:
    """The date that a target sets (12月底前, 2022年12月31日, 2023年12月完成); ``None`` when it sets none."""
    if target.kind not in ("deadline", "text", "range") or target.value is not None:
        return None
    moment = read_moment(target.text)
    if moment is None or target.kind == "deadline":
        return moment
    if target.kind == "range":  # 2022.1-2022.12 is no range of amounts
        return moment if moment.alone and moment.year is not None else None
    # 2023年完成道路建设 is a sentence with a year in it.
    whole_year = (moment.first, moment.last) == ((1, 1), (12, 31))
    return moment if moment.alone or moment.before or not whole_year else None


def judge_date(target: Figure, actual: Figure, assessed: int | None) -> Judgement:
    """Hold the date of an actual value against the date of a target. Both kinds are figures as typed."""
    due, done = read_moment(target.text), read_moment(actual.text)
    if due is None:
        return undecided_judgement(f"指标值“{target.text}”看不出是哪一天", "date")
    if due.monthly:
        return _judge_day_of_month(due, done, actual)
    if done is None or done.monthly:
        return undecided_judgement(f"指标值是期限（{due.written}），实际完成值“{actual.text}”不是日期", "date", "date")
    if done.before:
        why = f"实际完成值“{actual.text}”还是期限，请填实际完成的日期"
        return undecided_judgement(why, "date", "date")
    return _decided(due, done, assessed)


def _decided(due: Moment, done: Moment, assessed: int | None) -> Judgement:
    years = _years(due, done, assessed)
    if not years:
        return undecided_judgement("两个日期只有一个写了年份，又没有填评价年度，不能比较", "date", "date")
    verdicts = {_kept(due, done, *pair) for pair in years}
    what = f"实际 {done.written}，期限 {due.written}"
    if len(verdicts) > 1 or None in verdicts:
        return undecided_judgement(f"{what}：看不出是不是按期，请把日期写得更细（写到日）", "date", "date")
    return Judgement("yes" if True in verdicts else "no", "date", sense="le", text=what)


def _years(due: Moment, done: Moment, assessed: int | None) -> list[tuple[int, int]]:
    """The assessed years in which to read both: several where the actual value may be of the target's year, too."""
    if due.year is None and done.year is None:
        year = assessed or _ANY_YEAR
        return [(year, year)]
    if due.year is not None and done.year is not None:
        return [(due.year, done.year)]
    if assessed is None:
        return []
    other = {assessed, due.year or assessed} if done.year is None and not done.shift else {assessed}
    return [(assessed, year) for year in sorted(other)]


def _kept(due: Moment, done: Moment, due_year: int, done_year: int) -> bool | None:
    limits, days = due.limits(due_year), done.days(done_year)
    if limits is None or days is None:
        return None
    return _in_time(days, limits)


def _in_time(days: tuple[date, date], limits: tuple[date, date]) -> bool | None:
    """Kept in every reading, late in every reading, or neither."""
    if days[1] <= limits[0]:
        return True
    return False if days[0] > limits[1] else None


def _judge_day_of_month(due: Moment, done: Moment | None, actual: Figure) -> Judgement:
    limit = due.last[1]
    day: int | None = None
    if done is not None and done.monthly and not done.before:
        day = done.last[1]
    elif actual.kind == "number" and actual.unit == "日" and actual.value is not None:
        day = int(actual.value)
    if day is None:
        why = f"指标值是每月的期限（{due.written}），实际完成值“{actual.text}”不是日期"
        return undecided_judgement(why, "date", "date")
    return Judgement("yes" if day <= limit else "no", "date", sense="le", text=f"实际每月 {day} 日，期限 {due.written}")
