from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas.step_names import STEP_TITLES
from tests.tui.unit_folder import unit as unit  # a fixture of two files
from tui.opening import Sitting, sit_down
from wizards.catalogue import list_forms
from wizards.storage import create, keep_preference, user_folder

PACK = """
[pack]
format = 1
id = "probe-2020"
title = "试验用的表"
money_unit = "万元"

[[steps.profile]]
path = "profile.title"
label = "项目名称"
ask = "照抄批复上的名称。"
source = "预算批复"
good = "饮水安全"
bad = "水"
clause = "封面"
required = true

[[steps.profile]]
path = "profile.fiscal_year"
label = "评价年度"
ask = "四位年份。"
good = "2020"
required = true

[[steps.profile]]
path = "profile.evaluation_types"
label = "评价类型"
ask = "可以多选。"
good = "过程"
choices = ["过程", "结果"]

[[steps.profile]]
path = "profile.unit.functions"
label = "主要职能"
ask = "一行一条。"
good = "供水"

[[steps.profile]]
path = "texts.overview"
label = "项目概况"
ask = "几句话。"
good = "为了…"
required = true

[[steps.funds]]
path = "funds.over_treatment"
label = "超支处理"
ask = "怎样处理的。"
good = "没有超支"

[[steps.funds]]
path = "implementation.monitoring.amount"
label = "监控金额"
ask = "多少钱。"
good = "12.5"

[[steps.funds]]
path = "funds.transfer_date"
label = "下达日期"
ask = "哪一天。"
good = "2020-03-01"

[[steps.implementation]]
path = "implementation.communities"
label = "社区个数"
ask = "几个。"
good = "8个"

[[steps.performance]]
path = "performance.stated_grade"
label = "自评等次"
ask = "选一个。"
good = "优"
choices = ["优", "良", "中", "差"]

[[steps.problems]]
path = "signoff.unit"
label = "落款单位"
ask = "全称。"
good = "某局"
required = true

[[report]]
level = 0
heading = "报告"

[[report]]
level = 1
number = "一、"
heading = "概况"
text = "{profile.title}{profile.fiscal_year}{profile.evaluation_types}{profile.unit.functions}{texts.overview}"

[[report]]
level = 1
number = "二、"
heading = "其他"
text = "{funds.over_treatment}{implementation.monitoring.amount}{funds.transfer_date}{signoff.unit}"
"""


@pytest.fixture(autouse=True)
def _seen_before(_own_home: None) -> None:
    """The program was used before: what is said once was said. Tests of the first start take this back."""
    forms = ("probe-2020", *(one.id for one in list_forms()[0]))
    told = ["welcome", *(f"{form}/{step}" for form in forms for step in STEP_TITLES)]
    keep_preference("told", " ".join(told))


Seat = Callable[..., Sitting]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """Open a session of the small form above; further calls with ``again`` open the same file anew."""
    (user_folder() / "forms").mkdir(parents=True)
    (user_folder() / "forms" / "probe-2020.toml").write_text(PACK, "utf-8")
    open_ones: list[Sitting] = []

    def sit(document: dict[str, Any] | None = None, *, again: bool = False, **how: Any) -> Sitting:
        path = tmp_path / "会话.toml"
        if not again:
            create(path, {"schema_version": 1, "form": "probe-2020", **(document or {})})
        open_ones.append(sit_down(path, **how))
        return open_ones[-1]

    yield sit
    for sitting in open_ones:
        sitting.close()
