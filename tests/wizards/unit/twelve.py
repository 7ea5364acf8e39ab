"""Twelve files of one unit: several forms, 元, 万元 and 亿元, unfinished, stated totals, one damaged, one twice.

The lines of their summary are worked out by hand beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

from wizards.storage import create

UNIT: Final = "某县水利局"
ROW: Final = {"id": "aaaaaaaa", "level1": "产出指标", "level2": "数量指标", "name": "维修数量", "target": "≥10处"}


class Due(NamedTuple):
    """The line that is due: amounts in 元, the rate in %, total and grade as printed."""

    title: str
    budget: str | None
    executed: str | None
    rate: str | None
    total: str | None
    grade: str | None


def document(title: str, form: str, money: str, lines: list[dict[str, str]], **performance: Any) -> dict[str, Any]:
    profile = {"title": title, "fiscal_year": 2023, "unit": {"name": UNIT, "supervisor": "某县财政局"}}
    funds = {"unit": money, "lines": lines}
    return {"schema_version": 1, "form": form, "profile": profile, "funds": funds, "performance": performance}


def total(budget: str, executed: str) -> list[dict[str, str]]:
    return [{"source": "total", "initial_budget": "1", "adjusted_budget": budget, "executed": executed}]


def row(actual: str, **more: str) -> list[dict[str, str]]:
    return [{**ROW, "weight": "90", "actual": actual, **more}]


FIRST: Final = document("水库", "mof-2020", "万元", total("132.50", "129.85"), indicators=row("9处"))
FILES: Final[dict[str, tuple[dict[str, Any], Due]]] = {
    # 10 × 0.98 + 90 × 9 ÷ 10 = 9.8 + 81
    "01.toml": (FIRST, Due("水库", "1325000", "1298500", "98.00", "90.8", "优")),
    # 10 × 0.95000055 = 9.50 to two places; 90 × 8 ÷ 10 = 72
    "02.toml": (
        document("水渠", "mof-2020", "元", total("1000000", "950000.55"), indicators=row("8处")),
        Due("水渠", "1000000", "950000.55", "95.00", "81.5", "良"),
    ),
    # computed 5 + 90 = 95; the unit states 79, which is what the report prints
    "03.toml": (
        document(
            "泵站",
            "mof-2020",
            "万元",
            [{"source": "total", "initial_budget": "20", "executed": "10"}],
            indicators=row("10处"),
            stated_total="79",
            stated_grade="中",
        ),
        Due("泵站", "200000", "100000", "50.00", "79", "中"),
    ),
    # without a total line the lines are added: 30 + 12.5 of 30 + 12.5; a stated score 85 counts
    "04.toml": (
        document(
            "堤防",
            "mof-2020",
            "万元",
            [
                {"source": "central", "adjusted_budget": "30", "executed": "30"},
                {"source": "county", "adjusted_budget": "12.5", "executed": "12.5"},
            ],
            indicators=row("10处", stated_score="85"),
        ),
        Due("堤防", "425000", "425000", "100.00", "95", "优"),
    ),
    # nothing filled in
    "05.toml": (document("水质", "mof-2020", "万元", []), Due("水质", None, None, None, None, None)),
    # money is there, the actual value is not: no total
    "06.toml": (
        document("巡查", "mof-2020", "万元", total("8.8", "2.2"), indicators=row("")),
        Due("巡查", "88000", "22000", "25.00", None, None),
    ),
    # the unit gives the points itself
    "07.toml": (
        document(
            "管护", "linxiang-2021", "万元", total("88万元", "80万元"), indicators=row("9处"), stated_total="88.5"
        ),
        Due("管护", "880000", "800000", "90.91", "88.5", "良"),
    ),
    # no points in this form; 亿元
    "08.toml": (
        document("灌区", "chenggong-2019", "亿元", total("0.03", "0.015"), indicators=row("9处")),
        Due("灌区", "3000000", "1500000", "50.00", None, None),
    ),
    # 2345.67 ÷ 12345.67 = 18.9999…%; to the cent, in 元
    "09.toml": (
        document("监测", "transfer-2022", "元", total("12345.67", "2345.67"), indicators=row("10处")),
        Due("监测", "12345.67", "2345.67", "19.00", None, None),
    ),
    # spent more than was there; a budget of nothing has no rate
    "10.toml": (
        document("抗旱", "zhongshan-2022", "万元", total("0", "1.01"), indicators=row("10处")),
        Due("抗旱", "0", "10100", None, None, None),
    ),
    # the first one once more
    "11.toml": (FIRST, Due("水库", "1325000", "1298500", "98.00", "90.8", "优")),
}
DAMAGED: Final = "12.toml"
SUM_BUDGET: Final = "8255345.67"
"""1325000 + 1000000 + 200000 + 425000 + 88000 + 880000 + 3000000 + 12345.67 + 0 + 1325000"""
SUM_EXECUTED: Final = "6406446.22"
"""1298500 + 950000.55 + 100000 + 425000 + 22000 + 800000 + 1500000 + 2345.67 + 10100 + 1298500"""


def write(folder: Path) -> Path:
    """Put the twelve into a folder."""
    folder.mkdir()
    for name, (made, _) in FILES.items():
        create(folder / name, made)
    (folder / DAMAGED).write_text('form = "mof-2020"\n[profile\n', encoding="utf-8")
    return folder
