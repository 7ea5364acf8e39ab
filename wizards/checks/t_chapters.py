"""T01, T13, T14. Chapters, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.steps import Question
from wizards.checks.case import Case
from wizards.checks.content import ITEMS
from wizards.checks.outline import chapters
from wizards.checks.registry import Hit, rule
from wizards.checks.t_problems import RESULT, RESULT_KINDS
from wizards.checks.wording import quote

_ANNEX = re.compile(r"(?:详见|见|参见)(?:后附|所附)?附[件表]")


@rule("T01", "error", "必填的一章、一张表空着；可以不填的一章整章空着只提醒", basis="表式的提纲：内容应完整", gap=True)
def t01_blank_chapter(case: Case) -> Iterator[Hit]:
    """A required question is blank, or a whole chapter that the form prints."""
    for question in case.questions:
        if question.required and not _is_said_elsewhere(question) and case.blank(question):
            yield Hit(question.address, f"缺少“{question.label}”，请填写。")
    yield from _rows_left_out(case)
    for chapter in chapters(case):
        if chapter.blank and not any(question.required for question in chapter.questions):
            yield Hit(
                chapter.questions[0].path,
                f"“{chapter.title}”一章是空的，只会印出标题；没有内容的请写明。",
                severity="warning",
            )


def _is_said_elsewhere(question: Question) -> bool:
    """B01, T02, T10, T11, T13 and C23 have their own words."""
    path, kind = question.path, question.where.get("kind", "")
    if path == ITEMS:
        return kind == "problem" or kind in RESULT_KINDS
    return path.startswith(("profile.", "signoff.")) or path in (*RESULT, "texts.audit_findings")


def _rows_left_out(case: Case) -> Iterator[Hit]:
    """A fixed row of persons and standards prints a gap in a sentence."""
    list_path = "funds.subsidies"
    for question in case.questions:
        if question.path != list_path or not question.required or case.blank(question):
            continue
        for key, label in question.rows.items():
            for column in ("persons", "standard"):
                path = f"{list_path}.{key}.{column}"
                if column in question.columns and not case.value(path):
                    yield Hit(path, f"请填写“{label}”的{question.columns[column]}。")


@rule("T13", "error", "落款的单位、日期、填报人等空着", basis="GB/T 9704-2012 署名和成文日期", gap=True)
def t13_signature(case: Case) -> Iterator[Hit]:
    """Name, unit or date of the sign-off is missing."""
    for question in case.questions:
        signs = question.path == "profile.report_date" or question.path.startswith("signoff.")
        if signs and question.required and case.blank(question):
            yield Hit(question.path, f"请补全落款：“{question.label}”空着。")


@rule("T14", "warning", "正文说“见附件”，附件一栏却空着", basis="GB/T 9704-2012 附件说明", asks="signoff.attachments")
def t14_no_annex(case: Case) -> Iterator[Hit]:
    """The text points to an annex and none is listed."""
    if case.assessment.signoff.attachments:
        return
    for path, text in case.narrative:
        found = _ANNEX.search(text)
        if found:
            message = f"{quote(case.label(path))}里写“{found[0]}”，但没有列出附件，请补附件名称。"
            yield Hit(path, message, actual=found[0], span=found.span())
