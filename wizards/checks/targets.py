"""D10-D20. Names, targets, comparators and units of the indicators."""

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

_PER_CENT = ("%", "百分比", "％")


_AT_MOST_100 = re.compile(
    r"(?:覆盖|参保|合格|达标|准确|正确|及时|到位|发放|兑付|足额|办结|知晓|通过|入库|公开|满意|投保|完好)率|满意度|满意程度"
)


_MORE_IS_BETTER = re.compile(
    r"(?:覆盖|参保|合格|达标|准确|及时|到位|发放|办结|知晓|满意)率|满意度"
    r"|(?:享受|受益|参保|培训|服务|救助|受惠|惠及).{0,8}(?:人数|人次|户数|户次|人次数)"
)


_LESS_IS_BETTER = re.compile(
    r"(?:差错|错误|重复|虚报|冒领|投诉|事故|违规|违纪|逾期|退件|死亡|失误)(?:率|次数|件数|起数|人数|发生率|数)"
)


_ILL = re.compile(r"重复|虚|冒|漏|未|死亡|流失|返贫|超|欠|错")
_NOT_LESS = re.compile(r"(?:处理|办结|解决|查处|回复|下降|降低|减少|整改|纠正)")


_ADJECTIVES = (
    "提高|提升|加强|增强|确保|保障|有效|显著|明显|良好|较好|改善|促进|完善|优化|高效|到位|满意|及时|好|较高|稳定"
)


_VAGUE = re.compile(
    f"(?:不断|持续|进一步|逐步|逐渐|有所|大幅|全面|切实|得到|较|更加)*(?:{_ADJECTIVES})+(?:提高|提升|改善|增强)?[。.]?"
)


_EITHER = re.compile(r"([≥>≧]|>=|不低于|不少于|大于).{1,12}(或)(?:者)?([≤<≦]|<=|不高于|不超过|小于)")


_UP_FROM_100 = re.compile(r"^(?:≥|≧|>=|>|不低于|大于|不少于)?100(?:%|百分比)?(?:以上)?$")


@rule("D10", "error", "指标没有目标值，无法自评", basis="财预〔2020〕10号 年度指标值")
def no_target(case: Case) -> Iterator[Hit]:
    """A row without a target: nothing to compare with."""
    for path, row, score in case.indicators:
        if not has(row.target) and case.asks(f"{path}.target") and not (score and score.excluded):
            label = case.column(INDICATORS, "target", "指标值")
            yield Hit(f"{path}.target", f"指标{case.name(row)}的{label}空着，无法自评，请照批复填写。")


@rule(
    "D11", "warning", "指标值只是形容词（提高、加强、显著等），又没有标为定性", basis="财预〔2021〕101号 指标应量化易评"
)
def vague_target(case: Case) -> Iterator[Hit]:
    """A target made of an adjective only."""
    for path, row, _ in case.indicators:
        target = row.target
        if target is None or target.kind not in ("text", "trend") or case.direction(row) == "qualitative":
            continue
        if _VAGUE.fullmatch(narrow(target.text)):
            message = f"指标{case.name(row)}的指标值 {quote(target.text)} 没有量化，请给出数值或可核验的标准。"
            yield Hit(f"{path}.target", message, actual=target.text)


@rule("D12", "warning", "不会超过 100% 的比率，指标值写成 ≥100% 或超过 100%", basis="比率上限为 100%")
def beyond_hundred(case: Case) -> Iterator[Hit]:
    """≥100 % for a rate that cannot exceed 100 %."""
    for path, row, _ in case.indicators:
        target = row.target
        if target is None or target.value is None or not _AT_MOST_100.search(narrow(row.name or "")):
            continue
        if target.unit not in _PER_CENT and (target.unit is not None or case.item(row).unit not in _PER_CENT):
            continue
        text = narrow(target.text)
        if target.value > 100 or (target.value == 100 and target.comparator in ("ge", "gt")):
            fix = Fix(f"{path}.target", "=100%") if _UP_FROM_100.match(text) and "%" in text else None
            message = (
                f"指标{case.name(row)}最高只能到 100%，指标值 {quote(target.text)} 应写作 =100%，且不得超过 100%。"
            )
            yield Hit(f"{path}.target", message, "=100%", target.text, fix)


@rule("D13", "warning", "越多越好的指标写成 ≤，或越少越好的写成 ≥", basis="指标方向（靠名称判断，所以只提醒）")
def wrong_direction(case: Case) -> Iterator[Hit]:
    """The comparator points the wrong way for what the name says."""
    for path, row, _ in case.indicators:
        target, name = row.target, narrow(row.name or "")
        if target is None or target.kind != "comparison":
            continue
        fewer = _LESS_IS_BETTER.search(name) and not _NOT_LESS.search(name)
        if target.comparator in ("le", "lt") and _MORE_IS_BETTER.search(name) and not (fewer or _ILL.search(name)):
            message = f"{case.name(row)}一般越多越好，指标值却是 {quote(target.text)}，请核对方向。"
            yield Hit(f"{path}.target", message, "≥", target.text)
        elif target.comparator in ("ge", "gt") and fewer:
            message = f"{case.name(row)}一般越少越好，指标值却是 {quote(target.text)}，请核对方向。"
            yield Hit(f"{path}.target", message, "≤", target.text)


@rule("D14", "error", "区间目标用“或”连接，任何数都算达标", basis="区间应写作≥下限且≤上限")
def either_or(case: Case) -> Iterator[Hit]:
    """≥90%或≤110%: every value satisfies it."""
    for path, row, _ in case.indicators:
        text = row.target.text if row.target else ""
        found = _EITHER.search(text)
        if found:
            right = text[: found.start(2)] + "且" + text[found.end(2) :].removeprefix("者")
            message = f"指标值 {quote(text)} 用“或”连接，什么数都算达标，应写作 {quote(right)}。"
            yield Hit(f"{path}.target", message, right, text, Fix(f"{path}.target", right))


@rule("D15", "warning", "指标名称就是指标值，或就是项目名称", basis="财预〔2021〕101号 指标名称应为可计量的事项")
def name_says_nothing(case: Case) -> Iterator[Hit]:
    """The name repeats the target or the project."""
    title = narrow(case.assessment.profile.title or "")
    for path, row, _ in case.indicators:
        name, target = narrow(row.name or ""), narrow(row.target.text if row.target else "")
        if name and name in (target, title):
            what = "指标值" if name == target else "项目名称"
            message = f"指标名称 {quote(row.name or '')} 与{what}相同，请写成可计量的事项（如人数、比率、天数）。"
            yield Hit(f"{path}.name", message, actual=row.name)


_CLASSES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("数量", re.compile(r"(?:准确|合格|达标|差错|正确)率"), "质量指标"),
    ("经济效益", re.compile(r"党风|廉政|党建"), "社会效益指标（或不设）"),
    ("质量", re.compile(r"(?:拨付|发放|支付|完成|结算|办理)及时率|按时(?:拨付|发放|完成|支付)"), "时效指标"),
)


@rule("D16", "warning", "指标放错了类别（靠名称判断）", basis="财预〔2021〕101号 指标分类")
def wrong_class(case: Case) -> Iterator[Hit]:
    """An accuracy rate under 数量, clean government under 经济效益."""
    for path, row, _ in case.indicators:
        if case.item(row).named_by_form:
            continue  # the form itself puts it there
        level, name = case.item(row).level2, narrow(row.name or "")
        for word, pattern, better in _CLASSES:
            if word in level and pattern.search(name):
                message = f"指标{case.name(row)}放在{level}下，更像是{better}，请核对类别。"
                yield Hit(f"{path}.level2", message, better, level)


@rule("D18", "warning", "同一项目下两行指标名称相同", basis="财预〔2021〕101号 指标不应重复")
def same_name(case: Case) -> Iterator[Hit]:
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
def units_differ(case: Case) -> Iterator[Hit]:
    """A rate is answered with a number of persons."""
    for path, row, score in case.indicators:
        if score is None or score.excluded or score.open != "unit":
            continue
        message = f"指标{case.name(row)}的{show(score.why, one_line=True)}，请改成同一单位。"
        yield Hit(f"{path}.actual", message, row.target.text if row.target else None, case.facts.text(f"{path}.actual"))


def _measured(figure: Figure | None) -> TypeGuard[Figure]:
    return figure is not None and figure.kind in ("number", "comparison", "range", "approximate")


@rule("D20", "warning", "五项以上定量指标的完成值全都正好等于目标值", basis="目标值疑似事后设定")
def set_afterwards(case: Case) -> Iterator[Hit]:
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
