"""``ziping rollover`` as a clerk meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import sample_path
from tui.cli import main
from wizards import catalogue
from wizards.storage import load

LAST = str(sample_path(catalogue.default_form_id()))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["rollover", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_new_session_is_written_and_what_to_look_at_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "今年.toml"
    code, out, err = run(capsys, LAST, "-o", str(target))
    assert (code, err) == (0, "") and "2024 年度" in out and "9 项指标" in out
    assert load(target).digest == "match" and load(target).document["last"]["fiscal_year"] == 2023
    assert main(["check", str(target)]) == 1  # what has to be filled in is found, nothing breaks


def test_another_form_says_what_found_no_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "今年.toml"
    code, out, _ = run(capsys, LAST, "-o", str(target), "--form", "linxiang-2021", "--year", "2025")
    assert code == 0 and "资金来源“上年结转资金”在新表里没有" in out and "2025 年度" in out
    assert load(target).document["form"] == "linxiang-2021"


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (("--year", "去年"), "四位年份"),
        (("--year", "24"), "四位年份"),
        (("--form", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], word: str
) -> None:
    target = tmp_path / "今年.toml"
    code, out, err = run(capsys, LAST, "-o", str(target), *more)
    assert code == 2 and out == "" and word in err and err.count("\n") == 1
    assert not target.exists()


def test_an_existing_file_is_replaced_only_with_force_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "今年.toml"
    run(capsys, LAST, "-o", str(target), "--year", "2030")
    assert run(capsys, LAST, "-o", str(target))[0] == 2
    code, out, _ = run(capsys, LAST, "-o", str(target), "--force")
    assert code == 0 and "历史版本" in out
    assert load(target).document["profile"]["fiscal_year"] == 2024


def test_last_year_s_own_file_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = tmp_path / "去年.toml"
    last.write_bytes(Path(LAST).read_bytes())
    code, _, err = run(capsys, str(last), "-o", str(last), "--force")
    assert code == 2 and err and last.read_bytes() == Path(LAST).read_bytes()


def test_a_file_without_a_year_asks_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = tmp_path / "去年.toml"
    last.write_text(Path(LAST).read_text("utf-8").replace("fiscal_year = 2023\n", ""), "utf-8")
    code, _, err = run(capsys, str(last), "-o", str(tmp_path / "新.toml"))
    assert code == 2 and "--year" in err
    assert run(capsys, str(last), "-o", str(tmp_path / "新.toml"), "--year", "2024")[0] == 0
