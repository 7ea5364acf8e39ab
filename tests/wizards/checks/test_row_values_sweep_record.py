"""Rows of indicators at every limit of the rules on values, scores, reasons, tiers, completions, totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from schemas.policy import ExecutionPolicy, OverPolicy
from tests.records import Sweep
from tests.wizards.checks.builders import FORM, FREE, POLICY, STATED, a_form, changed
from tests.wizards.checks.rows_judged import WHOLE, judged, of_rows, row
from tests.wizards.checks.varied import said_by

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LOOSE = POLICY.model_copy(update={"over": OverPolicy(reason_required_from=Decimal(130)), "stated_step": Decimal("0.5")})
LOW = POLICY.model_copy(update={"execution": ExecutionPolicy(reason_below=Decimal(90)), "decimals": 1})
PLACES = a_form(pack={"format": 1, "id": "f", "title": "示例", "rate_decimals": 0})
TARGETS = (
    *("100处", "≥100处", ">100处", "≤100处", "<100处", "=100处", "100", "90-110处", "≥100%", "100%", "95%", "≤5%"),
    *("0处", "≤0起", "100万元", "≤100万元", "2022年12月31日前", "12月底前", "30日内", "较上年增长10%", "逐年递减"),
    *("健全", "显著提高", "≥90%且≤110%", "≥90%或≤110%", "不低于90%或者不高于110%", "约100处", "≥1.5万亩", ""),
)
ACTUALS = (
    *("0", "0处", "1处", "19处", "20处", "21处", "50处", "99处", "99.99处", "100处", "100.01处", "101处", "119.99处"),
    *("120处", "129.99处", "130处", "500处", "1000000处", "96%", "100%", "100.5%", "0.96", "96", "1.2万亩", "15000亩"),
    *("98万元", "101万元", "2022年11月20日", "2023年1月", "11月", "20日", "31天", "增长12%", "下降6%"),
    *("已完成", "及时", "≥100处", "约100处", "90-100处", "12月底前", "不适用", "", "基本健全", "逐步健全"),
)
SCORES = (None, "20", "19.99", "19.98", "19", "10.5", "0", "21", "-1", "满分")
REASONS = (
    *(None, "无", "客观原因", "年初目标值偏低，按上年定。", "山体滑坡，三处停修。"),
    "滑坡停修。改进措施：加强巡查。",
)


def by_target(target: str) -> Iterator[str]:
    for form, policy in ((FORM, POLICY), (FREE, POLICY), (STATED, POLICY), (FORM, None)):
        yield from judged((row(target=target, actual=actual) for actual in ACTUALS), form, policy)
    some = product(ACTUALS[::2], ("20", "18"))
    yield from judged(row(target=target, actual=actual, stated_score=score) for actual, score in some)


def by_score(score: str | None) -> Iterator[str]:
    pairs = (("≥100处", one) for one in ("99处", "99.9处", "100处", "119.99处", "120处", "130处", "不适用", "若干"))
    more = (("≤100处", "101处"), ("≤100处", "19处"), ("2022年10月前", "2022年11月"), ("健全", "已印发"))
    rows = [
        row(target=target, actual=actual, stated_score=score, deviation_reason=reason, improvement=measure)
        for (target, actual), reason in product([*pairs, *more], REASONS)
        for measure in (None, "无", "入冬前包扎管道。")
    ]
    for policy in (POLICY, LOOSE, WHOLE):
        yield from judged(rows[:: 1 if policy is POLICY else 3], FORM, policy)
    yield from judged(rows[::3], STATED)


TIERS = (
    *(None, "达成年度指标", "达成目标", "部分达成年度指标并具有一定效果", "部分达成目标", "还可以", " "),
    "未达成年度指标且效果较差",
)


def by_tier(tier: str | None) -> Iterator[str]:
    words = ("已印发管护办法", "基本健全", "制度逐步健全", "部分印发", "", "不适用", "10处")
    points = (None, "20", "16.01", "16", "15.99", "12", "11.99", "11.95", "0", "21")
    targets = (("健全", "qualitative"), ("基本健全", None), ("≥**处", "qualitative"), ("较上年增长", None))
    for target, direction in targets:
        rows = [
            row(target=target, actual=actual, direction=direction, tier=tier, stated_score=score, deviation_reason="雨")
            for actual, score in product(words, points)
        ]
        for form, policy in ((FORM, POLICY), (FORM, LOW), (FORM, None), (STATED, POLICY)):
            yield from judged(rows[:: 1 if form is FORM and policy is POLICY else 4], form, policy)


def completions() -> Iterator[str]:
    rates = (
        *("100%", "96%", "96.0%", "96.01%", "96.02%", "95.99%", "96.97%", "96.98%", "97%", "104.17%", "104%"),
        *("约96%", "若干"),
    )
    pairs = (
        *(("≥100处", "96处"), ("≥99处", "96处"), ("≤96处", "100处"), ("≤100处", "96处"), ("96处", "96处")),
        ("", "96处"),
    )
    rows = [row(target=a, actual=b, stated_completion=rate) for (a, b), rate in product(pairs, rates)]
    yield from judged(rows)
    yield from judged(rows, PLACES)


def hit_exactly() -> Iterator[str]:
    """Many rows whose actual value is their target."""
    for count, beside, hundred in product((4, 5, 6), (0, 1), (0, 1, 2, 3, 4)):
        rows = [row(target=f"{at + 3}处", actual=f"{at + 3}处") for at in range(count - hundred)]
        rows += [row(target="100%", actual="100%") for _ in range(min(hundred, count))]
        rows += [row(target="7处", actual="8处") for _ in range(beside)]
        yield from judged([*rows, row(target="健全", actual="健全"), row(target="0处", actual="0处")])


def not_applicable() -> Iterator[str]:
    for policy, weight, score in product((POLICY, WHOLE, None), ("20", "0", None), SCORES):
        yield from judged([row(target="12处", actual="不适用", weight=weight, stated_score=score)], FORM, policy)
        yield from judged([row(target="", actual="不适用", weight=weight, stated_score=score)], STATED, policy)


def last_year() -> Iterator[str]:
    for typed, kept in product(("14处", " 14处 ", "15处", ""), ("14处", "14处 ", "14", "")):
        last = {"values": {"performance.indicators.i1.actual": kept}} if kept else {}
        document = changed({"performance/indicators/0/actual": typed, "last": last})
        yield said_by(of_rows(), document)


def totals() -> Iterator[str]:
    """Stated totals and grades about the limits of both."""
    totals_ = (
        *("100", "99.81", "99.8", "99.79", "99", "98.99", "98", "90", "89.99", "60", "0", "-1", "100.01", "101"),
        "若干",
    )
    others = ({}, {"performance/indicators/0/actual": "9处"}, {"performance/indicators/1/stated_score": "28"})
    for form, policy in ((FORM, POLICY), (STATED, POLICY), (STATED, None), (STATED, WHOLE)):
        for total, grade in product(totals_, (None, "优", "良", " 优 ", "优秀")):
            for more in others:
                changes = {"performance/stated_total": total, "performance/stated_grade": grade, **more}
                document = changed({key: value for key, value in changes.items() if value is not None})
                yield said_by(of_rows(), document, form, policy)


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"target {one}": partial(by_target, one) for one in TARGETS},
    **{f"C06 C07 C08 C09 C10 C11 C12 C13 C14 score {one}": partial(by_score, one) for one in SCORES},
    **{f"C15 C16 C17 tier {one}": partial(by_tier, one) for one in TIERS},
    "C24 completions": completions,
    "D20 hit exactly": hit_exactly,
    "C26 C35 not applicable": not_applicable,
    "C34 last year": last_year,
    "C18 C20 C21 C22 C23 totals": totals,
}
RECORD = Sweep(__file__, "row_values_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_values_of_rows(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
