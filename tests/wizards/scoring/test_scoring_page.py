"""The page on judging says what is so: each of its examples is judged that way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.wizards.scoring.builders import score_row

PAGE = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text("utf-8")
ROWS = re.findall(r"^\| (`.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
WAY = {"日期": "date", "日子": "date", "按期": "date", "直接比": "trend", "定性": "tier"}


def test_the_table_is_read() -> None:
    assert len(ROWS) >= 10


@pytest.mark.parametrize(("targets", "verdict"), [(row[0], row[2]) for row in ROWS])
def test_every_example_is_compared_as_the_page_says(targets: str, verdict: str) -> None:
    wanted = next((way for word, way in WAY.items() if word in verdict), "number")
    actual = {"date": "2022年11月20日", "trend": "12%", "tier": "已印发", "number": "12"}[wanted]
    tier = {"tier": "达成年度指标"} if wanted == "tier" else {}
    for target in re.findall(r"`([^`]+)`", targets):
        row = {"target": target, "actual": actual, "weight": "10", **tier}
        found = score_row(row).way
        assert found == wanted or ("日期比日期" in verdict and found == "number"), target
