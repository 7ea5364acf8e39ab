"""Bringing in within the app: a paste, a file, a dropped path, last year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from samples import sample_path
from schemas.paths import find
from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import drawn, judge, paste, settle
from tests.wizards.intake.sheet_cases import OUT, PLAIN, PLAIN_ROWS, QUAN
from tests.wizards.intake.sheets import text, xlsx
from tui.app import Ziping
from tui.pasting import is_table
from tui.screens.bring_in import BringInScreen
from tui.screens.browser import Browser
from tui.screens.confirm import Ask, AskText
from tui.typed_paths import dropped_path
from wizards.intake.rollover import roll_over

TABLE = text([[cell if isinstance(cell, (str, int, float)) else f"{cell.value:.0%}" for cell in row] for row in PLAIN])
TABLE = TABLE.replace("\n措施", "措施")


def names(app: Ziping) -> list[Any]:
    assert app.desk is not None
    return [row.get("name") for row in app.desk.session.get(INDICATORS)]


async def wait_for(pilot: Pilot[Any], screen: type[Any]) -> Any:
    for _ in range(100):
        await pilot.pause(0.02)
        if isinstance(pilot.app.screen, screen) and drawn(pilot.app.screen).strip():
            await pilot.pause()
            return pilot.app.screen
    raise AssertionError(f"{screen.__name__} does not come; there is {pilot.app.screen}")


async def back_in_wizard(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app, Ziping)
    for _ in range(100):
        await pilot.pause(0.02)
        if app.screen is app.wizard:
            await settle(pilot)
            return
    raise AssertionError(f"still at {app.screen}")


@pytest.mark.parametrize("where", ["profile.title", "performance.indicators.quantity.target", "performance.indicators"])
async def test_a_pasted_table_is_seen_first_and_taken_by_enter_as_one_step(tmp_path: Path, where: str) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            if where != "profile.title":
                await at(pilot, where)
            before = opened.desk.session.document
            await paste(pilot, TABLE)
            screen = await wait_for(pilot, BringInScreen)
            assert names(app)[0] is None  # nothing is set before it was seen
            assert "维修工程数量" in drawn(screen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert names(app)[:2] == ["维修工程数量", "水质抽检合格率"]
            taken = find(opened.desk.session.document, "performance.indicators.quality")
            assert taken["actual"] == PLAIN_ROWS["水质抽检合格率"]["actual"]
            if where.startswith(INDICATORS):
                assert "维修工程数量" in drawn(app.screen)
            await pilot.press("ctrl+z")
            await settle(pilot)
            undone = {key: value for key, value in opened.desk.session.document.items() if key != "place"}
            assert undone == {key: value for key, value in before.items() if key != "place"}


async def test_row_by_row_it_is_taken_or_left(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await paste(pilot, TABLE)
            screen = await wait_for(pilot, BringInScreen)
            offers = screen.query_one("#offers", OptionList)
            offers.focus()
            await pilot.press("home", "space")  # the first line is the whole row
            assert "[ ] 维修工程数量" in drawn(screen)
            await pilot.press("tab", "enter")
            await back_in_wizard(pilot)
            assert names(app)[0] is None and "水质抽检合格率" in names(app)


async def test_what_differs_stands_old_beside_new_and_is_not_ticked(tmp_path: Path) -> None:
    rows = [{"id": "abcdefgh", "level1": OUT, "level2": QUAN, "name": "维修工程数量", "target": "≥40处"}]
    with sitting(tmp_path, default_form(), {"performance": {"indicators": rows}}) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await paste(pilot, TABLE)
            screen = await wait_for(pilot, BringInScreen)
            assert "[ ] 年度指标值　现在 ≥40处 → ≥46处" in drawn(screen)
            await pilot.press("down", "enter")  # 连不同的也带入
            await back_in_wizard(pilot)
            assert opened.desk.session.text("performance.indicators.abcdefgh.target") == "≥46处"


async def test_esc_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, TABLE)
            await wait_for(pilot, BringInScreen)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            assert set(names(app)) == {None} and opened.desk.session.undo() is None


async def test_a_table_without_a_head_is_answered_by_one_sentence(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, "甲\t1\r\n乙\t2\r\n")
            screen = await wait_for(pilot, Ask)
            assert "没有认出" in drawn(screen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert opened.desk.session.text("profile.title") == ""


async def test_in_a_long_text_a_table_of_another_kind_is_typed(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            assert app.wizard is not None and await app.wizard.pages.go_to("texts.overview")
            await settle(pilot)
            await paste(pilot, "甲\t1\n乙\t2\n")
            await settle(pilot)
            assert opened.desk.session.text("texts.overview") == "甲\t1\n乙\t2\n"


async def test_a_dropped_file_is_offered_and_brought_in(tmp_path: Path) -> None:
    sheet = tmp_path / "指标 表.xlsx"
    sheet.write_bytes(xlsx(PLAIN))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await paste(pilot, str(sheet).replace(" ", "\\ "))
            await wait_for(pilot, Ask)
            await pilot.press("enter")
            await wait_for(pilot, BringInScreen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert names(app)[0] == "维修工程数量"


async def test_a_path_that_is_only_a_text_is_typed(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, "/某处/表.xlsx")
            await wait_for(pilot, Ask)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            assert opened.desk.session.text("profile.title") == "/某处/表.xlsx"


async def test_of_several_sheets_one_is_chosen(tmp_path: Path) -> None:
    sheet = tmp_path / "两张.xlsx"
    sheet.write_bytes(xlsx(PLAIN, more={"二": [["三级指标", "实际完成值"], ["甲", "5个"]]}))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(sheet)
            await pilot.press("enter")
            await wait_for(pilot, Ask)
            await pilot.press("down", "enter")
            await wait_for(pilot, BringInScreen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert "甲" in names(app)


async def test_a_file_that_cannot_be_read_is_one_sentence_and_asked_again(tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04" + bytes(100))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(bad)
            await pilot.press("enter")
            screen = await wait_for(pilot, Ask)
            assert "损坏" in drawn(screen)
            await pilot.press("enter")
            await wait_for(pilot, AskText)
            await pilot.press("escape")
            await back_in_wizard(pilot)


async def test_last_year_s_value_stands_beside_the_field(tmp_path: Path) -> None:
    from wizards.opening import in_force
    from wizards.storage import load

    last = load(sample_path(default_form().pack.id)).document
    force = in_force(last)
    new = roll_over(last, "去年.toml", force.form, old_form=force.form, policy=force.policy).document
    with sitting(tmp_path, default_form(), new) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(110, 40)) as pilot:
            await settle(pilot)
            await at(pilot, "performance.indicators.quality.actual")
            assert "去年 90%" in drawn(app.screen)


async def begin_from(pilot: Pilot[Any], last: Path) -> Any:
    """Ask for this year's session from ``last``; the choice of the form."""
    await settle(pilot)
    await pilot.app.run_action("app.from_last_year")
    await wait_for(pilot, Browser)
    pilot.app.screen.query_one(Input).value = str(last)
    await pilot.press("enter")
    return await wait_for(pilot, Ask)


async def take_the_name(pilot: Pilot[Any]) -> Any:
    """Accept folder and name; the list of what came."""
    for _ in range(50):
        await pilot.pause(0.02)
        if len(pilot.app.screen.query(Input)) == 2:
            break
    await pilot.press("enter")
    return await wait_for(pilot, Ask)


async def test_from_last_year_begins_on_the_home_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = tmp_path / "去年.toml"
    last.write_bytes(sample_path(default_form().pack.id).read_bytes())
    monkeypatch.chdir(tmp_path)
    app = Ziping()
    async with app.run_test(size=(100, 30)) as pilot:
        await begin_from(pilot, last)
        await pilot.press("enter")
        assert "9 项指标" in drawn(await take_the_name(pilot))
        await pilot.press("enter")
        await back_in_wizard(pilot)
        assert app.desk is not None and app.desk.session.get("profile.fiscal_year") == 2024
        assert app.desk.form.pack.id == default_form().pack.id
        assert (tmp_path / "自评-2024.toml").exists()
        app.sitting.close() if app.sitting else None


@pytest.mark.parametrize("known", [True, False], ids=["its own form is there", "its own form is gone"])
async def test_from_last_year_another_form_says_what_found_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    last = tmp_path / "去年.toml"
    text_of_last = sample_path(default_form().pack.id).read_text("utf-8")
    last.write_text(text_of_last if known else text_of_last.replace('form = "', 'form = "gone-', 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    app = Ziping()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await begin_from(pilot, last)
        assert ("去年用的" in drawn(screen)) == known and ("gone-" in drawn(screen)) != known
        choices = screen.query_one(OptionList)
        choices.highlighted = [option.id for option in choices.options].index("linxiang-2021")
        await pilot.press("enter")
        told = drawn(await take_the_name(pilot))
        assert "在新表里没有" in told
        await pilot.press("enter")
        await back_in_wizard(pilot)
        assert app.desk is not None and app.desk.form.pack.id == "linxiang-2021"
        app.sitting.close() if app.sitting else None


async def test_an_example_is_taken_over_by_one_key_and_marked_until_its_words_change(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert app.wizard is not None and await app.wizard.pages.go_to("texts.overview")
            await settle(pilot)
            session, before = opened.desk.session, opened.desk.session.document
            example = next(one.good for one in opened.desk.form.asked.questions if one.path == "texts.overview")
            assert "Ctrl+L" in drawn(app.screen) and example
            await pilot.press("ctrl+l")
            await judge(pilot)
            assert session.text("texts.overview") == example
            assert [one.rule for one in opened.desk.evaluation.findings if one.path == "texts.overview"].count(
                "A14"
            ) == 1
            assert "还是例子的原话" in drawn(app.screen)
            await pilot.press("ctrl+l")  # what is there is not replaced
            assert session.text("texts.overview") == example
            await paste(pilot, "（本县）")
            await judge(pilot)
            assert "A14" not in [one.rule for one in opened.desk.evaluation.findings]
            await pilot.press("ctrl+z", "ctrl+z")
            await settle(pilot)
            after = {key: value for key, value in session.document.items() if key != "place"}
            assert after == {key: value for key, value in before.items() if key != "place"}


async def test_where_there_is_no_example_one_line_says_so(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await at(pilot, "performance.indicators.quantity.target")
            before = opened.desk.session.document
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert "没有可以放进来的例子或句子" in drawn(app.screen) and opened.desk.session.document is before


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("/家/表.xlsx", "/家/表.xlsx"),
        ("'/家/a b.xls' ", "/家/a b.xls"),
        ("/家/a\\ b\\(1\\).csv", "/家/a b(1).csv"),
        ("file:///home/%E8%A1%A8.xlsx", "/home/表.xlsx"),
        ("C:\\表\\a.xlsx", "C:\\表\\a.xlsx"),
        ("~/表.txt", "~/表.txt"),
        ("表.xlsx", None),
        ("/家/报告.docx", "/家/报告.docx"),
        ("/家/报告.doc", None),
        ("见/家/表.xlsx", None),
        ("", None),
    ],
)
def test_a_dropped_path_is_known_in_any_terminal_s_writing(pasted: str, path: str | None) -> None:
    assert dropped_path(pasted) == (None if path is None else Path(path))


def test_one_line_with_a_tab_is_no_table() -> None:
    assert not is_table("甲\t乙") and not is_table("一\n二\n三\t四\n五") and is_table("甲\t1\r乙\t2")


async def test_from_home_a_new_session_is_made_and_a_sheet_brought_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = tmp_path / "表.xlsx"
    sheet.write_bytes(xlsx(PLAIN))
    app = Ziping()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down", "enter")
        await wait_for(pilot, Ask)
        await pilot.press("enter")  # the form
        await wait_for(pilot, AskText)
        await pilot.press("enter")  # folder and name
        for _ in range(100):
            await pilot.pause(0.02)
            if app.desk is not None and isinstance(app.screen, AskText):
                break
        app.screen.query_one(Input).value = str(sheet)
        await pilot.press("enter")
        await wait_for(pilot, BringInScreen)
        await pilot.press("enter")
        await back_in_wizard(pilot)
        assert names(app)[0] == "维修工程数量"
        app.sitting.close() if app.sitting else None


async def test_a_file_that_takes_long_says_so_and_can_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    from tui.screens import waiting
    from wizards import intake

    go_on = threading.Event()
    monkeypatch.setattr(intake, "plan_any", lambda *_, **__: go_on.wait(20))
    monkeypatch.setattr(waiting, "READING", 0.05)
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(tmp_path / "很大.xlsx")
            await pilot.press("enter")
            screen = await wait_for(pilot, waiting.Waiting)
            assert "正在读 很大.xlsx" in drawn(screen)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            go_on.set()
            assert set(names(app)) == {None}


async def test_what_was_slow_but_came_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from tui.screens import waiting
    from wizards import intake

    sheet = tmp_path / "慢.xlsx"
    sheet.write_bytes(xlsx(PLAIN))
    real = intake.plan_any

    def slow(*args: Any, **how: Any) -> Any:
        time.sleep(0.8)
        return real(*args, **how)

    monkeypatch.setattr(intake, "plan_any", slow)
    monkeypatch.setattr(waiting, "READING", 0.05)
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(sheet)
            await pilot.press("enter")
            screen = await wait_for(pilot, BringInScreen)
            lines = drawn(screen).split("\n")
            assert any(f"带入选中的 {len(screen.chosen)} 项" in line for line in lines) and any(
                "不带入，返回" in line for line in lines
            )
            await pilot.press("enter")
            await back_in_wizard(pilot)


async def test_a_read_only_session_takes_nothing(tmp_path: Path) -> None:
    from tui.opening import sit_down
    from wizards.session import new_document
    from wizards.storage import create

    path = tmp_path / "只读.toml"
    create(path, new_document(default_form()))
    opened = sit_down(path, read_only=True)
    app = Ziping(opened)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await paste(pilot, TABLE)
        await wait_for(pilot, BringInScreen)
        await pilot.press("enter")
        await back_in_wizard(pilot)
        assert set(names(app)) == {None}
    opened.close()
