"""Bring a file or a paste into the open session: read it aside, show it, take what was chosen as one undo step.

Each runs in a worker of the app.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual.app import App

from schemas.text import show
from tui import texts, texts_bringing
from tui.browsing import TOML, Wanted
from tui.desk import Desk
from tui.pasting import FileDropped, TablePasted
from tui.screens import waiting
from tui.screens.confirm import Ask, AskText, tell
from tui.screens.waiting import or_cancel
from tui.typed_paths import SUFFIXES

if TYPE_CHECKING:
    from wizards.intake import Plan

_Result = TypeVar("_Result")
_WANTED: Final = Wanted("file", (*SUFFIXES, *TOML))
_INDICATORS: Final = "performance.indicators"


async def ask_and_bring(app: App[Any], desk: Desk) -> None:
    """Ask for a file and bring it in; ask again when it cannot be used."""
    preset = f"{desk.path.parent}/"
    while True:
        fields = [(texts.FILE_PATH, preset, _WANTED)]
        answer = await app.push_screen_wait(AskText(texts_bringing.ASK_FILE, fields))
        if not answer:
            return
        preset = answer
        if await bring_file(app, desk, Path(answer)):
            return


async def ask_about_dropped(app: App[Any], desk: Desk, dropped: FileDropped) -> None:
    """A file was dropped into the window: offer to bring it in; else it is what was typed."""
    choices = [("yes", texts.YES), ("", texts.BACK)]
    if await app.push_screen_wait(Ask(texts_bringing.DROPPED, [str(dropped.path)], choices)):
        await bring_file(app, desk, dropped.path.expanduser())
    elif dropped.otherwise is not None:
        dropped.otherwise()


async def bring_file(app: App[Any], desk: Desk, path: Path, sheet: str | None = None) -> bool:
    """Read a file and show what it offers; return whether it could be used."""
    from wizards.intake import SeveralSheets, Unreadable, plan_any
    from wizards.storage import UnusableFile

    document, form = desk.session.document, desk.form
    try:
        plan = await read_or_cancel(app, path.name, lambda: plan_any(path, document, form, sheet=sheet))
    except SeveralSheets as error:
        choices = [(str(number), name) for number, name in enumerate(error.names)]
        answer = await app.push_screen_wait(Ask(texts_bringing.ASK_SHEET, [], [*choices, ("", texts.BACK)]))
        return bool(answer) and await bring_file(app, desk, path, error.names[int(answer)])
    except (Unreadable, UnusableFile) as error:
        await tell(app, texts_bringing.CANNOT, [str(error)])
        return False
    if plan is not None:
        await _show(app, desk, plan, path.name)
    return True


async def bring_paste(app: App[Any], desk: Desk, pasted: TablePasted) -> None:
    """Show what a pasted table offers; one that is not understood is answered by one sentence."""
    from wizards.intake import Unreadable, plan_paste

    try:
        plan = await read_or_cancel(
            app, texts_bringing.PASTED, lambda: plan_paste(pasted.text, desk.session.document, desk.form)
        )
    except Unreadable as error:
        if pasted.otherwise is not None:
            pasted.otherwise()
        else:
            await tell(app, texts_bringing.CANNOT, [str(error)])
        return
    if plan is not None:
        await _show(app, desk, plan, texts_bringing.PASTED)


async def _show(app: App[Any], desk: Desk, plan: Plan, name: str) -> None:
    """Show the plan; take what is chosen."""
    from tui.screens.bring_in import BringInScreen
    from wizards.intake import take

    if all(one.state == "same" for one in plan.proposals):
        words = texts_bringing.NOTHING_NEW.format(count=len(plan.proposals))
        left = [f"{show(one.text, one_line=True)}（{one.why}）" for one in plan.aside if not one.plain]
        await tell(app, texts_bringing.CANNOT, [words, *left])
        return
    chosen = await app.push_screen_wait(BringInScreen(plan, name))
    if not chosen:
        return
    if desk.read_only:
        app.notify(texts.READ_ONLY_TYPING, severity="warning")
        return
    desk.session.seal()
    place = _INDICATORS if any(path.startswith(_INDICATORS) for path in chosen) else next(iter(chosen))
    desk.session.replace(take(desk.session.document, plan, chosen), place)
    desk.save_soon()
    app.notify(texts_bringing.TAKEN.format(count=len(chosen)), timeout=6)


async def read_or_cancel(app: App[Any], name: str, work: Callable[[], _Result]) -> _Result | None:
    """Return what reading a file comes to; ``None`` when the user did not want to wait for it."""
    return await or_cancel(app, texts.READING.format(name=name), work, patience=waiting.READING)
