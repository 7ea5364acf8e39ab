"""Rules on rows at the edges where one part of a condition decides alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wizards.checks.builders import changed
from tests.wizards.checks.varied import said_by

ROW = "performance/indicators/0/"
BARE = {"name": "第一类", "target": "12"}
SILENT: list[tuple[str, dict[str, Any]]] = [
    ("D24", {**BARE, "actual": "不适用"}),
    ("D24", {**BARE, "actual": "12处"}),
    ("D24", {**BARE, "actual": "12", "unit": "处"}),
    ("D24", {**BARE, "actual": "12", "direction": "qualitative"}),
    ("D24", {**BARE, "target": "0", "actual": "0"}),
    ("D24", {**BARE, "target": "12处", "actual": "12"}),
    ("D25", {"target": "完成任务", "actual": "不适用"}),
    ("D25", {"target": "完成任务", "actual": "完成", "level2": "质量指标"}),
    ("D25", {"target": "完成任务", "actual": "完成", "direction": "qualitative"}),
    ("D10", {"target": "", "actual": "不适用"}),
    ("D19", {"target": "≥12处", "actual": "不适用"}),
    ("D16", {"name": "资金规模", "target": "55万元", "actual": "54万元"}),
    ("D16", {"name": "资金规模", "target": "98万元", "actual": "98万元", "level2": "成本指标"}),
    ("D16", {"name": "贷款资金", "target": "98万元", "actual": "98万元"}),
    ("D16", {"name": "设备规模", "target": "98万元", "actual": "98万元"}),
]
SPEAKS: list[tuple[str, dict[str, Any]]] = [
    ("D24", {**BARE, "actual": "12"}),
    ("D24", {**BARE, "target": "≥12", "actual": "12"}),
    ("D24", {**BARE, "target": "10-14", "actual": "12"}),
    ("D25", {"target": "完成任务", "actual": "完成"}),
    ("D10", {"target": "", "actual": "14处"}),
    ("D19", {"target": "≥12处", "actual": "14%"}),
    ("D04", {"weight": "0"}),
    ("D04", {"weight": "若干"}),
    ("D16", {"name": "资金规模", "target": "98万元", "actual": "若干"}),
    ("D16", {"name": "资金规模", "target": "若干", "actual": "98万元"}),
]


def said(rule: str, cells: dict[str, Any]) -> str:
    return said_by({rule}, changed({f"{ROW}{name}": cell for name, cell in cells.items()}))


@pytest.mark.parametrize(("rule", "cells"), SILENT)
def test_nothing_is_said(rule: str, cells: dict[str, Any]) -> None:
    assert said(rule, cells) == ""


@pytest.mark.parametrize(("rule", "cells"), SPEAKS)
def test_the_rule_speaks_of_the_row(rule: str, cells: dict[str, Any]) -> None:
    assert "performance.indicators.i1." in said(rule, cells)
