"""What counts for the whole session: which form it is filled in, by which policy it is scored."""

from __future__ import annotations

from tui import texts, texts_home
from tui import texts_lines as lines
from tui.lines.seat import Seat
from tui.output import say


def other_form(seat: Seat, argument: str) -> None:
    """``:换表``: go on in another form; what finds no place there is said first."""
    from wizards.catalogue import PackError, list_forms, load_form
    from wizards.intake.changing_form import change_form

    if not seat.may_write():
        return
    forms, notes = list_forms()
    now = texts_home.FORM_NOW.format(title=seat.desk.form.pack.title)
    choices = [("", texts.BACK), *((one.id, f"{one.title}  {one.place}".rstrip()) for one in forms)]
    chosen = seat.ear.choose(texts_home.FORM_TITLE, [now, *notes], choices)
    if not chosen:
        seat.stay()
        return
    try:
        new = load_form(chosen)
    except PackError as error:
        seat.tell([str(error)])
        return
    if new.pack.id == seat.desk.form.pack.id:
        say(texts_home.FORM_SAME)
        return
    document, told = change_form(seat.desk.session.document, seat.desk.form, new)
    said = [texts_home.FORM_TO.format(title=new.pack.title), *(told or [texts_home.FORM_ALL])]
    agreed = [("", texts.BACK), ("go", texts_home.FORM_GO)]
    if not seat.ear.choose(texts_home.FORM_TITLE, [lines.by_command(one) for one in said], agreed):
        seat.stay()
        return
    seat.desk.session.seal()
    seat.desk.session.replace(document, "form")
    seat.keep()
    say(lines.by_command(texts_home.FORM_IN_FORCE.format(title=new.pack.title)))
    seat.go(seat.walk.at(seat.stop.path if seat.stop is not None else "") or seat.walk.first(), lines.EMPTY_FORM)


def other_policy(seat: Seat, argument: str) -> None:
    """``:换办法``: what another scoring policy would give, and changing to it."""
    from tui.policy_words import change_policy, difference, may_change
    from wizards.catalogue import look_over_policies

    if not seat.may_write():
        return
    if not may_change(seat.desk):
        say(texts.POLICY_NONE)
        return
    infos, notes = look_over_policies()
    policies = {one.policy.id: one.policy for one in infos}
    now = seat.desk.policy.id if seat.desk.policy is not None else ""
    titles = ((name, (texts.POLICY_HERE if name == now else "") + one.title) for name, one in policies.items())
    chosen = seat.ear.choose(texts.POLICY_TITLE, notes, [("", texts.BACK), *titles])
    if not chosen:
        seat.stay()
        return
    policy = policies[chosen]
    said = difference(seat.desk, policy)
    agreed = [("", texts.BACK), ("go", lines.POLICY_GO)]
    if chosen == now or not seat.ear.choose(policy.title, said, agreed):
        seat.tell(said[-1:] if chosen == now else [])
        seat.stay()
        return
    change_policy(seat.desk, policy)
    seat.keep()
    say(texts.POLICY_CHANGED.format(title=policy.title))
    seat.stay()
