"""A sentence made from data stands dim in its empty box, with 照用 and 改写."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from samples import sample_path
from schemas.assessment import read_assessment
from tests.tui.desks import sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, settle
from tests.tui.test_bound_figures import at
from tests.tui.test_contrast import unreadable
from tui import texts_bringing, texts_prose
from tui.app import Ziping
from tui.texts_prose import KEEP, REWRITE, REWRITE_NOW, REWRITTEN
from tui.themes import THEMES
from tui.widgets.long_field import LongField
from tui.widgets.places import opening_path
from wizards import catalogue
from wizards.compose import edited_slots, sentences_from_data
from wizards.opening import policy_of
from wizards.scoring import score
from wizards.storage import load

FORM = catalogue.load_form("chenggong-2019")
BOOK = load(sample_path("chenggong-2019")).document
FORMS = sorted(one.id for one in catalogue.list_forms()[0])


def book(**texts: str) -> dict[str, Any]:
    return {key: value for key, value in BOOK.items() if key not in ("place", "texts")} | {"texts": texts}


def slot() -> str:
    assessment = read_assessment(book())
    made = sentences_from_data(FORM, assessment, score(FORM, None, assessment))
    return next(path for path in made if FORM.asked.of(path))


@pytest.mark.parametrize("form_id", FORMS)
def test_a_sentence_taken_over_unchanged_agrees_with_its_data(form_id: str) -> None:
    form, document = catalogue.load_form(form_id), dict(load(sample_path(form_id)).document)
    sheet = score(form, policy_of(form, document.get("policy"))[0], read_assessment(document))
    made = sentences_from_data(form, read_assessment(document), sheet)
    taken = {**document.get("texts", {}), **{path.partition(".")[2]: text for path, text in made.items()}}
    edited = edited_slots(form, read_assessment({**document, "texts": taken}), sheet)
    assert [one.path for one in edited if one.missing] == []


@pytest.mark.parametrize("size", WINDOWS)
async def test_it_stands_dim_in_its_empty_box(tmp_path: Path, size: tuple[int, int]) -> None:
    path = slot()
    with sitting(tmp_path, FORM, book()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            field = await at(pilot, path)
            sentence = opened.desk.sentence(path)
            seen = drawn(app.screen)
            assert sentence[:12] in seen and "照用" in seen and "改写：Ctrl+L" in seen
            assert field.text == "" and opened.desk.session.get(path) is None, "nothing is stored of it"
            for theme in THEMES:
                app.theme = theme.name
                await settle(pilot)
                assert unreadable(app) == []


async def test_rewriting_puts_it_in_and_keeping_blanks_it(tmp_path: Path) -> None:
    path = slot()
    with sitting(tmp_path, FORM, book()) as opened:
        session = opened.desk.session
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            field = await at(pilot, path)
            sentence = opened.desk.sentence(path)
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert focused(app) is field and field.text == session.text(path) == sentence
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert field.text == sentence and texts_prose.SENTENCE_THERE[:8] in drawn(app.screen)
            await pilot.press("x")
            await judge(pilot)
            assert not any(one.rule == "T19" for one in opened.desk.evaluation.findings)
            await app.run_action("keep_sentence", app.screen)
            await judge(pilot)
            assert field.text == "" and session.get(path) is None
            assert sentence[:12] in drawn(app.screen)
            await pilot.press("ctrl+z")
            await settle(pilot)
            assert field.text == sentence + "x"


async def test_what_no_longer_agrees_is_said(tmp_path: Path) -> None:
    path = slot()
    with sitting(tmp_path, FORM, book()) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            field = await at(pilot, path)
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert isinstance(field, LongField)
            figures = [number for number, sign in enumerate(field.text) if sign.isdigit()]
            opened.desk.session.set(path, field.text[: figures[-1]] + "7777" + field.text[figures[-1] + 1 :])
            field.reload()
            await judge(pilot)
            (found,) = (one for one in opened.desk.evaluation.findings if one.rule == "T19")
            assert found.path == path and found.fix is not None and found.fix.text == "", "照用 mends it"


def place_of(app: Ziping, words: str) -> tuple[int, int]:
    """Column and row where words of the screen begin."""
    lines = drawn(app.screen).split("\n")
    row = next(number for number, line in enumerate(lines) if words in line)
    return cell_len(lines[row][: lines[row].index(words)]), row


async def test_the_words_below_are_buttons(tmp_path: Path) -> None:
    path = slot()
    with sitting(tmp_path, FORM, book()) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 90)) as pilot:
            field = await at(pilot, path)
            await pilot.click(offset=place_of(app, REWRITE + REWRITE_NOW))
            await settle(pilot)
            assert field.text == opened.desk.sentence(path)
            await judge(pilot)
            await pilot.click(offset=place_of(app, KEEP + REWRITTEN))
            await settle(pilot)
            assert field.text == ""


async def test_elsewhere_the_key_says_that_there_is_none(tmp_path: Path) -> None:
    with sitting(tmp_path, FORM, book()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "profile.title")
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert texts_bringing.EXAMPLE_THERE[:8] in drawn(app.screen)


async def test_a_step_does_not_open_at_a_sentence_that_stands(tmp_path: Path) -> None:
    with sitting(tmp_path, FORM, book()) as opened:
        path, desk = slot(), opened.desk
        asked = desk.asked_at(path)
        assert asked is not None and not desk.session.text(path)
        sentences = [one.path for one in FORM.steps.of(asked.step) if desk.evaluation and desk.sentence(one.path)]
        assert path in sentences and opening_path(desk, asked.step) not in sentences
