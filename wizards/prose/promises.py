"""Which quotients the words before a rate speak of: shares, completion, named rates, growth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.prose.beside import beside
from wizards.prose.mentions import Mention, Passage
from wizards.prose.movement import is_from_to
from wizards.prose.operands import before, same, usable
from wizards.prose.ratio import Ratio

_IS = r"(?:约|仅|只|高)?(?:为|达到|达|是|:|占)*"
_SHARE = re.compile(
    r"^[^,。;、:()]{0,8}[,、(]?(?:面积|金额|人数|数量|资金|投资|分别|约|仅|只|已|共)*"
    rf"占(?P<whole>[^,。;、:]{{0,16}}?)(?:的)?(?:比例|比重|占比|比)?{_IS}$"
)
_OF = re.compile(rf"的(?:比例|比重)?{_IS}")
_PRINTED_WHOLE = re.compile(r"占|完成|达到|为|相当于")
_RIGHT_OF_PART = re.compile(r"[,、(]?占[\u4e00-\u9fff]{0,10}")
_SHARE_NAME = re.compile(rf"(?:占比|比重){_IS}$")
_OF_PLAN = re.compile(
    rf"(?:完成|达到|实现|占|为|达|是|相当于)(?P<whole>[^,。;、:]{{0,10}}?(?:预算|计划|目标|任务|指标)(?:数|值|任务|总额|金额|安排|资金)*)的?{_IS}$"
)
_RATE_NAME = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?:率|比例|进度|度(?<=满意度)){_IS}$")
_JUST_A_RATE = re.compile(rf"[,、(;]?[\u4e00-\u9fff]{{0,2}}率{_IS}")
_GROWTH = re.compile(
    r"(?:增长|增加|提高|上升|增幅|涨幅|增速|增长率|增加幅度|下降|减少|降低|减幅|降幅|压减|压降|下降率|缩减)(?:了|为|达到|达|约|幅度|率|:)*$"
)
_JUST_GROWTH = re.compile(rf"[,、(]?{_GROWTH.pattern}")
_LAST_YEAR = re.compile(r"上年|去年|上一年|前一年|同期|往年|年初")
_THAN = re.compile(r"(?:比|较|同比)")
_THAN_PAST = re.compile(rf"[比较](?:[^,。;]*?(?:{_LAST_YEAR.pattern})|□{{5}}的?[\u4e00-\u9fff]{{0,6}}$)")
_ONLY_CHANGE = re.compile("(?:实际|净)?(?:增加|减少|增长|下降|多|少)了?")
_CHANGE = re.compile(r"增|减|多|少|降|提高|上升|压")
_PLANNED = re.compile(r"预算|计划|目标|任务|应|安排|批复|下达|总投资|概算|到位|设计|指标")
_DONE = re.compile(r"完成|实际|支出|执行|支付|拨付|使用|实现|到位|建成|发放|支用|已")
_GENERIC = ("执行", "完成", "支出", "到位", "拨付", "支付", "使用", "完工", "发放", "资金使用", "支用")
_GENERIC_WHOLE = re.compile(r"(?:总(?:数|额|量|计|支出|收入|人数|投资|资金)?|合计|全部|其|全体|总体|比)?(?:的)?")
_FARTHEST = 30
_PAID = ("补偿", "报销", "支付", "补助")
_BARE_PAID = re.compile(rf"[,、;(]?(?:补偿|报销|支付|补助)比例{_IS}")
_ALIKE = {"达标": "合格", "合格": "达标"}
"""合格68份，达标率: two words for one verdict."""
_DONE_PAYING = re.compile(r"支付|报销|补偿|补助")


def promised(passage: Passage, mention: Mention) -> list[Ratio]:
    """Return the quotients that the words before a rate speak of; none if they speak of nothing in sight."""
    left = before(passage, mention)
    counts = [one for one in left if usable(one) and not one.is_rate]
    if not counts or not left:
        return []
    gap = passage.struck[left[-1].end : mention.start]
    if ";" in gap or len(gap) > _FARTHEST:
        return []
    if left[-1] is not counts[-1]:
        return []
    if _GROWTH.search(gap):
        return _growth(passage, mention, counts)
    if _OF.fullmatch(gap) and len(counts) >= 2:
        return _shares_of_printed(passage, counts)
    share = _SHARE.search(gap) or _SHARE_NAME.search(gap)
    if share:
        return _shares(passage, mention, counts, share.groupdict().get("whole") or "")
    of_plan = _OF_PLAN.search(gap)
    if of_plan:
        plans = [one for one in counts[-3:-1] if same(counts[-1], one) and _PLANNED.search(one.clause)]
        return [Ratio(counts[-1], one) for one in plans]
    name = _RATE_NAME.search(gap)
    return _named_rate(passage, counts, name["name"], gap) if name and len(counts) >= 2 else []


def _shares(passage: Passage, mention: Mention, counts: Sequence[Mention], whole: str) -> list[Ratio]:
    part = counts[-1]
    wholes = [one for one in counts[:-1] if same(one, part) and one.value >= part.value]
    weak = not wholes  # the whole may be printed nowhere: only a slip shows that an earlier sentence names it
    if weak and mention.sentence:
        earlier = [one for one in passage.in_sentence[mention.sentence - 1][-4:] if usable(one)]
        wholes = [one for one in earlier if same(one, part) and one.value >= part.value and _is_total(one)]
    if _GENERIC_WHOLE.fullmatch(whole):
        return [Ratio(part, one, named=_alike(whole, one.clause), weak=weak) for one in wholes]
    return [Ratio(part, one, named=True, weak=weak) for one in wholes if _alike(whole, one.clause)]


def _shares_of_printed(passage: Passage, counts: Sequence[Mention]) -> list[Ratio]:
    """4.2万人次，占全年服务16.8万人次的p%: the whole stands between 占 and the rate."""
    part, whole = counts[-2], counts[-1]
    if not _PRINTED_WHOLE.search(whole.clause) or part.per or whole.per or whole.unit not in ("", part.unit):
        return []
    sure = _RIGHT_OF_PART.fullmatch(passage.between(part, whole)) is not None
    return [Ratio(part, whole._replace(unit=part.unit), named=True, sure=sure)]


def _is_total(mention: Mention) -> bool:
    return bool(re.search(r"合计|总|共|全年|本年", mention.clause))


def _alike(first: str, second: str) -> bool:
    """Whether two words have two neighbouring characters in common."""
    return any(first[at : at + 2] in second for at in range(len(first) - 1))


def _named_rate(passage: Passage, counts: Sequence[Mention], name: str, gap: str) -> list[Ratio]:
    """合格率 behind 抽检50批次，合格48批次; 执行率 behind 预算100万元，支出98万元."""
    second, first = counts[-1], counts[-2]
    if not same(first, second) or len(passage.between(first, second)) > 24 or len(gap) > 16:
        return []
    top, bottom = (second, first) if second.value <= first.value else (first, second)
    stem = name[-2:]
    if stem in _GENERIC:
        planned, done = _PLANNED.search(first.clause), _DONE.search(second.clause)
        if planned and done and not (stem == "到位" and "到位" not in second.clause):
            return [Ratio(second, first)]
        if stem == "完成" and _PLANNED.search(second.clause) and not _PLANNED.search(first.clause):
            return [Ratio(first, second)]
        return [Ratio(second, first, weak=True)] if stem[-2:] in second.clause and second.value < first.value else []
    if first.clause.startswith("应") and second.clause.startswith("实"):
        return [Ratio(second, first)]
    behind = gap[: gap.rfind(name)]
    asked = bottom.clause.replace("满意度", "")  # 满意度调查500人 says who was asked
    stem = stem if stem in top.clause else _ALIKE.get(stem, stem)
    if stem in top.clause and (stem not in asked or _PLANNED.search(bottom.clause)):
        return [Ratio(top, bottom, named=top is second and _JUST_A_RATE.fullmatch(gap) is not None)]
    if stem in behind and top is second:
        return [Ratio(top, bottom)]
    if stem in _PAID and top is second and _DONE_PAYING.search(top.clause):
        # 总费用A，基金支付B，补偿比例p says itself what is divided by what.
        return [Ratio(top, bottom, sure="总" in bottom.clause and bool(_BARE_PAID.fullmatch(gap)))]
    return []


def _growth(passage: Passage, mention: Mention, counts: Sequence[Mention]) -> list[Ratio]:
    """由A增加到B，增长p%; B，比上年的A增长p%; 上年A，今年B，增长p%; B，比上年增加C，增长p%."""
    last = counts[-1]
    first = next((one for one in reversed(counts[:-1]) if one.unit == last.unit and one.unit), None)
    if first is None:
        return []
    if is_from_to(passage, first, last):
        sure = _JUST_GROWTH.fullmatch(passage.between(last, mention)) is not None
        return [Ratio(last, first, change=True, strict=True, sure=sure)]
    if _THAN_PAST.search(last.clause):
        if not _CHANGE.search(last.clause):
            compared = beside(passage, mention)
            sure = compared is not None and compared.sure and compared.result is first
            return [Ratio(first, last, change=True, strict=True, sure=sure)]
        return [_rise(first, last)] if first.value > last.value else []
    if _THAN_PAST.search(first.clause):
        return [Ratio(last, first, strict=True)] if _ONLY_CHANGE.fullmatch(last.clause) else []
    if _is_year_before(first, last) and not _THAN.search(first.clause) and not _CHANGE.search(last.clause):
        return [Ratio(last, first, change=True, strict=True)]
    return []


def _is_year_before(first: Mention, last: Mention) -> bool:
    """Whether the words put one figure a year before the other."""
    if _LAST_YEAR.search(first.clause):
        return True
    return bool(first.year and last.year and first.year == last.year - 1 and first.sentence == last.sentence)


def _rise(whole: Mention, change: Mention) -> Ratio:
    """The growth when the change itself is printed: the base is what is left without it."""
    less = re.search(r"减|少|降|压", change.clause)
    base = whole.value + change.value if less else whole.value - change.value
    return Ratio(change, whole._replace(value=base), strict=True)
