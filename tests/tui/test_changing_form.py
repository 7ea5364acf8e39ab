"""Another form for a session under way: what fits stays, what finds no place is said, undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import sample_path
from tests.tui.driving import WINDOWS, drawn, settle, until
from tui import texts_home
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.confirm import Ask
from wizards.catalogue import list_forms, load_form
from wizards.intake.changing_form import change_form
from wizards.storage import load


@pytest.mark.parametrize("to", [one.id for one in list_forms()[0]])
def test_nothing_that_was_written_is_lost_unsaid(to: str) -> None:
    document, old, new = load(sample_path("mof-2020")).document, load_form("mof-2020"), load_form(to)
    made, told = change_form(document, old, new)
    assert made["form"] == to
    assert made["profile"] == document["profile"] and made["funds"] == document["funds"]
    names = {str(row.get("name")) for row in made.get("performance", {}).get("indicators", ())}
    words = " ".join(told)
    for row in document["performance"]["indicators"]:
        kept = row["id"] in {one["id"] for one in made.get("performance", {}).get("indicators", ())}
        assert kept or row.get("name") in names or str(row.get("name")) in words
    for question in old.asked.questions:
        if question.path == "texts.overview" and new.asked.at(question.path, made) is None:
            assert question.label in words


def test_back_to_the_form_it_was_keeps_every_indicator() -> None:
    document, old, new = load(sample_path("mof-2020")).document, load_form("mof-2020"), load_form("transfer-2022")
    there, _ = change_form(document, old, new)
    back, _ = change_form(there, new, old)
    actual = {row.get("actual") for row in document["performance"]["indicators"]}
    assert actual <= {row.get("actual") for row in back["performance"]["indicators"]}


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_form_is_changed_in_the_app_and_undo_takes_it_back(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "自评.toml"
    path.write_bytes(sample_path("mof-2020").read_bytes())
    app = Ziping(sit_down(path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.desk is not None
        before = dict(app.desk.session.document)
        app.action_change_form()
        await until(pilot, lambda: isinstance(app.screen, Ask) and texts_home.FORM_TITLE in drawn(app.screen))
        forms = sorted((one.id for one in list_forms()[0]), key=lambda one: one != "mof-2020")
        await pilot.press("home", *["down"] * forms.index("transfer-2022"), "enter")
        await until(pilot, lambda: texts_home.FORM_GO in drawn(app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: "转移支付（项目）名称" in drawn(app.screen))
        assert app.desk.form.pack.id == "transfer-2022" and app.screen is app.wizard
        await settle(pilot)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: app.desk is not None and app.desk.form.pack.id == "mof-2020")
        await settle(pilot)
        after = dict(app.desk.session.document)
        assert {**after, "place": None} == {**before, "place": None} and app.screen is app.wizard
        assert app.sitting is not None and app.sitting.close()
    assert load(path).document["form"] == "mof-2020"
