"""What only one form has, or does not have, when a sheet or another session is brought in."""

from __future__ import annotations

from schemas.form import Form
from tests.wizards.intake.sheet_cases import OUT, PLAIN, QUAL, money
from tests.wizards.intake.sheets import bring, default_form, indicators, xlsx
from wizards import catalogue
from wizards.intake import plan_source
from wizards.intake.model import Source


def test_a_form_that_keeps_the_unit_apart_gets_it_apart() -> None:
    form = catalogue.load_form("chenggong-2019")
    data = xlsx([["三级指标", "指标值", "度量单位", "实际完成值"], ["宣传场次", 12, "场", 13]])
    _, session = bring(data, form=form)
    found = indicators(session)["宣传场次"]
    assert (found["target"], found["unit"], found["actual"]) == ("12", "场", "13")


def test_a_line_of_money_that_only_the_form_has_is_brought_in() -> None:
    form = catalogue.load_form("transfer-2022")
    money = [["资金投入情况（万元）", "", "全年预算数（A）", "全年执行数（B）"], ["", "年度资金总额：", 236, 228.6]]
    money += [["", "其中：中央财政资金", 180, 176.4], ["", "地方资金", 56, 52.2]]
    _, session = bring(xlsx([*money, *PLAIN]), form=form)
    lines = {line["source"]: line for line in session["funds"]["lines"]}
    assert (lines["local"]["adjusted_budget"], lines["local"]["executed"]) == ("56", "52.2")
    assert (lines["central"]["executed"], lines["total"]["executed"]) == ("176.4", "228.6")


def test_a_column_that_only_the_form_has_stops_nothing() -> None:
    written = catalogue.load_form("fund-2019").model_dump()
    written["steps"]["performance"][0]["columns"]["project"] = "所属工程"
    own = Form.model_validate(written)
    _, session = bring(xlsx([[*PLAIN[0], "所属工程"], [*PLAIN[1], "一号工程"]]), form=own)
    assert indicators(session)


def test_a_level_that_the_form_also_uses_as_a_label_is_a_level() -> None:
    form = catalogue.load_form("dachuan-2018")
    label = next(one.label for one in form.asked.questions if one.path == "texts.management")
    sheet = [PLAIN[0][:5], [label, "预算执行", "支付及时性", "100%", "98%"], ["填报人：张某", "", "", "", ""]]
    _, session = bring(xlsx(sheet), form=form)
    assert indicators(session)["支付及时性"]["level1"] == label
    assert "填报人：张某" not in indicators(session)


def test_a_source_that_the_form_does_not_print_and_a_level_it_does_not_use_are_told() -> None:
    sheet = [PLAIN[0], ["管理指标", QUAL, "水质抽检合格率", "≥92%", "90%", 15, 14.67, ""]]
    plan, session = bring(xlsx([*money("（万元）", 100, 120, 118), ["中央资金", 1, 1, 1], *sheet]))
    assert "存着不印" in next(one.note for one in plan.proposals if one.path == "funds.lines.central.executed")
    assert indicators(session)["水质抽检合格率"]["level1"] == OUT
    assert any("管理指标" in one.text and OUT in one.why for one in plan.aside)


def test_what_does_not_come_out_of_another_session_is_listed() -> None:
    source = catalogue.load_form(default_form().pack.id)
    theirs = {
        "form": source.pack.id,
        "profile": {"title": "供水", "basis": [{"id": "b", "title": "某发〔2022〕1号"}]},
        "texts": {"overview": "概况一段。"},
        "performance": {
            "goals": [{"id": "g", "expected": "修好46处"}],
            "indicators": [{"id": "i", "name": "甲", "actual": "1个", "tier": "达成"}],
        },
        "problems": {"items": [{"id": "p", "problem": "进度慢"}]},
    }
    plan = plan_source(Source("toml", document=theirs), {"form": source.pack.id}, source)
    told = " ".join(one.text for one in plan.aside if not one.plain)
    for said in ("某发〔2022〕1号", "概况一段。", "修好46处", "达成", "进度慢"):
        assert said in told
