"""Differences: 由A增加到B，增加C; 目标A，实际B，少C; 预算A，支出B，结余C; percentage points between two rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wizards.lexicon import any_of, prose_words
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
_PLANNED = any_of("planned_term")
_ALL_MONEY = re.compile(r"(?:项目|总|专项)(?:资金|投资)$")
_SPENT = re.compile(r"^(?:已|累计|共|实际)*(?:支出|支付|使用|执行|拨付)$")
_DONE = any_of("done_term")
_LAST_YEAR = any_of("years_before")
_JUST_APART = prose_words("just_apart")
"""目标126人，实际98人，少38人: nothing else is counted."""
_MOVES = prose_words("year_to_year")
"""From one year to the next."""
_MANY = 30
_FAR = 20
_GONE = any_of("leaving")
_LEFT = prose_words("what_is_left")


@dataclass(frozen=True, slots=True)
class _Terms:
    """The two figures of which another is the difference.

    Attributes:
        first: the one told first.
        second: the other.
        sure: nothing else can be meant: the words say so (由A到B).
    """

    first: Mention
    second: Mention
    sure: bool

    @property
    def due(self) -> Decimal:
        """Their difference."""
        return abs(self.second.value - self.first.value)


def wrong_differences(passage: Passage) -> Iterator[Slip]:
    """Yield the differences that their two figures do not give."""
    for mention in passage.mentions:
        terms = _terms(passage, mention) if _may_be_a_difference(mention) else None
        if terms is None or _is_right(passage, mention, terms):
            continue
        if terms.sure or _is_near(mention, terms.due, max(terms.first.value, terms.second.value)):
            larger, smaller = sorted((terms.first, terms.second), key=lambda one: one.value, reverse=True)
            words = f"{passage.words(larger)} － {passage.words(smaller)}"
            yield slip_of(passage, "difference", mention, terms.due, words, (terms.first, terms.second))


def _may_be_a_difference(mention: Mention) -> bool:
    return mention.exact and not mention.per and not mention.is_rate and bool(mention.unit)


def _is_right(passage: Passage, mention: Mention, terms: _Terms) -> bool:
    margin = _open(terms.first) + _open(terms.second) + mention.step
    return abs(mention.value - terms.due) < margin or _otherwise(passage, mention)


def _terms(passage: Passage, mention: Mention) -> _Terms | None:
    found = _terms_before(passage, mention) if _CHANGES.search(mention.clause) else None
    return found or _terms_beside(passage, mention)


def _terms_before(passage: Passage, mention: Mention) -> _Terms | None:
    """The two figures right before a difference that the words make its terms."""
    left = before(passage, mention)[-2:]
    if len(left) < 2 or not all(map(_is_one_value, left)):
        return None
    first, second = _in_the_unit_of(passage, mention, *left)
    verb = _VERB.search(passage.between(second, mention))
    if verb is None or first.per or not same(first, second) or not _counts_the_same(first, mention):
        return None
    if is_from_to(passage, first, second):
        came_and_went = verb["verb"] == "新增" and _says_who_left(passage, second)
        return None if came_and_went else _Terms(first, second, sure=True)
    sure = _certainty(passage, first, second, mention, verb["verb"])
    return None if sure is None else _Terms(first, second, sure)


def _is_one_value(mention: Mention) -> bool:
    return mention.exact and usable(mention)


def _says_who_left(passage: Passage, mention: Mention) -> bool:
    """由5200人增加到5263人，新增312人、退出249人."""
    return _GONE.search(passage.struck, mention.start, passage.sentences[mention.sentence][1]) is not None


def _certainty(passage: Passage, first: Mention, second: Mention, mention: Mention, verb: str) -> bool | None:
    """Whether the words leave no doubt that two figures are the terms; ``None`` if they do not make them so."""
    gap = passage.between(second, mention)
    if len(passage.between(first, second)) > _FAR or _is_of_last_year(gap) != _is_of_last_year(first.clause):
        return None  # 计划500人，实际480人，比上年多30人
    planned = _is_plan_and_result(first, second)
    if planned and "比" in gap:
        return True
    if verb in _MOVES and gap[:1] in (",", "(") and _are_two_years(first, second):
        return False
    if _is_rest(first, second, verb) and (planned or _is_money_spent(first, second)):
        return False
    return _is_just_apart(passage, mention, verb) if planned else None


def _is_rest(first: Mention, second: Mention, verb: str) -> bool:
    """预算A，支出B，结余C."""
    return verb in _LEFT and second.value < first.value


def _is_just_apart(passage: Passage, mention: Mention, verb: str) -> bool | None:
    """目标126人，实际98人，少38人: of money the plan and the result may differ by something else."""
    return verb in _JUST_APART and _are_alone(passage, mention) if mention.unit != "元" else None


def _is_of_last_year(words: str) -> bool:
    return _LAST_YEAR.search(words) is not None


def _is_plan_and_result(first: Mention, second: Mention) -> bool:
    return _PLANNED.search(first.clause) is not None and _DONE.search(second.clause) is not None


def _is_money_spent(first: Mention, second: Mention) -> bool:
    """项目资金A，已支出B."""
    return _ALL_MONEY.search(first.clause) is not None and _SPENT.search(second.clause) is not None


def _are_alone(passage: Passage, mention: Mention) -> bool:
    """Whether the sentence counts nothing else."""
    return sum(one.unit == mention.unit for one in passage.in_sentence[mention.sentence][:_MANY]) == 3


def _counts_the_same(term: Mention, difference: Mention) -> bool:
    """Whether a figure counts what a difference does; two rates differ by points."""
    return term.unit == ("%" if difference.unit == "百分点" else difference.unit)


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


def _terms_beside(passage: Passage, mention: Mention) -> _Terms | None:
    """B，比A多C or 比A多C，为B."""
    found = beside(passage, mention)
    if found is None or not _counts_the_same(found.base, mention):
        return None
    return _Terms(found.base, found.result, found.sure)


def _open(mention: Mention) -> Decimal:
    """Whole per cents are subtracted as they are printed."""
    return Decimal(0) if mention.is_rate and mention.step >= 1 else slack(mention)


def _otherwise(passage: Passage, mention: Mention) -> bool:
    """Whether any other two figures near it have this difference, or it is the sum of some."""
    near = [one for one in window(passage, mention) if _counts_the_same(one, mention)]
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
