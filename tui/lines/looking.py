"""Commands that change nothing: help, findings, jumps, the state of the steps."""

from __future__ import annotations

from schemas.finding import Finding, Span, count
from schemas.step_names import STEP_TITLES, STEPS
from schemas.text import narrow
from tui import texts
from tui import texts_lines as lines
from tui.lines.said import help_lines
from tui.lines.seat import Seat
from tui.lines.walk import Stop
from tui.marks import words_of
from tui.output import say
from tui.progress import step_states
from tui.total_words import total_words
from tui.widgets.places import Order, opening_path, problems
from tui.widgets.value_labels import label_of
from tui.word_search import fold


def findings_here(seat: Seat) -> list[Finding]:
    """Return the open findings of the place the user is at, the gravest first."""
    if seat.stop is None:
        return []
    found = seat.desk.findings_of(seat.stop.path)
    return found or (seat.desk.findings_of(seat.stop.question.address) if seat.stop.is_new_row else [])


def show_help(seat: Seat, commands: list[tuple[str, str]]) -> None:
    """Say the help of the question, then what can be typed; ``commands``: words and what they do."""
    if seat.stop is not None:
        seat.tell(help_lines(seat.stop.question, findings_here(seat)))
    seat.tell([lines.HELP_SIGNS, lines.HELP_COMMANDS, *(f"  :{word}　{what}" for word, what in commands)])


def back(seat: Seat) -> None:
    """``<``: the place before."""
    seat.go(seat.walk.before(seat.stop) if seat.stop is not None else None, lines.FIRST)


def onward(seat: Seat) -> None:
    """``>``, or an empty line: the next place."""
    seat.go(seat.walk.after(seat.stop) if seat.stop is not None else None, lines.LAST)


def next_problem(seat: Seat) -> None:
    """``!``: the next thing to mend behind where the user is, wrapping."""
    found: dict[tuple[str, Span | None], Finding] = {}
    for one in problems(seat.desk):
        if seat.walk.at(one.path) is not None:
            found.setdefault((one.path, one.span), one)
    places = list(found.values())
    if not places:
        say(texts.NO_PROBLEMS)
        return
    index = _next_after(seat, places)
    say(texts.PROBLEM_OF.format(number=index + 1, count=len(places)))
    go_to_finding(seat, places[index])


def _next_after(seat: Seat, places: list[Finding]) -> int:
    sent = next((number for number, one in enumerate(places) if seat.desk.is_looked_at(one)), None)
    order = Order(seat.desk)
    here = order.of(seat.stop.path) if seat.stop is not None else (-1, -1, -1)
    if sent is not None and order.of(places[sent].path) == here:
        return (sent + 1) % len(places)
    return next((number for number, one in enumerate(places) if order.of(one.path) > here), 0)


def go_to_finding(seat: Seat, finding: Finding) -> None:
    """Say a finding and go where it is mended."""
    seat.desk.looked_at = finding
    say(words_of(finding)[0])
    seat.go(seat.walk.at(finding.path), texts.NO_SUCH_FIELD.format(path=finding.path))


def check(seat: Seat, argument: str) -> None:
    """``:检查``: every open finding with a number, gravest kind first as the review has them."""
    evaluation = seat.desk.evaluation
    found = [*problems(seat.desk), *(one for one in evaluation.open_findings if one.severity == "note")]
    counts = count(found)
    words = [f"{word}" for word in total_words(evaluation.sheet)]
    say("  ".join([lines.CHECKED.format(gap=counts.gap, error=counts.error, warning=counts.warning), *words]))
    seat.listed = [one.path for one in found]
    for number, one in enumerate(found, 1):
        say(f"{number}. {words_of(one)[0]} {one.rule}")
        say(lines.FINDING_PLACE.format(label=label_of(seat.desk, one.path)))
    say(lines.GO_TO_FINDING if found else texts.NO_PROBLEMS)


def go_to_number(seat: Seat, argument: str) -> None:
    """``:去 3``: the third of the findings that were listed."""
    number = narrow(argument)
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= len(seat.listed)):
        say(lines.NO_NUMBER.format(text=argument))
        return
    path = seat.listed[int(number) - 1]
    found = next((one for one in seat.desk.evaluation.open_findings if one.path == path), None)
    if found is not None:
        go_to_finding(seat, found)
    else:
        seat.go(seat.walk.at(path), texts.NO_SUCH_FIELD.format(path=path))


def jump(seat: Seat, argument: str) -> None:
    """``:跳 3`` to a step, ``:跳 名称`` to the question with these words in its label."""
    wanted = narrow(argument)
    if not wanted:
        say(lines.WHERE_TO)
    elif wanted in ("1", "2", "3", "4", "5"):
        step = STEPS[int(wanted) - 1]
        path = opening_path(seat.desk, step)
        seat.go(seat.walk.at(path) if path else None, lines.EMPTY_STEP.format(title=STEP_TITLES[step]))
    else:
        _jump_to_words(seat, argument)


def _jump_to_words(seat: Seat, words: str) -> None:
    found = [one for one in seat.walk.every_question() if fold(words.strip()) in fold(one.question.label)]
    exact = [one for one in found if one.question.label == words.strip()]
    found = exact or found
    if len(found) > 1:
        others = "、".join(one.question.label for one in found[1:])
        say(lines.SEVERAL.format(count=len(found), names=others))
    first: Stop | None = found[0] if found else None
    seat.go(first, lines.NOT_FOUND.format(text=words))


def steps(seat: Seat, argument: str) -> None:
    """``:进度``: the state of every step, and of the saving."""
    _ = seat.desk.evaluation
    for number, (step, state) in enumerate(step_states(seat.desk).items(), 1):
        sign, word = texts.STATES[state]
        say(lines.STATE.format(sign=sign, number=number, title=STEP_TITLES[step], word=word))
    seat.tell(["  ".join(total_words(seat.desk.evaluation.sheet))])


def again(seat: Seat, argument: str) -> None:
    """``:再读``: say the place once more."""
    seat.stay()
