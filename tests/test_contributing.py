"""CONTRIBUTING says which files a change touches; a file that has moved must not stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:schemas|wizards|tui|tests|samples|docs)/[\w./-]*)`", PAGE, re.ASCII)))


def test_there_are_some() -> None:
    assert len(NAMED) > 15


@pytest.mark.parametrize("name", NAMED)
def test_every_file_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(test_\w+\.py)`", PAGE))))
def test_every_test_named_is_there(name: str) -> None:
    assert list((ROOT / "tests").rglob(name))
