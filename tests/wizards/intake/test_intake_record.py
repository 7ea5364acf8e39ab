"""Everything that a file or a paste offers a session, value by value with where and why, and all that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pytest

from tests.records import Record
from tests.wizards.intake import (
    test_hostile_files,
    test_more_sheets,
    test_sheets,
    test_word_documents,
    test_years_and_units,
)
from tests.wizards.intake.documents import docx
from tests.wizards.intake.sheet_cases import Case
from tests.wizards.intake.sheets import bring, xlsx
from tests.wizards.word.word_samples import ROOT, documents, report_of
from wizards import catalogue, word
from wizards.intake import Plan, Unreadable

_ROWS = "performance.indicators."
Bring = Callable[[], tuple[Plan, Mapping[str, Any]]]


def said(make: Bring, *, ours: bool = False) -> Iterator[str]:
    """What a file offers; of a report of ours not where, which follows the pages it is printed on."""
    try:
        plan, _ = make()
    except Unreadable as refused:
        yield f"不能用：{refused}"
        return
    ids = {key: f"新{number}" for number, key in enumerate(plan.new_rows, start=1)}
    for one in plan.proposals:
        path = ".".join(ids.get(step, step) for step in one.path.removeprefix(_ROWS).split("."))
        state = "" if one.state == "new" else f"{one.state} {one.old}"
        label = one.label if ".name" in path or not one.path.startswith(_ROWS) else ""
        yield "｜".join(filter(None, (path, one.text, "" if ours else one.where, one.note, state, label)))
    for left in plan.aside:
        yield f"没带入{'（无妨）' if left.plain else ''}｜{'' if ours else left.where}｜{left.text}｜{left.why}"
    yield from (f"{ids[key]} 在 {ids.get(after or '', after)} 后" for key, after in plan.new_rows.items())


def _sheet(case: Case) -> tuple[Plan, Mapping[str, Any]]:
    return bring(case.data, case.name)


def _document(make: Any) -> tuple[Plan, Mapping[str, Any]]:
    made = make()
    return bring(made if isinstance(made, bytes) else docx(made), "去年.docx")


def _report(form: str) -> tuple[Plan, Mapping[str, Any]]:
    return bring(word.write(*report_of(documents()[form])), "报告.docx", form=catalogue.load_form(form))


def _saved(name: str, form: str) -> tuple[Plan, Mapping[str, Any]]:
    return bring((ROOT / "tests" / "data" / "word" / name).read_bytes(), "报告.docx", form=catalogue.load_form(form))


def _of_year(rows: list[Any], merges: Any = ()) -> tuple[Plan, Mapping[str, Any]]:
    return bring(xlsx(rows, merges=merges), document=test_years_and_units.session())


def _again(case: Case) -> tuple[Plan, Mapping[str, Any]]:
    """The same file into a session that knows half of it, with other values."""
    _, session = bring(case.data, case.name)
    changed = {**session, "performance": {**session["performance"]}}
    rows = session["performance"]["indicators"]
    changed["performance"]["indicators"] = [{**row, "actual": "1"} for row in rows[::2]]
    return bring(case.data, case.name, document=changed)


MAKERS: dict[str, Bring] = {
    **{f"表 {name}": partial(_sheet, case) for name, case in test_sheets.CASES.items()},
    **{f"又一表 {name}": partial(_sheet, case) for name, case in test_more_sheets.CASES.items()},
    **{f"再带入 {name}": partial(_again, case) for name, case in list(test_sheets.CASES.items())[::3]},
    **{f"Word {name}": partial(_document, case[0]) for name, case in test_word_documents.CASES.items()},
    **{f"经过别的程序 {form}": partial(_saved, name, form) for form, name in test_word_documents.THROUGH.items()},
    **{f"年度 {name}": partial(_of_year, case[0], case[2]) for name, case in test_years_and_units.SPANS.items()},
    **{f"单位 {name}": partial(_of_year, rows) for name, rows in test_years_and_units.UNITS.items()},
    **{f"坏 {name}": partial(bring, case[0], case[1]) for name, case in test_hostile_files.BAD.items()},
}
OURS = {f"自己的报告 {form}": partial(said, partial(_report, form), ours=True) for form in test_word_documents.OURS}
RECORD = Record(__file__, "intake", {**{title: partial(said, make) for title, make in MAKERS.items()}, **OURS})


@pytest.mark.parametrize("title", RECORD.titles)
def test_all_that_is_offered_and_all_that_is_left(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_file_is_gone() -> None:
    assert RECORD.strays() == set()
