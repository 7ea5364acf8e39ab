"""Fill the bureau's own blank from the open session: read it, ask where places compete, write, show what was done.

Runs in a worker of the app.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from schemas.text import show
from tui import texts, texts_filling
from tui.aside import AT_ONCE, aside
from tui.bringing import read_or_cancel
from tui.browsing import Wanted
from tui.desk import Desk
from tui.screens.confirm import Ask, AskText, tell

if TYPE_CHECKING:
    from wizards.filling import Filling


_BLANK: Final = Wanted("file", (".docx",))
_PLACE: Final = Wanted("place", (".docx",))


@dataclass(frozen=True, slots=True)
class _Blank:
    """A blank as read: where it is, its bytes, by what it is known again."""

    path: Path
    data: bytes
    digest: str


async def ask_and_fill(app: App[Any], desk: Desk) -> None:
    """Ask for the blank and for where the filled one goes, until both can be used or the user goes back."""
    folder = desk.path.absolute().parent
    blank, output = f"{folder}/", ""
    while True:
        answer = await app.push_screen_wait(AskText(texts_filling.ASK, [(texts_filling.BLANK, blank, _BLANK)]))
        if not answer:
            return
        blank = answer
        path = Path(answer)
        output = output or str(folder / f"{texts_filling.FILLED_NAME.format(stem=path.stem)}.docx")
        if await _fill(app, desk, path, output):
            return


async def _fill(app: App[Any], desk: Desk, path: Path, output: str) -> bool:
    """Fill one blank; return whether it could be used."""
    from wizards.filling import FillingFailed
    from wizards.intake import Unreadable
    from wizards.storage import UnusableFile

    try:
        blank, filling = await _read(app, desk, path)
        if filling is None:
            return True
        filling = await _settle(app, desk, blank, filling)
        if filling is None:
            return True
        if filling.data:
            lines = await _write(app, desk, blank, filling, output)
            if lines is None:
                return True
        else:
            lines = []
    except (Unreadable, UnusableFile, FillingFailed) as error:
        await tell(app, texts_filling.CANNOT, [str(error)])
        return False
    from tui.screens.filled import FilledScreen

    await app.push_screen_wait(FilledScreen(filling, lines))
    return True


async def _read(app: App[Any], desk: Desk, path: Path) -> tuple[_Blank, Filling | None]:
    from wizards.filling import digest_of
    from wizards.storage import read_foreign

    data = await aside(lambda: read_foreign(path), AT_ONCE)
    blank = _Blank(path, data, digest_of(data))
    return blank, await _filled(app, desk, blank)


async def _filled(app: App[Any], desk: Desk, blank: _Blank) -> Filling | None:
    """Return the blank filled; ``None`` when the user did not want to wait for it."""
    from wizards.facts import Facts
    from wizards.filling import fill_blank
    from wizards.storage import blank_choices

    evaluation = desk.evaluation
    facts = Facts(desk.form, evaluation.assessment, evaluation.sheet)

    def work() -> Filling:
        return fill_blank(blank.data, blank.path.name, facts, blank_choices(blank.digest))

    return await read_or_cancel(app, texts_filling.READING.format(name=blank.path.name), work)


async def _settle(app: App[Any], desk: Desk, blank: _Blank, filling: Filling) -> Filling | None:
    """Let the clerk choose where several places compete, keep it, and fill again; ``None``: the user went back."""
    from wizards.filling import EVERYWHERE, NOWHERE_CHOSEN
    from wizards.storage import keep_blank_choices

    if not filling.doubts:
        return filling
    chosen: dict[str, str] = {}
    for doubt in filling.doubts:
        lines = [line.format(text=doubt.text) for line in texts_filling.SEVERAL_LINES]
        places = [(f"at{number}", place) for number, place in enumerate(doubt.places)]
        every = [("all", texts_filling.ALL_PLACES), ("none", texts_filling.NO_PLACE)]
        title = texts_filling.SEVERAL.format(label=show(doubt.label, one_line=True))
        answer = await app.push_screen_wait(Ask(title, lines, [*places, *every]))
        if not answer:
            return None
        picked = dict(places).get(answer, NOWHERE_CHOSEN)
        chosen[doubt.key] = EVERYWHERE if answer == "all" else picked
    await aside(lambda: keep_blank_choices(blank.digest, chosen), AT_ONCE)
    return await _filled(app, desk, blank)


async def _write(app: App[Any], desk: Desk, blank: _Blank, filling: Filling, preset: str) -> list[str] | None:
    """Ask where the filled one goes and write it; return where it went, ``None`` when the user went back."""
    from wizards.storage import UnusableFile, report_target

    problem = ""
    while True:
        fields = [(texts_filling.OUTPUT, preset, _PLACE)]
        answer = await app.push_screen_wait(AskText(texts_filling.ASK, fields, problem))
        if not answer:
            return None
        preset, problem = answer, ""
        try:
            target = report_target(answer, texts_filling.FILLED_PAPER)
            there = await aside(target.exists, AT_ONCE)
            if there and not await _may_replace(app, target):
                continue
            return await aside(partial(_stored, target, filling.data, (blank.path, desk.path), force=there), AT_ONCE)
        except UnusableFile as error:
            problem = str(error)


async def _may_replace(app: App[Any], target: Path) -> bool:
    question = Ask(texts.REPORT_EXISTS, [str(target)], texts.REPORT_EXISTS_CHOICES)
    return await app.push_screen_wait(question) == "replace"


def _stored(target: Path, data: bytes, inputs: tuple[Path, ...], *, force: bool) -> list[str]:
    """Write the filled blank; return where it went."""
    from wizards.storage import write_report

    stored = write_report(target, data, what=texts_filling.FILLED_PAPER, force=force, inputs=inputs)
    kept = [texts_filling.KEPT.format(path=stored.kept)] if stored.kept is not None else []
    return [texts_filling.WHERE_TO.format(path=stored.path), *kept]
