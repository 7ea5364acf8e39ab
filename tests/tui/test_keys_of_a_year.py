"""How many keys a year costs: typed from nothing, and from last year with a sheet of this year's values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from samples import sample_path
from schemas.assessment import read_assessment
from tests.tui.clerk_at_keys import Clerk
from tests.tui.driving import settle, until
from tests.tui.waiting import wait_for
from tests.wizards.intake.sheets import xlsx
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.bring_in import BringInScreen
from tui.screens.browser import Browser
from tui.screens.confirm import Ask, AskText
from tui.screens.report import ReportScreen
from wizards import catalogue
from wizards.scoring import score
from wizards.session import new_document
from wizards.storage import create, load

FORM = catalogue.default_form_id()
BOOK = load(sample_path(FORM)).document


class CountingClerk(Clerk):
    """A clerk whose keys are counted: each letter of a text is one, however an input method hands it over."""

    count = 0

    def _post(self, *keys: str) -> None:
        self.count += len(keys)
        super()._post(*keys)

    def commit(self, text: str) -> None:
        self.count += len(text)
        super().commit(text)


async def typed_from_nothing(folder: Path) -> int:
    path = folder / "从头填.toml"
    create(path, new_document(catalogue.load_form(FORM)))
    app = Ziping(sit_down(path))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        clerk = CountingClerk(pilot, BOOK)
        await clerk.fill()
        assert app.desk is not None
        assert app.desk.session.text("performance.indicators.quality.actual") == "90%"
        app.sitting.close() if app.sitting else None
    return clerk.count


def this_year() -> bytes:
    """The sheet out of the business ledger: names, this year's values, the money."""
    rows = [["三级指标", "实际完成值", "自评得分", "偏差原因", "改进措施"]]
    for row in BOOK["performance"]["indicators"]:
        kept = ("name", "actual", "stated_score", "deviation_reason", "improvement")
        rows.append([row.get(key, "") for key in kept])
    money = [["资金来源（万元）", "年初预算数", "全年预算数", "全年执行数"]]
    names = {"total": "合计", "appropriation": "当年财政拨款", "carryover": "上年结转资金", "other": "其他资金"}
    for line in BOOK["funds"]["lines"]:
        amounts = [line[column] for column in ("initial_budget", "adjusted_budget", "executed")]
        money.append([names[line["source"]], *amounts])
    return xlsx([*money, [], *rows])


async def from_last_year(folder: Path) -> tuple[int, Any]:
    """The way of a clerk who has last year's file and a sheet; the keys, and the session's score."""
    last, sheet = folder / "去年.toml", folder / "今年.xlsx"
    last.write_bytes(sample_path(FORM).read_bytes())
    sheet.write_bytes(this_year())
    app, count = Ziping(), 0
    async with app.run_test(size=(100, 30)) as pilot:

        async def keys(*pressed: str) -> None:
            nonlocal count
            count += len(pressed)
            await pilot.press(*pressed)
            await pilot.pause()

        async def put(text: str) -> None:
            nonlocal count
            count += 1  # a file dropped into the window, or one Ctrl+V
            field = app.screen.query(Input).first()
            field.value = ""
            app.post_message(events.Paste(text))
            await pilot.pause()

        await settle(pilot)
        await keys("down", "down", "enter")
        await wait_for(pilot, Browser)
        await put(str(last))
        await keys("enter")
        await wait_for(pilot, Ask)
        await keys("enter")  # the form
        await pilot.pause(0.2)
        await wait_for(pilot, AskText)
        await keys("enter")
        await wait_for(pilot, Ask)
        await keys("enter")
        await pilot.pause(0.3)
        await settle(pilot)
        assert app.screen is app.wizard
        await keys("ctrl+p", *"Excel", "enter")
        await wait_for(pilot, AskText)
        await put(str(sheet))
        await keys("enter")
        await wait_for(pilot, BringInScreen)
        await keys("enter")
        await pilot.pause(0.2)
        await settle(pilot)
        await keys("f9")
        screen = await wait_for(pilot, ReportScreen)
        target = Path(screen.query_one(Input).value)
        await keys("enter")
        await until(pilot, target.exists)
        assert app.desk is not None
        desk = app.desk
        sheet_of_points = score(desk.form, desk.policy, read_assessment(desk.session.document))
        app.sitting.close() if app.sitting else None
    return count, sheet_of_points


@pytest.mark.slow
async def test_a_year_costs_less_than_a_tenth_of_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    count, points = await from_last_year(tmp_path)
    assert points.complete and points.total.score is not None
    assert points.total.score == score_of_the_sample()
    typed = await typed_from_nothing(tmp_path)
    print(f"从头填 {typed} 键，从去年和表格 {count} 键")
    assert count * 10 < typed


def score_of_the_sample() -> Any:
    form = catalogue.load_form(FORM)
    policy = catalogue.load_policy(form.pack.policy or "")
    return score(form, policy, read_assessment(BOOK)).total.score
