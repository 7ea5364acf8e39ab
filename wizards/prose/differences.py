"""Differences: 由A增加到B，增加C; 目标A，实际B，少C; 预算A，支出B，结余C; percentage points between two rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wizards.prose.beside import beside
from wizards.prose.mentions import Mention, Passage
from wizards.prose.movement import is_from_to
from wizards.prose.near import is_slip, within
from wizards.prose.operands import before, same, slack, usable, window
from wizards.prose.slip import Slip, size_of, slip_of

_VERB = re.compile(
    r"^[,、(;]?(?:比|较|与|同)?(?:上年|去年|目标值?|计划数?|年初|预算|任务|指标值?|上年同期)?(?:相比)?,?(?:实际|净|共|约|多)?"
    r"(?P<verb>新增|净增|增加|提高|提升|上升|增长|减少|下降|降低|回落|高出?|低|少|多|超出?|超额|超|相差|差|结余|剩余|结转|节余|节约|节省|核减|审减|调减|调增|压减|追加)"
    r"[\u4e00-\u9fff]{0,2}(?:资金|金额)?(?:了|为)*$"
)
_CHANGES = re.compile(r"[节增加高升长少降低落出多超额差余转约省减]")
_PLANNED = re.compile(r"预算|计划|目标|任务|安排|下达|到位|收入|上年|去年|合同价|控制价|概算|送审")
_ALL_MONEY = re.compile(r"(?:项目|总|专项)(?:资金|投资)$")
_SPENT = re.compile(r"^(?:已|累计|共|实际)*(?:支出|支付|使用|执行|拨付)$")
_DONE = re.compile(r"完成|实际|支出|执行|支付|拨付|使用|今年|本年|结算价|审定|中标|成交|决算")
_LAST_YEAR = re.compile(r"上年|去年|同期|往年")
_JUST_APART = ("多", "少", "高", "低", "差", "相差", "超")
"""目标126人，实际98人，少38人: nothing else is counted."""
_MOVES = ("净增", "增加", "增长", "上升", "减少", "下降", "多", "少")
"""From one year to the next."""
_MANY = 30
_GONE = re.compile("退出|注销|停用|死亡|核减|减少|关停|撤并|清退|取消|离职|拆除|报废")
_LEFT = ("结余", "剩余", "结转", "节余", "核减", "审减", "节约", "节省")


def wrong_differences(passage: Passage) -> Iterator[Slip]:
    """Yield the differences that their two figures do not give."""
    for mention in passage.mentions:
        if not mention.exact or mention.per or not mention.unit:
            continue
        changes = _CHANGES.search(mention.clause) is not None
        found = (_operands(passage, mention) if changes else None) or _terms_beside(passage, mention)
        if found is None:
            continue
        first, second, named = found
        due = abs(second.value - first.value)
        margin = _open(first) + _open(second) + mention.step
        if abs(mention.value - due) < margin or _otherwise(passage, mention):
            continue
        if named or _is_near(mention, due, max(first.value, second.value)):
            larger, smaller = sorted((first, second), key=lambda one: one.value, reverse=True)
            words = f"{passage.words(larger)} － {passage.words(smaller)}"
            yield slip_of(passage, "difference", mention, due, words, (first, second))


def _operands(passage: Passage, mention: Mention) -> tuple[Mention, Mention, bool] | None:
    """The two figures right before a difference that the words make its terms; whether they say so: 由A到B."""
    left = before(passage, mention)
    if len(left) < 2 or not all(usable(one) and one.exact for one in left[-2:]):
        return None
    first, second = _in_the_unit_of(passage, mention, *left[-2:])
    verb = _VERB.search(passage.between(second, mention))
    unit = "%" if mention.unit == "百分点" else mention.unit
    if verb is None or not same(first, second) or first.unit != unit or mention.is_rate or first.per:
        return None
    between = passage.between(first, second)
    if is_from_to(passage, first, second):
        if verb["verb"] == "新增" and _GONE.search(
            passage.struck, second.start, passage.sentences[mention.sentence][1]
        ):
            return None  # 由5200人增加到5263人，新增312人、退出249人
        return first, second, True
    if len(between) > 20:
        return None
    if bool(_LAST_YEAR.search(passage.between(second, mention))) != bool(_LAST_YEAR.search(first.clause)):
        return None  # 计划500人，实际480人，比上年多30人
    planned, done = _PLANNED.search(first.clause), _DONE.search(second.clause)
    left_over = verb["verb"] in _LEFT and second.value < first.value
    if planned and done and "比" in passage.between(second, mention):
        return first, second, True
    if verb["verb"] in _MOVES and _are_two_years(first, second) and passage.between(second, mention)[:1] in (",", "("):
        return first, second, False
    if left_over and _ALL_MONEY.search(first.clause) and _SPENT.search(second.clause):
        return first, second, False
    if planned and done and (mention.unit != "元" or left_over):
        alone = sum(one.unit == mention.unit for one in passage.in_sentence[mention.sentence][:_MANY]) == 3
        return first, second, alone and verb["verb"] in _JUST_APART
    return None


def _are_two_years(first: Mention, second: Mention) -> bool:
    """Whether two figures are each of its own year, one after the other (2022年末5263人，2023年末5318人)."""
    return bool(first.year and second.year == first.year + 1)


def _in_the_unit_of(passage: Passage, change: Mention, first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """预算由2160调减为2100，调减80万元: two ends without a unit have that of the change."""
    if first.unit or second.unit or not change.unit or not is_from_to(passage, first, second):
        return first, second
    size = size_of(change, passage)
    sized = [
        one._replace(value=one.value.scaleb(size), step=one.step.scaleb(size), unit=change.unit)
        for one in (first, second)
    ]
    return sized[0], sized[1]


def _terms_beside(passage: Passage, mention: Mention) -> tuple[Mention, Mention, bool] | None:
    """B，比A多C or 比A多C，为B."""
    found = beside(passage, mention)
    unit = "%" if mention.unit == "百分点" else mention.unit
    if found is None or mention.is_rate or found.base.unit != unit:
        return None
    return found.base, found.result, found.sure


def _open(mention: Mention) -> Decimal:
    """Whole per cents are subtracted as they are printed."""
    return Decimal(0) if mention.is_rate and mention.step >= 1 else slack(mention)


def _otherwise(passage: Passage, mention: Mention) -> bool:
    """Whether any other two figures near it have this difference, or it is the sum of some."""
    unit = "%" if mention.unit == "百分点" else mention.unit
    near = [one for one in window(passage, mention) if one.unit == unit]
    values = [one.value for one in near]
    if any(abs(a - b) == mention.value for at, a in enumerate(values) for b in values[at + 1 :]):
        return True
    return _three(values, mention.value)


def _three(values: Sequence[Decimal], wanted: Decimal) -> bool:
    return len(values) <= 8 and any(
        a - b - c == wanted
        for x, a in enumerate(values)
        for y, b in enumerate(values)
        for z, c in enumerate(values)
        if x not in (y, z) and y < z
    )


def _is_near(mention: Mention, due: Decimal, whole: Decimal) -> bool:
    if due == 0:
        return False
    if is_slip(mention.value, due, mention.step):
        return True
    return within(mention.value, due, "0.3") or abs(mention.value - due) <= whole / 50
