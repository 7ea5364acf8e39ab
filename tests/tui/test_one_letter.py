"""One letter at every place that can have the focus: it arrives, or one line says why not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from samples import sample_path
from schemas.step_names import STEPS
from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, paste, settle
from tui import texts, texts_keys
from tui.app import Ziping
from tui.screens.confirm import Ask
from tui.screens.too_small import TooSmall
from tui.widgets.row_table import RowTable
from wizards import catalogue
from wizards.storage import load

LETTER = "7"
FORMS = sorted(one.id for one in catalogue.list_forms()[0])


class Said(list[str]):
    """What the app told the user since it was asked last."""

    def __init__(self, app: Ziping) -> None:
        super().__init__()
        before = app.notify

        def notify(message: str, **how: Any) -> None:
            self.append(message)
            before(message, **how)

        app.notify = notify  # type: ignore[method-assign]

    def since(self) -> list[str]:
        said = list(self)
        self.clear()
        return said


def text_of(widget: Widget | None) -> str:
    return widget.value if isinstance(widget, Input) else widget.text if isinstance(widget, TextArea) else ""


async def type_letter(pilot: Pilot[Any], letter: str = LETTER) -> None:
    pilot.app.post_message(events.Key(letter, letter))
    await pilot.pause()


async def goes_nowhere(pilot: Pilot[Any], said: Said) -> bool:
    """Type a letter at what has the focus; return whether it vanished without a word."""
    app = pilot.app
    assert isinstance(app, Ziping) and app.desk is not None
    before = app.desk.session.document
    said.since()
    await type_letter(pilot)
    here = app.screen.focused
    stored = app.desk.session.text(here.path) if isinstance(here, (Input, TextArea)) else ""  # type: ignore[attr-defined]
    arrived = LETTER in text_of(here) and LETTER in stored and app.desk.session.document is not before
    return not arrived and len(said.since()) != 1


async def everywhere(pilot: Pilot[Any], said: Said) -> list[str]:
    """Return where on the step that is shown a letter vanishes; fields that a row opens are gone to as well."""
    screen, seen, lost = pilot.app.screen, set[int](), []
    while True:
        place = next((one for one in screen.focus_chain if id(one) not in seen), None)
        if place is None:
            return lost
        seen.add(id(place))
        screen.set_focus(place)
        await pilot.pause()
        if await goes_nowhere(pilot, said):
            lost.append(f"{place!r} in {pilot.app.wizard.pages.current}")  # type: ignore[attr-defined]


async def letters_through(pilot: Pilot[Any]) -> list[str]:
    app = pilot.app
    assert isinstance(app, Ziping) and app.wizard is not None
    await settle(pilot)
    said, lost = Said(app), []
    for step in STEPS:
        await app.wizard.pages.show_step(step)
        await pilot.pause()
        lost += await everywhere(pilot, said)
    return lost


async def test_a_letter_arrives_or_is_answered_in_every_kind_of_field(seat: Any) -> None:
    async with Ziping(seat()).run_test(size=(80, 24)) as pilot:
        assert await letters_through(pilot) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", ["empty", "full"])
async def test_a_letter_arrives_or_is_answered(form: str, state: str, tmp_path: Path) -> None:
    document = load(sample_path(form)).document if state == "full" else {}
    changes = {key: value for key, value in document.items() if key not in ("schema_version", "form", "place")}
    with sitting(tmp_path, catalogue.load_form(form), changes) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            assert await letters_through(pilot) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
async def test_read_only_every_letter_is_answered(form: str, tmp_path: Path) -> None:
    document = load(sample_path(form)).document
    changes = {key: value for key, value in document.items() if key not in ("schema_version", "form", "place")}
    with sitting(tmp_path, catalogue.load_form(form), changes, read_only=True) as opened:
        before = opened.desk.session.document
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            assert await letters_through(pilot) == []
        after = opened.desk.session.document
        assert {key: after[key] for key in before if key != "place"} == {
            key: before[key] for key in before if key != "place"
        }


def tables(app: Ziping) -> Iterator[RowTable]:
    yield from app.screen.query(RowTable)


async def test_a_letter_on_a_row_begins_its_first_empty_cell(tmp_path: Path) -> None:
    rows = [{"id": "a", "title": "一"}, {"id": "b"}]
    with sitting(tmp_path, default_form(), {"profile": {"basis": rows}}) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            table = next(one for one in tables(app) if one.rows.path == "profile.basis")
            session = opened.desk.session
            table.list.focus()
            await pilot.pause()
            for key in ("3", "4", "enter", "5"):
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            await settle(pilot)
            assert session.get("profile.basis.a.document_number") == "34", "no letter of a burst is lost"
            assert session.get("profile.basis.b.title") == "5"
            table.list.focus()
            await pilot.press("down")
            await paste(pilot, "水〔2020〕")
            assert session.get("profile.basis.b.document_number") == "水〔2020〕", "as an input method commits it"
            table.list.focus()
            before = session.get("profile.basis")
            await paste(pilot, "满")
            assert session.get("profile.basis") == before and texts_keys.ROW_FULL in drawn(app.screen)


async def test_figures_typed_at_the_money_stand_where_they_belong(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("f5")
            for key in ("1", "enter", "2", "enter", "3", "enter", "4"):
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            await settle(pilot)
            question = opened.desk.form.steps.funds[0]
            first, second = [key for key in question.rows if key != "total"][:2]  # the total follows from them
            cells = [opened.desk.session.text(f"{question.path}.{first}.{column}") for column in question.columns]
            assert cells == ["1", "2", "3"]
            assert opened.desk.session.text(f"{question.path}.{second}.{next(iter(question.columns))}") == "4"


SCREENS: tuple[tuple[str, Callable[[Ziping], Awaitable[Any]] | None], ...] = (
    ("f1", None),
    ("f8", None),
    ("f9", None),
    ("f12", None),
    ("ctrl+p", None),
    ("", lambda app: app.push_screen(Ask("题", ["文"], [("a", "甲"), ("b", "乙")]))),
    ("", lambda app: app.run_action("policy")),
)


async def test_on_every_other_screen_a_letter_is_taken_or_answered(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        said = Said(app)
        for key, opening in SCREENS:
            if opening is not None:
                await opening(app)
            else:
                await pilot.press(key)
            await settle(pilot)
            assert app.screen is not app.wizard, key
            for place in app.screen.focus_chain or [None]:
                if place is not None:
                    app.screen.set_focus(place)
                said.since()
                await type_letter(pilot)
                assert LETTER in text_of(place) or said.since(), (app.screen, place)
            await pilot.press("escape")
            await settle(pilot)
            assert app.screen is app.wizard


async def test_a_list_of_answers_is_searched(seat: Any) -> None:
    app = Ziping(seat())
    answers: list[str | None] = []
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.push_screen(Ask("题", [], [("a", "甲"), ("b", "乙"), ("c", "丙")]), answers.append)
        await paste(pilot, "丙")
        await pilot.press("enter")
        await settle(pilot)
    assert answers == ["c"]


async def test_below_the_smallest_size_it_is_said_that_nothing_is_taken(seat: Any) -> None:
    opened = seat()
    app = Ziping(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        for typed in (type_letter(pilot), paste(pilot, "水")):
            await typed
            assert texts_keys.TOO_SMALL_TYPED in str(app.screen.query("Static").first().render())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert opened.desk.session.get("profile") is None


async def test_the_home_list_is_narrowed_by_what_is_typed(
    seat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seat({"profile": {"title": "供水工程"}}).close()
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        listed: Any = app.screen.query_one("#choices")
        every = listed.option_count
        await paste(pilot, "供水")
        ids = [one.id for one in listed.options if not one.disabled]
        assert ids == ["session:0"] and listed.highlighted_option.id == "session:0"
        await pilot.press("backspace", "backspace")
        assert listed.option_count == every
        await type_letter(pilot, "龘")
        assert [one.id for one in listed.options if not one.disabled] == []
        assert texts_keys.HOME_NO_SESSION in str(listed.options[-1].prompt)
        await pilot.press("enter", "escape")
        assert listed.option_count == every and texts.HOME_TITLE in str(app.screen.query_one("#home-title").render())
        await paste(pilot, "供水")
        await pilot.press("enter")
        await settle(pilot)
        assert app.wizard is not None and app.desk is not None
        app.sitting.close() if app.sitting else None
