"""Fonts: what a machine lacks is named, what cannot be known is not said, and the file names what may stand in."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from schemas.blocks import Layout
from tests.wizards.word.word_blocks import LAYOUT
from tests.wizards.word.word_files import parts_of
from wizards.word import fonts, write

FC_LIST = "SimSun,宋体\nSimHei,黑体\nNoto Sans CJK SC\nFZXiaoBiaoSong\\-B05S,方正小标宋简体\n"
REGISTRY = "SimSun & NSimSun (TrueType)\nSimHei (TrueType)\nFangSong (TrueType)\nKaiTi (TrueType)\n"


@pytest.mark.parametrize(
    ("listed", "body", "lacking"),
    [
        (FC_LIST, "仿宋_GB2312", ("楷体_GB2312", "仿宋_GB2312")),
        (REGISTRY, "仿宋_GB2312", ("方正小标宋简体", "楷体_GB2312", "仿宋_GB2312")),
        (REGISTRY, "仿宋", ("方正小标宋简体",)),
        ("", "仿宋", ()),
    ],
)
def test_fonts_that_this_machine_lacks(
    monkeypatch: pytest.MonkeyPatch, listed: str, body: str, lacking: tuple[str, ...]
) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: fonts.names_in(listed))
    assert fonts.missing_fonts(Layout("报告", body_font=body)) == lacking


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the registry")
def test_no_list_of_fonts_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert fonts.missing_fonts(LAYOUT) == ()
    monkeypatch.setattr("shutil.which", lambda _: "fc-list")

    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("fc-list", 5)

    monkeypatch.setattr("subprocess.run", late)
    assert fonts.missing_fonts(LAYOUT) == ()


def test_the_file_names_what_may_stand_in_for_each_chinese_font() -> None:
    table = parts_of(write([], LAYOUT))["word/fontTable.xml"].decode()
    others = dict(re.findall(r'<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"', table))
    assert "仿宋" in others["仿宋_GB2312"].split(",")
    assert others["方正小标宋简体"].split(",")[-1] == "宋体"
    assert set(fonts.chinese_fonts(LAYOUT)) <= set(others)


def test_no_style_is_below_nine_points() -> None:
    styles = parts_of(write([], LAYOUT))["word/styles.xml"].decode()
    sizes = {int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', styles)}
    assert sorted(sizes)[:2] == [2, 18]
    assert styles.count('<w:sz w:val="2"/>') == 1
