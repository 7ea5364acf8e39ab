"""``ziping report``: write the Word report; findings never prevent a draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from schemas.finding import count, count_words
from tui.commands.common import OK, Unusable, open_session, or_force, say_policy
from tui.output import say, say_aside, say_done
from tui.report_note import report_note
from wizards.compose import compose, layout_of
from wizards.evaluation import evaluate
from wizards.opening import OpenedFile
from wizards.scoring import since_last_report
from wizards.storage import AlreadyThere, UnusableFile, last_report, note_report, report_target, write_report
from wizards.word import ProofFailed, write_with_report


def run(arguments: Namespace) -> int:
    """Write one report."""
    opened = open_session(Path(arguments.file))
    try:
        target = report_target(arguments.output)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    write_word(opened, target, force=arguments.force)
    return OK


def write_word(opened: OpenedFile, target: Path, *, force: bool) -> None:
    """Compose, render, prove and store the report; say what was found and where it went.

    Raises:
        Unusable: the target exists or cannot be written, or the proof failed; nothing was left under its name.
    """
    form = opened.in_force.form
    evaluation = evaluate(form, opened.in_force.policy, opened.document)
    blocks = compose(form, evaluation.assessment, evaluation.sheet)
    try:
        written = write_with_report(blocks, layout_of(form, evaluation.assessment))
        stored = write_report(target, written.data, force=force, inputs=(opened.path,))
        before = last_report(opened.path)
        note_report(opened.path, report_note(evaluation.sheet, stored.path))
    except AlreadyThere as error:
        raise Unusable(or_force(error)) from None
    except (ProofFailed, UnusableFile) as error:
        raise Unusable(str(error)) from None
    say_policy(opened)
    for note in written.replaced:
        say_aside(note)
    counts = count(evaluation.open_findings)
    say_done(f"报告已写好：{target}")
    if stored.kept is not None:
        say_done(f"  原来的那份和程序写出的不同（可能在 Word 里改过），已留作：{stored.kept}")
    say(f"  {written.proof.summary()}")
    for line in since_last_report(before.total, before.grade, before.judging, evaluation.sheet) if before else ():
        say(f"  {line}")
    if counts.gap or counts.error:
        say(f"  报送前还要改：{count_words(counts, 'error')}，可用 ziping check 查看。")
