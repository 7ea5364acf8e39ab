"""The ways to a session from home: a new one, a file, a sample, what was left behind. Each runs in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import texts
from tui.opening import make_new
from tui.screens.confirm import Ask, AskText
from wizards.storage import Recovery, UnusableFile, create, load
from wizards.storage.places import free_name

if TYPE_CHECKING:
    from tui.app import Ziping


async def new(app: Ziping) -> None:
    """Choose a form, then a folder and a name."""
    form_id = await _choose_form(app, texts.NEW_TITLE)
    if not form_id:
        return
    folder, name, problem = str(Path.cwd()), free_name(Path.cwd(), "自评", ".toml").stem, ""
    while True:
        fields = [(texts.FOLDER, folder), (texts.FILE_NAME, name)]
        answer = await app.push_screen_wait(AskText(texts.NEW_FILE_TITLE, fields, problem, replace=True))
        if not answer:
            return
        folder, name = answer.split("\n")
        path = Path(folder).expanduser() / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            make_new(form_id, path)
        except UnusableFile as error:
            problem = str(error)
            continue
        await app.open_file(path)
        return


async def open_existing(app: Ziping) -> None:
    """Ask where the file is."""
    preset = str(Path.cwd()) + "/"
    while answer := await app.push_screen_wait(AskText(texts.OPEN_TITLE, [(texts.FILE_PATH, preset)])):
        preset = answer
        if await app.open_file(Path(answer).expanduser()):
            return


async def sample(app: Ziping) -> None:
    """Copy a sample into the current folder and open the copy."""
    from samples import sample_path

    form_id = await _choose_form(app, texts.SAMPLE_TITLE)
    if not form_id:
        return
    try:
        target = free_name(Path.cwd(), f"样例-{form_id}", ".toml")
        create(target, load(sample_path(form_id)).document)
    except (KeyError, FileNotFoundError):
        await app.tell(texts.SAMPLE_TITLE, [texts.NO_SAMPLE])
        return
    except UnusableFile as error:
        await app.tell(texts.CANNOT_OPEN, [str(error), *error.details])
        return
    await app.open_file(target)


async def recover(app: Ziping, left_behind: Sequence[Recovery]) -> None:
    """Choose one of the sessions that were not closed; opening it asks which version to go on with."""
    from tui.screens.recovery import describe, offer_copy

    choices = [(str(number), describe(one)) for number, one in enumerate(left_behind)]
    answer = await app.push_screen_wait(Ask(texts.RECOVERY_LIST, [], [*choices, ("", texts.BACK)]))
    if not answer:
        return
    chosen = left_behind[int(answer)]
    if chosen.problem and not await offer_copy(app, chosen):
        return
    await app.open_file(chosen.session)


async def _choose_form(app: Ziping, title: str) -> str:
    from wizards.catalogue import default_form_id, list_forms

    forms, notes = list_forms()
    forms.sort(key=lambda form: form.id != default_form_id())
    if not forms:
        await app.tell(title, [texts.NO_FORMS, *notes])
        return ""
    choices = [
        (form.id, "  ".join(part for part in (form.title, form.place, str(form.year or "")) if part)) for form in forms
    ]
    answer: str = await app.push_screen_wait(Ask(title, notes, [*choices, ("", texts.BACK)]))
    return answer
