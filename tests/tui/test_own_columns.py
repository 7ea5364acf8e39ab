"""The columns of a pack's own on the screen: typed where they are asked, computed beside them, one undo step each."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.tui.desks import sitting
from tests.tui.driving import judge, settle
from tui.app import Ziping
from tui.widgets.row_columns import columns_of
from tui.widgets.rows import Rows
from wizards.catalogue import load_form
from wizards.storage import user_folder

PACK = Path(__file__).parents[1] / "data" / "counties" / "linchang-2026.toml"
ROWS = [{"id": "r0000000", "name": "东林场", "executed": "12", "x": {"a": "100", "b": "7", "d": "80"}}]


async def test_they_are_columns_like_any_other(tmp_path: Path) -> None:
    folder = user_folder() / "forms"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PACK, folder)
    form = load_form(PACK.stem)
    with sitting(tmp_path, form, {"profile": {"projects": ROWS}}) as opened:
        desk = opened.desk
        async with Ziping(opened).run_test(size=(120, 40)) as pilot:
            await judge(pilot)
            question = next(one for one in form.steps.profile if one.path == "profile.projects")
            rows = Rows(desk, question)
            shown = {one.column.key: one for one in columns_of(rows)}
            assert (shown["x.a"].what, shown["x.a"].column.kind) == ("column", "figure")
            assert (shown["x.c"].what, shown["x.c"].column.label) == ("computed", "C=A−B 应完成（亩）")
            assert rows.computed("r0000000", "x.c") == "93" and rows.computed("r0000000", "x.dc") == "0.860215"
            desk.session.set("profile.projects.r0000000.x.a", "107")
            desk.session.undo()
            await settle(pilot)
            assert desk.session.get("profile.projects") == ROWS
