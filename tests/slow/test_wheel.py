"""The wheel in an empty environment: what a county installs, with a form of its own beside the built-in ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import tomli_w

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SEVENTH = ROOT / "tests" / "data" / "qingshen-2023.toml"
FORMS = sorted(path.stem for path in (ROOT / "wizards" / "forms").glob("*.toml"))

Ziping = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("ziping-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel alone; its dependencies are those of this one, seen but not copied."""
    home = tmp_path_factory.mktemp("env") / "ziping"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (packages,) = (home / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home


@pytest.fixture
def ziping(installed: Path, tmp_path: Path) -> Ziping:
    """Run the installed command in an empty folder, without a terminal, without this repository in sight."""
    keep = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment = {**keep, "ZIPING_HOME": str(tmp_path / "data"), "PYTHONIOENCODING": "utf-8"}
    (tmp_path / "work").mkdir()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(installed / "bin" / "ziping"), *arguments],
            cwd=tmp_path / "work",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def cells_of(path: Path) -> set[str]:
    return {cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells}


def test_the_wheel_holds_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {
        "tui",
        "schemas",
        "wizards",
        "samples",
    }
    assert {f"wizards/forms/{form}.toml" for form in FORMS} <= set(names)
    assert any(name.endswith(".tcss") for name in names) and any(name.startswith("wizards/policies/") for name in names)
    assert {f"samples/{form}.toml" for form in FORMS} <= set(names)


def test_it_runs_from_the_environment(installed: Path) -> None:
    code = "import tui, schemas, wizards, samples\nfor one in (tui, schemas, wizards, samples): print(one.__file__)"
    done = subprocess.run([installed / "bin" / "python", "-I", "-c", code], capture_output=True, text=True, check=True)
    assert all(Path(line).is_relative_to(installed) for line in done.stdout.split())


def test_version_forms_demo_and_report(ziping: Ziping, tmp_path: Path) -> None:
    version = ziping("--version")
    assert (version.returncode, version.stderr) == (0, "") and "ziping" in version.stdout
    assert sorted(form["id"] for form in json.loads(ziping("forms", "--json").stdout)) == FORMS
    demo = ziping("demo")
    assert (demo.returncode, demo.stderr) == (0, "")
    session, report = sorted((tmp_path / "work").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (session.suffix, report.suffix) == (".toml", ".docx")
    assert str(report) in demo.stdout and cells_of(report)
    again = ziping("report", str(session), "-o", "再写.docx")
    assert again.returncode == 0
    assert (tmp_path / "work" / "再写.docx").read_bytes() == report.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_every_built_in_form_begins(form: str, ziping: Ziping, tmp_path: Path) -> None:
    assert ziping("new", "新.toml", "--form", form).returncode == 0
    assert ziping("check", "新.toml").returncode == 1
    written = ziping("report", "新.toml", "-o", "新.docx")
    assert written.returncode == 0, written.stderr


def test_a_seventh_form_in_the_users_folder(ziping: Ziping, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "forms"
    folder.mkdir(parents=True)
    (folder / SEVENTH.name).write_bytes(SEVENTH.read_bytes())
    (folder / "wrong-2023.toml").write_text("[pack]\nformat = 1\nid = ", "utf-8")
    listed = ziping("forms", "--json")
    assert listed.returncode == 0 and "wrong-2023.toml" in listed.stderr
    forms: dict[str, Any] = {form["id"]: form for form in json.loads(listed.stdout)}
    assert sorted(forms) == sorted([*FORMS, SEVENTH.stem])
    assert forms[SEVENTH.stem]["user"] is True and forms[SEVENTH.stem]["policy"] == "sichuan-2023"
    assert ziping("forms", "--lint", str(folder / SEVENTH.name)).returncode == 0

    assert ziping("new", "青神.toml", "--form", SEVENTH.stem).returncode == 0
    path = tmp_path / "work" / "青神.toml"
    document = tomllib.loads(path.read_text("utf-8"))
    document["profile"] = {"title": "渠系维修", "fiscal_year": 2023}
    document["funds"]["lines"] = [{"source": "total", "adjusted_budget": "90.00", "executed": "72.00"}]
    for row in document["performance"]["indicators"]:
        row |= {"name": f"指标{row['catalogue']}", "target": "≥12处", "actual": "9处"}
    path.write_text(tomli_w.dumps(document), "utf-8")
    sheet = json.loads(ziping("score", "青神.toml", "--json").stdout)
    assert (sheet["form"], sheet["policy"], sheet["complete"]) == (SEVENTH.stem, "sichuan-2023", True)
    assert sheet["execution"]["score"] == "8"  # 72 ÷ 90 of 10
    assert [one["score"] for one in sheet["indicators"]] == ["22.5", "15", "22.5", "7.5"]  # 9 ÷ 12 of 30, 20, 30, 10
    assert (sheet["total"]["score"], sheet["grade"]["grade"]) == ("75.5", "中")
    assert ziping("report", "青神.toml", "-o", "青神.docx").returncode == 0
    assert {"渠系维修", "指标quantity", "≥12处", "9处", "22.5", "75.5"} <= cells_of(tmp_path / "work" / "青神.docx")
