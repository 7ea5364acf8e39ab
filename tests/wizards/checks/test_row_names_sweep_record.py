"""Rows of indicators at every limit of the rules on names, classes, units, satisfaction and the years named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.checks.builders import BY_CLASS, CLASSES, FORM
from tests.wizards.checks.rows_judged import judged, row

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

NAMES = (
    *("维护处数", "水质合格率", "水质合格率（%）", "投诉起数", "停水事故起数", "项目成本", "节约成本", "培训人次"),
    *("完成时间", "人均补助标准", "社会效益", "满意度", "群众满意度", "服务对象满意度指标", "受益人口", "支付金额"),
    *("支出总额", "建设公路32.1公里", "道路长度32公里以上", "2021年新建数量", "2020年至2022年数量"),
    *("2021-2022年数量", "2022年数量", "健全", "饮水工程维护", "", "管护（农村）数量", "维修工程数量（处）"),
    *("投资额(万元)", "亩均产量（公斤/亩）", "及时率", "覆盖率", "下降率", "减少天数", "抽检批次", "验收合格率"),
    *("报名人数", "死亡率", "增收", "新建厕所", "资金使用率", "经费投入", "不满意人数", "满意人数"),
)
LEVELS2 = (
    *("数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标"),
    *("可持续影响指标", "服务对象满意度指标", "数量", "质量", "经济成本", "其他", "", "社会成本指标", "满意度"),
)


def by_name(name: str) -> Iterator[str]:
    pairs = (
        *(("≥32处", "40处"), ("≤32%", "20%"), ("32", "32"), ("98万元", "98万元"), ("健全", "健全")),
        ("≥100%", "100%"),
    )
    levels = (("产出指标", "数量指标"), ("效益指标", "社会效益指标"), ("满意度指标", ""), ("", "成本指标"))
    for form in (FORM, BY_CLASS, CLASSES):
        rows = [
            row(name=name, level1=level1, level2=level2, target=target, actual=actual)
            for (level1, level2), (target, actual) in product(levels, pairs)
        ]
        yield from judged(rows[:: 1 if form is FORM else 5], form)
    others = (
        *(("≤32公里", "32公里"), ("<5", "3"), (">5起", "6起"), ("≥30人", "31人"), ("30-34公里", "32公里")),
        (None, "3处"),
    )
    yield from judged(row(name=name, target=target, actual=actual) for target, actual in others)


def by_class(level2: str) -> Iterator[str]:
    rows = [
        row(name=name, level1=level1, level2=level2, target=target, actual=target)
        for level1 in ("产出指标", "效益指标", "满意度指标", "产出", "别的", "成本指标")
        for name in NAMES[::2]
        for target in ("≥32处", "98万元")
    ]
    yield from judged(rows)


def repeated() -> Iterator[str]:
    for names in product(("甲数", "乙数", "甲 数", ""), repeat=3):
        rows = [row(name=name, target="3处", actual="4处") for name in names]
        yield from judged(rows)
        yield from judged([{**rows[0], "project": "p1"}, {**rows[1], "project": "p1"}, {**rows[2], "project": "p2"}])


def years() -> Iterator[str]:
    names = [name for name in NAMES if "20" in name] + ["2023年底前完成数", "截至2021年数量", "2021年度考核得分"]
    periods = (("2022-01", "2022-12"), ("2020-01", "2040-12"), ("2020-01", "2041-01"), ("2023-01", "2022-01"))
    for name, title, year in product(names, ("饮水工程维护", "2021年饮水工程", "2021—2022年工程"), (2021, 2022, None)):
        for start, end in periods:
            more = {"profile/title": title, "profile/period_start": start, "profile/period_end": end}
            yield from judged([row(name=name, target="3", actual="3")], **more, **{"profile/fiscal_year": year})


def satisfaction() -> Iterator[str]:
    shares = ("100%", "99.9%", "93%", "93人", "93分", "100", "若干")
    texts = ("已做问卷调查100份。", "没有收到投诉。", "群众满意，未接到投诉。", "维护12处。")
    for first, second, text in product(shares, (*shares[:4], None), texts):
        rows = [row(name="群众满意度", level2="服务对象满意度", target="≥90%", actual=first)]
        if second:
            rows.append(row(name="职工满意率", level2="", target="≥90%", actual=second))
        for reason in (None, "无投诉"):
            rows[0] = {**rows[0], "deviation_reason": reason}
            yield from judged(rows, **{"texts/conclusion": text})
    for name in NAMES:
        yield from judged([row(name=name, level2="满意度", target="≥90%", actual="100%")])


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"D13 D15 D24 name {one}": partial(by_name, one) for one in NAMES},
    **{f"D16 class {one}": partial(by_class, one) for one in LEVELS2},
    "D18 repeated": repeated,
    "D23 years": years,
    "C05 satisfaction": satisfaction,
}
RECORD = Sweep(__file__, "row_names_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_names_of_rows(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
