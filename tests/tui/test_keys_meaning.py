"""One meaning per key: in every kind of field and in every state it does what it is said to do, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.desks import INDICATORS, at, default_form, form_with, sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tui import texts, texts_keys
from tui.app import Ziping
from tui.desk import Desk
from tui.opening import Sitting
from tui.screens.confirm import AskText
from tui.screens.home import HomeScreen
from tui.widgets.choice_field import ChoiceField
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import Notices
from tui.widgets.places import Order, problems
from tui.widgets.row_bar import RowBar
from tui.widgets.row_list import RowList

FIELDS = {
    "one line": "profile.title",
    "paragraphs": "texts.overview",
    "words": "profile.unit.functions",
    "answers": "profile.evaluation_types",
    "money": "implementation.monitoring.amount",
}
STATES: dict[str, dict[str, Any]] = {
    "empty": {},
    "half": {
        "profile": {"title": "供水", "unit": {"functions": ["供水", "排水"]}, "evaluation_types": ["过程"]},
        "texts": {"overview": "为了供水。\n第二段"},
        "implementation": {"monitoring": {"amount": "12.5"}},
    },
    "wrong": {
        "profile": {"title": "供", "unit": {"functions": ["×××"]}, "evaluation_types": ["别的"]},
        "texts": {"overview": "XX"},
        "implementation": {"monitoring": {"amount": "很多"}},
    },
}
KEYS = ("enter", "tab", "shift+tab", "escape", "f1", "f2", "f8", "ctrl+s", "ctrl+p", "up", "down", "home", "end")


@contextmanager
def rows(folder: Path, *given: dict[str, Any]) -> Iterator[Sitting]:
    found = [{"id": f"r{number}", "weight": "10", **row} for number, row in enumerate(given)]
    with sitting(folder, default_form(), {"performance": {"indicators": found}}) as opened:
        yield opened


def column(app: Ziping) -> str:
    return focused(app).path.rsplit(".", 2)[-2] + "." + focused(app).path.rsplit(".", 1)[-1]  # type: ignore[attr-defined]


def keys_shown(app: Ziping) -> str:
    return str(app.screen.query_one(KeyBar).render())


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("state", [*STATES, "read-only"])
async def test_keys_that_move_and_open_change_nothing(state: str, seat: Any) -> None:
    """In every kind of field: nothing of the answer is lost, and where the key leads is where it is said to lead."""
    opened = seat(STATES.get(state, STATES["half"]))
    if state == "read-only":
        opened.close()
        opened = seat(again=True, read_only=True)
    before = {path: opened.desk.session.text(path) for path in FIELDS.values()}
    app = Ziping(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.wizard is not None
        for kind, path in FIELDS.items():
            for key in KEYS:
                await app.wizard.pages.go_to(path)
                await pilot.pause()
                here = focused(app)
                await press(pilot, key)
                if app.screen is not app.wizard:
                    assert key in ("f1", "f8", "ctrl+p"), (kind, key)
                    await press(pilot, "escape")
                moved = app.screen.focused is not here
                stays = key not in ("enter", "tab", "shift+tab", "f2") or (
                    key == "enter" and kind in ("paragraphs", "words")
                )
                first = key == "shift+tab" and kind == "one line"
                within = key == "f2" and kind == "paragraphs"  # from words to words of one text
                assert moved is not stays or first or within, (kind, key)
                text = opened.desk.session.text(path)
                broken = key == "enter" and stays and state != "read-only"
                assert text == before[path] or (broken and text.rstrip("\n") == before[path]), (kind, key)
                if text != before[path]:
                    await press(pilot, "ctrl+z")
        assert app.screen is app.wizard, "one Esc at a time leads nowhere"


async def test_tab_selects_what_stands_there_and_enter_does_not(seat: Any) -> None:
    opened = seat({"profile": {"title": "旧名", "fiscal_year": "2019"}})
    app = Ziping(opened)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.wizard is not None
        await app.wizard.pages.go_to("profile.title")
        await press(pilot, "tab")
        await paste(pilot, "2020")
        assert opened.desk.session.text("profile.fiscal_year") == "2020", "typed over"
        await press(pilot, "tab", "shift+tab", "end")
        await paste(pilot, "年")
        assert opened.desk.session.text("profile.fiscal_year") == "2020年", "a key that moves keeps it"
        await app.wizard.pages.go_to("profile.title")
        await press(pilot, "enter")
        await paste(pilot, "度")
        assert opened.desk.session.text("profile.fiscal_year") == "2020年度"


async def test_enter_goes_on_from_every_cell_of_a_row_that_asks_for_something(tmp_path: Path) -> None:
    row = {"name": "合格率", "target": "≥95%", "actual": "90%", "level1": "产出指标", "level2": "质量指标"}
    with rows(tmp_path, row, row) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.level1")
            seen = []
            for _ in range(12):
                seen.append(column(app))
                await press(pilot, "enter")
                if column(app).startswith("r1"):
                    break
            asked = [f"r0.{name}" for name in ("level1", "level2", "name", "target", "actual", "weight")]
            assert seen == [*asked, "r0.deviation_reason", "r0.improvement"], "the score is computed"
            assert column(app) == "r1.deviation_reason", "the next row, at its first empty cell that asks for something"
            await press(pilot, "shift+tab")
            assert column(app) == "r1.stated_score", "Tab and Shift+Tab reach every cell"
            await press(pilot, "shift+tab")
            await press(pilot, "shift+tab")
            assert column(app) == "r1.actual"


@pytest.mark.parametrize(
    ("row", "then"),
    [
        ({"target": "≥95%", "actual": "96%"}, "r1.level1"),
        ({"target": "≥95%", "actual": "90%"}, "r0.deviation_reason"),
        ({"target": "≥95%", "actual": ""}, "r0.stated_score"),
        ({"target": "≥10处", "actual": "40处"}, "r0.deviation_reason"),
        ({"target": "≥95%", "actual": "96%", "deviation_reason": "抽检"}, "r0.deviation_reason"),
        ({"target": "≥95%", "actual": "96%", "stated_score": "9"}, "r0.stated_score"),
    ],
)
async def test_enter_passes_over_what_follows_and_what_needs_no_reason(
    row: dict[str, str], then: str, tmp_path: Path
) -> None:
    with rows(tmp_path, {"name": "合格率", **row}, {"name": ""}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.weight")
            await press(pilot, "enter")
            assert column(app) == then


@pytest.mark.parametrize(("days", "is_explained"), [("0", False), ("9", True)])
async def test_a_row_of_the_forms_rules_with_full_points_owes_no_reason(
    days: str, is_explained: bool, tmp_path: Path
) -> None:
    form = form_with("rules")
    entry = next(one for one in form.indicators if len(one.facts) == 1)
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.{entry.id}.facts.{next(iter(entry.facts))}")
            await paste(pilot, days)
            await press(pilot, "enter")
            assert (column(app) == f"{entry.id}.deviation_reason") is is_explained


@pytest.mark.parametrize("size", WINDOWS)
async def test_points_given_by_hand_are_explained_whatever_they_are(size: tuple[int, int], tmp_path: Path) -> None:
    form = form_with("rules")
    entry = next(one for one in form.indicators if one.rule and one.rule.rule == "manual" and one.weight)
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await at(pilot, f"{INDICATORS}.{entry.id}.stated_score")
            assert "Ctrl+T" not in keys_shown(app), "nothing is compared in this row"
            await paste(pilot, str(entry.weight))
            await press(pilot, "enter")
            assert column(app) == f"{entry.id}.deviation_reason"


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_footer_of_a_choice_says_that_enter_only_goes_on(size: tuple[int, int], tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            row = opened.desk.session.get(INDICATORS)[0]["catalogue"]
            await at(pilot, f"{INDICATORS}.{row}.level1")
            assert isinstance(focused(app), ChoiceField) and "空格选定" in keys_shown(app)
            assert "回车往下" in keys_shown(app)
            chosen = opened.desk.session.get(INDICATORS)[0]["level1"]
            await press(pilot, "enter")
            assert column(app) == f"{row}.name" and opened.desk.session.get(INDICATORS)[0]["level1"] == chosen


async def test_delete_takes_away_a_printed_class_in_which_nothing_was_written(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            keys = [row["catalogue"] for row in opened.desk.session.get(INDICATORS)]
            await at(pilot, f"{INDICATORS}.{keys[1]}.name")
            assert "Delete删这行" in keys_shown(app)
            await press(pilot, "delete")
            assert [row["catalogue"] for row in opened.desk.session.get(INDICATORS)] == [keys[0], *keys[2:]]
            assert column(app) == f"{keys[2]}.name"
            await paste(pilot, "水")
            await press(pilot, "home", "delete", "delete", "delete")
            assert len(opened.desk.session.get(INDICATORS)) == len(keys) - 1, "a Delete too many takes no row"
            await press(pilot, "enter", "shift+tab", "delete")
            assert len(opened.desk.session.get(INDICATORS)) == len(keys) - 2
            await press(pilot, "ctrl+z", "ctrl+z")
            assert len(opened.desk.session.get(INDICATORS)) >= len(keys) - 1


async def test_the_money_step_begins_below_the_total_that_follows(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await press(pilot, "f5")
            assert column(app) == "appropriation.initial_budget"
            await paste(pilot, "120")
            await judge(pilot)
            await press(pilot, "up")
            assert column(app) == "total.initial_budget" and "=120" in drawn(app.screen)
            assert not opened.desk.session.text("funds.lines.total.initial_budget"), "nothing is set unasked"


async def test_the_date_of_the_report_is_todays_by_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "today", staticmethod(lambda: "2024-03-15"))
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            assert app.wizard is not None
            await app.wizard.pages.go_to("profile.report_date")
            await press(pilot, "ctrl+l")
            assert opened.desk.session.text("profile.report_date") == "2024-03-15"
            monkeypatch.setattr(Desk, "today", staticmethod(lambda: "2024-03-16"))
            await press(pilot, "ctrl+l")
            assert opened.desk.session.text("profile.report_date") == "2024-03-15"


async def test_a_reason_takes_a_new_line_by_its_own_key(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "deviation_reason": "天旱"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.deviation_reason")
            assert isinstance(focused(app), TextArea)
            for words in ("Ctrl+J换行", "F4", "回车下一格"):
                assert words in keys_shown(app)
            await press(pilot, "ctrl+j")
            await paste(pilot, "停水")
            assert opened.desk.session.get(f"{INDICATORS}.r0.deviation_reason") == "天旱\n停水"
            await press(pilot, "enter")
            assert column(app) == "r0.improvement"


async def test_up_and_down_stay_in_the_column(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "deviation_reason": "一\n二"}, {"name": "乙"}, {"name": "丙"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.r0.target")
            await press(pilot, "down", "down", "down")
            assert column(app) == "r2.target"
            await press(pilot, "up", "up", "up")
            assert column(app) == "r0.target"
            await at(pilot, f"{INDICATORS}.r1.level1")
            assert isinstance(focused(app), ChoiceField)
            await press(pilot, "down")
            assert column(app) == "r2.level1"
            await at(pilot, f"{INDICATORS}.r0.deviation_reason")
            await press(pilot, "up")
            assert column(app) == "r0.deviation_reason", "within a text to its other line"
            await press(pilot, "down", "down")
            assert column(app) == "r1.deviation_reason"
            await at(pilot, f"{INDICATORS}.r1.name")
            while column(app) != "r1.level1":
                await press(pilot, "shift+tab")
            await press(pilot, "shift+tab")
            assert focused(app) is table.list and table.list.key == "r1", "from the first cell back to the table"


async def test_behind_the_last_row_a_new_one_is_offered_not_made(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "improvement": "改"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.improvement")
            await press(pilot, "enter")
            assert isinstance(focused(app), RowBar) and texts_keys.ROW_MORE in drawn(app.screen)
            assert len(opened.desk.session.get(INDICATORS)) == 1
            await press(pilot, "shift+tab")
            assert column(app) == "r0.improvement"
            await press(pilot, "enter", "enter")
            assert len(opened.desk.session.get(INDICATORS)) == 2


async def test_the_row_below_shows_the_keys_of_the_focus_and_does_them(tmp_path: Path) -> None:
    basis = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}]
    with sitting(tmp_path, default_form(), {"profile": {"basis": basis}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "profile.basis.a")
            assert isinstance(focused(app), RowList)
            for words in ("Insert添加", "Delete删除", "Ctrl+D复制", "Ctrl+上移", "Ctrl+下移", "F1帮助", "F2"):
                assert words in keys_shown(app), words
            app.notify("提示" * 10)
            await pilot.pause()
            line = next(one for one in app.screen.query(Notices) if one.notice is not None)
            assert "提示" in str(line.render()) and "Insert添加" in keys_shown(app)
            at_delete = keys_shown(app).index("Delete") + 1 + 2  # two wide signs before it
            await pilot.click(KeyBar, offset=(at_delete, 0))
            await settle(pilot)
            assert [row["id"] for row in opened.desk.session.get("profile.basis")] == ["b"]
            assert app.wizard is not None
            await app.wizard.pages.go_to("profile.title")
            await settle(pilot)
            assert "F8检查" in keys_shown(app) and "F12预览" in keys_shown(app) and "Ctrl+Q退出" in keys_shown(app)


async def test_escape_asks_first_and_what_it_takes_away_never_leaves(seat: Any) -> None:
    app = Ziping(seat({"profile": {"title": "名"}}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.notify("看一眼")
        await pilot.pause()
        await press(pilot, "escape")
        assert app.desk is not None and "看一眼" not in drawn(app.screen)
        assert texts_keys.LEAVE_AGAIN not in drawn(app.screen), "that one took the notice away"
        await press(pilot, "escape")
        assert texts_keys.LEAVE_AGAIN in drawn(app.screen)
        await paste(pilot, "2")
        await press(pilot, "escape")
        assert app.desk is not None, "who went on writing is asked anew"
        await paste(pilot, "3")
        await press(pilot, "escape", "ctrl+p", "escape")
        assert app.desk is not None, "a list that closes"
        for _ in range(3):
            if isinstance(app.screen, HomeScreen):
                break
            await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_caret_of_a_file_name_stands_before_its_ending(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_save_as()
        await settle(pilot)
        assert isinstance(app.screen, AskText)
        await paste(pilot, "二")
        assert app.screen.query_one(Input).value.endswith("副本二.toml")
        await press(pilot, "escape", "f9")
        await paste(pilot, "稿")
        assert app.screen.query_one(Input).value.endswith("稿.docx")


async def test_both_findings_of_a_cell_are_shown(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "target": "≥95%", "actual": "90%"}) as opened:
        async with Ziping(opened).run_test(size=(120, 40)) as pilot:
            table = await at(pilot, f"{INDICATORS}.r0.actual")
            await judge(pilot)
            evaluation = opened.desk.evaluation
            one = evaluation.open_findings[0]
            path = f"{INDICATORS}.r0.actual"
            two = [replace(one, path=path, message=words, waived=None) for words in ("头一处", "第二处")]
            object.__setattr__(evaluation, "findings", (*evaluation.findings, *two))
            field = table.editor.field_at(path)
            assert field is not None
            field.judged = True
            field.note()
            assert "头一处" in str(field.render()) and "第二处" in str(field.render())


async def through_problems(form_id: str, folder: Path) -> None:
    """F2 comes to every problem once, never backwards, and then to the first again."""
    from wizards import catalogue

    with sitting(folder, catalogue.load_form(form_id)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await judge(pilot)
            assert app.wizard is not None
            order = Order(opened.desk)
            wanted = list(dict.fromkeys(one.path for one in problems(opened.desk) if opened.desk.asked_at(one.path)))
            start = order.of(app.wizard.pages.current)
            begin = next((number for number, path in enumerate(wanted) if order.of(path) > start), 0)
            for path in [*wanted[begin:], *wanted[:begin], wanted[begin]]:
                await press(pilot, "f2")
                here = app.wizard.pages.current
                assert order.of(here) == order.of(path), (here, path)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(6))
async def test_f2_goes_through_every_form_in_its_order(number: int, tmp_path: Path) -> None:
    from wizards import catalogue

    await through_problems(sorted(one.id for one in catalogue.list_forms()[0])[number], tmp_path)


async def test_f2_goes_on_from_a_cell_where_nothing_is_wrong(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲"}, {"name": "乙"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.improvement")
            assert app.wizard is not None
            wanted = [one.path for one in problems(opened.desk) if one.path.startswith(f"{INDICATORS}.r1.")]
            await press(pilot, "f2")
            assert app.wizard.pages.current == wanted[0]
            assert texts.PROBLEM_OF.split("{")[0] in drawn(app.screen)


@pytest.mark.parametrize("size", WINDOWS)
async def test_who_is_sent_to_what_is_wrong_types_over_it(tmp_path: Path, size: tuple[int, int]) -> None:
    """By F2 or from the review, to a field of its own or to a cell: as by Tab."""
    with rows(tmp_path, {"name": "长度", "target": "≥12公里", "actual": "十二多", "tier": "没有这一档"}) as opened:
        session = opened.desk.session
        session.set("profile.fiscal_year", "二〇")
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await judge(pilot)
            seen = set()
            for _ in problems(opened.desk):
                await press(pilot, "f2")
                field = focused(app)
                if isinstance(field, Input) and field.value:
                    assert field.selected_text == field.value
                    seen.add(field.path)  # type: ignore[attr-defined]
            assert "profile.fiscal_year" in seen and len(seen) > 1
            await press(pilot, "f8")
            await paste(pilot, "评价年度")
            await press(pilot, "enter")
            assert focused(app).path == "profile.fiscal_year"  # type: ignore[attr-defined]
            await press(pilot, "2", "0")
            assert session.text("profile.fiscal_year") == "20"


@pytest.mark.parametrize(
    ("begin", "said"),
    [
        (("enter",), texts_keys.ROW_MORE),
        (("shift+tab", "escape", "escape"), texts_keys.LEAVE_AGAIN),
        (("f2",), " 处，共 "),
        (("f3",), texts.FIRST_STEP),
        (("ctrl+y",), texts.REDO_NONE),
    ],
)
@pytest.mark.parametrize("key", ["tab", "x", "2", "left"])
async def test_what_is_said_of_the_next_key_goes_with_it(
    tmp_path: Path, begin: tuple[str, ...], said: str, key: str
) -> None:
    with sitting(tmp_path, default_form(), {"profile": {"basis": [{"id": "a", "title": "一"}]}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, "profile.basis.a.title")
            last = table.editor.fields[-1]
            table.editor.focus_field(len(table.editor.fields) - 1)
            await settle(pilot)
            assert focused(app) is last.control
            await press(pilot, *begin)
            assert said in drawn(app.screen)
            await press(pilot, key)
            assert said not in drawn(app.screen)


async def test_what_has_happened_is_said_for_its_time(tmp_path: Path) -> None:
    basis = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}]
    with sitting(tmp_path, default_form(), {"profile": {"basis": basis}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "profile.basis.a")
            await press(pilot, "delete", "down")
            assert texts.ROW_DELETED in drawn(app.screen)
