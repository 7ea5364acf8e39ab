"""D24, D25. Targets that lack their unit, or their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.figure import MONEY_UNITS, Figure
from schemas.figure.units import UNITS
from wizards.checks.case import Case, has
from wizards.checks.d_targets import is_vague
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions
from wizards.lexicon.prompts import is_prompt
from wizards.scoring import Item

_WORDS = sorted(UNITS, key=len, reverse=True)
_ANY = "|".join(map(re.escape, _WORDS))
_MONEY = "|".join(map(re.escape, MONEY_UNITS))
_LONG = "|".join(re.escape(word) for word in _WORDS if len(word) > 1)
_COUNT = re.compile(rf"(?<![\d.])(?:(?:{_ANY})数量?|{_LONG})(?:$|\()")
"""A name that ends in its unit (培训人次, 受益户数), not in a figure of its own (公路32.1公里)."""
_IN_BRACKETS = re.compile(rf"\((?:单位:?)?(?:{_ANY}|{_MONEY}|%|‰|百分比)(?:/[^()]{{1,4}})?\)$")
"""A name that gives its unit in brackets, as a column head does: 维修工程数量（处）."""
_NAMES = Expressions("indicator_names")
_NUMERAL = re.compile(
    r"\d|[一二两三四五六七八九十百千万亿]+(?=[^\u4e00-\u9fff]|[个人户次项处件份条家所座台套辆批期场名支只头亩公平立吨千])"
)
_SAID = Expressions("targets")


@rule("D24", "warning", "指标值只写了数，没有写单位（指标名称里也看不出）", basis="指标值应写明计量单位")
def d24_number_without_unit(case: Case) -> Iterator[Hit]:
    """20 of what? Silent where the name, the actual value or the row's own column says it."""
    for path, row, score in case.indicators:
        item = case.item(row)
        if item.named_by_form or (score is not None and score.excluded) or item.direction == "qualitative":
            continue
        if item.target is None or not _lacks_unit(item, item.target):
            continue
        message = f"指标{case.name(row)}的指标值 {quote(item.target.text)} 没有写单位，请写明以什么计。"
        yield Hit(f"{path}.target", message, actual=item.target.text)


def _lacks_unit(item: Item, target: Figure) -> bool:
    if target.kind not in ("number", "comparison", "range") or target.unit is not None or item.unit.strip():
        return False
    if item.actual is not None and item.actual.unit is not None:
        return False
    name = narrow(item.name).removesuffix("指标")
    if not name or not any((target.value, target.low, target.high)):
        return False  # nothing to measure, or nothing at all: 0 is 0 of whatever
    return not any(said.search(name) for said in (_COUNT, _IN_BRACKETS, _NAMES["pure"]))


@rule("D25", "warning", "数量指标的指标值里没有数", basis="财预〔2021〕101号 数量指标应量化")
def d25_quantity_without_number(case: Case) -> Iterator[Hit]:
    """完成全部建设任务 under 数量. Adjectives alone are said by D11."""
    for path, row, score in case.indicators:
        item = case.item(row)
        if item.named_by_form or (score is not None and score.excluded) or item.direction == "qualitative":
            continue
        if "数量" in item.level2 and has(item.target) and item.target is not None and _has_no_number(item.target):
            message = f"数量指标{case.name(row)}的指标值 {quote(item.target.text)} 里没有数，请写要做到多少。"
            yield Hit(f"{path}.target", message, actual=item.target.text)


def _has_no_number(target: Figure) -> bool:
    text = narrow(target.text)
    if target.kind != "text" or target.not_applicable or is_vague(target) or is_prompt(target.text):
        return False
    return not _NUMERAL.search(text) and not _SAID["all_of_them"].fullmatch(text)
