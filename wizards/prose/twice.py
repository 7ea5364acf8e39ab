"""The same thing with two values in two paragraphs: only where the words, the unit and the scope are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizards.lexicon import prose_words
from wizards.prose.guards import is_other, is_planned
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip, within
from wizards.prose.operands import before, slack
from wizards.prose.struck import STRUCK
from wizards.prose.subjects import pieces, said_of
from wizards.prose.topics import narrows

_SHORTEST = 4
_HEAD = re.compile(rf"[{STRUCK}、.()]*(?P<words>[^,。;:、()\d]{{2,14}})(?P<stop>[,:])")
_HEADING = re.compile(rf"[{STRUCK}、.()一二三四五六七八九十]*(?P<words>[^,。;:、()\d]{{2,14}})")
_LIST = 300
_LONGEST = 24
_BREAKS = re.compile(r"[,;:。!?()、\n]")
_SPENT = prose_words("money_spent")
_STAGES = re.compile("|".join((*_SPENT, *prose_words("money_planned"))))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the text it stands in."""

    path: str
    passage: Passage
    mention: Mention


def told_twice(passages: Mapping[str, Passage], year: int | None) -> Iterator[tuple[Told, Told]]:
    """Yield two figures of the same words with two values, each of which stands once in the whole report."""
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for path, passage in passages.items():
        for mention in passage.mentions:
            words = _words(passage, mention, year)
            if words:
                told[words, mention.unit].append(Told(path, passage, mention))
    for found in told.values():
        if len(found) == 2 and _are_two(*found) and _differ(*found):
            yield found[0], found[1]


def _words(passage: Passage, mention: Mention, year: int | None) -> str:
    """What a figure is said to be, ``""`` when it is only a part, a plan or a bound."""
    if not mention.unit or mention.per or len(mention.clause) < 2 or not mention.exact:
        return ""
    left = said_of(mention.clause)
    if len(left) < 2 or is_planned(mention) or is_other(passage, mention, year):
        return ""
    words = left if len(left) >= _SHORTEST else left + said_of(passage.behind(mention))
    return words if len(words) >= _SHORTEST else ""


def _are_two(first: Told, second: Told) -> bool:
    """Whether they stand in two paragraphs, and are not money planned and money spent (预算…县级配套60万元)."""
    if _stage(first) != _stage(second) or _count_others(first, second) or _head(first) != _head(second):
        return False
    if _are_parallel(first, second):
        return False
    if first.path != second.path:
        return True
    return first.passage.paragraph(first.mention) != second.passage.paragraph(second.mention)


def _count_others(first: Told, second: Told) -> bool:
    """Whether each is told of what its own sentence counts (高血压38216人…管理率, 糖尿病11350人…管理率)."""
    counted = [{(one.unit, one.value) for one in _counts_before(told)} for told in (first, second)]
    return all(counted) and not counted[0] & counted[1]


def _are_parallel(first: Told, second: Told) -> bool:
    """Whether the words beside them say alike of two things: 举办电工班，培训…, 举办焊工班，培训…."""
    beside = [(_clause_before(told), told.passage.behind(told.mention)) for told in (first, second)]
    return any(_are_alike(one, other) for one, other in zip(*beside, strict=True))


def _are_alike(words: str, others: str) -> bool:
    """Whether two clauses differ, and begin alike (对清江干流, 对白沙河) or have two characters in a row in common."""
    own, other = said_of(words), said_of(others)
    if own == other or not own or not other:
        return False
    return words[0] == others[0] or bool(pieces(own) & pieces(other))


def _clause_before(told: Told) -> str:
    """The clause right before that of the figure, in its sentence."""
    start, _ = told.passage.sentences[told.mention.sentence]
    stop = told.mention.start - len(told.mention.clause) - 1
    return _BREAKS.split(told.passage.struck[max(start, stop - _LONGEST) : stop])[-1] if stop > start else ""


def _head(told: Told) -> str:
    """What the first words of the sentence, or a heading, say it is all of: 柳河镇：…; 东片区，…."""
    start, _ = told.passage.sentences[told.mention.sentence]
    found = _HEAD.match(told.passage.struck, start, told.mention.start - len(told.mention.clause))
    if found is not None and (found["stop"] == ":" or narrows(found["words"])):
        return told.passage.plain.text[slice(*found.span())]
    return _heading(told)


def _heading(told: Told) -> str:
    """A line above the paragraph that names a place or a group: （一）城关片区."""
    text, (start, _) = told.passage.struck, told.passage.paragraph(told.mention)
    found = _HEADING.fullmatch(text, text.rfind("\n", 0, max(0, start - 1)) + 1, max(0, start - 1))
    return found["words"] if found is not None and narrows(found["words"]) else ""


def _counts_before(told: Told) -> list[Mention]:
    return [one for one in before(told.passage, told.mention) if not one.is_rate]


def _stage(told: Told) -> str:
    """What the last such word before an amount says of the money: 预算 or 支出 stands once before a whole list."""
    if told.mention.unit != "元":
        return ""
    start, _ = told.passage.sentences[told.mention.sentence]
    found = _STAGES.findall(told.passage.plain.text, max(start, told.mention.start - _LIST), told.mention.start)
    return "spent" if found and found[-1] in _SPENT else "planned" if found else ""


def _differ(first: Told, second: Told) -> bool:
    """Whether the values differ, and are near enough to be meant as one; told in other company only by a slip."""
    one, other = first.mention, second.mention
    if abs(one.value - other.value) <= slack(one) + slack(other):
        return False
    if is_slip(one.value, other.value, max(one.step, other.step)):
        return True
    if said_of(_clause_before(first)) != said_of(_clause_before(second)):
        return False
    return abs(one.value - other.value) <= 5 if one.is_rate else within(one.value, other.value, "0.15")
