"""Everything that follows from a document: the typed view, the score sheet, the findings.

A pure function of form, policy and document; the app calls it off the key path, the command line directly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.assessment import Assessment, read_assessment
from schemas.finding import Finding
from schemas.form import Form
from schemas.policy import Policy
from schemas.scoresheet import ScoreSheet
from wizards.checks import check
from wizards.scoring import score


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What follows from one revision of a document."""

    assessment: Assessment
    sheet: ScoreSheet
    findings: tuple[Finding, ...]

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that have not been waived."""
        return tuple(finding for finding in self.findings if finding.waived is None)


def evaluate(form: Form, policy: Policy | None, document: Mapping[str, Any]) -> Evaluation:
    """Read, score and check ``document``."""
    assessment = read_assessment(document)
    sheet = score(form, policy, assessment)
    return Evaluation(assessment, sheet, tuple(check(form, policy, assessment, sheet)))
