"""One unit's year at its keys: twelve projects from one head, found, reported, summed up, gone into and back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.driving import SIZES, drawn, paste, settle, until
from tui import texts, texts_home
from tui.app import Ziping
from tui.screens.confirm import AskText
from tui.screens.home import HomeScreen
from tui.screens.summary import SummaryScreen

UNIT, SUPERVISOR = "某县农村供水服务中心", "某县水利局"
PROJECTS = [
    *("供水维修", "泵站改造", "渠道防渗", "水库除险", "河道疏浚", "饮水净化"),
    *("山塘整治", "水质监测", "节水灌溉", "应急抗旱", "移民后扶", "水土保持"),
]


class Clerk:
    """Types and keeps what was typed."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.app: Any = pilot.app
        self.typed: list[str] = []

    async def types(self, text: str) -> None:
        self.typed.append(text)
        await paste(self.pilot, text)

    async def sees(self, *words: str, seconds: float = 20.0) -> None:
        await until(self.pilot, lambda: all(word in drawn(self.app.screen) for word in words), seconds)

    async def asks(self, words: str) -> None:
        await until(self.pilot, lambda: isinstance(self.app.screen, AskText) and words in drawn(self.app.screen), 20.0)

    async def in_wizard(self, file: str) -> None:
        await until(self.pilot, lambda: self.app.desk is not None and self.app.desk.path.stem == file, 20.0)
        await settle(self.pilot)

    async def fills(self, path: str, text: str) -> None:
        assert await self.app.wizard.pages.go_to(path)
        await settle(self.pilot)
        await self.types(text)

    async def goes_home(self, screen: type[Any] = HomeScreen) -> None:
        await self.pilot.press("escape", "escape")
        await until(self.pilot, lambda: isinstance(self.app.screen, screen), 20.0)
        await settle(self.pilot)

    async def begins(self, project: str) -> None:
        """The first project: a new file and the unit's head."""
        await self.pilot.press("home", "enter")
        await self.sees(texts.NEW_TITLE)
        await self.pilot.press("enter")
        await self.asks(texts.NEW_FILE_TITLE)
        await self.types(project)
        await self.pilot.press("enter")
        await self.in_wizard(project)
        for path, text in {
            "profile.title": f"{project}项目",
            "profile.fiscal_year": "2023",
            "profile.unit.supervisor": SUPERVISOR,
            "profile.unit.name": UNIT,
        }.items():
            await self.fills(path, text)
        await self.goes_home()

    async def goes_on_with(self, project: str) -> None:
        """Another project of the unit: Ctrl+D on the last one."""
        await self.pilot.press("ctrl+d")
        await self.asks(texts_home.ANOTHER_TITLE)
        await self.types(project)
        await self.pilot.press("enter")
        await self.in_wizard(project)
        await self.fills("profile.title", f"{project}项目")
        await self.goes_home()


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_twelve_projects_of_one_unit(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "供水中心"
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        clerk = Clerk(pilot)
        await settle(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await clerk.begins(PROJECTS[0])
        for project in PROJECTS[1:]:
            await clerk.goes_on_with(project)

        heads = [tomllib.loads((folder / f"{one}.toml").read_text("utf-8"))["profile"] for one in PROJECTS]
        assert [one["title"] for one in heads] == [f"{one}项目" for one in PROJECTS]
        assert {(one["unit"]["name"], one["unit"]["supervisor"], int(one["fiscal_year"])) for one in heads} == {
            (UNIT, SUPERVISOR, 2023)
        }
        assert clerk.typed.count(UNIT) == clerk.typed.count(SUPERVISOR) == 1, "the head is typed once"

        await clerk.sees("水土保持项目")
        await clerk.types("供水")
        await settle(pilot)
        listed: Any = app.screen.query_one("#choices")
        found = [str(one.prompt) for one in listed.options if (one.id or "").startswith("session:")]
        assert "供水维修项目" in found[0] and listed.highlighted_option.prompt.plain == found[0]
        await pilot.press("escape")
        await clerk.types("除险")
        await settle(pilot)
        assert "水库除险项目" in drawn(app.screen) and "泵站改造项目" not in drawn(app.screen)
        await pilot.press("escape")

        await pilot.press("home", *["down"] * 4, "enter")
        await clerk.sees(texts_home.SUMMARY_ASK, "12 个 .toml")
        await pilot.press("enter")
        await clerk.sees("12 个项目")
        await pilot.press("home", "down", "enter")
        await clerk.asks(texts_home.REPORTS_ASK)
        await pilot.press("enter")
        await clerk.sees("写好 12 份", "12 份还没有填齐", seconds=60.0)
        reports = folder / texts.REPORT_NAME
        assert {one.stem for one in reports.iterdir()} == set(PROJECTS)
        await pilot.press("enter")

        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        table: Any = app.screen.query_one("#summary")
        here = f"open:{folder / '河道疏浚.toml'}"
        table.highlighted = table.get_option_index(here)
        await pilot.press("enter")
        await clerk.in_wizard("河道疏浚")
        assert app.desk is not None and app.desk.session.get("profile.unit.name") == UNIT
        await clerk.goes_home(SummaryScreen)
        await clerk.sees("12 个项目")
        assert app.screen.query_one("#summary").highlighted_option.id == here  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
