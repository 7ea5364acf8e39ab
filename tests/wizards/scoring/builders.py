"""Forms, policies and one-row sessions for the tests of scoring, built directly and not from packs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from schemas.assessment import Assessment, read_assessment
from schemas.form import Form
from schemas.policy import Policy
from schemas.scoresheet import ExecutionScore, IndicatorScore, Score
from tests.wizards.scoring.recompute import recompute
from wizards.scoring import score


def a_form(mode: str = "policy", *, rate_decimals: int = 2, indicators: list[dict[str, Any]] | None = None) -> Form:
    return Form.model_validate(
        {
            "pack": {"format": 1, "id": "county", "title": "县里的表", "rate_decimals": rate_decimals},
            "scoring": {"mode": mode},
            "indicators": indicators or [],
        }
    )


def a_policy(**changed: Any) -> Policy:
    return Policy.model_validate(
        {"id": "rule", "title": "办法", "source": "测试", "certainty": "", "clause": "第一条", **changed}
    )


def session(*rows: dict[str, Any], funds: dict[str, Any] | None = None, **performance: Any) -> Assessment:
    return read_assessment({"funds": funds or {}, "performance": {"indicators": list(rows), **performance}})


def score_row(row: dict[str, Any], *, form: Form | None = None, policy: Policy | None = None) -> IndicatorScore:
    sheet = score(form or a_form(), policy or a_policy(), session({"id": "row", **row}))
    (scored,) = sheet.indicators
    assert_explained(scored)
    return scored


def score_money(funds: dict[str, Any], *, form: Form | None = None, policy: Policy | None = None) -> ExecutionScore:
    execution = score(form or a_form(), policy or a_policy(), session(funds=funds)).execution
    assert_explained(execution)
    return execution


def assert_explained(scored: Score) -> None:
    """The score follows from its explanation alone."""
    assert scored.explanation is not None
    expected = scored.computed if scored.computed is not None else scored.stated
    assert recompute(scored.explanation) == expected
    assert scored.explanation.result == (None if expected is None else format(expected, "f"))
    assert scored.explanation.text


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
