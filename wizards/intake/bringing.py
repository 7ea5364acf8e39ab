"""The one door in: a source of any kind, looked at for one session, as a plan that the clerk sees first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from schemas.form import Form
from schemas.paths import find
from schemas.text import show
from wizards.intake.collector import no_collection
from wizards.intake.model import Aside, Reading, Recognised, SeveralSheets, Source, Unreadable
from wizards.intake.plans import Plan
from wizards.intake.proposing import propose
from wizards.intake.recognise import recognise
from wizards.intake.several_tables import join_tables
from wizards.intake.sources import read_paste, read_source, session_source
from wizards.intake.years import year_of
from wizards.lexicon import Lexicon, lexicon

_SHAPES: Final[dict[str, type]] = {
    **dict.fromkeys(("profile", "profile.unit", "funds", "performance"), dict),
    **dict.fromkeys(("funds.lines", "performance.indicators"), list),
}
_SHAPE_WORDS: Final[dict[type, str]] = {dict: "一个小节", list: "一张清单"}
_NOTHING = "没有认出指标表、资金表或项目信息：表头要有“三级指标”和“年度指标值”“实际完成值”这样的字，请检查后再试。"
_NO_TABLE = "这份 Word 文件里没有认出指标表或资金表，像是一份文字报告；请先用带表的那一份（自评表）再试。"


@no_collection()
def plan_file(data: bytes, name: str, document: Mapping[str, Any], form: Form, *, sheet: str | None = None) -> Plan:
    """Return what a file offers to a session.

    Args:
        data: the file.
        name: its name.
        document: the session; it is not changed.
        form: its form.
        sheet: the sheet of a workbook that is wanted.

    Raises:
        Unreadable: the file cannot be used; nothing was changed.
    """
    return plan_source(read_source(data, name, sheet), document, form)


def plan_any(path: Path, document: Mapping[str, Any], form: Form, *, sheet: str | None = None) -> Plan:
    """Return what the file at ``path`` offers to a session; a ``.toml`` is another session.

    Raises:
        UnusableFile: it cannot be opened.
        Unreadable: it cannot be used.
    """
    from wizards.storage import load, read_foreign

    if path.suffix.lower() != ".toml":
        return plan_file(read_foreign(path), path.name, document, form, sheet=sheet)
    if sheet is not None:
        raise Unreadable("另一份自评里没有工作表，请去掉 --sheet。")
    return plan_source(session_source(load(path).document), document, form)


def plan_paste(text: str, document: Mapping[str, Any], form: Form) -> Plan:
    """Return what a pasted table offers to a session.

    Raises:
        Unreadable: nothing in it is understood.
    """
    return plan_source(read_paste(text), document, form)


@no_collection()
def plan_source(source: Source, document: Mapping[str, Any], form: Form) -> Plan:
    """Return what a source offers to a session.

    Raises:
        Unreadable: nothing in it is understood, or several sheets could be meant.
    """
    _check_shape(document)
    words = lexicon(form)
    found = _recognised(source, words, document, form)
    found.aside[:0] = source.aside
    return propose(source.kind, found, document, form, words)


def _check_shape(document: Mapping[str, Any]) -> None:
    """Refuse a session in which something else stands where values would be put: it must not be lost."""
    for path, kind in _SHAPES.items():
        value = find(document, path)
        if value is not None and not isinstance(value, kind):
            raise Unreadable(f"自评文件里的 {path} 写得不对（应是{_SHAPE_WORDS[kind]}），请先改好，再带入。")


def _recognised(source: Source, words: Lexicon, document: Mapping[str, Any], form: Form) -> Recognised:
    if source.document is not None:
        from wizards.intake.other_session import recognise_session

        return recognise_session(source.document, document)
    unit = _money_unit(document, form)
    year = year_of(document)
    seen = [(grid.name, recognise(grid, words, form, unit, year)) for grid in source.grids]
    if source.kind == "docx":
        return _all_tables(seen)
    return _the_one_with_a_table(seen)


def _all_tables(seen: list[tuple[str, Recognised]]) -> Recognised:
    """Return what the tables of a Word document say together; the last of ``seen`` are the lines outside."""
    (*tables, (_, outside)) = seen
    if not any(found.tables for _, found in tables):
        raise Unreadable(_NO_TABLE)
    whole = join_tables(tables, outside)
    if whole.empty:
        raise Unreadable(_why_nothing([found for _, found in tables if found.tables]))
    return whole


def _money_unit(document: Mapping[str, Any], form: Form) -> str:
    unit = find(document, "funds.unit")
    return unit if isinstance(unit, str) and unit else form.pack.money_unit


def _the_one_with_a_table(seen: list[tuple[str, Recognised]]) -> Recognised:
    """Return what the only sheet with a table says; the labels of other sheets are listed as not read."""
    with_tables = [(name, found) for name, found in seen if found.tables]
    if len(with_tables) > 1:
        raise _several_sheets(tuple(name for name, _ in with_tables))
    told = [(name, found) for name, found in seen if not found.empty]
    if not told:
        raise Unreadable(_why_nothing([found for _, found in with_tables]))
    _, best = max(told, key=lambda one: one[1].tables)
    for name, found in told:
        if found is not best:
            best.aside += [_unread(name, reading) for reading in found.values.values()]
    return best


def _several_sheets(names: tuple[str, ...]) -> SeveralSheets:
    told = "、".join(f"“{show(name, one_line=True)}”" for name in names)
    return SeveralSheets(f"有几张工作表里都有表：{told}；请用 --sheet 说明读哪一张。", names)


def _why_nothing(tables: list[Recognised]) -> str:
    """Return the sentence for sources that offer nothing: what spoke against the first value of a table, if any."""
    against = [one for found in tables for one in found.aside if not one.plain]
    if not against:
        return _NOTHING
    first = against[0]
    return f"认出了表，但没有能带入的：{first.where} 的“{show(first.text, one_line=True)}”{first.why}；请改好再试。"


def _unread(name: str, reading: Reading) -> Aside:
    return Aside(reading.where, reading.text, f"在另一张工作表“{name}”里，没有读")
