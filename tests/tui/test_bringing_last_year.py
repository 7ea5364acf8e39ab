"""Last year beside this one, and a session that begins from last year's."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from samples import sample_path
from tests.tui.bringing import begin_from, take_the_name
from tests.tui.desks import at, default_form, sitting
from tests.tui.driving import drawn, settle
from tests.tui.waiting import back_in_wizard
from tui.app import Ziping
from wizards.intake.rollover import roll_over


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
