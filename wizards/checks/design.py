"""D01-D07, D22. Weights and classes of the indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from wizards.checks.case import INDICATORS, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import plain
from wizards.compose import shows

_SCORED = ("policy", "rules")


@rule("D01", "error", "分值合计（含预算执行率）不等于 100", basis="财预〔2020〕10号 总分 100 分")
def weights(case: Case) -> Iterator[Hit]:
    """The weights of all rows and of the execution rate do not add up to 100."""
    whole = case.sheet.weight_sum
    if case.form.scoring.mode not in _SCORED or whole is None or not case.indicators or whole == 100:
        return
    execution = case.sheet.execution.weight
    parts = f"预算执行率 {plain(execution)} 分加各项指标" if execution else "各项指标"
    yield Hit(INDICATORS, f"{parts}的分值合计是 {plain(whole)}，应为 100，请调整分值。", "100", plain(whole))


@rule(
    "D02",
    "warning",
    "一级指标的分值与评分办法规定的不同",
    basis="评分办法的一级指标分值（财预〔2020〕10号：产出 50、效益 30、满意度 10）",
)
def group_weights(case: Case) -> Iterator[Hit]:
    """A first-level group weighs more or less than the policy says; satisfaction's share may go to the effects."""
    if case.policy is None or case.form.scoring.mode != "policy" or not case.policy.groups:
        return
    sums = {group: Decimal(0) for group in case.policy.groups}
    first: dict[str, str] = {}
    for path, row, score in case.indicators:
        group = next((name for name in sums if _stem(name) in case.item(row).level1), None)
        if group is None:
            return
        first.setdefault(group, f"{path}.weight")
        sums[group] += score.weight if score and score.weight else Decimal(0)
    wanted = _moved(case.policy.groups, sums)
    for group, due in wanted.items():
        if sums[group] != due and group in first:
            message = f"{group}的分值合计 {plain(sums[group])}，评分办法规定为 {plain(due)}；确需调整的请说明。"
            yield Hit(first[group], message, plain(due), plain(sums[group]))


def _moved(groups: dict[str, Decimal], sums: dict[str, Decimal]) -> dict[str, Decimal]:
    """财预〔2021〕101号: without 满意度 its points go to 效益."""
    satisfaction = next((name for name in groups if "满意" in name), None)
    effect = next((name for name in groups if "效益" in name), None)
    if satisfaction is None or effect is None or sums[satisfaction]:
        return dict(groups)
    return {**groups, satisfaction: Decimal(0), effect: groups[effect] + groups[satisfaction]}


def _stem(group: str) -> str:
    return group.removesuffix("指标") or group


@rule("D04", "error", "计分的指标没有分值，或分值不大于 0", basis="财政绩效系统：分值应大于 0")
def weight_of_row(case: Case) -> Iterator[Hit]:
    """A scored row without points to earn."""
    if case.form.scoring.mode != "policy":
        return
    for path, row, score in case.indicators:
        if score is None or score.excluded or (score.weight is not None and score.weight > 0):
            continue
        if row.weight is None or row.weight.value is None or row.weight.value >= 0:  # negative: A03 says it
            stated = row.weight.text if row.weight else ""
            yield Hit(f"{path}.weight", f"指标{case.name(row)}没有可用的分值，请填大于 0 的数。", actual=stated)


@rule("D06", "error", "计分的表里没有产出指标或没有效益指标", basis="财预〔2021〕101号 每个项目应有产出和效益指标")
def tree(case: Case) -> Iterator[Hit]:
    """No indicator of output, or none of effect, though the policy gives points for both."""
    if case.policy is None or case.form.scoring.mode != "policy" or not case.indicators:
        return
    levels = [case.item(row).level1 for _, row, _ in case.indicators]
    if not all(levels):
        return
    for word, others in (("产出", ("产出",)), ("效益", ("效益", "效果"))):
        asked = any(word in group for group in case.policy.groups)
        if asked and not any(other in level for level in levels for other in others):
            yield Hit(INDICATORS, f"没有一项{word}指标，请至少设置一项。", f"{word}指标")


@rule(
    "D07",
    "warning",
    "表上印了数量、质量、时效指标的类别，其中一类没有指标",
    basis="财预〔2021〕101号 产出指标分数量、质量、时效",
)
def classes(case: Case) -> Iterator[Hit]:
    """A class of output that the form prints has no row of the user's."""
    printed = [entry.level2 for entry in case.form.indicators if not entry.name]
    filled = {case.item(row).level2 for _, row, _ in case.indicators}
    if not filled:
        return
    for level2 in dict.fromkeys(printed):
        if any(word in level2 for word in ("数量", "质量", "时效")) and level2 not in filled:
            yield Hit(INDICATORS, f"{level2}一项也没有写，请补一项，或说明为什么不设。", level2)


@rule("D22", "error", "填了目标值或完成值的一行没有指标名称", basis="财预〔2020〕10号 自评表三级指标")
def nameless(case: Case) -> Iterator[Hit]:
    """A target or an actual value of nothing, where the report prints a name."""
    rows = {row.path: row for row in case.facts.rows(INDICATORS)}
    for path, _, _ in case.indicators:
        row = rows.get(path)
        if row is not None and row.text("name") is None and shows(case.form, row, "name"):
            label = case.column(INDICATORS, "name", "指标名称")
            yield Hit(f"{path}.name", f"这一行填了数而“{label}”空着，请写清楚衡量的是什么。")
