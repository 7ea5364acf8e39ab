"""``ziping import``: bring the values of a sheet, a text or another session into a session."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tui.commands.common import FOUND, OK, Unusable
from tui.commands.many import name_of
from tui.output import say, say_aside, say_done, say_json
from tui.piped import DASH, PIPED, read_piped
from tui.terminal import quiet_stderr
from wizards.intake import Plan, Unreadable, new_paths, plan_any, plan_file, take
from wizards.opening import in_force
from wizards.storage import Loaded, UnusableFile, change_session, load

_STATES: Final = {"new": "新", "same": "相同", "differs": "不同"}


def run(arguments: Namespace) -> int:
    """Bring in; 0 all taken, 1 something left aside."""
    target, source = Path(arguments.session), Path(arguments.file)
    piped = read_piped() if arguments.file == DASH else None
    seen: list[Plan] = []

    def change(loaded: Loaded) -> Mapping[str, Any] | None:
        plan = _plan(loaded, source, piped, arguments.sheet)
        seen.append(plan)
        paths = new_paths(plan, replace=arguments.replace)
        return take(loaded.document, plan, paths) if paths else None

    try:
        if arguments.dry_run:
            loaded = load(target)
            seen.append(_plan(loaded, source, piped, arguments.sheet))
        else:
            change_session(target, change)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    except Unreadable as error:
        raise Unusable(f"{name_of(str(source))}：{error}") from None
    plan = seen[0]
    taken = 0 if arguments.dry_run else len(new_paths(plan, replace=arguments.replace))
    if arguments.json:
        say_json(plan_json(arguments.file, plan, taken))
    else:
        _tell(target, plan, taken, dry=arguments.dry_run)
    return FOUND if _something_left(plan, replace=arguments.replace) else OK


def _plan(loaded: Loaded, source: Path, piped: bytes | None, sheet: str | None) -> Plan:
    for notice in loaded.notices:
        say_aside(f"{loaded.path.name}：{notice}")
    form = in_force(loaded.document, name=loaded.path.name).form
    with quiet_stderr():
        if piped is not None:
            return plan_file(piped, PIPED, loaded.document, form, sheet=sheet)
        return plan_any(source, loaded.document, form, sheet=sheet)


def _something_left(plan: Plan, *, replace: bool) -> bool:
    differs = not replace and any(one.state == "differs" for one in plan.proposals)
    return differs or any(not one.plain for one in plan.aside)


def plan_json(file: str, plan: Plan, taken: int) -> dict[str, Any]:
    """Return the plan in the shape other programs read."""
    return {
        "file": file,
        "kind": plan.kind,
        "proposals": [
            {"path": one.path, "text": one.text, "where": one.where, "note": one.note, "state": one.state}
            for one in plan.proposals
        ],
        "aside": [{"where": one.where, "text": one.text, "why": one.why} for one in plan.aside],
        "taken": taken,
    }


def _tell(target: Path, plan: Plan, taken: int, *, dry: bool) -> None:
    counts = Counter(one.state for one in plan.proposals)
    how_many = f"新 {counts['new']}，相同 {counts['same']}，不同 {counts['differs']}"
    if dry or not taken:
        say(f"{target.name}：没有改动（{how_many}）")
    else:
        say_done(f"{target.name}：带入 {taken} 项（{how_many}）")
    for one in plan.proposals:
        if one.state == "same":
            continue
        note = f"（{one.note}）" if one.note else ""
        old = f"，现在是 {one.old}" if one.state == "differs" else ""
        say(f"  [{_STATES[one.state]}] {one.label}：{one.text}{old}{note}  {one.where}")
    if plan.aside:
        say("没有带入的：")
    for left in plan.aside:
        text = f"：{left.text}" if left.text else ""
        say(f"  {left.where}{text}（{left.why}）")
