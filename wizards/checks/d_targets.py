"""D10-D12, D14, D18-D20. Targets, comparators and units of the indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from schemas.figure import Figure
from schemas.finding import Fix
from schemas.text import show
from wizards.checks.case import INDICATORS, Case, has
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions

_PER_CENT = ("%", "百分比", "％")
_NAMES = Expressions("indicator_names")
_SAID = Expressions("targets")
_EITHER = re.compile(r"([≥>≧]|>=|不低于|不少于|大于).{1,12}(或)(?:者)?([≤<≦]|<=|不高于|不超过|小于)")
_UP_FROM_100 = re.compile(r"^(?:≥|≧|>=|>|不低于|大于|不少于)?100(?:%|百分比)?(?:以上)?$")


@rule(
    "D10",
    "error",
    "指标没有目标值，无法自评",
    basis="财预〔2020〕10号 年度指标值",
    gap=True,
    asks=f"{INDICATORS}:target",
)
def d10_no_target(case: Case) -> Iterator[Hit]:
    """A row without a target: nothing to compare with."""
    for path, row, score in case.indicators:
        if not has(row.target) and case.asks(f"{path}.target") and not (score and score.excluded):
            label = case.column(INDICATORS, "target", "指标值")
            yield Hit(f"{path}.target", f"指标{case.name(row)}的{label}空着，无法自评，请照批复填写。")


@rule(
    "D11", "warning", "指标值只是形容词（提高、加强、显著等），又没有标为定性", basis="财预〔2021〕101号 指标应量化易评"
)
def d11_vague_target(case: Case) -> Iterator[Hit]:
    """A target made of an adjective only."""
    for path, row, _ in case.indicators:
        target = row.target
        if target is None or target.kind not in ("text", "trend") or case.direction(row) == "qualitative":
            continue
        if case.item(row).tier is not None and has(row.stated_score):
            continue  # judged by a tier: that is what a qualitative row is
        if is_vague(target):
            message = f"指标{case.name(row)}的指标值 {quote(target.text)} 没有量化，请给出数值或可核验的标准。"
            yield Hit(f"{path}.target", message, actual=target.text)


def is_vague(target: Figure) -> bool:
    """Whether a target is made of adjectives only."""
    return bool(_SAID["vague"].fullmatch(narrow(target.text)))


@rule("D12", "warning", "不会超过 100% 的比率，指标值写成 ≥100% 或超过 100%", basis="比率上限为 100%")
def d12_beyond_hundred(case: Case) -> Iterator[Hit]:
    """≥100 % for a rate that cannot exceed 100 %."""
    for path, row, _ in case.indicators:
        target = row.target
        if target is None or not _NAMES["at_most_100"].search(narrow(row.name or "")):
            continue
        if _goes_beyond_100(target) and (target.unit or case.item(row).unit) in _PER_CENT:
            text = narrow(target.text)
            fix = Fix(f"{path}.target", "=100%") if _UP_FROM_100.match(text) and "%" in text else None
            message = (
                f"指标{case.name(row)}最高只能到 100%，指标值 {quote(target.text)} 应写作 =100%，且不得超过 100%。"
            )
            yield Hit(f"{path}.target", message, "=100%", target.text, fix)


def _goes_beyond_100(target: Figure) -> bool:
    if target.value is None:
        return False
    return target.value > 100 or (target.value == 100 and target.comparator in ("ge", "gt"))


@rule("D14", "error", "区间目标用“或”连接，任何数都算达标", basis="区间应写作≥下限且≤上限")
def d14_either_or(case: Case) -> Iterator[Hit]:
    """≥90%或≤110%: every value satisfies it."""
    for path, row, _ in case.indicators:
        text = row.target.text if row.target else ""
        found = _EITHER.search(text)
        if found:
            right = text[: found.start(2)] + "且" + text[found.end(2) :].removeprefix("者")
            message = f"指标值 {quote(text)} 用“或”连接，什么数都算达标，应写作 {quote(right)}。"
            yield Hit(f"{path}.target", message, right, text, Fix(f"{path}.target", right))


@rule("D18", "warning", "同一项目下两行指标名称相同", basis="财预〔2021〕101号 指标不应重复")
def d18_same_name(case: Case) -> Iterator[Hit]:
    """Rows of one project with the same name; said once, at the second of them."""
    rows: dict[tuple[str, str], list[str]] = {}
    for path, row, _ in case.indicators:
        if row.name:
            rows.setdefault((narrow(row.project or ""), narrow(row.name)), []).append(path)
    for (_, name), paths in rows.items():
        if len(paths) > 1:
            message = f"指标名称 {quote(name)} 有 {len(paths)} 行，请合并，或改成各行要衡量的事项。"
            yield Hit(f"{paths[1]}.name", message, actual=name)


@rule("D19", "error", "目标值与完成值的单位不同，无法比较", basis="同一指标的计量单位应一致")
def d19_units_differ(case: Case) -> Iterator[Hit]:
    """A rate is answered with a number of persons."""
    for path, row, score in case.indicators:
        if score is None or score.excluded or score.open != "unit":
            continue
        message = f"指标{case.name(row)}的{show(score.why, one_line=True)}，请改成同一单位。"
        yield Hit(f"{path}.actual", message, row.target.text if row.target else None, case.facts.text(f"{path}.actual"))


def _measured(figure: Figure | None) -> TypeGuard[Figure]:
    return figure is not None and figure.kind in ("number", "comparison", "range", "approximate")


@rule("D20", "warning", "五项以上定量指标的完成值全都正好等于目标值", basis="目标值疑似事后设定")
def d20_set_afterwards(case: Case) -> Iterator[Hit]:
    """Every actual value hits its target exactly, and not only rates of 100 %."""
    pairs = [(path, row.target, row.actual) for path, row, _ in case.indicators if _measured(row.target)]
    counted = [
        (path, target.value, actual.value) for path, target, actual in pairs if target.value and _measured(actual)
    ]
    if len(counted) < 5 or any(target != actual for _, target, actual in counted):
        return
    if sum(1 for _, target, _ in counted if target != 100) >= 3:
        message = f"{len(counted)} 项指标的完成值都正好等于指标值，请核对目标是否为年初设定。"
        yield Hit(f"{counted[0][0]}.target", message)
