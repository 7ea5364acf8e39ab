"""Sentences with round figures, each figure moved to every share of itself at which a relation may begin or end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

import pytest

from tests.records import Sweep
from tests.wizards.prose import test_binding
from tests.wizards.prose.anatomy import contradicted, related
from tests.wizards.prose.variations import FIGURE
from wizards.prose import Binder, Fact, Side, read_passage

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Said = Callable[[str], Iterator[str]]
SHARES = ("0.005", "0.01", "0.02", "0.03", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.5")
"""The shares of a figure by which another may be off, wherever the reading of prose has such a limit."""
STEPS = ("0.001", "0.01", "0.05", "0.1", "0.5", "1", "2", "3", "4", "5", "6", "10", "12", "15", "16", "100")
TEMPLATES = (
    # differences
    *(
        "演出300场，比目标200场多100场。",
        "演出300场，比去年的200场增加100场。",
        "满意度92%，高于90%的目标值2个百分点。",
    ),
    *(
        "计划200人，实际100人，少100人。",
        "由1000户增加到2000户，增加1000户。",
        "预算1000万元，支出900万元，结余100万元。",
    ),
    *(
        "合同价1000万元，审定800万元，核减200万元。",
        "计划200人，实际100人，差100人，另有50辆。",
        "由200调减为100，调减100万元。",
    ),
    *("2021年末2000人，2022年末3000人，净增1000人。", "项目资金500万元，已支付400万元，剩余100万元。"),
    *(
        "目标90%，实际80%，低10个百分点。",
        "就业率由50%提高到60%，提高10个百分点。",
        "预算10万元，支出5万元，新增5万元，退出2万元。",
    ),
    *("年初预算1000万元，核减200万元，调整后预算800万元。", "年初预算1000万元，追加200万元，全年预算1200万元。"),
    # growth, shares, rates
    *("由200人增加到300人，增长50%。", "演出300场，比上年的200场增长50%。", "上年200人，今年300人，增长50%。"),
    *(
        "演出300场，比上年增加100场，增长50%。",
        "演出300场，比上年减少100场，下降25%。",
        "2021年200户，2022年300户，增长50%。",
    ),
    *(
        "总额1000万元，其中县级200万元，占20%。",
        "学员200人，女性50人，占学员的25%。",
        "服务50人次，占全年服务200人次的25%。",
    ),
    *(
        "学员200人，女性50人，占比25%。",
        "学员总数200人。女性50人，占25%。",
        "预算200万元，支出150万元，完成预算的75%。",
    ),
    *(
        "预算200万元，支出150万元，执行率75%。",
        "抽检200批次，合格150批次，合格率75%。",
        "计划200户，完成150户，完成率75%。",
    ),
    *(
        "应到200人，实到150人，到位率75%。",
        "总费用200万元，基金支付150万元，补偿比例75%。",
        "费用200万元，报销150万元，报销比例75%。",
    ),
    *(
        "调查200人，满意150人，满意率75%。",
        "满意度调查200人，满意150人，满意率75%。",
        "检测200份，达标150份，合格率75%。",
    ),
    *(
        "新生儿4000人，死亡20人，死亡率5‰。",
        "户籍人口2000人，签约人口500人，签约率25%。",
        "甲40人，乙60人，共200人，两项共占50%。",
    ),
    # products
    *("补助200人，每人500元，共10万元。", "举办20期，每期50人，共1000人次。", "单价20元，采购500件，共1万元。"),
    *(
        "文化站20个，每站5万元，共100万元。",
        "支出600万元，维修20处，平均每处30万元。",
        "补助20人，每人每月500元，共12万元。",
    ),
    *(
        "发放200户，每户100元，支出2万元。",
        "建设10公里，每公里5万元，补助资金50万元。",
        "补助200人，标准500元/人，应补10万元，占50%。",
    ),
    # sums
    *(
        "甲100万元、乙200万元，合计300万元。",
        "甲100万元、乙200万元、丙300万元，三项合计600万元。",
        "甲100人，乙200人，共300人。",
    ),
    *(
        "学员300人，其中男100人、女200人。",
        "总投资300万元，包括甲100万元、乙200万元。",
        "学员300人，其中甲100人、乙150人，其余50人。",
    ),
    *(
        "学员300人，分别为甲100人、乙200人。",
        "分别为甲100户、乙200户，共300户。",
        "预算300万元，其中甲100万元、乙200万元。",
    ),
    *(
        "省级245万元、县级145元，合计390万元。",
        "收入390万元，包括省级245万元、县级145元。",
        "全年预算300万元，其中：甲100万元，乙180万元，合计280万元。",
    ),
    *(
        "2021年100户、2022年200户，两年共300户。",
        "改造300户（含补建20户），其中甲100户、乙200户。",
        "甲100所、乙200所，共300所（含教学点10所）。",
    ),
    # movement
    *(
        "由300起下降到200起。",
        "发案200起，比上年的300起下降100起。",
        "用时由30天缩短到20天。",
        "满意度90%，比上年80%提高10个百分点。",
    ),
)
BOUND = (
    *(
        "水质合格率达到90%。",
        "群众满意度为93%。",
        "维修农村供水工程48处。",
        "技能培训2706人次。",
        "实际支出1298.57万元。",
    ),
    *(
        "水质合格率目标为92%。",
        "水质合格率在90%以上。",
        "水质合格率90%以下。",
        "水质合格率约90%。",
        "技能培训完成94.95%，比目标少144人次。",
    ),
    *(
        "水质合格率90%，比目标低2个百分点。",
        "水质合格率、群众满意度均达到90%以上。",
        "2021年群众满意度93%。",
        "维修46处，占20%。",
    ),
    *(
        "接待游客100万人次。",
        "接待游客104万人次。",
        "投诉率2%。",
        "投诉率不超过3%。",
        "能耗500度。",
        "巡查40公里。",
        "建库20座。",
    ),
    *(
        "绿化面积105亩，完成目标的50%。",
        "绿化面积完成率50%。",
        "能耗完成率50%。",
        "绿化面积100亩，比目标少100亩。",
        "巡查每天40公里。",
    ),
    *(
        "累计技能培训2706人次。",
        "全年技能培训超过2706人次。",
        "计划巡查40公里，实际巡查40公里。",
        "预计绿化面积200亩。",
        "支出129857元。",
    ),
)


def _side(value: str, bound: str | None = None, step: str = "0") -> Side:
    return Side(Decimal(value), value, bound, Decimal(step))


def _row(name: str, unit: str, target: Side | None, actual: Side | None) -> Fact:
    return Fact(f"{name}.actual", name, (name,), unit, "indicator", target, actual)


FACTS = [
    *test_binding.FACTS,
    _row("接待游客", "人次", _side("1000000", "ge", "10000"), _side("1040000", step="10000")),
    _row("投诉率", "%", _side("3", "le"), _side("2")),
    _row("能耗", "度", _side("1000", "lt"), _side("500")),
    _row("巡查", "公里", _side("50"), _side("40")),
    _row("建库", "座", _side("20", "gt"), None),
    _row("绿化面积", "亩", _side("200"), _side("100")),
    Fact("budget", "全年预算数", ("全年预算数", "预算"), "元", "amount", _side("13250000"), _side("13250000")),
]
BINDER = Binder(FACTS, 2022, "农村供水", "某县水利局")


def moved(text: str) -> Iterator[str]:
    """The text with each figure at every share of itself and at every step beside it."""
    for at in FIGURE.finditer(text):
        for number in dict.fromkeys(_beside(Decimal(at[0]))):
            yield text[: at.start()] + number + text[at.end() :]


def _beside(value: Decimal) -> Iterator[str]:
    for share in SHARES:
        for due in (value * (1 + Decimal(share)), value * (1 - Decimal(share)), value / (1 + Decimal(share))):
            yield from (f"{one:.4f}".rstrip("0").rstrip(".") for one in (due, due + 1, max(due - 1, Decimal(0))))
            yield from (f"{due:.0f}", f"{due:.1f}", f"{due + Decimal('0.01'):.2f}", f"{abs(due - Decimal('0.01')):.2f}")
    for step in STEPS:
        yield from (f"{value + Decimal(step)}", f"{abs(value - Decimal(step))}")


def in_itself(text: str) -> Iterator[str]:
    passage = read_passage(text)
    yield from contradicted(passage)
    yield from related(passage)


def with_facts(text: str) -> Iterator[str]:
    passage = read_passage(text)
    for goal in (False, True):
        for one in BINDER.disagreements(passage, goal=goal):
            yield f"{goal} {one.kind} {one.mention.start} {one.fact.label} {one.side.shown} {one.side.value}"


def of(said: Said, text: str) -> Iterator[str]:
    for one in (text, *moved(text)):
        yield f"{one} ⇒ {' | '.join(said(one))}"


MAKERS = {
    **{f"edges {text}": partial(of, in_itself, text) for text in TEMPLATES},
    **{f"bound {text}": partial(of, with_facts, text) for text in BOUND},
}
RECORD = Sweep(__file__, "edges", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_from_which_share_on_a_figure_contradicts(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sentence_is_gone() -> None:
    assert RECORD.strays() == set()
