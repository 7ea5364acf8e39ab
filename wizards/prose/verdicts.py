"""What a text says of one indicator: it was reached, exceeded, missed — beside what the table says of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wizards.lexicon import any_of
from wizards.prose.facts import Fact
from wizards.prose.mentions import Passage
from wizards.prose.subjects import Subjects

_AIM = "(?:(?:年初|年度|全年|预期|设定|绩效|规定|既定)*的?(?:目标|指标|计划|任务)(?:值|数|要求)?)"
_VERDICT = re.compile(
    r"(?:^|(?<=[,。;:、!?\n]))(?P<name>[\u4e00-\u9fff]{3,20}?)(?:指标)?"
    r"(?:(?:为|是|达到了?|达|实际完成)?\d[\d.]*[^\d,。;:、%]{0,6}%?,)?"
    r"(?:已经?|均|也|都|全部|圆满|顺利|按期|如期)*"
    rf"(?P<said>(?P<met>(?:达到|完成)了?{_AIM}|达标)"
    rf"|(?P<over>超额完成了?{_AIM}?)"
    rf"|(?P<missed>(?:未能?|没有|尚未)(?:(?:完成|达到|达成){_AIM}?|达标)))(?=[,。;:)!\n]|$)"
)
_SAYS_NOT = any_of("no_verdict")
_UNLESS = re.compile(rf"\d月|{_SAYS_NOT.pattern}")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_HINT = re.compile(
    "(?:达到|完成)了?(?:年|预|设|绩|规|既|全|的|目|指|计|任)|达标|超额完成|(?:未能?|没有|尚未)(?:完成|达到|达成)"
)
"""Only a sentence with one of them is read."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator and how it was judged: ``met`` or not, ``just`` when the result is exactly the target."""

    path: str
    name: str
    met: bool
    just: bool


@dataclass(frozen=True, slots=True)
class Misjudged:
    """A verdict that the table contradicts: where it stands in the plain text, as typed, of which indicator."""

    start: int
    end: int
    said: str
    row: Judged


class Verdicts:
    """Holds verdicts of texts against the indicators of one session.

    Args:
        rows: the indicators that are judged.
        year: the assessed year.
        context: the title of the project.
        owner: the name of the unit.
    """

    def __init__(self, rows: Sequence[Judged], year: int | None, context: str, owner: str) -> None:
        self._rows = {row.path: row for row in rows}
        self._context, self._owner = context, owner
        self._year = year

    @cached_property
    def _subjects(self) -> Subjects:
        """Made when a text first gives a verdict: many never do."""
        facts = [Fact(row.path, row.name, (row.name,), "", "indicator") for row in self._rows.values()]
        return Subjects(facts, self._context, self._owner)

    def wrong(self, passage: Passage) -> Iterator[Misjudged]:
        """Yield the verdicts of a text that are not those of the table."""
        text, done = passage.plain.text, 0
        for hint in _HINT.finditer(text):
            if hint.start() < done:
                continue
            at = bisect_right(passage.sentences, (hint.start(), len(text))) - 1
            start, done = passage.sentences[at]
            if self._is_of_something_else(text[start:done]):
                continue
            for found in _VERDICT.finditer(text, start, done):
                row = self._row(found["name"])
                if row is not None and _contradicts(found, row):
                    first, last = passage.plain.span(*found.span("said"))
                    yield Misjudged(*found.span("said"), passage.typed[first:last], row)

    def _row(self, name: str) -> Judged | None:
        found = self._subjects.bind(name, "", "")
        return self._rows[found.fact.path] if found else None

    def _is_of_something_else(self, sentence: str) -> bool:
        """Whether a sentence speaks of another year, of a part, or of what may be."""
        if _UNLESS.search(sentence):
            return True
        return any(int(year) != self._year for year in _YEAR.findall(sentence))


def _contradicts(found: re.Match[str], row: Judged) -> bool:
    if found["missed"]:
        return row.met
    return not row.met or (found["over"] is not None and row.just)
