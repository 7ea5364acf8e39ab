"""Lint group 12: lists inside lists, which are entered through one row (清单里的清单)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.funds import TOTAL
from wizards.catalogue.context import Linting
from wizards.catalogue.reach import ALL, ReachedPlace, list_in, missing_row, row_keys
from wizards.catalogue.shape import did_you_mean
from wizards.catalogue.source import Location
from wizards.compose.patterns import PatternError, parse

_NAMED = 8
"""How many rows a hint names."""


def lint_ways(linting: Linting) -> None:
    """Check that every list named in the pack goes through rows that are there."""
    for where, path in _named(linting):
        place = missing_row(linting.form, path)
        if place is not None:
            linting.error(where, f"“{place.list_path}”没有“{place.key}”这一行。", _hint(linting, place))


def _hint(linting: Linting, place: ReachedPlace) -> str:
    keys = [key for key in row_keys(linting.form, place.list_path) or () if key != TOTAL]
    if place.key in (ALL, TOTAL):
        example = f"{place.list_path}.{keys[0] if keys else '行的关键词'}.{place.inner}"
        return f"清单里的清单只能进一行：写 {example}；有几行，就各写一次。"
    if not keys:
        return "这张表的行没有名称，进不去。"
    return did_you_mean(place.key, keys) or f"现有 {'、'.join(keys[:_NAMED])}。"


def _named(linting: Linting) -> Iterator[tuple[Location, str]]:
    for index, column in enumerate(linting.form.columns):
        yield ("columns", index, "list"), column.list
    for _, where, question in linting.questions():
        yield (*where, "path"), question.path
    for place in linting.form.places:
        if place.each:
            yield (*place.location, "each"), place.each
        for written in place.written:
            yield from ((written.location, path) for path in _lists_of(linting, written.text))


def _lists_of(linting: Linting, pattern: str) -> Iterator[str]:
    """Yield the lists from which a pattern takes values; one that cannot be read is named elsewhere."""
    try:
        placeholders = parse(pattern).placeholders
    except PatternError:
        return
    for placeholder in placeholders:
        place = list_in(placeholder.path, linting.form.values)
        if place is not None:
            yield place.list_path
