"""Limits and tolerances: what stands exactly on one, and what is just beyond it."""

from __future__ import annotations

from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/0/"
SCORE = "performance.indicators[0].stated_score"
NINE_OF_TWELVE = {
    ROW + "actual": "9处",
    ROW + "deviation_reason": "山体滑坡，三处停修。",
    ROW + "improvement": "加固。",
}
PART = "funds/lines/1/executed"
SUM = "funds.lines[0].executed"
ARRIVED = "funds/lines/2/arrived"
HUNDRED_MILLIONS = {"funds/unit": "亿元"}


def persons(standard: str) -> dict[str, object]:
    """201 persons, and an amount of 200 beside it: 0.5 % less than 201."""
    return {"funds/subsidies/0": {"kind": "actual", "persons": "201", "standard": f"{standard}元/人", "amount": "200"}}


LIMITS_SPEAK = [
    speaks("A05", {"profile/title": "水" * 301}, "profile.title", "warning", name="301 characters"),
    speaks("A07", {"profile/fiscal_year": 1989}, "profile.fiscal_year"),
    speaks("A07", {"profile/fiscal_year": 2101}, "profile.fiscal_year"),
    speaks("F01", {PART: "87.98"}, SUM),
    speaks("F01", {PART: "87.99999998", **HUNDRED_MILLIONS}, SUM, name="2 元 of 亿元"),
    speaks("F12", {ARRIVED: "50000"}, "funds.lines[2].arrived", "warning"),
    speaks("F12", {ARRIVED: "200000"}, "funds.lines[2].arrived", "warning"),
    speaks("F13", persons("10000.01"), "funds.subsidies[0].amount"),
    speaks("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "15.02"}, SCORE),
    speaks("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "14.98"}, SCORE),
]
LIMITS_SILENT = [
    silent("A05", {"profile/title": "水" * 300}, name="300 characters"),
    silent("A07", {"profile/fiscal_year": 1990}),
    silent("A07", {"profile/fiscal_year": 2100}),
    silent("F01", {PART: "87.99"}),
    silent("F01", {PART: "87.99999999", **HUNDRED_MILLIONS}, name="1 元 of 亿元"),
    silent("F12", {ARRIVED: "49999"}),
    silent("F12", {ARRIVED: "200001"}),
    silent("F13", persons("10000")),
    silent("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "15.01"}),
    silent("C07", {**NINE_OF_TWELVE, ROW + "stated_score": "14.99"}),
    silent("C31", {ROW + "target": "≤100次", ROW + "actual": "21次"}),
]
