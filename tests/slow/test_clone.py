"""What somebody gets who clones the repository: everything that is needed, nothing that does not belong there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "an address of a registry or mirror": r"https?://[^\s\"')>]*(?:pypi|simple/|mirror|index-url)|--(?:extra-)?index-url",
    "a path of the machine it was made on": r"(?<![\w.~-])/(?:work|opt(?!/(?:king|libre))|root)/[\w.]",
    "a path of a person": r"(?<![\w.~-])/(?:home|Users)/\w+/[\w.]",
    "a telephone number": r"(?<![\d.])1[3-9]\d{9}(?!\d)",
    "an identity number": r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?![\dXx])",
    "an unmerged conflict": r"^(?:<{7}|>{7}) ",
}
INVENTED = ("a path of a person", "a telephone number", "an identity number")
"""Tests of the rules against these need some; they are made up."""

TEXT = (".py", ".toml", ".md", ".txt", ".tcss", ".xml", ".cfg", ".yml", "Makefile", "LICENSE", "run", ".gitignore")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no git repository")
    target = tmp_path_factory.mktemp("clone") / "ziping"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(target)], check=True, capture_output=True)
    return target


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_clone_is_clean_and_stays_so(clone: Path) -> None:
    assert git(clone, "status", "--porcelain", "--ignored") == ""
    code = "from tui.cli import main; raise SystemExit(main(['forms', '--json']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=clone, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert git(clone, "status", "--porcelain") == ""


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_in_it_that_does_not_belong(what: str, clone: Path) -> None:
    pattern = re.compile(FORBIDDEN[what], re.M)
    found = []
    for name in git(clone, "ls-files", "-z").split("\0"):
        if not name.endswith(TEXT) or (name.startswith("tests/") and what in INVENTED):
            continue
        text = (clone / name).read_text("utf-8")
        found += [f"{name}: {match[0]}" for match in pattern.finditer(text)]
    assert not found


def test_no_file_is_large_or_foreign(clone: Path) -> None:
    files = [clone / name for name in git(clone, "ls-files", "-z").split("\0") if name]
    assert not [path.name for path in files if path.stat().st_size > 500_000]
    foreign = (".docx", ".pyc", ".whl", ".log", ".bak", ".tmp")
    # What another program saved cannot be made in a test; everything else is.
    saved_elsewhere = clone / "tests" / "data" / "word"
    assert not [path.name for path in files if path.suffix in foreign and path.parent != saved_elsewhere]


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
@pytest.mark.parametrize("target", ["test", "demo", "check", "bench", "samples"])
def test_every_target_is_understood(target: str, clone: Path) -> None:
    done = subprocess.run(["make", "-n", target], cwd=clone, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "venv" in done.stdout and ".venv/bin" in done.stdout


def test_samples_are_what_their_sources_make(clone: Path) -> None:
    subprocess.run([sys.executable, "-m", "samples"], cwd=clone, check=True, capture_output=True)
    assert git(clone, "status", "--porcelain") == ""


def test_the_readme_begins_with_the_two_commands(clone: Path) -> None:
    readme = (clone / "README.md").read_text("utf-8")
    commands = re.findall(r"^ {4}(make \w+|py \S.*|\S*pip .*)", readme, re.M)
    assert commands[:2] == ["make demo", "make test"]
