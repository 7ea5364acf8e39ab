"""D16. Indicators that stand in the wrong class; which names those are is data (``lexicon/classes.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.figure import Figure, money_to
from wizards.checks.case import Case
from wizards.checks.f_funds import TOTAL_PATH, budget_of
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions, level_of
from wizards.scoring import Item

_FILE = Path(__file__).resolve().parents[1] / "lexicon" / "classes.toml"
_SPENDING = "预算执行情况（已按执行率计分），产出写做了多少事"
_OUTPUTS = ("数量", "质量", "时效")
_SHORT = {"经济": "economic", "社会": "social", "生态": "ecological", "可持续": "sustainable"}
"""Words of ``under`` that are no name of a 二级指标 by themselves; the lexicon knows the others."""
_NAMES = Expressions("indicator_names")


class WrongClass(BaseModel):
    """One table of ``classes.toml``: names that do not belong under some 二级指标. See the file for its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    under: tuple[str, ...]
    name: str
    unless: str = ""
    money: Literal["", "yes", "no"] = ""
    better: str
    speaks: str
    silent: str

    def holds(self, level2: str, name: str, *, is_money: bool) -> bool:
        """Whether an indicator of this name stands wrongly under ``level2``."""
        if self.money and (self.money == "yes") != is_money:
            return False
        if not any(_is_under(word, level2) for word in self.under) or not re.search(self.name, name):
            return False
        return not self.unless or not re.search(self.unless, name)


def _is_under(word: str, level2: str) -> bool:
    thing = level_of("level2", level2)
    if not thing:
        return word in level2
    return thing == (level_of("level2", word) or _SHORT.get(word))


@lru_cache(maxsize=1)
def _data() -> tuple[tuple[WrongClass, ...], Mapping[str, list[str]]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(WrongClass.model_validate(one) for one in data["classes"]), data["levels"]


def wrong_classes() -> tuple[WrongClass, ...]:
    """Return the names that stand wrongly under a class."""
    return _data()[0]


@rule(
    "D16",
    "warning",
    "指标放错了类别，花钱的数或进度写成了产出，二级指标不属于它的一级指标（靠名称判断）",
    basis="财预〔2021〕101号 指标分类",
)
def d16_wrong_class(case: Case) -> Iterator[Hit]:
    """An accuracy rate under 数量, money spent as an output, 社会效益 under 产出."""
    for path, row, _ in case.indicators:
        item = case.item(row)
        if item.named_by_form:
            continue  # the form itself puts it there
        wrong = _wrong(case, item)
        if wrong is not None:
            message = f"指标{case.name(row)}放在{item.level2}下，更像是{wrong}，请核对类别。"
            yield Hit(f"{path}.level2", message, wrong, item.level2)
        elif _is_misplaced(item):
            message = f"指标{case.name(row)}的二级指标 {quote(item.level2)} 不属于 {quote(item.level1)}，请核对类别。"
            yield Hit(f"{path}.level2", message, actual=item.level2)


def _wrong(case: Case, item: Item) -> str | None:
    """What the indicator rather is; ``None`` when nothing speaks against its class."""
    name = narrow(item.name)
    is_money = _is_money(item.target) or _is_money(item.actual)
    found = next((one for one in wrong_classes() if one.holds(item.level2, name, is_money=is_money)), None)
    if found is not None:
        return found.better
    return _SPENDING if is_money and _is_whole_money(case, item, name) else None


def _is_money(figure: Figure | None) -> bool:
    return figure is not None and figure.unit == "元"


def _is_whole_money(case: Case, item: Item, name: str) -> bool:
    """Whether a row of output names the very amount that was budgeted and spent, and nothing that it bought."""
    if (
        not any(word in item.level2 for word in _OUTPUTS)
        or not _NAMES["amount"].search(name)
        or _NAMES["not_spent"].search(name)
    ):
        return False
    known = {budget_of(case), case.amount(f"{TOTAL_PATH}.executed"), case.amount(f"{TOTAL_PATH}.initial_budget")}
    unit = case.facts.money_unit
    figures = (figure for figure in (item.target, item.actual) if figure is not None and _is_money(figure))
    return any(figure.value is not None and money_to(figure.value, unit) in known for figure in figures)


def _is_misplaced(item: Item) -> bool:
    """Whether both levels are known, and the second is none of the first."""
    first, second = level_of("level1", item.level1), level_of("level2", item.level2)
    if not first or not second:
        return False
    return first not in _data()[1].get(second, (first,))
