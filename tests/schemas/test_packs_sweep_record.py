"""Columns, questions, limits, policies and rules of a form pack, each given in every way it can be given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from schemas.form import Entry, Form, Pack, Scoring
from schemas.pack_columns import OwnColumn, Values
from schemas.performance import tier_index
from schemas.policy import Policy
from schemas.report_entries import ReportEntry, cell_pattern, places_of
from schemas.scoring_rules import BinaryRule, DeductRule, ManualRule, RangeRule, RatioRule, TiersRule
from schemas.steps import Question, Steps, fits, may_fit
from tests.records import Makers, Sweep

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def said(*parts: object) -> str:
    return " ".join(map(str, parts))


def own(list_path: str, key: str, **more: Any) -> OwnColumn:
    return OwnColumn(list=list_path, key=key, label=f"列{key}", **more)


LINES = "funds.lines"


OWN: tuple[dict[str, Any], ...] = (
    *({"kind": kind} for kind in ("figure", "amount", "line", "date", "month")),
    *(
        {operation: ("a", "executed"), "total": total}
        for operation in ("quotient", "difference", "sum")
        for total in (True, False)
    ),
    *({"share": name, "decimals": 3, "unit": "%"} for name in ("a", "x.a", "executed", "nothing")),
    *(
        {operation: names}
        for operation in ("difference", "sum")
        for names in (("executed", "a"), ("balance",), ("x.a",), ("rate",), ("zz",))
    ),
    {"sum": ("a",), "quotient": ("a", "b"), "share": "a"},
)


def of_columns(kind: str) -> Iterator[str]:
    for more in OWN:
        columns = [
            own(LINES, "a", kind=kind),
            own(LINES, "c", **more),
            own(LINES, "d", sum=("c", "a")),
            own("profile.projects", "a"),
            own(LINES, "a", kind="line"),
        ]
        values = Values(columns)
        yield said(
            more, columns[1].operations, columns[1].operands, columns[1].name, values.names(LINES), len(values.all)
        )
        yield str([astuple(one) for one in values.derived_in(LINES) if one.formula])
        for name in ("x.a", "x.c", "x.d", "x.z", "balance", "executed", "rate"):
            path = f"{LINES}.total.{name}"
            column, computed, at = values.column(LINES, name), values.derived(LINES, name), values.derived_at(path)
            yield said(
                name,
                column and column.key,
                computed and computed.kind,
                at and at.path,
                values.kind_of(path),
                values.is_amount(path),
            )
            yield said(
                values.seen_in(LINES, name), values.resolve(LINES, name), values.resolve(LINES, name.removeprefix("x."))
            )
    empty = Values(())
    yield said(
        empty.column(LINES, "x.a"),
        empty.names(LINES),
        empty.derived("", "score.total"),
        empty.is_amount(f"{LINES}.a.balance"),
    )


def tried(model: type[BaseModel], **given: Any) -> str:
    """What a table of a pack says to these values."""
    try:
        return repr(model.model_validate(given))
    except ValidationError as error:
        own = [problem["msg"] for problem in error.errors() if problem["type"] == "value_error"]
        return " ".join([*own, *(f"{problem['type']} {problem['loc']}" for problem in error.errors())])


def of_limits() -> Iterator[str]:
    numbers = (-1, 0, 1, 2, 4, 5, 6, 7, 11, 12, 13, 99, 100, 101, 999, 1000, 1001)
    pack = {"format": 1, "id": "a", "title": "甲"}
    policy = {"id": "a", "title": "甲", "source": "乙", "certainty": "丙"}
    for number in numbers:
        yield tried(Pack, **pack, rate_decimals=number)
        yield tried(Scoring, maximum=number)
        yield tried(OwnColumn, list=LINES, key="a", label="甲", decimals=number)
        yield tried(ReportEntry, level=number)
        yield tried(Pack, **{**pack, "format": number})
        for field in ({"weight": number}, {"reason_below": number}):
            yield tried(Policy, **policy, execution=field)
        for over in ({"reason_from": number}, {"reason_required_from": number}):
            yield tried(Policy, **policy, over=over)
        for more in (
            {"decimals": number},
            {"stated_step": number},
            {"groups": {"甲": number}},
            {"grades": [{"minimum": number, "label": "甲"}]},
            {"format": number},
        ):
            yield tried(Policy, **policy, **more)
    yield from (
        tried(Pack, **pack),
        tried(Scoring),
        tried(Policy, **policy),
        tried(Policy, **policy, stated_step="0.5"),
    )
    borders: tuple[list[float], ...] = (
        [],
        [0.5],
        [0.8, 0.6],
        [0.6, 0.8],
        [0.6, 0.6],
        [1, 0.5],
        [0.5, 0],
        [0.9, 0.1],
        [0.9, 0.5, 0.1],
    )
    for tiers, limits in product(
        ([], ["甲"], ["甲", "乙"], ["甲", "甲"], ["甲", "乙", "丙"], ["甲", "乙", "丙", "丁"]), borders
    ):
        yield tried(Policy, **policy, tiers=tiers, tier_borders=limits)
    for grades in (
        [],
        [(90, "甲"), (80, "乙")],
        [(80, "甲"), (90, "乙")],
        [(80, "甲"), (80, "乙")],
        [(80, "甲"), (60, "甲")],
    ):
        yield tried(Policy, **policy, grades=[{"minimum": minimum, "label": label} for minimum, label in grades])


def of_grades() -> Iterator[str]:
    policy = Policy(id="a", title="甲", source="乙", certainty="丙")
    yield f"{policy.labels} {policy.tiers} {policy.tier_borders}"
    for maximum, text in product(
        (100, 50, 110, 120),
        ("-1", "0", "59.99", "60", "65.99", "66", "79.99", "80", "87.99", "88", "89.99", "90", "99", "100", "120"),
    ):
        yield f"{maximum} {text} {policy.grade(Decimal(text), Decimal(maximum))} {policy.grade(Decimal(text))}"
    tiers: tuple[tuple[str, ...], ...] = (
        (),
        ("达成", "未"),
        ("优", "良", "差"),
        ("达成", "部分达成", "未达成"),
        ("甲", "乙", "丙", "丁"),
    )
    words = (
        None,
        "",
        " ",
        "达成年度指标",
        "部分达成年度指标并具有一定效果",
        "未达成年度指标且效果较差",
        "达成",
        "部分达成",
        " 未达成 ",
        "不达成",
        "优",
        "差",
        "丁",
    )
    for word in words:
        yield f"{word} {tier_index(word)} {policy.tier_index(word)} {[tier_index(word, some) for some in tiers]}"


def of_scoring_rules() -> Iterator[str]:
    for mask in product((None, 1), repeat=7):
        names = ("value", "top", "bottom", "min", "max", "above", "below")
        given = {name: ("f" if name in names[:3] else 5) for name, there in zip(names, mask, strict=True) if there}
        yield f"{given} {tried(RangeRule, rule='range', **given)}"
    clauses = [
        {"fact": "a", "points": 1},
        {"fact": "b", "points": 2, "once": True},
        {"fact": "c", "points": 1, "per": 3},
    ]
    rules = (
        RatioRule(rule="ratio", top="a", bottom="b"),
        RatioRule(rule="ratio", top="a", bottom=("b", "c"), reverse=True, zero_if=("v",)),
        RangeRule(rule="range", value="a", min=Decimal(1)),
        RangeRule(rule="range", top="a", bottom="b", max=Decimal(1), zero_if=("v",)),
        TiersRule.model_validate({"rule": "tiers", "value": "a", "tiers": [(1, 2)]}),
        DeductRule.model_validate({"rule": "deduct", "minus": clauses, "zero_if": ["v", "w"]}),
        BinaryRule(rule="binary", value="a", zero_if=("v",)),
        ManualRule(rule="manual", zero_if=("v",)),
    )
    yield from (f"{rule} {rule.numbers} {rule.yes_no}" for rule in rules)
    empty = (
        (RatioRule, {"rule": "ratio", "top": "a", "bottom": []}),
        (TiersRule, {"rule": "tiers", "value": "a", "tiers": []}),
        (DeductRule, {"rule": "deduct", "minus": []}),
    )
    yield from (tried(model, **given) for model, given in empty)


def of_entries() -> Iterator[str]:
    keys = (
        "level1",
        "level2",
        "name",
        "unit",
        "target",
        "weight",
        "direction",
        "definition",
        "criterion",
        "facts",
        "value",
        "zero_if",
        "rule",
    )
    values: dict[str, Any] = {
        **dict.fromkeys(keys, "甲"),
        "weight": "5.50",
        "direction": "lower",
        "facts": {"f": "事"},
        "zero_if": ["v"],
        "rule": "binary",
        "value": "f",
    }
    for left_out in ("", *keys):
        given = {"id": "e", **{key: value for key, value in values.items() if key != left_out}}
        yield f"{left_out} {tried(Entry, **given)}"
        if left_out:
            yield tried(Entry, id="e", **{left_out: values[left_out]})
    full = {key: values[key] for key in keys[:10]}
    entry = Entry.model_validate({"id": "e", **full})
    yield said(
        entry.preset(),
        [entry.said(name) for name in ("weight", "direction", "name", "id")],
        Entry(id="f").preset(),
        Entry(id="f").said("weight"),
    )
    yield tried(Entry, id="e", rule={"rule": "manual"}) + tried(Entry, id="e", rule=5)


def of_places() -> Iterator[str]:
    for cell in ("", "<", "^", "^^", "^{a}", "^^{a}", "{a}", "^^^{a}", "<{a}"):
        yield f"{cell} {cell_pattern(cell)}"
    bands = [
        {"rows": [["甲", "<", "^"], ["^{a}", "", "乙"]], "head": True},
        {"rows": [["{b}"]], "each": LINES, "where": {"source": ["a", "b"]}},
    ]
    entries = [
        {"number": "一、", "heading": "甲", "text": "乙", "begin": "起", "end": "止", "none": "无", "edit": "overview"},
        {"text": "{a}", "each": LINES, "where": {"source": "a"}},
        {"heading": "只有", "table": bands, "none": "没有"},
        {"begin": "只起"},
        {},
    ]
    form = Form.model_validate({"pack": {"format": 1, "id": "a", "title": "甲"}, "report": entries})
    yield from (str(astuple(one)) for one in form.places)
    yield str(len(list(places_of(form.report))))
    for list_path, column in product((LINES, "nothing"), ("source", "kind")):
        yield f"{list_path} {column} {form.classes(list_path, column)}"
    yield str([form.about(step) for step in ("profile", "funds", "implementation", "performance", "problems")])


def of_questions() -> Iterator[str]:
    columns: tuple[Any, ...] = ({"a": "甲", "x": {"b": "乙", "c": "丙"}}, {"x": "丁"}, {"a": {"": "空"}}, 5, "字")
    for given in columns:
        yield tried(Question, path=LINES, label="资金", ask="?", columns=given)
    rows: tuple[Any, ...] = ({}, {"a": "1"}, {"a": "2"}, {"a": "1", "b": "2"}, {"b": "2"}, {"a": ""}, "手写", None)
    wheres: tuple[dict[str, Any], ...] = ({}, {"a": "1"}, {"a": ("1", "2")}, {"a": "1", "b": "2"}, {"b": "x"})
    for wanted, row in product(wheres, rows):
        if isinstance(row, dict):
            yield f"{wanted} {row} {fits(row.get, wanted)} {may_fit(row, wanted)}"
        if all(isinstance(value, str) for value in wanted.values()):
            question = Question(path=LINES, label="资金", ask="?", where=wanted)
            yield f"{question.address} {question.takes(row)}"
    for path, choices in product(
        (
            "profile.title",
            "texts.overview",
            "funds.unit",
            LINES,
            f"{LINES}.a.executed",
            "profile.fiscal_year",
            "nothing",
        ),
        ((), ("一", "二")),
    ):
        yield f"{path} {choices} [{Question(path=path, label='甲', ask='?', good='好', choices=choices).example}]"
    some = {
        step: [{"path": f"{step}.a", "label": "甲", "ask": "?"}]
        for step in ("profile", "funds", "implementation", "performance", "problems")
    }
    steps = Steps.model_validate(some)
    yield str([(step, steps.of(step)) for step in ("profile", "funds", "implementation", "performance", "problems")])


MAKERS: Makers = {
    **{f"columns {kind}": partial(of_columns, kind) for kind in ("figure", "amount", "line")},
    "limits": of_limits,
    "grades": of_grades,
    "scoring rules": of_scoring_rules,
    "entries": of_entries,
    "places": of_places,
    "questions": of_questions,
}
RECORD = Sweep(__file__, "packs_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_pack_may_say(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
