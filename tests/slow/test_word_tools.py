"""A judge that is absent is named; in CI its absence is a failure."""

from __future__ import annotations

import pytest

from tests.slow.word_tools import need


def test_present() -> None:
    need("/usr/bin/x", "x", "y")


def test_absent_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="没有 x，这项检查没有做：y"):
        need(None, "x", "y")


def test_absent_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI 里缺少 x"):
        need("", "x", "y")
