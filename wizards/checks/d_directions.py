"""D13. A comparator that points the wrong way for what the name says."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.figure import Figure
from schemas.figure.units import TIME_UNITS
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions
from wizards.scoring import is_bad, named_sense

_NAMES = Expressions("indicator_names")


@rule("D13", "warning", "越多越好的指标写成 ≤，或越少越好的写成 ≥", basis="指标方向（靠名称判断，所以只提醒）")
def d13_wrong_direction(case: Case) -> Iterator[Hit]:
    """The comparator points the wrong way for what the name says."""
    for path, row, _ in case.indicators:
        target, name = row.target, narrow(row.name or "")
        if target is None or not name:
            continue
        if _is_at_most(target) and _is_good(name, case.item(row).level2, target):
            message = f"{case.name(row)}一般越多越好，指标值却是 {quote(target.text)}，请核对方向。"
            yield Hit(f"{path}.target", message, "≥", target.text)
        elif _is_at_least(target) and _is_bad(name, case.item(row).level2):
            message = f"{case.name(row)}一般越少越好，指标值却是 {quote(target.text)}，请核对方向。"
            yield Hit(f"{path}.target", message, "≤", target.text)


def _is_at_most(target: Figure) -> bool:
    return target.kind == "comparison" and target.comparator in ("le", "lt")


def _is_at_least(target: Figure) -> bool:
    return target.kind == "comparison" and target.comparator in ("ge", "gt")


def _is_good(name: str, level2: str, target: Figure) -> bool:
    if _NAMES["ill"].search(name) or _NAMES["less"].search(name):
        return False
    if named_sense(name) == "higher":
        return not _NAMES["may_be_capped"].search(name)
    if named_sense(name):
        return False
    if _NAMES["much_is_done"].search(name) or _NAMES["reached"].search(name):
        return True
    counts = "数量" in level2 and target.unit not in (None, "元", "%", *TIME_UNITS)
    return counts and bool(_NAMES["begins_with_work"].match(name))


def _is_bad(name: str, level2: str) -> bool:
    if _NAMES["not_less"].search(name) or named_sense(name) == "higher":
        return False
    if named_sense(name) != "lower":
        return is_bad(name) or bool(_NAMES["less"].search(name))
    if _NAMES["of_money"].search(name) and "成本" not in level2:
        return False  # costs that were paid for somebody may well be much
    return not _NAMES["may_be_wanted"].search(name)
