"""The session: one writer of state, with paths, rows, undo and snapshots."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.carried import mark
from schemas.form import Entry, Form, Pack
from wizards.session import Session, new_document, with_row_ids


def session(document: dict[str, Any] | None = None) -> Session:
    numbers = itertools.count(1)
    return Session(document or {"schema_version": 1}, new_id=lambda: f"row{next(numbers):05d}")


@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        ("profile.title", "城乡居民医保补助", "城乡居民医保补助"),
        ("profile.title", "两行\n名称", "两行 名称"),
        ("profile.fiscal_year", "2019", 2019),
        ("profile.fiscal_year", "２０１９", 2019),
        ("profile.fiscal_year", "去年", "去年"),
        ("profile.unit.leader.name", "张某", "张某"),
        ("funds.lines.county.executed", "28545.30", "28545.30"),
        ("texts.implementation", "第一段\r\n第二段", "第一段\n第二段"),
        ("signoff.attachments", "批复\n\n决算\n", ["批复", "决算"]),
        ("performance.indicators.insured.facts.days_late", "3", "3"),
    ],
)
def test_what_is_typed_is_what_is_kept(path: str, typed: str, stored: object) -> None:
    desk = session()
    assert desk.set(path, typed) is not None
    assert desk.get(path) == stored


def test_a_blank_removes_the_key_and_empty_tables_go() -> None:
    desk = session()
    desk.set("profile.unit.leader.name", "张某")
    desk.set("profile.unit.leader.name", "")
    assert "profile" not in desk.document


def test_a_row_entered_by_its_natural_key_is_made_once() -> None:
    desk = session()
    desk.set("funds.lines.county.executed", "1")
    desk.set("funds.lines.county.arrived", "2")
    assert desk.get("funds.lines") == [{"source": "county", "executed": "1", "arrived": "2"}]


def test_the_same_text_again_is_no_change() -> None:
    desk = session()
    desk.set("profile.title", "甲")
    assert desk.set("profile.title", "甲") is None
    assert desk.revision == 1


def test_a_snapshot_stays_as_it_was() -> None:
    desk = session()
    desk.set("funds.lines.county.executed", "1")
    snapshot = desk.document
    desk.set("funds.lines.county.executed", "2")
    assert snapshot["funds"]["lines"][0]["executed"] == "1"


def test_a_change_shares_everything_it_does_not_touch() -> None:
    desk = session({"profile": {"title": "甲"}, "texts": {"overview": "乙"}})
    before = desk.document
    desk.set("texts.overview", "丙")
    assert desk.document["profile"] is before["profile"]


def test_typing_in_one_field_is_one_undo_step_until_it_is_left() -> None:
    desk = session()
    for text in ("城", "城乡", "城乡居民"):
        desk.set("profile.title", text)
    desk.seal()
    desk.set("profile.title", "城乡居民医保")
    desk.undo()
    assert desk.get("profile.title") == "城乡居民"
    desk.undo()
    assert desk.get("profile.title") is None
    desk.redo()
    desk.redo()
    assert desk.get("profile.title") == "城乡居民医保"


def test_five_hundred_steps_can_be_taken_back() -> None:
    desk = session()
    for number in range(501):
        desk.set("profile.title", f"第{number}次")
        desk.seal()
    undone = 0
    while desk.undo():
        undone += 1
    assert (undone, desk.get("profile.title")) == (500, "第0次")


def test_undo_keeps_the_place_where_the_user_is() -> None:
    desk = session()
    desk.set("profile.title", "甲")
    desk.note_place("funds", "funds.lines")
    desk.undo()
    assert desk.get("place.step") == "funds"


def test_rows_are_added_copied_moved_and_deleted_and_undo_brings_them_back() -> None:
    desk = session()
    first = desk.add_row("problems.items", {"kind": "problem", "text": "一"})
    second = desk.copy_row("problems.items", first)
    assert second is not None and second != first
    desk.set(f"problems.items.{second}.text", "二")
    desk.move_row("problems.items", second, first)
    assert [row["text"] for row in desk.get("problems.items")] == ["二", "一"]
    desk.delete_row("problems.items", first)
    assert [row["text"] for row in desk.get("problems.items")] == ["二"]
    desk.undo()
    assert [row["text"] for row in desk.get("problems.items")] == ["二", "一"]


def test_two_rows_of_one_catalogue_entry_are_entered_apart() -> None:
    desk = session()
    first = desk.add_row("performance.indicators", {"catalogue": "quantity", "name": "甲"})
    second = desk.add_row("performance.indicators", {"catalogue": "quantity", "name": "乙"})
    assert first == "quantity" and second != first
    desk.set(f"performance.indicators.{second}.actual", "5")
    assert [row.get("actual") for row in desk.get("performance.indicators")] == [None, "5"]


def test_a_listener_hears_every_change_and_can_leave() -> None:
    desk = session()
    heard: list[int] = []
    leave = desk.subscribe(lambda change: heard.append(change.revision))
    desk.set("profile.title", "甲")
    leave()
    desk.set("profile.title", "乙")
    assert heard == [1]


def test_unknown_and_malformed_values_stay() -> None:
    desk = session({"profile": {"unknown": {"a": "b"}, "unit": "不是表"}, "own": ["x"]})
    desk.set("profile.title", "甲")
    assert desk.document == {"profile": {"unknown": {"a": "b"}, "unit": "不是表", "title": "甲"}, "own": ["x"]}


def test_each_text_taken_over_has_one_mark_and_keeps_those_of_the_others() -> None:
    desk = session({"carried": ["不是表"]})
    for path, text in (
        ("texts.overview", "去年的概况"),
        ("texts.conclusion", "去年的结论"),
        ("texts.overview", "样例"),
    ):
        desk.take_over(path, text, "last")
    assert desk.get("carried") == [
        "不是表",
        mark("texts.conclusion", "去年的结论", "last"),
        mark("texts.overview", "样例", "last"),
    ]


def test_rows_without_any_key_get_an_id_once() -> None:
    document = {"problems": {"items": [{"text": "一"}, {"id": "abcdefgh", "text": "二"}]}}
    numbered = with_row_ids(document, lambda: "fresh001")
    assert [row["id"] for row in numbered["problems"]["items"]] == ["fresh001", "abcdefgh"]
    assert with_row_ids(numbered) == numbered


def test_a_new_session_has_a_row_for_every_catalogue_entry() -> None:
    entries = (Entry(id="a", level1="产出", name="人数", unit="人", target="≥5"), Entry(id="b", level1="效益"))
    form = Form(pack=Pack(format=1, id="x", title="x", money_unit="元"), indicators=entries)
    document = new_document(form, new_id=lambda: "fresh001")
    assert document["funds"] == {"unit": "元"}
    assert document["performance"]["indicators"] == [
        {"id": "fresh001", "catalogue": "a", "level1": "产出", "name": "人数", "unit": "人", "target": "≥5"},
        {"id": "fresh001", "catalogue": "b", "level1": "效益"},
    ]


PATHS = ["profile.title", "texts.overview", "funds.lines.county.executed", "funds.lines.total.arrived", "signoff.unit"]


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(["", "甲", "乙", "12"])), max_size=12))
def test_undoing_everything_gives_back_the_beginning(edits: list[tuple[str, str]]) -> None:
    start = {"schema_version": 1, "own": {"kept": "x"}}
    desk = session(start)
    for path, text in edits:
        desk.set(path, text)
    end = desk.document
    while desk.undo():
        pass
    assert desk.document == start
    while desk.redo():
        pass
    assert desk.document == end


@given(st.lists(st.sampled_from(["一般公共服务", "一般公共服务支", "", "一", "教", "教育"]), max_size=8))
def test_a_row_stays_the_row_while_its_name_is_typed(typed: list[str]) -> None:
    """The path was taken before the first letter, and each letter renames the row that it leads to."""
    rows = [{"item": "一般公共服务", "amount": "9.30"}, {"item": "农林水", "amount": "5"}]
    desk = session({"funds": {"account": {"functions": rows}}})
    path = "funds.account.functions.一般公共服务"
    for name in typed:
        desk.set(f"{path}.item", name)
        assert desk.text(f"{path}.item") == name and desk.text(f"{path}.amount") == "9.30"
    desk.set(f"{path}.amount", "10")
    first, second = desk.get("funds.account.functions")
    assert first["amount"] == "10" and second == rows[1]
    while desk.undo():
        pass
    assert desk.get("funds.account.functions") == rows and desk.text(f"{path}.amount") == "9.30"


def test_a_name_that_is_there_means_the_row_that_has_it() -> None:
    desk = session(
        {"funds": {"account": {"functions": [{"item": "甲", "amount": "1"}, {"item": "乙", "amount": "2"}]}}}
    )
    desk.set("funds.account.functions.甲.item", "丙")
    desk.set("funds.account.functions.乙.item", "甲")
    assert desk.text("funds.account.functions.甲.amount") == "2"
    assert desk.text("funds.account.functions.丙.amount") == "1"
