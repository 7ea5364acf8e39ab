"""No filled row is passed over in silence: a score, or a finding on that row that says why there is none."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.assessment import read_assessment
from schemas.finding import Finding
from schemas.scoresheet import IndicatorScore
from tests.wizards.checks.builders import DOCUMENT, FORM, POLICY, changed
from wizards.checks import check
from wizards.scoring import score

Cells = dict[str, str]
TOGETHER = 25

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


def judged(rows: list[Cells]) -> list[tuple[IndicatorScore, list[Finding]]]:
    """The score of each row and the findings on it; the rows stand in place of the first one of the document."""
    first, *others = DOCUMENT["performance"]["indicators"]
    put = [
        {**first, "id": f"n{number}", "name": f"{number}号{first['name']}", **row} for number, row in enumerate(rows)
    ]
    assessment = read_assessment(changed({"performance/indicators": [*put, *others]}))
    sheet = score(FORM, POLICY, assessment)
    on_row: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(FORM, POLICY, assessment, sheet):
        on_row[finding.where.partition("]")[0]].append(finding)
    return [(sheet.indicators[at], on_row[f"performance.indicators[{at}"]) for at in range(len(rows))]


def speaks(found: list[Finding]) -> bool:
    """Whether a finding says that the row has no score (or that a cell of it cannot be used)."""
    return any(finding.severity == "error" for finding in found)


def passed_over(score_of_row: IndicatorScore, found: list[Finding]) -> bool:
    """Whether the row has neither a score nor a finding that says why."""
    return not (score_of_row.excluded or score_of_row.score is not None or speaks(found))


def silent(rows: list[Cells]) -> list[Cells]:
    """The rows that are passed over; many stand in one document, so that the rest of it is judged once."""
    every = [one for at in range(0, len(rows), TOGETHER) for one in judged(rows[at : at + TOGETHER])]
    return [row for row, result in zip(rows, every, strict=True) if passed_over(*result)]


def pairs(target_kind: str, actual_kind: str) -> list[tuple[str, str]]:
    """All pairs of two kinds."""
    return list(product(TARGETS[target_kind], ACTUALS[actual_kind]))


def test_there_are_enough_pairs() -> None:
    assert sum(len(pairs(*kinds)) for kinds in KINDS) >= 400


@pytest.mark.parametrize(("target_kind", "actual_kind"), KINDS)
def test_a_pair_gives_a_score_or_a_finding(target_kind: str, actual_kind: str) -> None:
    assert silent([{"target": target, "actual": actual} for target, actual in pairs(target_kind, actual_kind)]) == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_pair_in_a_row_with_a_unit_too(unit: str) -> None:
    every = [pair for kinds in KINDS for pair in pairs(*kinds)][::5]
    assert silent([{"target": target, "actual": actual, "unit": unit} for target, actual in every]) == []


@pytest.mark.parametrize("target_kind", TARGETS)
def test_a_row_is_judged_among_others_as_it_is_alone(target_kind: str) -> None:
    rows = [{"target": target, "actual": actual} for kind in ACTUALS for target, actual in pairs(target_kind, kind)]
    some = rows[:: max(1, len(rows) // 4)]
    alone = [judged([row])[0] for row in some]
    assert [passed_over(*one) for one in judged(some)] == [passed_over(*one) for one in alone]
    assert [one.score for one, _ in judged(some)] == [one.score for one, _ in alone]


PIECES = st.lists(
    st.sampled_from(
        [*"0123456789.％%‰万亿元人天日月年前内底约≥≤=<-~至", "2022年", "12月", "已完成", "增长", "较上年", "每月"]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=60)
@given(target=PIECES | st.text(max_size=12), actual=PIECES | st.text(max_size=12))
def test_any_text_in_both_cells_gives_a_score_or_a_finding(target: str, actual: str) -> None:
    assert silent([{"target": target, "actual": actual}]) == []


@settings(max_examples=60)
@given(target=PIECES, actual=PIECES, tier=st.sampled_from(["", "达成年度指标", "基本达成"]))
def test_a_tier_beside_any_text_too(target: str, actual: str, tier: str) -> None:
    assert silent([{"target": target, "actual": actual, "tier": tier}]) == []


def test_the_total_is_shown_only_when_every_row_has_its_score() -> None:
    ((row, found),) = judged([{"target": "12月底前", "actual": "已完成"}])
    assert (row.score, [finding.rule for finding in found]) == (None, ["C02"])
