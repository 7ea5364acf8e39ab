"""Documents with rows, totals, claims and names in every state: what stands at a path, what rows fit, what is named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.form import Form
from tests.records import Sweep
from tests.wizards.checks.builders import COLUMNS, DOCUMENT, FORM, FREE, POLICY, RULES, STATED, STEPS, a_form, changed
from tests.wizards.checks.example_places import STEPPED_ROWS
from tests.wizards.checks.examples_own_columns import WITH_COLUMNS
from wizards.facts import Facts
from wizards.facts.row_facts import ListFacts
from wizards.scoring import score

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LINE, ROW = "funds/lines/", "performance/indicators/"
ENTRY = {"id": "e", "level1": "产出指标", "level2": "数量指标", "name": "维护处数", "unit": "处", "definition": "多少"}
SHORT: dict[str, Any] = {"path": "performance.indicators", "label": "指标", "ask": "填", "columns": {"name": "名称"}}
ENTRIES = a_form(indicators=[{**ENTRY, "criterion": "点数", "weight": 20}, {**ENTRY, "id": "f", "unit": ""}])
FORMS: dict[str, Form] = {
    "usual": FORM,
    "free": FREE,
    "stated": STATED,
    "rules": RULES,
    "columns": WITH_COLUMNS,
    "entries": ENTRIES,
    "short": a_form(steps={**STEPS, "performance": [SHORT]}),
    "one place": a_form(pack={"format": 1, "id": "f", "title": "示", "rate_decimals": 1, "rate_zeros": False}),
}
ACCOUNT = [
    {"item": "甲", "amount": "6", "budget": "8", "last_year": "5"},
    {"item": "total", "amount": "9"},
    {"item": "乙", "amount": "3万", "budget": "3", "last_year": "4"},
]
STATES: dict[str, dict[str, Any]] = {
    "as it is": {},
    "no total": {f"{LINE}0/source": "county"},
    "total empty": {f"{LINE}0": {"source": "total"}},
    "total last": {f"{LINE}0/source": "other", f"{LINE}2/source": "total"},
    "twice": {f"{LINE}1/source": "other"},
    "sources odd": {f"{LINE}0/source": "a.b", f"{LINE}1/source": "", f"{LINE}1/id": "k1", f"{LINE}2/id": "k1"},
    "adjusted": {f"{LINE}0/adjusted_budget": "99", f"{LINE}1/adjusted_budget": "—"},
    "not arrived": {f"{LINE}0/arrived": None, f"{LINE}1/arrived": "0", f"{LINE}2/arrived": "待拨"},
    "words spent": {f"{LINE}0/executed": "若干", f"{LINE}1/executed": "1.5亿元"},
    "yuan": {"funds/unit": "元"},
    "odd unit": {"funds/unit": "两"},
    "accounts": {f"funds/account/{one}": ACCOUNT for one in ("income", "expenditure", "functions", "basic")},
    "income only": {"funds/account/income": ACCOUNT},
    "claims": {
        "overrides": [
            {"path": "funds.lines.total.rate", "stated": "97.5%"},
            {"path": "funds.lines.#1.rate", "stated": "90"},
            {"path": "funds.lines.other.balance", "stated": "3.5"},
            {"path": "profile.title", "stated": "别名"},
            {"path": "score.total", "stated": "88"},
            {"path": "performance.indicators.#0.completion", "stated": "120%"},
            {"path": "funds.lines.count", "stated": "7"},
            {"path": "texts.overview", "stated": "别的"},
            {"path": "", "stated": "1"},
            {"path": "profile.period_end", "stated": ""},
        ]
    },
    "stated": {"performance/stated_total": "91", "performance/stated_grade": "良", f"{ROW}0/stated_score": "18"},
    "no year": {"profile/fiscal_year": None},
    "answers": {"problems/items/1/answers": "q9", "problems/items/0/title": "漏水"},
    "unscored": {f"{ROW}0/actual": None, f"{ROW}1/actual": "待定", f"{ROW}2/weight": None},
    "excluded": {f"{ROW}0/actual": "不适用", f"{ROW}1/actual": "80%"},
    "units": {f"{ROW}0/unit": "处", f"{ROW}0/actual": "14", f"{ROW}0/target": "12", f"{ROW}1/actual": "0.96"},
    "progress": {f"{ROW}0/progress": {"previous": "9", "period": "4"}, f"{ROW}1/progress": {"previous": "9"}},
    "names twice": {f"{ROW}1/name": "维护处数", f"{ROW}2/name": "执行率", "profile/projects/1/name": "其中：甲"},
    "names odd": {f"{ROW}0/name": " ", f"{ROW}1/name": "括{号", f"{ROW}2/name": "长" * 61, f"{ROW}3/name": "长" * 60},
    "values long": {f"{ROW}0/actual": "长" * 201, f"{ROW}1/actual": "长" * 200},
    "kept": {"bound": {"旧名": "performance.indicators.i2.actual", "没了": "performance.indicators.i9.actual"}},
    "own": {"profile/projects/0/x": {"planned": "3", "done": "0.02万亩", "note": "东", "height": "1.2", "ratio": "1"}},
    "entry": {f"{ROW}0/catalogue": "e", f"{ROW}1/catalogue": "f", f"{ROW}2/catalogue": "s", f"{ROW}0/name": None},
    "classes": {f"{ROW}0/level1": "产出", f"{ROW}1/level2": "质量", f"{ROW}2/level1": None},
    "scored by rules": STEPPED_ROWS,
}
ROWS = {
    "profile.projects": ("p1", "#1", "total", "p9"),
    "profile.basis": ("b1", "#0"),
    "funds.lines": ("total", "appropriation", "other", "county", "#0", "#1", "#9", "a.b", "k1"),
    "funds.subsidies": ("actual", "total", "budget"),
    "funds.expenses": ("e1", "total"),
    "funds.account.income": ("甲", "total", "#2"),
    "funds.account.expenditure": ("项目支出", "甲", "total"),
    "funds.account.functions": ("total", "乙"),
    "performance.indicators": ("i1", "i2", "#2", "i4", "total", "s", "m"),
    "problems.items": ("q1", "q2", "#0"),
}
CELLS = (
    *(
        "name",
        "budget",
        "executed",
        "rate",
        "balance",
        "over",
        "initial_budget",
        "adjusted_budget",
        "arrived",
        "source",
    ),
    *("persons", "standard", "amount", "item", "share", "against", "more", "less", "same", "more_rate", "less_rate"),
    *("text", "answers", "title", "id", "x.planned", "x.done", "x.left", "x.ratio", "x.note", "x.nothing", "wrong"),
    *(*COLUMNS, "completion", "met", "score", "unit", "definition", "criterion", "progress.previous", "facts.n"),
    *("target_sign", "target_number", "target_unit"),
)
PATHS = (
    *("profile.title", "profile.fiscal_year", "profile.year_before", "profile.unit.name", "profile.unit", "profile"),
    *("profile.evaluation_types", "profile.evaluation_types.count", "profile.report_date", "signoff.attachments"),
    *("signoff.attachments.count", "texts.overview", "texts.nothing", "texts", "texts.overview.more", "wrong.way"),
    *("funds.unit", "funds.lines", "funds.lines.count", "funds.lines.executed", "performance.indicators.count"),
    *("performance.indicators.name", "performance.stated_total", "funds.account.balance", "profile.projects.count"),
    *("funds.account.functions_share", "funds.account.insurances.#0.name", "problems.items.text", "score.total"),
    *("funds.account.insurances.#0.beneficiaries.#1.persons", "score.grade", "score.execution", "score.weight"),
    *("score.weights", "score.nothing", "profile.period_end", "profile.title.count", "funds.expenses.item"),
)


def facts_of(form: Form, changes: dict[str, Any]) -> Facts:
    assessment = read_assessment(changed(changes, DOCUMENT))
    return Facts(form, assessment, score(form, POLICY if form is not RULES else None, assessment))


def at_paths(state: str) -> Iterator[str]:
    for name, form in FORMS.items():
        facts = facts_of(form, STATES[state])
        cells = (f"{path}.{row}.{cell}" for path, rows in ROWS.items() for row, cell in product(rows, CELLS))
        for path in (*PATHS, *cells):
            sides = facts.sides(path)
            if sides.stated or sides.computed:
                numbers = f"{facts.number(path)} {facts.stated(path)} {facts.computed(path)}"
                yield f"{name} {path} {sides} {facts.text(path)} {facts.words(path)} {facts.lines(path)} {numbers}"
        yield from (f"{path}={facts.own_words(path)}" for path in (*PATHS, "funds.lines.#0.rate", "funds.lines.x.rate"))


WHERES: tuple[dict[str, Any], ...] = (
    *({}, {"source": "total"}, {"source": ("other", "county")}, {"level1": "产出指标"}, {"level1": "产出"}),
    *({"level2": ("数量指标", "质量")}, {"kind": "problem"}, {"kind": ("measure", "cause")}, {"item": "甲"}),
    *({"level1": "效益指标", "level2": "社会效益指标"}, {"name": "甲"}, {"level1": "预算"}),
)


def list_line(found: ListFacts) -> str:
    rows = [f"{row.index} {row.key} {row.path} {row.entry.id if row.entry else ''}" for row in found.rows]
    total = found.total
    sums = (
        [f"{name}{total.text(name)}" for name in ("executed", "rate", "amount", "name", "x.planned")] if total else []
    )
    others = [row.key for row in found.others]
    return f"{rows} {others} {[row.key for row in found.filled]} {sums} {found.natural} {found.labels}"


def of_lists(state: str) -> Iterator[str]:
    for name, form in FORMS.items():
        facts = facts_of(form, STATES[state])
        for path in ROWS:
            found = facts.list_at(path)
            yield f"{name} {path} {list_line(found) if found else '—'}"
            for where in WHERES:
                yield f"{where} {[row.key for row in facts.rows(path, where)]}"


def named(state: str) -> Iterator[str]:
    texts = (
        "{执行率}{自评总分}分{维护处数}处",
        "{旧名}{没了}{全年执行数}万元{甲执行率}",
        "{长}{实际支出}元，{结余资金}",
    )
    for name, form in FORMS.items():
        names = facts_of(form, STATES[state]).names
        for one in names.listed:
            yield f"{name} {one} {one.text} {names.find(one.name) == one} {names.at(one.path) == one}"
        for word in ("旧名", "没了", "实际支出", "执行率", "结余", "维护处数", "预算数", "长" * 60, "长" * 61):
            yield f"{word} {names.find(word)}"
        for text in texts:
            yield f"{names.written(text)} {names.in_text(text)}"


MAKERS = {
    f"{kind} {state}": partial(make, state)
    for kind, make in (("paths", at_paths), ("lists", of_lists), ("names", named))
    for state in STATES
}
RECORD = Sweep(__file__, "lookup_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_found_in_a_document(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
