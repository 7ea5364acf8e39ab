"""D01-D07, D22. Weights and classes of the indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.performance import Indicator
from wizards.checks.c_unjudged import is_blank_row
from wizards.checks.case import INDICATORS, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import plain
from wizards.compose import shows
from wizards.lexicon import same_level
from wizards.scoring import Item


@rule(
    "D01",
    "error",
    "分值合计（含预算执行率）不等于 100，或不等于表式规定的满分；还有一项没填分值的见 D04",
    basis="财预〔2020〕10号 总分 100 分；表式另有规定的依表式",
    scoring=("policy", "rules"),
)
def d01_weights(case: Case) -> Iterator[Hit]:
    """The weights of all rows and of the execution rate do not add up to what the form gives."""
    whole, maximum = case.sheet.weight_sum, case.form.scoring.maximum
    if whole is None or not case.indicators or whole == maximum:
        return
    if whole < maximum and any(True for _ in _without_weight(case)):
        return
    unused = _unused(case)
    if unused and whole - sum(item.weight or 0 for item in unused) <= maximum:
        return
    execution = case.sheet.execution.weight
    parts = f"预算执行率 {plain(execution)} 分加各项指标" if execution else "各项指标"
    yield Hit(
        INDICATORS,
        f"{parts}的分值合计是 {plain(whole)}，应为 {plain(maximum)}，请调整分值。",
        plain(maximum),
        plain(whole),
    )


def _unused(case: Case) -> list[Item]:
    """The rows that nobody has begun: C29 asks to fill or delete them, and until then the whole is not settled."""
    return [item for item in case.items if is_blank_row(item)] if case.form.scoring.mode == "policy" else []


@rule(
    "D02",
    "warning",
    "一级指标的分值与评分办法规定的不同（没有满意度指标的，它的分值归效益指标）",
    basis="现用评分办法的一级指标分值",
    scoring=("policy",),
)
def d02_group_weights(case: Case) -> Iterator[Hit]:
    """A first-level group weighs more or less than the policy says; satisfaction's share may go to the effects."""
    policy = case.policy
    if policy is None or case.form.scoring.maximum != 100 or _unused(case):
        return
    sums, first = _sums(case, policy.groups)
    basis = f"{policy.title}：{'、'.join(f'{_stem(group)} {plain(due)}' for group, due in policy.groups.items())}"
    for group, (due, moved) in _wanted(policy.groups, sums).items():
        if sums[group] != due and group in first:
            said = f"评分办法规定{_said(policy.groups[group], due, moved)}"
            message = f"{group}的分值合计 {plain(sums[group])}，{said}；确需调整的请说明。"
            yield Hit(first[group], message, plain(due), plain(sums[group]), basis=basis)


def _sums(case: Case, groups: dict[str, Decimal]) -> tuple[dict[str, Decimal], dict[str, str]]:
    """What each group weighs, and where its first weight stands.

    Nothing to compare when a row is of a group of the unit's own, or has no points (D04).
    """
    sums = {group: Decimal(0) for group in groups}
    first: dict[str, str] = {}
    for path, row, score in case.indicators:
        level1 = case.item(row).level1
        group = next((name for name in sums if _stem(name) in level1), None)
        if group is None or score is None or not score.weight:
            return sums, {}
        first.setdefault(group, f"{path}.weight")
        sums[group] += score.weight
    return sums, first


def _said(own: Decimal, due: Decimal, moved: str) -> str:
    """The number that the policy names, and how another one comes of it."""
    if not moved:
        return f"为 {plain(due)}"
    return f" {plain(own)}，没有{moved}，它的 {plain(due - own)} 分归这一类，共 {plain(due)}"


def _wanted(groups: dict[str, Decimal], sums: dict[str, Decimal]) -> dict[str, tuple[Decimal, str]]:
    """What each group should weigh, and the group whose points it got: without 满意度 they go to 效益 (101号)."""
    satisfaction = next((name for name in groups if "满意" in name), None)
    effect = next((name for name in groups if "效益" in name), None)
    wanted = {name: (due, "") for name, due in groups.items()}
    if satisfaction is None or effect is None or sums[satisfaction]:
        return wanted
    return {**wanted, effect: (groups[effect] + groups[satisfaction], satisfaction)}


def _stem(group: str) -> str:
    return group.removesuffix("指标") or group


@rule(
    "D04",
    "error",
    "计分的指标没有分值，或分值不大于 0",
    basis="财政绩效系统：分值应大于 0",
    gap=True,
    scoring=("policy",),
)
def d04_weight_of_row(case: Case) -> Iterator[Hit]:
    """A scored row without points to earn."""
    for path, row in _without_weight(case):
        if row.weight is None or row.weight.value is None or row.weight.value >= 0:  # negative: A03 says it
            stated = row.weight.text if row.weight else ""
            yield Hit(f"{path}.weight", f"指标{case.name(row)}没有可用的分值，请填大于 0 的数。", actual=stated)


def _without_weight(case: Case) -> Iterator[tuple[str, Indicator]]:
    """The rows that count and have no points to earn."""
    for path, row, score in case.indicators:
        if score is not None and not score.excluded and not (score.weight is not None and score.weight > 0):
            yield path, row


@rule(
    "D06",
    "error",
    "计分的表里没有产出指标或没有效益指标",
    basis="财预〔2021〕101号 每个项目应有产出和效益指标",
    scoring=("policy",),
)
def d06_tree(case: Case) -> Iterator[Hit]:
    """No indicator of output, or none of effect, though the policy gives points for both."""
    if case.policy is None or not case.indicators:
        return
    levels = [case.item(row).level1 for _, row, _ in case.indicators]
    if not all(levels):
        return
    levels += [item.level1 for item in _unused(case)]
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
def d07_classes(case: Case) -> Iterator[Hit]:
    """A class of output that the form prints has no row of the user's."""
    printed = [entry.level2 for entry in case.form.indicators if not entry.name]
    filled = [case.item(row).level2 for _, row, _ in case.indicators]
    if not filled:
        return
    filled += [item.level2 for item in _unused(case)]
    for level2 in dict.fromkeys(printed):
        missing = not any(same_level("level2", level2, other) for other in filled)
        if missing and any(word in level2 for word in ("数量", "质量", "时效")):
            yield Hit(INDICATORS, f"{level2}一项也没有写，请补一项，或说明为什么不设。", level2)


@rule("D22", "error", "填了目标值或完成值的一行没有指标名称", basis="财预〔2020〕10号 自评表三级指标")
def d22_nameless(case: Case) -> Iterator[Hit]:
    """A target or an actual value of nothing, where the report prints a name."""
    rows = {row.path: row for row in case.facts.rows(INDICATORS)}
    for path, _, _ in case.indicators:
        row = rows.get(path)
        if row is not None and row.text("name") is None and shows(case.form, row, "name"):
            label = case.column(INDICATORS, "name", "指标名称")
            yield Hit(f"{path}.name", f"这一行填了数而“{label}”空着，请写清楚衡量的是什么。")
