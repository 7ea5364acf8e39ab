"""Words that come from elsewhere: the example, the sentence made from data, a figure that follows the data, a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from schemas.text import show
from tui import texts, texts_bringing, texts_prose
from tui import texts_lines as lines
from tui.lines.seat import Seat
from tui.lines.walk import Stop
from tui.output import say
from tui.word_search import fold
from wizards.facts import Named, braced
from wizards.storage import UnusableFile

if TYPE_CHECKING:
    from wizards.intake import Plan

_MOST = 30
"""So many names are listed at most; a word narrows them down."""
_INDICATORS = "performance.indicators"


def example(seat: Seat, argument: str) -> None:
    """``:照样例``: the sentence made from data, else the example of the help, into an empty text to be reworded."""
    stop = _text(seat)
    sentence = seat.desk.sentence(stop.path) if stop is not None else ""
    words = sentence or (stop.question.example if stop is not None and stop.column is None else "")
    if stop is None or not words:
        say(texts_bringing.EXAMPLE_NONE)
    elif not seat.may_write():
        return
    elif seat.desk.session.text(stop.path).strip():
        say(lines.by_command(texts_prose.SENTENCE_THERE if sentence else texts_bringing.EXAMPLE_THERE))
    elif sentence:
        seat.desk.put_text(stop.path, sentence)
        _done(seat, texts_prose.SENTENCE_TAKEN)
    else:
        seat.desk.session.take_over(stop.path, words, "example")
        _done(seat, texts_bringing.EXAMPLE_TAKEN)


def keep_sentence(seat: Seat, argument: str) -> None:
    """``:照用``: nothing of one's own, so that the report prints the sentence made from data."""
    stop = _text(seat)
    if stop is None or not seat.desk.sentence(stop.path):
        say(texts_prose.SENTENCE_NONE)
    elif not seat.desk.session.text(stop.path).strip():
        say(texts_prose.SENTENCE_KEPT)
    elif seat.may_write():
        seat.desk.put_text(stop.path, "")
        _done(seat, texts_prose.SENTENCE_BACK)


def bound(seat: Seat, argument: str) -> None:
    """``:放数 执行率``: a figure that follows the data behind the text; without one name, those there are."""
    _ = seat.desk.evaluation
    stop, wanted = _text(seat), argument.strip().strip("{}")
    named = seat.desk.names.find(wanted) if wanted else None
    if stop is None or stop.kind != "long":
        say(lines.BOUND_WHERE)
    elif named is None:
        _list(seat, [one for one in seat.desk.names.listed if fold(wanted) in fold(one.name)])
    elif seat.may_write():
        seat.desk.put_text(stop.path, seat.desk.session.text(stop.path) + braced(named.name))
        _done(seat, texts_prose.BOUND_DONE.format(name=braced(named.name), text=named.text))


def _list(seat: Seat, found: list[Named]) -> None:
    if not found:
        say(texts_prose.BOUND_NONE)
        return
    for one in found[:_MOST]:
        say(lines.BOUND_ONE.format(name=braced(one.name), text=one.text if one.value else texts_prose.BOUND_EMPTY))
    say(lines.BOUND_HOW if len(found) <= _MOST else lines.BOUND_MORE.format(count=len(found) - _MOST))


def bring(seat: Seat, argument: str) -> None:
    """``:带入 文件``: what a sheet or another session offers; nothing is taken before it was seen."""
    name = (argument or seat.ear.line(lines.BRING_WHICH) or "").strip()
    if not name:
        say(lines.BROUGHT_NOT)
        return
    plan = _plan(seat, (seat.desk.path.parent / Path(name).expanduser()))
    if plan is not None and _told(seat, plan) and seat.may_write():
        _take(seat, plan)


def _plan(seat: Seat, path: Path, sheet: str | None = None) -> Plan | None:
    from wizards.intake import SeveralSheets, Unreadable, plan_any

    try:
        return plan_any(path, seat.desk.session.document, seat.desk.form, sheet=sheet)
    except SeveralSheets as error:
        choices = [("", texts.BACK), *((name, show(name, one_line=True)) for name in error.names)]
        chosen = seat.ear.choose(texts_bringing.ASK_SHEET, [], choices)
        return _plan(seat, path, chosen) if chosen else None
    except (Unreadable, UnusableFile) as error:
        seat.tell([f"{texts_bringing.CANNOT}：{error}"])
        return None


def _told(seat: Seat, plan: Plan) -> bool:
    """Say what a file offers; return whether there is something to take."""
    offered = [one for one in plan.proposals if one.state != "same"]
    for one in offered:
        pattern = texts_bringing.DIFFERENT if one.state == "differs" else texts_bringing.NEW
        say(pattern.format(label=one.label, old=one.old, new=one.text))
    left = [one for one in plan.aside if not one.plain]
    if left:
        say(texts_bringing.LEFT.format(count=len(left)))
        seat.tell(f"  {show(one.text, one_line=True)}（{one.why}）" for one in left)
    if not offered:
        say(texts_bringing.NOTHING_NEW.format(count=len(plan.proposals)))
    return bool(offered)


def _take(seat: Seat, plan: Plan) -> None:
    from wizards.intake import new_paths, take

    new, every = new_paths(plan), new_paths(plan, replace=True)
    choices = [("", texts_bringing.TAKE_NONE)]
    if new:
        choices.append(("new", texts_bringing.TAKE.format(count=len(new))))
    if len(every) > len(new):
        choices.append(("every", texts_bringing.TAKE_ALL.format(count=len(every))))
    answer = seat.ear.choose(lines.BRING_TAKE, [], choices)
    if not answer:
        say(lines.BROUGHT_NOT)
        return
    chosen = new if answer == "new" else every
    place = _INDICATORS if any(path.startswith(_INDICATORS) for path in chosen) else next(iter(sorted(chosen)))
    seat.desk.session.seal()
    seat.desk.session.replace(take(seat.desk.session.document, plan, chosen), place)
    seat.keep()
    say(lines.by_command(texts_bringing.TAKEN.format(count=len(chosen))))
    seat.stay()


def _text(seat: Seat) -> Stop | None:
    """Return the place the user is at if something stands there already or may stand there."""
    return seat.stop if seat.stop is not None and not seat.stop.is_new_row else None


def _done(seat: Seat, words: str) -> None:
    seat.keep()
    say(lines.by_command(words))
    seat.stay()
