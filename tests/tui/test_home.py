"""Home finds the work: sessions of the folders as a table, whatever else lies there."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.tui.driving import drawn, paste, settle, until
from tui import home_sessions, texts, texts_home
from tui.app import Ziping
from tui.home_sessions import HomeSessions
from tui.screens import home
from tui.screens.another import another
from wizards.catalogue import list_forms, load_form
from wizards.storage import InFolder, create, preference, printed_totals, remember, sessions_in


def session(title: str, year: int = 2023, unit: str = "某县水利局") -> dict[str, Any]:
    profile = {"title": title, "fiscal_year": year, "unit": {"name": unit}}
    return {"schema_version": 1, "form": "mof-2020", "profile": profile}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two sessions, one below it, and what is none."""
    monkeypatch.chdir(tmp_path)
    create(tmp_path / "甲.toml", session("水渠", 2024))
    create(tmp_path / "乙.toml", session("水库", 2022))
    (tmp_path / "三科").mkdir()
    create(tmp_path / "三科" / "丙.toml", session("泵站"))
    (tmp_path / "别的.toml").write_text("[tool]\nname = 'x'\n", "utf-8")
    (tmp_path / "坏的.toml").write_bytes(b"schema_version = 1\nform = \xff\n")
    (tmp_path / "圈").symlink_to(tmp_path)
    return tmp_path


def test_the_sessions_of_a_folder_are_read_by_their_heads(folder: Path) -> None:
    found = sessions_in(folder)
    assert {(one.name, one.year, one.unit) for one in found.sessions} == {
        ("水渠", "2024", "某县水利局"),
        ("水库", "2022", "某县水利局"),
        ("泵站", "2023", "某县水利局"),
    }
    assert (found.foreign, found.unreadable, found.more) == (1, 1, 0)
    assert sessions_in(folder, most=2).more == 3


@pytest.mark.parametrize(
    "text",
    [
        'form = "mof-2020"\n[funds]\nunit = "元"\n[profile]\ntitle = "水渠"\n',
        'form = "mof-2020"\n[profile]\ntitle = """\n[水]\n渠"""\n',
        '[profile]\r\ntitle = "水渠"\r\n[funds]\r\n[x]\r\n',
        "form = 3\n",
    ],
    ids=["profile later", "a bracket in a text", "no form", "a form that is none"],
)
def test_a_head_that_is_elsewhere_says_what_the_whole_file_says(tmp_path: Path, text: str) -> None:
    from wizards.storage import UnusableFile, load

    path = tmp_path / "手写.toml"
    path.write_text(text, "utf-8")
    try:
        known = load(path).document
    except UnusableFile:
        known = {}
    expected = [known["profile"]["title"]] if isinstance(known.get("form"), str) and "profile" in known else []
    if not expected and isinstance(known.get("form"), str):
        expected = [""]
    assert [one.name for one in sessions_in(tmp_path).sessions] == expected


def test_lines_are_sorted_by_a_key_and_keep_their_numbers(folder: Path) -> None:
    known = HomeSessions([])
    known.add(sessions_in(folder), {})
    names = {}
    for order in texts_home.ORDERS:
        known.order = order
        names[order] = [known.sessions[number].name for number in known.shown("")]
    assert names["year"] == ["水库", "泵站", "水渠"] and names["name"] == ["水库", "水渠", "泵站"]
    assert [known.sessions[number].name for number in known.shown(" 2024 ")] == ["水渠"]
    before = list(known.sessions)
    known.add(InFolder(folder, sessions_in(folder).sessions[:1]), {})
    assert [one.path for one in known.sessions] == [one.path for one in before]
    assert known.passed_over() == "不是自评的 .toml 1 个；读不了的 1 个"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_home_lists_the_folder_begins_on_the_last_session_and_says_what_it_passed_over(
    folder: Path, size: tuple[int, int]
) -> None:
    remember(folder / "乙.toml", session("水库", 2022))
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "不是自评的 .toml 1 个" in drawn(app.screen))
        said = drawn(app.screen)
        assert all(word in said for word in ("水渠", "水库", "泵站", "2024", "某县水利局", texts_home.HEADS["total"]))
        listed: Any = app.screen.query_one("#choices")
        assert listed.highlighted_option.id == "session:0"
        await until(pilot, lambda: "乙.toml" in drawn(app.screen) and "还差" in drawn(app.screen))
        await pilot.press("ctrl+o")
        assert texts_home.ORDERS["name"] in drawn(app.screen)
        assert listed.highlighted_option.id == "session:0", "the cursor stays on its session"
        await paste(pilot, "泵站")
        await pilot.press("enter")
        await settle(pilot)
        assert app.desk is not None and app.desk.path == folder / "三科" / "丙.toml"
        app.sitting.close() if app.sitting else None


async def test_a_folder_that_does_not_answer_is_named_and_the_others_are_listed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path_factory.mktemp("网盘")
    create(share / "丁.toml", session("网盘上的"))
    remember(share / "丁.toml", session("记得的"))
    answers, read = threading.Event(), home_sessions.sessions_in

    def slow(path: Path) -> InFolder:
        if path == share:
            answers.wait(10)
        return read(path)

    monkeypatch.setattr(home_sessions, "sessions_in", slow)
    monkeypatch.setattr(home, "_SILENT", 0.05)
    app = Ziping()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "还没有回答" in drawn(app.screen) and "泵站" in drawn(app.screen))
        answers.set()
        await until(pilot, lambda: "网盘上的" in drawn(app.screen) and "还没有回答" not in drawn(app.screen))


def test_thousands_are_listed_as_far_as_one_can_look(tmp_path: Path) -> None:
    create(tmp_path / "0.toml", session("水渠"))
    one = sessions_in(tmp_path).sessions[0]
    known = HomeSessions([])
    many = tuple(type(one)(tmp_path / f"{n}.toml", f"项目{n}", "", "", "", None, True) for n in range(3000))
    known.add(InFolder(tmp_path, many), printed_totals([]))
    assert len(known.shown("")) == 3000 and [known.sessions[n].name for n in known.shown("项目2999")] == ["项目2999"]


async def test_twelve_projects_from_one_head(folder: Path) -> None:
    head = {"name": "某县水利局", "supervisor": "某县财政局", "leader": {"name": "张某"}}
    basis = [{"id": "b1", "title": "批复"}]
    first = session("水渠", 2024)
    first["profile"] |= {"unit": head, "basis": basis}
    first |= {"signoff": {"preparer": {"name": "李某"}}, "texts": {"overview": "这一份自己的。"}}
    create(folder / "一号.toml", first)
    remember(folder / "一号.toml", first)
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+d")
        await until(pilot, lambda: texts_home.ANOTHER_TITLE in drawn(app.screen))
        await paste(pilot, "二号")
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is not None)
        made = app.desk.session if app.desk else None
        assert made is not None and app.desk is not None and app.desk.path == folder / "二号.toml"
        assert made.get("profile") == {"fiscal_year": 2024, "unit": head, "basis": basis}
        assert made.get("signoff.preparer.name") == "李某" and made.get("texts") is None
        assert made.get("form") == "mof-2020" and made.get("performance.indicators")
        app.sitting.close() if app.sitting else None


@pytest.mark.parametrize(
    ("there", "expected"),
    [(("渠.toml", "渠-2.toml"), "渠-3"), (("渠-2.toml",), "渠-2-2"), (("渠.toml", "渠-2024.toml"), "渠-2024-2")],
)
async def test_the_name_of_another_one_counts_on(there: tuple[str, ...], expected: str, folder: Path) -> None:
    """A number counts on only from the file that it counts from; a year is no such number."""
    for name in there:
        create(folder / name, session("水渠", 2024))
    remember(folder / there[-1], session("水渠", 2024))
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.begin(another(app, folder / there[-1]), group="home")
        await until(pilot, lambda: texts_home.ANOTHER_TITLE in drawn(app.screen))
        assert expected in drawn(app.screen).split()


async def test_another_one_needs_a_session_under_the_cursor(folder: Path) -> None:
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("home", "ctrl+d")
        assert texts_home.ANOTHER_NONE in drawn(app.screen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_session_of_a_whole_unit_is_known_by_its_form(folder: Path, size: tuple[int, int]) -> None:
    whole = next(
        form for one in list_forms()[0] if (form := load_form(one.id)).asked.exactly("profile.title", {}) is None
    )
    create(folder / "整体.toml", {**session(""), "form": whole.pack.id})
    create(folder / "没有名.toml", session(""))
    remember(folder / "整体.toml", {**session(""), "form": whole.pack.id})
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "没有名" in drawn(app.screen) or texts.UNTITLED in drawn(app.screen))
        line = next(one for one in drawn(app.screen).splitlines() if whole.pack.title[:6] in one)
        assert texts.UNTITLED not in line and "某县水利局" in line
        assert drawn(app.screen).count(texts.UNTITLED) == 1, "a project without a name is still said to have none"


def test_what_has_the_words_in_its_own_name_comes_before_what_has_them_in_its_unit_s(tmp_path: Path) -> None:
    for name, title in {"甲": "堤防", "乙": "水渠", "水丙": "泵站"}.items():
        create(tmp_path / f"{name}.toml", session(title))
    known = HomeSessions([], "name")
    known.add(sessions_in(tmp_path), {})
    assert [known.sessions[number].name for number in known.shown("水")] == ["水渠", "泵站", "堤防"]


async def test_typing_puts_the_cursor_on_the_nearest(folder: Path) -> None:
    remember(folder / "乙.toml", session("水库", 2022))
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "泵站" in drawn(app.screen))
        await paste(pilot, "水渠")
        await pilot.press(*["backspace"] * 2)
        await paste(pilot, "甲")
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is not None)
        assert app.desk is not None and app.desk.path == folder / "甲.toml"
        app.sitting.close() if app.sitting else None


async def test_the_order_is_kept_for_the_next_time(folder: Path) -> None:
    async with (app := Ziping()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: preference("home_order") == "name")
    async with (app := Ziping()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.known.order == "name"  # type: ignore[attr-defined]
    assert HomeSessions([], "不认识的").order == next(iter(texts_home.ORDERS))
