"""A form printed before anything was filled in claims nothing."""

from __future__ import annotations

import pytest

from schemas.assessment import read_assessment
from wizards import catalogue
from wizards.facts import Facts
from wizards.opening import policy_of
from wizards.scoring import score
from wizards.session import new_document


@pytest.mark.parametrize("form_id", [info.id for info in catalogue.list_forms()[0]])
def test_a_blank_form_prints_neither_total_nor_grade(form_id: str) -> None:
    form = catalogue.load_form(form_id)
    assessment = read_assessment(new_document(form))
    sheet = score(form, policy_of(form, None)[0], assessment)
    facts = Facts(form, assessment, sheet)
    assert facts.text("score.total") is None
    assert facts.text("score.grade") is None
