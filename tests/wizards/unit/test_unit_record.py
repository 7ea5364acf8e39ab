"""The summary of a unit as every format prints it, and each thing that files show together, in its words."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from samples import sample_path
from tests.records import Record
from tests.wizards.intake.sheets import parts_of
from tests.wizards.unit.test_across import SILENT, SPEAK, lines
from tests.wizards.unit.test_summary import SESSIONS
from tests.wizards.word.word_samples import documents
from wizards.compose.plain_lines import render
from wizards.opening import read_for
from wizards.storage import create
from wizards.unit.across import across
from wizards.unit.line import Line, line_of
from wizards.unit.summary import Summary, sums_of
from wizards.unit.summary_columns import load_columns
from wizards.unit.summary_paper import paper
from wizards.unit.summary_sheets import csv_text, workbook

_LOOKS = re.compile(rb"<(?:col|pane|pageSetup|mergeCell|numFmt|sz) [^>]*>")


@cache
def summary() -> Summary:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, document in SESSIONS.items():
            paths.append(Path(folder) / name)
            create(paths[-1], document)
        made = [replace(line_of(read_for(path)), file=path.name) for path in paths]
    made += [
        replace(line_of(read_for(sample_path(name))), file=f"{name}.toml")
        for name in documents()
        if "-empty" not in name
    ]
    return Summary(tuple(made), sums_of(made), (("坏.toml", "没有读成。"),), tuple(across(made)))


def of_lines() -> Iterator[str]:
    for line in summary().lines:
        yield line.file
        for one in fields(Line):
            value = getattr(line, one.name)
            if value not in ("", None, (), 0) and one.name != "file":
                yield f"    {one.name}: {value}"


def of_csv() -> Iterator[str]:
    yield from csv_text(summary().lines, summary().sums).split("\n")


def of_workbook(most: int | None = None) -> Iterator[str]:
    columns = load_columns()
    data = workbook(summary(), columns.model_copy(update={"columns": columns.columns[:most]}))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "汇总.xlsx"
        path.write_bytes(data)
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            yield name
            yield from (f"    {row}" for row in book.get_sheet_by_name(name).to_python())
    looks = b"".join(part for name, part in parts_of(data).items() if name.startswith(("xl/worksheets", "xl/styles")))
    yield from sorted({one.decode() for one in _LOOKS.findall(looks)})


def of_paper() -> Iterator[str]:
    blocks, layout = paper(summary(), load_columns())
    yield str(layout)
    yield from render(blocks, 200)


def of_across(many: list[Line]) -> Iterator[str]:
    for one in across(many):
        yield f"{one.rule} {one.message} {'、'.join(one.files)}"


def amounts(*many: Any) -> list[Line]:
    return lines(*({"budget": Decimal(one)} for one in many))


EDGES = {
    "ten times the middle": amounts(100, 100, 100, 100, 1000),
    **{
        f"{times} times": amounts(120, 90, 100, 110, 100 * times)
        for times in (9, 10, 11, 99, 100, 101, 999, 1000, 1001, 9999, 10000, 10001)
    },
    **{
        f"{count} alike": lines(*[{"total": Decimal(100), "satisfaction": ("95%",)}] * count)
        for count in (1, 2, 3, 4, 5)
    },
    **{
        f"the whole of {whole}": lines(
            {"of_department": True, "budget": Decimal(whole)}, {"budget": Decimal(60)}, {"budget": Decimal(50)}
        )
        for whole in (109, "109.99", 110, 111)
    },
    **{f"{count} years": lines(*({"fiscal_year": 2020 + number} for number in range(count))) for count in (2, 3, 4)},
}
RECORD = Record(
    __file__,
    "unit",
    {
        "lines": of_lines,
        "csv": of_csv,
        "workbook": of_workbook,
        **{f"workbook of {most} columns": partial(of_workbook, most) for most in (1, 2)},
        "paper": of_paper,
        **{f"speaks {at} {rule}": partial(of_across, many) for at, (rule, many) in enumerate(SPEAK, 1)},
        **{f"silent {at} {rule}": partial(of_across, many) for at, (rule, many) in enumerate(SILENT, 1)},
        **{f"edge {name}": partial(of_across, many) for name, many in EDGES.items()},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_unit_reads(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
