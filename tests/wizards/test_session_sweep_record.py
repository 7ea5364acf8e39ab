"""Sessions played in many orders: every change of every kind of place, undone and done again; rows that are renamed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from tests.records import Makers, Sweep
from tests.wizards.checks.builders import STEPS
from wizards.opening import in_force, policy_of
from wizards.path_copy import row_lists, with_value
from wizards.row_names import RowNames
from wizards.session import UNDO_LIMIT, Session, new_document, with_row_ids
from wizards.storage import UnusableFile
from wizards.submission import HandIn, list_of

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

ROWS, LINES, BASIS = "performance.indicators", "funds.lines", "profile.basis"
PATHS = (
    "form",
    "profile.title",
    "profile.unit.name",
    "profile.fiscal_year",
    "profile.evaluation_types",
    "texts.overview",
    "texts.x_a_b",
    f"{LINES}.county.executed",
    f"{LINES}.county.source",
    f"{LINES}.total.x.a",
    f"{ROWS}.e.name",
    f"{ROWS}.e.catalogue",
    f"{ROWS}.row1.actual",
    f"{ROWS}.#0.name",
    f"{BASIS}.row2.title",
    f"{BASIS}.#1.title",
    "signoff.attachments",
    "nothing.at.all",
    "place.step",
)
VALUES: tuple[Any, ...] = (
    "甲",
    "",
    " ",
    None,
    "甲\n乙",
    "a\tb",
    "2023",
    " 2023 ",
    "20234",
    "二〇二三",
    "total",
    ["一", "", "二"],
    "１２",
    "\x07响",
)


def fresh() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"row{next(numbers)}"


def base() -> dict[str, Any]:
    return {
        "form": "x",
        "profile": {"title": "原", "basis": [{"id": "row2", "title": "文"}, {"title": "二"}]},
        "funds": {"lines": [{"source": "total", "executed": "1"}, {"source": "county"}, "手写"]},
        "performance": {"indicators": [{"id": "row1", "catalogue": "e", "name": "甲"}, {"name": "乙"}, {"id": "row9"}]},
        "texts": {"overview": "长"},
        "bound": {"甲": "profile.title"},
        "carried": [{"path": "texts.overview", "digest": "0"}, "手写"],
    }


def told(session: Session) -> str:
    marks = session.revision, session.touched, session.next_undo, session.next_redo
    return f"{marks} {session.document}"


def sets(path: str) -> Iterator[str]:
    for value, second in product(VALUES, ("乙", "", None)):
        session = Session(base(), new_id=fresh())
        session.set("profile.title", "先")
        first = session.set(path, value)
        yield f"{value!r} {first and first.kind} {session.get(path)} {session.text(path)!r} {told(session)}"
        again = session.set(path, second)
        yield f"{again and again.revision} {session.next_undo} {told(session)}"
        session.seal()
        session.set(path, "三")
        yield f"{[session.undo() is not None for _ in range(4)]} {told(session)}"
        yield f"{[session.redo() is not None for _ in range(2)]} {told(session)}"
    empty = Session({}, new_id=fresh())
    for value in VALUES:
        yield f"{empty.set(path, value) is not None} {told(empty)}"


def taken(path: str) -> Iterator[str]:
    for text, names in product(("甲", "", "长", "甲{乙}"), ({}, {"乙": "profile.title"}, {"甲": "a", "丙": "b"})):
        for document in (base(), {}, {**base(), "bound": 3}, {**base(), "carried": 3}):
            session = Session(document, new_id=fresh())
            change = session.set_bound(path, text, names)
            yield f"{text} {names} {change and change.kind} {told(session)}"
            carried = session.take_over(path, text, "last")
            yield f"{carried and carried.kind} {told(session)} {session.undo() is not None} {told(session)}"


KEYS = ("row1", "e", "#1", "row9", "total", "county", "row2", "nobody", "#7")


def rows(list_path: str) -> Iterator[str]:
    for key in KEYS:
        for document in (base(), {}):
            session = Session(document, new_id=fresh())
            yield f"{key} {session.add_row(list_path, {'name': '新'}, after=key)} {told(session)}"
            yield f"{session.copy_row(list_path, key)} {told(session)}"
            deleted = session.delete_row(list_path, key)
            yield f"{deleted and deleted.kind} {told(session)}"
            yield f"{session.add_row(list_path)} {told(session)}"
            for other in KEYS:
                moved = session.move_row(list_path, key, other)
                yield f"{other} {moved and moved.kind} {session.get(list_path)}"
    session = Session({}, new_id=fresh())
    for _ in range(3):
        session.add_row(list_path)
    yield from (
        f"{session.delete_row(list_path, f'row{number}') is not None} {told(session)}" for number in range(1, 5)
    )


def games(seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    moves: tuple[Callable[[Session], Any], ...] = (
        lambda session: session.set(chance.choice(PATHS), chance.choice(VALUES)),
        lambda session: session.set("profile.title", f"{chance.randrange(9)}"),
        lambda session: session.add_row(ROWS, {"name": "新"}),
        lambda session: session.delete_row(ROWS, chance.choice(KEYS)),
        lambda session: session.move_row(LINES, chance.choice(KEYS), chance.choice(KEYS)),
        lambda session: session.copy_row(ROWS, chance.choice(KEYS)),
        lambda session: session.note_place("funds", chance.choice(("a", "b"))),
        lambda session: session.replace({"form": "y"}, "form"),
        Session.seal,
        Session.undo,
        Session.undo,
        Session.redo,
    )
    for _ in range(12):
        session = Session(base(), new_id=fresh())
        heard: list[str] = []
        session.subscribe(lambda change, heard=heard: heard.append(f"{change.kind} {change.path}"))  # type: ignore[misc]
        for _ in range(25):
            chance.choice(moves)(session)
            yield told(session)
        yield " ".join(heard)


def many_steps() -> Iterator[str]:
    for count in (UNDO_LIMIT - 1, UNDO_LIMIT, UNDO_LIMIT + 1):
        session = Session({}, new_id=fresh())
        for number in range(count):
            session.replace({"form": f"{number}"})
        undone = 0
        while session.undo():
            undone += 1
        yield f"{count} {undone} {session.document} {session.next_redo}"


def copied() -> Iterator[str]:
    nodes: tuple[Any, ...] = (
        {},
        {"a": {}},
        {"funds": {"lines": []}},
        {"funds": {"lines": [{"source": "total", "executed": "1"}]}},
        {"funds": 3},
        base(),
    )
    given: tuple[Any, ...] = ("新", None, [], {}, [{"id": "z"}])
    for node, path, value in product(nodes, (*PATHS, LINES, "profile", "funds"), given):
        yield f"{path} {value} {with_value(node, path.split('.'), (), value, fresh())}"
    for node in (
        *nodes,
        3,
        [],
        {"performance": {"indicators": [{}, 3]}},
        {"texts": [{}]},
        {"funds": {"lines": [], "account": {"income": [{}]}}},
    ):
        yield f"{list(row_lists(node))}"
        if isinstance(node, dict):
            yield str(with_row_ids(node, fresh()))


def names() -> Iterator[str]:
    def lines(*sources: str) -> dict[str, Any]:
        return {"funds": {"lines": [{"source": source, "executed": source} for source in sources]}}

    states: tuple[dict[str, Any], ...] = (
        lines("a", "b"),
        lines("c", "b"),
        lines("d", "b"),
        lines("a", "d"),
        lines("b", "b"),
        {"funds": {"lines": 3}},
        {},
    )
    paths = tuple(f"{LINES}.{key}.{column}" for key in "abcd" for column in ("source", "executed"))
    for first, second, third in product(states, repeat=3):
        known = RowNames()
        for path in (f"{LINES}.a.source", f"{LINES}.b.executed", "profile.title", f"{LINES}.x.source"):
            known.note(first, second, path)
        known.note(second, third, f"{LINES}.c.source")
        known.note(third, first, f"{LINES}.d.source")
        yield " ".join(
            known.now(one, path) for one in (first, second, third) for path in (*paths, f"{LINES}.a", "profile.title")
        )


def begun() -> Iterator[str]:
    entries = [{"id": "e", "name": "甲", "weight": "5.50", "target": "≥5"}, {"id": "f", "level1": "产出"}]
    for some in ([], entries):
        form = Form.model_validate(
            {"pack": {"format": 1, "id": "a", "title": "甲"}, "steps": STEPS, "indicators": some}
        )
        yield str(new_document(form, new_id=fresh()))


def forced() -> Iterator[str]:
    """Which form and policy are in force, whatever a file names."""
    for form, policy, wanted, name in product(
        ("mof-2020", "transfer-2019", "nothing", "", 3, None),
        ("mof-2020", "hubei-2020", "nothing", " ", 3, None),
        (None, "", "hubei-2020", "nothing"),
        ("", "a.toml"),
    ):
        document = {key: value for key, value in (("form", form), ("policy", policy)) if value is not None}
        try:
            found = in_force(document, wanted, name=name)
            taken_form = found.form.pack.id, found.policy and found.policy.id
            yield f"{form} {policy} {wanted} {name} {taken_form} {found.note}"
        except UnusableFile as error:
            yield f"{form} {policy} {wanted} {name} {error}"
    for own, named in product((None, "mof-2020", "nothing"), (None, "", "hubei-2020", "nothing", 3)):
        made = Form.model_validate({"pack": {"format": 1, "id": "a", "title": "甲", "policy": own}})
        policy_found, note = policy_of(made, named)
        yield f"{own} {named} {policy_found and policy_found.id} {note}"
    for mask in product((False, True), repeat=7):
        words = ["某局", "工程", "2023", "表", "95", "优", "2024-03-01"]
        unit, title, year, form_title, total, grade, day = (
            word if there else "" for word, there in zip(words, mask, strict=True)
        )
        hand_in = HandIn(unit, title, year, form_title, total, grade, day, changed=mask[0])
        yield list_of(hand_in, {"a.docx": b"1", "b.toml": b"22"} if mask[1] else {}).decode()


MAKERS: Makers = {
    **{f"sets {path}": partial(sets, path) for path in PATHS},
    **{
        f"taken {path}": partial(taken, path)
        for path in ("texts.overview", "profile.title", "signoff.attachments", f"{ROWS}.e.name")
    },
    **{f"rows {path}": partial(rows, path) for path in (ROWS, LINES, BASIS)},
    **{f"games {seed}": partial(games, seed) for seed in range(4)},
    "many steps": many_steps,
    "copied": copied,
    "names": names,
    "begun": begun,
    "forced": forced,
}
RECORD = Sweep(__file__, "session_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_stands_in_a_session(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
