"""How large and how small a figure of a form, a policy or a summary may be: at the limit it may, beyond it not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

import pytest
from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from schemas import form, pack_columns, policy, report_entries
from wizards.unit import summary_columns

MODULES = (form, pack_columns, policy, report_entries, summary_columns)
Limit = tuple[str | None, str | None]
"""The least and the most that may stand there; ``None`` where there is no limit."""

LIMITS: dict[str, Limit] = {
    "Pack.rate_decimals": ("0", "6"),
    "Scoring.maximum": ("0.01", "1000"),
    "OwnColumn.decimals": ("0", "12"),
    "ExecutionPolicy.weight": ("0", "100"),
    "ExecutionPolicy.reason_below": ("0", None),
    "OverPolicy.reason_from": ("100", None),
    "OverPolicy.reason_required_from": ("100", None),
    "GradeBand.minimum": ("0", "100"),
    "Policy.decimals": ("0", "6"),
    "Policy.stated_step": ("0.01", "1"),
    "ReportEntry.level": ("0", "4"),
    "SummaryColumn.width": ("3", "60"),
}
"""What a form or a policy may say: places that a clerk can check by hand, shares of a hundred, headings of Word."""


def fields() -> Iterator[tuple[str, FieldInfo]]:
    for module in MODULES:
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.__name__:
                yield from ((f"{model.__name__}.{name}", field) for name, field in model.model_fields.items())


def has_limit(field: FieldInfo) -> bool:
    return any(isinstance(one, Ge | Gt | Le | Lt) for one in field.metadata)


FIELDS = dict(fields())


def is_taken(field: FieldInfo, value: Decimal) -> bool:
    annotated: Any = Annotated[field.annotation, *field.metadata]
    whole = value == value.to_integral_value()
    try:
        TypeAdapter(annotated).validate_python(int(value) if whole else value)
    except ValidationError:
        return False
    return True


def test_every_limit_is_in_the_table() -> None:
    assert {name for name, field in FIELDS.items() if has_limit(field)} == set(LIMITS)


@pytest.mark.parametrize(("name", "limit"), LIMITS.items())
def test_at_the_limit_it_may_and_beyond_it_not(name: str, limit: Limit) -> None:
    field, (least, most) = FIELDS[name], limit
    step = Decimal("0.01") if least == "0.01" else Decimal(1)
    if least is not None:
        assert is_taken(field, Decimal(least)) and not is_taken(field, Decimal(least) - step)
    if most is not None:
        assert is_taken(field, Decimal(most)) and not is_taken(field, Decimal(most) + 1)


def accepts(model: type[BaseModel], **values: Any) -> bool:
    try:
        model.model_validate(values)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("points", "may"), [(-1, False), (0, True), (100, True), (101, False)])
def test_a_group_of_a_policy_has_points_between_none_and_a_hundred(points: int, may: bool) -> None:
    assert (
        accepts(policy.Policy, id="p", title="示例", source="示例", certainty="示例", groups={"产出指标": points})
        is may
    )


@pytest.mark.parametrize(("count", "may"), [(0, False), (1, True), (20, True), (21, False)])
def test_a_summary_has_one_to_twenty_columns(count: int, may: bool) -> None:
    assert accepts(summary_columns.SummaryColumns, columns=[{"key": "title", "label": "项目"}] * count) is may
