"""What is said of a pack whose values do not fit or whose keys are misspelt, and which paths a pack may name."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from schemas.form import Form
from schemas.policy import Policy
from tests.records import Makers, Sweep
from tests.wizards.catalogue.heard import ASKED, ITEMS, LINES, PATHS, ROWS
from wizards.catalogue import (
    PackError,
)
from wizards.catalogue.reach import hint_for, is_section, kind_at, list_in, missing_row, row_keys, row_kind, row_names
from wizards.catalogue.shape import MOST_QUESTIONS, build, build_form, did_you_mean, nearest
from wizards.catalogue.source import Source

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

WHOLE: dict[str, Any] = {
    "pack": {
        "format": 1,
        "id": "a",
        "title": "甲",
        "year": 2024,
        "rate_decimals": 2,
        "unseen": ["乙"],
        "layout": {"body_font": "仿宋"},
        "about": {"funds": "钱"},
        "submission": {"steps": ["交"], "session_file": True},
    },
    "steps": {
        "profile": [{"path": "profile.title", "label": "甲", "ask": "?", "required": True, "choices": ["一"]}],
        "funds": [{"path": LINES, "label": "钱", "ask": "?", "columns": {"executed": "数"}, "rows": {"county": "县"}}],
    },
    "columns": [
        {"list": LINES, "key": "a", "label": "列", "decimals": 1, "total": True, "sum": ["executed", "arrived"]}
    ],
    "scoring": {"mode": "rules", "maximum": 100, "verdict": {"yes": "是", "no": "否"}},
    "indicators": [
        {
            "id": "e",
            "name": "甲",
            "weight": 60,
            "facts": {"f": "几"},
            "rule": "ratio",
            "top": "f",
            "bottom": ["f", "f"],
        },
        {"id": "g", "weight": 40, "rule": "deduct", "minus": [{"fact": "f", "points": 1, "once": True}]},
        {"id": "h", "direction": "lower", "rule": "tiers", "value": "f", "tiers": [[1, 2]]},
    ],
    "report": [
        {"level": 1, "heading": "甲", "text": "乙", "each": ITEMS, "where": {"kind": ["a"]}},
        {"widths": [1, 2], "landscape": True, "table": [{"rows": [["甲", "<"]], "head": True, "each": LINES}]},
    ],
}
RULES: dict[str, Any] = {
    "format": 1,
    "id": "a",
    "title": "甲",
    "source": "乙",
    "certainty": "丙",
    "clause": "丁",
    "execution": {"weight": 10, "reason_below": 90},
    "groups": {"产出": 90},
    "tiers": ["一", "二", "三"],
    "tier_borders": [0.8, 0.6],
    "reverse": "linear",
    "over": {"reason_from": 120, "reason_required_from": 130, "reverse_any": True},
    "not_applicable": "rescale",
    "grades": [{"minimum": 60, "label": "好"}, {"minimum": 0, "label": "差"}],
    "decimals": 2,
    "rounding": "down",
    "stated_step": 0.5,
}
ODD: tuple[Any, ...] = (
    "字",
    "",
    "1",
    3,
    -1,
    10**6,
    2.5,
    True,
    [],
    ["字"],
    [3],
    [[]],
    {},
    {"字": "字"},
    {"a": 3},
    float("nan"),
    float("inf"),
)


def nodes(node: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if keys:
        yield keys
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inside:
        yield from nodes(value, (*keys, key))


def changed(data: dict[str, Any], keys: tuple[Any, ...], value: Any = None, new_key: str = "") -> dict[str, Any]:
    made = copy.deepcopy(data)
    node: Any = made
    for key in keys[:-1]:
        node = node[key]
    if new_key and isinstance(node, dict):
        node[new_key] = node.pop(keys[-1])
    elif new_key or value is None:
        del node[keys[-1]]
    else:
        node[keys[-1]] = value
    return made


def told(model: type[Form] | type[Policy], data: dict[str, Any], name: object) -> Iterator[str]:
    try:
        build(model, Source("a.toml", "", data))
    except PackError as error:
        yield f"{name} {error}"
        yield from map(str, error.problems)


def misshapen(section: str) -> Iterator[str]:
    model, data = (Form, WHOLE) if section in WHOLE else (Policy, RULES)
    for keys in nodes({section: data[section]}):
        yield from told(model, changed(data, keys), keys)
        for odd in ODD:
            yield from told(model, changed(data, keys, odd), (keys, odd))
        key = keys[-1]
        if isinstance(key, str):
            for wrong in (f"{key}s", key[:-1] + "x", "全不像", "rows", "widths", "landscape"):
                yield from told(model, changed(data, keys, new_key=wrong), (keys, wrong))


def meant() -> Iterator[str]:
    known = ("executed", "adjusted_budget", "arrived", "a", "funds")
    for word in ("executd", "adjusted", "arive", "fund", "fnds", "xyz", "", "a", "b", "exec"):
        yield f"{word} {nearest(word, known)} {did_you_mean(word, known)} {nearest(word, ())}"
    for count in (MOST_QUESTIONS - 1, MOST_QUESTIONS, MOST_QUESTIONS + 1):
        one = {"path": "profile.title", "label": "甲", "ask": "?"}
        for steps in ({"profile": [one] * count}, {"profile": [one] * (count - 1), "funds": [one]}, {"profile": 3}, 3):
            try:
                yield str(len(build_form(Source("a.toml", "[steps]\n", {**WHOLE, "steps": steps})).steps.profile))
            except PackError as error:
                yield str(error)


FORM = Form.model_validate(
    {
        "pack": {"format": 1, "id": "a", "title": "甲"},
        "steps": ASKED,
        "indicators": [{"id": "e"}, {"id": "f"}],
        "columns": [{"list": LINES, "key": "a", "label": "列"}],
    }
)
LISTS = (
    LINES,
    ROWS,
    ITEMS,
    "profile.basis",
    "profile.projects",
    "funds.account.income",
    "signoff.attachments",
    "texts",
    "profile",
    "nothing",
    "",
)


def reached() -> Iterator[str]:
    misspelt = (
        "profle.title",
        "profile.titel",
        "profile.unit.nane",
        "funds.account.incme",
        "texts.overvew",
        "texts.",
        "score.totl",
        "score.xyz",
        "score.",
        "sing.off",
        "funds.lines.county.executd",
        "problem.items",
    )
    for path in (
        *PATHS,
        *misspelt,
        *(f"{path}.x.a" for path in PATHS),
        *(
            f"{one}.{key}.{inner}"
            for one in LISTS
            for key in ("e", "total", "*", "z")
            for inner in ("executed", "x.a", "rate", "facts.f", "text")
        ),
    ):
        places = list_in(path), list_in(path, FORM.values), missing_row(FORM, path)
        yield f"{path} {is_section(path)} {places} {kind_at(path)} {kind_at(path, FORM.values)} {hint_for(path)}"
    for list_path in LISTS:
        yield f"{list_path} {row_names(list_path)} {row_names(list_path, FORM.values)[-3:]} {row_keys(FORM, list_path)}"
        for inner in ("executed", "x.a", "x.b", "x", "rate", "count", "text", "facts.f", "progress.period", ""):
            yield f"{inner} {row_kind(list_path, inner)} {row_kind(list_path, inner, FORM.values)}"


MAKERS: Makers = {
    **{f"misshapen {section}": partial(misshapen, section) for section in (*WHOLE, *RULES)},
    "meant": meant,
    "reached": reached,
}
RECORD = Sweep(__file__, "shape_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_a_file(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
