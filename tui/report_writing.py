"""Write the Word report of an open session: compose, render, prove, store, and say how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.report_note import report_note
from wizards.compose import compose, layout_of
from wizards.evaluation import Evaluation
from wizards.storage import UnusableFile, note_report, write_crash_log, write_report


def write_whole(
    desk: Desk, evaluation: Evaluation, target: Path, tell: Callable[[str], object], *, force: bool
) -> tuple[Path | None, str]:
    """Write the report to ``target``; ``tell`` hears how far it is.

    Returns where it went, ``None`` if it was not written, and how it ended, in lines. Never raises.
    """
    from wizards.word import ProofFailed, write_with_report
    from wizards.word.fonts import missing_fonts

    try:
        tell(texts.REPORT_COMPOSING)
        blocks = compose(desk.form, evaluation.assessment, evaluation.sheet)
        layout = layout_of(desk.form, evaluation.assessment)
        tell(texts.REPORT_RENDERING)
        written = write_with_report(blocks, layout)
        tell(texts.REPORT_STORING)
        stored = write_report(target, written.data, force=force, inputs=(desk.path,))
        note_report(desk.path, report_note(evaluation.sheet, stored.path))
    except UnusableFile as error:
        return None, show(str(error))
    except ProofFailed as error:
        return None, texts.REPORT_FAILED.format(reason=show(str(error)))
    except Exception as error:  # a fault of ours: the user's work goes on, the log says where it was
        number, _ = write_crash_log(error)
        return None, texts.REPORT_BROKEN.format(number=number)
    kept = [texts.REPORT_KEPT.format(path=show(str(stored.kept)))] if stored.kept else []
    done = texts.REPORT_DONE.format(path=show(str(stored.path)))
    lacking = missing_fonts(layout)
    fonts = [texts.REPORT_FONTS.format(names="、".join(map(show, lacking)))] if lacking else []
    lines = [done, *kept, written.proof.summary(), *written.replaced, *fonts]
    return stored.path, "\n".join([*lines, texts.REPORT_NOT_SENT])
