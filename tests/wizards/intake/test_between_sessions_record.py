"""From one session to another (last year's, another form, another file): each thing of the first one otherwise."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from tests.records import Sweep, portions
from tests.wizards.intake.documents_otherwise import Document, otherwise, same_ids
from tests.wizards.intake.test_own_columns import own_form
from tests.wizards.word.word_samples import documents
from wizards.catalogue import load_form
from wizards.intake import Unreadable
from wizards.intake.changing_form import change_form
from wizards.intake.last_accounts import accounts_of
from wizards.intake.other_session import recognise_session
from wizards.intake.rollover import roll_over
from wizards.opening import in_force

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

WHOLE = tomllib.loads("""
form = "mof-2020"
policy = "mof-2020"
carried = [{path = "texts.overview", kind = "last", digest = "x"}]
x = {other = "1"}
texts = {overview = "概况。", gone = "旧文。", blank = " "}
bound = {"总额" = "funds.lines.total.executed", "坏" = 5}
signoff = {unit = "甲局", preparer = {name = "某", phone = "5", post = "员"}}
implementation = {communities = "三村"}
problems = {items = [{id = "q1", text = "慢"}]}

[profile]
title = "2023年造林（二期）"
fiscal_year = 2023
report_date = "2024-3-1"
unit = {name = "甲局", short_name = "甲", supervisor = "乙局", address = "路", staff = {posts = "3"}}
projects = [{id = "p1", name = "子", purpose = "目的", executed = "1", x = {who = "乙"}}, {id = "p2", executed = "1"}]
basis = [{id = "b1", title = "办法"}]

[funds]
unit = "元"
rules = [{id = "r1", title = "制度"}]
lines = [
  {id = "l1", source = "total", initial_budget = "9", executed = "8", x = {paper = "3号", held = "1"}},
  {id = "l2", source = "county", executed = "8万元"},
  {id = "l3", source = "moon", executed = "8"},
]
[funds.account]
overall = [{item = "机关运行经费", amount = "3", last_year = "2"}]
subjects = [{id = "s1", item = "甲", amount = "1"}]

[performance]
stated_total = "90"
goals = [{id = "g1", expected = "造林", actual = "完成"}, {id = "g2", actual = "完成"}]
[[performance.indicators]]
id = "i1"
catalogue = "quantity"
level1 = "产出指标"
level2 = "数量指标"
name = "处数"
target = "2023年9处"
actual = "8处"
weight = "50"
[[performance.indicators]]
id = "i2"
level1 = "效益指标"
level2 = "社会效益指标"
name = "人口"
target = "≥8人"
actual = "8人"
tier = "达成"
x = {who = "丙", area = "5"}
facts = {base = "3"}
[[performance.indicators]]
id = "i3"
catalogue = "quality"
target = "≥9%"
[[performance.indicators]]
id = "i4"
name = "人口"
deviation_reason = "晚"
stated_score = "3"
unit = "人"
""")
BASES: dict[str, Callable[[], Mapping[str, Any]]] = {
    "whole": lambda: WHOLE,
    **{
        name: partial(lambda name: documents()[name], name)
        for name in ("linxiang-2021", "chenggong-2019", "dachuan-2018-whole", "fund-2019")
    },
}


def changes(name: str) -> list[tuple[str, Document]]:
    base = copy.deepcopy(dict(BASES[name]()))
    if name == "whole":
        return [("原样", base), *otherwise(base)]
    few = [one for one in otherwise(base, ("",)) if not one[0].startswith(("没有 texts", "texts"))]
    return [("原样", base), *few[:: 5 if len(few) < 500 else 23]]


def old_form_of(document: Mapping[str, Any]) -> Form | None:
    form = document.get("form")
    return load_form(form) if isinstance(form, str) and form in ("mof-2020", *BASES) else None


def tried(call: Callable[[], Any]) -> str:
    with same_ids():
        try:
            return str(call())
        except Unreadable as refused:
            return f"不能用：{refused}"


def of_rolling(many: list[tuple[str, Document]], new: Form, year: int | None) -> Iterator[str]:
    for change, document in many:
        old = old_form_of(document)
        policy = in_force(document).policy if change == "原样" else None
        made = tried(partial(roll_over, document, "去年.toml", new, old_form=old, policy=policy, year=year))
        yield f"{change} ⇒ {made}"


def of_other_session(many: list[tuple[str, Document]]) -> Iterator[str]:
    for change, document in many:
        for ours in ({}, {"funds": {"unit": "元"}}):
            yield f"{change} ⇒ {tried(partial(recognise_session, document, ours))}"


def of_changing(many: list[tuple[str, Document]], new: Form) -> Iterator[str]:
    for change, document in many:
        old = old_form_of(document) or load_form("mof-2020")
        yield f"{change} ⇒ {tried(partial(change_form, document, old, new))}"


def of_accounts() -> Iterator[str]:
    rows = (
        *({"item": one, "amount": "5"} for one in ("机关运行经费", "财政拨款收入", "合计", "total", " ", "", "别的")),
        *({"item": "机关运行经费", "amount": one} for one in ("", " ", 5, None, "5")),
        {"id": "a", "number": "1", "level1": "甲", "level2": "乙", "item": "丙", "amount": "1", "last_year": "2"},
        {"amount": "1"},
        "手写",
    )
    lists = ("income", "expenditure", "overall", "functions", "subjects", "basic", "official", "others", "moon")
    for form in ("dachuan-2018-whole", "dachuan-2018", "sichuan-2017-department", "mof-2020"):
        for name, row, following in product(lists, rows, (False, True)):
            last = {"funds": {"account": {name: [row, {"item": "乙", "amount": "2"}]}}}
            yield f"{form} {name} {row} {following} {accounts_of(last, load_form(form), next_year=following)}"


def of_units() -> Iterator[str]:
    texts = ("100", "0", "100元", "100万元", "1亿元", "约5", "1e4", "88万", "5%", "", "-3", "5人")
    for text, theirs, ours in product(texts, ("元", "万元", "亿元", "美元", "", None), ("元", "万元", "亿元", "美元")):
        lines = [{"source": "total", "executed": text, "arrived": text}, {"source": "moon", "executed": text}]
        found = recognise_session({"funds": {"unit": theirs, "lines": lines}}, {"funds": {"unit": ours}})
        yield f"{text} {theirs} {ours} {found}"


TARGETS = {"same": "mof-2020", "another": "linxiang-2021", "a third": "chenggong-2019", "of sums": "transfer-2022"}


def makers() -> Iterator[tuple[str, Callable[[], Iterator[str]]]]:
    def part(name: str, at: int, of: Callable[[list[tuple[str, Document]]], Iterator[str]]) -> Iterator[str]:
        return of(list(portions(changes(name), 250))[at])

    counts = {name: len(list(portions(changes(name), 250))) for name in BASES}
    for name, count in counts.items():
        for at in range(count):
            yield f"{name} {at}, read", partial(part, name, at, of_other_session)
            forms = TARGETS if name == "whole" else {"same": name, "another": "mof-2020"}
            for words, form in forms.items():
                year = {"a third": 2025, "of sums": 2023}.get(words)
                if words != "a third" or not at:
                    yield f"{name} {at}, rolled to {words}", partial(part, name, at, partial(rolling, form, year))
                yield f"{name} {at}, changed to {words}", partial(part, name, at, partial(changing, form))
            if name == "whole":
                yield f"{name} {at}, rolled to own columns", partial(part, name, at, partial(rolling, "", None))


def rolling(form: str, year: int | None, many: list[tuple[str, Document]]) -> Iterator[str]:
    return of_rolling(many, load_form(form) if form else own_form(), year)


def changing(form: str, many: list[tuple[str, Document]]) -> Iterator[str]:
    return of_changing(many, load_form(form))


RECORD = Sweep(__file__, "between_sessions", {**dict(makers()), "accounts": of_accounts, "units": of_units})


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_comes_along(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_session_is_gone() -> None:
    assert RECORD.strays() == set()
