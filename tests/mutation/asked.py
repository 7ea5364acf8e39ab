"""A plugin of pytest: of what is collected only the tests in a list are run, in the order of the list."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

LIST = "MUTATION_ASKED"
"""Environment variable: the file with the ids of the tests, one a line."""


RED = ".red"
"""Ending of the file beside the list in which the first test that failed is named."""


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Name the first test that fails: whoever asks must be able to see that it is green without the fault."""
    told = Path(os.environ[LIST] + RED)
    if report.failed and not told.exists():
        told.write_text(report.nodeid, "utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what is asked; an id that is not there any more is no reason to stop."""
    order = {name: place for place, name in enumerate(Path(os.environ[LIST]).read_text("utf-8").split("\n"))}
    items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])
