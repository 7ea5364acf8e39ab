"""Lint groups 4 and 8: the patterns of the report, and which keys may stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from schemas.form import Form
from schemas.funds import TOTAL
from schemas.paths import kind_of, row_model
from schemas.report_entries import Place, ReportEntry
from wizards.catalogue.context import Linting
from wizards.catalogue.reach import (
    hint_for,
    is_section,
    kind_at,
    list_in,
    row_keys,
    row_kind,
    row_names,
)
from wizards.catalogue.shape import did_you_mean
from wizards.catalogue.source import Location
from wizards.compose.entries import heading_per_row
from wizards.compose.patterns import PatternError, Placeholder, parse

LINE = "line"
_GRADE = "score.grade"
_JUDGED: Final = {"score.total": "performance.stated_total", _GRADE: "performance.stated_grade"}
"""What judges the whole, and where the unit itself says it."""
_TEXTS = "texts."
"""A slot of another name than the common ones is asked, kept and printed all the same."""


def lint_patterns(linting: Linting) -> None:
    """Check brackets, formats and values of every pattern."""
    for place in linting.form.places:
        for written in place.written:
            try:
                placeholders = parse(written.text).placeholders
            except PatternError as error:
                linting.error(written.location, f"“{_short(written.text)}”：{error}。", undrawable=True)
                continue
            for placeholder in placeholders:
                _lint_value(linting, written.location, place.each, placeholder)


def _lint_value(linting: Linting, where: Location, each: str, placeholder: Placeholder) -> None:
    path = placeholder.path
    if placeholder.tick is not None:
        _lint_box(linting, where, placeholder)
    if is_section(path):
        _lint_top_value(linting, where, path)
    elif not each:
        hint = "行里的值只能写在 each 下面；整份的值从 profile.、funds. 等写起。"
        said = f"这里没有一行一行的内容，不能写“{{{path}}}”。"
        linting.error(where, said, hint, undrawable=not placeholder.is_number)
    elif not placeholder.is_number and not _row_has(linting.form, each, path):
        names = row_names(each, linting.form.values) or (LINE,)
        linting.error(where, f"“{each}”的行里没有“{path}”。", did_you_mean(path, names), undrawable=True)


def _row_has(form: Form, each: str, path: str) -> bool:
    if row_model(each) is None:
        return path == LINE
    return row_kind(each, path, form.values) is not None


def _lint_top_value(linting: Linting, where: Location, path: str) -> None:
    kind = kind_at(path, linting.form.values)
    if kind is None:
        found = hint_for(path)
        hint = f"是不是想写“{found}”？" if found else ""
        linting.error(where, f"没有“{path}”这个值。", hint, undrawable=not path.startswith(_TEXTS))
    elif kind == "rows":
        linting.error(where, f"“{path}”是一整张表，不能当一个值印。", f"可写 {path}.列名 或用 each。")
    if path in _JUDGED:
        _lint_judged(linting, where, path)
    place = list_in(path, linting.form.values)
    if place is None or not place.key or place.key == TOTAL:
        return
    keys = row_keys(linting.form, place.list_path)
    if keys is not None and place.key not in keys:
        hint = did_you_mean(place.key, keys) if keys else "这张表的行没有名称，请用 each。"
        linting.error(where, f"“{place.list_path}”没有“{place.key}”这一行。", hint)


def _lint_judged(linting: Linting, where: Location, path: str) -> None:
    """Total and grade come from the scoring or from the unit; where neither gives them they stay blank for ever."""
    form = linting.form
    if form.asked.of(_JUDGED[path]):
        return
    if form.scoring.mode == "none":
        linting.warn(where, f"不打分的表样没有“{path}”，印出来总是空的。", "请写 [scoring] 的 mode，或删去。")
    elif path == _GRADE and form.pack.policy is None:
        linting.warn(where, "没有写 policy，等次总是空的。", "在 [pack] 写 policy，等次界限取自那套评分办法。")


def _lint_box(linting: Linting, where: Location, placeholder: Placeholder) -> None:
    for question in linting.form.asked.of(placeholder.path):
        if question.choices and placeholder.tick not in question.choices:
            hint = did_you_mean(placeholder.tick or "", question.choices)
            linting.error(where, f"选项里没有“{placeholder.tick}”。", hint)


def lint_entries(linting: Linting) -> None:
    """Check which keys stand together, and headings that occur twice under one parent."""
    parents: list[tuple[int, set[tuple[str, str]]]] = [(-1, set())]
    for index, entry in enumerate(linting.form.report):
        where: Location = ("report", index)
        for wrong in _unfitting(entry):
            linting.error(where, wrong)
        if _parted(entry) and _runs_together(entry):
            linting.error(where, "标题里有行的值，每一行各是一段，不能写 join、begin、end 和 none。")
        if entry.heading and entry.level is not None:
            _note_heading(linting, where, entry, parents)
    for place in linting.form.places:
        _lint_each(linting, place)
        _lint_where(linting, place)


def _runs_together(entry: ReportEntry) -> bool:
    return entry.join is not None or bool(entry.begin or entry.end or entry.none)


def _parted(entry: ReportEntry) -> bool:
    """Return whether the heading comes before each row; a pattern that cannot be read is named elsewhere."""
    try:
        return heading_per_row(entry)
    except PatternError:
        return False


def _unfitting(entry: ReportEntry) -> Iterator[str]:
    yield from (message for message, wrong in _UNFITTING if wrong(entry))


_UNFITTING: Final[tuple[tuple[str, Callable[[ReportEntry], bool]], ...]] = (
    ('style = "run-in" 的标题要有 text 接在后面。', lambda entry: entry.style == "run-in" and not entry.text),
    ('style = "row" 的标题不能带 text，文字另写一项。', lambda entry: entry.style == "row" and bool(entry.text)),
    ("标题要写 level，从 0 到 4。", lambda entry: bool(entry.heading or entry.style) and entry.level is None),
    (
        "写了 level、number 或 style，却没有 heading。",
        lambda entry: not entry.heading and (entry.level is not None or bool(entry.style or entry.number)),
    ),
    (
        "join、begin、end 和 none 只能和 each 一起用。",
        lambda entry: _runs_together(entry) and not entry.each,
    ),
    (
        "none 要和 where 一起用：清单里有别的行、没有这样的行时才印它。",
        lambda entry: bool(entry.none and entry.each and not entry.where),
    ),
    (
        "each 要有 text；表格的 each 写在 [[report.table]] 下面。",
        lambda entry: bool(entry.each) and not entry.text,
    ),
    ("一条里不能既有 text 又有表格，请分成两条。", lambda entry: bool(entry.text and entry.table)),
    ("landscape 只用于表格。", lambda entry: entry.landscape and not entry.table),
    (
        "这一条既没有标题，也没有 text 或表格。",
        lambda entry: not (entry.heading or entry.text or entry.table),
    ),
)
"""Which keys of an entry do not stand together."""


def _lint_each(linting: Linting, place: Place) -> None:
    each = place.each
    if each and row_model(each) is None and kind_of(each) != "words" and not each.startswith("texts."):
        found = hint_for(each)
        hint = f"是不是想写“{found}”？" if found else ""
        linting.error((*place.location[:2], "each"), f"“{each}”不是可以逐行印的内容。", hint, undrawable=True)


def _lint_where(linting: Linting, place: Place) -> None:
    if place.where and not place.each:
        linting.error(place.location, "where 只能和 each 一起用。")
    for key in place.where if place.each and row_model(place.each) else ():
        if row_kind(place.each, key, linting.form.values) is None:
            hint = did_you_mean(key, row_names(place.each, linting.form.values))
            linting.error((*place.location, "where", key), f"“{place.each}”的行里没有“{key}”。", hint)


def _note_heading(
    linting: Linting, where: Location, entry: ReportEntry, parents: list[tuple[int, set[tuple[str, str]]]]
) -> None:
    level = entry.level if entry.level is not None else 0
    while parents[-1][0] >= level:
        parents.pop()
    siblings = parents[-1][1]
    key = (entry.number, entry.heading)
    if key in siblings and "{" not in entry.heading:
        linting.warn(where, f"“{entry.number}{entry.heading}”在同一级里出现了两次。")
    siblings.add(key)
    parents.append((level, set()))


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 30 else line[:30] + "…"
