"""What takes several dialogs when a report came back: reading the file, a remark by hand, the state, 修改说明.

Each runs in a worker of the app.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from schemas.day import read_day
from schemas.remark import STATES
from tui import texts, texts_returning
from tui.aside import AT_ONCE, aside, soon
from tui.browsing import SESSIONS, Wanted
from tui.desk import Desk
from tui.screens.confirm import Ask, AskText, tell
from wizards.intake import Unreadable
from wizards.opening import read_for
from wizards.returning.changes import by_row, changes
from wizards.returning.keeping import HANDED_IN, by_hand, handed_in, with_state
from wizards.returning.remarks import Remarks, read_remarks, unknown, with_remarks
from wizards.returning.statement import statement
from wizards.returning.value_names import label_of
from wizards.storage import UnusableFile, keep_handed_in, last_handed_in, read_foreign, report_target, write_report
from wizards.word import ProofFailed, write


async def ask_and_read(app: App[Any], desk: Desk) -> None:
    """Ask for the returned file and keep its remarks as one undo step; ask again when it cannot be read."""
    answer, problem = f"{desk.path.parent}/", ""
    while True:
        fields = [(texts.FILE_PATH, answer, Wanted("file", (".docx",)))]
        answer = await app.push_screen_wait(AskText(texts_returning.READ_TITLE, fields, problem))
        if not answer:
            return
        try:
            found = await aside(partial(_read, desk, Path(answer)), AT_ONCE)
        except (Unreadable, UnusableFile) as error:
            problem = str(error)
            continue
        _keep(app, desk, unknown(found, desk.session.document))
        return


def _read(desk: Desk, path: Path) -> Remarks:
    return read_remarks(read_foreign(path), path.name, desk.session.document, desk.form, desk.policy)


def _keep(app: App[Any], desk: Desk, new: Remarks) -> None:
    if not new:
        app.notify(texts_returning.READ_NONE)
        return
    desk.session.seal()
    desk.session.replace(with_remarks(desk.session.document, new), "remarks")
    desk.save_soon()
    lost = sum(1 for one in new if not one["path"])
    app.notify(texts_returning.READ_DONE.format(count=len(new), lost=lost), timeout=6)


async def note_by_hand(app: App[Any], desk: Desk, here: str) -> None:
    """Ask what was said, and whether it speaks of the field that the user came from."""
    fields = [
        (texts_returning.ADD_BY, ""),
        (texts_returning.ADD_DATE, date.today().isoformat()),
        (texts_returning.ADD_TEXT, ""),
    ]
    answer = await app.push_screen_wait(AskText(texts_returning.ADD_TITLE, fields))
    if not answer:
        return
    by, when, text = answer.split("\n")
    path = ""
    if here and desk.asked_at(here) is not None:
        label = texts_returning.ADD_HERE.format(label=label_of(here, desk.session.document, desk.form))
        choices = [("here", label), ("", texts_returning.NO_PLACE)]
        chosen = await app.push_screen_wait(Ask(texts_returning.ADD_WHERE, [text], choices))
        path = here if chosen else ""
    desk.session.seal()
    desk.session.replace(by_hand(desk.session.document, by, when, text, path), "remarks")
    desk.save_soon()
    app.notify(texts_returning.ADDED)


async def ask_state(app: App[Any], desk: Desk) -> None:
    """Ask where the report stands and since when; what is handed in is kept as a file beside the session."""
    chosen = await app.push_screen_wait(Ask(texts_returning.STATE_TITLE, [], [(one, one) for one in STATES]))
    state = next((one for one in STATES if one == chosen), None)
    if state is None:
        return
    when, problem = date.today().isoformat(), ""
    while True:
        fields = [(texts_returning.STATE_DATE, when)]
        when = await app.push_screen_wait(AskText(texts_returning.STATE_TITLE, fields, problem, replace=True))
        if not when:
            return
        if read_day(when).iso:
            break
        problem = texts_returning.NO_DATE
    when = read_day(when).iso
    desk.session.seal()
    desk.session.replace(with_state(desk.session.document, state, when), "state")
    desk.save_soon()
    if state in HANDED_IN:
        await _keep_copy(app, desk, when)
    else:
        app.notify(texts_returning.STATE_SET.format(state=state, date=when))


async def _keep_copy(app: App[Any], desk: Desk, when: str) -> None:
    """Keep what is handed in under a name of its own."""
    try:
        kept = await aside(partial(keep_handed_in, desk.path, handed_in(desk.session.document), when), AT_ONCE)
    except UnusableFile as error:
        await tell(app, texts_returning.STATE_TITLE, [texts_returning.COPY_FAILED.format(why=error)])
    else:
        app.notify(texts_returning.COPY_KEPT.format(name=kept.name), timeout=6)


async def write_statement(app: App[Any], desk: Desk) -> None:
    """Ask for the older version, the newest one that was handed in on top, and where the 修改说明 goes."""
    old = str(await soon(partial(last_handed_in, desk.path), None) or f"{desk.path.parent}/")
    target, problem = str(desk.path.with_name(f"{desk.path.stem}-修改说明.docx")), ""
    while True:
        place = Wanted("place", (".docx",))
        fields = [(texts_returning.STATEMENT_OLD, old, SESSIONS), (texts_returning.STATEMENT_FILE, target, place)]
        answer = await app.push_screen_wait(AskText(texts_returning.STATEMENT_TITLE, fields, problem))
        if not answer:
            return
        old, target = answer.split("\n")
        try:
            count, name = await aside(partial(_written, desk, Path(old), target), AT_ONCE)
        except (UnusableFile, ProofFailed) as error:
            problem = str(error)
            continue
        app.notify(texts_returning.STATEMENT_DONE.format(count=count, name=name), timeout=8)
        return


def _written(desk: Desk, old: Path, target: str) -> tuple[int, str]:
    older = read_for(old)
    document, form = desk.session.document, desk.form
    found = by_row(changes(older.document, document, form, older.in_force.form), document, older.document)
    paper = statement(found, document, form)
    where = report_target(target, texts_returning.STATEMENT_TITLE)
    stored = write_report(
        where, write(paper.blocks, paper.layout), what=texts_returning.STATEMENT_TITLE, inputs=(desk.path, old)
    )
    return len(found), stored.path.name
