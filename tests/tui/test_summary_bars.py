"""The points of a project as bars and figures, last year's beside this year's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from samples import sample_path
from tests.tui.driving import drawn, judge, settle
from tui import bars
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.summary_lines import line_detail
from wizards.intake.rollover import roll_over
from wizards.opening import in_force, read_for
from wizards.scoring.points_by_class import ClassPoints
from wizards.storage import create, load
from wizards.unit.line import line_of


def test_the_points_of_a_project_add_up_to_its_total() -> None:
    line = line_of(read_for(sample_path("mof-2020")))
    assert line.points and line.total is not None
    assert sum(one.got for one in line.points) == line.total
    assert sum(one.possible for one in line.points) == 100
    assert line.points[0].name == "预算执行率" and not any(one.open for one in line.points)


@pytest.mark.parametrize(
    ("part", "whole", "drawn_as"),
    [
        ("0", "10", "░░░░░"),
        ("0.1", "10", "█░░░░"),
        ("9.99", "10", "████░"),
        ("10", "10", "█████"),
        ("12", "10", "█████"),
        ("-1", "10", "░░░░░"),
        ("5", "0", "░░░░░"),
        ("5", "10", "███░░"),
    ],
)
def test_a_bar_is_full_only_when_it_is_and_empty_only_when_nothing_is(part: str, whole: str, drawn_as: str) -> None:
    assert bars.bar(Decimal(part), Decimal(whole), 5) == drawn_as


def test_the_figures_stand_beside_the_bars_and_stay_when_there_is_no_room() -> None:
    points = [
        ClassPoints("产出指标", Decimal("45.5"), Decimal(50)),
        ClassPoints("效益指标", Decimal(0), Decimal(30), 2),
    ]
    assert bars.points_lines(points) == [
        "产出指标 █████████░ 45.5/50",
        "效益指标 ░░░░░░░░░░ 0/30（差 2 项）",
    ]
    assert bars.FULL not in (short := bars.points_in_one_line(points, 40)) and "45.5/50" in short


def test_last_year_stands_beside_this_year_as_bar_and_figure_and_as_figure_alone() -> None:
    points = [
        ClassPoints("产出指标", Decimal("45.5"), Decimal(50), last=Decimal(40)),
        ClassPoints("效益指标", Decimal(30), Decimal(30)),
    ]
    assert bars.points_lines(points) == [
        "产出指标 █████████░ 45.5/50 ████████░░ 去年40",
        "效益指标 ██████████ 30/30",
    ]
    assert bars.points_lines(points, 26)[0] == "产出指标 ███░ 45.5/50 去年40"
    assert bars.points_in_one_line(points, 80).startswith("产出 ███░ 45.5/50 去年40")
    assert bars.points_in_one_line(points, 38) == "产出 45.5/50 去年40  效益 30/30"
    assert bars.points_in_one_line(points, 30) == "产出 45.5/50  效益 30/30"


def test_a_session_that_began_from_another_knows_what_that_came_to(tmp_path: Path) -> None:
    last = load(sample_path("mof-2020")).document
    force = in_force(last)
    rolled = roll_over(last, "去年.toml", force.form, old_form=force.form, policy=force.policy).document
    path = tmp_path / "今年.toml"
    create(path, {**rolled, "funds": last["funds"], "performance": last["performance"]})
    now, then = line_of(read_for(path)), line_of(read_for(sample_path("mof-2020")))
    assert (now.last.total, now.last.rate) == (then.total, then.rate)
    assert [(one.name, one.last) for one in now.points] == [(one.name, one.got) for one in then.points]
    for cells in (78, 118):
        said = line_detail(now, cells)
        assert "去年98%" in said and "去年99.47" in said and all(cell_len(one) <= cells for one in said.split("\n"))
    rows = last["performance"]["indicators"]
    new = {**last["performance"], "indicators": [*rows, {**rows[0], "id": "bbbbbbbb", "catalogue": ""}]}
    path.unlink()
    create(path, {**rolled, "performance": new})
    output = next(one for one in line_of(read_for(path)).points if one.name == "产出指标")
    assert output.last is None, "a row that is new this year: nothing fair can be said of its class"
    assert line_of(read_for(sample_path("mof-2020"))).last.total is None


@pytest.mark.parametrize(("size", "seen"), [((120, 40), True), ((80, 24), False)])
async def test_the_picture_of_the_points_stands_in_its_step_and_in_the_review(
    size: tuple[int, int], seen: bool, tmp_path: Path
) -> None:
    path = tmp_path / "自评.toml"
    path.write_bytes(sample_path("mof-2020").read_bytes())
    app = Ziping(sit_down(path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await judge(pilot)
        assert app.wizard is not None and bars.FULL not in drawn(app.screen)
        await app.wizard.pages.show_step("performance")
        await settle(pilot)
        assert (f"{bars.FULL} 49.67/50" in drawn(app.screen).replace(bars.REST, bars.FULL)) == seen
        await pilot.press("f8")
        await settle(pilot)
        listed: Any = app.screen.query_one("#review")
        said = [str(one.prompt) for one in listed.options]
        assert "  产出指标   █████████░ 49.67/50" in said
        app.sitting.close() if app.sitting else None
