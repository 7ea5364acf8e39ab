"""Reports of files: composed, proved, stored, noted; for the command line and for all sessions of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from schemas.finding import Counts, count
from schemas.scoresheet import ScoreSheet
from tui.report_note import report_note
from wizards.compose import compose, layout_of
from wizards.evaluation import evaluate
from wizards.opening import OpenedFile
from wizards.storage import LastReport, Met, UnusableFile, Written, last_report, note_report, write_report
from wizards.word import ProofFailed, write_with_report

_ENDING: Final = ".docx"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report that is proved and not yet written, and what there is to say of it; ``problem``: there is none."""

    data: bytes
    sheet: ScoreSheet
    counts: Counts
    notes: tuple[str, ...]
    proof: str
    problem: str = ""


def names_in(folder: Path, files: Sequence[Met]) -> dict[str, Path]:
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


def store_report(path: Path, one: Rendered, target: Path, *, force: bool) -> tuple[LastReport | None, Written]:
    """Store a report and note it; return what was noted of the one before, and where this one went.

    Raises:
        UnusableFile: the target exists or cannot be written, or the proof failed; nothing was left under its name.
    """
    if one.problem:
        raise UnusableFile(one.problem)
    stored = write_report(target, one.data, force=force, inputs=(path,))
    before = last_report(path)
    note_report(path, report_note(one.sheet, stored.path))
    return before, stored
