"""From last year's session to this year's, asked for step by step. Runs in a worker of the app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

from schemas.text import safe_file_name
from tui import texts, texts_bringing
from tui.aside import AT_ONCE, aside
from tui.screens.confirm import AskText, tell
from wizards.intake import Unreadable
from wizards.intake.rollover import NoYear, Rolled, roll_over
from wizards.opening import read_for
from wizards.storage import UnusableFile, create, recent


async def from_last_year(app: App[Any], preset: Path | None = None) -> Path | None:
    """Ask for last year's file and for the new one's name; return the new file, ``None`` when the user went back."""
    known = next((one.path for one in recent(look=False)), None)
    answer, problem = str(preset or known or f"{Path.cwd()}/"), ""
    while True:
        fields = [(texts_bringing.LAST_FILE, answer)]
        answer = await app.push_screen_wait(AskText(texts_bringing.LAST_TITLE, fields, problem))
        if not answer:
            return None
        last = Path(answer).expanduser()
        try:
            rolled = await _rolled(app, last)
        except (UnusableFile, Unreadable) as error:
            problem = str(error)
            continue
        if rolled is None:
            return None
        made = await _write(app, rolled, last)
        if made is not None:
            await tell(app, texts_bringing.LAST_DONE.format(year=rolled.year), _told(rolled))
        return made


async def _rolled(app: App[Any], last: Path) -> Rolled | None:
    opened = await aside(lambda: read_for(last), AT_ONCE)
    force = opened.in_force

    def roll(year: int | None) -> Rolled:
        return roll_over(opened.document, last.name, force.form, old_form=force.form, policy=force.policy, year=year)

    try:
        return roll(None)
    except NoYear:
        problem = ""
        while True:
            answer = await app.push_screen_wait(
                AskText(texts_bringing.LAST_TITLE, [(texts_bringing.LAST_YEAR, "")], problem)
            )
            if not answer:
                return None
            if answer.isascii() and answer.isdecimal() and len(answer) == 4:
                return roll(int(answer))
            problem = "年度是四位数字，例如 2024。"


async def _write(app: App[Any], rolled: Rolled, last: Path) -> Path | None:
    """Ask where the new file goes and write it; an existing one is never replaced from here."""
    name = safe_file_name(f"自评-{rolled.year}", "")
    folder, problem = str(last.absolute().parent), ""
    while True:
        fields = [(texts.FOLDER, folder), (texts.FILE_NAME, name)]
        answer = await app.push_screen_wait(AskText(texts_bringing.LAST_NEW, fields, problem, replace=True))
        if not answer:
            return None
        folder, name = answer.split("\n")
        path = Path(folder).expanduser() / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            create(path, rolled.document)
        except UnusableFile as error:
            problem = str(error)
        else:
            return path


def _told(rolled: Rolled) -> list[str]:
    brought = [texts_bringing.LAST_BROUGHT.format(what=what) for what in rolled.brought]
    return [*brought, texts_bringing.LAST_NOT, *rolled.told]
