"""``ziping remarks``: the comments and tracked changes of a returned report into the session."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.form import Form
from schemas.text import show
from tui.commands.common import FOUND, OK, Unusable
from tui.output import say, say_aside, say_done, say_json
from wizards.intake import Unreadable
from wizards.opening import in_force
from wizards.returning.remarks import Remarks, read_remarks, unknown, with_remarks
from wizards.returning.value_names import label_of
from wizards.storage import Loaded, UnusableFile, change_session, read_foreign

_LONG = 60


class _Reading:
    """What was read, for the words that follow."""

    found: Remarks
    new: Remarks
    form: Form
    document: Mapping[str, Any]


def run(arguments: Namespace) -> int:
    """Read and keep; 0 all have a place, 1 some have none."""
    target, source = Path(arguments.session), Path(arguments.file)
    reading = _Reading()

    def change(loaded: Loaded) -> Mapping[str, Any] | None:
        for notice in loaded.notices:
            say_aside(f"{loaded.path.name}：{notice}")
        here = in_force(loaded.document, name=loaded.path.name)
        reading.document, reading.form = loaded.document, here.form
        reading.found = read_remarks(read_foreign(source), source.name, loaded.document, here.form, here.policy)
        reading.new = unknown(reading.found, loaded.document)
        return with_remarks(loaded.document, reading.new) if reading.new else None

    try:
        change_session(target, change)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    except Unreadable as error:
        raise Unusable(f"{show(source.name, one_line=True)}：{error}") from None
    if arguments.json:
        say_json(_as_kept(reading))
    else:
        _tell(target, reading)
    return OK if all(one["path"] for one in reading.found) else FOUND


def _as_kept(reading: _Reading) -> list[dict[str, Any]]:
    """Return the remarks that are new, with every key of the contract."""
    blank = {"id": "", "by": "", "date": "", "path": "", "quote": "", "text": "", "reply": "", "done": False}
    return [{**blank, **one} for one in reading.new]


def _tell(target: Path, reading: _Reading) -> None:
    if not reading.found:
        say(f"{target.name}：退回的文件里没有批注和修订")
        return
    known = len(reading.found) - len(reading.new)
    before = f"，其中 {known} 条已经记过" if known else ""
    say_done(f"{target.name}：退回的文件里有 {len(reading.found)} 条意见{before}，新记下 {len(reading.new)} 条")
    for one in reading.new:
        where = label_of(one["path"], reading.document, reading.form) if one["path"] else "没有找到位置"
        by = f"{show(one['by'], one_line=True)}：" if one.get("by") else ""
        say(f"  [{show(where, one_line=True)}] {by}{_short(one.get('text') or one.get('quote') or '')}")
    if reading.new:
        say("  改好以后在填写界面里逐条答复或标为已改；没有答复的，检查时会提醒（R01）。")


def _short(text: str) -> str:
    line = show(text, one_line=True)
    return line if len(line) <= _LONG else line[:_LONG] + "…"
