"""From last year's session to this year's: what comes, what does not, what is marked."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from samples import sample_path
from schemas.assessment import read_assessment
from schemas.paths import find, kind_of, leaves
from wizards import catalogue
from wizards.evaluation import evaluate
from wizards.intake import Unreadable
from wizards.intake.changing_form import change_form
from wizards.intake.rollover import roll_over
from wizards.intake.years import move_year, names_year
from wizards.opening import in_force
from wizards.session import Session
from wizards.storage import load

FORMS = [info.id for info in catalogue.list_forms()[0]]
DEFAULT = catalogue.default_form_id()


def last_year(form_id: str = DEFAULT) -> dict[str, Any]:
    return copy.deepcopy(load(sample_path(form_id)).document)


def rolled(last: dict[str, Any], form: str | None = None, year: int | None = None) -> Any:
    old = in_force(last)
    target = catalogue.load_form(form) if form else old.form
    return roll_over(last, "去年.toml", target, old_form=old.form, policy=old.policy, year=year)


def row(document: dict[str, Any], key: str) -> dict[str, Any]:
    found = find(document, f"performance.indicators.{key}")
    assert isinstance(found, dict)
    return found


def test_the_plan_comes_and_what_was_done_does_not() -> None:
    new = rolled(last_year()).document
    assert row(new, "quality") == {
        "id": "critsb9k",
        "catalogue": "quality",
        "level1": "产出指标",
        "level2": "质量指标",
        "name": "水质抽检合格率",
        "target": "≥92%",
        "weight": "15",
    }
    assert new["profile"]["fiscal_year"] == 2024
    assert new["profile"]["unit"] == {"name": "某县农村供水服务中心", "supervisor": "某县水利局"}
    assert new["funds"]["lines"] == [{"source": name} for name in ("total", "appropriation", "carryover", "other")]
    assert "report_date" not in new["profile"] and "problems" not in new
    assert new["texts"] == last_year()["texts"]


@pytest.mark.parametrize("form_id", FORMS)
def test_nothing_comes_that_must_not(form_id: str) -> None:
    last = last_year(form_id)
    last |= {"overrides": [{"path": "x"}], "waivers": [{"rule": "B01"}], "place": {"step": "funds"}, "remarks": [{}]}
    new = rolled(last).document
    forbidden = {
        *("actual", "tier", "stated_score", "stated_completion", "stated_verdict", "deviation_reason", "improvement"),
        *("evidence", "facts", "progress", "stated_total", "stated_grade", "budget", "executed", "finished", "effect"),
        *("problem", "measure", "initial_budget", "adjusted_budget", "arrived", "balance", "amount", "report_date"),
    }
    answers = {key: value for key, value in new.items() if key not in ("last", "carried", "texts")}
    assert [path for path, _ in leaves(answers) if path.rpartition(".")[2] in forbidden] == []
    assert not {"overrides", "waivers", "place", "problems", "remarks", "implementation"} & new.keys()
    assert read_assessment(new).misfits == ()


def test_the_amounts_of_last_year_s_accounts_are_those_of_the_year_before() -> None:
    last = last_year("dachuan-2018-whole")
    account = rolled(last).document["funds"]["account"]
    overall = {one["item"]: one.get("last_year") for one in account["overall"]}
    assert overall["财政拨款收入"] == "569.38" and overall["机关运行经费"] == "33.54"
    first, second = account["subjects"][:2]
    assert (first["number"], first["item"]) == ("1", "军队转业干部安置（2011006）")
    assert (second["level1"], "last_year" in second) == ("社会保障和就业（208）", False)
    assert [one["item"] for one in account["functions"]][1] == "社会保障和就业支出"
    assert "income" not in account and "others" not in account
    later = rolled(last, year=2020).document["funds"]["account"]
    assert "overall" not in later and len(later["subjects"]) == 8
    assert any("7 个上年决算数" in line for line in rolled(last).brought)


def test_last_year_is_kept_to_be_looked_at_by_the_new_paths() -> None:
    last = rolled(last_year()).document["last"]
    assert (last["file"], last["fiscal_year"]) == ("去年.toml", 2023)
    values = last["values"]
    assert values["performance.indicators.quality.actual"] == "90%"
    assert values["performance.indicators.quality.completion"] == "97.83%"
    assert values["performance.indicators.quality.score"] == "14.67"
    assert values["funds.lines.total.executed"] == "129.85"
    kinds = {path.rpartition(".")[2] for path in values}
    assert kinds <= {"actual", "completion", "score", "total", "initial_budget", "adjusted_budget", "executed"}


def test_every_carried_text_is_marked_until_its_words_change() -> None:
    new = rolled(last_year()).document
    marked = [one["path"] for one in new["carried"] if one["kind"] == "last"]
    assert set(marked) >= {f"texts.{name}" for name in new["texts"]}
    assert [one.path for one in found(new, "T20")] == [*marked]
    session = Session(new)
    session.set("texts.overview", "今年的概况。")
    assert "texts.overview" not in [one.path for one in found(session.document, "T20")]


def found(document: Any, rule: str) -> list[Any]:
    force = in_force(document)
    return [one for one in evaluate(force.form, force.policy, document).findings if one.rule == rule]


def test_an_actual_value_of_last_year_s_words_is_a_note() -> None:
    session = Session(rolled(last_year()).document)
    session.set("performance.indicators.quality.actual", "90%")
    session.set("performance.indicators.quantity.actual", "47处")
    assert [one.path for one in found(session.document, "C34")] == ["performance.indicators.quality.actual"]


def test_the_year_in_the_title_moves_on_and_a_target_of_last_year_is_marked() -> None:
    last = last_year()
    last["profile"]["title"] = "某县2023年农村供水（2021年立项）"
    last["performance"]["indicators"][2]["target"] = "2023年11月30日前"
    result = rolled(last, year=2025)
    assert result.document["profile"]["title"] == "某县2025年农村供水（2021年立项）"
    assert result.document["profile"]["fiscal_year"] == 2025
    assert row(result.document, "timeliness")["target"] == "2023年11月30日前"
    assert "performance.indicators.timeliness.target" in [one.path for one in found(result.document, "T20")]
    assert any("去年的日期" in line for line in result.told)


def test_without_a_year_it_must_be_said() -> None:
    last = last_year()
    del last["profile"]["fiscal_year"]
    with pytest.raises(Unreadable, match="--year"):
        rolled(last)
    new = rolled(last, year=2024).document
    assert new["profile"]["fiscal_year"] == 2024 and "fiscal_year" not in new["last"]


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_another_form_gets_what_has_a_place_and_the_rest_is_told(form_id: str, other: str) -> None:
    last = last_year(form_id)
    result = rolled(last, other)
    new, form = result.document, catalogue.load_form(other)
    assert new["form"] == other and read_assessment(new).misfits == ()
    old_form = catalogue.load_form(form_id)
    names = {one.get("name") for one in find(new, "performance.indicators") or ()}
    for one in find(last, "performance.indicators") or ():
        entry = old_form.entry(one.get("catalogue"))
        name = one.get("name") or (entry.name if entry else "")
        assert not name or name in names or any(name in line for line in result.told)
    for name in last.get("texts", {}):
        asked = name in form.asked.slots()
        assert name in new["texts"] and (asked or len(result.told) > 0)


def test_rows_keep_their_ids_in_another_form_and_its_own_words() -> None:
    new = rolled(last_year(), "linxiang-2021").document
    quality = row(new, "quality")
    assert (quality["id"], quality["level1"], quality["level2"]) == ("critsb9k", "项目产出指标", "质量指标")
    assert new["last"]["values"]["performance.indicators.quality.actual"] == "90%"
    sustainable = next(one for one in find(new, "performance.indicators") if one["id"] == "rxgdt72n")
    assert "catalogue" not in sustainable and sustainable["level1"] == "项目效益指标"
    assert new["last"]["values"]["performance.indicators.rxgdt72n.score"] == "5"


def test_a_row_without_a_name_is_counted_and_told() -> None:
    last = last_year()
    del row(last, "quality")["name"]
    named = sum("name" in one for one in find(last, "performance.indicators"))
    same = rolled(last)
    assert same.brought[0].startswith(f"{named} 项指标")
    assert any("还没有写名称" in line for line in same.brought)
    assert any("质量指标，指标值 ≥92%" in line for line in rolled(last, "linxiang-2021").told)


def test_a_row_that_only_its_form_names_keeps_that_name_in_another_form() -> None:
    last = last_year("chenggong-2019")
    names = {one.pop("name") for one in find(last, "performance.indicators")}
    kept = {one.get("name") for one in find(rolled(last, DEFAULT).document, "performance.indicators")}
    assert len(names) == 2 and names <= kept
    of_no_form = roll_over(last, "去年.toml", catalogue.load_form(DEFAULT), old_form=None)
    assert not names & {one.get("name") for one in find(of_no_form.document, "performance.indicators")}


def test_a_session_with_nothing_filled_leaves_no_total() -> None:
    new = rolled(rolled(last_year()).document)
    assert "score.total" not in new.document["last"].get("values", {})
    assert "score.total" in rolled(last_year()).document["last"]["values"]


def test_an_indicator_without_its_class_is_told_so() -> None:
    last = last_year("chenggong-2019")
    for one in find(last, "performance.indicators"):
        one.pop("level1", None)
        one.pop("catalogue", None)
        one.pop("level2", None)
    told = rolled(last, DEFAULT).told
    assert any("没有一级指标" in line for line in told) and not any("“”" in line for line in told)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2023年农村供水", "2024年农村供水"),
        ("农村供水（2023）", "农村供水（2024）"),
        ("二〇二三年养护", "二〇二四年养护"),
        ("编号120230", "编号120230"),
        ("２０２３年养护", "２０２４年养护"),
        ("2023年新建2000亩农田", "2024年新建2000亩农田"),
        ("2023年公路养护（某财〔2023〕8号）", "2024年公路养护（某财〔2023〕8号）"),
        ("“十四五”规划2020年项目", "“十四五”规划2020年项目"),
        ("某财〔2022〕8号2023年养护", "某财〔2022〕8号2024年养护"),
        ("2023年养护（2021年立项）", "2024年养护（2021年立项）"),
    ],
)
def test_only_last_year_s_own_number_moves(text: str, moved: str) -> None:
    assert move_year(text, 2023, 2024) == moved


@pytest.mark.parametrize(
    "title",
    [
        *("2021—2023年治理", "2023-2025年行动", "2022—2023学年助学", "2023年提前下达2024年补助", "2023年至2025年整治"),
        *("某财〔2023〕8号项目", "2023—24学年助学", "二〇二三年至二〇二五年整治", "改厕2023户", "23年养护"),
        *("（二期）2022年结转2023年补助", "2023年养护（2025年验收）"),
    ],
)
def test_a_title_in_which_nobody_knows_what_moves_stays_and_is_told(title: str) -> None:
    last = last_year()
    last["profile"]["title"] = title
    result = rolled(last)
    assert result.document["profile"]["title"] == title
    assert any(title in line for line in result.told)


def test_a_year_is_seen_in_any_writing() -> None:
    assert names_year("2023-11-30", 2023) and names_year("二○二三年底", 2023)
    assert not names_year("12023", 2023) and not names_year("2024年", 2023)


def test_the_names_that_texts_hold_in_braces_come_along() -> None:
    last = last_year()
    last["bound"] = {"维修数量": "performance.indicators.quantity.actual", "乱": 3}
    assert rolled(last).document["bound"] == {"维修数量": "performance.indicators.quantity.actual"}
    assert "bound" not in rolled(last_year()).document


WITH_YEAR_BEFORE = "dachuan-2018-whole"
OVERALL = "funds.account.overall"


def test_last_year_s_accounts_are_the_year_before_and_no_amount_of_this_year_comes() -> None:
    last = last_year(WITH_YEAR_BEFORE)
    new = rolled(last).document
    accounts = {one["item"]: one["amount"] for one in find(last, OVERALL) if one.get("amount")}
    assert {one["item"]: one["last_year"] for one in find(new, OVERALL)} == accounts
    assert all(one.keys() <= {"id", "item", "last_year"} for one in find(new, OVERALL))
    amounts = [path for path, _ in leaves(new) if kind_of(path) == "amount" and not path.startswith("last.")]
    assert amounts and all(path.endswith(".last_year") for path in amounts)
    assert any("上年决算数" in one for one in rolled(last).brought)


def test_a_year_left_out_has_no_year_before() -> None:
    last = last_year(WITH_YEAR_BEFORE)
    new = rolled(last, year=last["profile"]["fiscal_year"] + 2).document
    assert not [path for path, _ in leaves(new) if path.endswith(".last_year")]


def test_the_year_before_last_and_what_is_no_amount_stay_behind() -> None:
    last = last_year(WITH_YEAR_BEFORE)
    first, second, *_ = find(last, OVERALL)
    first.update(amount="", last_year="550.00")
    second.update(amount="不适用")
    kept = {one["item"]: one["last_year"] for one in find(rolled(last).document, OVERALL)}
    assert first["item"] not in kept and kept[second["item"]] == "不适用"


@pytest.mark.parametrize("path", ["funds.lines", "performance.indicators"])
def test_another_form_does_without_a_list_that_a_hand_broke(path: str) -> None:
    section, name = path.split(".")
    broken = {**last_year(), section: {name: 5}}
    made, _ = change_form(broken, catalogue.load_form(DEFAULT), catalogue.load_form("linxiang-2021"))
    assert made["form"] == "linxiang-2021"


def test_a_goal_that_is_no_text_comes_without_a_mark() -> None:
    last = last_year()
    last["performance"]["goals"][0]["expected"] = 5
    new = rolled(last).document
    assert new["performance"]["goals"][0]["expected"] == 5
    assert not [one for one in new["carried"] if ".goals." in one["path"]]
