"""What several sessions show together, and what honest ones may have in common without a finding."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from wizards.unit.across import across
from wizards.unit.line import Line

NOBODY = Line(
    file="",
    form="mof-2020",
    policy="mof-2020",
    unit="某县水利局",
    supervisor="某县财政局",
    title="",
    fiscal_year=2023,
    budget=None,
    executed=None,
    rate=None,
    total=None,
    grade=None,
    complete=True,
    errors=0,
    warnings=0,
    unmet=0,
    problems=0,
)


def lines(*changes: dict[str, Any]) -> list[Line]:
    return [replace(NOBODY, **{"file": f"{n}.toml", "title": f"项目{n}", **one}) for n, one in enumerate(changes)]


def money(*amounts: int) -> list[dict[str, Any]]:
    return [{"budget": Decimal(one)} for one in amounts]


SPEAK = [
    ("U01", lines({"title": "水库维修"}, {"title": "水库 维修"}, {})),
    ("U02", lines({}, {}, {"unit": "某县水利局 "}, {"unit": "某县 水利局"})),
    ("U02", lines({}, {}, {"unit": "水利局"})),
    ("U03", lines({}, {}, {"fiscal_year": 2022})),
    ("U03", lines({}, {}, {"policy": "hubei-2020"})),
    ("U04", lines(*money(1_200_000, 800_000, 2_000_000, 9_000_000_000))),
    ("U04", lines(*money(1_200_000, 800_000, 2_000_000, 132))),
    ("U05", lines({"of_department": True, "budget": Decimal(100)}, *money(60, 50))),
    ("U06", lines({"passages": ("a", "b")}, {"passages": ("a", "b", "c")})),
    ("U07", lines(*[{"satisfaction": ("95%",)}] * 3)),
    ("U08", lines(*[{"total": Decimal(100)}] * 3)),
]
SILENT = [
    ("U01", lines({"title": "水库维修", "fiscal_year": 2022}, {"title": "水库维修"})),
    ("U01", lines({"title": ""}, {"title": ""})),
    ("U02", lines({}, {"unit": "某县教育局"}, {"unit": "某县水利局供水中心"})),
    ("U02", lines({}, {"unit": "水利局", "supervisor": "另一个财政局"})),
    ("U03", lines({}, {"fiscal_year": None}, {"policy": None})),
    ("U03", lines({}, {"form": "linxiang-2021", "policy": "hubei-2020"})),
    ("U04", lines(*money(1_200_000, 800_000, 300_000_000, 15_000))),
    ("U04", lines(*money(1_200_000, 12_000_000_000))),
    ("U04", lines(*money(1_000_000, 2_000_000, 3_000_000, 9_000_000_000, 8_000_000_000))),
    ("U05", lines({"of_department": True, "budget": Decimal(110)}, *money(60, 50))),
    ("U05", lines(*money(60, 50))),
    ("U06", lines({"passages": ("a",)}, {"passages": ("a", "c")})),
    ("U06", lines({"title": "同一个", "passages": ("a", "b")}, {"title": "同一个", "passages": ("a", "b")})),
    ("U07", lines(*[{"satisfaction": ("95%",)}] * 2)),
    ("U07", lines({"satisfaction": ("95%",)}, {"satisfaction": ("95%",)}, {"satisfaction": ("96%",)})),
    ("U08", lines({"total": Decimal(100)}, {"total": Decimal(100)}, {"total": Decimal("99.5")})),
]


@pytest.mark.parametrize(("rule", "many"), SPEAK)
def test_it_is_found(rule: str, many: list[Line]) -> None:
    assert rule in {one.rule for one in across(many)}


@pytest.mark.parametrize(("rule", "many"), SILENT)
def test_honest_files_are_not_accused(rule: str, many: list[Line]) -> None:
    assert rule not in {one.rule for one in across(many)}


def test_the_files_are_named() -> None:
    (found,) = across(lines({}, {}, {"fiscal_year": 2022}))
    assert found.files == ("2.toml",) and "2022" in found.message


def test_three_thousand_files_are_compared_quickly_enough_to_count_their_steps() -> None:
    many = lines(*({"unit": f"某县第{n}局", "title": f"项目{n}", "passages": (str(n),)} for n in range(3000)))
    assert across(many) == []
