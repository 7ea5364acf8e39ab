"""A target in the three columns of a system: taken apart only where the parts mean the same figure again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.figure import parts_of, read_figure

PARTS = [
    ("≥95%", "≥", "95", "%"),
    ("≧ ９５％", "≥", "95", "%"),
    ("95%以上", "≥", "95", "%"),
    ("≥8.6万人", "≥", "8.6", "万人"),
    ("不超过132.50万元", "≤", "132.50", "万元"),
    ("=100%", "=", "100", "%"),
    ("＞1,200人次", ">", "1,200", "人次"),
    ("≤0.60元/吨", "≤", "0.60", "元/吨"),
    ("30日内", "≤", "30", "日"),
    ("46处", "", "46", "处"),
    ("100", "", "100", ""),
    ("逐步提高", "定性", "逐步提高", ""),
    ("46处工程均有管护人员", "", "46处工程均有管护人员", ""),
    ("90%-110%", "", "90%-110%", ""),
    ("≥90%且≤110%", "", "≥90%且≤110%", ""),
    ("约30人", "", "约30人", ""),
    ("≥46处（含新建）", "", "≥46处（含新建）", ""),
    ("2023年12月31日前", "", "2023年12月31日前", ""),
]


@pytest.mark.parametrize(("text", "sign", "number", "unit"), PARTS)
def test_the_parts_of_a_target(text: str, sign: str, number: str, unit: str) -> None:
    parts = parts_of(text)
    assert (parts.sign, parts.number, parts.unit) == (sign, number, unit)


@given(
    st.text(max_size=30)
    | st.from_regex(r"[≥≤=<>]?\d{1,6}(\.\d{1,2})?(%|万元|人|处|元/吨)?(以上|以内)?", fullmatch=True)
)
def test_nothing_is_lost(text: str) -> None:
    parts = parts_of(text)
    if not parts.unit and parts.number == text:
        return
    one, other = read_figure(text), read_figure(parts.sign + parts.number + parts.unit)
    assert (one.comparator, one.value, one.unit) == (other.comparator, other.value, other.unit)
