"""Where a finding in running text stands, as other programs read it, and what a waiver of it is bound to."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.assessment import read_assessment
from tests.wizards.prose.corpus_run import session
from wizards.checks import check_report, waiver_row
from wizards.evaluation import evaluate
from wizards.opening import in_force

TEXT = "overview"


def listed(**texts: str) -> dict[str, dict[str, Any]]:
    """The prose findings of texts in a session on roads, by rule, as ``ziping check --json`` gives them."""
    document = {**session("roads"), "texts": texts}
    found = in_force(document)
    findings = evaluate(found.form, found.policy, document).findings
    report: Any = check_report("a.toml", found.form.pack.id, findings)
    return {one["rule"]: one for one in report["findings"] if "span" in one}


def words(place: dict[str, Any], **texts: str) -> str:
    return texts[place["where"].removeprefix("texts.")][place["start"] : place["end"]]


def test_a_finding_inside_a_sentence_has_its_words() -> None:
    text = "全年 安排 如下。\n预算 1286.40 万元，实际支出1251.75万元，结余 43.65 万元。"
    found = listed(overview=text)["F01"]
    assert words(found["span"], overview=text) == "43.65 万元"
    assert found["span"]["where"] == found["where"] == "texts.overview" and "other" not in found


@pytest.mark.parametrize(
    ("text", "rule", "cell"),
    [
        ("沿线群众满意度达到94.3%。", "C28", "performance.indicators[6].actual"),
        ("安防护栏安装长度的年初目标为16.2公里。", "C28", "performance.indicators[1].target"),
        ("年初下达预算1286.40元。", "F12", "funds.lines[0].initial_budget"),
    ],
)
def test_a_finding_against_the_table_names_the_cell(text: str, rule: str, cell: str) -> None:
    found = listed(overview=text)[rule]
    assert found["other"] == {"where": cell}
    assert words(found["span"], overview=text) in text


def test_two_texts_are_both_named() -> None:
    texts = {"overview": "2022年新建错车平台1250平方米。", "conclusion": "2022年新建错车平台1520平方米。"}
    found = listed(**texts)["T23"]
    assert words(found["span"], **texts) == "1520平方米" and words(found["other"], **texts) == "1250平方米"


def test_a_cell_has_no_span() -> None:
    document = session("roads")
    found = in_force(document)
    report: Any = check_report("a.toml", "f", evaluate(found.form, found.policy, document).findings)
    cells = [one for one in report["findings"] if not one["where"].startswith("problems.")]
    assert cells and all("span" not in one and "other" not in one for one in cells)


FAULTS = {
    "T08": ("今年养护到位。", "本年养护到位。"),
    "T18": (f"联系人张某，电话1{38 * 10**8}。", f"联系人王某，电话1{39 * 10**8}。"),
    "T21": ("概况（限500字以内）如下。", "概况（限200字以内）如下。"),
    "C28": ("沿线群众满意度达到94.3%。", "全年养护农村公路182.8公里。"),
    "F18": ("项目资金无结余。", "年末资金没有结余。"),
    "T05": ("各项绩效指标均已完成。", "项目绩效目标已全部完成。"),
}


def spoken(rule: str, text: str, waiver: dict[str, str] | None = None) -> list[tuple[str, str | None]]:
    """The sentences in which a rule finds something, each with the reason it is waived for."""
    document = {**session("roads"), "texts": {TEXT: text}, "waivers": [waiver] if waiver else []}
    found = in_force(document)
    findings = evaluate(found.form, found.policy, document).findings
    return [(text[slice(*one.span)], one.waived) for one in findings if one.rule == rule and one.span is not None]


def waived(rule: str, text: str) -> dict[str, str]:
    document = {**session("roads"), "texts": {TEXT: text}}
    found = in_force(document)
    one = next(one for one in evaluate(found.form, found.policy, document).findings if one.rule == rule)
    return waiver_row(read_assessment(document), one, "已核对", "2023-03-01")


@pytest.mark.parametrize("rule", FAULTS)
def test_a_waiver_holds_as_long_as_its_sentence(rule: str) -> None:
    first, second = FAULTS[rule]
    waiver = waived(rule, first)
    assert [reason for _, reason in spoken(rule, first, waiver)] == ["已核对"]
    assert [reason for _, reason in spoken(rule, f"另写一句。{first}再写一句。", waiver)] == ["已核对"]
    assert [reason for _, reason in spoken(rule, second, waiver)] == [None]
    changed = f"经核对，{first}"
    assert [reason for _, reason in spoken(rule, changed, waiver)] == [None]


@pytest.mark.parametrize("rule", FAULTS)
def test_a_waived_sentence_hides_no_other(rule: str) -> None:
    first, second = FAULTS[rule]
    assert [reason for _, reason in spoken(rule, first + second, waived(rule, first))] == ["已核对", None]


@pytest.mark.parametrize("rule", ["T08", "T18", "T21"])
def test_what_is_wrong_again_and_again_is_told_once(rule: str) -> None:
    first, second = FAULTS[rule]
    assert len(spoken(rule, first + second)) == 1
