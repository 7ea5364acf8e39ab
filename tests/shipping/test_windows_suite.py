"""The tests of sessions and their files, run by the Python that is shipped; what only POSIX has is marked in them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shipping import wine
from tests.shipping.office import ROOT, Run, needs_wine
from tests.shipping.targets import WINDOWS_PYTHON

pytestmark = [pytest.mark.slow, needs_wine()]

TESTS = ("tests/wizards/storage", "tests/wizards/test_session.py")
TOOLS = ("pytest", "pytest-asyncio", "hypothesis")
WITHOUT = ("-k", "not record")
"""Records hold paths as this system writes them."""
FEWEST = 300
"""So many pass at least: a run that finds no tests is no proof."""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """pytest and what it stands on, as Windows needs them, in the versions that are pinned for this checkout."""
    folder = tmp_path_factory.mktemp("tools")
    wanted = ["--platform", "win_amd64", "--python-version", WINDOWS_PYTHON, "--only-binary=:all:"]
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-compile", "--target", str(folder), *wanted]
    done = subprocess.run(
        [*command, "-c", "constraints.txt", *TOOLS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_sessions_are_kept_on_windows_as_here(python: Run, tools: Path) -> None:
    done = python("suite.py", wine.named(tools), "-rfEs", "--tb=short", "-v", *TESTS, *WITHOUT)
    said = done.stdout.decode("utf-8", "replace")
    print(said[-3000:])
    assert done.returncode == 0, said[-6000:]
    assert (passed := re.search(r"(\d+) passed", said)) and int(passed[1]) >= FEWEST
