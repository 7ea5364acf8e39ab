"""Three policies of bureaus, as a clerk makes them: ``--new``, edited as the page says, linted, used by a session."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from samples import sample_path
from tui.cli import main
from wizards.session import Session
from wizards.storage import create, load, user_folder

ID = "xian-2026"
INDICATORS = "performance.indicators"
QUALITY = f"{INDICATORS}[1]"


class Own(NamedTuple):
    """What is edited, what the session says then, and what it comes to, worked out by hand."""

    edits: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    execution: str
    quality: str
    total: str
    grade: str


GRADES = (('label = "优"', 'label = "优秀"'), ("minimum = 80", "minimum = 75"), ('label = "良"', 'label = "良好"'))
GRADES += (('label = "中"', 'label = "合格"'), ('label = "差"', 'label = "不合格"'))
OWN = {
    # 98 % of 10 is 9.8, rounded 10; 80 ÷ 92 × 15 = 13.04, rounded 13; 10 + 13 + 75 of the others
    "whole points": Own((("decimals = 2", "decimals = 0"),), (("quality.actual", "80%"),), "10", "13", "98", "优"),
    # 90 ÷ 92 × 15 = 14.67 is cut, not rounded, and so is 9.8
    "whole points cut": Own(
        (("decimals = 2", "decimals = 0"), ('rounding = "half_up"', 'rounding = "down"')), (), "9", "14", "98", "优"
    ),
    # the ten points of the execution are with the first indicator: 25 + 14.67 + 60 of the others
    "without execution": Own(
        (("weight = 10 ", "weight = 0 "), ('"产出指标" = 50', '"产出指标" = 60')),
        (("quantity.weight", "25"),),
        "0",
        "14.67",
        "99.67",
        "优",
    ),
    # 9.8 + 23 ÷ 46 × 15 = 7.5 + 30 ÷ 92 × 15 = 4.89 + 24 ÷ 48 × 5 = 2.5 + 55 of the others; by the nation's 中
    "own grades": Own(
        GRADES,
        (("quantity.actual", "23处"), ("quality.actual", "30%"), ("ecological.actual", "24次")),
        "9.8",
        "4.89",
        "79.69",
        "良好",
    ),
}


def written(*edits: tuple[str, str]) -> Path:
    """``ziping policies --new``, then the edits."""
    assert main(["policies", "--new", ID]) == 0
    path = user_folder() / "policies" / f"{ID}.toml"
    text = path.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def session(folder: Path, *values: tuple[str, str]) -> str:
    """The finished sample of the default form under that policy."""
    made = Session(load(sample_path("mof-2020")).document)
    made.set("policy", ID)
    for path, text in values:
        made.set(f"{INDICATORS}.{path}", text)
    create(folder / "项目.toml", made.document)
    return str(folder / "项目.toml")


@pytest.mark.parametrize("name", OWN)
def test_each_is_clean_and_gives_what_was_worked_out(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = OWN[name]
    path = written(*own.edits)
    capsys.readouterr()
    assert main(["policies", "--lint", str(path)]) == 0
    assert capsys.readouterr().out == f"{ID}.toml：没有问题。\n"
    assert main(["score", session(tmp_path, *own.values), "--json"]) == 0
    sheet = json.loads(capsys.readouterr().out)
    (quality,) = [row for row in sheet["indicators"] if row["id"] == "quality"]
    assert sheet["policy"] == ID
    shown = (sheet["execution"]["score"], quality["score"], sheet["total"]["score"], sheet["grade"]["computed"])
    assert shown == (own.execution, own.quality, own.total, own.grade)


WRONG = {
    "whole points": (("decimals = 2", 'decimals = "整数"'), 'decimals = "整数"', "整数"),
    "without execution": (("weight = 10 ", "weight = -10 "), "weight = -10", "数太小"),
    "own grades": (('label = "良"', 'label = "优"'), "[[grades]]", "写了两次"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_one_is_named_by_file_line_and_cause(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit, at, cause = WRONG[name]
    path = written(edit)
    lines = path.read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, start=1) if line.startswith(at))
    capsys.readouterr()
    assert main(["policies", "--lint", str(path)]) == 1
    (first, *_) = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{ID}.toml:{number}:") and cause in first and "[错误]" in first
    assert main(["score", session(tmp_path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["policy"] == "mof-2020" and f"{ID}.toml" in said.err


def test_a_missed_target_that_rounds_to_full_points_is_no_claim_of_full_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """90 ÷ 92 × 15 = 14.67 is 15 in whole points: that is the policy's doing; the reason for the miss is still due."""
    written(("decimals = 2", "decimals = 0"))
    stated = ("quality.stated_score", "15")

    def rules(*values: tuple[str, str]) -> list[str]:
        capsys.readouterr()
        file = session(tmp_path, *values)
        main(["check", file, "--json"])
        Path(file).unlink()
        (checked,) = json.loads(capsys.readouterr().out)
        return [one["rule"] for one in checked["findings"] if QUALITY in one["where"]]

    assert rules() == rules(stated) == []
    blank = ("quality.deviation_reason", ""), ("quality.improvement", "")
    assert "C10" in rules(stated, *blank)


def test_full_points_that_the_unit_may_round_to_are_a_warning_not_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The unit fills in whole points, the figures are reckoned to the cent: 14.67 is 15, 13.7 is 14 and not 15."""
    written(("# stated_step = 1 ", "stated_step = 1   "))

    def found(*values: tuple[str, str]) -> list[tuple[str, str, str]]:
        capsys.readouterr()
        file = session(tmp_path, *values)
        main(["check", file, "--json"])
        Path(file).unlink()
        (checked,) = json.loads(capsys.readouterr().out)
        rows = [one for one in checked["findings"] if QUALITY in one["where"]]
        return [(one["rule"], one["severity"], one["message"]) for one in rows]

    ((rule, severity, message),) = found(("quality.stated_score", "15"))
    assert (rule, severity) == ("C08", "warning") and "取整成了满分" in message and "14.67" in message
    ((rule, severity, message),) = found(("quality.actual", "84%"), ("quality.stated_score", "15"))
    assert (rule, severity) == ("C08", "error") and "请按完成情况计分" in message
