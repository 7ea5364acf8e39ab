"""What the words before a clause narrow it to: another time (试运营期间，), one place or group (城关片区，)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.prose.mentions import Mention, Passage
from wizards.prose.subjects import is_made_of, pieces

_STAGE = re.compile(r"(?<!目)前$|时$|时候$|期间$|阶段$|^(?:其余|其他|另外?|剩余|余下)")
_GROUP = re.compile(
    r"^(?:对|在|从|其中|位于)?(?!.*(?:各|全|所有|本|我|该|[涉覆惠遍]|[了已达成建到有]))[\u4e00-\u9fff]{1,9}?"
    r"(?:[乡镇村区县州片校院所站厂点库场店队线段标期批类组项稻户员工生民]|中心|学院|事项|人员|群众|对象|企业|单位|项目|工程|路段)$"
)
_LONGEST = 14
_BREAKS = re.compile(r"[,;:。!?()、\n]")


def is_of_a_topic(passage: Passage, mention: Mention, names: Sequence[str], context: str) -> bool:
    """Whether the clause right before that of a figure narrows it: a stage, or a place or group of people.

    What the names of the fact or the title of the project (``context``) say themselves narrows nothing.
    """
    start, _ = passage.sentences[mention.sentence]
    stop = mention.start - len(mention.clause) - 1
    if stop <= start or passage.struck[stop] not in ",:":
        return False
    topic = _BREAKS.split(passage.struck[max(start, stop - _LONGEST - 1) : stop])[-1].strip()
    if not topic or len(topic) > _LONGEST:
        return False
    if _STAGE.search(topic):
        return True
    return bool(_GROUP.search(topic)) and not is_made_of(topic, pieces(context), *map(pieces, names))
