"""``ziping policies``: what there is, where it comes from; a new one; a wrong one is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.cli import main
from wizards.catalogue import load_policy, look_over_policies
from wizards.storage import user_folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["policies", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_each_says_its_source_and_how_sure_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys)
    assert (code, err) == (0, "")
    for info in look_over_policies()[0]:
        assert info.policy.id in out and info.policy.source in out and info.policy.certainty in out


def test_json_has_everything_as_decimal_strings(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "--json")
    listed = {row["id"]: row for row in json.loads(out)}
    assert code == 0 and set(listed) == {info.policy.id for info in look_over_policies()[0]}
    national = listed["mof-2020"]
    assert national["execution"] == {"weight": "10", "reason_below": None} and national["user"] is False
    assert national["grades"][0] == {"label": "优", "minimum": "90"}
    assert national["tiers"][-1] == {"label": "未达成年度指标且效果较差", "minimum": "0"}
    assert national["groups"]["产出指标"] == "50" and national["rounding"] == "half_up"


def test_a_new_one_is_written_linted_listed_and_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "--new", "xian-2026")
    path = user_folder() / "policies" / "xian-2026.toml"
    assert code == 0 and str(path) in out and path.is_file()
    assert told(capsys, "--lint", str(path)) == (0, "xian-2026.toml：没有问题。\n", "")
    assert load_policy("xian-2026").title in told(capsys)[1]
    assert told(capsys, "--new", "xian-2026")[0] == 2
    code, _, err = told(capsys, "--new", "mof-2020")
    assert code == 2 and "自带" in err
    assert told(capsys, "--new", "我县")[0] == 2


def test_a_wrong_one_is_said_on_the_list_and_by_the_lint(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told(capsys, "--new", "xian-2026")
    path = user_folder() / "policies" / "xian-2026.toml"
    path.write_text(path.read_text("utf-8").replace("decimals = 2", "decimals = 二"), "utf-8")
    code, out, err = told(capsys)
    assert code == 0 and "xian-2026" not in out and "已跳过 xian-2026.toml" in err
    code, out, _ = told(capsys, "--lint", str(path))
    assert code == 1 and out.startswith("xian-2026.toml:") and "[错误]" in out
    code, _, err = told(capsys, "--lint", str(tmp_path / "nothing.toml"))
    assert code == 2 and "找不到" in err
