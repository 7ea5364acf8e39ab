"""The first look at a session: it stands where the wizard will stand, and what is typed meanwhile is not lost."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual import events

from samples import sample_path
from schemas.step_names import STEP_ABOUT, STEPS
from tests.tiers import some_always
from tests.tui.driving import SIZES, focused, settle
from tui import app as the_app
from tui.app import Ziping
from tui.first_look import first_look
from tui.opening import sit_down
from tui.screens.first_frame import FirstLookScreen
from tui.screens.wizard import WizardScreen
from tui.widgets import step_page
from tui.widgets.step_page import StepPage
from wizards import catalogue
from wizards.session import new_document
from wizards.storage import create, keep_preference, load

FORMS = [info.id for info in catalogue.list_forms()[0]]
_PAGE = (20, 77)
"""Cells of the questions: behind the steps, before the help or the edge of the narrow window."""


def session(folder: Path, form: str = "", **changes: Any) -> Path:
    path = folder / "自评.toml"
    create(path, {**new_document(catalogue.load_form(form or catalogue.default_form_id())), **changes})
    return path


def sample(folder: Path, form: str) -> Path:
    path = folder / "自评.toml"
    create(path, load(sample_path(form)).document)
    return path


def first_label(form: str) -> str:
    return catalogue.load_form(form).steps.profile[0].label


def said_before() -> None:
    """What each step wants is said the first time only, above the questions."""
    keep_preference("told", " ".join(f"{form}/{step}" for form in FORMS for step in STEPS))


async def rows_of(app: Ziping, size: tuple[int, int], look: FirstLookScreen | None = None) -> list[str]:
    """What is seen when an app, or a first look in it, stands."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if look is not None:
            await app.push_screen(look)
            await settle(pilot)
        return seen(app)


def seen(app: Ziping) -> list[str]:
    """The first row, and below it what stands beside the steps, as it is now."""
    strips = app.screen._compositor.render_strips()
    return [strips[0].text, *(strip.crop(*_PAGE).text.rstrip() for strip in strips[1:-2])]


async def wizard_at_first_and_whole(path: Path, size: tuple[int, int]) -> tuple[list[str], list[str]]:
    """What the wizard shows before the rest of the step is there, and with it."""
    app = Ziping(sit_down(path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        at_first = seen(app)
        await app.screen.query_one(StepPage).complete()
        await settle(pilot)
        return at_first, seen(app)


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", some_always(FORMS))
async def test_what_it_shows_stands_where_the_wizard_shows_it(
    form: str, size: tuple[int, int], again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if again:
        said_before()
    monkeypatch.setattr(step_page, "_SOON", 3600)
    path = sample(tmp_path, form)
    look = first_look(path)
    assert look is not None and look.questions
    early = await rows_of(Ziping(), size, FirstLookScreen(look))
    at_first, whole = await wizard_at_first_and_whole(path, size)
    shown = [row for row, line in enumerate(early) if line]
    assert early[0] == at_first[0] == whole[0] and len(shown) > 1
    top = first_label(form) if again else STEP_ABOUT["profile"][:4]
    if whole[1].strip().startswith(top):  # else the page has moved to a question further down
        assert [early[row] for row in shown] == [at_first[row] for row in shown] == [whole[row] for row in shown]


def test_it_begins_at_the_step_where_the_user_stopped(tmp_path: Path) -> None:
    path = session(tmp_path, place={"step": "funds", "field": ""})
    look = first_look(path)
    asked = catalogue.load_form(catalogue.default_form_id()).steps.funds
    assert look is not None and look.step == "funds" and look.questions[0].label == asked[0].label


def test_a_question_far_down_is_the_first_that_it_shows(tmp_path: Path) -> None:
    asked = catalogue.load_form(catalogue.default_form_id()).steps.profile[4]
    look = first_look(session(tmp_path, place={"step": "profile", "field": asked.path}))
    assert look is not None and look.questions[0].label == asked.label


def test_of_a_list_only_the_label_is_shown_and_nothing_behind_it(tmp_path: Path) -> None:
    look = first_look(sample(tmp_path, "chongqing-2022-department"))
    assert look is not None
    asked = catalogue.load_form("chongqing-2022-department").steps.profile[:3]
    assert [one.label for one in look.questions] == [one.label for one in asked]
    assert [bool(one.text) for one in look.questions] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "replaced", "by"),
    [
        ("嵌不上的校验值", "农村", "城镇"),
        ("不认得的表", 'form = "', 'form = "x'),
        ("读不懂", "[profile]", "[profile"),
    ],
)
def test_nothing_is_shown_of_what_is_unusual(text: str, replaced: str, by: str, tmp_path: Path) -> None:
    path = sample(tmp_path, catalogue.default_form_id())
    path.write_text(path.read_text("utf-8").replace(replaced, by, 1), encoding="utf-8")
    assert first_look(path) is None, text


@pytest.mark.parametrize("place", ["甲", {"step": 3, "field": 4}, {"field": ["甲"]}])
def test_whatever_stands_as_the_place_is_borne(place: Any, tmp_path: Path) -> None:
    look = first_look(session(tmp_path, place=place))
    assert look is None or look.step == STEPS[0]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_before_the_wizard_stands_comes_to_its_field_in_order(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path = session(tmp_path)
    look = first_look(path)
    assert look is not None
    app = Ziping(first=(path, look))
    async with app.run_test(size=size) as pilot:
        for sign in "医保补助":
            app.post_message(events.Key(sign, sign))
        app.post_message(events.Key("tab", None))
        app.post_message(events.Key("2", "2"))
        await until_open(app)
        for _ in range(500):  # the keys are still being taken, each in its turn
            await settle(pilot)
            if app.desk is not None and app.desk.session.text("profile.fiscal_year"):
                break
        assert app.desk is not None
        assert app.desk.session.text("profile.title") == "医保补助"
        assert app.desk.session.text("profile.fiscal_year") == "2"
        assert focused(app).path == "profile.fiscal_year"  # type: ignore[attr-defined]


async def test_leaving_at_once_leaves(tmp_path: Path) -> None:
    path = session(tmp_path)
    look = first_look(path)
    assert look is not None
    app = Ziping(first=(path, look))
    async with app.run_test() as pilot:
        app.post_message(events.Key("ctrl+q", None))
        await until_open(app)
        await settle(pilot)
    assert app.return_code == 0 and app.refused is None


def test_a_file_that_is_gone_meanwhile_is_named_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = session(tmp_path)
    look = first_look(path)
    path.unlink()
    monkeypatch.setattr(the_app, "first_look", lambda _: look)
    monkeypatch.setattr(Ziping, "run", lambda self: asyncio.run(_to_its_end(self)))
    assert the_app.run(path) == 2
    assert "文件或所在的文件夹不存在" in capsys.readouterr().err


async def test_too_small_a_window_is_covered_when_the_session_is_open(tmp_path: Path) -> None:
    path = session(tmp_path)
    look = first_look(path)
    assert look is not None
    app = Ziping(first=(path, look))
    async with app.run_test(size=(30, 8)) as pilot:
        await until_open(app)
        await settle(pilot)
        assert "TooSmall" in [type(screen).__name__ for screen in app.screen_stack]


async def _to_its_end(app: Ziping) -> None:
    async with app.run_test():
        while app.refused is None:
            await asyncio.sleep(0.01)


async def until_open(app: Ziping) -> None:
    while app.is_running and not any(isinstance(screen, WizardScreen) for screen in app.screen_stack):
        await asyncio.sleep(0.01)
