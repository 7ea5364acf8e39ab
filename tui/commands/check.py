"""``ziping check``: all findings of one or several sessions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schemas.finding import SEVERITY_WORDS, Finding, count, count_words
from tui.commands.common import FOUND, OK, UNUSABLE, Unusable, open_session
from tui.output import say, say_aside, say_json
from wizards.checks.report import check_report
from wizards.evaluation import evaluate


def run(arguments: Namespace) -> int:
    """Check every file; the exit code is the worst of all."""
    worst = OK
    reports: list[dict[str, Any]] = []
    for name in arguments.files:
        path = Path(name)
        try:
            opened = open_session(path)
        except Unusable as error:
            say_aside(str(error))
            worst = UNUSABLE
            continue
        form = opened.in_force.form
        findings = evaluate(form, opened.in_force.policy, opened.document).findings
        reports.append(check_report(name, form.pack.id, findings))
        worst = max(worst, FOUND if any(one.severity == "error" for one in findings) else OK)
        if not arguments.json:
            print_findings(path, findings)
    if arguments.json:
        say_json(reports)
    return worst


def print_findings(path: Path, findings: Sequence[Finding]) -> None:
    """Print findings for a person; of the waived ones only the number."""
    waived = [finding for finding in findings if finding.waived is not None]
    summary = count_words(count(finding for finding in findings if finding.waived is None), *SEVERITY_WORDS)
    say(f"{path.name}：{summary}" + (f"，已说明理由的提醒 {len(waived)} 处" if waived else ""))
    for finding in findings:
        if finding.waived is None:
            basis = f"（依据：{finding.basis}）" if finding.basis else ""
            word = "还没填" if finding.gap else SEVERITY_WORDS[finding.severity]
            say(f"  [{word}] {finding.rule} {finding.message}{basis}")
            say(f"         位置：{finding.where}")
