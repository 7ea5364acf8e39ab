"""What is declared as computed is what the program computes, prints, lets a form name, and lets the unit state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.derived import ACCOUNTS, DERIVED, Derived, derived_at, derived_in, seen_in, stated_under
from schemas.form import Form
from schemas.paths import kind_of, row_model
from tests.wizards.checks.builders import POLICY, a_form, findings
from wizards.catalogue.reach import hint_for, kind_at, row_kind, row_names
from wizards.facts import Facts, Value
from wizards.facts.computed import OF_PATHS, OF_ROW, OF_SHEET
from wizards.scoring import score

ENTRY = {"id": "e", "name": "甲", "definition": "是什么", "criterion": "怎样计"}
FORM = a_form(indicators=[ENTRY])
RULES = a_form("rules", indicators=[{**ENTRY, "weight": 100, "rule": "manual"}])
LINES = [
    {"item": "up", "amount": "6", "budget": "8", "last_year": "5"},
    {"item": "down", "amount": "3", "budget": "3", "last_year": "4"},
    {"item": "even", "amount": "0", "budget": "0", "last_year": "0"},
]
ACCOUNT: dict[str, Any] = {path.rpartition(".")[2]: LINES for path in ACCOUNTS}
DOCUMENT: dict[str, Any] = {
    "profile": {"fiscal_year": 2018, "projects": [{"id": "p", "budget": "50", "executed": "40"}]},
    "funds": {
        "unit": "万元",
        "lines": [{"source": "county", "initial_budget": "80", "executed": "100"}],
        "subsidies": [{"kind": "actual", "persons": "30人", "standard": "1000元"}],
        "account": {**ACCOUNT, "expenditure": [*LINES, {"item": "b", "amount": "1"}]},
    },
    "performance": {
        "indicators": [
            {
                "catalogue": "e",
                "name": "甲",
                "target": "≥10处",
                "weight": "90",
                "progress": {"previous": "3", "period": "2"},
            }
        ]
    },
}

# the declared value, where it is read, what is printed there
VALUES = [
    ("profile.projects.*.rate", "profile.projects.p.rate", "80.00%"),
    ("profile.projects.*.rate", "profile.projects.total.rate", "80.00%"),
    ("funds.lines.*.balance", "funds.lines.county.balance", "-20"),
    ("funds.lines.*.over", "funds.lines.county.over", "20"),
    ("funds.lines.*.over", "funds.lines.total.over", "20"),
    ("funds.lines.*.rate", "funds.lines.county.rate", "125.00%"),
    ("funds.subsidies.*.amount", "funds.subsidies.actual.amount", "3"),
    ("profile.year_before", "profile.year_before", "2017"),
    ("funds.account.balance", "funds.account.balance", "-1"),
    ("funds.account.functions_share", "funds.account.functions_share", "90.00%"),
    *(
        (f"{path}.*.{name}", f"{path}.{row}.{name}", printed)
        for path in ACCOUNTS
        for name, row, printed in (
            ("share", "down", "30.00%" if path.endswith("expenditure") else "33.33%"),
            ("share", "total", "100.00%"),
            ("rate", "up", "75.00%"),
            ("against", "up", "小于"),
            ("against", "down", "等于"),
            ("more", "up", "1"),
            ("less", "down", "1"),
            ("same", "even", "持平"),
            ("more_rate", "up", "20.00%"),
            ("less_rate", "down", "25.00%"),
        )
        if name != "share" or not path.endswith(("overall", "others"))
    ),
    ("performance.indicators.*.actual", "performance.indicators.e.actual", "5"),
    ("performance.indicators.*.target_sign", "performance.indicators.e.target_sign", "≥"),
    ("performance.indicators.*.target_number", "performance.indicators.e.target_number", "10"),
    ("performance.indicators.*.target_unit", "performance.indicators.e.target_unit", "处"),
    ("performance.indicators.*.completion", "performance.indicators.e.completion", "50.00%"),
    ("performance.indicators.*.met", "performance.indicators.e.met", "未完成"),
    ("performance.indicators.*.score", "performance.indicators.e.score", "45"),
    ("performance.indicators.*.definition", "performance.indicators.e.definition", "是什么"),
    ("performance.indicators.*.criterion", "performance.indicators.e.criterion", "怎样计"),
    ("score.total", "score.total", "55"),
    ("score.grade", "score.grade", "差"),
    ("score.execution", "score.execution", "10"),
    ("score.weight", "score.weight", "10"),
    ("score.weights", "score.weights", "100"),
]


def facts_of(document: dict[str, Any], form: Form = FORM) -> Facts:
    assessment = read_assessment(document)
    return Facts(form, assessment, score(form, POLICY, assessment))


def by(way: str, *, in_rows: bool | None = None) -> set[str]:
    return {one.path for one in DERIVED if one.by == way and in_rows in (None, bool(one.list_path))}


def test_each_declared_value_is_in_the_table_below() -> None:
    assert {declared for declared, _, _ in VALUES} == {one.path for one in DERIVED}
    assert len({one.path for one in DERIVED}) == len(DERIVED)


@pytest.mark.parametrize(("declared", "path", "printed"), VALUES)
def test_it_is_computed(declared: str, path: str, printed: str) -> None:
    found = facts_of(DOCUMENT).sides(path)
    known = found.computed if "entry" not in _of(declared).by else found.stated
    assert known is not None and known.text == printed


def test_each_has_one_function_and_each_function_a_declaration() -> None:
    assert set(OF_ROW) == by("figures", in_rows=True) | by("scoring", in_rows=True)
    assert set(OF_PATHS) == by("figures", in_rows=False)
    assert set(OF_SHEET) == by("scoring", in_rows=False)


class Reading:
    """A row that notes what is asked of it."""

    key = "x"

    def __init__(self, known: dict[str, Value]) -> None:
        self.facts = Facts(FORM, read_assessment({}))
        self.known = known
        self.asked: set[str] = set()

    def value(self, name: str) -> Value | None:
        self.asked.add(name)
        return self.known.get(name)

    def whole(self, name: str) -> Value | None:
        return self.value(name)

    def number(self, name: str) -> Decimal | None:
        value = self.value(name)
        return value.number if value else None


@pytest.mark.parametrize("declared", [one for one in DERIVED if one.path in OF_ROW], ids=lambda one: one.path)
def test_it_needs_exactly_what_it_says(declared: Derived) -> None:
    """Tried with nothing there, with each column alone, with all but one and with all of them."""
    columns = {name: Value("6", Decimal(6)) for name in declared.sources}
    several = [{}, columns, *({name: columns[name]} for name in columns)]
    several += [{other: value for other, value in columns.items() if other != name} for name in columns]
    asked: set[str] = set()
    for known in several:
        row = Reading(known)
        made = OF_ROW[declared.path](row)
        asked |= row.asked
        if made is not None and declared.head:
            assert declared.follows_from(frozenset(known))
    assert asked == set(declared.sources)


@pytest.mark.parametrize("declared", DERIVED, ids=lambda one: one.path)
def test_a_form_may_print_it(declared: Derived) -> None:
    assert kind_at(declared.path.replace("*", "x")) is not None
    assert derived_at(declared.path.replace("*", "x")) is declared
    if declared.list_path:
        assert row_model(declared.list_path) is not None
        assert row_kind(declared.list_path, declared.name) is not None
        assert declared.name in row_names(declared.list_path)
    elif declared.by == "scoring":
        assert hint_for(f"{declared.path}x") == declared.path


@pytest.mark.parametrize("declared", DERIVED, ids=lambda one: one.path)
def test_what_it_names_is_there_to_be_typed(declared: Derived) -> None:
    for column in (*declared.sources, *filter(None, [declared.stated_in])):
        path = f"{declared.list_path}.x.{column}" if declared.list_path else column
        assert kind_of(path) is not None, path


def test_a_list_may_be_told_what_is_stated_and_what_is_seen_in_it() -> None:
    rows = "performance.indicators"
    assert [stated_under(rows, column) for column in ("stated_score", "stated_verdict", "stated_completion")] == [
        "score",
        "met",
        "completion",
    ]
    assert stated_under(rows, "target") == "target"
    assert {"balance", "over", "rate"} <= set(seen_in("funds.lines", "executed"))
    assert "balance" in seen_in("funds.lines", "arrived") and "rate" not in seen_in("funds.lines", "arrived")
    assert seen_in("profile.projects", "budget") == ("rate",)
    assert seen_in("", "performance.stated_grade") == ("score.grade",)
    assert seen_in(rows, "stated_verdict") == ("met",)
    assert seen_in(rows, "") == seen_in(rows, "name") == seen_in("nothing", "x") == ()


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        ({"executed", "adjusted_budget"}, ["执行率"]),
        ({"executed", "initial_budget"}, ["执行率"]),
        ({"executed"}, []),
        ({"adjusted_budget", "initial_budget"}, []),
    ],
)
def test_a_column_follows_from_others(columns: set[str], heads: list[str]) -> None:
    found = [one.head for one in derived_in("funds.lines") if one.head and one.follows_from(frozenset(columns))]
    assert found == heads


@pytest.mark.parametrize("declared", [one for one in DERIVED if one.stated_in], ids=lambda one: one.path)
def test_what_the_unit_states_is_printed_in_its_place(declared: Derived) -> None:
    column, word = declared.stated_in, "优" if declared.kind == "line" else "12.5"
    changed = {**DOCUMENT, "performance": dict(DOCUMENT["performance"])}
    if declared.list_path:
        changed["performance"]["indicators"] = [{**DOCUMENT["performance"]["indicators"][0], column: word}]
    else:
        changed["performance"][column.removeprefix("performance.")] = word
    path = declared.path.replace("*", "e")
    sides = facts_of(changed).sides(path)
    assert sides.stated is not None and sides.computed is not None
    assert facts_of(changed).text(path) == word


@pytest.mark.parametrize("declared", [one for one in DERIVED if one.kind == "amount"], ids=lambda one: one.path)
def test_money_that_is_claimed_is_money(declared: Derived) -> None:
    row = {"funds.lines": "county", "funds.subsidies": "actual"}.get(declared.list_path, "up")
    path = declared.path.replace("*", row)
    claim = {"path": path, "stated": "15000元"}
    assert facts_of({**DOCUMENT, "overrides": [claim]}).stated(path) == Decimal("1.5")


@pytest.mark.parametrize(
    ("row", "absent"),
    [
        ({"amount": "6", "last_year": "5"}, {"less", "less_rate", "same", "rate", "against"}),
        ({"amount": "5", "last_year": "5"}, {"more", "less", "more_rate", "less_rate", "rate", "against"}),
        ({"amount": "6", "last_year": "0"}, {"less", "less_rate", "more_rate", "same", "rate", "against"}),
        ({"amount": "6", "budget": "0"}, {"more", "more_rate", "less", "less_rate", "same", "rate"}),
        ({"amount": "0"}, {"share", "more", "more_rate", "less", "less_rate", "same", "rate", "against"}),
        ({"amount": "不适用", "last_year": "5", "budget": "5"}, {one.name for one in derived_in(ACCOUNTS[0])}),
    ],
)
def test_a_line_says_only_what_can_be_said(row: dict[str, str], absent: set[str]) -> None:
    account = {"official": [{"item": "a", **row}]}
    line = facts_of({"funds": {"account": account}}).rows("funds.account.official")[0]
    assert {one.name for one in derived_in(ACCOUNTS[0]) if line.text(one.name) is None} == absent


def test_a_form_may_leave_out_the_needless_zeros_of_a_rate() -> None:
    account = {"official": [{"item": "a", "amount": "1", "budget": "2"}, {"item": "b", "amount": "2"}]}
    form = a_form(pack={"format": 1, "id": "f", "title": "示例", "rate_zeros": False})
    facts = facts_of({"funds": {"account": account}}, form)
    assert [facts.text(f"funds.account.official.{name}") for name in ("a.rate", "a.share", "total.share")] == [
        "50%",
        "33.33%",
        "100%",
    ]


def test_only_what_may_be_negative_is_silent() -> None:
    lines = [{"source": "county", "executed": "5", "balance": "-3"}, {"source": "city", "arrived": "-3"}]
    document = {"form": "f", "funds": {"lines": lines, "account": {"balance": "-3", "cumulated": "-3"}}}
    wrong = [one.path for one in findings(document, FORM) if one.rule == "A03"]
    assert sorted(wrong) == ["funds.account.cumulated", "funds.lines.city.arrived"]


def test_a_total_of_its_own_sums_is_not_added_up() -> None:
    lines = [
        {"source": "county", "initial_budget": "100", "executed": "120"},
        {"source": "city", "initial_budget": "100", "executed": "60"},
    ]
    rows = facts_of({"funds": {"lines": lines}})
    assert rows.text("funds.lines.total.rate") == "90.00%"
    assert rows.text("funds.lines.total.over") is None
    assert rows.text("funds.lines.total.balance") == "20"
    filled = facts_of({"funds": {"lines": [*lines, {"source": "total", "executed": "170"}]}})
    assert filled.text("funds.lines.total.balance") == "30"


def test_items_with_rules_of_their_own_lend_their_weight() -> None:
    document = {"performance": {"indicators": [{"catalogue": "e"}]}}
    assert facts_of(document, RULES).text("performance.indicators.e.weight") == "100"
    assert facts_of(document, FORM).text("performance.indicators.e.weight") is None


OWN = a_form(
    columns=[
        {"list": "profile.projects", "key": key, "label": key, **more}
        for key, more in (
            ("planned", {"unit": "万人"}),
            ("area", {"unit": "亩"}),
            ("part", {"share": "executed"}),
            ("people", {"share": "planned", "decimals": 1}),
            ("rest", {"difference": ["budget", "executed"]}),
            ("each", {"quotient": ["executed", "planned"]}),
            ("once", {"share": "executed", "total": False}),
        )
    ]
)


@pytest.mark.parametrize(
    ("planned", "area", "path", "number"),
    [
        ("3", "1", "p.x.planned", "3"),
        ("3万人", "1", "p.x.planned", "3"),
        ("30000人", "1", "p.x.planned", "3"),
        ("3万", "1", "p.x.planned", "3"),
        ("3个", "1", "p.x.planned", None),
        ("3", "0.02万", "p.x.area", "200"),
        ("3", "0.02万亩", "p.x.area", "200"),
        ("3", "1", "p.x.part", "33.33"),
        ("3", "1", "total.x.part", "100"),
        ("3", "1", "p.x.people", "75"),
        ("30000人", "1", "p.x.people", "75"),
        ("3", "1", "total.x.people", "100"),
        ("3", "1", "total.x.rest", "40"),
        ("3", "1", "total.x.each", "30"),
        ("3", "1", "p.x.once", "33.33"),
        ("3", "1", "total.x.once", None),
    ],
)
def test_what_stands_in_a_column_of_the_packs_own(planned: str, area: str, path: str, number: str | None) -> None:
    """A bare figure is in the unit of its column; the total of shares is the share of the total."""
    projects = [
        {"id": "p", "budget": "50", "executed": "40", "x": {"planned": planned, "area": area}},
        {"id": "q", "budget": "70", "executed": "40", "x": {"planned": "1"}},
        {"id": "r", "budget": "40", "executed": "40"},
    ]
    found = facts_of({"profile": {"projects": projects}}, OWN).number(f"profile.projects.{path}")
    assert found == (None if number is None else Decimal(number))


def _of(path: str) -> Derived:
    return next(one for one in DERIVED if one.path == path)
