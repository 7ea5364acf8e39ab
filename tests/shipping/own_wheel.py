"""Our own wheel, the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.shipping.archives import SECONDS
from tests.shipping.targets import BUILD, ROOT


def build_wheel() -> Path:
    """Build the wheel of this checkout and return it."""
    folder = BUILD / "own"
    for old in folder.glob("*.whl"):
        old.unlink()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(SECONDS)}
    subprocess.run(build, cwd=ROOT, env=environment, check=True, capture_output=True)
    (wheel,) = folder.glob("ziping-*.whl")
    return wheel
