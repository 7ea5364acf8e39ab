"""The sign and colour of a finding: what is only not filled in yet is no reproach."""

from __future__ import annotations

from schemas.finding import Finding
from schemas.text import show
from tui import texts


def mark_of(finding: Finding) -> tuple[str, str]:
    """Return the words before a finding and the style of its line."""
    return (texts.GAP_MARK, "$text-muted") if finding.gap else texts.SEVERITY_MARKS[finding.severity]


def words_of(finding: Finding) -> tuple[str, str]:
    """Return a finding in one line, and its style."""
    mark, style = mark_of(finding)
    return f"{mark}{show(finding.message, one_line=True)}", style
