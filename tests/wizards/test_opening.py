"""Which form and policy are in force: one answer for the command line, the wizard and the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tui.cli import main
from tui.opening import sit_down, state_of
from wizards.catalogue import default_form_id, list_forms, list_policies, load_form, load_policy
from wizards.evaluation import evaluate
from wizards.opening import in_force, policy_of, read_for
from wizards.storage import UnusableFile, create, user_folder

FORMS = [info.id for info in list_forms()[0]]
OWN = {form: load_form(form).pack.policy for form in FORMS}
OTHER = next(policy.id for policy in list_policies() if policy.id != OWN[default_form_id()])
DEFAULT = default_form_id()


def file_with(folder: Path, policy: Any, form: str = DEFAULT) -> Path:
    path = folder / "自评.toml"
    create(path, {**read_for(sample_path(form)).document, "policy": policy})
    return path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("named", [None, "", "  ", 5, ["x"], "nowhere", "../x", "no\x1b[2J", "好" * 500])
def test_what_names_no_policy_leaves_the_form_its_own(form: str, named: Any) -> None:
    policy, note = policy_of(load_form(form), named)
    assert (policy.id if policy else None) == OWN[form]
    assert bool(note) == (isinstance(named, str) and bool(named.strip()))
    assert len(note) < 300 and "\x1b" not in note


def test_a_session_may_choose_another_policy_than_its_form() -> None:
    assert policy_of(load_form(DEFAULT), OTHER) == (load_policy(OTHER), "")
    assert in_force({"form": DEFAULT, "policy": OTHER}).policy == load_policy(OTHER)
    assert in_force({"form": DEFAULT, "policy": OTHER}, OWN[DEFAULT]).policy == load_policy(str(OWN[DEFAULT]))


def test_a_broken_policy_of_the_user_is_none() -> None:
    folder = user_folder() / "policies"
    folder.mkdir(parents=True)
    (folder / "wrong.toml").write_text('id = "wrong"\ntitel = "错"\n', "utf-8")
    found = in_force({"form": DEFAULT, "policy": "wrong"})
    assert found.policy is not None and found.policy.id == OWN[DEFAULT]
    assert "wrong.toml" in found.note


@pytest.mark.parametrize("form", [None, "", 7, "nowhere-1999", ["x"]])
def test_a_form_that_is_not_there_makes_a_file_unusable(form: Any) -> None:
    with pytest.raises(UnusableFile, match="没有"):
        in_force({"form": form})


def test_an_unknown_policy_is_found_by_check_and_by_the_wizard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_with(tmp_path, "nowhere")
    assert main(["check", str(path), "--json"]) == 1
    (listed,) = json.loads(capsys.readouterr().out)
    assert [(one["rule"], one["where"]) for one in listed["findings"] if one["severity"] == "error"] == [
        ("A06", "policy")
    ]
    sitting = sit_down(path)
    try:
        assert [one.rule for one in sitting.desk.evaluation.findings if one.severity == "error"] == ["A06"]
        assert sitting.desk.policy == load_policy(str(OWN[DEFAULT]))
        assert any("nowhere" in notice for notice in sitting.desk.notices)
        sitting.desk.session.set("policy", OTHER)
        assert sitting.desk.policy == load_policy(OTHER)
        sitting.desk.session.undo()
        assert sitting.desk.policy == load_policy(str(OWN[DEFAULT]))
    finally:
        sitting.close()
    assert state_of(path) is not None


@pytest.mark.parametrize("form", FORMS)
def test_an_unknown_policy_is_a06_in_every_form(form: str) -> None:
    document = {**read_for(sample_path(form)).document, "policy": "nowhere"}
    found = in_force(document)
    rules = [one.rule for one in evaluate(found.form, found.policy, document).findings]
    assert "A06" in rules
    del document["policy"]
    assert "A06" not in [one.rule for one in evaluate(found.form, found.policy, document).findings]


def test_score_and_report_use_the_form_s_own_policy_and_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_with(tmp_path, "nowhere")
    assert main(["score", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["policy"] == OWN[DEFAULT]
    (line,) = said.err.splitlines()
    assert "nowhere" in line and str(OWN[DEFAULT]) in line
    assert main(["report", str(path), "-o", str(tmp_path / "报告.docx")]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "nowhere" in line and str(OWN[DEFAULT]) in line
    assert main(["score", str(path), "--policy", OTHER, "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["policy"] == OTHER and not said.err


@pytest.mark.parametrize("named", [None, "nowhere"])
def test_an_unknown_policy_on_the_command_line_is_a_wrong_command(
    named: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_with(tmp_path, named) if named else sample_path(DEFAULT)
    assert main(["score", str(path), "--policy", "no-such"]) == 2
    said = capsys.readouterr()
    assert "no-such" in said.err and not said.out


def test_the_difference_to_the_policy_of_the_file_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file_with(tmp_path, OTHER)
    assert main(["score", str(path), "--policy", str(OWN[DEFAULT])]) == 0
    assert f"与原评分办法 {OTHER} 相比：" in capsys.readouterr().out
