"""Lint groups 5 and 6: what is asked and what is printed belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.form import Entry, Question, Where
from schemas.paths import row_model
from wizards.catalogue.context import Linting
from wizards.catalogue.lint_report import written
from wizards.catalogue.lint_rules import paths_of_rule
from wizards.catalogue.reach import INDICATORS, is_section, list_in
from wizards.catalogue.source import Location

_TEXTS = "texts."
_NEVER_PRINTED = ("profile.fiscal_year",)
_SEEN_IN_SCORE = {
    "performance.stated_total": "score.total",
    "performance.stated_grade": "score.grade",
    "performance.stated_execution": "score.execution",
}
_PARTS_OF = {
    "answers": (),
    "tier": (),
    "direction": (),
    "weight": (),
    "stated_score": ("score",),
    "stated_verdict": ("met",),
    "stated_completion": ("completion",),
    "executed": ("rate", "balance", "over"),
    "adjusted_budget": ("rate", "balance", "over"),
    "initial_budget": ("rate", "balance", "over"),
    "arrived": ("balance",),
}
"""Columns that need not be printed themselves: they link, weigh, or are seen in what is computed from them."""


@dataclass(slots=True)
class _Printed:
    """Everything the report and the rules read."""

    paths: set[str] = field(default_factory=set)
    columns: set[tuple[str, str]] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    wheres: list[tuple[Location, str, Where]] = field(default_factory=list)


def lint_usage(linting: Linting) -> None:
    """Check that every slot printed is asked, and that what is asked is printed somewhere."""
    printed = _printed(linting)
    asked = {question.path for _, _, question in linting.questions()}
    for pattern in written(linting):
        for path in pattern.paths:
            if path.startswith(_TEXTS) and path not in asked:
                linting.error(pattern.where, f"印了“{path}”，却没有问。", "请在某一步加上这个提问。")
    for index, entry in enumerate(linting.form.report):
        for key, slot in (("edit", entry.edit), ("each", entry.each)):
            if slot and slot not in asked and (key == "edit" or slot.startswith(_TEXTS)):
                linting.error(("report", index, key), f"用到“{slot}”，却没有问。", "请在某一步加上这个提问。")
    for _, where, question in linting.questions():
        _lint_asked(linting, where, question, printed)


def _lint_asked(linting: Linting, where: Location, question: Question, printed: _Printed) -> None:
    path = question.path
    if row_model(path) is None:
        seen = path in printed.paths or path in printed.lists or path in _NEVER_PRINTED
        if not seen and _SEEN_IN_SCORE.get(path) not in printed.paths:
            linting.warn(where, f"问了“{question.label}”（{path}），报告里却没有用到。")
        return
    for column, label in question.columns.items():
        if column == "deviation_reason" and "stated_score" in question.columns:
            continue  # the reason for typed points is for the reviewer on the screen
        also = _PARTS_OF.get(column, (column,))
        wanted = {(path, name) for name in (column, *also)}
        if also and not wanted & printed.columns:
            linting.warn((*where, "columns", column), f"问了“{label}”（{path} 的 {column}），报告里却没有用到。")


def _printed(linting: Linting) -> _Printed:
    printed = _Printed()
    for pattern in written(linting):
        if pattern.each:
            printed.lists.add(pattern.each)
        for path in pattern.paths:
            _note(printed, path, pattern.each)
    for index, entry in enumerate(linting.form.report):
        place: Location = ("report", index)
        printed.paths.update(path for path in (entry.edit,) if path)
        for where, each, conditions in (
            (place, entry.each, entry.where),
            *(((*place, "table", n), band.each, band.where) for n, band in enumerate(entry.table)),
        ):
            if each:
                printed.lists.add(each)
                printed.wheres.append((where, each, conditions))
                printed.columns.update((each, column) for column in conditions)
    for item in linting.form.indicators:
        for path in paths_of_rule(item):
            _note(printed, path, "")
    return printed


def _note(printed: _Printed, path: str, each: str) -> None:
    if each and not is_section(path):
        printed.columns.add((each, path))
        return
    printed.paths.add(path)
    place = list_in(path)
    if place is not None:
        printed.columns.add((place.list_path, place.inner))
        printed.paths.add(f"{place.list_path}.{place.key}")


def lint_wheres(linting: Linting) -> None:
    """Check that every ``where`` can fit something, and that every catalogue row is printed."""
    printed = _printed(linting)
    for where, each, conditions in printed.wheres:
        if not conditions:
            continue
        if each == INDICATORS:
            fits = not linting.form.indicators or any(_fits(entry, conditions) for entry in linting.form.indicators)
        else:
            asking = [question for _, _, question in linting.questions() if question.path == each]
            fits = any(_may_fit(question, conditions) for question in asking)
        if not fits:
            linting.warn(where, f"where 的条件（{_shown(conditions)}）没有一行会符合。")
    for index, entry in enumerate(linting.form.indicators):
        if not _is_printed(entry, printed):
            linting.warn(("indicators", index), f"指标“{entry.name or entry.level2 or entry.id}”没有印在报告里。")


def _is_printed(entry: Entry, printed: _Printed) -> bool:
    if f"{INDICATORS}.{entry.id}" in printed.paths:
        return True
    return any(each == INDICATORS and _fits(entry, conditions) for _, each, conditions in printed.wheres)


def _fits(entry: Entry, conditions: Where) -> bool:
    """Return whether a row made from the entry fits; what the entry leaves open may become anything."""
    own: Mapping[str, str] = {"catalogue": entry.id, "level1": entry.level1, "level2": entry.level2, "name": entry.name}
    return all(not own.get(key) or own[key] in _words(wanted) for key, wanted in conditions.items())


def _may_fit(question: Question, conditions: Where) -> bool:
    return all(key not in question.where or question.where[key] in _words(wanted) for key, wanted in conditions.items())


def _words(wanted: str | tuple[str, ...]) -> tuple[str, ...]:
    return (wanted,) if isinstance(wanted, str) else wanted


def _shown(conditions: Where) -> str:
    return "，".join(f"{key} = {'、'.join(_words(wanted))}" for key, wanted in conditions.items())
