"""Findings as other programs read them: the shape of ``ziping check --json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from schemas.finding import Finding


def check_report(file: str, form_id: str, findings: Iterable[Finding]) -> dict[str, object]:
    """Return the findings of one file; ``counts`` counts what is listed, waived warnings too."""
    listed = list(findings)
    counts = Counter(finding.severity for finding in listed)
    return {
        "file": file,
        "form": form_id,
        "findings": [_finding(finding) for finding in listed],
        "counts": {severity: counts[severity] for severity in ("error", "warning", "note")},
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "where": finding.where,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "basis": finding.basis,
        "waived": finding.waived is not None,
        "gap": finding.gap,
    }
