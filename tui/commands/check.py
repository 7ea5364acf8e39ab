"""``ziping check``: all findings of one or several sessions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from schemas.finding import SEVERITY_WORDS, Finding, count, count_words
from tui.commands.common import FOUND, OK
from tui.commands.many import Many, name_of
from tui.output import JsonList, say
from wizards.checks.findings_json import check_report
from wizards.evaluation import evaluate
from wizards.opening import OpenedFile


def run(arguments: Namespace) -> int:
    """Check every file; the exit code is the worst of all."""
    many = Many(arguments.files, "检查", pipes=True)
    found = _as_json(many) if arguments.json else _as_text(many)
    return max(many.worst, FOUND if found else OK)


def _as_json(many: Many) -> bool:
    listed = JsonList()
    any_error = False
    for done, report in many.results(reported):
        listed.add({**report, "file": done.file})
        any_error = any_error or report["counts"]["error"] > 0
    listed.end()
    return any_error


def _as_text(many: Many) -> bool:
    any_error = False
    for done, findings in many.results(found_in):
        print_findings(name_of(done.file), findings)
        any_error = any_error or any(one.severity == "error" for one in findings)
    return any_error


def found_in(opened: OpenedFile) -> tuple[Finding, ...]:
    """Return the findings of a file."""
    return evaluate(opened.in_force.form, opened.in_force.policy, opened.document).findings


def reported(opened: OpenedFile) -> dict[str, Any]:
    """Return the findings of a file as other programs read them."""
    return check_report(str(opened.path), opened.in_force.form.pack.id, found_in(opened))


def print_findings(name: str, findings: Sequence[Finding]) -> None:
    """Print findings for a person; of the waived ones only the number."""
    waived = [finding for finding in findings if finding.waived is not None]
    summary = count_words(count(finding for finding in findings if finding.waived is None), *SEVERITY_WORDS)
    say(f"{name}：{summary}" + (f"，已说明理由的提醒 {len(waived)} 处" if waived else ""))
    for finding in findings:
        if finding.waived is None:
            basis = f"（依据：{finding.basis}）" if finding.basis else ""
            word = "还没填" if finding.gap else SEVERITY_WORDS[finding.severity]
            say(f"  [{word}] {finding.rule} {finding.message}{basis}")
            say(f"         位置：{finding.where}")
