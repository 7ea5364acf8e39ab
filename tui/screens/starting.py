"""The ways to a session from home: a new one, a file, a sample, what was left behind. Each runs in a worker.

Each asks what it has to and returns the file to open, ``None`` when the user went back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from schemas.text import show
from tui import texts
from tui.home_sessions import is_there
from tui.opening import make_new
from tui.screens.browser import Browser
from tui.screens.confirm import Ask, tell
from tui.screens.new_file import proposed_name, write_new
from tui.screens.waiting import or_cancel
from wizards.storage import Recovery, UnusableFile, create, forget, free_name, load

if TYPE_CHECKING:
    from wizards.catalogue import FormInfo


async def new(app: App[Any]) -> Path | None:
    """Choose a form, then a folder and a name; the file is made. From there Esc leads back to the forms."""
    form_id = ""
    while form_id := await choose_form(app, texts.NEW_TITLE, at=form_id):
        if (path := await _new_file(app, form_id)) is not None:
            return path
    return None


async def _new_file(app: App[Any], form_id: str) -> Path | None:
    """Ask where a new session goes and make it."""
    here = Path.cwd()
    name = await proposed_name(here, "自评")
    return await write_new(app, texts.NEW_FILE_TITLE, here, name, of_form(form_id), partial(make_new, form_id))


async def existing(app: App[Any], start: Path) -> Path | None:
    """Let a file be found by its name, beginning in the folder ``start``, or at a file."""
    answer = await app.push_screen_wait(Browser(texts.OPEN_TITLE, start))
    return Path(answer) if answer else None


async def opened(app: App[Any], open_file: Callable[[Path], Awaitable[bool]]) -> None:
    """Ask for a file until one could be opened."""
    start = Path.cwd()
    while (path := await existing(app, start)) is not None:
        start = path
        if await open_file(path):
            return


async def still_there(app: App[Any], path: Path) -> Path | None:
    """Return a file of the list, or offer to forget it when it is gone."""
    there = await or_cancel(app, texts.READING.format(name=path.name), partial(is_there, path))
    if there is not False:
        return path if there else None
    words = texts.MISSING_ASK.format(path=show(str(path), one_line=True))
    choices = [("", texts.BACK), ("yes", texts.YES)]
    if await app.push_screen_wait(Ask(texts.MISSING_FILE, [words], choices)) == "yes":
        forget(path)
    return None


async def sample(app: App[Any]) -> Path | None:
    """Copy a sample into the current folder."""
    form_id = await choose_form(app, texts.SAMPLE_TITLE)
    if not form_id:
        return None
    try:
        return await or_cancel(app, texts.MAKING.format(name=texts.SAMPLE_TITLE), partial(_made, form_id))
    except (KeyError, FileNotFoundError):
        await tell(app, texts.SAMPLE_TITLE, [texts.NO_SAMPLE])
    except UnusableFile as error:
        await tell(app, texts.CANNOT_OPEN, [str(error), *error.details])
    return None


def _made(form_id: str) -> Path:
    from samples import sample_path

    target = free_name(Path.cwd(), f"样例-{form_id}", ".toml")
    create(target, load(sample_path(form_id)).document)
    return target


async def left_behind(app: App[Any], found: Sequence[Recovery]) -> Path | None:
    """Choose one of the sessions that were not closed; opening it asks which version to go on with."""
    from tui.left_behind_words import describe
    from tui.screens.recovery import offer_copy

    choices = [(str(number), describe(one)) for number, one in enumerate(found)]
    answer = await app.push_screen_wait(Ask(texts.RECOVERY_LIST, [], [*choices, ("", texts.BACK)]))
    if not answer:
        return None
    chosen = found[int(answer)]
    if chosen.problem and not await offer_copy(app, chosen):
        return None
    return chosen.session


def _shown(form: FormInfo) -> tuple[str, ...]:
    unseen = texts.PARTLY_UNSEEN if form.unseen else ""
    return form.title, form.place, str(form.year or ""), unseen


def of_form(form_id: str) -> str:
    """Return which form a new file is begun with; empty if that is not known."""
    from wizards.catalogue import PackError, load_form

    try:
        return texts.OF_FORM.format(title=load_form(form_id).pack.title)
    except PackError:
        return ""


async def choose_form(app: App[Any], title: str, *, first: str = "", lines: Sequence[str] = (), at: str = "") -> str:
    """Ask for a form, ``first`` (else the usual one) on top; ``""`` when the user went back.

    ``at``: the one chosen before, for who comes back.
    """
    from wizards.catalogue import default_form_id, list_forms

    forms, notes = list_forms()
    first = first or default_form_id()
    forms.sort(key=lambda form: form.id != first)
    if not forms:
        await tell(app, title, [texts.NO_FORMS, *notes])
        return ""
    choices = [(form.id, "  ".join(filter(None, _shown(form)))) for form in forms]
    answer: str = await app.push_screen_wait(Ask(title, [*lines, *notes], [*choices, ("", texts.BACK)], at=at))
    return answer
