"""T06. Last year's report copied: another year beside a figure of this year's table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.figure import MONEY_UNITS, Figure, read_figure
from schemas.figure.units import SCALE, combined_unit_at
from wizards.checks.case import LINES, Case
from wizards.checks.names import years_of_project
from wizards.checks.registry import Hit, rule
from wizards.checks.sentences import Sentence, sentences_of
from wizards.checks.wording import quote

_YEAR = re.compile(r"(?<![\d〔(\[【至到—~-])(20\d\d)年度?(?!\d*号|[至到—~-]|以[来前]|及以前|底前|前|起)")
_WELL_OF_ANOTHER_YEAR = re.compile(
    r"计划|目标|拟|预计|上年|去年|往年|累计|同比|比|较|截至|以来|期间|规划|批复|下达|文件|启动|立项|开工|开始|结转|续建|投资|合同|"
    r"基数|评估|普查|统计|决算|审计|公报|发布|印发|制定|出台|部署|历年|近.年|连续|已于|曾|原有|分别|增加|减少|提高|下降|增长"
)
_NUMBER = re.compile(rf"(?<![\d.])\d+(?:\.\d+)?(?:{SCALE})?")
_COLUMNS = ("initial_budget", "adjusted_budget", "arrived", "executed")

Known = frozenset[tuple[Decimal, str]]


@rule(
    "T06",
    "warning",
    "文字把评价年度的数写成别的年度的（旁边的数就是今年表里的；计划、上年、累计、同比等不算）",
    basis="疑似套用上年的报告",
)
def another_year(case: Case) -> Iterator[Hit]:
    """2022年维修46处 in the report on 2023, whose table holds 46处."""
    year = case.assessment.profile.fiscal_year
    if year is None:
        return
    known, own_years = _known(case), years_of_project(case) | {year}
    for sentence in sentences_of(case):
        if sentence.path.startswith("performance.indicators.") or sentence.path.endswith(".expected"):
            continue
        found = _wrong_year(sentence, year, own_years)
        figure = _first_known(sentence.text[found.end() :], known) if found else ""
        if found and figure:
            label = quote(case.label(sentence.path))
            message = f"{label}里写 {found[1]} 年，旁边的 {figure} 却是 {year} 年表里的数，像是套用了上年的报告。"
            yield Hit(sentence.path, message, f"{year}年", f"{found[1]}年", span=sentence.span(found))


def _wrong_year(sentence: Sentence, year: int, own_years: set[int]) -> re.Match[str] | None:
    """The only year of a sentence that tells of one year, if it is an earlier one."""
    years = list(_YEAR.finditer(sentence.text))
    if not years or _WELL_OF_ANOTHER_YEAR.search(sentence.text) or str(year) in sentence.text:
        return None
    if len({found[1] for found in years}) > 1:
        return None
    return None if int(years[0][1]) in own_years or int(years[0][1]) > year else years[0]


def _first_known(text: str, known: Known) -> str:
    for number in _NUMBER.finditer(text):
        unit = combined_unit_at(text, number.end())
        if unit is None:
            continue
        written = number[0] + unit[0]
        figure = read_figure(written)
        if figure.value is not None and _is_telling(figure) and (figure.value, figure.unit or "") in known:
            return written
    return ""


def _is_telling(figure: Figure) -> bool:
    """Whether a figure is too particular to come again by chance: 46处, 96.3%, 129.85万元, but not 2次 or 100万元."""
    digits = "".join(filter(str.isdigit, figure.text)).strip("0")
    if figure.unit == "元":
        return len(digits) >= 3
    return len(digits) >= (3 if figure.unit in ("%", "‰") else 2)


def _known(case: Case) -> Known:
    """The values of this year's table, in base units."""
    values: set[tuple[Decimal, str]] = set()
    for item in case.items:
        for figure in (item.target, item.actual):
            if figure is not None and figure.value is not None and figure.unit:
                values.add((figure.value, figure.unit))
    scale = MONEY_UNITS[case.facts.money_unit]
    amounts = (case.amount(f"{LINES}.total.{column}") for column in _COLUMNS)
    values |= {(amount.scaleb(scale), "元") for amount in amounts if amount}
    return frozenset(values)
