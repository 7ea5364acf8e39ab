"""A finding as one line of a record: what a clerk reads, and what the screen needs to go there."""

from __future__ import annotations

from schemas.finding import Finding


def line_of(finding: Finding) -> str:
    """Return rule, gravity, place, words, message, both values, fix and the other place."""
    gap = "还差" if finding.gap else finding.severity
    values = f"应 {finding.expected or '—'}，填 {finding.actual or '—'}" if finding.expected or finding.actual else ""
    fix = f"改 {finding.fix.path}={finding.fix.text} {finding.fix.label}" if finding.fix else ""
    span = "{}-{}".format(*finding.span) if finding.span else ""
    other = f"另见 {finding.other.where or finding.other.path}" if finding.other else ""
    said = (f"{finding.rule} {gap} {finding.where}", span, finding.message, values, fix.strip(), other)
    return "｜".join(one for one in said if one)
