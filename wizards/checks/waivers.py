"""Waivers (豁免): a warning is set aside with a reason, as long as the value it speaks of stays what it was.

Of a long text only the sentence counts that the finding has read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from schemas.assessment import Assessment
from schemas.finding import Finding
from schemas.paths import find
from wizards.prose import sentence_at

_SHOWN = 60


def waiver_value(document: Mapping[str, Any], finding: Finding) -> str:
    """Return the value a finding speaks of as a waiver keeps it; a long text or a whole list by its fingerprint."""
    value = find(document, finding.path)
    if isinstance(value, str) and finding.span is not None:
        return _kept(sentence_at(value, finding.span))
    return _kept(value)


def _kept(value: Any) -> str:
    if value is None:
        return ""
    text = value.strip() if isinstance(value, str) else str(value)
    if len(text) <= _SHOWN and "\n" not in text:
        return text
    return f"sha256:{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:16]}"


def as_read(assessment: Assessment) -> dict[str, Any]:
    """Return the assessment as a nested dict again: what fits, with unknown keys, without blanks and defaults."""
    return assessment.model_dump(exclude_unset=True, exclude_none=True)


def waiver_row(assessment: Assessment, finding: Finding, reason: str, date: str) -> dict[str, str]:
    """Return the row to add to ``waivers`` in order to set ``finding`` aside."""
    value = waiver_value(as_read(assessment), finding)
    row = {"rule": finding.rule, "path": finding.path, "value": value, "reason": reason, "date": date}
    return {key: text for key, text in row.items() if text}


def with_waivers(findings: list[Finding], assessment: Assessment, document: Mapping[str, Any]) -> list[Finding]:
    """Return the findings, the waived warnings marked with the reason; errors and notes are never waived."""
    reasons = {
        (waiver.rule, waiver.path, waiver.value or ""): waiver.reason.strip()
        for waiver in assessment.waivers
        if waiver.reason and waiver.reason.strip()
    }
    if not reasons:
        return findings
    return [_waived(finding, reasons, document) for finding in findings]


def told_once(findings: list[Finding], again: Sequence[bool]) -> list[Finding]:
    """Return the findings without those that are told ``again`` beside one of their text that is not waived."""
    told: set[tuple[str, str]] = set()
    kept: list[Finding] = []
    for finding, repeats in zip(findings, again, strict=True):
        place = (finding.rule, finding.path)
        if repeats and finding.waived is None and place in told:
            continue
        kept.append(finding)
        if finding.waived is None:
            told.add(place)
    return kept


def _waived(
    finding: Finding, reasons: Mapping[tuple[str | None, str | None, str], str], document: Mapping[str, Any]
) -> Finding:
    if finding.severity != "warning":
        return finding
    # A waiver of the whole text was given to every sentence of it, as long as all stand as they were.
    for value in (waiver_value(document, finding), _kept(find(document, finding.path))):
        reason = reasons.get((finding.rule, finding.path, value))
        if reason is not None:
            return replace(finding, waived=reason)
    return finding
