"""Rows of indicators, and what the rules on rows say of many of them: shared by the sweeps of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from schemas.form import Form
from schemas.policy import OverPolicy, Policy
from tests.records import portions
from tests.wizards.checks.builders import FORM, POLICY, changed
from tests.wizards.checks.varied import said_by
from wizards.checks.registry import rules

Cells = dict[str, Any]
_TOGETHER = 24
_OF_TEXTS = {"C19", "C28"}
WHOLE = POLICY.model_copy(update={"over": OverPolicy(), "stated_step": Decimal(1), "not_applicable": "rescale"})


@cache
def of_rows() -> frozenset[str]:
    return frozenset(info.id for info in rules() if info.id[0] in "CD" and info.id not in _OF_TEXTS)


def row(**cells: Any) -> Cells:
    return {"level1": "产出指标", "level2": "数量指标", "weight": "20", **cells}


def judged(rows: Iterable[Cells], form: Form = FORM, policy: Policy | None = POLICY, **more: Any) -> Iterator[str]:
    """What the rules on rows say of many rows, so many in one document."""
    for some in portions(rows, _TOGETHER):
        named = [{"id": f"n{at}", "name": f"第{at}类维护处数", **one} for at, one in enumerate(some)]
        whole = [{key: value for key, value in one.items() if value is not None} for one in named]
        document = changed({"performance/indicators": whole, **more})
        yield from said_by(of_rows(), document, form, policy).split("；；")
