"""What changed between two versions: by field, in the words of the form, rows by what they are."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from samples import sample_path
from wizards.opening import read_for
from wizards.returning.changes import Changed, by_row, changes, match_rows
from wizards.returning.statement import statement
from wizards.word import write

OPENED = read_for(sample_path("mof-2020"))
FORM = OPENED.in_force.form
ROWS = "performance.indicators"


def document() -> dict[str, Any]:
    return deepcopy(dict(OPENED.document))


def compared(new: dict[str, Any], old: dict[str, Any] | None = None) -> list[Changed]:
    return changes(old or document(), new, FORM)


def test_equal_versions_have_no_difference() -> None:
    assert compared(document()) == []


@pytest.mark.parametrize(
    "beside",
    [
        {"place": {"step": "funds"}},
        {"state": "已报送", "state_date": "2024-03-01"},
        {"remarks": [{"id": "r2345678", "text": "请核对"}]},
        {"waivers": [{"rule": "F07", "path": "texts.overview", "reason": "有说明"}]},
        {"last": {"file": "去年.toml"}, "carried": [{"path": "texts.overview"}]},
    ],
    ids=lambda beside: next(iter(beside)),
)
def test_what_is_no_answer_is_not_compared(beside: dict[str, Any]) -> None:
    assert compared({**document(), **beside}) == []


def test_a_value_is_changed_added_or_removed() -> None:
    old, new = document(), document()
    new["profile"]["title"] = "另一个项目"
    del new["profile"]["report_date"]
    del old["texts"]["conclusion"]
    found = {one.path: one for one in compared(new, old)}
    assert found.keys() == {"profile.title", "profile.report_date", "texts.conclusion"}
    assert (found["profile.title"].kind, found["profile.title"].label) == ("changed", "项目名称")
    assert (found["profile.report_date"].kind, found["profile.report_date"].new) == ("removed", "")
    assert (found["texts.conclusion"].kind, found["texts.conclusion"].old) == ("added", "")


def test_a_row_is_called_by_its_name_and_found_wherever_it_stands() -> None:
    new = document()
    rows = new["performance"]["indicators"]
    row = next(one for one in rows if one["name"] == "水质抽检合格率")
    row["actual"] = "93%"
    rows.reverse()
    (one,) = compared(new)
    assert (one.label, one.old, one.new) == ("水质抽检合格率·实际完成值", "90%", "93%")


def test_rows_without_ids_meet_by_name() -> None:
    old, new = document(), document()
    for number, row in enumerate(new["performance"]["indicators"]):
        row["id"] = f"other{number:03}"
        row.pop("catalogue", None)
    new["performance"]["indicators"][0]["target"] = "≥47处"
    (one,) = compared(new, old)
    assert one.path.endswith(".target") and one.kind == "changed"


def test_a_reference_to_a_row_under_another_id_is_no_change() -> None:
    new = document()
    ids = {row["id"]: f"other{n:03}" for n, row in enumerate(new["problems"]["items"])}
    for row in new["problems"]["items"]:
        row["id"] = ids[row["id"]]
        if "answers" in row:
            row["answers"] = ids[row["answers"]]
    assert compared(new) == []


def test_a_new_row_and_one_that_is_gone_are_one_entry_each_for_a_person() -> None:
    new = document()
    gone = new["performance"]["indicators"].pop(0)
    new["performance"]["indicators"].append({"id": "k3f9a2bc", "name": "新打水井", "target": "3眼"})
    found = compared(new)
    assert {one.kind for one in found} == {"added", "removed"} and len(found) > 2
    read = by_row(found, new, document())
    assert [(one.label, one.kind) for one in read] == [("新打水井", "added"), (gone["name"], "removed")]
    assert "年度指标值：3眼" in read[0].new


def test_changes_stand_in_the_order_of_the_form() -> None:
    new = document()
    new["texts"]["conclusion"] = "改过。"
    new["profile"]["title"] = "改过"
    new["funds"]["lines"][0]["executed"] = "1"
    assert [one.path.split(".")[0] for one in compared(new)] == ["profile", "funds", "texts"]


def test_a_row_is_given_once() -> None:
    old = [{"id": "a", "name": "同名"}, {"id": "b", "name": "同名"}]
    new = [{"id": "b", "name": "同名"}, {"name": "同名"}, {"name": "同名"}]
    assert match_rows(old, new) == {0: 1, 1: 0, 2: None}


def test_the_statement_answers_each_change_with_its_remark_and_is_proved() -> None:
    new = document()
    new["profile"]["title"] = "另一个项目"
    new["remarks"] = [
        {"id": "r2345678", "by": "李某", "path": "profile.title", "text": "名称不对", "reply": "已改为批复的名称"},
        {"id": "r3456789", "by": "李某", "text": "请早些报送"},
    ]
    paper = statement(by_row(compared(new), new, document()), new, FORM)
    words = "\n".join(
        cell.text
        for block in paper.blocks
        if hasattr(block, "grids")
        for grid in block.grids
        for row in grid.rows
        for cell in row.cells
    )
    assert "意见：名称不对\n答复：已改为批复的名称" in words and "另一个项目" in words
    assert "李某：请早些报送" in words and "整份报告" in words and "未答复" in words
    assert write(paper.blocks, paper.layout)[:2] == b"PK"
