"""Bound figures (跟着数据走的数): ``{执行率}`` in a running text prints the value of that name.

Only the exact name of a known value resolves, or one that was put in by its key and has been renamed since
(``[bound]`` of the session); any other brace prints as it stands. A value that is not there prints ``□``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from schemas.derived import DERIVED
from schemas.figure import read_figure
from schemas.finding import Span
from schemas.lexicon import Term
from wizards.facts.given import Given
from wizards.facts.row_facts import RowFacts
from wizards.facts.substitution import Written, written
from wizards.facts.value import Sides, Value, before_unit
from wizards.lexicon import lexicon

MISSING: Final = "□"
_INDICATORS = "performance.indicators"
_LONGEST = 60
_LONGEST_VALUE = 200
_OF_WHICH = re.compile(r"^其中[:：]\s*")
_BRACED = re.compile(rf"\{{([^{{}}\n]{{1,{_LONGEST}}})\}}")


@dataclass(frozen=True, slots=True)
class Named:
    """A value that a text may name.

    Attributes:
        name: what stands between the braces.
        path: where the value is read.
        value: as it prints in a sentence, with its unit; ``None`` while there is none.
    """

    name: str
    path: str
    value: Value | None

    @property
    def text(self) -> str:
        """What it prints."""
        return MISSING if self.value is None else self.value.text


class Readable(Protocol):
    """Facts, as far as names are looked up in them."""

    def sides(self, path: str) -> Sides:
        """Return both sides of the value at a path."""

    def rows(self, list_path: str) -> list[RowFacts]:
        """Return the rows of a list."""


class Names:
    """Every name that a text may put in braces.

    Args:
        facts: where the values are.
        given: the form and the assessment of the facts.
        kept: names that were put in by their key, with their paths.
    """

    def __init__(self, facts: Readable, given: Given, kept: Mapping[str, str]) -> None:
        usual = [
            *_of_lexicon(facts, given),
            *_of_the_form(facts, given),
            *_of_rows(facts, given),
            *_of_indicators(facts),
        ]
        named = _once_each(usual)
        self.listed = tuple(one for one in named if one.value is not None or _is_asked(given, one.path))
        """What there is to choose from: each value by its usual name, money and scores first."""
        known = {one.name: one for one in (*_other_words(named), *named)}
        by_path = {one.path: one for one in reversed(usual) if len(one.text) <= _LONGEST_VALUE}
        self._by_path = {one.path: one for one in named}
        self._known = known | {name: _kept(name, path, by_path, known) for name, path in kept.items()}

    def find(self, name: str) -> Named | None:
        """Return the value of exactly this name, ``None`` if it is none."""
        return self._known.get(name)

    def at(self, path: str) -> Named | None:
        """Return the value at a path by its usual name."""
        return self._by_path.get(path)

    def in_text(self, typed: str) -> dict[str, str]:
        """Return the names that a text holds, with their paths."""
        named = (self.find(found[1]) for found in _BRACED.finditer(typed))
        return {one.name: one.path for one in named if one is not None}

    def written(self, typed: str) -> Written:
        """Return a text as it is printed."""
        return written(typed, self._parts(typed))

    def _parts(self, typed: str) -> Iterator[tuple[Span, str, str]]:
        for found in _BRACED.finditer(typed):
            named = self.find(found[1])
            if named is not None and named.value is None:
                yield found.span(), MISSING, named.name
            elif named is not None and named.value is not None:
                following = typed[found.end() : found.end() + _LONGEST].lstrip(" ")
                yield found.span(), before_unit(named.value.text, named.value, following), ""


def may_hold_names(text: str) -> bool:
    """Whether a text has a brace at all: of most texts nothing more need be asked."""
    return "{" in text


def braced(name: str) -> str:
    """Return a name as it stands in a text."""
    return f"{{{name}}}"


def _of_lexicon(facts: Readable, given: Given) -> Iterator[Named]:
    """The money of the whole and the scores: what sentences speak of."""
    for term in _terms():
        yield Named(_usual(term), term.path, _in_sentence(facts.sides(term.path).value, term.path, given))


def _of_the_form(facts: Readable, given: Given) -> Iterator[Named]:
    """What is computed of the whole and has a name of its own."""
    for one in DERIVED:
        if one.head and not one.list_path:
            yield Named(one.head, one.path, _in_sentence(facts.sides(one.path).value, one.path, given))


def _of_rows(facts: Readable, given: Given) -> Iterator[Named]:
    """What is computed in each row and has a name: 甲项目执行率."""
    for one in given.form.values.all:
        if one.head and one.kind == "figure" and one.list_path:
            for row in facts.rows(one.list_path):
                title = _OF_WHICH.sub("", row.text(row.siblings.natural or "name") or "")
                if title and row is not row.siblings.total:
                    yield Named(title + one.head, f"{row.path}.{one.name}", row.value(one.name))


def _of_indicators(facts: Readable) -> Iterator[Named]:
    for row in facts.rows(_INDICATORS):
        name = (row.text("name") or "").strip()
        if name:
            yield Named(name, f"{row.path}.actual", _actual(row))


def _actual(row: RowFacts) -> Value | None:
    """The actual value with the unit that it is understood in."""
    value = row.value("actual")
    score = row.facts.indicator_score(row.key)
    if value is None or (score is not None and score.doubt):
        return value
    if score is not None and score.adopted:
        return Value(score.adopted, value.number, value.unit)
    unit = row.text("unit") or ""
    return Value(value.text + unit, value.number, unit) if unit and _is_bare(value.text) else value


def _in_sentence(value: Value | None, path: str, given: Given) -> Value | None:
    """A value as it stands in a sentence: an amount with the unit that the table has in its head."""
    if value is None or value.number is None or not given.form.values.is_amount(path):
        return value
    figure = read_figure(value.text)
    if figure.unit is not None:
        return value
    unit = given.money_unit if figure.scale == 1 else "元"
    return Value(value.text + unit, value.number, money=given.money_unit)


def _is_bare(text: str) -> bool:
    figure = read_figure(text)
    return figure.bare and figure.kind == "number" and figure.unit is None and figure.scale == 1


def _terms() -> tuple[Term, ...]:
    return lexicon().tables["sentences"].terms


def _usual(term: Term) -> str:
    head = next((one.head for one in DERIVED if one.head and _is_total_of(one.path, term.path)), "")
    return head or term.words[0]


def _is_total_of(pattern: str, path: str) -> bool:
    return pattern.replace(".*.", ".total.") == path


def _is_asked(given: Given, path: str) -> bool:
    """Whether the form asks for a value that is blank now, or for what it is computed from."""
    row, _, column = path.rpartition(".")
    list_path = row.rpartition(".")[0]
    declared = given.form.values.derived_at(path)
    columns = (column, *(declared.sources if declared else ()))
    if declared is not None and declared.list_path:
        list_path = declared.list_path
    return any(given.form.asked.asks_column(list_path, one) for one in columns)


def _other_words(listed: tuple[Named, ...]) -> Iterator[Named]:
    """The other words by which the lexicon knows the same values."""
    by_path = {one.path: one for one in listed}
    for term in _terms():
        one = by_path.get(term.path)
        for word in term.words if one else ():
            yield Named(word, term.path, one.value if one else None)


def _once_each(named: list[Named]) -> tuple[Named, ...]:
    """Leave out what has no name to be told by: no sign may end it early, and a name of two rows says nothing."""
    first: dict[str, Named] = {}
    twice: set[str] = set()
    for one in named:
        known = first.setdefault(one.name, one)
        if known.path != one.path and known.path.startswith(f"{_INDICATORS}."):
            twice.add(one.name)
    return tuple(one for one in first.values() if one.name not in twice and _may_be_named(one))


def _may_be_named(one: Named) -> bool:
    """Whether a name can stand in braces, and its value in a sentence: no figure is as long as a paragraph."""
    return _BRACED.fullmatch(braced(one.name)) is not None and len(one.text) <= _LONGEST_VALUE


def _kept(name: str, path: str, by_path: Mapping[str, Named], known: Mapping[str, Named]) -> Named:
    """A name that was put in by its key follows its row, also when that is called otherwise by now."""
    now = by_path.get(path)
    if now is not None:
        return Named(name, path, now.value)
    return known.get(name) or Named(name, path, None)
