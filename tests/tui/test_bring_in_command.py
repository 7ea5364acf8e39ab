"""``ziping import`` as a clerk or another program meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tests.wizards.intake.sheet_cases import FULL, FULL_MERGES, PLAIN
from tests.wizards.intake.sheets import N, xlsx
from tui.cli import main
from wizards import catalogue
from wizards.storage import generations, load
from wizards.storage.safety.locks import SessionLock

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "自评.toml"
    assert main(["new", str(path), "--form", catalogue.default_form_id()]) == 0
    return path


def put(folder: Path, data: bytes, name: str = "表.xlsx") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["import", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def names(path: Path) -> list[Any]:
    return [row.get("name") for row in load(path).document["performance"]["indicators"]]


def test_all_taken_is_exit_0_and_the_old_file_is_kept(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = session.read_bytes()
    code, out, err = run(capsys, str(session), put(session.parent, xlsx(PLAIN)))
    assert (code, err) == (0, "") and "带入" in out and "单元格里是 0.9" in out
    assert names(session)[:2] == ["维修工程数量", "水质抽检合格率"]
    assert load(session).digest == "match"
    assert before in [one.path.read_bytes() for one in generations(session)]
    assert not list(session.parent.glob(".~lock*"))


def test_a_second_time_nothing_is_written(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = put(session.parent, xlsx(PLAIN))
    run(capsys, str(session), sheet)
    before = (session.read_bytes(), len(generations(session)))
    code, out, _ = run(capsys, str(session), sheet)
    assert code == 0 and "没有改动" in out
    assert (session.read_bytes(), len(generations(session))) == before


def test_json_has_the_promised_shape_and_takes(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = put(session.parent, xlsx(FULL, merges=FULL_MERGES))
    code, out, err = run(capsys, str(session), sheet, "--json")
    plan = json.loads(out)
    assert (code, err) == (0, "")  # sums, titles and notes are no reason for 1
    assert list(plan) == ["file", "kind", "proposals", "aside", "taken"]
    assert (plan["file"], plan["kind"]) == (sheet, "xlsx")
    assert {tuple(one) for one in plan["proposals"]} == {("path", "text", "where", "note", "state")}
    assert {tuple(one) for one in plan["aside"]} == {("where", "text", "why")}
    assert plan["taken"] == sum(one["state"] == "new" for one in plan["proposals"]) > 20
    assert "总分 100 96.47" in [one["text"] for one in plan["aside"]]
    assert load(session).document["profile"]["fiscal_year"] == 2023


def test_a_dry_run_says_the_same_and_changes_nothing(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = put(session.parent, xlsx(PLAIN))
    before = session.read_bytes()
    code, out, _ = run(capsys, str(session), sheet, "--json", "--dry-run")
    looked = json.loads(out)
    assert (code, looked["taken"], session.read_bytes()) == (0, 0, before)
    _, out, _ = run(capsys, str(session), sheet, "--json")
    assert json.loads(out)["proposals"] == looked["proposals"]


def test_what_differs_is_left_unless_replaced(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, str(session), put(session.parent, xlsx(PLAIN)))
    changed = [PLAIN[0], [*PLAIN[1][:5], 12, 12, ""], *PLAIN[2:]]
    sheet = put(session.parent, xlsx(changed), "改.xlsx")
    code, out, _ = run(capsys, str(session), sheet)
    assert code == 1 and "不同 2" in out and "现在是 15" in out
    assert load(session).document["performance"]["indicators"][0]["weight"] == "15"
    code, _, _ = run(capsys, str(session), sheet, "--replace")
    assert code == 0
    assert load(session).document["performance"]["indicators"][0]["weight"] == "12"


def test_something_left_aside_is_exit_1(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(session), put(session.parent, xlsx([[*PLAIN[0], "镇街"], [*PLAIN[1], "城关镇"]])))
    assert code == 1 and "没有带入的：" in out and "城关镇" in out


def test_the_form_s_own_row_is_filled_first_and_the_weight_of_the_file_counts(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["一级指标", "二级指标", "三级指标", "分值"], ["产出", "数量指标", "甲", 8], ["", "数量指标", "乙", 7]]
    assert run(capsys, str(session), put(session.parent, xlsx(rows)))[0] == 0
    found = load(session).document["performance"]["indicators"]
    assert [(row.get("name"), row["weight"], row.get("catalogue")) for row in found[:3]] == [
        ("甲", "8", "quantity"),
        ("乙", "7", None),
        (None, "15", "quality"),
    ]
    assert (found[1]["level1"], found[1]["level2"]) == ("产出指标", "数量指标")


def test_another_session_is_a_source(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(session), str(sample_path(catalogue.default_form_id())), "--json")
    assert code == 1 and json.loads(out)["kind"] == "toml"
    assert load(session).document["funds"]["lines"][0]["executed"] == "129.85"
    assert "维修养护工程数量" in names(session)


def test_a_session_in_元_gets_元(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session.write_text(session.read_text("utf-8").replace("万元", "元"), "utf-8")
    sheet = xlsx([["资金来源（万元）", "全年预算数"], ["合计", N(126.5, "0.00")]])
    run(capsys, str(session), put(session.parent, sheet))
    assert load(session).document["funds"]["lines"] == [{"source": "total", "adjusted_budget": "1265000"}]


def unchanged_after(session: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    before = session.read_bytes()
    code, out, err = run(capsys, str(session), *arguments)
    assert (code, out, session.read_bytes()) == (2, "", before)
    assert err.count("\n") == 1
    return err


def test_a_locked_session_is_refused(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = SessionLock(session)
    lock.acquire()
    try:
        assert "打开" in unchanged_after(session, capsys, put(session.parent, xlsx(PLAIN)))
    finally:
        lock.release()


def test_a_newer_session_is_refused(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session.write_text(session.read_text("utf-8").replace("schema_version = 1", "schema_version = 9"), "utf-8")
    unchanged_after(session, capsys, put(session.parent, xlsx(PLAIN)))


def test_what_cannot_be_read_is_one_sentence(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = session.parent
    assert "表.doc" in unchanged_after(session, capsys, put(folder, b"x", "表.doc"))
    assert "打不开" in unchanged_after(session, capsys, str(folder / "没有.xlsx"))
    assert "文件夹" in unchanged_after(session, capsys, str(folder))
    two = put(folder, xlsx(PLAIN, more={"二": PLAIN}), "二.xlsx")
    assert "“自评表”、“二”" in unchanged_after(session, capsys, two)
    assert run(capsys, str(session), two, "--sheet", "二")[0] == 0


def test_a_session_that_changes_meanwhile_is_not_written_over(
    session: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.commands import bring_in

    def meanwhile(*arguments: Any) -> Any:
        session.write_bytes(session.read_bytes() + b"# x\n")
        return original(*arguments)

    original = bring_in.take
    monkeypatch.setattr(bring_in, "take", meanwhile)
    code, _, err = run(capsys, str(session), put(session.parent, xlsx(PLAIN)))
    assert code == 2 and "改动" in err
    assert session.read_bytes().endswith(b"# x\n") and names(session)[0] is None


def test_a_session_that_is_none_gets_no_lock_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "笔记.toml"
    target.write_text("这不是会话", "utf-8")
    code, _, _ = run(capsys, str(target), put(tmp_path, xlsx(PLAIN)))
    assert code == 2 and sorted(path.name for path in tmp_path.iterdir()) == ["笔记.toml", "表.xlsx"]


def test_check_and_the_app_import_no_reader_of_sheets(session: Path) -> None:
    code = (
        f"import sys; from tui.cli import main; main(['check', {str(session)!r}]); import tui.app\n"
        "bad = {'python_calamine', 'lxml', 'docx', 'wizards.intake'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(bad)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
