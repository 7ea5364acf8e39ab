"""An answer, and what else is done to the value the user is at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from schemas.text import narrow
from tui import texts
from tui import texts_lines as lines
from tui.lines.looking import onward
from tui.lines.said import answers, remarks, shown
from tui.lines.seat import Seat
from tui.lines.walk import Stop
from tui.output import say

_BETWEEN: Final = re.compile(r"[、，,;；\s]+")


def answer(seat: Seat, text: str, is_text: Callable[[str], str | None]) -> None:
    """Store what was typed and go on.

    Args:
        seat: where the user is.
        text: the line.
        is_text: of a further line of a text gives what belongs to it; ``None`` of an empty line or a command.
    """
    stop = seat.stop
    if stop is None or not seat.may_write():
        return
    value = _chosen(seat, stop, text) if stop.choices else text
    if value is None:
        say(lines.NO_CHOICE.format(text=text.strip()))
        seat.stay()
        return
    if stop.is_new_row:
        stop = _begin_row(seat, stop)
    seat.desk.session.set(stop.path, value)
    if stop.kind in ("long", "words") and not stop.choices:
        _gather(seat, stop, text, is_text)
    seat.keep()
    if stop.choices:
        said = [value] if isinstance(value, str) else value
        say(lines.STORED.format(text="、".join(shown(stop, one) for one in said)))
    seat.tell(remarks(seat.walk, stop))
    seat.stop = stop
    onward(seat)


def _gather(seat: Seat, stop: Stop, first: str, is_text: Callable[[str], str | None]) -> None:
    """Take the further lines of a text; each is on the disk before the next one is asked."""
    paragraphs = [first]
    while True:
        seat.save()
        line = seat.ear.line(lines.MORE)
        text = is_text(line) if line is not None else None
        if text is None:
            if line is not None and line.strip():
                seat.ear.again(line)
            return
        paragraphs.append(text)
        seat.desk.session.set(stop.path, "\n".join(paragraphs))


def _begin_row(seat: Seat, stop: Stop) -> Stop:
    """Add the row that an answer at its offer makes; return its cell."""
    rows = seat.walk.rows(stop.number)
    assert rows is not None and stop.column is not None  # only lists have a place for a new row
    last = next(reversed(rows.keys()), None)
    seat.desk.session.seal()
    key = seat.desk.session.add_row(rows.path, rows.new_row(last), after=last)
    _ = seat.desk.evaluation
    return seat.walk.cell(stop.number, key, stop.column)


def _chosen(seat: Seat, stop: Stop, text: str) -> str | list[str] | None:
    """Return the closed answer that is meant, by its words or its number; ``None`` if there is none."""
    known = answers(seat.desk, stop)
    if stop.kind != "words":
        return _one(stop, known, text)
    whole = _one(stop, known, text)
    parts = [whole] if whole is not None else [_one(stop, known, part) for part in _BETWEEN.split(text.strip())]
    if None in parts:
        return None
    return [one for one in known if one in parts]


def _one(stop: Stop, known: Sequence[str], text: str) -> str | None:
    wanted = narrow(text)
    by_words = next((one for one in known if wanted in (narrow(one), narrow(shown(stop, one)))), None)
    if by_words is not None:
        return by_words
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:6]) <= len(known):
        return known[int(wanted) - 1]
    return None


def clear(seat: Seat, argument: str) -> None:
    """``:清空``: nothing stands here any more."""
    if seat.stop is None or not seat.may_write():
        return
    done = None if seat.stop.is_new_row else seat.desk.session.set(seat.stop.path, None)
    seat.keep()
    say(lines.CLEARED if done is not None else lines.KEPT_BLANK)
    seat.stay()


def append(seat: Seat, argument: str) -> None:
    """``:接``: one more paragraph or item behind what stands here."""
    stop = seat.stop
    if stop is None or stop.is_new_row or stop.choices or not seat.may_write():
        return
    line = argument or seat.ear.line(lines.MORE) or ""
    if line.strip():
        between = "\n" if stop.kind in ("long", "words") else ""
        before = seat.desk.session.text(stop.path)
        seat.desk.session.set(stop.path, f"{before}{between}{line}" if before else line)
        seat.keep()
    seat.stay()


def replace(seat: Seat, argument: str) -> None:
    """``:换``: other words in the place of some, so that a long text need not be written anew."""
    stop = seat.stop
    if stop is None or stop.is_new_row or stop.choices or not seat.may_write():
        return
    old = seat.ear.line(lines.WHICH_WORDS) or ""
    text = seat.desk.session.text(stop.path)
    if not old.strip() or text.count(old) != 1:
        say(lines.NOT_ONE.format(count=text.count(old) if old else 0, text=old))
        return
    new = seat.ear.line(lines.BY_WHICH)
    if new is not None:
        seat.desk.session.set(stop.path, text.replace(old, new))
        seat.keep()
    seat.stay()


def undo(seat: Seat, argument: str) -> None:
    """``:撤销``: take the last step back and go where it was."""
    if seat.may_write():
        _turn_back(seat, undo=True)


def redo(seat: Seat, argument: str) -> None:
    """``:重做``: bring it back."""
    if seat.may_write():
        _turn_back(seat, undo=False)


def _turn_back(seat: Seat, *, undo: bool) -> None:
    session = seat.desk.session
    change = session.undo() if undo else session.redo()
    if change is None:
        say(texts.UNDO_NONE if undo else texts.REDO_NONE)
        return
    seat.keep()
    asked = seat.desk.asked_at(change.path)
    label = asked.question.label if asked is not None else texts.UNDO_BEYOND.get(change.path.split(".")[0], "")
    say((texts.UNDONE if undo else texts.REDONE).format(label=label))
    there = seat.walk.at(change.path) if asked is not None else None
    seat.go(there or seat.walk.at(seat.stop.path if seat.stop is not None else "") or seat.walk.first())
