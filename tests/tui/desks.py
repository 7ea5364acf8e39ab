"""Sessions of the built-in forms for tests, and where things are on their screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from schemas.form import Form
from tests.tui.driving import judge, settle
from tui.app import Ziping
from tui.opening import Sitting, sit_down
from tui.widgets.row_list import RowList
from tui.widgets.row_table import RowTable
from wizards import catalogue
from wizards.session import new_document
from wizards.storage import create

INDICATORS = "performance.indicators"


def default_form() -> Form:
    return catalogue.load_form(catalogue.default_form_id())


def form_with(scoring: str) -> Form:
    """Return the first built-in form that scores this way."""
    return catalogue.load_form(next(one.id for one in catalogue.list_forms()[0] if one.scoring == scoring))


@contextmanager
def sitting(folder: Path, form: Form, changes: dict[str, Any] | None = None, **how: Any) -> Iterator[Sitting]:
    """Open a new session of a form; ``changes`` replaces whole sections."""
    path = folder / "自评.toml"
    create(path, {**new_document(form), **(changes or {})})
    opened = sit_down(path, **how)
    try:
        yield opened
    finally:
        opened.close()


async def at(pilot: Pilot[Any], path: str) -> RowTable:
    """Go to a field of a row and return the table it lies in."""
    app = pilot.app
    assert isinstance(app, Ziping) and app.wizard is not None
    await judge(pilot)
    assert await app.wizard.pages.go_to(path)
    await settle(pilot)
    focused = app.screen.focused
    assert focused is not None
    return next(node for node in focused.ancestors if isinstance(node, RowTable))


def lines(rows: RowList) -> list[str]:
    """Return the table as it is drawn, without the head."""
    return str(rows.render()).split("\n")[1:]
