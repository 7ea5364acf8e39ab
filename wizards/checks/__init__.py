"""Findings (检查): what a reviewer would send back, all at once, in a stable order.

One module per family of rules; each rule is a generator registered under its id. Precision first: where a rule
cannot be sure, it is silent.
"""

from __future__ import annotations

from dataclasses import replace

from schemas.assessment import Assessment
from schemas.finding import Finding, Passage
from schemas.form import Form
from schemas.policy import Policy
from schemas.scoresheet import ScoreSheet

# Importing a family registers its rules.
from wizards.checks import (  # noqa: F401
    a_examples_left,
    a_files,
    a_own_columns,
    a_unread,
    b_basic,
    b_goals,
    c_reasons,
    c_satisfaction,
    c_scores,
    c_stated,
    c_totals,
    c_unjudged,
    c_values,
    d_classes,
    d_design,
    d_directions,
    d_names,
    d_targets,
    d_units,
    f_account,
    f_account_tables,
    f_amounts,
    f_funds,
    f_rates,
    f_spending,
    prose_claims,
    prose_dates,
    prose_facts,
    prose_sentences,
    prose_verdicts,
    r_remarks,
    t_bound_figures,
    t_carried,
    t_chapters,
    t_placeholders,
    t_problems,
    t_verdicts,
    t_words,
)
from wizards.checks.c_reasons import is_reason_due
from wizards.checks.case import Case
from wizards.checks.findings_json import check_report
from wizards.checks.order import document_order
from wizards.checks.overlap import one_for_each_mistake
from wizards.checks.registry import Hit, RuleInfo, rules
from wizards.checks.waivers import as_read, told_once, waiver_row, with_waivers

__all__ = ["RuleInfo", "check", "check_report", "is_reason_due", "rules", "waiver_row"]


def check(form: Form, policy: Policy | None, assessment: Assessment, sheet: ScoreSheet) -> list[Finding]:
    """Return every finding of an assessment: by rule id, within a rule in the order of the document.

    Pure, and never raises for any assessment that could be read.
    """
    document = as_read(assessment)
    case = Case(form, policy, assessment, sheet, document)
    found: dict[str, list[Hit]] = {}
    for info in sorted(rules(), key=lambda info: info.last):
        found[info.id] = sorted(info.examine(case), key=lambda hit: document_order(case, hit.path))
        case.said.update(hit.path for hit in found[info.id] if (hit.severity or info.severity) == "error")
    kept = one_for_each_mistake(found)
    in_order = [(info, hit) for info in rules() for hit in kept[info.id]]
    findings = [_finding(case, info, hit) for info, hit in in_order]
    return told_once(with_waivers(findings, assessment, document), [hit.again for _, hit in in_order])


def _finding(case: Case, info: RuleInfo, hit: Hit) -> Finding:
    return Finding(
        rule=info.id,
        severity=hit.severity or info.severity,
        path=hit.path,
        where=case.where(hit.path),
        message=hit.message,
        expected=hit.expected,
        actual=hit.actual,
        basis=hit.basis or info.basis,
        gap=info.gap if hit.gap is None else hit.gap,
        fix=hit.fix,
        span=hit.span and case.typed_span(hit.path, hit.span),
        other=hit.other and _placed(case, hit.other),
    )


def _placed(case: Case, other: Passage) -> Passage:
    span = other.span and case.typed_span(other.path, other.span)
    return replace(other, where=case.where(other.path), span=span)
