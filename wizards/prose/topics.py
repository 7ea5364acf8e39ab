"""What the words before a clause narrow it to: another time (试运营期间，), one place or group (城关片区，)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.lexicon import any_of
from wizards.prose.mentions import Mention, Passage
from wizards.prose.struck import STRUCK
from wizards.prose.subjects import is_made_of, pieces

_STAGE = re.compile(r"(?<![目提])前$|(?<![同及按准适])时$|时候$|期间$|阶段$|平均$|^(?:其余|其他|另外?|剩余|余下)")
_GROUP = re.compile(
    r"^(?:对|在|从|其中|位于)?(?!.*(?:各|全|所有|本|我|该|[涉覆惠遍了]))(?!(?=.{7}).*[已达成建到有])[\u4e00-\u9fff]{1,9}?"
    r"(?:[乡镇村区县州片校院所站厂点库场店队线段标期批类组项稻户员工生民]|中心|学院|事项|人员|群众|对象|企业|单位|项目|工程|路段)$"
)
_FRAME = re.compile(
    r"后$|^(?:经(?!营|济)|据|按照|通过|根据|截[至止]|综|总|同时|此外|目前|随着|由于|因|全|本|该|我|项目)"
    r"|[了达已有是使让好优强稳]|完成|建成|实施|开展|落实|加强|保障|确保|改善|提[升高]|显著|明显|规范|有序|扎实|及时|正常|满意|合格|效果|效益|质量|顺利|调查|统计|年"
)
"""A first clause with one of them says how it is known, when, or how it went; one without is what is spoken of."""
_SHORT = 8
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
    rest = any_of("frames_of_a_report").sub("", topic.replace(STRUCK, ""))
    known = (pieces(context), *map(pieces, names))
    if _STAGE.search(topic) or (rest and _GROUP.search(topic)):
        return not is_made_of(topic, *known)
    is_bare = _is_first(passage, stop - len(topic), start) and _is_bare(topic)
    return is_bare and not is_made_of(rest, *known)


def narrows(words: str) -> bool:
    """Return whether words that stand before a sentence, by themselves, make it one of a place, a group or a stage."""
    return _STAGE.search(words) is not None or _GROUP.search(words) is not None


def _is_first(passage: Passage, at: int, start: int) -> bool:
    """Whether a clause is the first of its sentence, or of a part of it."""
    return at <= start or passage.struck[at - 1] in ";:。\n"


def _is_bare(topic: str) -> bool:
    """Whether a short clause only names something (夜间, 失能老人, 主次干道)."""
    return 2 <= len(topic) <= _SHORT and not any(char.isdigit() for char in topic) and not _FRAME.search(topic)
