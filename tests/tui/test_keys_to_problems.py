"""F2 and the review lead to what is wrong, in order, and there it is shown and typed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.desks import INDICATORS, at, sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tests.tui.pressing import press, rows
from tui import texts
from tui.app import Ziping
from tui.widgets.places import Order, problems


async def test_both_findings_of_a_cell_are_shown(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "target": "≥95%", "actual": "90%"}) as opened:
        async with Ziping(opened).run_test(size=(120, 40)) as pilot:
            table = await at(pilot, f"{INDICATORS}.r0.actual")
            await judge(pilot)
            evaluation = opened.desk.evaluation
            one = evaluation.open_findings[0]
            path = f"{INDICATORS}.r0.actual"
            two = [replace(one, path=path, message=words, waived=None) for words in ("头一处", "第二处")]
            object.__setattr__(evaluation, "findings", (*evaluation.findings, *two))
            field = table.editor.field_at(path)
            assert field is not None
            field.judged = True
            field.note()
            assert "头一处" in str(field.render()) and "第二处" in str(field.render())


async def through_problems(form_id: str, folder: Path) -> None:
    """F2 comes to every problem once, never backwards, and then to the first again."""
    from wizards import catalogue

    with sitting(folder, catalogue.load_form(form_id)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await judge(pilot)
            assert app.wizard is not None
            order = Order(opened.desk)
            wanted = list(dict.fromkeys(one.path for one in problems(opened.desk) if opened.desk.asked_at(one.path)))
            start = order.of(app.wizard.pages.current)
            begin = next((number for number, path in enumerate(wanted) if order.of(path) > start), 0)
            for path in [*wanted[begin:], *wanted[:begin], wanted[begin]]:
                await press(pilot, "f2")
                here = app.wizard.pages.current
                assert order.of(here) == order.of(path), (here, path)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(6))
async def test_f2_goes_through_every_form_in_its_order(number: int, tmp_path: Path) -> None:
    from wizards import catalogue

    await through_problems(sorted(one.id for one in catalogue.list_forms()[0])[number], tmp_path)


async def test_f2_goes_on_from_a_cell_where_nothing_is_wrong(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲"}, {"name": "乙"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.improvement")
            assert app.wizard is not None
            wanted = [one.path for one in problems(opened.desk) if one.path.startswith(f"{INDICATORS}.r1.")]
            await press(pilot, "f2")
            assert app.wizard.pages.current == wanted[0]
            assert texts.PROBLEM_OF.split("{")[0] in drawn(app.screen)


@pytest.mark.parametrize("size", WINDOWS)
async def test_who_is_sent_to_what_is_wrong_types_over_it(tmp_path: Path, size: tuple[int, int]) -> None:
    """By F2 or from the review, to a field of its own or to a cell: as by Tab."""
    with rows(tmp_path, {"name": "长度", "target": "≥12公里", "actual": "十二多", "tier": "没有这一档"}) as opened:
        session = opened.desk.session
        session.set("profile.fiscal_year", "二〇")
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await judge(pilot)
            seen = set()
            for _ in problems(opened.desk):
                await press(pilot, "f2")
                field = focused(app)
                if isinstance(field, Input) and field.value:
                    assert field.selected_text == field.value
                    seen.add(field.path)  # type: ignore[attr-defined]
            assert "profile.fiscal_year" in seen and len(seen) > 1
            await press(pilot, "f8")
            await paste(pilot, "评价年度")
            await press(pilot, "enter")
            assert focused(app).path == "profile.fiscal_year"  # type: ignore[attr-defined]
            await press(pilot, "2", "0")
            assert session.text("profile.fiscal_year") == "20"
