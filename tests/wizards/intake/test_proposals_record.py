"""What a source offers to a session and what is taken: every state of the session, every reading, every choice."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from tests.records import Sweep, portions
from tests.wizards.intake.documents_otherwise import otherwise, same_ids
from tests.wizards.intake.grids import grid_of
from tests.wizards.intake.test_own_columns import own_form
from wizards.catalogue import load_form
from wizards.intake import Plan, Unreadable, new_paths, plan_source, session_source, take
from wizards.intake.model import Source
from wizards.intake.proposing import is_same
from wizards.session import new_document

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

THERE = tomllib.loads("""
form = "mof-2020"
profile = {title = "造林", fiscal_year = 2023, unit = {name = "甲局"}}
[funds]
unit = "万元"
lines = [{source = "total", executed = "118", x = {held = "1"}}, {source = "county", initial_budget = "9"}]
[[performance.indicators]]
id = "i1"
catalogue = "quantity"
level1 = "产出指标"
level2 = "数量指标"
name = "处数"
target = "≥46处"
actual = "45处"
x = {area = "518", who = "林业站"}
[[performance.indicators]]
id = "i2"
catalogue = "quality"
level1 = "产出指标"
level2 = "质量指标"
weight = "10"
[[performance.indicators]]
id = "i3"
level1 = "满意度指标"
name = "满意度"
target = "95%"
[[performance.indicators]]
id = "i4"
level2 = "时效指标"
name = "时间"
[[performance.indicators]]
id = "i5"
name = "时间"
""")
SHEET = [
    ["项目名称", "造林工程", "", "", "", "", "", "", ""],
    ["主管部门", "乙局", "", "实施单位", "甲局", "", "", "", ""],
    ["资金来源", "年初预算数", "全年执行数", "滞留资金", "下达文号", "", "", "", ""],
    ["年度资金总额", 100, 118.0, 2, "3号", "", "", "", ""],
    ["中央资金", 60, 60, "", "", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "复核面积（亩）", "责任单位", "计量单位"],
    ["产出指标", "数量指标", "处数", "≥46处", "46处", 10, 519, "林业 站", "处"],
    ["", "质量指标", "合格率", "≥90%", "0.95", 20, "", "甲\n乙", ""],
    ["效益指标", "经济效益指标", "收入", "5万元", "6万元", 20, "", "", ""],
    ["", "社会效益指标", "人口", "8人", "8人", 20, "", "", ""],
    ["", "", "满意度", "", "0.93", "", "", "", ""],
    ["", "时效指标", "时间", "5天", "4天", "", "", "", ""],
]
ACTUALS = [["三级指标", "实际完成值"], ["处数", "46"], ["满意度", "0.93"], ["别的", "0.93"]]
OTHER = copy.deepcopy(THERE) | {
    "funds": {"unit": "元", "lines": [{"source": "total", "executed": "90", "x": {"held": "5", "gone": "乙"}}]}
}
OTHER["performance"]["indicators"][0] |= {"actual": "46处", "unit": "处", "x": {"area": "519", "gone": "甲"}}
OTHER["performance"]["indicators"].append({"id": "i9", "name": "新的", "level2": "社会效益指标", "x": {"who": "丙"}})
SOURCES: Mapping[str, Source] = {
    "sheet": Source("xlsx", (grid_of(SHEET),)),
    "actuals": Source("xlsx", (grid_of(ACTUALS),)),
    "session": session_source(OTHER),
}
FORMS = ("own", "mof-2020", "linxiang-2021", "transfer-2022", "chenggong-2019", "dachuan-2018-whole")
OTHERWISE: tuple[Any, ...] = ("", " ", 5, True, [], {}, "46处", "95%")


@cache
def form_of(name: str) -> Form:
    return own_form() if name == "own" else load_form(name)


def offered(source: Source, document: Mapping[str, Any], form: Form) -> Plan | str:
    try:
        return plan_source(source, document, form)
    except Unreadable as refused:
        return f"不能用：{refused}"


def said(plan: Plan | str, document: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(plan, str):
        yield plan
        return
    yield from ("｜".join(map(str, one)) for one in plan.proposals)
    yield from (f"没带入 {'｜'.join(map(str, one))}" for one in plan.aside)
    yield f"{dict(plan.new_rows)}"
    for replaced in (False, True):
        yield f"{take(document, plan, new_paths(plan, replace=replaced))}"


def of_sessions(source: str, form: str, at: int) -> Iterator[str]:
    changes = [("原样", dict(THERE)), ("新的", {}), *otherwise(THERE, OTHERWISE)]
    for change, document in list(portions(changes, 130))[at]:
        yield change
        yield from said(offered(SOURCES[source], document, form_of(form)), document)


def of_forms(source: str) -> Iterator[str]:
    for name in FORMS:
        with same_ids():
            empty = new_document(form_of(name))
        for document in (empty, {**empty, "funds": {"unit": "亿元"}}, {"form": name}):
            yield from said(offered(SOURCES[source], document, form_of(name)), document)


def of_choices(source: str) -> Iterator[str]:
    """Each value alone, all but it, each second one; and what is no path of the plan."""
    for document in (dict(THERE), {}, {"performance": {"indicators": "手写"}}, {"performance": "手写"}):
        plan = offered(SOURCES[source], document, form_of("own"))
        if isinstance(plan, str):
            yield plan
            continue
        paths = [one.path for one in plan.proposals]
        choices = [[one] for one in paths] + [[other for other in paths if other != one] for one in paths[::3]]
        for chosen in (*choices, paths[::2], paths[1::2], [], ["profile.moon"], paths):
            yield f"{chosen} ⇒ {take(document, plan, chosen)}"
        both = new_paths(plan, replace=True)
        yield f"{sorted(both)} {len(both)} {sorted(both - new_paths(plan))} {'profile.title' in both}"
        yield f"{plan.proposals[0]} {plan.proposals[1:3]} {len(plan.proposals)}"


TEXTS = (
    *(
        "46",
        "46处",
        " 46 处",
        "≥46处",
        "46人",
        "46.0",
        "46.0处",
        "45",
        "约46",
        "46-50",
        "46~50",
        "46-51",
        "达标",
        "达 标",
        "达标。",
        "",
    ),
    *(
        "4.6万",
        "46000",
        "46000元",
        "4.6万元",
        "46万元",
        "0.0046亿元",
        "95%",
        "95",
        "0.95",
        "95％",
        "46处(新建)",
        "不少于46处",
    ),
)


def of_sameness(kind: Any) -> Iterator[str]:
    for old, text in product(TEXTS, TEXTS):
        yield f"{old} {text} {' '.join(str(is_same(kind, old, text, unit)) for unit in ('元', '万元', '美元'))}"


def of_shapes() -> Iterator[str]:
    for section, value in product(
        ("profile", "profile.unit", "funds", "performance", "funds.lines", "performance.indicators"),
        ("手写", 5, [], {}, None),
    ):
        document: dict[str, Any] = {}
        node = document
        *above, last = section.split(".")
        for step in above:
            node = node.setdefault(step, {})
        node[last] = value
        for source in SOURCES.values():
            yield f"{section}={value!r}"
            yield from said(offered(source, document, form_of("own")), document)


SHARES = {"sheet": ("own", "mof-2020", "transfer-2022"), "actuals": ("own",), "session": ("own", "chenggong-2019")}
PARTS = len(list(portions([0, 0, *otherwise(THERE, OTHERWISE)], 130)))
RECORD = Sweep(
    __file__,
    "proposals",
    {
        **{
            f"{source} to {form} {at}": partial(of_sessions, source, form, at)
            for source, forms in SHARES.items()
            for form in forms
            for at in range(PARTS)
        },
        **{f"{source} to new ones": partial(of_forms, source) for source in SOURCES},
        **{f"{source}, choices": partial(of_choices, source) for source in SOURCES},
        **{f"the same {kind}": partial(of_sameness, kind) for kind in ("figure", "amount", "line", "long", None)},
        "shapes": of_shapes,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_offered_and_taken(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
