"""No filled row is passed over in silence: a score, or a finding on that row that says why there is none."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.assessment import read_assessment
from schemas.finding import Finding
from schemas.scoresheet import IndicatorScore
from tests.wizards.checks.builders import FORM, POLICY, changed
from wizards.checks import check
from wizards.scoring import score

ROW = "performance/indicators/0/"

TARGETS = {
    "number": ("12处", "12", "1.5万亩", "48小时"),
    "at least": ("≥12处", "不低于12", "95%以上", "≥8万亩"),
    "at most": ("≤12处", "控制在90万元以内", "<0.1%", "≤0.9‰"),
    "equal": ("=12处", "=100%", "0"),
    "range": ("10-14处", "90%-110%", "≥90%且≤110%"),
    "date": ("2022年12月31日前", "12月底前", "9月前", "2022年12月31日", "年底前", "每月10日前", "11月底完成100%"),
    "month": ("12月", "2022.12", "第三季度"),
    "day count": ("30日内", "15个工作日内", "每季度结束后5日内"),
    "trend": ("较上年增长10%", "逐年递减", "同比下降5%"),
    "text": ("制度健全", "46处均有制度", "约12处", "及时"),
}
ACTUALS = {
    "number": ("12处", "12", "8", "0.97", "80000", "0.008%", "2天", "120万", "100%", "-1"),
    "date": ("2022年11月20日", "11月", "2023年3月31日", "每月8日", "2022.11", "11月20日完成100%"),
    "words": ("已完成", "及时", "有所增长", "大部分有制度", "不涉及"),
    "bound": ("≥12处", "12月底前", "约12处", "10-14处"),
    "trend": ("增长12%", "下降6%", "逐年下降"),
}
KINDS = list(product(TARGETS, ACTUALS))
UNITS = ("", "处", "%", "万亩", "万元", "天")


def judged(cells: dict[str, str]) -> tuple[IndicatorScore, list[Finding]]:
    """The score of the first row, and the findings on it."""
    assessment = read_assessment(changed({ROW + key: text for key, text in cells.items()}))
    sheet = score(FORM, POLICY, assessment)
    found = check(FORM, POLICY, assessment, sheet)
    return sheet.indicators[0], [f for f in found if f.where.startswith("performance.indicators[0]")]


def speaks(found: list[Finding]) -> bool:
    """Whether a finding says that the row has no score (or that a cell of it cannot be used)."""
    return any(finding.severity == "error" for finding in found)


def silent(cells: dict[str, str]) -> bool:
    """Whether the row has neither a score nor a finding that says why."""
    row, found = judged(cells)
    return not (row.excluded or row.score is not None or speaks(found))


def pairs(target_kind: str, actual_kind: str) -> list[tuple[str, str]]:
    """All pairs of two kinds."""
    return list(product(TARGETS[target_kind], ACTUALS[actual_kind]))


def test_there_are_enough_pairs() -> None:
    assert sum(len(pairs(*kinds)) for kinds in KINDS) >= 400


@pytest.mark.parametrize(("target_kind", "actual_kind"), KINDS)
def test_a_pair_gives_a_score_or_a_finding(target_kind: str, actual_kind: str) -> None:
    cells = [{"target": target, "actual": actual} for target, actual in pairs(target_kind, actual_kind)]
    assert [cell for cell in cells if silent(cell)] == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_pair_in_a_row_with_a_unit_too(unit: str) -> None:
    every = [pair for kinds in KINDS for pair in pairs(*kinds)][::5]
    assert [pair for pair in every if silent({"target": pair[0], "actual": pair[1], "unit": unit})] == []


PIECES = st.lists(
    st.sampled_from(
        [*"0123456789.％%‰万亿元人天日月年前内底约≥≤=<-~至", "2022年", "12月", "已完成", "增长", "较上年", "每月"]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=60)
@given(target=PIECES | st.text(max_size=12), actual=PIECES | st.text(max_size=12))
def test_any_text_in_both_cells_gives_a_score_or_a_finding(target: str, actual: str) -> None:
    assert not silent({"target": target, "actual": actual})


@settings(max_examples=60)
@given(target=PIECES, actual=PIECES, tier=st.sampled_from(["", "达成年度指标", "基本达成"]))
def test_a_tier_beside_any_text_too(target: str, actual: str, tier: str) -> None:
    assert not silent({"target": target, "actual": actual, "tier": tier})


def test_the_total_is_shown_only_when_every_row_has_its_score() -> None:
    row, found = judged({"target": "12月底前", "actual": "已完成"})
    assert (row.score, [finding.rule for finding in found]) == (None, ["C02"])
