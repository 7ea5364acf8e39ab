"""Several questions may ask for rows of one list; a finding leads to the right one while its table is empty."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desks import default_form, sitting
from tests.tui.driving import judge, settle
from tui.app import Ziping


async def test_a_missing_kind_of_row_leads_to_its_own_table(tmp_path: Path) -> None:
    form = default_form()
    wanted = [one for one in form.steps.problems if one.where][1]
    with sitting(tmp_path, form) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await judge(pilot)
            found = [one for one in opened.desk.evaluation.findings if one.path == wanted.address]
            assert found and found[0].where == wanted.path
            assert app.wizard is not None
            await app.wizard.pages.go_to(wanted.address)
            await settle(pilot)
            question, finding, *_ = app.wizard.pages.help_shown()
            assert question == wanted
            assert finding is not None and finding.path == wanted.address
