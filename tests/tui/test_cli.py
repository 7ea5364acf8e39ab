"""The command line as a clerk or another program meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tui.cli import main
from wizards import catalogue
from wizards.storage import user_folder
from wizards.storage.disk.fileops import FileOps

FORMS = [info.id for info in catalogue.list_forms()[0]]
DEFAULT = catalogue.default_form_id()


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    target = tmp_path / "自评.toml"
    target.write_bytes(sample_path(DEFAULT).read_bytes())
    return target


def test_version_imports_nothing_from_outside_the_standard_library() -> None:
    code = (
        "import sys; from tui.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "bad = {name.split('.')[0] for name in sys.modules} & {'textual','rich','pydantic','docx','lxml','tomli_w',"
        "'platformdirs'}\n"
        "sys.exit(' '.join(bad) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_check_imports_no_screen_and_no_word(finished: Path) -> None:
    code = (
        f"import sys; from tui.cli import main; main(['check', {str(finished)!r}])\n"
        "sys.exit(' '.join(sorted({'textual','rich','docx','lxml'} & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def bad_inputs(folder: Path) -> dict[str, Path]:
    """One file for every way in which a file cannot be used."""
    made = {
        "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        "empty": b"",
        "zeroed": bytes(500),
        "broken": b'form = "x\n[profile\n',
        "nested": b"a = " + b"[" * 3000 + b"]" * 3000,
        "unknown_form": b'schema_version = 1\nform = "nowhere-1999"\n',
        "no_form": b"schema_version = 1\n",
        "newer": f'schema_version = 99\nform = "{DEFAULT}"\n'.encode(),
        "many_digits": f'form = "{DEFAULT}"\nschema_version = {"9" * 5000}\n'.encode(),
    }
    paths = {}
    for name, data in made.items():
        paths[name] = folder / f"{name}.toml"
        paths[name].write_bytes(data)
    paths["missing"] = folder / "没有.toml"
    return paths


@pytest.mark.parametrize("command", ["check", "score", "report"])
@pytest.mark.parametrize(
    "kind",
    [
        "missing",
        "picture",
        "empty",
        "zeroed",
        "broken",
        "nested",
        "unknown_form",
        "no_form",
        "newer",
        "many_digits",
    ],
)
def test_an_unusable_file_gets_one_chinese_sentence_and_exit_code_2(
    command: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bad_inputs(tmp_path)[kind]
    before = path.read_bytes() if path.is_file() else None
    rest = ["-o", str(tmp_path / "out.docx")] if command == "report" else []
    assert main([command, str(path), *rest]) == 2
    error = capsys.readouterr().err
    assert "Traceback" not in error
    first = error.splitlines()[0]
    assert any("一" <= letter <= "鿿" for letter in first)
    assert not (tmp_path / "out.docx").exists()
    assert before is None or path.read_bytes() == before


def test_the_worst_file_decides_the_exit_code(finished: Path, tmp_path: Path) -> None:
    assert main(["check", str(finished)]) == 0
    assert main(["check", str(finished), str(tmp_path / "没有.toml")]) == 2


def set_value(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    main(list(arguments))
    return json.loads(capsys.readouterr().out)


def test_check_json_has_the_contract_s_shape(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_value(finished, "title = ", "titel = ")
    (report,) = run_json(capsys, "check", str(finished), "--json")
    assert set(report) == {"file", "form", "findings", "counts"}
    assert report["form"] == DEFAULT
    assert set(report["counts"]) == {"error", "warning", "note"}
    assert report["findings"]
    for finding in report["findings"]:
        assert set(finding) - {"span", "other"} == {
            "rule",
            "severity",
            "where",
            "message",
            "expected",
            "actual",
            "basis",
            "waived",
            "gap",
        }
        assert finding["severity"] in ("error", "warning", "note")
        assert isinstance(finding["waived"], bool)


@pytest.mark.parametrize("form", FORMS)
def test_score_json_has_the_contract_s_shape(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = run_json(capsys, "score", str(sample_path(form)), "--json")
    assert set(sheet) == {"form", "policy", "complete", "execution", "indicators", "total", "grade"}
    assert set(sheet["execution"]) == {"rate", "weight", "computed", "stated", "score", "explanation"}
    for row in sheet["indicators"]:
        assert set(row) == {
            "id",
            "name",
            "completion_rate",
            "met",
            "weight",
            "computed",
            "stated",
            "score",
            "explanation",
        }
        assert row["met"] in ("yes", "no", "unknown")
    assert set(sheet["total"]) == {"computed", "stated", "score"}
    assert set(sheet["grade"]) == {"computed", "stated", "grade"}
    if catalogue.load_form(form).scoring.mode == "none":
        assert set(sheet["total"].values()) == {None}


def test_forms_json_lists_every_pack(capsys: pytest.CaptureFixture[str]) -> None:
    forms = run_json(capsys, "forms", "--json")
    assert [set(form) for form in forms] == [
        {"id", "title", "place", "year", "source", "scoring", "policy", "user"}
    ] * len(FORMS)


def test_figure_json_keeps_the_text_and_reads_the_value(capsys: pytest.CaptureFixture[str]) -> None:
    figures = run_json(capsys, "figure", "--json", "--", "1012.41万元", "-5", "≥95%")
    assert figures[0] == {
        "text": "1012.41万元",
        "kind": "number",
        "comparator": "eq",
        "value": "10124100",
        "low": None,
        "high": None,
        "unit": "元",
    }
    assert figures[1]["value"] == "-5"
    assert (figures[2]["kind"], figures[2]["comparator"], figures[2]["value"]) == ("comparison", "ge", "95")


def test_schema_is_json_schema_with_figures_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    schema = run_json(capsys, "schema")
    assert schema["$schema"].endswith("schema")
    assert {"profile", "funds", "performance"} <= set(schema["properties"])


def test_a_report_is_written_once_and_not_over_another(finished: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    assert main(["report", str(finished), "-o", str(target)]) == 0
    first = target.read_bytes()
    assert first[:2] == b"PK"
    assert main(["report", str(finished), "-o", str(target)]) == 2
    assert main(["report", str(finished), "-o", str(target), "--force"]) == 0
    assert target.read_bytes() == first


def test_commands_change_no_input_file(finished: Path, tmp_path: Path) -> None:
    before = finished.read_bytes()
    main(["check", str(finished)])
    main(["score", str(finished)])
    main(["report", str(finished), "-o", str(tmp_path / "r.docx")])
    assert finished.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.docx", finished.name]


def test_a_new_session_is_written_once(tmp_path: Path) -> None:
    target = tmp_path / "新.toml"
    assert main(["new", str(target), "--form", DEFAULT]) == 0
    assert main(["new", str(target), "--form", DEFAULT]) == 2
    assert main(["check", str(target)]) == 1


def test_demo_without_a_terminal_checks_scores_and_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    (word,) = tmp_path.glob("*.docx")
    assert word.name in out


@pytest.mark.parametrize(
    "arguments", [["nowhere"], ["report", "x"], ["check"], ["open"], ["score", "x", "--nothing"], ["forms", "--lint"]]
)
def test_a_wrong_command_is_explained_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    error = capsys.readouterr().err.strip()
    assert error.startswith("命令写得不对：") and "\n" not in error
    assert not {"argument", "required", "invalid", "expected"} & set(error.replace("：", " ").split())


def test_the_console_s_encoding_never_stops_the_output(finished: Path) -> None:
    set_value(finished, 'title = "', 'title = "𠮷\u200b☑ ')
    run: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run
    done = run(
        [sys.executable, "-m", "tui", "check", str(finished)],
        env={**__import__("os").environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


def test_the_score_says_how_the_form_scores(capsys: pytest.CaptureFixture[str]) -> None:
    form = next(one.id for one in catalogue.list_forms()[0] if one.scoring == "rules")
    assert main(["score", str(sample_path(form))]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("评分办法：（本表按表内规则）") and "没有可用的分值" not in printed


def test_a_pack_that_is_not_there_is_unusable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "--lint", str(tmp_path / "没有.toml")]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("找不到文件") and printed.out == ""


def test_a_linted_pack_of_one_s_own_appears_beside_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "--new", "myxian-2026"]) == 0
    capsys.readouterr()
    forms = run_json(capsys, "forms", "--json")
    own = [form for form in forms if form["user"]]
    assert [form["id"] for form in own] == ["myxian-2026"]
    assert main(["forms", "--new", "my xian"]) == 2


def test_a_report_without_ending_gets_one_and_another_is_refused(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(finished), "-o", str(tmp_path / "报告")]) == 0
    assert (tmp_path / "报告.docx").exists() and "报告.docx" in capsys.readouterr().out
    for name in ("报告.doc", "报告.toml"):
        assert main(["report", str(finished), "-o", str(tmp_path / name), "--force"]) == 2
        assert "docx" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["报告.docx", "自评.toml"]


def test_a_report_changed_by_hand_is_kept_and_that_is_said(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "报告.docx"
    assert main(["report", str(finished), "-o", str(target)]) == 0
    assert main(["report", str(finished), "-o", str(target)]) == 2
    assert "--force" in capsys.readouterr().err
    changed = target.read_bytes() + b"by hand"
    target.write_bytes(changed)
    assert main(["report", str(finished), "-o", str(target), "--force"]) == 0
    assert f"已留作：{tmp_path / '报告（旧）.docx'}" in capsys.readouterr().out
    assert (tmp_path / "报告（旧）.docx").read_bytes() == changed and target.read_bytes() != changed


def test_a_session_that_gives_way_is_kept_and_that_is_said(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = finished.read_bytes()
    assert main(["new", str(finished), "--force"]) == 0
    (said,) = [line for line in capsys.readouterr().out.splitlines() if "历史版本" in line]
    assert Path(said.partition("：")[2]).read_bytes() == before and finished.read_bytes() != before


def test_a_pack_that_cannot_be_drawn_stops_its_own_sessions_only(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "--new", "myxian-2026"]) == 0
    pack = user_folder() / "forms" / "myxian-2026.toml"
    mine = tmp_path / "本县.toml"
    assert main(["new", str(mine), "--form", "myxian-2026"]) == 0
    before = mine.read_bytes()
    set_value(pack, "{texts.overview}", "{texts.overview")
    capsys.readouterr()
    assert main(["forms"]) == 0
    printed = capsys.readouterr()
    assert "没有对应的“}”" in printed.err and printed.err.startswith("已跳过 myxian-2026.toml 第 ")
    assert "myxian-2026" not in printed.out
    for command in (["check"], ["score"], ["report", "-o", str(tmp_path / "r.docx")]):
        assert main([command[0], str(mine), *command[1:]]) == 2
        printed = capsys.readouterr()
        assert printed.out == "" and printed.err.count("\n") == 1 and "没有对应的“}”" in printed.err
    assert main(["new", str(tmp_path / "又一份.toml"), "--form", "myxian-2026"]) == 2
    assert main(["check", str(finished)]) == 0
    assert mine.read_bytes() == before and not (tmp_path / "r.docx").exists()
    set_value(pack, "{texts.overview", "{texts.overview}")
    assert main(["report", str(mine), "-o", str(tmp_path / "r.docx")]) == 0


def test_a_file_removed_between_check_and_report_is_one_sentence(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["check", str(finished)]) == 0
    capsys.readouterr()
    kept = finished.read_bytes()
    finished.unlink()
    assert main(["report", str(finished), "-o", str(tmp_path / "r.docx")]) == 2
    assert "不存在" in capsys.readouterr().err and not (tmp_path / "r.docx").exists()
    # Between looking at it and reading it, and between reading it and writing the report.
    finished.write_bytes(kept)
    real = FileOps.read
    monkeypatch.setattr(FileOps, "read", lambda files, path, limit: (path.unlink(), real(files, path, limit))[1])
    assert main(["check", str(finished)]) == 2
    assert "不存在" in capsys.readouterr().err
    finished.write_bytes(kept)
    monkeypatch.setattr(FileOps, "read", lambda files, path, limit: (real(files, path, limit), path.unlink())[0])
    (tmp_path / "r.docx").write_bytes(b"PK by hand")
    assert main(["report", str(finished), "-o", str(tmp_path / "s.docx")]) == 0
    assert not finished.exists() and (tmp_path / "s.docx").exists()
