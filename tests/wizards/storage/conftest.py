from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All user data below a folder of the test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ZIPING_HOME", str(folder))
    return folder
