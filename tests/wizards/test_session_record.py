"""A session played step by step, and last year's sessions rolled over into every form: what stands in them after."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from schemas.paths import leaves
from tests.records import Record
from tests.wizards.intake.test_rollover import DEFAULT, FORMS, last_year, rolled
from tests.wizards.word.word_samples import documents
from wizards.row_names import RowNames
from wizards.session import Session, new_row_id, with_row_ids

ROWS = "performance.indicators"
Step = tuple[str, Callable[[Session], Any]]


def _set(path: str, text: str | None) -> Step:
    return f"{path}={text}", lambda session: session.set(path, text)


PLAY: list[Step] = [
    _set("profile.title", "甲"),
    _set("profile.title", "甲乙"),
    ("seal", Session.seal),
    _set("profile.title", "甲乙丙"),
    _set("funds.lines.total.executed", "1"),
    _set("funds.lines.total.executed", ""),
    ("add", lambda session: session.add_row(ROWS, {"name": "维修"})),
    ("add", lambda session: session.add_row(ROWS)),
    ("add after", lambda session: session.add_row(ROWS, {"name": "检测"}, after="row00001")),
    ("copy", lambda session: session.copy_row(ROWS, "row00001")),
    ("copy nothing", lambda session: session.copy_row(ROWS, "nobody")),
    ("move", lambda session: session.move_row(ROWS, "row00001", "row00003")),
    ("move nowhere", lambda session: session.move_row(ROWS, "row00001", "nobody")),
    ("place", lambda session: session.note_place("funds", "funds.lines")),
    ("delete", lambda session: session.delete_row(ROWS, "row00003")),
    ("delete nothing", lambda session: session.delete_row(ROWS, "nobody")),
    _set("signoff.attachments", "批复\n\n决算"),
    _set(f"{ROWS}.row00001.facts.late", "3"),
    _set(f"{ROWS}.row00001.facts.late", None),
    _set("profile.fiscal_year", "２０２３"),
    _set("profile.fiscal_year", "23年"),
    ("bind", lambda session: session.set_bound("texts.overview", "共{维修}处", {"维修": f"{ROWS}.row00001.actual"})),
    ("take over", lambda session: session.take_over("texts.conclusion", "去年的话", "last")),
    *(("undo", Session.undo) for _ in range(9)),
    *(("redo", Session.redo) for _ in range(4)),
    _set("profile.title", "丁"),
    ("redo", Session.redo),
    ("replace", lambda session: session.replace({"form": "x"}, "form")),
    ("undo", Session.undo),
]


def play() -> Iterator[str]:
    numbers = itertools.count(1)
    session = Session({"schema_version": 1}, new_id=lambda: f"row{next(numbers):05d}")
    told: list[str] = []
    stop = session.subscribe(lambda change: told.append(f"{change.kind} {change.path}"))
    for name, step in PLAY:
        result = step(session)
        said = result if isinstance(result, str) else "—" if result is None else f"{result.kind} {result.path}"
        state = f"{session.revision} {session.touched} {session.next_undo} {session.next_redo}"
        yield f"{name} ⇒ {said} {state} {session.document}"
    stop()
    session.set("profile.title", "没人听")
    yield " ".join(told)


def of_ids() -> Iterator[str]:
    made = {new_row_id() for _ in range(200)}
    yield f"{len(made)} {sorted({len(one) for one in made})} {all(one.isalnum() and one[0].isalpha() for one in made)}"
    numbers = itertools.count(1)
    rows = {ROWS: [{}, {"id": "a"}, "手写", {"catalogue": "c"}]}
    document = {"performance": {"indicators": rows[ROWS]}, "funds": {"lines": [{"source": "total"}, {}]}}
    yield f"{with_row_ids(document, lambda: f'n{next(numbers)}')}"


def of_names() -> Iterator[str]:
    names = RowNames()
    before = {"funds": {"lines": [{"source": "a"}, {"source": "b"}]}}
    after = {"funds": {"lines": [{"source": "c"}, {"source": "b"}]}}
    last = {"funds": {"lines": [{"source": "d"}, {"source": "b"}]}}
    names.note(before, after, "funds.lines.a.source")
    names.note(after, last, "funds.lines.c.source")
    names.note(before, after, "funds.lines.a.executed")
    names.note(before, after, "profile.title")
    for document in (before, after, last):
        paths = ("funds.lines.a.executed", "funds.lines.c.executed", "funds.lines.b.executed", "funds.lines.x.y")
        yield " ".join(names.now(document, path) for path in paths)


def of_rollover(old: str, new: str | None, year: int | None = None) -> Iterator[str]:
    found = rolled(last_year(old), new, year)
    yield f"{found.year} {'；'.join(found.brought)}"
    yield from found.told
    ids: dict[str, str] = {}
    for path, value in leaves(found.document):
        if path.endswith(".id"):
            ids.setdefault(str(value), f"行{len(ids) + 1}")
    there = {path: value for path, value in leaves(last_year(old))}
    same = []
    for path, value in leaves(found.document):
        shown = ".".join(ids.get(step, step) for step in path.split("."))
        if there.get(path) == value:
            same.append(shown)
        else:
            yield f"{shown} {ids.get(str(value), value)}"
    yield f"照旧 {' '.join(same)}"


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "play": play,
    "ids": of_ids,
    "names": of_names,
    **{f"{name} again": partial(of_rollover, name, None) for name in FORMS if name in documents()},
    **{f"{DEFAULT} into {name}": partial(of_rollover, DEFAULT, name) for name in FORMS if name != DEFAULT},
    **{f"year {year}": partial(of_rollover, DEFAULT, None, year) for year in (2022, 2023, 2025)},
}
RECORD = Record(__file__, "session", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_stands_in_it_after(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_play_is_gone() -> None:
    assert RECORD.strays() == set()
