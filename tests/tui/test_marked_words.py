"""Words that a check has read stand out in their text, move with it, and are where Enter and F2 lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from tests.tiers import some_always
from tests.tui.desks import default_form, sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tests.tui.test_contrast import LEAST, ratio
from tui.app import Ziping
from tui.screens import wizard as wizard_module
from tui.screens.review import ReviewScreen
from tui.screens.wizard import WizardScreen
from tui.themes import THEMES
from tui.widgets.long_field import LongField
from tui.widgets.other_value import beside

OVERVIEW = "本项目全年维修工程。\n水质合格率91.2%，群众[满意]。"
ROWS = [
    {"id": "r0", "name": "水质合格率", "target": "≥92%", "actual": "94%", "weight": "10", "level1": "产出指标"},
]


def document(text: str = OVERVIEW, **more: Any) -> dict[str, Any]:
    profile = {"title": "农村饮水工程", "fiscal_year": 2023}
    return {"profile": profile, "performance": {"indicators": ROWS}, "texts": {"overview": text}, **more}


def marked(field: LongField) -> list[str]:
    return [field.text[start:end] for start, end in field.marks]


def styled(field: LongField, style: Style) -> str:
    """Return what is drawn in the field with the background of a mark."""
    strips = field.screen._compositor.render_strips()
    region = field.region
    lines = [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]
    return "".join(part.text for line in lines for part in line if part.style and part.style.bgcolor == style.bgcolor)


async def at_overview(pilot: Pilot[Any]) -> LongField:
    await judge(pilot)
    wizard = pilot.app.screen
    assert isinstance(wizard, WizardScreen)
    assert await wizard.pages.go_to("texts.overview")
    await settle(pilot)
    field = focused(pilot.app)  # type: ignore[arg-type]
    assert isinstance(field, LongField)
    return field


@pytest.mark.parametrize("theme", some_always(theme.name for theme in THEMES))
@pytest.mark.parametrize("size", WINDOWS)
async def test_the_words_stand_out(tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            app.theme = theme
            field = await at_overview(pilot)
            await settle(pilot)
            assert marked(field) == ["91.2%"]
            style = field.get_component_rich_style("long-field--marked")
            assert styled(field, style) == "91.2%"
            assert style.color and style.bgcolor and style.underline
            assert ratio(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)) >= LEAST
            assert "群众[满意]" in drawn(app.screen), "what stands in brackets is no markup"


async def test_the_mark_moves_with_the_text_and_goes_with_its_words(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            field = await at_overview(pilot)
            field.move_cursor((0, 0))
            await paste(pilot, "概况：\n")
            assert marked(field) == ["91.2%"] and field.marks[0][0] == field.text.index("91.2%")
            await pilot.press("ctrl+end")
            await paste(pilot, "完")
            assert marked(field) == ["91.2%"]
            field.move_cursor((2, 0))
            await pilot.press("backspace")
            assert marked(field) == ["91.2%"] and field.text.count("\n") == 1, "its line hangs on the one before now"
            await pilot.press("enter")
            assert marked(field) == ["91.2%"]
            field.replace("一\n二\n", (0, 1), (1, 2))
            assert marked(field) == ["91.2%"]
            field.move_cursor(field.place_at(field.text.index("91.2%") + 2))
            await pilot.press("4")
            await pilot.pause()
            assert marked(field) == [], "its words are others now"
            await pilot.press("backspace")
            await judge(pilot)
            assert marked(field) == ["91.2%"], "until it is checked again"
            opened.desk.session.set("performance.indicators.r0.actual", "91.2%")
            await judge(pilot)
            assert marked(field) == []


async def test_nothing_is_computed_of_the_marks_while_one_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "PAUSE", 3600.0)  # what a pause in the typing computes is not meant here
    with sitting(tmp_path, default_form(), document()) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            field = await at_overview(pilot)
            assert marked(field) == ["91.2%"]
            asked: list[str] = []
            monkeypatch.setattr(type(opened.desk), "words_at", lambda self, path: asked.append(path))
            await pilot.press(*"abc")
            assert asked == [] and marked(field) == ["91.2%"]


async def test_a_text_is_not_marked_before_it_was_left(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document("")) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            field = await at_overview(pilot)
            await paste(pilot, OVERVIEW)
            await judge(pilot)
            assert marked(field) == []
            await pilot.press("tab")
            await settle(pilot)
            assert marked(field) == ["91.2%"]


@pytest.mark.parametrize("size", WINDOWS)
async def test_enter_in_the_review_goes_to_the_words_with_the_other_value_beside(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await judge(pilot)
            await pilot.press("f8")
            await settle(pilot)
            review = app.screen
            assert isinstance(review, ReviewScreen)
            number = next(n for n, line in enumerate(review._lines) if line.finding and line.finding.rule == "C28")
            review.query_one("#review").highlighted = number  # type: ignore[attr-defined]
            await pilot.press("enter")
            await settle(pilot)
            field = focused(app)
            assert isinstance(field, LongField) and field.path == "texts.overview"
            assert field.index_of(field.cursor_location) == field.text.index("91.2%")
            seen = drawn(app.screen)
            assert "表里是 94%（水质合格率）" in seen
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("F03", "预算执行率为92.9%。", "表里是 75%（执行率）"),
        ("C24", "验收46处，合格44处，合格率96.55%。", "应为 95.65%"),
        ("F18", "项目资金没有结余。", "对照：资金表里还有结余"),
        ("T23", "全年共培训学员320人次。\n\n全年共培训学员325人次。", "另一处写的是 320人次（项目概况）"),
    ],
)
async def test_what_stands_beside_the_words(tmp_path: Path, rule: str, text: str, said: str) -> None:
    lines = [{"source": "total", "adjusted_budget": "200", "executed": "150"}]
    with sitting(tmp_path, default_form(), document(text, funds={"unit": "万元", "lines": lines})) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await at_overview(pilot)
            found = next(one for one in opened.desk.evaluation.findings if one.rule == rule)
            assert beside(opened.desk, found).startswith(said)
            wizard = app.screen
            assert isinstance(wizard, WizardScreen)
            await wizard.pages.go_to(found.path, judged=True, finding=found)
            await settle(pilot)
            assert said in drawn(app.screen).replace("\n", "")


async def test_f2_goes_from_words_to_words_of_one_text(tmp_path: Path) -> None:
    text = "水质合格率91.2%。\n验收46处，合格44处，合格率96.55%。"
    with sitting(tmp_path, default_form(), document(text)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            field = await at_overview(pilot)
            words = {field.text.index(one) for one in marked(field)}
            assert len(words) == 2
            places = set()
            for _ in range(2):
                await pilot.press("f2")
                await settle(pilot)
                assert focused(app) is field
                places.add(field.index_of(field.cursor_location))
            assert places == words


async def test_both_places_are_marked_when_both_are_texts(tmp_path: Path) -> None:
    said = {"overview": "全年共培训学员320人次。", "effect": "全年共培训学员325人次。"}
    form = default_form()
    slots = [slot for slot in form.asked.slots() if not slot.startswith("x_")][:2]
    texts = dict(zip(slots, said.values(), strict=False))
    with sitting(tmp_path, form, document(texts=texts)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await judge(pilot)
            assert any(one.rule == "T23" for one in opened.desk.evaluation.findings)
            for slot, figure in zip(slots, ("320人次", "325人次"), strict=True):
                wizard = app.screen
                assert isinstance(wizard, WizardScreen) and await wizard.pages.go_to(f"texts.{slot}")
                await settle(pilot)
                field = focused(app)
                assert isinstance(field, LongField) and marked(field) == [figure]


async def test_a_mark_stays_on_the_whole_screen(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at_overview(pilot)
            await pilot.press("f4")
            await settle(pilot)
            whole = focused(app)
            assert isinstance(whole, LongField) and marked(whole) == ["91.2%"]
            assert styled(whole, whole.get_component_rich_style("long-field--marked")) == "91.2%"


async def test_words_in_the_row_of_a_table_are_led_to_as_well(tmp_path: Path) -> None:
    reason = "汛期损坏较多。验收46处，合格44处，合格率96.55%。"
    rows = [{**ROWS[0], "actual": "90%", "deviation_reason": reason}]
    with sitting(tmp_path, default_form(), document("", performance={"indicators": rows})) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await judge(pilot)
            await pilot.press("f8")
            await settle(pilot)
            review = app.screen
            assert isinstance(review, ReviewScreen)
            number = next(n for n, line in enumerate(review._lines) if line.finding and line.finding.rule == "C24")
            review.query_one("#review").highlighted = number  # type: ignore[attr-defined]
            await pilot.press("enter")
            await settle(pilot)
            field = focused(app)
            assert isinstance(field, LongField) and field.path.endswith(".deviation_reason")
            assert marked(field) == ["96.55%"]
            assert field.index_of(field.cursor_location) == reason.index("96.55%")
            assert "应为 95.65%" in drawn(app.screen)
