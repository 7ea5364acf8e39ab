"""Commands that concern the whole session: save, report, mend or set aside what is found, leave."""

from __future__ import annotations

from pathlib import Path

from tui import texts, texts_conflict
from tui import texts_lines as lines
from tui.lines.looking import findings_here
from tui.lines.seat import Seat
from tui.output import say
from tui.report_words import proposed_report, report_file, report_state
from tui.report_writing import write_whole
from wizards.session import with_row_ids
from wizards.storage import UnusableFile, free_name, last_report


def leave(seat: Seat, argument: str) -> None:
    """``:退出``: everything is saved on the way."""
    seat.leaving = True


def save(seat: Seat, argument: str) -> None:
    """``:保存``: now, and say when it was; what is in the way is settled."""
    if seat.desk.read_only:
        say(texts.READ_ONLY)
        return
    done, state = seat.save(2.0), seat.desk.save_state
    if state is not None and state.kind == "conflict":
        settle(seat)
    elif done and state is not None and state.saved_at is not None:
        say(texts.SAVED.format(time=f"{state.saved_at:%H:%M:%S}"))
    elif done:
        say(texts.NOT_YET)


def in_conflict(seat: Seat) -> bool:
    """Return whether the user must decide whose version counts."""
    state = seat.desk.save_state
    return state is not None and state.kind == "conflict"


def settle(seat: Seat) -> None:
    """Ask what to do with a file that was changed elsewhere, and do it. What is not chosen is kept as a generation."""
    saver, state = seat.sitting.opened.saver, seat.desk.save_state
    if saver is None or state is None:
        return
    title = texts_conflict.CONFLICT_TITLE.get(state.conflict, texts_conflict.CONFLICT_TITLE["changed"])
    answer = seat.ear.choose(title, [state.reason, texts_conflict.CONFLICT_TEXT], texts_conflict.CONFLICT_CHOICES)
    try:
        if answer == "mine" and saver.resolve_keep_mine():
            say(texts_conflict.CONFLICT_DONE["mine"])
        elif answer == "theirs":
            seat.desk.session.replace(with_row_ids(saver.resolve_take_theirs().document))
            say(texts_conflict.CONFLICT_DONE["theirs"])
            seat.go(seat.walk.at(seat.stop.path if seat.stop is not None else "") or seat.walk.first())
        elif answer == "save_as":
            _go_on_elsewhere(seat)
        else:
            say(lines.CONFLICT_LATER)
    except UnusableFile as error:
        seat.tell([str(error), *error.details])


def _go_on_elsewhere(seat: Seat) -> None:
    path = seat.desk.path
    target = free_name(path.parent, f"{path.stem}-副本", path.suffix)
    if seat.sitting.opened.save_as(target):
        seat.desk.path = target
        say(texts_conflict.SAVED_AS.format(path=target))


def report(seat: Seat, argument: str) -> None:
    """``:报告``: what is found, where to, and the Word file; findings never prevent a draft."""
    _ = seat.desk.evaluation
    last = last_report(seat.desk.path)
    seat.tell(lines.by_command(report_state(seat.desk, last)).split("\n"))
    proposed = proposed_report(seat.desk)
    name = argument or seat.ear.line(lines.REPORT_WHERE.format(path=proposed))
    if name is None:
        return
    try:
        target = report_file(seat.desk, name.strip() or proposed)
        there = target.exists() and not target.is_dir()
    except (OSError, ValueError, RuntimeError):
        say(texts.REPORT_BAD_NAME.format(name=name))
        return
    if there and not _sure(seat, target):
        say(lines.REPORT_NOT)
        return
    _, ended = write_whole(seat.desk, seat.desk.evaluation, target, say, force=there)
    seat.tell([ended])


def _sure(seat: Seat, target: Path) -> bool:
    return (seat.ear.line(lines.REPORT_ANYWAY.format(path=target)) or "").strip() == "是"


def fix(seat: Seat, argument: str) -> None:
    """``:照改``: do what the finding here proposes."""
    if not seat.may_write():
        return
    proposed = next((one.fix for one in findings_here(seat) if one.fix is not None), None)
    if proposed is None:
        say(lines.NOTHING_TO_FIX)
        return
    seat.desk.put_text(proposed.path, proposed.text)
    seat.keep()
    say(lines.by_command(texts.FIXED))
    seat.stay()


def waive(seat: Seat, argument: str) -> None:
    """``:理由``: set the warning here aside with a reason."""
    if not seat.may_write():
        return
    finding = next((one for one in findings_here(seat) if one.severity == "warning"), None)
    if finding is None:
        say(lines.NOTHING_TO_WAIVE)
        return
    say(finding.message)
    reason = argument or seat.ear.line(lines.REASON) or ""
    if reason.strip():
        seat.desk.waive(finding, reason)
        seat.keep()
        say(texts.WAIVED_NOW)
