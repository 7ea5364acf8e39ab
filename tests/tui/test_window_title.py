"""The window of the terminal says which file is open, and has its own title back at the end."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from samples import sample_path
from tests.lowest import lowest
from tui.cli import main
from wizards.catalogue import default_form_id


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("name", "title"), [("自评 一.toml", "自评 一.toml"), ("a\x07b\x1b.toml", "a␇b␛.toml")])
def test_the_title_names_the_file_and_is_given_back(name: str, title: str, tmp_path: Path) -> None:
    from tests.torture.terminal import terminal

    path = tmp_path / name
    path.write_bytes(sample_path(default_form_id()).read_bytes())
    with terminal("open", str(path)) as one:
        assert one.until(lambda: f"\x1b]2;{title} - 自评向导\x07".encode() in one.raw)
        assert one.until("F12预览")
        assert b"\x1b[23;2t" not in one.raw
        one.keys("\x11")
        assert one.end() == 0
        assert bytes(one.raw).rfind(b"\x1b[23;2t") > bytes(one.raw).rfind(b"\x1b[22;2t") > 0


def test_figures_are_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("≥95%\n\n-3.5%\n".encode())))
    assert main(["figure", "46万人", "-"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["46万人", "≥95%", "-3.5%"]


def test_every_dependency_has_a_lowest_version() -> None:
    assert "pydantic==2.9" in lowest()
