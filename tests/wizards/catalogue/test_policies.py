"""Scoring policies written by users: from the page and the template, linted, used by a session, wrong ones named."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from samples import sample_path
from schemas.policy import ExecutionPolicy, GradeBand, OverPolicy, Policy
from wizards import catalogue
from wizards.catalogue import lint_policy, load_policy, look_over_policies, new_policy_text
from wizards.evaluation import Evaluation, evaluate
from wizards.opening import in_force
from wizards.session import Session
from wizards.storage import load, user_folder

PAGE = (Path(__file__).parents[3] / "docs" / "policies.md").read_text("utf-8")
EXAMPLES = {str(tomllib.loads(text)["id"]): text for text in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)}
ID = "my-own-1"
WHOLE = new_policy_text(ID)
INDICATORS = "performance.indicators"


@pytest.fixture
def folder() -> Path:
    made = user_folder() / "policies"
    made.mkdir(parents=True)
    return made


def put(folder: Path, text: str, name: str = ID) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def evaluated(policy: str | None, *changes: tuple[str, str | None]) -> Evaluation:
    """The finished sample of the default form under another policy, with some values changed."""
    form_id = catalogue.default_form_id()
    session = Session(load(sample_path(form_id)).document, new_id=lambda: "row00001")
    session.set("policy", policy)
    for path, text in changes:
        session.set(path, text)
    found = in_force(session.document)
    assert not found.note
    return evaluate(found.form, found.policy, session.document)


def rows() -> list[dict[str, Any]]:
    return list(load(sample_path(catalogue.default_form_id())).document["performance"]["indicators"])


@pytest.mark.parametrize("model", [Policy, ExecutionPolicy, OverPolicy, GradeBand])
def test_the_page_and_the_template_name_every_key(model: type[BaseModel]) -> None:
    for name in model.model_fields:
        assert re.search(rf"(?<![a-z_]){name}(?![a-z_])", PAGE), name
        assert name in WHOLE or name == "reverse_any"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_the_page_are_policies(name: str, folder: Path) -> None:
    path = put(folder, EXAMPLES[name], name)
    assert [message for message in lint_policy(path) if message.severity == "error"] == []
    assert load_policy(name).id == name
    assert look_over_policies()[1] == []


def test_the_template_is_a_policy_without_a_word_and_says_what_is_not_written(folder: Path) -> None:
    assert lint_policy(put(folder, WHOLE)) == []
    made, national = load_policy(ID), load_policy("mof-2020")
    same = ("tiers", "tier_borders", "grades", "groups", "execution", "decimals", "rounding", "reverse", "over")
    assert all(getattr(made, name) == getattr(national, name) for name in same)


def test_a_bureau_of_whole_points_takes_rounded_points_as_a_warning(folder: Path) -> None:
    put(folder, EXAMPLES["whole-points"], "whole-points")
    (row, *_) = [row for row in rows() if row.get("target", "").startswith("≥")]
    path = f"{INDICATORS}.{row['catalogue']}"
    missed = ((f"{path}.target", "≥100"), (f"{path}.actual", "94.3"), (f"{path}.weight", "10"))

    def severity(policy: str, stated: str) -> list[str]:
        found = evaluated(policy, *missed, (f"{path}.stated_score", stated)).findings
        return [one.severity for one in found if one.rule == "C07" and one.path.startswith(path)]

    assert severity("whole-points", "9") == ["warning"]
    assert severity("whole-points", "8") == ["error"]
    assert severity("mof-2020", "9") == ["error"]


@pytest.mark.parametrize(
    ("decimals", "rounding", "expected"),
    [
        (0, "half_up", "7"),
        (0, "down", "6"),
        (0, "up", "7"),
        (1, "down", "6.6"),
        (1, "up", "6.7"),
        (2, "half_up", "6.67"),
        (2, "down", "6.66"),
    ],
)
def test_places_and_how_a_score_is_cut(decimals: int, rounding: str, expected: str, folder: Path) -> None:
    from tests.wizards.scoring.builders import a_policy, score_row

    policy = a_policy(decimals=decimals, rounding=rounding)
    row = score_row({"target": "≥3", "actual": "2", "weight": "10"}, policy=policy)
    assert row.computed == Decimal(expected)


@pytest.mark.parametrize("rounding", ["half_up", "down", "up"])
def test_what_needs_no_cut_is_not_cut(rounding: str) -> None:
    from tests.wizards.scoring.builders import a_policy, score_row

    row = score_row({"target": "≥4", "actual": "3", "weight": "10"}, policy=a_policy(decimals=1, rounding=rounding))
    assert row.computed == Decimal("7.5") and "floor" not in (row.explanation.formula if row.explanation else "")


def test_without_execution_all_points_are_in_the_indicators(folder: Path) -> None:
    put(folder, EXAMPLES["no-execution"], "no-execution")
    weight = Decimal(str(rows()[0]["weight"]))
    first = f"{INDICATORS}.{rows()[0]['catalogue']}.weight"
    found = evaluated("no-execution", (first, str(weight + 10)))
    assert found.sheet.execution.weight == 0 and found.sheet.weight_sum == 100
    assert found.sheet.complete and found.sheet.total_shown is not None
    assert not [one for one in found.findings if one.rule in ("D01", "D02", "D06")]
    spent = [("funds.lines.total.executed", None), ("funds.lines.appropriation.executed", None)]
    without = evaluated("no-execution", (first, str(weight + 10)), *spent)
    assert "预算执行率" not in without.sheet.missing


def test_grades_and_tiers_have_the_words_of_the_policy(folder: Path) -> None:
    put(folder, EXAMPLES["own-words"], "own-words")
    path = f"{INDICATORS}.{rows()[-1]['catalogue']}"

    def judged(tier: str, stated: str = "") -> Evaluation:
        words = ((f"{path}.target", "明显改善"), (f"{path}.actual", "有所改善"), (f"{path}.weight", "10"))
        return evaluated("own-words", *words, (f"{path}.tier", tier), (f"{path}.stated_score", stated or None))

    found = judged("较好", "8")
    assert found.sheet.of(rows()[-1]["catalogue"]).met == "no"  # type: ignore[union-attr]
    assert found.sheet.grade.computed == "优秀"
    assert not [one for one in found.findings if one.rule in ("C15", "C16") and one.path.startswith(path)]
    assert [one.expected for one in judged("较好", "9").findings if one.rule == "C15"] == ["[7.5, 9)"]
    (wrong,) = [
        one for one in judged("部分达成年度指标并具有一定效果").findings if one.rule == "C16" and path in one.path
    ]
    assert wrong.expected == "好、较好、一般、差" and "四档" in wrong.message
    (grade,) = [one for one in evaluated("own-words", ("performance.stated_grade", "优")).findings if one.rule == "C22"]
    assert grade.expected == "优秀" and "优秀、良好、合格、不合格" in grade.message


def changed(old: str, new: str) -> str:
    assert old in WHOLE, old
    return WHOLE.replace(old, new, 1)


WRONG = {
    "unknown key": (changed("decimals = 2", "decimal = 2"), "decimal = 2", "没有“decimal”这个键"),
    "too few borders": (changed("[0.8, 0.6]", "[0.8]"), "tier_borders", "应写 2 个界限"),
    "borders rise": (changed("[0.8, 0.6]", "[0.6, 0.8]"), "tier_borders", "从大到小"),
    "a border in percent": (changed("[0.8, 0.6]", "[80, 60]"), "tier_borders", "在 0 和 1 之间"),
    "a tier twice": (changed('"部分达成年度指标并具有一定效果"', '"达成年度指标"'), "tiers = ", "写了两次"),
    "grades rise": (changed("minimum = 90", "minimum = 70"), "[[grades]]", "从高到低"),
    "a grade twice": (changed('label = "良"', 'label = "优"'), "[[grades]]", "写了两次"),
    "rounding": (changed('"half_up"', '"floor"'), "rounding = ", "只能是"),
    "negative weight": (changed("weight = 10", "weight = -10"), "weight = -10", "数太小"),
    "words for a number": (changed("weight = 10", 'weight = "十"'), 'weight = "十"', "应是数"),
    "no title": (changed('title = "项目支出绩效自评（某县）"', ""), "", "缺少“title”"),
    "not TOML": (changed('clause = "某县', "clause = 某县"), "clause = 某县", ""),
    "other id": (changed(f'id = "{ID}"', 'id = "other"'), 'id = "other"', "和文件名不同"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_one_is_named_by_file_line_and_cause(kind: str, folder: Path) -> None:
    text, at, words = WRONG[kind]
    path = put(folder, text)
    message = next(message for message in lint_policy(path) if message.severity == "error")
    assert message.file == f"{ID}.toml" and words in message.message
    if at:
        assert message.line == text[: text.index(at)].count("\n") + 1
    infos, (note,) = look_over_policies()
    assert ID not in [info.policy.id for info in infos] and note.startswith(f"已跳过 {ID}.toml") and words in note
    session = {"form": catalogue.default_form_id(), "policy": ID}
    found = in_force(session)
    assert f"{ID}.toml" in found.note and found.policy is not None and found.policy.id == found.form.pack.policy


DOUBTFUL = {
    "no certainty": (re.sub('certainty = ".*?"', 'certainty = " "', WHOLE), "error", "certainty 是空的"),
    "no lowest grade": (changed("minimum = 0\n", "minimum = 30\n"), "error", "minimum = 0"),
    "groups": (changed('"产出指标" = 50', '"产出指标" = 40'), "warning", "是 90，不是 100"),
    "over": (changed("# reason_required_from = 150", "reason_required_from = 110"), "error", "低于提醒的界限"),
    "step": (changed("# stated_step = 1", "stated_step = 0.3"), "warning", "少见"),
    "telephone": (changed("电话问来的", f"1{38 * 10**8} 问来的"), "warning", "电话号码"),
    "no clause": (re.sub("clause = .*\n", "", WHOLE), "warning", "没有写 clause"),
}


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_what_is_doubtful_is_said_and_can_be_used(kind: str, folder: Path) -> None:
    text, severity, words = DOUBTFUL[kind]
    (message,) = lint_policy(put(folder, text))
    assert message.severity == severity and words in f"{message.message}{message.hint}"
    assert load_policy(ID).id == ID


def test_one_that_nobody_could_name_is_said(folder: Path) -> None:
    put(folder, WHOLE.replace(ID, "mof-2020"), "mof-2020")
    put(folder, WHOLE.replace(ID, "我县"), "我县")
    infos, notes = look_over_policies()
    assert not any(info.user for info in infos)
    assert sorted(notes)[0].startswith("已跳过 mof-2020.toml") and "自带" in sorted(notes)[0]
    assert "小写字母" in sorted(notes)[1]
