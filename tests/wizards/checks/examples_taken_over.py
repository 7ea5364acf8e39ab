"""A14, C34, R01, T20: examples, values and texts that were taken over and stand as they were."""

from __future__ import annotations

from schemas.carried import mark
from tests.wizards.checks.builders import DOCUMENT
from tests.wizards.checks.example import silent, speaks

TEXT = DOCUMENT["texts"]["overview"]
ACTUAL = DOCUMENT["performance"]["indicators"][0]["actual"]
KEY = DOCUMENT["performance"]["indicators"][0]["id"]
OVERVIEW, FIRST = "texts.overview", f"performance.indicators.{KEY}"
LAST = {"fiscal_year": 2021, "values": {f"{FIRST}.actual": ACTUAL}}

ASKED = {"id": "r2345678", "by": "李某", "path": OVERVIEW, "quote": "概况", "text": "请写明范围。"}

TAKEN_SPEAK = [
    speaks("R01", {"remarks": [ASKED]}, OVERVIEW, "warning"),
    speaks("R01", {"remarks": [{**ASKED, "path": ""}]}, "remarks[0]", "warning", name="it has no place"),
    speaks("R01", {"remarks": [{**ASKED, "reply": " "}]}, OVERVIEW, "warning", name="blanks are no answer"),
    speaks("T20", {"carried": [mark(OVERVIEW, TEXT, "last")]}, OVERVIEW, "warning"),
    speaks(
        "T20", {"carried": [mark(OVERVIEW, f" {TEXT}\n", "last")]}, OVERVIEW, "warning", name="blanks do not matter"
    ),
    speaks("A14", {"carried": [mark(OVERVIEW, TEXT, "example")]}, OVERVIEW),
    speaks("C34", {"last": LAST}, "performance.indicators[0].actual", "note"),
]

TAKEN_SILENT = [
    silent("R01", {"remarks": [{**ASKED, "reply": "已补充。"}]}),
    silent("R01", {"remarks": [{**ASKED, "done": True}]}),
    silent("R01", {"remarks": [{**ASKED, "done": "是"}]}, name="typed by hand"),
    silent("A02", {"remarks": [ASKED], "state": "被退回", "state_date": "2024-04-01"}, name="known keys"),
    silent("T20", {"carried": [mark(OVERVIEW, TEXT + "另有二处。", "last")]}, name="its words have changed"),
    silent("T20", {"carried": [mark("texts.nowhere", TEXT, "last")]}, name="nothing stands there any more"),
    silent("T20", {"carried": [mark(OVERVIEW, TEXT, "example")]}),
    silent("A14", {"carried": [mark(OVERVIEW, TEXT, "last")]}),
    silent("C34", {"last": {**LAST, "values": {f"{FIRST}.actual": ACTUAL + "0"}}}),
    silent("C34", {"last": {**LAST, "values": {f"{FIRST}.score": ACTUAL}}}),
    silent("A02", {"last": LAST, "carried": [mark(OVERVIEW, TEXT, "last")]}, name="both are known sections"),
    silent("A05", {"last": {"file": "年" * 400}}, name="no text of this year"),
]
