"""Lint groups 5 and 6: what is asked and what is printed belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.form import Entry
from schemas.paths import row_model
from schemas.report_entries import Place, ReportEntry
from schemas.steps import Question, Where, may_fit, words
from wizards.catalogue.context import Linting
from wizards.catalogue.lint_rules import paths_of_rule
from wizards.catalogue.reach import INDICATORS, is_section, list_in
from wizards.catalogue.source import Location
from wizards.compose.patterns import paths_at, paths_in

_TEXTS = "texts."
_NEVER_PRINTED = ("profile.fiscal_year",)
_NOT_FOR_PAPER = ("answers", "tier", "direction", "weight")
"""Columns that need not be printed: they link, weigh, or tell how to score."""


@dataclass(slots=True)
class _Printed:
    """Everything the report and the rules read."""

    paths: set[str] = field(default_factory=set)
    columns: set[tuple[str, str]] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    loops: list[Place] = field(default_factory=list)


def lint_usage(linting: Linting) -> None:
    """Check that every slot printed is asked, and that what is asked is printed somewhere."""
    printed = _printed(linting)
    for where, path in _slots_printed(linting):
        if not linting.form.asked.of(path):
            linting.error(where, f"印了“{path}”，却没有问。", "请在某一步加上这个提问。")
    for index, entry in enumerate(linting.form.report):
        for key, slot in _slots_used(entry):
            if not linting.form.asked.of(slot):
                linting.error(("report", index, key), f"用到“{slot}”，却没有问。", "请在某一步加上这个提问。")
    for _, where, question in linting.questions():
        _lint_asked(linting, where, question, printed)


def _slots_printed(linting: Linting) -> Iterator[tuple[Location, str]]:
    for place in linting.form.places:
        for written in place.written:
            yield from ((written.location, path) for path in paths_in(written.text) if path.startswith(_TEXTS))


def _slots_used(entry: ReportEntry) -> Iterator[tuple[str, str]]:
    """Yield what an entry lets edit, and the text it goes through line by line."""
    if entry.edit:
        yield "edit", entry.edit
    if entry.each and entry.each.startswith(_TEXTS):
        yield "each", entry.each


def _lint_asked(linting: Linting, where: Location, question: Question, printed: _Printed) -> None:
    path = question.path
    if row_model(path) is None:
        seen = path in printed.paths or path in printed.lists or path in _NEVER_PRINTED
        if not seen and not printed.paths.intersection(linting.form.values.seen_in("", path)):
            linting.warn(where, f"问了“{question.label}”（{path}），报告里却没有用到。")
        return
    for column, label in question.columns.items():
        if column == "deviation_reason" and "stated_score" in question.columns:
            continue  # the reason for typed points is for the reviewer on the screen
        wanted = {(path, name) for name in (column, *linting.form.values.seen_in(path, column))}
        if column not in _NOT_FOR_PAPER and not wanted & printed.columns:
            linting.warn((*where, "columns", column), f"问了“{label}”（{path} 的 {column}），报告里却没有用到。")


def _printed(linting: Linting) -> _Printed:
    printed = _Printed()
    for place in linting.form.places:
        for path in paths_at(place):
            _note(linting, printed, path, place.each)
        if place.edit:
            printed.paths.add(place.edit)
        if place.each:
            printed.lists.add(place.each)
            printed.loops.append(place)
            printed.columns.update((place.each, column) for column in place.where)
    for item in linting.form.indicators:
        for path in paths_of_rule(item):
            _note(linting, printed, path, "")
    return printed


def _note(linting: Linting, printed: _Printed, path: str, each: str) -> None:
    if each and not is_section(path):
        printed.columns.add((each, path))
        return
    printed.paths.add(path)
    place = list_in(path, linting.form.values)
    if place is not None:
        printed.columns.add((place.list_path, place.inner))
        printed.paths.add(f"{place.list_path}.{place.key}")


def lint_wheres(linting: Linting) -> None:
    """Check that every ``where`` can fit something, and that every catalogue row is printed."""
    printed = _printed(linting)
    for place in printed.loops:
        if not place.where:
            continue
        if place.each == INDICATORS:
            entries = linting.form.indicators
            fits = not entries or any(may_fit(_classes(entry), place.where) for entry in entries)
        else:
            fits = any(may_fit(question.where, place.where) for question in linting.form.asked.of(place.each))
        if not fits:
            linting.warn(place.location, f"where 的条件（{_shown(place.where)}）没有一行会符合。")
    for index, entry in enumerate(linting.form.indicators):
        if not _is_printed(entry, printed):
            linting.warn(("indicators", index), f"指标“{entry.name or entry.level2 or entry.id}”没有印在报告里。")


def _is_printed(entry: Entry, printed: _Printed) -> bool:
    if f"{INDICATORS}.{entry.id}" in printed.paths:
        return True
    return any(place.each == INDICATORS and may_fit(_classes(entry), place.where) for place in printed.loops)


def _classes(entry: Entry) -> dict[str, str]:
    """Return what the entry fixes of a row made from it; what it leaves open may become anything."""
    return {"catalogue": entry.id, "level1": entry.level1, "level2": entry.level2, "name": entry.name}


def _shown(conditions: Where) -> str:
    return "，".join(f"{key} = {'、'.join(words(wanted))}" for key, wanted in conditions.items())
