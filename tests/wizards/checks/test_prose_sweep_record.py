"""Figures, claims and verdicts of running texts against tables in every state, wherever the texts stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from schemas.policy import Policy
from tests.records import Sweep
from tests.wizards.checks.builders import FORM, FREE, POLICY, STATED, changed
from tests.wizards.checks.varied import changed_if_there, said_by

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Changes = dict[str, Any]
ROW, LINE = "performance/indicators/", "funds/lines/"


@cache
def of_prose() -> frozenset[str]:
    every = ("A07", "B03", "B07", "B08", "C19", "C24", "C28", "F01", "F12", "F13", "F17", "F18", "T05", "T06", "T08")
    return frozenset((*every, "T19", "T22", "T23", "T24"))


def said(changes: Changes, form: Form = FORM, policy: Policy | None = POLICY) -> str:
    document = changed({path: value for path, value in changes.items() if value is not None})
    for path in (path for path, value in changes.items() if value is None):
        document = changed_if_there({path: None}, document)
    return said_by(of_prose(), document, form, policy)


PLACES = (
    *("texts/overview", "texts/result_use", "performance/goals/0/expected", "performance/goals/0/actual"),
    *("problems/items/0/text", "problems/items/1/text", f"{ROW}0/deviation_reason", f"{ROW}0/improvement"),
)
KINDS = ("problem", "cause", "measure", "next", "advice", "result_use", "publication")
FIGURES = (
    *(
        "维护处数13处。",
        "维护处数14处。",
        "维护处数12处。",
        "维护处数140处。",
        "维护处数约14处。",
        "维护处数达到目标的116.67%。",
    ),
    *(
        "水质合格率95%。",
        "水质合格率达到99%。",
        "群众满意度92.4%。",
        "群众满意度、合格率均达到95%以上。",
        "停水事故起数5起。",
    ),
    *(
        "预算100万元，支出98元。",
        "支出89万元。",
        "支出980万元。",
        "年初预算110万元。",
        "到位资金1000000元。",
        "结余20万元。",
    ),
    *(
        "2021年维护处数14处。",
        "上年（2021年）维护处数14处。",
        "财政拨款88万元，其他资金11万元。",
        "受益500人，补助人数550人。",
    ),
    *(
        "维护处数14处。后来维护处数15处。",
        "享受待遇334人次。",
        "项目支出98.5万元，甲项目55万元。",
        "全年预算数九十万元。",
    ),
)


def in_places(text: str) -> Iterator[str]:
    for path in PLACES:
        yield said({path: text})
    for kind in KINDS:
        yield said({"problems/items/0/text": text, "problems/items/0/kind": kind})
    yield said({"texts/overview": text, "texts/conclusion": text.replace("14", "15").replace("9", "8")})
    yield said({"texts/overview": text, "profile/fiscal_year": None}, FREE)
    yield said({"texts/overview": text, "profile/fiscal_year": 2021, "profile/title": "2021年水利工程"}, STATED)
    yield said({"texts/overview": text, f"{LINE}0": {"source": "county", "executed": "89"}, "funds/unit": "元"})


CELLS = (
    *(("≥12处", "14处", None), ("12", "14", "处"), ("12", "14", None), ("≥12处", "14", None), ("12处", "14户", "处")),
    *(
        ("≤1.2万人", "0.9万人", None),
        ("1.25万元", "12500元", None),
        ("12", "14", "万元"),
        ("≥12处/年", "14处/年", None),
    ),
    *(
        ("约12处", "约14处", None),
        ("10-14处", "12处", None),
        ("健全", "14处", None),
        (None, "14处", None),
        ("12处", None, None),
    ),
    *(
        ("2022年12月前", "14日", None),
        ("30天内", "28天", None),
        (">12处", "12.50处", None),
        ("<20处", "8.70万处", None),
    ),
    *(("=12处", "不适用", None), ("0处", "0处", None), ("≥95%", "96.0%", None), ("≥0.5亿元", "0.48亿元", None)),
)


def of_rows(name: str) -> Iterator[str]:
    texts = (
        "{0}13处。",
        "{0}12处，{0}1.4万人。",
        "{0}15000元，{0}13万元。",
        "{0}96.4%，{0}0.1%。",
        "{0}8.71万处。",
        "计划{0}13处。",
    )
    for target, actual, unit in CELLS:
        cells = {"name": name, "target": target, "actual": actual, "unit": unit}
        changes = {f"{ROW}0/{key}": cell for key, cell in cells.items()}
        for path in ("texts/overview", "performance/goals/0/expected"):
            yield said({**changes, path: "".join(text.format(name) for text in texts[:: 1 if path[0] == "t" else 2])})


def of_totals() -> Iterator[str]:
    texts = (
        "初始预算99万元。",
        "到位99万元，执行89万元，结余20万元。",
        "支出98元。",
        "共安排资金999万元，支付979万元。",
    )
    columns = ("initial_budget", "adjusted_budget", "arrived", "executed", "balance")
    for column, amount, text in product(columns, ("98", "89", "0", None, "9.8"), texts):
        yield said({f"{LINE}0/{column}": amount, "texts/fund_use": text})
        yield said({f"{LINE}0": {"source": "city", column: amount or ""}, "texts/fund_use": text})
    for column, persons in product(("persons", "posts", "actual", "retired"), ("500人", "50", "若干", "0")):
        staff = {"profile/unit/staff": {column: persons}, "funds/subsidies/0/persons": persons}
        yield said({**staff, "texts/overview": "补助50人，编制51人，在职501人，人数500人。"})


CLAIMS = (
    *(
        "资金没有超预算。",
        "资金没有结余。",
        "资金到位率100%。",
        "资金全部拨付到位。",
        "资金全部支出。",
        "各项指标全部完成。",
    ),
    *(
        "没有发现问题。",
        "自评得分为95分，等次为良。",
        "自评得分99.8分，等级为优。",
        "自评得分五十一分。",
        "本年（2019年）维护。",
    ),
    *(
        "上年（2021年）维护。",
        "产出指标全部完成，满意度指标全部达标。",
        "5项指标全部完成。",
        "6项指标均已完成。",
        "超额完成各项目标。",
    ),
    *(
        "2月30日验收。",
        "从2023年5月开始，至2023年3月结束。",
        "依据某水【2019】1号。",
        "五个项目：甲、乙、丙、丁。",
        "共10处，其中甲4处、乙5处。",
    ),
)
STATES: tuple[Changes, ...] = (
    *(
        {},
        {f"{ROW}0/actual": "9处"},
        {f"{ROW}0/actual": "若干"},
        {f"{ROW}4/actual": "80%"},
        {f"{ROW}0/actual": "不适用"},
    ),
    *(
        {f"{LINE}0/executed": "103"},
        {f"{LINE}0/executed": "100"},
        {f"{LINE}0/executed": "97.99"},
        {f"{LINE}0/balance": "0"},
    ),
    *(
        {f"{LINE}0/arrived": "99.99"},
        {f"{LINE}0/arrived": "99.98"},
        {f"{LINE}0/adjusted_budget": "98"},
        {"funds/lines": []},
    ),
    *({"problems/items/0/text": "无"}, {"problems/items/0/text": "冻裂多。"}, {"problems/items/0/text": "管道冻裂"}),
    *({"problems/items/0/kind": "cause"}, {"profile/fiscal_year": None}, {"texts/fund_use": "结余资金结转下年使用。"}),
)


def claims(text: str) -> Iterator[str]:
    for state in STATES:
        yield said({"texts/conclusion": text, **state})
    for path in PLACES[1:]:
        yield said({path: text, f"{ROW}0/actual": "9处"})
    yield said({"texts/conclusion": text}, FREE, None)
    yield said({"texts/conclusion": text * 2, "performance/stated_total": "95"}, STATED)


def verdicts(name: str) -> Iterator[str]:
    words = ("达到目标值", "超额完成", "没有完成", "未达到指标值", "完成了目标", "低于目标")
    pairs = (
        ("≥12处", "9处"),
        ("≥12处", "12处"),
        ("≥12处", "14处"),
        ("12处", "12处"),
        ("健全", "12处"),
        ("12处", "若干"),
    )
    for word, (target, actual) in product(words, pairs):
        cells = {f"{ROW}0/name": name, f"{ROW}0/target": target, f"{ROW}0/actual": actual}
        yield said({**cells, "texts/overview": f"{name}{word}。"})
        yield said({**cells, "performance/goals/0/expected": f"{name}{word}。", "texts/unmet_reason": "无"})
    yield said({f"{ROW}0/name": name, f"{ROW}0/actual": "不适用", "texts/overview": f"{name}达到目标值。"})


BOUND = (
    *(
        "执行率97%。",
        "支出89万元。",
        "支出89 万元，",
        "支出0.0089亿元。",
        "支出89万余元。",
        "群众满意度92.4%。",
        "自评得分95分。",
    ),
    *("支出八十九万元。", "维护处数13处。", "维护处数{维护处数}，实为13处。", "预算执行率0.97。", "支出约89万元。"),
)


def followed(text: str) -> Iterator[str]:
    for form, more in ((FORM, {}), (STATED, {"performance/stated_total": "91"}), (FORM, {"funds/unit": "元"})):
        yield said({"texts/overview": text, **more}, form)
        yield said({"texts/overview": f"{{没有}}{{执行率}}甲。{text}{{没有}}", **more}, form)
        yield said({"texts/x_form_sentence": f"执行{text}", **more}, form)
    for spent in ("97万元", "98", "1.2亿元", "若干"):
        yield said({"texts/x_form_sentence": f"前一句。{text}执行90万元。", f"{LINE}0/executed": spent})
        yield said({"texts/overview": f"{text}{{全年执行数}}", f"{LINE}0/executed": spent, f"{ROW}0/actual": None})


NAMES = ("维护处数", "处数", "项", "受益人口", "水质", "维护处数指标")
MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"B07 C28 F12 F17 T06 T23 places {text}": partial(in_places, text) for text in FIGURES},
    **{f"B07 C28 rows {name}": partial(of_rows, name) for name in NAMES},
    "F12 F17 totals": of_totals,
    **{f"C19 F18 T05 T08 claims {text}": partial(claims, text) for text in CLAIMS},
    **{f"T05 verdicts {name}": partial(verdicts, name) for name in NAMES[:4]},
    **{f"T19 T24 followed {text}": partial(followed, text) for text in BOUND},
}
RECORD = Sweep(__file__, "prose_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_prose(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
