"""Change to another form: what finds no place is shown first, undo takes it back. Runs in a worker of the app."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tui import texts, texts_home
from tui.desk import Desk
from tui.screens.confirm import Ask, tell
from tui.screens.starting import choose_form
from wizards.catalogue import PackError, load_form
from wizards.intake.changing_form import change_form


async def ask_and_change(app: App[Any], desk: Desk) -> None:
    """Ask for the form, show what finds no place, change."""
    chosen = await choose_form(
        app, texts_home.FORM_TITLE, lines=[texts_home.FORM_NOW.format(title=desk.form.pack.title)]
    )
    if not chosen:
        return
    try:
        new = load_form(chosen)
    except PackError as error:
        await tell(app, texts_home.FORM_TITLE, [str(error)])
        return
    if new.pack.id == desk.form.pack.id:
        app.notify(texts_home.FORM_SAME)
        return
    document, told = change_form(desk.session.document, desk.form, new)
    lines = [texts_home.FORM_TO.format(title=new.pack.title), *(told or [texts_home.FORM_ALL])]
    choices = [("go", texts_home.FORM_GO), ("", texts.BACK)]
    if await app.push_screen_wait(Ask(texts_home.FORM_TITLE, lines, choices)) == "go":
        desk.session.seal()
        desk.session.replace(document, "form")
