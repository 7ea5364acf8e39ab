"""Each private name of Textual that the program stands on is still there, and no file but one names any."""

from __future__ import annotations

import inspect
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from rich._wrap import divide_line
from textual import _compositor, _context, content
from textual.app import App
from textual.css import stylesheet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

import tui.app  # it puts its own in
from tests.tui.driving import settle
from tui.line_breaks import break_line
from tui.screens.wizard import WizardScreen
from tui.widgets import step_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["_check_bindings", "_close_messages_no_wait", "_fatal_error", "_display"])
def test_a_method_of_the_app(name: str) -> None:
    assert inspect.isroutine(getattr(App, name))


@pytest.mark.parametrize(
    "name", ["_exit_renderables", "_exception", "_return_code", "_exit", "_driver", "_batch_count"]
)
def test_an_attribute_of_the_app(name: str) -> None:
    assert hasattr(App(), name)


def test_what_is_drawn_is_displayed_screen_by_screen() -> None:
    assert list(inspect.signature(App._display).parameters) == ["self", "screen", "renderable"]
    assert "if self._batch_count:" in inspect.getsource(App._display)


@pytest.mark.parametrize("name", ["_compositor_refresh", "_on_timer_update"])
def test_a_method_that_draws_a_screen(name: str) -> None:
    assert list(inspect.signature(getattr(Screen, name)).parameters) == ["self"]
    assert "_repaint_required" in inspect.getsource(Screen._on_timer_update)


async def test_a_wizard_that_comes_while_drawing_is_held_back_is_drawn_afterwards(seat: Any) -> None:
    app = tui.app.Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with app.batch_update():
            await app.switch_screen(WizardScreen(app.desk))  # type: ignore[arg-type]  # a session is open
            assert app.drawn is not app.screen
        await settle(pilot)
        assert app.drawn is app.screen


async def test_the_focus_goes_by_turns_also_to_what_was_only_just_mounted(
    seat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of a page comes when the first questions are drawn, and a key may come before it is laid out."""
    monkeypatch.setattr(step_page, "_SOON", 60.0)
    app = tui.app.Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.wizard is not None
        with app.batch_update():
            page = app.wizard.pages.page
            await page.complete()
            chain = [page.view_with(field) for field in app.wizard.focus_chain]
        assert list(dict.fromkeys(chain)) == page.views


def test_check_bindings_takes_key_and_priority() -> None:
    assert list(inspect.signature(App._check_bindings).parameters)[1:] == ["key", "priority"]


def test_methods_that_place_the_caret() -> None:
    assert list(inspect.signature(Input._position_to_cell).parameters) == ["self", "position"]
    assert inspect.isroutine(TextArea._recompute_cursor_offset)
    assert "_cursor_offset" in inspect.getsource(TextArea._recompute_cursor_offset)


@pytest.mark.parametrize("name", ["_value", "_cursor_offset"])
def test_a_property_of_the_line_of_text(name: str) -> None:
    assert isinstance(inspect.getattr_static(Input, name), property)


def test_the_widget_that_speaks_is_known() -> None:
    assert hasattr(_context.active_message_pump, "get")


def test_texts_are_broken_by_a_function_that_can_be_another() -> None:
    assert vars(content)["divide_line"] is break_line
    assert list(inspect.signature(divide_line).parameters) == ["text", "width", "fold"]


def test_a_widget_keeps_styles_of_its_components() -> None:
    assert Widget()._component_styles == {}


async def test_a_screen_tells_when_it_is_mounted() -> None:
    assert not Screen()._mounted_event.is_set()
    async with (app := App()).run_test():
        assert app.screen._mounted_event.is_set()


def test_a_screen_keeps_a_compositor_that_asks_for_lines() -> None:
    assert isinstance(Screen()._compositor, _compositor.Compositor)
    assert list(inspect.signature(_compositor.Compositor._get_renders).parameters) == ["self", "crop"]
    assert isinstance(inspect.getattr_static(_compositor.Compositor, "visible_widgets"), property)


def test_no_other_file_names_what_is_private() -> None:
    """A name is private to Textual when the framework defines it and the file that uses it does not."""
    theirs = set(re.findall(r"(?:def |self\.)(_[a-z]\w+)", inspect.getsource(inspect.getmodule(App))))  # type: ignore[arg-type]
    for kind in (Widget, Screen, Input):
        theirs |= {name for name in vars(kind) if re.fullmatch(r"_[a-z]\w+", name)}
    found = []
    for path in sorted((ROOT / "tui").rglob("*.py")):
        text = path.read_text("utf-8")
        own = set(re.findall(r"(?:def |self\.|^)(_[a-z]\w+)(?=\(|:| =)", text, re.M))
        used = set(re.findall(r"(?<!os)\.(_[a-z]\w+)", text)) - own
        if path.name != "textual_seams.py":
            found += [f"{path.name}: {name}" for name in sorted(used & theirs)]
            found += [f"{path.name}: {line}" for line in re.findall(r"from textual\._\w+ import .*", text)]
    assert found == []


def test_no_untried_release_is_let_in() -> None:
    """The upper bound is the next minor release after the one that the tests run with."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    bound = next(line for line in wanted if line.startswith("textual"))
    pinned = re.search(r"^textual==(\d+)\.(\d+)\.", (ROOT / "constraints.txt").read_text("utf-8"), re.M)
    assert pinned is not None and bound.endswith(f"<{pinned[1]}.{int(pinned[2]) + 1}")


@pytest.mark.parametrize("name", ["_variables", "_require_parse"])
def test_an_attribute_of_the_style_rules(name: str) -> None:
    assert hasattr(Stylesheet(), name)


async def test_each_style_is_parsed_once_at_the_start_and_anew_for_other_colours(
    seat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def parse(scope: str, css: str, read_from: tuple[str, str], **how: Any) -> Any:
        read.append(Path(read_from[0]).name)
        return stylesheet.parse_of_textual(scope, css, read_from, **how)

    monkeypatch.setattr(stylesheet, "parse_of_textual", stylesheet.parse, raising=False)
    monkeypatch.setattr(stylesheet, "parse", parse)
    app = tui.app.Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert (read.count("app.tcss"), read.count("wizard.tcss")) == (1, 1)
        before = app.screen.styles.background
        app.action_theme()
        await settle(pilot)
        assert (read.count("app.tcss"), read.count("wizard.tcss")) == (2, 2)
        assert app.screen.styles.background != before
        await pilot.press("f8")
        await settle(pilot)
        assert (read.count("wizard.tcss"), read.count("pages.tcss")) == (2, 1)
