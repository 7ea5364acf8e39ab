"""Two versions that differ in one thing, for each thing: what changed, how it is called, what the statement says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from itertools import combinations, product
from typing import Any

import pytest

from schemas.blocks import Heading, Paragraph
from schemas.slots import SLOTS
from tests.records import Sweep
from tests.wizards.word.word_samples import documents
from wizards.opening import in_force
from wizards.returning.changes import Changed, ChangeKind, by_row, changes, match_rows
from wizards.returning.keeping import answered, by_hand, handed_in, rows, settled, with_state, without
from wizards.returning.remarks import unknown, with_remarks
from wizards.returning.statement import statement
from wizards.returning.value_names import is_internal, label_of, spoken_value

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

NAMES = [name for name in documents() if not name.endswith(("-empty", "-half"))]
CHANGED = (
    "chenggong-2019-half",
    "fund-2019-printed",
    "linxiang-2021",
    "mof-2020",
    "transfer-2022",
    "zhongshan-2022-half",
)
Way = tuple[str | int, ...]


def places(node: Any, way: Way = ()) -> Iterator[Way]:
    """Every table, list and value of a document."""
    if way:
        yield way
    inside: Sequence[Any] = list(node.items()) if isinstance(node, Mapping) else []
    inside = list(enumerate(node)) if isinstance(node, list) else inside
    for key, one in inside:
        yield from places(one, (*way, key))


def at(node: Any, way: Way) -> Any:
    for key in way:
        node = node[key]
    return node


def without_id(row: Any) -> Any:
    return {key: text for key, text in row.items() if key != "id"} if isinstance(row, Mapping) else row


def others(value: Any) -> Iterator[Any]:
    """What else could stand in a place."""
    if isinstance(value, list):
        yield list(reversed(value))
        yield value[1:]
        yield [*value, *deepcopy(value[:1])]
        yield [without_id(one) for one in value]
    elif isinstance(value, Mapping):
        yield {}
        yield {**value, "id": "zzzzzzzz"}
        yield {**value, "x_new": "多"}
    else:
        yield f"{value}改"
        yield f" {value} "
        yield ""
        yield [str(value), "又"]


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    found = changes(old, new, in_force(new).form, in_force(old).form)
    yield from (f"{one.kind} {one.path} {one.label} {one.old} {one.new} {one.row}" for one in found)
    yield from (f"人看 {one.path} {one.label} {one.old} {one.new}" for one in by_row(found, new, old))


def of_one_change(name: str) -> Iterator[str]:
    old = documents()[name]
    for way in places(old):
        if way[0] in ("form", "policy", "schema_version"):
            continue
        changed = deepcopy(dict(old))
        place = at(changed, way[:-1])
        value = place[way[-1]]
        for other in others(value):
            place[way[-1]] = other
            yield from (f"{way} {line}" for line in compared(old, changed))
        del place[way[-1]]
        yield from (f"没有 {way} {line}" for line in compared(old, changed))
        yield from (f"原来没有 {way} {line}" for line in compared(changed, old))


def of_forms() -> Iterator[str]:
    for old, new in product(("mof-2020", "fund-2019", "transfer-2022", "dachuan-2018", "zhongshan-2022"), repeat=2):
        yield from (f"{old} {new} {line}" for line in compared(documents()[old], documents()[new]))


SIGNS: tuple[Any, ...] = (
    *({"id": "a"}, {"id": "b"}, {"catalogue": "c"}, {"name": "名", "level2": "二"}, {"name": "名", "level2": "三"}),
    *({"name": "名"}, {"title": "题"}, {"item": "项"}, {"kind": "problem", "text": "文"}, {"text": "文"}, {}),
    *(
        {"kind": "problem", "text": "别"},
        {"source": "total"},
        {"id": "a", "name": "名"},
        {"id": "a", "source": "other"},
    ),
    *("不是行", {"id": 5}, {"name": " 名 "}),
)


def of_rows() -> Iterator[str]:
    """Which row is which, by every sign."""
    lists = [list(one) for count in (1, 2) for one in product(SIGNS, repeat=count)]
    for number, old in enumerate(lists):
        told = [match_rows(old, new, natural) for new in lists[number % 9 :: 9] for natural in (None, "source")]
        yield f"{old} {told}"


def of_labels(name: str) -> Iterator[str]:
    """Every value by its name, and values that the form does not ask."""
    document = documents()[name]
    form = in_force(document).form
    found = changes({}, document, form)
    paths = list(dict.fromkeys([*(one.path for one in found), *(one.row for one in found if one.row)]))
    paths += ["form", "policy", *(f"texts.{slot}" for slot in SLOTS), "texts.x_own", "profile.x", "kind", "texts", ""]
    for path in paths:
        for more in ("", ".kind", ".slot", ".source", ".answers", ".x"):
            told = (label_of(path + more, document, form), is_internal(path + more))
            yield f"{path}{more} {told}"


def of_names() -> Iterator[str]:
    """Rows with a name of every length, without one, and what a row answers."""
    document = deepcopy(dict(documents()["mof-2020"]))
    form = in_force(document).form
    names = ["", "名\n称  长", *("项" * length for length in (1, 14, 15, 16, 17, 18, 40))]
    shapes: list[dict[str, Any]] = [{"name": name} for name in names]
    shapes += [{"catalogue": "quality"}, {"catalogue": "none"}, {"catalogue": 5}, {"level2": "质量指标"}, {"level2": 5}]
    shapes += [{"catalogue": "quality", "level2": "别"}, {"title": "题"}, {"text": "文" * 20}, {"item": "项"}]
    lists = ("performance.indicators", "problems.items", "profile.basis", "funds.lines")
    for list_path, shape in product(lists, shapes):
        section, key = list_path.split(".")
        row = {"id": "row00001", "actual": "5", **shape}
        pair = [row, {"id": "row00002", "answers": "row00001"}]
        one = {**document, section: {**document.get(section, {}), key: pair}}
        for column in ("actual", "name", "kind", "answers", "x"):
            told = label_of(f"{list_path}.row00001.{column}", one, form)
            spoken = [spoken_value(f"{list_path}.row00002.{column}", text, one) for text in ("row00001", "别", "")]
            yield f"{list_path} {shape} {column} {told} {spoken}"


REMARKS: tuple[dict[str, Any], ...] = (
    {"by": "李某", "path": "profile.title", "text": "名称不对", "reply": "已改"},
    {"by": "李某", "path": "profile", "text": "看一看", "quote": "某项目", "done": True},
    {"path": "performance.indicators.quality.actual", "quote": "90%"},
    {"path": "performance.indicators.quality", "text": "补一句"},
    {"path": "performance", "reply": "好"},
    {"text": "请早些报送", "done": True},
    {"by": "王某"},
    {"path": "profile.titles", "text": "不是这一处"},
)


def of_statements() -> Iterator[str]:
    base = documents()["mof-2020"]
    form = in_force(base).form
    row = "performance.indicators.quality"
    paths = ("profile.title", f"{row}.actual", row, "texts.overview")
    kinds: tuple[tuple[str, str, ChangeKind], ...] = (
        ("甲", "乙", "changed"),
        ("", "乙", "added"),
        ("甲", "", "removed"),
    )
    found = [
        Changed(path, "栏目", old, new, kind, path if kind == "added" else "")
        for path, (old, new, kind) in product(paths, kinds)
    ]
    rounds = [list(one) for count in (0, 1, 2) for one in combinations(REMARKS, count)] + [list(REMARKS)]
    profiles = ({}, {"title": ""}, {"unit": {}}, {"report_date": ""}, {"title": None, "unit": {"name": ""}})
    dates = ("", "2024-04-01", "2024年4月", "明天")
    for number, remarks in enumerate(rounds):
        for some in (found, [], found[number % 12 : number % 12 + 1]):
            document = {
                **base,
                "profile": {**base["profile"], **profiles[number % len(profiles)]},
                "remarks": [{"id": f"r{at:07}", **one} for at, one in enumerate(remarks)],
                "state_date": dates[number % len(dates)],
            }
            paper = statement(some, document, form)
            told = [f"{one!r}" if isinstance(one, Heading | Paragraph) else f"{one.grids}" for one in paper.blocks]
            yield f"{number} {len(some)} {paper.layout} {told}"


TOLD = ({"by": "甲", "text": "乙"}, {"by": "甲", "text": "乙 "}, {"quote": "甲", "date": "2024-04-02"}, {"path": "a"})


def of_keeping() -> Iterator[str]:
    """A remark answered, settled, taken away, said by hand; a report handed in."""
    base = {"form": "mof-2020", "place": {}, "waivers": [], "last": {}, "carried": [], "state": "x", "state_date": "y"}
    two = [{"id": "a"}, "不是行", {"id": "b", "reply": "乙"}]
    lists: tuple[Any, ...] = (None, [], "不是", [{"id": "a", "text": "甲"}], two)
    texts = ("", " ", "甲\n乙", " 丙\x00 ", "\t")
    for there in lists:
        document = {**base, "remarks": there} if there is not None else base
        yield f"{rows(document)} {handed_in(document)} {with_state(document, '已报送', '2024-04-02')}"
        for number in range(len(rows(document))):
            told = [answered(document, number, text) for text in texts]
            told += [settled(document, number, done=done) for done in (True, False)]
            yield f"{told} {without(document, number)}"
        for by, text in product(texts, texts):
            yield _without_ids(by_hand(document, by, "2024-04-02", text, by))
        for row in TOLD:
            known = {**document, "remarks": [*rows(document), row, {**row, "path": "b", "id": "c"}]}
            for found in ([row], [row] * 2, [row] * 3, [{**row, key: "别"} for key in ("by", "date", "quote", "text")]):
                yield f"{[[sorted(one) for one in unknown(found, there)] for there in (known, document)]}"
                yield f"{with_remarks(document, found)}"


def _without_ids(document: Mapping[str, Any]) -> str:
    return str([{**without_id(row), "has id": "id" in row} for row in rows(document)])


RECORD = Sweep(
    __file__,
    "versions",
    {
        **{f"one change in {name}": partial(of_one_change, name) for name in CHANGED},
        "other forms": of_forms,
        "rows": of_rows,
        **{f"labels of {name}": partial(of_labels, name) for name in NAMES},
        "names": of_names,
        "statements": of_statements,
        "keeping": of_keeping,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_changed(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_change_is_gone() -> None:
    assert RECORD.strays() == set()
