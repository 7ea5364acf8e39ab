"""``ziping report``: write Word reports; findings never prevent a draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from schemas.finding import count_words
from tui.commands.common import OK, UNUSABLE, Unusable, or_force
from tui.commands.many import Many
from tui.output import say, say_aside, say_done
from tui.reporting import Rendered, names_in, rendered, store_report
from wizards.scoring import since_last_report
from wizards.storage import (
    AlreadyThere,
    UnusableFile,
    report_folder,
    report_target,
)


def run(arguments: Namespace) -> int:
    """Write one report, or one for each file into a folder; the exit code is the worst of all."""
    many = Many(arguments.files, "写报告")
    try:
        targets = _targets(many, arguments.output)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    worst = OK
    for done, one in many.results(rendered):
        target = targets[done.file]
        try:
            keep_report(Path(done.file), one, target, force=arguments.force)
        except Unusable as error:
            if many.single:
                raise
            say_aside(str(error))
            worst = UNUSABLE
    return max(worst, many.worst)


def _targets(many: Many, output: str) -> dict[str, Path]:
    """Return where the report of each file goes: no two to one name."""
    if many.single:
        return {one.name: report_target(output) for one in many.files}
    return names_in(report_folder(output), many.files)


def keep_report(path: Path, one: Rendered, target: Path, *, force: bool) -> None:
    """Store a report; say what was found and where it went.

    Raises:
        Unusable: the target exists or cannot be written, or the proof failed; nothing was left under its name.
    """
    try:
        before, stored = store_report(path, one, target, force=force)
    except AlreadyThere as error:
        raise Unusable(or_force(error)) from None
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    for note in one.notes:
        say_aside(note)
    say_done(f"报告已写好：{target}")
    if stored.kept is not None:
        say_done(f"  原来的那份和程序写出的不同（可能在 Word 里改过），已留作：{stored.kept}")
    say(f"  {one.proof}")
    for line in since_last_report(before.total, before.grade, before.judging, one.sheet) if before else ():
        say(f"  {line}")
    if one.counts.gap or one.counts.error:
        say(f"  报送前还要改：{count_words(one.counts, 'error')}，可用 ziping check 查看。")
