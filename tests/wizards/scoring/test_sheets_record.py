"""Whole sheets, the forms' own rules at their limits, the arithmetic of points, what sheets are held against."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.assessment import Assessment, read_assessment
from schemas.performance import TIERS
from schemas.policy import Policy, Rounding
from tests.records import Sweep
from tests.wizards.scoring.builders import a_form, a_policy, session
from tests.wizards.scoring.test_scoring_record import line_of, number
from wizards.facts import Facts
from wizards.scoring import compare_policies, reachable_points, score, since_last_report, tier_range
from wizards.scoring.explain import Outcome, explain, undecided
from wizards.scoring.points_by_class import points_by_class
from wizards.scoring.points_last_year import last_year
from wizards.scoring.row_understood import assumption
from wizards.scoring.score_arithmetic import cut, exact, half_up, percent, places_of, show, tidy

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

WAYS: tuple[Rounding, ...] = ("half_up", "down", "up")
POLICIES: dict[str, Policy | None] = {
    "usual": a_policy(),
    "rescaled": a_policy(not_applicable="rescale", decimals=1),
    "down": a_policy(not_applicable="rescale", rounding="down", decimals=0),
    "up": a_policy(rounding="up", decimals=1, execution={"weight": "12.55"}),
    "bare": a_policy(execution={"weight": 0}),
    "none": None,
}
RULES: tuple[dict[str, Any], ...] = (
    {"rule": "ratio", "top": "a", "bottom": "b"},
    {"rule": "ratio", "top": "a", "bottom": "b", "reverse": True},
    {"rule": "ratio", "top": "a", "bottom": ["b", "c"], "zero_over_zero": "full"},
    {"rule": "ratio", "top": "a", "bottom": "b", "undetermined": "没有写明", "zero_if": ["y"]},
    {"rule": "range", "value": "a", "min": 5, "max": 10},
    {"rule": "range", "value": "a", "above": 5, "below": 10, "zero_if": ["y", "z"]},
    {"rule": "range", "top": "a", "bottom": "b", "min": 50, "max": 100, "zero_over_zero": "full"},
    {"rule": "range", "top": "a", "bottom": "b", "above": 50, "undetermined": "没有写明"},
    {"rule": "range", "top": "a", "bottom": "b", "below": "33.33"},
    {"rule": "tiers", "value": "a", "tiers": [[0, 12], [5, 5], [10, 2]]},
    {"rule": "deduct", "minus": [{"fact": "a", "points": "0.5"}]},
    {"rule": "deduct", "minus": [{"fact": "a", "points": 1, "per": 5}, {"fact": "y", "points": 3, "once": True}]},
    {"rule": "deduct", "minus": [{"fact": "a", "points": 3}, {"fact": "b", "points": 2}], "zero_if": ["y"]},
    {"rule": "binary", "value": "y"},
    {"rule": "binary", "value": "y", "zero_if": ["z"]},
    {"rule": "manual"},
)
ANSWERS = (
    *("", "0", "-1", "1", "4", "4.99", "5", "5.01", "9", "10", "10.01", "11", "33.33", "33.3333", "100", "多"),
    *("5%", "5万元"),
)


def ruled(rule: dict[str, Any]) -> Iterator[str]:
    """One rule with every answer to its questions, and what it can give at all."""
    asked = {"a": "几个", "b": "共几个", "c": "几天", "y": "有没有", "z": "是否"}
    for weight in ("10", "2.5"):
        entry = {"id": "x", "name": "某项", "weight": weight, "criterion": "标准", "facts": asked, **rule}
        form = a_form("rules", indicators=[entry])
        given = product(
            ANSWERS, ("", "0", "0.5", "1", "3", "5", "10", "-2"), ("", "2"), ("", "是", "否"), ("", "否", "是")
        )
        used = [name for name in asked if f"'{name}'" in str(rule)]
        told = dict.fromkeys(tuple(filled.items()) for filled in (_filled(used, one) for one in given))
        for facts in told:
            (one,) = score(form, None, session({"id": "r", "catalogue": "x", "facts": dict(facts)})).indicators
            yield f"{weight} {facts} ⇒ {line_of(one)}"
        ruling = form.indicators[0].rule
        assert ruling is not None
        mosts = (
            ("10", "2.5", "0", "1") if len(rule.get("minus", ())) > 1 else ("10", "2.5", "998", "999", "1000", "1001")
        )
        found = [reachable_points(ruling, Decimal(most)) for most in mosts]
        yield f"{found}"


def _filled(used: list[str], answers: tuple[str, ...]) -> dict[str, str]:
    named = dict(zip("abcyz", answers, strict=True))
    return {name: named[name] for name in used if named[name]}


def reached() -> Iterator[str]:
    form = partial(a_form, "rules")
    for points, most, once in product(
        ("1", "0.5", "0.01", "0", "3"), ("4", "5", "9.99", "10", "499", "500"), (False, True)
    ):
        minus = [{"fact": "n", "points": points, "once": once}, {"fact": "m", "points": "1", "once": True}]
        for rule in ({"rule": "deduct", "minus": minus[:1]}, {"rule": "deduct", "minus": minus, "zero_if": ["m"]}):
            ruling = (
                form(indicators=[{"id": "x", "name": "某", "facts": {"n": "几", "m": "有"}, **rule}]).indicators[0].rule
            )
            assert ruling is not None
            found = reachable_points(ruling, Decimal(most))
            yield f"{rule} {most} {found and (len(found), found[:5], found[-2:])}"


ROWS: dict[str, dict[str, Any]] = {
    "met": {"level1": "产出指标", "name": "甲", "target": "≥5", "actual": "6", "weight": "30"},
    "missed": {"level1": "产出指标", "name": "乙", "target": "≥6", "actual": "5", "weight": "20"},
    "none": {"level1": "效益指标", "name": "丙", "target": "不适用", "weight": "15"},
    "open": {"level1": "效益指标", "target": "≥6", "weight": "15"},
    "tier": {
        "level1": "满意度",
        "name": "丁",
        "target": "良好",
        "actual": "良好",
        "tier": TIERS[0],
        "stated_score": "9.5",
        "weight": "10",
    },
    "fine": {"level2": "数量指标", "name": "戊", "target": "3", "actual": "2", "weight": "7.125"},
    "bare": {"name": "己", "target": "3", "actual": "2"},
    "bad": {"name": "事故数", "target": "3", "actual": "2", "weight": "5"},
}
MONEY = {
    "": {},
    "spent": {"initial_budget": "100", "executed": "95.55"},
    "over": {"initial_budget": "10", "executed": "11"},
    "small": {"initial_budget": "0.5", "executed": "0.4"},
    "one": {"initial_budget": "1", "executed": "1"},
}
MIXES = [
    ("met",),
    ("none",),
    ("open",),
    ("bare",),
    (),
    ("met", "missed"),
    ("met", "none"),
    ("none", "open"),
    ("tier", "fine", "none"),
]
MIXES += [
    ("met", "missed", "none", "open", "tier", "fine", "bare", "bad"),
    ("met", "met", "none", "none"),
    ("fine", "bad"),
]


def assessed(mix: tuple[str, ...], money: str, **more: Any) -> Assessment:
    rows = [{"id": f"r{at}", **ROWS[name]} for at, name in enumerate(mix)]
    lines = [{"source": "total", **MONEY[money]}] if money else []
    performance = {"indicators": rows, **more.pop("performance", {})}
    return read_assessment({"funds": {"unit": "万元", "lines": lines}, "performance": performance, **more})


LAST = {
    "": {},
    "all": {f"performance.indicators.r{at}.score": f"{at + 4}.5" for at in range(8)}
    | {"score.total": "88.5", "funds.lines.total.initial_budget": "200", "funds.lines.total.executed": "150.3"},
    "some": {"performance.indicators.r0.score": "7", "performance.indicators.r1.score": "很多", "score.total": "NaN"},
    "money": {"funds.lines.central.initial_budget": "20", "funds.lines.central.executed": "10", "score.total": ""},
}


def sheets(mix: tuple[str, ...]) -> Iterator[str]:
    typed = ({}, {"stated_total": "80"}, {"stated_total": "59.995", "stated_grade": "良"}, {"stated_execution": "7分"})
    for mode, (name, policy), money, stated in product(
        ("policy", "stated", "none", "rules"), POLICIES.items(), MONEY, typed
    ):
        form = a_form(mode)
        assessment = assessed(mix, money, performance=stated)
        yield f"{mode} {name} {money} {stated}"
        sheet = score(form, policy, assessment)
        yield f"{sheet.complete} {sheet.notes} {sheet.missing} {number(sheet.weight_sum)} {sheet.policy}"
        total, why = sheet.total, sheet.total.explanation
        yield f"{number(total.computed)} {number(total.stated)} {sheet.total_shown} {sheet.grade_shown} {why}"
        yield f"执行 {line_of(sheet.execution)}"
        yield from (f"{one.name} {line_of(one)} {assumption(one)}" for one in sheet.indicators)


def beside(mix: tuple[str, ...]) -> Iterator[str]:
    """The same under several policies, by classes, and beside the year before."""
    for money, last in product(MONEY, LAST):
        assessment = assessed(mix, money, last={"values": LAST[last], "file": "去年.toml"})
        for name, policy in POLICIES.items():
            facts, sheet = Facts(a_form(), assessment), score(a_form(), policy, assessment)
            yield f"{money} {last} {name} {points_by_class(facts, sheet)} {last_year(facts, sheet.execution.weight)}"
            yield from (
                f"{since_last_report(*before, sheet)}" for before in (("80", "良", 1), ("", "", 2), ("x", "", 2))
            )
            shown = number(sheet.total_shown)
            again = f"{shown}.0" if shown else ""
            yield f"{since_last_report(again, '', 1, sheet)} {since_last_report('1', '', 3, sheet)}"
        found = compare_policies(a_form(), assessment, list(POLICIES.values()))
        yield f"{found.grades} {[one.id for one in found.differences]}"
        yield from (f"{one.id} {one.name} {one.path} {one.computed} {one.scores} {one.change}" for one in found.items)
    yield f"{compare_policies(a_form(), assessed(mix, ''), []).items if not mix else ''}"


def arithmetic() -> Iterator[str]:
    values = [
        Fraction(top, bottom)
        for top in (-7, -1, 0, 1, 2, 5, 25, 125, 999, 1005, 12345)
        for bottom in (1, 2, 3, 8, 10, 40, 200, 625, 1000)
    ]
    for value in values:
        rounded = [half_up(value, places) for places in range(5)]
        cuts = [cut(abs(value), places, way) for places in range(4) for way in WAYS]
        yield f"{value} {rounded} {cuts} {exact(value)} {show(value)} {percent(value)} {percent(value, 4)}"
    for text in ("10.00", "9.50", "0", "0.0", "1E+3", "-2.50", "0.125", "100", "1E-7"):
        yield f"{text} {tidy(Decimal(text))} {places_of(Decimal(text))} {show(Decimal(text))}"


def explained() -> Iterator[str]:
    for points, text in product((None, "7", "22/3", "25/8", "0", "1/200"), ("甲", "甲，得", "甲，得满分", "")):
        outcome = (
            undecided("x", text, {"n": Decimal("1.50")})
            if points is None
            else Outcome("x", Fraction(points), "n", {"n": Decimal(3)}, text)
        )
        for stated, decimals, weight, rounding in product((None, "5", "5.255"), (0, 1, 2), (None, "10", "7.125"), WAYS):
            given = None if stated is None else Decimal(stated)
            limit = None if weight is None else Decimal(weight)
            told = explain(outcome, stated=given, decimals=decimals, clause="条", weight=limit, rounding=rounding)
            yield f"{points} {stated} {decimals} {weight} {rounding} {told}"


def tiered() -> Iterator[str]:
    policies = (a_policy(), a_policy(tiers=["好", "中", "差", "劣"], tier_borders=["0.9", "0.75", "0.5"]))
    for policy, weight in product(policies, ("10", "7.5", "0", "1")):
        for tier in (*TIERS, "好", "中", "差", "劣", "", None, "别的"):
            allowed = tier_range(policy, Decimal(weight), tier)
            edges = [] if allowed is None else [allowed.low, allowed.high]
            held = [allowed.holds(edge + Decimal(by)) for edge in edges for by in ("-0.01", "0", "0.01") if allowed]
            yield f"{weight} {tier} {allowed} {held}"
            for actual, stated in product(("", "良好", "5"), ("", "5", "8", "10")):
                row = {
                    "id": "r",
                    "target": "良好",
                    "actual": actual,
                    "tier": tier or "",
                    "weight": weight,
                    "stated_score": stated,
                }
                sheet = score(a_form(), policy, session({key: text for key, text in row.items() if text}))
                yield f"{actual} {stated} {line_of(sheet.indicators[0])}"


MAKERS = {
    **{f"rule {at}": partial(ruled, rule) for at, rule in enumerate(RULES, 1)},
    **{f"sheets {' '.join(mix)}": partial(sheets, mix) for mix in MIXES},
    **{f"beside {' '.join(mix)}": partial(beside, mix) for mix in MIXES},
    **{"reached": reached, "arithmetic": arithmetic, "explained": explained, "tiered": tiered},
}
RECORD = Sweep(__file__, "sheets", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_a_whole_sheet(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
