"""The 分值 of the execution rate is printed as the policy in force has it."""

from __future__ import annotations

import pytest

from samples import sample_path
from schemas.assessment import read_assessment
from schemas.blocks import Table
from wizards import catalogue
from wizards.compose import compose
from wizards.scoring import score
from wizards.storage import load


@pytest.mark.parametrize(("policy_id", "weight"), [("mof-2020", "10"), ("hubei-2020", "20")])
def test_the_weight_of_execution_follows_the_policy(policy_id: str, weight: str) -> None:
    form_id = catalogue.default_form_id()
    form, policy = catalogue.load_form(form_id), catalogue.load_policy(policy_id)
    assessment = read_assessment(load(sample_path(form_id)).document)
    blocks = compose(form, assessment, score(form, policy, assessment))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    (row,) = [row for row in table.grids[0].rows if any(cell.text == "年度资金总额" for cell in row.cells)]
    assert next(cell.text for cell in row.cells if cell.column == 6) == weight
