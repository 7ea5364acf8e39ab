"""Several rates at once: 满意度均达到95%以上 with one of them at 93 %."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.prose.disagreement import Disagreement
from wizards.prose.facts import Fact
from wizards.prose.guards import is_other_time
from wizards.prose.mentions import Mention, Passage

_ALL = re.compile(r"(?:均|都|全部|普遍)[\u4e00-\u9fff]{0,3}$")
_GROUP = re.compile(
    r"(?P<heads>(?:[\u4e00-\u9fff]{1,10}?(?:率|满意度)[、和及]){0,4}[\u4e00-\u9fff]{1,8}?(?:率|满意度))" + _ALL.pattern
)
_AND = re.compile(r"[、和及]")
_EVERY = re.compile(r"^(?:各项|各类|各|所有|全部|三项|两项|服务对象|受益|群众)+")
_BACK = 50
_NEAR = 5
_SHORTEST = 3


def against_group(rates: Sequence[Fact], passage: Passage, mention: Mention, year: int | None) -> Disagreement | None:
    """Return the first of the rates that a figure is said of, and that does not reach it."""
    if mention.unit != "%" or mention.bound in ("le", "lt") or is_other_time(passage, mention, year):
        return None
    heads = _heads(passage, mention)
    for fact in rates if heads else ():
        if fact.actual is not None and fact.actual.value < mention.value and _is_one_of(heads, fact):
            return Disagreement("group", mention, fact, fact.actual)
    return None


def _heads(passage: Passage, mention: Mention) -> list[str]:
    """What the rates of a group are called: of 合格率、满意度均 both."""
    if not _ALL.search(passage.struck, max(0, mention.start - _NEAR), mention.start):
        return []
    found = _GROUP.search(passage.struck, max(0, mention.start - _BACK), mention.start)
    return [_EVERY.sub("", head) for head in _AND.split(found["heads"])] if found else []


def _is_one_of(heads: Sequence[str], fact: Fact) -> bool:
    name = fact.names[0]
    return any(len(head) >= _SHORTEST and head != "完成率" and name.endswith(head) for head in heads)
