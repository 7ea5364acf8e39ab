"""``ziping fill``: put the answers of a session into the bureau's own blank."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from schemas.assessment import read_assessment
from tui.commands.common import FOUND, OK, Unusable, open_session, or_force, say_policy
from tui.output import say, say_done, say_json
from wizards.facts import Facts
from wizards.filling import Filling, FillingFailed, digest_of, fill_blank
from wizards.intake import Unreadable
from wizards.opening import OpenedFile
from wizards.scoring import score
from wizards.storage import AlreadyThere, UnusableFile, blank_choices, read_foreign, report_target, write_report

_WHAT = "填好的表"


def run(arguments: Namespace) -> int:
    """Fill one blank; 0 every place was filled, 1 something is left."""
    blank, session = Path(arguments.blank), Path(arguments.session)
    try:
        target = report_target(arguments.output, _WHAT)
        data = read_foreign(blank)
        opened = open_session(session)
        filling = fill_blank(data, blank.name, facts_of(opened), blank_choices(digest_of(data)))
        if filling.data:
            write_report(target, filling.data, what=_WHAT, force=arguments.force, inputs=(blank, session))
    except AlreadyThere as error:
        raise Unusable(or_force(error)) from None
    except Unreadable as error:
        raise Unusable(f"{blank.name}：{error}") from None
    except (UnusableFile, FillingFailed) as error:
        raise Unusable(str(error)) from None
    say_policy(opened)
    if arguments.json:
        say_json(filling_json(filling))
    else:
        _tell(filling, target)
    return FOUND if filling.left or not filling.data else OK


def facts_of(opened: OpenedFile) -> Facts:
    """Return the facts of an opened session, scored."""
    form, assessment = opened.in_force.form, read_assessment(opened.document)
    return Facts(form, assessment, score(form, opened.in_force.policy, assessment))


def filling_json(filling: Filling) -> dict[str, object]:
    """Return a filling in the shape other programs read."""
    return {
        "filled": [
            {"label": one.label, "where": one.where, "path": one.path, "text": one.text} for one in filling.filled
        ],
        "left": [{"label": one.label, "where": one.where, "why": one.why} for one in filling.left],
    }


def _tell(filling: Filling, target: Path) -> None:
    if filling.data:
        say_done(f"填了 {len(filling.filled)} 处，写在 {target}（已回读核对）")
    else:
        say("一处也没有填，没有写出文件。")
    for one in filling.filled:
        say(f"  {one.where}  {one.label}：{one.text}")
    if filling.left:
        say("没有填的：")
    for left in filling.left:
        say(f"  {left.where}  {left.label}（{left.why}）")
