"""The lint of reports: small forms in which every key, cell, pattern and condition is there and not there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.records import Makers, Sweep
from tests.wizards.catalogue.heard import ASKED, ITEMS, LINES, PATHS, ROWS, heard, present, question
from wizards.catalogue.lint_report import lint_entries, lint_patterns
from wizards.catalogue.lint_tables import lint_tables
from wizards.catalogue.lint_usage import lint_usage, lint_wheres
from wizards.catalogue.lint_ways import lint_ways

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def entries(each: bool, table: bool) -> Iterator[str]:
    words = {"heading": "题", "level": 1, "number": "一、", "text": "{n}", "join": "", "begin": "起", "none": "无"}
    more: dict[str, Any] = {"each": ITEMS} if each else {}
    more |= {"table": [{"rows": [["甲"]]}]} if table else {}
    for given, style, where, wide in product(present(words), ("", "run-in", "row"), (False, True), (False, True)):
        entry = {**given, **more, "style": style, "where": {"kind": "problem"} if where else {}, "landscape": wide}
        yield from heard((lint_entries,), sorted(entry), report=[entry])


def headings() -> Iterator[str]:
    made = [
        {"level": level, "heading": text, "number": "一"} for level in (0, 1, 2) for text in ("甲", "{profile.title}")
    ]
    other = {"level": 1, "heading": "甲", "number": "二"}
    for first, second, third in product((*made, other), repeat=3):
        yield from heard((lint_entries,), "", report=[first, second, third])
    for heading, more in product(
        ("甲{text}", "{text", "甲", "{profile.title}"), ({}, {"join": ""}, {"begin": "a"}, {"end": "a"}, {"none": "a"})
    ):
        entry = {"level": 1, "heading": heading, "text": "{text}", "each": ITEMS, "where": {"kind": "a"}, **more}
        yield from heard((lint_entries,), heading, report=[entry])


EACHES = (
    "",
    LINES,
    ITEMS,
    ROWS,
    "profile.basis",
    "texts.overview",
    "profile.evaluation_types",
    "profile.title",
    "profile.titl",
    "nothing",
    "signoff.attachments",
)


def patterns(each: str) -> Iterator[str]:
    groups = (lint_patterns, lint_ways, lint_usage)
    more: dict[str, Any] = {
        "columns": [{"list": LINES, "key": "a", "label": "列"}],
        "steps": ASKED,
        "indicators": [{"id": "e"}],
    }
    for path in PATHS:
        for text in (f"{{{path}}}", f"{{{path}:一}}", f"{{{path}:□新}}", f"{{{path}:□老}}", f"{{{path}"):
            yield from heard(groups, text, report=[{"text": text, "each": each}], **more)
        for cell in (f"^{{{path}}}", f"{{{path}}}"):
            table = [{"rows": [["甲"]]}, {"rows": [[cell]], "each": each}]
            yield from heard((lint_patterns, lint_entries, lint_ways), cell, report=[{"table": table}], **more)


def judged() -> Iterator[str]:
    for path, mode, policy, asked in product(
        ("score.total", "score.grade"),
        ("none", "stated", "policy"),
        (None, "hubei-2020"),
        ("", "performance.stated_total", "performance.stated_grade"),
    ):
        steps = {"performance": [question(asked)]} if asked else {}
        yield from heard(
            (lint_patterns,),
            (path, mode, policy, asked),
            report=[{"text": f"{{{path}}}"}],
            steps=steps,
            scoring={"mode": mode},
            pack={"policy": policy},
        )


def wheres() -> Iterator[str]:
    items = [{"id": "e", "level1": "产出", "level2": "数量", "name": "甲"}, {"id": "f", "level1": "效益"}]
    conditions: tuple[dict[str, Any], ...] = (
        {},
        {"kind": "problem"},
        {"kind": ["a", "problem"]},
        {"kind": "z"},
        {"level1": "产出"},
        {"level1": "无"},
        {"level2": "数量"},
        {"nothing": "a"},
    )
    steps = {"problems": [question(ITEMS, columns={"text": "题"}, where={"kind": "problem"})]}
    for each, where, text, some in product(
        (ITEMS, ROWS, LINES, ""), conditions, ("{text}", "{name}{performance.indicators.f.actual}"), (items, [])
    ):
        entry = {"text": text, "each": each, "where": where}
        yield from heard(
            (lint_entries, lint_wheres, lint_usage), (each, where, text), report=[entry], steps=steps, indicators=some
        )
        table = [{"rows": [["{text}"]], "each": each, "where": where}]
        yield from heard(
            (lint_entries, lint_wheres, lint_usage),
            (each, where),
            report=[{"table": table}],
            steps=steps,
            indicators=some,
        )


CELLS = ("甲", "<", "^", "^{a}", "^^{a}")


def grids(first: str) -> Iterator[str]:
    for second, third, fourth in product(CELLS, repeat=3):
        for table in (
            [{"rows": [[first, second], [third, fourth]]}],
            [{"rows": [[first, second]]}, {"rows": [[third, fourth]], "head": True}],
            [{"rows": [[first, second]], "head": True}, {"rows": [[third, fourth]], "head": True}],
        ):
            yield from heard((lint_tables,), (second, third, fourth), report=[{"table": table}])
    for rest in product(("甲", "<", "^"), repeat=5):
        yield from heard((lint_tables,), rest, report=[{"table": [{"rows": [[first, *rest[:2]], list(rest[2:])]}]}])


def widths() -> Iterator[str]:
    grid: tuple[Any, ...] = ([], [[]], [["甲"]], [["甲", "乙"]], [["甲", "乙"], ["丙"]], [["甲", "乙"], []])
    for rows, wide in product(grid, ([], [1], [0], [-1], [1, 1], [1, 0], [2, 3], [1, 1, 1])):
        yield from heard((lint_tables,), (rows, wide), report=[{"table": [{"rows": rows}], "widths": wide}])
    one = {"table": [{"rows": [["甲", "乙"]]}]}
    parts: tuple[dict[str, Any], ...] = (
        {**one, "widths": [2, 3]},
        {**one, "widths": [3, 2], "style": "row"},
        {**one, "widths": [4, 4], "style": "row"},
        {**one, "style": "row"},
        {"style": "row", "widths": [5]},
        {"style": "row", "widths": [8]},
        {"style": "row"},
        {"text": "字"},
    )
    for some in product(parts, repeat=3):
        yield from heard((lint_tables,), "", report=list(some))


MAKERS: Makers = {
    **{f"entries {each} {table}": partial(entries, each, table) for each in (False, True) for table in (False, True)},
    **{f"patterns {each}": partial(patterns, each) for each in EACHES},
    **{f"grids {first}": partial(grids, first) for first in CELLS},
    "headings": headings,
    "judged": judged,
    "wheres": wheres,
    "widths": widths,
}
RECORD = Sweep(__file__, "lint_report_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_group_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
