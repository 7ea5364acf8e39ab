"""Paths, rows and computed values of a session, each asked in every way it can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from functools import partial
from itertools import product
from typing import Any

import pytest
from pydantic import BaseModel

from schemas.assessment import Assessment, read_assessment
from schemas.derived import derived_at, derived_in, seen_in, stated_under
from schemas.form import Entry, Pack
from schemas.pack_columns import own_place
from schemas.part import name_of_row
from schemas.paths import (
    PathFinder,
    children_of,
    document_of,
    find,
    kind_of,
    kinds_in,
    leaves,
    natural_key,
    path_of,
    row_index,
    row_key,
    row_keys,
    row_model,
    steps_into,
    where,
)
from schemas.steps import Question
from tests.records import Makers, Sweep

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LISTS = (
    *(f"funds.{name}" for name in ("lines", "subsidies", "contracts", "uses", "items")),
    *(
        f"funds.account.{name}"
        for name in ["income", "expenditure", "overall", "functions", "subjects", "basic", "official", "others"]
    ),
    *(f"profile.{name}" for name in ("basis", "projects", "subjects", "evaluation_types")),
    *("performance.goals", "performance.indicators", "problems.items", "signoff.attachments", "signoff.members"),
    *(
        "overrides",
        "waivers",
        "carried",
        "remarks",
        "last",
        "texts",
        "bound",
        "",
        "nothing",
        "profile",
        "profile.title",
    ),
)
_COLUMNS = (
    "id x x.a x.a.b amount budget last_year rate share balance over arrived executed adjusted_budget "
    "initial_budget persons standard target target_sign target_number target_unit actual progress "
    "progress.previous progress.period completion stated_completion met stated_verdict score stated_score "
    "definition criterion facts facts.a name text item title expected source kind catalogue more less same "
    "more_rate less_rate against"
)
COLUMNS = _COLUMNS.split()


def walked(path: str = "", depth: int = 4) -> Iterator[str]:
    """Every path that the names of the tables allow, with a row named where a list is entered."""
    for name in children_of(path):
        below = f"{path}.{name}" if path else name
        yield below
        if depth:
            yield from walked(below, depth - 1)
            if row_model(below) is not None:
                yield from walked(f"{below}.r", depth - 1)


def of_paths(section: str) -> Iterator[str]:
    for path in (section, *walked(section)):
        for asked in (path, f"{path}.r", f"{path}.r.s", f"{path}.id", f"{path}.x.a"):
            model = row_model(asked)
            said = kind_of(asked), model and model.__name__, natural_key(asked), children_of(asked)[:3]
            yield f"{asked} {said}"
        yield str(own_place(f"{path}.r.x.a")) + str(own_place(f"{path}.r.x.a.b"))


def of_models() -> Iterator[str]:
    for model in (Assessment, Entry, Question, Pack):
        yield f"{model.__name__} {dict(kinds_in(model))}"
    yield str(
        [
            (path, kind_of(path))
            for path in ("", ".", "texts", "texts.a", "texts.a.b", "bound", "bound.a", "last.values", "last.values.a")
        ]
    )


def said(*parts: object) -> str:
    return " ".join(map(str, parts))


def misfits(read: Assessment) -> list[object]:
    return [(one.location, one.value) for one in read.misfits]


def filled(read: BaseModel) -> dict[str, Any]:
    return read.model_dump(exclude_defaults=True, exclude_none=True)


ROWS: tuple[Any, ...] = (
    [],
    [{"id": "a"}, {"id": "b"}, {"id": "a"}],
    [{"source": "county", "id": "a"}, {"source": "county", "id": "b"}, {"source": "a.b", "id": "c"}],
    [{"source": ""}, {"source": "a", "id": ""}, {"source": 3, "id": 4}, {}, "手写", None],
    [{"id": "a", "source": "b"}, {"id": "b", "source": "a"}],
    *([{"source": f"s{number % 14}", "id": f"r{number % 15}"} for number in range(size)] for size in (15, 16, 17, 40)),
)
KEYS = (
    "a",
    "b",
    "c",
    "a.b",
    "county",
    "",
    "#0",
    "#1",
    "#2",
    "#16",
    "#17",
    "#x",
    "#",
    "#²",
    "s0",
    "s13",
    "r0",
    "r14",
    "r15",
    "nobody",
)


def of_rows() -> Iterator[str]:
    for rows, natural in product(ROWS, (None, "source")):
        yield f"{row_keys(rows, natural)} {[row_key(rows, at, natural) for at in range(len(rows))]}"
        finder = PathFinder({"funds": {"lines": rows}})
        for key in KEYS:
            yield f"{key} {row_index(rows, key, natural)} {finder.row_index(rows, key, natural)}"
        for key, column in product(KEYS, ("", ".executed", ".x.a")):
            path = f"funds.lines.{key}{column}"
            for document in (finder, document_of(finder)):
                steps = steps_into(document, path)
                yield f"{path} {steps} {find(document, path)}"
                if steps is not None:
                    yield f"{where(steps)} {path_of(document_of(finder), steps)}"


DOCUMENT: dict[str, Any] = {
    "schema_version": 1,
    "profile": {
        "title": "甲",
        "unit": {"name": "乙"},
        "basis": [{"title": "文"}, {"id": "b", "title": ""}],
        "evaluation_types": ["一", "二"],
    },
    "funds": {"lines": [{"source": "total", "executed": "5"}, {"executed": "6", "x": {"a": "1"}}, "手写"]},
    "texts": {"overview": "长", "x_a_b": ""},
    "remarks": [[{"text": "里"}], {"text": "外"}],
    "别的": [1, [2, 3], {"甲": []}],
}


_PLACES = (
    "profile profile.title profile.title.x profile.basis.#0.title profile.basis.b profile.basis.b.title.y "
    "profile.basis.#2 funds.lines.total.executed funds.lines.@county funds.lines.total.@x funds.lines.#1.x.a "
    "funds.lines.#2.executed funds.lines.#3 texts.overview nothing nothing.at.all 别的.#0 别的.#2.甲 别的.#1.#0"
)
PLACES = ("", *_PLACES.split())


def of_documents() -> Iterator[str]:
    yield from (f"{path} {value}" for path, value in leaves(DOCUMENT))
    for path in PLACES:
        steps = steps_into(DOCUMENT, path)
        yield f"{path} {steps} {find(DOCUMENT, path)} {where(steps or ())} {path_of(DOCUMENT, steps or ())}"
    for steps in (
        (),
        ("funds", "lines", 2),
        ("funds", "lines", 3),
        ("funds", "lines", 3, "a"),
        ("profile", 0),
        (0,),
        ("funds", "lines", 1, "x", 0),
    ):
        yield f"{steps} {where(steps)} {path_of(DOCUMENT, steps)}"


def of_misfits() -> Iterator[str]:
    odd: tuple[Any, ...] = (
        "",
        " ",
        "字",
        5,
        True,
        1.5,
        None,
        [],
        ["一", 2],
        {},
        {"a": "b"},
        [{"id": "a"}, 3],
        [[]],
        "长" * 79,
        "长" * 80,
        "长" * 81,
    )
    places = (
        "form",
        "profile",
        "profile.title",
        "profile.fiscal_year",
        "profile.evaluation_types",
        "funds.lines",
        "performance.indicators",
        "texts",
        "state",
        "last.values",
    )
    for path, value in product(places, odd):
        section, _, name = path.partition(".")
        read = read_assessment({"form": "x", section: {name: value} if name else value})
        yield f"{path} {value!r} {misfits(read)} {filled(read)}"
    for column, value in product(("weight", "target", "x", "facts", "progress", "direction", "id"), odd):
        read = read_assessment({"performance": {"indicators": [{"id": "a"}, {"id": "b", column: value}, {}]}})
        yield f"{column} {misfits(read)} {filled(read.performance)}"
    done = [{"done": word} for word in ("是", "已改", " TRUE ", "yes", "否", True, 1)]
    whole: tuple[Any, ...] = ("", *("长" * size for size in (79, 80, 81)), 5, [], None, {"a": {}}, {"remarks": done})
    for document in whole:
        read = read_assessment(document)
        yield f"{misfits(read)} {[(one.done, one.is_open) for one in read.remarks]}"


def of_computed() -> Iterator[str]:
    for list_path in LISTS:
        yield from (str(astuple(one)) for one in derived_in(list_path))
        for column in COLUMNS:
            at = derived_at(f"{list_path}.r.{column}"), derived_at(f"{list_path}.{column}")
            yield said(
                list_path,
                column,
                [one and one.path for one in at],
                stated_under(list_path, column),
                seen_in(list_path, column),
            )
        for one in derived_in(list_path):
            pairs = product(COLUMNS, ("", "amount", "executed"))
            yield f"{one.name} {one.sources} {[pair for pair in pairs if one.follows_from(frozenset(pair))]}"


def of_row_names() -> Iterator[str]:
    for first, second in product(("name", "title", "item", "text", "expected", "other"), repeat=2):
        row: dict[str, object] = {first: " 甲\n 乙 ", second: "丙"}
        yield said(
            first, second, name_of_row(row.get), name_of_row({**row, first: "  "}.get), name_of_row({first: 5}.get)
        )


SECTIONS = (
    "profile",
    "funds",
    "implementation",
    "performance",
    "problems",
    "signoff",
    "texts",
    "bound",
    "last",
    "remarks",
    "overrides",
    "state",
)
MAKERS: Makers = {
    **{f"paths {section}": partial(of_paths, section) for section in SECTIONS},
    "models": of_models,
    "rows": of_rows,
    "documents": of_documents,
    "misfits": of_misfits,
    "computed": of_computed,
    "row names": of_row_names,
}
RECORD = Sweep(__file__, "models_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_a_form(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
