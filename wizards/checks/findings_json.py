"""Findings as other programs read them: the shape of ``ziping check --json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from schemas.finding import Finding, Span


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
    found: dict[str, object] = {
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
    if finding.span is not None:
        found["span"] = _place(finding.where, finding.span)
    if finding.other is not None:
        found["other"] = _place(finding.other.where, finding.other.span)
    return found


def _place(where: str, span: Span | None) -> dict[str, object]:
    """Words of a text by their characters, the last one excluded; a cell has no ``start`` and ``end``."""
    return {"where": where} if span is None else {"where": where, "start": span[0], "end": span[1]}
