"""All that the reading of a text says of its figures: what a record of many texts keeps a digest of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizards.prose import Passage, contradictions, read_passage, sentence_at
from wizards.prose.beside import beside
from wizards.prose.guards import (
    is_named_otherwise,
    is_no_single_amount,
    is_other,
    is_other_time,
    is_other_year,
    is_planned,
    is_result,
    is_running_total,
    named_year,
    subject_words,
)
from wizards.prose.mentions import Mention
from wizards.prose.movement import is_from_to
from wizards.prose.operands import before, behind, follows, pairs, relative, slack, usable, window
from wizards.prose.populations import is_of_others
from wizards.prose.promises import promised
from wizards.prose.slip import shown_as, size_of
from wizards.prose.topics import is_of_a_topic, narrows
from wizards.prose.wholes import parts_behind

YEAR = 2022
NAMES = ("水质合格率", "技能培训人次", "满意度")
_TELLS = (
    ("目标", lambda passage, one: is_planned(one)),
    ("目标名外", lambda passage, one: is_planned(one, "水表采购计划完成率")),
    ("结果", lambda passage, one: is_result(passage, one, "")),
    ("结果名外", lambda passage, one: is_result(passage, one, "任务完成率")),
    ("另外", lambda passage, one: is_other(passage, one, YEAR)),
    ("别名", lambda passage, one: is_named_otherwise(passage, one, YEAR)),
    ("别时", lambda passage, one: is_other_time(passage, one, YEAR)),
    ("别年", lambda passage, one: is_other_year(passage, one, YEAR)),
    ("累计", lambda passage, one: is_running_total(one)),
    ("无量", lambda passage, one: is_no_single_amount(one)),
    ("可算", lambda passage, one: usable(one)),
    ("准", lambda passage, one: one.exact),
    ("月", lambda passage, one: one.months),
    ("约", lambda passage, one: one.about),
    ("范围", lambda passage, one: one.is_range),
    ("算得出", lambda passage, one: follows(passage, one)),
    ("分题", lambda passage, one: is_of_a_topic(passage, one, NAMES, "农村供水维修")),
    ("别人", lambda passage, one: is_of_others(passage, one, NAMES, "农村供水维修")),
    ("限于", lambda passage, one: narrows(one.clause)),
)
"""What is asked of each figure, yes or no, by a word for it."""


def figures(passage: Passage) -> Iterator[str]:
    """Each figure as it was read: value, step, unit, words, place, year."""
    for one in passage.mentions:
        yield (
            f"{passage.words(one)}={one.value}±{one.step}{one.unit}/{one.per} {one.bound} “{one.clause}”"
            f"{passage.behind(one)} 句{one.sentence} {one.year} {one.told_year} {one.start}-{one.end} "
            f"{passage.paragraph(one)} {slack(one)} {relative(one):.6f} "
            f"{size_of(one, passage)} {shown_as(one, passage, one.value * 3 / 7)}"
        )


def asked(passage: Passage) -> Iterator[str]:
    """Each figure with the questions that it says yes to, and its neighbours."""
    for one in passage.mentions:
        yes = " ".join(word for word, tells in _TELLS if tells(passage, one))
        near = (before(passage, one), window(passage, one), [behind(passage, one)])
        yield f"{one.start} {yes} {named_year(passage, one)} “{subject_words(one)}” {list(map(_starts, near))}"


def related(passage: Passage) -> Iterator[str]:
    """What each figure is related to by the words around it."""
    for one in passage.mentions:
        two = beside(passage, one)
        if two is not None:
            yield f"{one.start} 比 {two.base.start} {two.result.start} {two.verb} {two.sure}"
        for ratio in promised(passage, one) if one.is_rate else ():
            marks = (ratio.change, ratio.strict, ratio.sure, ratio.named, ratio.weak)
            yield f"{one.start} 率 {ratio.top.value} {ratio.bottom.value} {marks} {ratio.slack:.8f} {ratio.fits(one)}"
    for mentions in passage.in_sentence:
        for at, one in enumerate(mentions):
            parts = parts_behind(passage, mentions, at)
            moves = [other.start for other in mentions[at + 1 : at + 4] if is_from_to(passage, one, other)]
            if parts or moves:
                yield f"{one.start} 含 {_starts(parts)} 至 {moves}"
        if len(mentions) > 1:
            yield f"{[(one.start, other.start) for one, other in pairs(mentions[:5])]}"


def contradicted(passage: Passage) -> Iterator[str]:
    """What the text contradicts by itself, and where."""
    for one in contradictions(passage):
        yield f"{one.kind} {one.start}-{one.end} {one.said}→{one.due} {one.why} {one.terms}"


def anatomy(text: str) -> Iterator[str]:
    """All of it."""
    passage = read_passage(text)
    yield f"{text} {passage.struck} {passage.sentences}"
    yield from figures(passage)
    yield from asked(passage)
    yield from related(passage)
    yield from contradicted(passage)


def spelled(text: str) -> Iterator[str]:
    """How a text is spelled for reading, and the way back to what was typed."""
    plain = read_passage(text).plain
    yield f"{plain.text} {list(plain.origin)} {plain.span(3, 3)}"
    for start in range(0, len(text), 3):
        yield f"{start} {sentence_at(text, (start, start + 2))}"
    for start in range(0, len(plain.text) - 1, 3):
        yield f"{start} {plain.span(start, start + 2)}"


def _starts(mentions: Sequence[Mention | None]) -> list[int]:
    return [one.start for one in mentions if one is not None]
