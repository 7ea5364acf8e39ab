"""A unit's sessions, one thing at a time otherwise: in a line of the summary, across the lines, in each format."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.records import Sweep
from tests.wizards.intake.documents_otherwise import otherwise, same_ids
from tests.wizards.intake.sheets import parts_of
from tests.wizards.unit.test_across import NOBODY, lines
from tests.wizards.unit.test_summary import SESSIONS, session
from tests.wizards.unit.test_unit_record import summary
from wizards.catalogue import load_form
from wizards.compose.plain_lines import render
from wizards.opening import OpenedFile, in_force
from wizards.unit.across import across
from wizards.unit.another_project import another_of
from wizards.unit.line import Line, line_of, rate_of
from wizards.unit.summary import Summary, cell, in_unit, line_json, sums_of
from wizards.unit.summary_columns import SummaryColumn, SummaryColumns, load_columns
from wizards.unit.summary_paper import paper
from wizards.unit.summary_sheets import csv_text, workbook

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

ROWS: tuple[dict[str, Any], ...] = (
    {"name": "处数", "target": "≥10处", "actual": "8处", "weight": "10", "deviation_reason": "汛期" * 60 + "一"},
    {"name": "合格率", "target": "≥90%", "actual": "80%", "weight": "10", "deviation_reason": "汛期" * 60},
    {"name": "用水户满意度", "level2": "满意度指标", "target": "≥90%", "actual": "95％", "weight": "80"},
    {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "", "target": "≥90%", "actual": "95%"},
    {"name": "人口", "target": "≥8人", "weight": "5"},
)
LONG = "维修养护农村供水工程" * 7
PROBLEMS = (("problem", {"text": "慢" * 121}), ("problem", {"title": "少" * 120}), ("measure", {"text": "快"}))
FULL = session(
    "管护",
    [
        {"source": "total", "initial_budget": "90", "adjusted_budget": "88", "executed": "80"},
        {"source": "county", "executed": "7"},
    ],
    indicators=[{"id": f"row{at}", "level1": "产出指标", **one} for at, one in enumerate(ROWS)],
    problems={"items": [{"id": f"p{at}", "kind": kind, **text} for at, (kind, text) in enumerate(PROBLEMS)]},
    texts={"overview": f"{LONG[:59]}\n{LONG[:60]}\n{LONG[:61]}", "conclusion": LONG},
    policy="mof-2020",
)
_LOOKS = re.compile(
    r"<(?:col|pane|pageSetup|pageSetUpPr|mergeCell|numFmt|sz|c|xf|definedName|dc:title|dcterms:created) [^>]*>[^<]*"
)


def told(line: Line) -> str:
    return " ".join(f"{one.name}={getattr(line, one.name)}" for one in fields(Line) if one.name != "file")


def read(document: Any) -> Line:
    with same_ids():
        return line_of(OpenedFile(Path("甲.toml"), document, in_force(document), ()))


def of_lines(at: int) -> Iterator[str]:
    yield told(read(FULL))
    for change, document in list(otherwise(FULL, ("", "5")))[at::8]:
        if not change.startswith(("form", "没有 form", "schema", "没有 schema", "policy")):
            yield f"{change} ⇒ {told(read(document))}"


def of_amounts() -> Iterator[str]:
    for unit, budget, executed in product(
        ("元", "万元", "亿元", "美元"), ("", "0", "100", "3万元"), ("", "0", "33.335", "200")
    ):
        total = {"source": "total", "initial_budget": budget, "executed": executed}
        for rows in (
            [total],
            [{**total, "source": "county"}] * 2,
            [total, {"source": "county", "adjusted_budget": "7"}],
        ):
            yield f"{unit} {rows} ⇒ {told(read(session('甲', rows, unit=unit)))}"
    for executed_yuan, budget_yuan in product((None, "0", "1", "2", "1.005"), (None, "0", "3", "8", "100.5")):
        sums = [None if one is None else Decimal(one) for one in (executed_yuan, budget_yuan)]
        yield f"{sums} {rate_of(*sums)}"


def of_findings() -> Iterator[str]:
    """A session with nothing wrong but one kind of thing, then two kinds."""
    for one, other in product(
        SESSIONS.values(), ({}, {"texts": {"overview": "{坏}"}}, {"profile": {}}, {"form": "chenggong-2019"})
    ):
        yield told(read({**one, **other}))


def found(many: Sequence[Line]) -> str:
    return "；".join(f"{one.rule} {one.message} {' '.join(one.files)}" for one in across(many))


def of_spellings() -> Iterator[str]:
    places = (
        "某市",
        "某县",
        "某某自治区",
        "一二三四五六县",
        "一二三四五六七县",
        "一二三四五六七八县",
        "县",
        "东方",
        "某镇",
        "某旗",
        "某州",
    )
    for place, name, above in product(places, ("水利局", "局", "水局", "水利 局"), ("某县财政局", "另一个", "")):
        many = lines({"unit": f"{place}{name}"}, {"unit": name, "supervisor": above}, {"unit": f" {place}{name}"})
        yield f"{place} {name} {above} ⇒ {found(many)}"
        yield f"{found([*many, replace(NOBODY, unit='', title='丁'), replace(NOBODY, unit=name, title='戊')])}"


def of_years() -> Iterator[str]:
    for years in combinations_with_replacement((None, 2022, 2023, 2024), 4):
        yield f"{years} ⇒ {found(lines(*({'fiscal_year': one} for one in years)))}"
    for policies, forms in product(
        combinations_with_replacement((None, "a", "b"), 4), ("mmmm", "mmmn", "mmnn", "    ")
    ):
        many = lines(*({"policy": one, "form": form.strip()} for one, form in zip(policies, forms, strict=True)))
        yield f"{policies} {forms} ⇒ {found(many)}"


def of_far_amounts() -> Iterator[str]:
    for far in (
        999,
        1000,
        1001,
        9999,
        10000,
        10001,
        99000,
        99999,
        100000,
        100001,
        10**7,
        10**8,
        10**8 + 1,
        10**9,
        10**9 + 1,
    ):
        for others in ((100, 100), (100, 100, 100), (100, 90, 110, 100), (100, 90, 10**5, 110), (0, 100, 100, 100)):
            for times in (Decimal(1), Decimal("0.0000001")):
                budgets = [*(Decimal(one) for one in others), Decimal(far) * 100 * times]
                many = lines(*({"budget": one} for one in budgets))
                yield f"{budgets} ⇒ {found(many)}"
    for near in (999, 1000, 1001):
        budgets = [Decimal(one) for one in (100, 90, 110, 100, 10**6, 10**6 * near, 10**6 // near)]
        yield f"{budgets} ⇒ {found(lines(*({'budget': one} for one in budgets)))}"


def of_whole_and_parts() -> Iterator[str]:
    for whole, first, second in product((None, 0, 99, 100, 101), (None, 50, 100), (0, 50, None)):
        for departments, year, unit in product((0, 1, 2), (2023, 2022), ("某县水利局", "别的局")):
            many = [{"of_department": True, "budget": whole}] * departments
            many += [{"budget": first, "fiscal_year": year}, {"budget": second, "unit": unit}]
            known = [{**one, "budget": None if one["budget"] is None else Decimal(one["budget"])} for one in many]
            yield f"{many} ⇒ {found(lines(*known))}"


def of_likeness() -> Iterator[str]:
    passages = ((), ("a",), ("a", "b"), ("b", "c"), ("a", "b", "c"))
    for many in combinations_with_replacement(passages, 3):
        for title in ("", "同一个"):
            alike = [{"passages": one, "title": title or str(at)} for at, one in enumerate(many)]
            yield f"{alike} ⇒ {found(lines(*alike))}"
    for figures in combinations_with_replacement(((), ("95%",), ("96%",), ("95%", "95%"), ("95%", "96%")), 4):
        yield f"{figures} ⇒ {found(lines(*({'satisfaction': one} for one in figures)))}"
    for totals in combinations_with_replacement((None, Decimal(99), Decimal(100), Decimal("100.0"), Decimal(101)), 4):
        yield f"{totals} ⇒ {found(lines(*({'total': one} for one in totals)))}"
    for titles in combinations_with_replacement(("", "甲", "甲 ", "乙"), 4):
        yield f"{titles} ⇒ {found(lines(*({'title': one} for one in titles)))}"
        alternating = [{"title": one, "fiscal_year": 2020 + at % 2} for at, one in enumerate(titles)]
        yield f"{alternating} ⇒ {found(lines(*alternating))}"


def many_lines(count: int, **more: Any) -> list[Line]:
    reasons = (("处数", "汛期"), ("人口", ""))
    made = {
        "troubles": ("慢。还有", "少" * 30, "多" * 31, "第四"),
        "reasons": reasons,
        "satisfaction": ("95%",),
        **more,
    }
    return lines(
        *(
            {**made, "title": f"项目{at}" if at % 3 else "", "troubles": (f"问题{at}", *made["troubles"])}
            for at in range(count)
        )
    )


MONEY = [{"budget": Decimal(one), "executed": Decimal(one) / 3} for one in ("0", "1", "12345.678", "10000")]
CASES: dict[str, list[Line]] = {
    **{f"{count} lines": many_lines(count) for count in (0, 1, 2, 9, 10, 11, 19, 20, 21)},
    "nothing known": [replace(NOBODY, unit="", fiscal_year=None, complete=False)] * 2,
    "amounts": lines(*MONEY),
    "amounts of some": lines({"budget": Decimal(5)}, {"executed": Decimal(0)}, {"rate": Decimal("98.00")}),
    "grades": lines(*({"grade": one, "total": Decimal(at) / 3} for at, one in enumerate(("优", "良", "优", None, "")))),
    "years": lines({"fiscal_year": 2022}, {"fiscal_year": 2023}, {"unit": "乙"}),
    "one year": lines({}, {"fiscal_year": None, "unit": ""}),
    "formulas": lines(*({"title": one, "unit": one} for one in ("=1", "+1", "-1", "@a", " =1", "甲\n乙", "'1"))),
    "unmet": lines({"unmet": 0}, {"unmet": 3}, {"unmet": 3, "complete": False}, {"errors": 2, "warnings": 1}),
}
KEYS = (
    *("number", "file", "form", "policy", "unit", "supervisor", "title", "fiscal_year", "budget", "executed", "rate"),
    *("total", "grade", "complete", "errors", "warnings", "unmet", "problems", "troubles", "reasons", "remark"),
)
UNREADABLE = (("夹/坏.toml", "没有读成。"), ("乙.toml", "=打不开"))


def of_formats(name: str) -> Iterator[str]:
    many = CASES[name]
    for money, unreadable in (("万元", ()), ("元", UNREADABLE)):
        whole = Summary(tuple(many), sums_of(many), unreadable, tuple(across(many)))
        yield f"{whole.sums} {[line_json(one) for one in many]}"
        yield csv_text(many, whole.sums)
        columns = load_columns().model_copy(update={"money": money})
        shown = SummaryColumns(
            columns=[SummaryColumn(key=key, label=key, width=3 + at * 2) for at, key in enumerate(KEYS)][:20],
            money=money,
        )
        for one in (columns, shown, shown.model_copy(update={"columns": shown.columns[-1:]})):
            blocks, layout = paper(whole, one)
            yield f"{layout} {blocks}"
            yield from render(blocks, 200)
            yield from of_book(workbook(whole, one))


def of_book(data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "汇总.xlsx"
        path.write_bytes(data)
        book = CalamineWorkbook.from_path(str(path))
        yield from (f"{name} {book.get_sheet_by_name(name).to_python()}" for name in book.sheet_names)
    kept = ("xl/worksheets", "xl/styles", "docProps/core", "xl/workbook.xml")
    for name, part in sorted(parts_of(data).items()):
        if name.startswith(kept):
            yield f"{name} {_LOOKS.findall(part.decode())}"


def of_cells() -> Iterator[str]:
    for key, money in product(KEYS, ("元", "万元", "亿元")):
        for line in (NOBODY, *CASES["unmet"], *CASES["2 lines"], *CASES["amounts"]):
            yield f"{key} {money} {cell(line, key, money)}"
        yield f"{key} {cell({'budget': Decimal(12345), 'rate': Decimal(1)}, key, money)}"
    for amount, money in product(("0", "1", "10", "100", "12345.6", "0.001", "1E+5", "-3"), ("元", "万元", "亿元")):
        yield f"{amount} {money} {in_unit(Decimal(amount), money)}"
    whole = summary()
    yield f"{[line_json(one) for one in whole.lines]}"


def of_another() -> Iterator[str]:
    signed = {**FULL, "signoff": {"unit": "甲", "preparer": {"name": "某"}, "leader": "乙"}, "bound": {"a": "b"}}
    signed["profile"] = {**signed["profile"], "basis": [{"id": "b", "title": "办法"}], "report_date": "2024-1-1"}
    for form in ("mof-2020", "linxiang-2021", "dachuan-2018"):
        for change, document in (
            ("", signed),
            *otherwise({key: signed[key] for key in signed if key != "performance"}, ("", 5)),
        ):
            with same_ids():
                yield f"{form} {change} ⇒ {another_of(document, load_form(form))}"


RECORD = Sweep(
    __file__,
    "unit_sweep",
    {
        **{f"lines {at}": partial(of_lines, at) for at in range(8)},
        **{"amounts": of_amounts, "findings": of_findings, "spellings": of_spellings, "years": of_years},
        **{"far amounts": of_far_amounts, "whole and parts": of_whole_and_parts, "likeness": of_likeness},
        **{f"formats of {name}": partial(of_formats, name) for name in CASES},
        **{"cells": of_cells, "another": of_another},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_unit_reads(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
