"""Where a form asks for a path: exactly this value, or where its row and list are; which rows a question covers."""

from __future__ import annotations

from typing import Any

import pytest

from samples import list_samples
from schemas.form import Form
from schemas.paths import leaves, row_model
from schemas.report_entries import ReportEntry, places_of
from schemas.steps import fits, may_fit
from wizards.opening import read_for

STEPS: dict[str, list[dict[str, Any]]] = {
    "profile": [
        {"path": "profile.title", "label": "名称", "ask": "?"},
        {"path": "profile.projects", "label": "项目", "ask": "?", "columns": {"name": "名", "budget": "预算"}},
    ],
    "funds": [
        {
            "path": "funds.lines",
            "label": "资金",
            "ask": "?",
            "columns": {"executed": "执行数"},
            "rows": {"total": "合计", "county": "县级"},
        },
        {"path": "funds.lines.total.arrived", "label": "到位", "ask": "?"},
    ],
    "performance": [
        {"path": "performance.indicators", "label": "指标", "ask": "?", "columns": {"progress.period": "本月"}},
    ],
    "problems": [
        {
            "path": "problems.items",
            "label": "问题",
            "ask": "?",
            "columns": {"text": "问题"},
            "where": {"kind": "problem"},
        },
        {
            "path": "problems.items",
            "label": "措施",
            "ask": "?",
            "columns": {"text": "措施", "answers": "对应"},
            "where": {"kind": "measure"},
        },
        {"path": "texts.effect", "label": "效果", "ask": "?"},
    ],
}
FORM = Form.model_validate({"pack": {"format": 1, "id": "f", "title": "示例"}, "steps": STEPS})
DOCUMENT = {
    "profile": {"projects": [{"id": "p1", "name": "甲"}]},
    "funds": {"lines": [{"source": "county", "executed": "1"}, {"source": "moon", "executed": "1"}]},
    "performance": {"indicators": [{"id": "i1", "progress": {"period": "1"}}]},
    "problems": {
        "items": [
            {"id": "q1", "kind": "problem", "text": "慢"},
            {"id": "m1", "kind": "measure", "text": "快"},
            {"id": "n1", "kind": "note", "text": "注"},
        ]
    },
}

# path, the question that fills it, the question where one goes for it
TABLE = [
    ("profile.title", "名称", "名称"),
    ("profile.titles", None, None),
    ("profile", None, None),
    ("", None, None),
    ("profile.projects", "项目", "项目"),
    ("profile.projects.p1", None, "项目"),
    ("profile.projects.p1.budget", "项目", "项目"),
    ("profile.projects.p1.effect", None, "项目"),
    ("profile.projects.p9.budget", "项目", "项目"),
    ("funds.lines.county.executed", "资金", "资金"),
    ("funds.lines.moon.executed", None, "资金"),
    ("funds.lines.county.arrived", None, "资金"),
    ("funds.lines.total.arrived", "到位", "到位"),
    ("performance.indicators.i1.progress.period", "指标", "指标"),
    ("performance.indicators.i1.progress", None, "指标"),
    ("problems.items", "问题", "问题"),
    ("problems.items.@measure", None, "措施"),
    ("problems.items.@worry", None, "问题"),
    ("problems.items.q1.text", "问题", "问题"),
    ("problems.items.m1.text", "措施", "措施"),
    ("problems.items.m1.answers", "措施", "措施"),
    ("problems.items.q1.answers", None, "问题"),
    ("problems.items.#1.text", "措施", "措施"),
    ("problems.items.n1.text", None, "问题"),
    ("problems.items.gone.text", "问题", "问题"),
    ("texts.effect", "效果", "效果"),
    ("texts.effects", None, None),
]


@pytest.mark.parametrize(("path", "exactly", "leads_to"), TABLE)
def test_where_a_path_is_asked(path: str, exactly: str | None, leads_to: str | None) -> None:
    question, at = FORM.asked.exactly(path, DOCUMENT), FORM.asked.at(path, DOCUMENT)
    assert (question.label if question else None) == exactly
    assert (at.question.label if at else None) == leads_to


@pytest.mark.parametrize(
    ("list_path", "column", "asked", "head"),
    [
        ("funds.lines", "executed", True, "执行数"),
        ("funds.lines", "arrived", True, ""),  # of one row only
        ("funds.lines", "balance", False, ""),
        ("problems.items", "answers", True, "对应"),
        ("problems.items", "text", True, "问题"),
        ("profile", "title", False, ""),
        ("nothing", "text", False, ""),
    ],
)
def test_columns(list_path: str, column: str, asked: bool, head: str) -> None:
    assert FORM.asked.asks_column(list_path, column) is asked
    assert FORM.asked.column(list_path, column) == head


def test_rows_and_slots_of_the_form() -> None:
    assert FORM.asked.row_labels("funds.lines") == {"total": "合计", "county": "县级"}
    assert FORM.asked.row_labels("problems.items") == {}
    assert [question.label for question in FORM.asked.of("problems.items")] == ["问题", "措施"]
    assert FORM.asked.slots() == ("effect",)
    assert FORM.asked is FORM.asked


@pytest.mark.parametrize(
    ("row", "where", "fitting", "perhaps"),
    [
        ({"kind": "problem"}, {}, True, True),
        ({"kind": "problem"}, {"kind": "problem"}, True, True),
        ({"kind": "problem"}, {"kind": ("cause", "problem")}, True, True),
        ({"kind": "problem"}, {"kind": "cause"}, False, False),
        ({"kind": "problem"}, {"kind": "problem", "slot": "one"}, False, True),
        ({"kind": ""}, {"kind": "problem"}, False, True),
    ],
)
def test_which_rows_are_meant(row: dict[str, str], where: dict[str, Any], fitting: bool, perhaps: bool) -> None:
    assert fits(row.get, where) is fitting
    assert may_fit(row, where) is perhaps


@pytest.mark.parametrize("sample", [path.stem for path in list_samples()])
def test_where_both_answer_they_agree(sample: str) -> None:
    opened = read_for(next(path for path in list_samples() if path.stem == sample))
    asked = opened.in_force.form.asked
    both = 0
    for path, _ in leaves(opened.document):
        question, at = asked.exactly(path, opened.document), asked.at(path, opened.document)
        if question is not None:
            assert at is not None and at.question is question, path
            both += 1
        if at is not None and row_model(at.question.path) is None:
            assert question is at.question, path
    assert both > 20


def test_every_place_of_the_report_is_where_it_says() -> None:
    report = [
        {"heading": "一", "number": "1", "level": 1, "text": "{profile.title}", "edit": "texts.effect"},
        {
            "table": [
                {"rows": [["项目", "<"]], "head": True},
                {"rows": [["^{name}", "{budget}"], ["^", "{n}"]], "each": "profile.projects", "where": {"name": "甲"}},
            ]
        },
    ]
    places = list(places_of([ReportEntry.model_validate(entry) for entry in report]))
    shown = [
        (
            place.location,
            place.each,
            dict(place.where),
            place.edit,
            [(one.location[-1], one.text) for one in place.written],
        )
        for place in places
    ]
    assert shown == [
        (("report", 0), "", {}, "texts.effect", [("number", "1"), ("heading", "一"), ("text", "{profile.title}")]),
        (("report", 1), "", {}, "", []),
        (("report", 1, "table", 0), "", {}, "", [(0, "项目")]),
        (
            ("report", 1, "table", 1),
            "profile.projects",
            {"name": "甲"},
            "",
            [(1, "{name}"), (1, "{budget}"), (1, "{n}")],
        ),
    ]
