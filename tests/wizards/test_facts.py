"""Facts: every named value, with its stated and its computed side."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.form import Form
from schemas.scoresheet import ExecutionScore, Grade, IndicatorScore, ScoreSheet, Total
from wizards.facts import Facts

FORM: dict[str, Any] = {
    "pack": {"format": 1, "id": "f", "title": "F", "money_unit": "万元", "rate_decimals": 1},
    "steps": {
        "funds": [
            {
                "path": "funds.lines",
                "label": "资金",
                "ask": "填",
                "rows": {"total": "合计", "county": "县级"},
                "columns": {"executed": "支出"},
            }
        ]
    },
    "scoring": {"mode": "none", "verdict": {"yes": "完成了", "no": "没完成"}},
    "indicators": [
        {
            "id": "a",
            "level1": "产出",
            "level2": "数量",
            "name": "人数",
            "unit": "人",
            "definition": "多少人",
            "weight": 5,
        },
        {"id": "b", "level1": "产出", "level2": "质量"},
    ],
}


def facts(session: dict[str, Any], sheet: ScoreSheet | None = None, **pack: Any) -> Facts:
    form = Form.model_validate({**FORM, "pack": {**FORM["pack"], **pack}})
    return Facts(form, read_assessment(session), sheet)


def lines(*rows: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"funds": {"lines": list(rows), **more}}


def printed(session: dict[str, Any], path: str) -> tuple[str | None, str | None]:
    found = facts(session)
    number = found.number(path)
    return found.text(path), None if number is None else str(number)


COUNTY = {"source": "county"}


@pytest.mark.parametrize(
    ("session", "path", "text", "number"),
    [
        ({"title": "甲"}, "title", "甲", None),
        ({"fiscal_year": 2021}, "fiscal_year", "2021", "2021"),
        ({"report_date": "2022-08-16"}, "report_date", "2022年8月16日", None),
        ({"report_date": "2022年8月6日"}, "report_date", "2022年8月6日", None),
        ({"report_date": "八月"}, "report_date", "八月", None),
        ({"period_start": "2021-01"}, "period_start", "2021年1月", None),
        ({"unit": {"staff": {"posts": "1,039人"}}}, "unit.staff.posts", "1,039人", "1039"),
        ({"projects": [{"id": "aaaaaaaa", "budget": "3", "executed": "2"}]}, "projects.aaaaaaaa.rate", "66.7%", "66.7"),
        ({"projects": [{"budget": "3", "executed": "2"}]}, "projects.#0.rate", "66.7%", "66.7"),
    ],
)
def test_profile(session: dict[str, Any], path: str, text: str, number: str | None) -> None:
    assert printed({"profile": session}, f"profile.{path}") == (text, number)


@pytest.mark.parametrize(
    ("row", "name", "text", "number"),
    [
        # as typed; as a number in funds.unit (万元)
        ({"executed": "28545.30"}, "executed", "28545.30", "28545.30"),
        ({"executed": "1.5亿元"}, "executed", "1.5亿元", "15000"),
        ({"executed": "8239350元"}, "executed", "8239350元", "823.935"),
        ({"executed": "88万"}, "executed", "88万", "88"),
        ({"executed": "不适用"}, "executed", "不适用", None),
        ({"executed": " "}, "executed", None, None),
        # balance: arrived, else budget, less executed
        ({"arrived": "30", "initial_budget": "9", "executed": "7.5"}, "balance", "22.5", "22.5"),
        ({"adjusted_budget": "8", "initial_budget": "9", "executed": "8.00"}, "balance", "0", "0.00"),
        ({"initial_budget": "9"}, "balance", "9", "9"),
        ({"executed": "9"}, "balance", None, None),
        ({}, "balance", None, None),
        ({"arrived": "5", "executed": "不适用"}, "balance", None, None),
        ({"arrived": "5", "balance": "1.0"}, "balance", "1.0", "1.0"),
        # over: only what is above the budget
        ({"initial_budget": "9", "executed": "9.5"}, "over", "0.5", "0.5"),
        ({"initial_budget": "9", "executed": "9"}, "over", None, None),
        ({"initial_budget": "9"}, "over", None, None),
        ({"executed": "9"}, "over", None, None),
        # rate: the adjusted budget comes first; half up at the pack's places
        ({"adjusted_budget": "16", "initial_budget": "9", "executed": "9.5"}, "rate", "59.4%", "59.4"),
        ({"initial_budget": "2000", "executed": "1999"}, "rate", "100.0%", "100.0"),
        ({"initial_budget": "0", "executed": "8"}, "rate", None, None),
        ({"executed": "8"}, "rate", None, None),
        # a fixed row prints the form's word for it
        ({}, "source", "县级", None),
    ],
)
def test_line_of_money(row: dict[str, str], name: str, text: str | None, number: str | None) -> None:
    assert printed(lines({**COUNTY, **row}), f"funds.lines.county.{name}") == (text, number)


STRUCK_OUT = ["-", "--", "—", "——", "–", "―", "/", "\\", "*", "－", "／", "＊", " / ", "——。"]


@pytest.mark.parametrize("mark", STRUCK_OUT)
def test_an_adjusted_budget_that_is_struck_out_leaves_the_initial_one(mark: str) -> None:
    session = lines({**COUNTY, "initial_budget": "100", "adjusted_budget": mark, "executed": "80"})
    assert printed(session, "funds.lines.county.rate") == ("80.0%", "80.0")
    assert printed(session, "funds.lines.total.rate") == ("80.0%", "80.0")


@pytest.mark.parametrize("text", ["待定", "/2", "-5", "***", "一", "0"])
def test_what_strikes_nothing_out_is_the_adjusted_budget(text: str) -> None:
    session = lines({**COUNTY, "initial_budget": "100", "adjusted_budget": text, "executed": "80"})
    assert printed(session, "funds.lines.county.rate") != ("80.0%", "80.0")


@pytest.mark.parametrize(("unit", "number"), [("元", "880000"), ("亿元", "0.0088"), ("斤", "88"), (None, "88")])
def test_money_is_in_the_unit_of_the_session(unit: str | None, number: str) -> None:
    session = lines({**COUNTY, "executed": "88万"}, **({"unit": unit} if unit else {}))
    assert printed(session, "funds.lines.county.executed") == ("88万", number)


@pytest.mark.parametrize(
    ("unit", "row", "amount"),
    [
        ("元", {"persons": "86193人", "standard": "100.96元/人·年"}, "8702045.28"),
        ("万元", {"persons": "86730", "standard": "95"}, "823.935"),
        ("万元", {"persons": "3", "standard": "95", "amount": "1"}, "1"),
        ("万元", {"persons": "3"}, None),
    ],
)
def test_subsidies_are_persons_times_standard(unit: str, row: dict[str, str], amount: str | None) -> None:
    session = {"funds": {"unit": unit, "subsidies": [{"kind": "actual", **row}]}}
    assert printed(session, "funds.subsidies.actual.amount") == (amount, amount)


@pytest.mark.parametrize(
    ("row", "name", "text", "number"),
    [
        # cumulated = previous + period, unless typed
        ({"progress": {"previous": "85100", "period": "1093"}}, "actual", "86193", "86193"),
        ({"progress": {"previous": "85100人", "period": "1093人"}}, "actual", "86193人", "86193"),
        ({"progress": {"previous": "1", "period": "2"}, "actual": "9"}, "actual", "9", "9"),
        ({"progress": {"period": "2"}}, "actual", None, None),
        ({"progress": {"period": "2"}}, "progress.period", "2", "2"),
        ({"facts": {"late": "3天"}}, "facts.late", "3天", "3"),
        # what the catalogue entry says, but nothing that the unit has to fill
        ({}, "definition", "多少人", None),
        ({}, "name", "人数", None),
        ({"name": "户数", "unit": "户"}, "name", "户数", None),
        ({"unit": "户"}, "unit", "户", None),
        ({}, "weight", None, None),
        ({}, "target", None, None),
    ],
)
def test_indicator(row: dict[str, Any], name: str, text: str | None, number: str | None) -> None:
    session = {"performance": {"indicators": [{"catalogue": "a", **row}]}}
    assert printed(session, f"performance.indicators.a.{name}") == (text, number)


def test_an_item_with_a_rule_has_the_weight_of_the_form() -> None:
    form = Form.model_validate({**FORM, "scoring": {"mode": "rules"}})
    found = Facts(form, read_assessment({"performance": {"indicators": [{"catalogue": "a"}, {"catalogue": "z"}]}}))
    assert [row.number("weight") for row in found.rows("performance.indicators")] == [5, None]


THREE = lines(
    {"source": "central", "initial_budget": "15761.30", "arrived": "15761.30", "executed": "15761.30"},
    {"source": "city"},
    {"source": "county", "initial_budget": "5508", "arrived": "5508", "executed": "5000"},
)


@pytest.mark.parametrize(
    ("row", "path", "stated", "computed", "text"),
    [
        (None, "funds.lines.total.arrived", None, "21269.30", "21269.30"),
        (None, "funds.lines.total.balance", None, "508.00", "508.00"),
        (None, "funds.lines.total.rate", None, "97.6", "97.6%"),
        (None, "funds.lines.total.over", None, None, None),
        (None, "funds.lines.total.adjusted_budget", None, None, None),
        ({"arrived": "21270"}, "funds.lines.total.arrived", "21270", "21269.30", "21270"),
        ({"arrived": "21270"}, "funds.lines.total.executed", None, "20761.30", "20761.30"),
        ({"arrived": "21270"}, "funds.lines.total.balance", None, "508.70", "508.70"),
        ({"balance": "0"}, "funds.lines.total.balance", "0", "508.00", "0"),
        ({"initial_budget": "20000"}, "funds.lines.total.over", None, "761.30", "761.30"),
    ],
)
def test_totals_are_stated_or_summed(
    row: dict[str, str] | None, path: str, stated: str | None, computed: str | None, text: str | None
) -> None:
    rows = THREE["funds"]["lines"] + ([{"source": "total", **row}] if row is not None else [])
    found = facts(lines(*rows))
    assert found.stated(path) == (None if stated is None else Decimal(stated))
    assert found.computed(path) == (None if computed is None else Decimal(computed))
    assert found.text(path) == text


def test_the_total_row_among_the_others_is_the_total() -> None:
    found = facts(lines({"source": "total"}, *THREE["funds"]["lines"]))
    first = found.rows("funds.lines")[0]
    assert (first.key, first.text("source"), first.text("arrived")) == ("total", "合计", "21269.30")
    assert found.text("funds.lines.count") == "3"


def test_totals_at_any_depth() -> None:
    account = {
        "income": [{"item": "保费收入", "amount": "8960.91"}, {"item": "利息收入", "amount": "3.59"}],
        "insurances": [
            {
                "name": "生育保险",
                "parts": [{"item": "医疗", "amount": "128.95"}, {"item": "津贴", "amount": "790.04"}],
                "beneficiaries": [{"item": "住院", "persons": "3202人"}, {"item": "门诊", "persons": "10733人"}],
            },
            {"name": "居民", "parts": [{"item": "total", "amount": "93"}, {"item": "门诊", "amount": "90"}]},
        ],
    }
    found = facts({"funds": {"account": account}})
    assert found.text("funds.account.income.total.amount") == "8964.50"
    assert found.text("funds.account.income.利息收入.amount") == "3.59"
    assert found.text("funds.account.insurances.生育保险.parts.total.amount") == "918.99"
    assert found.text("funds.account.insurances.生育保险.parts.津贴.amount") == "790.04"
    assert found.text("funds.account.insurances.生育保险.beneficiaries.total.persons") == "13935人"
    assert found.number("funds.account.insurances.居民.parts.total.amount") == 93
    assert found.text("funds.account.insurances.name") == "生育保险、居民"
    rows = found.rows("funds.account.insurances.生育保险.parts")
    assert [row.text("item") for row in rows] == ["医疗", "津贴"]
    (insurance, _) = found.rows("funds.account.insurances")
    assert insurance.text("parts.total.amount") == "918.99"
    assert insurance.number("parts.津贴.amount") == Decimal("790.04")


def test_rows_are_entered_by_key_by_id_or_by_position() -> None:
    first = {"source": "county", "id": "aaaaaaaa", "executed": "1"}
    found = facts(lines(first, {**first, "id": "bbbbbbbb", "executed": "2"}, {"executed": "3"}))
    assert [row.key for row in found.rows("funds.lines")] == ["county", "bbbbbbbb", "#2"]
    assert [found.text(f"funds.lines.{key}.executed") for key in ("county", "aaaaaaaa", "bbbbbbbb", "#1", "#2")] == [
        "1",
        "1",
        "2",
        "2",
        "3",
    ]


def test_rows_that_have_these_values() -> None:
    items = [{"kind": kind, "text": kind, "slot": slot} for kind in ("problem", "advice") for slot in ("x", "y")]
    found = facts({"problems": {"items": items}, **THREE})
    assert [row.index for row in found.rows("problems.items", {"kind": "advice"})] == [2, 3]
    assert [row.index for row in found.rows("problems.items", {"kind": ("advice", "problem"), "slot": "y"})] == [1, 3]
    assert [row.key for row in found.rows("funds.lines", {"source": "county"})] == ["county"]
    assert found.rows("profile.projects") == []
    assert found.rows("no.list") == []


def test_counts_leave_out_what_is_empty() -> None:
    session = {"profile": {"projects": [{"name": "甲"}, {"id": "aaaaaaaa"}], "unit": {"functions": ["一", "二"]}}}
    found = facts(session)
    assert found.number("profile.projects.count") == 1
    assert found.text("profile.unit.functions.count") == "2"
    assert found.text("profile.basis.count") is None
    assert found.words("profile.unit.functions") == ["一", "二"]


def sheet() -> ScoreSheet:
    rows = (
        IndicatorScore(Decimal(10), Decimal("9.60"), None, None, id="a", completion_rate=Decimal("95.8333"), met="no"),
        IndicatorScore(Decimal(10), None, None, None, id="bbbbbbbb"),
    )
    execution = ExecutionScore(Decimal(10), Decimal("9.64"), None, None, rate=Decimal("96.4"))
    return ScoreSheet("f", None, True, execution, rows, Total(Decimal("88.00"), None), Grade("良", None))


def test_scores_completion_and_verdict_come_from_the_sheet() -> None:
    session = {"performance": {"indicators": [{"catalogue": "a"}, {"id": "bbbbbbbb"}]}}
    found = facts(session, sheet())
    first, second = found.rows("performance.indicators")
    names = ("score", "completion", "met")
    assert [first.text(name) for name in names] == ["9.6", "95.8%", "没完成"]
    assert [second.text(name) for name in names] == [None, None, None]
    assert [found.text(f"score.{name}") for name in ("total", "grade", "execution", "other")] == [
        "88",
        "良",
        "9.64",
        None,
    ]
    assert found.text("performance.indicators.total.score") == "9.6"


def test_what_the_unit_states_is_printed_and_what_is_computed_kept() -> None:
    row = {"catalogue": "a", "stated_score": "10.0", "stated_completion": "100%", "stated_verdict": "完成"}
    session = {"performance": {"stated_total": "98", "stated_grade": "优", "indicators": [row]}}
    found = facts(session, sheet())
    assert [found.rows("performance.indicators")[0].text(name) for name in ("score", "completion", "met")] == [
        "10.0",
        "100%",
        "完成",
    ]
    assert (found.text("score.total"), found.text("score.grade")) == ("98", "优")
    assert (found.stated("score.total"), found.computed("score.total")) == (98, 88)
    assert found.rows("performance.indicators")[0].computed("score") == Decimal("9.6")


@pytest.mark.parametrize("path", ["funds.lines.county.rate", "funds.lines.aaaaaaaa.rate", "funds.lines.#0.rate"])
def test_an_override_may_name_its_row_in_any_way(path: str) -> None:
    session = {
        **lines({"source": "county", "id": "aaaaaaaa", "initial_budget": "4", "executed": "3"}),
        "overrides": [{"path": path, "stated": "80%", "reason": "按批复"}],
    }
    found = facts(session)
    assert found.text("funds.lines.county.rate") == "80%"
    assert found.stated("funds.lines.county.rate") == 80
    assert found.computed("funds.lines.county.rate") == Decimal("75.0")


def test_overrides_of_totals_and_money() -> None:
    session = {
        **THREE,
        "overrides": [
            {"path": "funds.lines.total.executed", "stated": "2.1亿元"},
            {"path": "funds.lines.total.balance", "stated": "3万元"},
            {"path": "no.such.place", "stated": "1"},
            {"path": "score.total", "stated": "97"},
        ],
    }
    found = facts(session)
    assert found.stated("funds.lines.total.executed") == 21000
    assert found.stated("funds.lines.total.balance") == 3
    assert found.text("score.total") == "97"


def test_a_stated_value_does_not_change_what_is_computed() -> None:
    found = facts(lines({**COUNTY, "arrived": "9", "executed": "1", "balance": "7"}))
    assert (found.stated("funds.lines.county.balance"), found.computed("funds.lines.county.balance")) == (7, 8)


def test_sums_are_exact_beyond_ordinary_precision() -> None:
    found = facts(lines({"source": "a", "arrived": "999999999999999.000000000000001"}, {"source": "b", "arrived": "1"}))
    assert found.text("funds.lines.total.arrived") is not None
    assert found.number("funds.lines.total.arrived") == Decimal("1000000000000000.000000000000001")


NOWHERE = """
. funds funds.lines funds.lines.total funds.lines.county score texts texts.a.b profile.title.x a..b
performance.indicators.total.x.y funds.lines.county.executed.more no.such.path
"""


@pytest.mark.parametrize("path", ["", *NOWHERE.split()])
def test_a_path_that_leads_nowhere_is_blank(path: str) -> None:
    found = facts(THREE)
    assert found.text(path) is None
    assert found.number(path) is None
    assert found.words(path) == []


@pytest.mark.parametrize(
    ("income", "expenditure", "stated", "printed"),
    [
        (["19717.93", "2.40"], ["19717.93"], None, "2.40"),
        (["8960.91"], ["8960.91"], None, "0"),
        (["3.59"], ["4"], None, "-0.41"),
        (["3.59"], ["3.59"], "1", "1"),
        (["3.59"], [], None, None),
        ([], ["3.59"], None, None),
    ],
)
def test_the_balance_of_a_fund_is_income_less_expenditure(
    income: list[str], expenditure: list[str], stated: str | None, printed: str | None
) -> None:
    account = {
        "income": [{"item": f"收入{n}", "amount": amount} for n, amount in enumerate(income)],
        "expenditure": [{"item": f"支出{n}", "amount": amount} for n, amount in enumerate(expenditure)],
        "balance": stated or "",
    }
    facts = Facts(Form.model_validate(FORM), read_assessment({"funds": {"account": account}}))
    assert facts.text("funds.account.balance") == printed
