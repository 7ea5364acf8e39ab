"""From last year's session to this year's, asked for step by step. Runs in a worker of the app."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from schemas.text import safe_file_name
from tui import texts, texts_bringing
from tui.screens.browser import Browser
from tui.screens.confirm import AskText, tell
from tui.screens.new_file import write_new
from tui.screens.starting import choose_form, of_form
from tui.screens.waiting import or_cancel
from wizards.catalogue import PackError, load_form
from wizards.intake import Unreadable
from wizards.intake.rollover import NoYear, Rolled, roll_over
from wizards.opening import InForce, in_force
from wizards.storage import Loaded, UnusableFile, create, load, recent


async def from_last_year(app: App[Any]) -> Path | None:
    """Ask for last year's file and for the new one's name; return the new file, ``None`` when the user went back."""
    last, problem = next((one.path for one in recent(look=False)), Path.cwd()), ""
    while True:
        browser = Browser(texts_bringing.LAST_ASK, last, problem=problem)
        answer = await app.push_screen_wait(browser)
        if not answer:
            return None
        last, problem = Path(answer), ""
        try:
            made = await _from(app, last)
        except (UnusableFile, PackError, Unreadable) as error:
            problem = str(error)
            continue
        if made is not None:
            return made


async def _from(app: App[Any], last: Path) -> Path | None:
    """Ask for form, year and file, each of which Esc leads back from to the one before; return the new file."""
    read = await or_cancel(app, texts.READING.format(name=last.name), partial(_read, last))
    if read is None:
        return None
    loaded, force, problem = read
    first, line = (force.form.pack.id, texts_bringing.LAST_FORM_FIRST) if force else ("", problem)
    form_id = ""
    while form_id := await choose_form(app, texts_bringing.LAST_FORM, first=first, lines=[line], at=form_id):
        rolled = await _rolled(app, last, loaded, force, form_id)
        made = await _write(app, rolled, last) if rolled is not None else None
        if rolled is not None and made is not None:
            await tell(app, texts_bringing.LAST_DONE.format(year=rolled.year), _told(rolled))
            return made
    return None


async def _rolled(app: App[Any], last: Path, loaded: Loaded, force: InForce | None, form_id: str) -> Rolled | None:
    """Take last year's session into a form; ask for the year if it is not known."""
    old = force.form if force else None
    form = old if old is not None and old.pack.id == form_id else load_form(form_id)
    policy = force.policy if force else None

    def roll(year: int | None) -> Rolled:
        return roll_over(loaded.document, last.name, form, old_form=old, policy=policy, year=year)

    try:
        return roll(None)
    except NoYear:
        year = await _year(app)
        return roll(year) if year is not None else None


async def _year(app: App[Any]) -> int | None:
    """Ask for this year; ``None`` when the user went back."""
    problem = ""
    while True:
        fields = [(texts_bringing.LAST_YEAR, "")]
        answer = await app.push_screen_wait(AskText(texts_bringing.LAST_TITLE, fields, problem))
        if not answer:
            return None
        if answer.isascii() and answer.isdecimal() and len(answer) == 4:
            return int(answer)
        problem = texts_bringing.YEAR_WRONG


def _read(last: Path) -> tuple[Loaded, InForce | None, str]:
    """Read last year's file; a form of its own that is not there is no hindrance for another one."""
    loaded = load(last)
    try:
        return loaded, in_force(loaded.document, name=last.name), ""
    except UnusableFile as error:
        return loaded, None, str(error)


async def _write(app: App[Any], rolled: Rolled, last: Path) -> Path | None:
    """Ask where the new file goes and write it; an existing one is never replaced from here."""
    name, made = safe_file_name(f"自评-{rolled.year}", ""), partial(create, document=rolled.document)
    about = of_form(str(rolled.document.get("form", "")))
    return await write_new(app, texts_bringing.LAST_NEW, last.absolute().parent, name, about, made)


def _told(rolled: Rolled) -> list[str]:
    brought = [texts_bringing.LAST_BROUGHT.format(what=what) for what in rolled.brought]
    return [*brought, texts_bringing.LAST_NOT, *rolled.told]
