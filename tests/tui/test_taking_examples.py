"""The examples beside a field, taken over by one key."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desks import at, default_form, sitting
from tests.tui.driving import drawn, judge, paste, settle
from tui.app import Ziping


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
