"""D15, D23. What the name of an indicator says: nothing, a figure of its own, another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.day import read_month
from schemas.figure import Figure, read_figure
from schemas.figure.units import TIME_UNITS, UNITS
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions

_UNIT = "|".join(
    sorted(map(re.escape, UNITS - TIME_UNITS - {"级", "度", "层", "款", "号", "分", "成"}), key=len, reverse=True)
)
_LAST_FIGURE = re.compile(rf"(?<![\d.第/×xX~—\-至])(?<!\d到)(\d+(?:\.\d+)?(?:万|亿)?(?:{_UNIT}))(?:以上)?$")
"""A name that ends in a figure: 建设公路32.1公里."""


@rule(
    "D15",
    "warning",
    "指标名称就是指标值，或就是项目名称；名称末尾写着一个数，而指标值是另一个数",
    basis="财预〔2021〕101号 指标名称应为可计量的事项",
)
def d15_name_says_nothing(case: Case) -> Iterator[Hit]:
    """The name repeats the target or the project, or holds a figure that the target does not."""
    title = narrow(case.assessment.profile.title or "")
    for path, row, _ in case.indicators:
        name, target = narrow(row.name or ""), narrow(row.target.text if row.target else "")
        if name and name in (target, title):
            what = "指标值" if name == target else "项目名称"
            message = f"指标名称 {quote(row.name or '')} 与{what}相同，请写成可计量的事项（如人数、比率、天数）。"
            yield Hit(f"{path}.name", message, actual=row.name)
            continue
        figure = _own_figure(name)
        if figure is not None and row.target is not None and _is_another(figure, row.target):
            message = f"指标名称写着 {figure.text}，指标值却是 {quote(row.target.text)}，请核对，名称里不写数。"
            yield Hit(f"{path}.name", message, figure.text, row.target.text)


def _own_figure(name: str) -> Figure | None:
    found = _LAST_FIGURE.search(name)
    if found is None or not found.start():
        return None
    figure = read_figure(found[1])
    return figure if figure.kind == "number" and figure.value is not None else None


def _is_another(own: Figure, target: Figure) -> bool:
    """Whether the target is another number of the same thing, or of nobody knows what."""
    if target.kind not in ("number", "comparison", "range") or target.unit not in (None, own.unit):
        return False
    numbers = {target.value, target.low, target.high}
    return own.value is not None and not numbers & {own.value, own.value / own.scale}


_YEAR = re.compile(r"(?<![\d至—~\-到])(20\d\d)年度?(?![以及]?前|底前|[至—~\-到]|[、,]20\d\d|以[来前]|及)")
_NAMES = Expressions("indicator_names")


@rule("D23", "warning", "指标名称里写的是别的年度", basis="年度指标应是评价年度的")
def d23_another_year(case: Case) -> Iterator[Hit]:
    """2022年新建公厕数量 in the report on 2023: last year's table was copied."""
    profile = case.assessment.profile
    year = profile.fiscal_year
    if year is None:
        return
    own = years_of_project(case)
    for path, row, _ in case.indicators:
        name = narrow(row.name or "")
        years = {int(found) for found in _YEAR.findall(name)}
        if not years or year in years or years <= own or _NAMES["well_of_another_year"].search(name):
            continue
        other = min(years)
        message = f"指标名称 {quote(row.name or '')} 写的是 {other} 年，评价年度是 {year} 年，请核对是不是上年的指标。"
        yield Hit(f"{path}.name", message, f"{year}年", f"{other}年")


def years_of_project(case: Case) -> set[int]:
    """Years that the project's own name names, or that it runs through."""
    profile = case.assessment.profile
    years = {int(found) for found in re.findall(r"20\d\d", narrow(profile.title or ""))}
    start, end = read_month(profile.period_start), read_month(profile.period_end)
    if start.known and end.known and start.year <= end.year <= start.year + 20:
        years |= set(range(start.year, end.year + 1))
    return years
