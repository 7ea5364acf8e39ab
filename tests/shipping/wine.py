"""Run Windows programs: as they are on Windows, else through Wine when it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe="}


def can_run() -> bool:
    """Say whether Windows programs can be run here."""
    return sys.platform == "win32" or shutil.which("wine") is not None


def named(path: Path) -> str:
    """Return what a path of this system is called by the Windows programs."""
    return str(path) if sys.platform == "win32" else "Z:" + str(path).replace("/", "\\")


def run(
    program: Path | str, *words: str, prefix: Path, cwd: Path | None = None, extra: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a Windows program to its end, its output caught; ``prefix`` is where Wine keeps its own files."""
    before = [] if sys.platform == "win32" else ["wine"]
    environment = {**os.environ, **QUIET, "WINEPREFIX": str(prefix), "LC_ALL": "C.UTF-8", **(extra or {})}
    return subprocess.run(
        [*before, str(program), *words],
        env=environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
