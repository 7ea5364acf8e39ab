"""``ziping report``: write the Word report; findings never prevent a draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tui.commands.common import OK, Unusable, open_session, say_policy
from tui.output import say, say_aside, say_done
from wizards.compose import compose, layout_of
from wizards.evaluation import evaluate
from wizards.opening import OpenedFile
from wizards.storage import UnusableFile, write_report
from wizards.word import ProofFailed, write_with_report


def run(arguments: Namespace) -> int:
    """Write one report."""
    opened, target = open_session(Path(arguments.file)), Path(arguments.output)
    if _same_file(opened.path, target):
        name = target.name
        raise Unusable(f"{name} 就是这份自评文件，报告不能写在它上面：请换一个以 .docx 结尾的名称。")
    write_word(opened, target, force=arguments.force)
    return OK


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


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
        write_report(target, written.data, force=force)
    except (ProofFailed, UnusableFile) as error:
        raise Unusable(str(error)) from None
    say_policy(opened)
    for note in written.replaced:
        say_aside(note)
    errors = sum(finding.severity == "error" for finding in evaluation.open_findings)
    say_done(f"报告已写好：{target}")
    say(f"  {written.proof.summary()}")
    if errors:
        say(f"  报送前还有 {errors} 处错误要改，可用 ziping check 查看。")
