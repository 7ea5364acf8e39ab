"""A form's own columns (``[[columns]]``) in what is brought in, rolled over and summed up."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from schemas.carried import digest_of
from schemas.form import Form
from schemas.paths import find
from tests.wizards.intake.sheets import N, Rows, bring, default_form, xlsx
from wizards.evaluation import evaluate
from wizards.intake import Plan, plan_source, session_source, take
from wizards.intake.rollover import roll_over
from wizards.intake.taking import new_paths
from wizards.opening import read_for
from wizards.session import new_document
from wizards.storage import create, user_folder
from wizards.unit.line import line_of

INDICATORS = "performance.indicators"
COLUMNS = """
[[columns]]
list = "performance.indicators"
key = "area"
label = "复核面积（亩）"
unit = "亩"
[[columns]]
list = "performance.indicators"
key = "who"
label = "责任单位"
kind = "line"
[[columns]]
list = "performance.indicators"
key = "cost"
label = "投入资金"
kind = "amount"
[[columns]]
list = "performance.indicators"
key = "share"
label = "抽查比例"
unit = "%"
[[columns]]
list = "performance.indicators"
key = "day"
label = "验收日期"
kind = "date"
[[columns]]
list = "performance.indicators"
key = "per"
label = "每亩投入"
quotient = ["cost", "area"]
[[columns]]
list = "funds.lines"
key = "paper"
label = "下达文号"
kind = "line"
[[columns]]
list = "funds.lines"
key = "held"
label = "滞留资金"
kind = "amount"
[[columns]]
list = "funds.lines"
key = "part"
label = "滞留比例"
quotient = ["held", "executed"]
"""
HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
FIRST = ["产出指标", "数量指标", "造林面积", "≥500亩", "520亩"]


def own_form(columns: str = COLUMNS) -> Form:
    """The default form with columns of its own."""
    form = default_form()
    fields = {name: getattr(form, name) for name in Form.model_fields}
    return Form.model_validate(fields | tomllib.loads(columns))


def brought(heads: Sequence[str], *rows: Sequence[Any], above: Rows = ()) -> tuple[Plan, dict[str, Any]]:
    """Bring one table in; return the plan and what the indicator 造林面积 has under ``x``."""
    sheet = [*above, [*HEAD, *heads], *([*FIRST, *row] for row in rows)]
    plan, document = bring(xlsx(sheet), form=own_form())
    found = [row for row in find(document, INDICATORS) if row.get("name") == "造林面积"]
    assert len(found) == 1
    return plan, found[0].get("x", {})


def left(plan: Plan) -> list[tuple[str, str]]:
    return [(one.text, one.why) for one in plan.aside if not one.plain]


TAKEN: dict[str, tuple[str, Any, dict[str, str]]] = {
    "a bare figure in the column's unit": ("复核面积（亩）", 518, {"area": "518"}),
    "the head without its unit": ("复核面积", "518亩", {"area": "518亩"}),
    "the head with another scale": ("复核面积（万亩）", 0.05, {"area": "0.05万亩"}),
    "words": ("责任单位", "林业站\n造林股", {"who": "林业站造林股"}),
    "an amount in the session's unit": ("投入资金（万元）", 12.5, {"cost": "12.5"}),
    "an amount in another unit": ("投入资金（元）", 125000, {"cost": "12.5"}),
    "an amount with its own unit": ("投入资金（元）", "12.5万元", {"cost": "12.5万元"}),
    "a percent": ("抽查比例（%）", N(0.05, "0%"), {"share": "5%"}),
    "a percent as a number": ("抽查比例", 5, {"share": "5"}),
    "a date": ("验收日期", "2024年5月3日", {"day": "2024年5月3日"}),
    "nothing": ("责任单位", "——", {}),
}
LEFT = {
    "a fraction beside %": ("抽查比例", 0.05, "看不出是 0.05% 还是 5%"),
    "one in words beside %": ("抽查比例", "一", "看不出是 一% 还是 100%"),
    "a date shown as a number": ("验收日期", 45440, "像是日期"),
    "no amount": ("投入资金", "按进度", "不是一个金额"),
    "an amount that may be the opposite": ("投入资金（元）", "△125000", "负数"),
    "a figure that may be the opposite": ("复核面积", "▲518亩", "负数"),
    "a prompt": ("责任单位", "请填写", "提示"),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_column_of_the_form_is_a_head(case: str) -> None:
    head, cell, expected = TAKEN[case]
    plan, own = brought([head], [cell])
    assert own == expected
    assert left(plan) == []


@pytest.mark.parametrize("case", LEFT)
def test_what_is_not_sure_is_listed(case: str) -> None:
    head, cell, why = LEFT[case]
    plan, own = brought([head], [cell])
    assert own == {}
    assert len(left(plan)) == 1 and why in left(plan)[0][1]


def test_an_amount_follows_the_unit_above_the_table() -> None:
    plan, own = brought(["投入资金"], [125000], above=[["", "", "", "", "", "单位：元"]])
    assert own == {"cost": "12.5"}
    assert [one.note for one in plan.proposals if one.path.endswith("x.cost")] == ["由 125000 元换算成万元"]


def test_a_column_of_the_form_under_a_common_head_has_its_own_unit() -> None:
    common = [[*HEAD, "县里另要的"], ["", "", "", "", "", "投入资金（元）"]]
    plan, document = bring(xlsx([*common, [*FIRST, 125000]], merges=[(0, n, 1, n) for n in range(5)]), form=own_form())
    assert [row.get("x") for row in find(document, INDICATORS) if row.get("name") == "造林面积"] == [{"cost": "12.5"}]
    assert left(plan) == []


def test_what_is_computed_is_never_brought_in() -> None:
    plan, own = brought(["复核面积", "投入资金（万元）", "每亩投入"], [518, 12.5, 99])
    assert own == {"area": "518", "cost": "12.5"}
    assert [(one.text, one.why) for one in plan.aside if "每亩投入" in one.text] == [("每亩投入：99", "程序自己会算")]


def test_a_second_file_only_differs_where_it_says_otherwise() -> None:
    form, sheet = own_form(), [[*HEAD, "责任单位", "复核面积"], [*FIRST, "林业站", 518]]
    _, document = bring(xlsx(sheet), form=form)
    again, _ = bring(xlsx([[*HEAD, "责任单位", "复核面积"], [*FIRST, "林业站", 519]]), form=form, document=document)
    states = {one.path.rpartition(".")[2]: (one.state, one.old) for one in again.proposals if ".x." in one.path}
    assert states == {"who": ("same", "林业站"), "area": ("differs", "518")}
    replaced = take(document, again, new_paths(again, replace=True))
    row = next(row for row in find(replaced, INDICATORS) if row.get("name") == "造林面积")
    assert row["x"] == {"who": "林业站", "area": "519"} and row["actual"] == "520亩"


def test_what_a_hand_put_where_columns_are_kept_is_not_lost() -> None:
    form = own_form()
    document = new_document(form) | {"performance": {"indicators": [{"id": "a", "name": "造林面积", "x": "手写的"}]}}
    plan, taken = bring(xlsx([[*HEAD, "责任单位"], [*FIRST, "林业站"]]), form=form, document=document)
    assert find(taken, f"{INDICATORS}.a.x") == "手写的"
    assert any("写得不对" in one.why for one in plan.aside)


def test_fund_lines_have_columns_of_their_own_too() -> None:
    sheet = [
        ["资金来源", "年初预算数", "全年执行数", "下达文号", "滞留资金", "滞留比例"],
        ["年度资金总额", 100, 90, "某财农〔2024〕3号", 10, N(0.11, "0%")],
        ["其中：当年财政拨款", 100, 90, "—", "", ""],
    ]
    plan, document = bring(xlsx([["单位：万元"], *sheet]), form=own_form())
    total = find(document, "funds.lines.total")
    assert total["x"] == {"paper": "某财农〔2024〕3号", "held": "10"} and total["executed"] == "90"
    assert "x" not in find(document, "funds.lines.appropriation")
    assert left(plan) == []


def test_another_session_brings_the_columns_that_the_form_has() -> None:
    row = {"id": "a", "name": "造林面积", "actual": "520亩", "x": {"area": "518", "gone": "甲"}}
    line = {"source": "total", "executed": "9", "x": {"held": "1"}}
    other = {"performance": {"indicators": [row]}, "funds": {"unit": "万元", "lines": [line]}}
    form = own_form()
    document = new_document(form)
    plan = plan_source(session_source(other), document, form)
    taken = take(document, plan, new_paths(plan))
    row = next(row for row in find(taken, INDICATORS) if row.get("name") == "造林面积")
    assert row["x"] == {"area": "518"} and find(taken, "funds.lines.total.x.held") == "1"
    assert ("甲", "这张表样没有这一列") in left(plan)


def test_rollover_brings_words_marked_and_no_figures() -> None:
    form = own_form()
    own = {"who": "林业站", "area": "518", "cost": "12.5", "day": "2023年5月3日"}
    last = {
        "form": form.pack.id,
        "profile": {"fiscal_year": 2023},
        "funds": {"lines": [{"source": "total", "x": {"paper": "某财农〔2023〕3号", "held": "1"}}]},
        "performance": {"indicators": [{"id": "aaaaaaaa", "name": "造林面积", "target": "≥500亩", "x": own}]},
        "x": {"other": "1"},
    }
    rolled = roll_over(last, "去年.toml", form, old_form=form)
    assert find(rolled.document, f"{INDICATORS}.aaaaaaaa.x") == {"who": "林业站"}
    assert find(rolled.document, "funds.lines.total.x") == {"paper": "某财农〔2023〕3号"}
    marks = {one["path"]: one["digest"] for one in rolled.document["carried"]}
    assert marks[f"{INDICATORS}.aaaaaaaa.x.who"] == digest_of("林业站")
    assert "funds.lines.total.x.paper" in marks
    assert find(rolled.document, "last")["values"]["funds.lines.total.x.held"] == "1"
    assert "x" not in rolled.document and any("[x]" in one for one in rolled.told)
    evaluation = evaluate(form, None, rolled.document)
    assert {one.where for one in evaluation.findings if one.rule == "T20"} >= {f"{INDICATORS}[0].x.who"}


def test_another_form_takes_only_the_columns_that_it_has() -> None:
    row = {"id": "aaaaaaaa", "name": "造林面积", "level1": "产出指标", "level2": "数量指标", "x": {"who": "林业站"}}
    last = {"form": "own", "profile": {"fiscal_year": 2023}, "performance": {"indicators": [row]}}
    forms = own_form(), default_form()
    rolled = [roll_over(last, "去年.toml", form, old_form=own_form()).document for form in forms]
    kept = [[row.get("x") for row in find(one, INDICATORS) if row.get("name") == "造林面积"] for one in rolled]
    assert kept == [[{"who": "林业站"}], [None]]


def test_a_table_of_other_programs_stays_where_it_is() -> None:
    form = own_form()
    document = {**new_document(form), "x": {"other": {"kept": "1"}}}
    _, taken = bring(xlsx([HEAD, FIRST]), form=form, document=document)
    assert taken["x"] == {"other": {"kept": "1"}}
    assert not [one for one in evaluate(form, None, taken).findings if one.where.startswith("x")]


def test_a_list_inside_a_row_has_columns_of_its_own() -> None:
    """A list in a list is named with the row that it stands in, as its question is."""
    inside = "funds.account.insurances.生育保险.parts"
    form = own_form(f'[[columns]]\nlist = "{inside}"\nkey = "heads"\nlabel = "人次"\n')
    document = {
        "funds": {
            "account": {"insurances": [{"name": "生育保险", "parts": [{"item": "津贴", "x": {"heads": "若干"}}]}]}
        }
    }
    assert form.values.kind_of(f"{inside}.津贴.x.heads") == "figure"
    assert [one.rule for one in evaluate(form, None, document).findings if "heads" in one.where] == ["A15"]
    rolled = roll_over({**document, "profile": {"fiscal_year": 2023}}, "去年.toml", form, old_form=form)
    assert "heads" not in str(rolled.document.get("funds"))


def test_a_summary_reads_a_form_with_columns_of_its_own(tmp_path: Path) -> None:
    folder = user_folder() / "forms"
    folder.mkdir(parents=True)
    copy(Path(__file__).parents[2] / "data" / "counties" / "linchang-2026.toml", folder)
    row = {"name": "甲林场", "executed": "12", "x": {"a": "500", "b": "20", "d": "若干"}}
    session = {"schema_version": 1, "form": "linchang-2026", "profile": {"title": "造林", "projects": [row]}}
    create(tmp_path / "自评.toml", session)
    line = line_of(read_for(tmp_path / "自评.toml"))
    assert line.title == "造林" and line.form == "linchang-2026"
    assert line.errors >= 1  # 若干 is no figure, and another column is computed from it
