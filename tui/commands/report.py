"""``ziping report``: write Word reports; findings never prevent a draft."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.finding import Counts, count, count_words
from schemas.scoresheet import ScoreSheet
from tui.commands.common import OK, UNUSABLE, Unusable, or_force
from tui.commands.many import Many
from tui.output import say, say_aside, say_done
from tui.report_note import report_note
from wizards.compose import compose, layout_of
from wizards.evaluation import evaluate
from wizards.opening import OpenedFile
from wizards.scoring import since_last_report
from wizards.storage import (
    AlreadyThere,
    Met,
    UnusableFile,
    last_report,
    note_report,
    report_folder,
    report_target,
    write_report,
)
from wizards.word import ProofFailed, write_with_report

_ENDING = ".docx"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report that is proved and not yet written, and what there is to say of it; ``problem``: there is none."""

    data: bytes
    sheet: ScoreSheet
    counts: Counts
    notes: tuple[str, ...]
    proof: str
    problem: str = ""


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
    return _names_in(report_folder(output), many.files)


def _names_in(folder: Path, files: Sequence[Met]) -> dict[str, Path]:
    """Return a name in the folder for each file, its own one if no other file had it before."""
    taken: set[str] = set()
    found = {}
    for one in files:
        number, name = 1, one.path.stem
        while name.casefold() in taken:
            number += 1
            name = f"{one.path.stem}（{number}）"
        taken.add(name.casefold())
        found[one.name] = folder / f"{name}{_ENDING}"
    return found


def rendered(opened: OpenedFile) -> Rendered:
    """Return the report of a file, composed, rendered and proved."""
    form = opened.in_force.form
    evaluation = evaluate(form, opened.in_force.policy, opened.document)
    counts = count(evaluation.open_findings)
    note = (f"{opened.path.name}：{opened.in_force.note}",) if opened.in_force.note else ()
    try:
        blocks = compose(form, evaluation.assessment, evaluation.sheet)
        written = write_with_report(blocks, layout_of(form, evaluation.assessment))
    except ProofFailed as error:
        return Rendered(b"", evaluation.sheet, counts, note, "", str(error))
    return Rendered(written.data, evaluation.sheet, counts, (*note, *written.replaced), written.proof.summary())


def keep_report(path: Path, one: Rendered, target: Path, *, force: bool) -> None:
    """Store a report; say what was found and where it went.

    Raises:
        Unusable: the target exists or cannot be written, or the proof failed; nothing was left under its name.
    """
    if one.problem:
        raise Unusable(one.problem)
    try:
        stored = write_report(target, one.data, force=force, inputs=(path,))
        before = last_report(path)
        note_report(path, report_note(one.sheet, stored.path))
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
