"""``ziping rules``: every rule by its id, with the words of the registry."""

from __future__ import annotations

import json

import pytest

from tui.cli import main
from wizards.checks import rules


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["rules", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_json_has_every_rule_as_registered(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "--json")
    rows = json.loads(out)
    assert code == 0
    assert [(row["id"], row["severity"], row["gap"], row["when"], row["basis"]) for row in rows] == [
        (info.id, info.severity, info.gap, info.when, info.basis) for info in rules()
    ]
    assert all(example["where"] and example["says"] for row in rows for example in row["examples"])


def test_a_rule_says_when_why_and_what(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "b01")
    assert code == 0
    assert out.splitlines()[:3] == [
        "B01 错误，没填不算错：必填的基本情况空着",
        "    依据：财预〔2020〕10号 自评表表头；财政绩效系统必录项",
        "    例如：“实施单位”空着，请填写。",
    ]


def test_a_letter_stands_for_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = told(capsys, "--json", "F", "B01")
    assert [row["id"] for row in json.loads(out)] == [
        info.id for info in rules() if info.id.startswith("F") or info.id == "B01"
    ]


def test_an_id_that_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, "C10", "Z9\x1b[2J")
    assert (code, out) == (2, "")
    assert "没有编号是“Z9␛[2J”的规则" in err
