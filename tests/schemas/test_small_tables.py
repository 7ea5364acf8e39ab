"""The hand tables of small words, entry by entry, as a user or another program meets them."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from schemas.assessment import read_assessment
from schemas.carried import BESIDE
from schemas.finding import Counts, Finding, Severity, count, count_words
from schemas.paths import SECTIONS, children_of
from schemas.remark import STATES, Remark, State
from schemas.slots import SLOTS, is_slot
from tests.wizards.checks.builders import DOCUMENT, findings
from wizards.submission import handed_in_document

WORDS_OF_SLOTS = {
    "overview": "项目概况",
    "goal_setting": "绩效目标设定及完成",
    "fund_use": "资金使用",
    "fund_management": "资金管理",
    "fund_flow": "资金拨付流程",
    "fund_distribution": "资金分配",
    "fund_arrival": "资金到位",
    "implementation": "组织实施",
    "management": "项目管理",
    "budgeting_process": "预算编制和决策过程",
    "budget_management": "预算管理",
    "project_budget": "专项预算管理",
    "decision": "项目决策",
    "economy": "经济性",
    "progress": "实施进度",
    "quality": "完成质量",
    "effect": "主要绩效",
    "social_effect": "社会效益",
    "economic_effect": "经济效益",
    "ecological_effect": "生态效益",
    "sustainability": "可持续影响",
    "satisfaction": "满意度",
    "unmet_reason": "目标未完成原因",
    "conclusion": "评价结论",
    "result_use": "结果应用",
    "publication": "结果公开",
    "evaluation_work": "评价工作情况",
    "audit_findings": "巡视、审计和财政监督发现的问题",
    "other_notes": "其他需要说明的问题",
}


def test_every_narrative_slot_has_its_words() -> None:
    assert SLOTS == WORDS_OF_SLOTS
    assert all(is_slot(name) for name in WORDS_OF_SLOTS)


@pytest.mark.parametrize(
    ("name", "may"),
    [("x_a_b", True), ("x_a1_b_2", True), ("x_a", False), ("x__b", False), ("y_a_b", False), ("x_A_b", False)],
)
def test_a_slot_of_a_pack_s_own(name: str, may: bool) -> None:
    assert is_slot(name) is may


@pytest.mark.parametrize(("severity", "word"), [("error", "错误"), ("warning", "提醒"), ("note", "说明")])
def test_severities_in_words(severity: Severity, word: str) -> None:
    counts = count([Finding("A01", severity, "", "", "")] * 2)
    assert count_words(counts, severity) == f"{word} 2 处"


@pytest.mark.parametrize(("gap", "error", "warning", "note"), list(product((0, 1), repeat=4)))
def test_what_has_to_be_done(gap: int, error: int, warning: int, note: int) -> None:
    counts = Counts(gap, error, warning, note)
    assert counts.serious is (gap + error + warning > 0)
    assert count_words(counts) == ("还差 1 栏，" if gap else "") + f"错误 {error} 处，提醒 {warning} 处"
    assert (Counts().gap, Counts().error, Counts().warning, Counts().note) == (0, 0, 0, 0)


def test_a_gap_counts_as_a_gap_whatever_its_severity() -> None:
    found = [Finding("A01", severity, "", "", "", gap=gap) for severity in get_args(Severity) for gap in (True, False)]
    assert count(found) == Counts(3, 1, 1, 1)


def test_where_a_report_stands() -> None:
    assert STATES == get_args(State) == ("填写中", "已报送", "被退回", "已重报", "已定稿")
    assert all(read_assessment({"state": state}).state == state for state in STATES)


@pytest.mark.parametrize(
    ("done", "reply", "is_open"), [(False, None, True), (False, " ", True), (False, "改了", False)]
)
def test_a_remark_is_open_until_it_is_answered_or_done(done: bool, reply: str | None, is_open: bool) -> None:
    assert Remark(done=done, reply=reply).is_open is is_open
    assert not Remark(done=True, reply=reply).is_open


@pytest.mark.parametrize("word", ["是", "已改", "true", "yes", " YES "])
def test_words_that_say_done(word: str) -> None:
    assert Remark.model_validate({"done": word}).done


def test_every_table_of_a_session_is_an_answer_or_stands_beside_them() -> None:
    assert SECTIONS == ("profile", "funds", "implementation", "performance", "problems", "signoff", "texts")
    assert BESIDE == ("last", "carried", "bound", "remarks", "state", "state_date")
    others = {"schema_version", "form", "policy", "overrides", "waivers", "place"}
    assert set(children_of("")) == {*SECTIONS, *BESIDE, *others}


@pytest.mark.parametrize("name", ["last", "carried", "bound", "remarks", "state", "state_date"])
def test_what_stands_beside_is_no_text_of_the_report(name: str) -> None:
    document = {**DOCUMENT, name: {"note": "……"}}
    assert not [found.path for found in findings(document) if found.rule.startswith("T")]
    assert [found.path for found in findings({**DOCUMENT, "更多": {"note": "……"}}) if found.rule == "T21"]


def test_what_goes_along_when_it_is_handed_in() -> None:
    document = {name: name for name in (*children_of(""), "x", "别的程序")}
    kept = {"schema_version", "form", "policy", *SECTIONS, "bound", "overrides", "x"}
    assert handed_in_document(document) == {name: name for name in document if name in kept}
