"""Every blank of the tests as it is filled: what went where, what is left and why, and how the document reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.records import Record
from tests.wizards.filling import made_blanks as blanks
from tests.wizards.filling import test_places
from tests.wizards.filling.filled import facts, fill, read, rows
from tests.wizards.intake.documents import docx, p, tbl, tc, tr
from tests.wizards.word.word_samples import documents, report_of
from wizards import word
from wizards.catalogue import load_form
from wizards.facts import Facts
from wizards.intake import Unreadable
from wizards.session import new_document


def said(make: Callable[[], bytes], of: Callable[[], Facts] | None = None, *, ours: bool = False) -> Iterator[str]:
    """What is done with a blank; of a report of ours not the rows, which follow the pages it is printed on."""
    try:
        filling = fill(make(), of=of() if of else None)
    except Unreadable as refused:
        yield f"不能用：{refused}"
        return
    yield from (f"填 {one.label}｜{one.where}｜{one.path}｜{one.text}" for one in filling.filled)
    yield from (f"没填 {one.label}｜{one.where}｜{one.why}" for one in filling.left)
    yield from (f"要选 {one.key}｜{one.label}｜{one.text}｜{'、'.join(one.places)}" for one in filling.doubts)
    if ours:
        return
    document = read(filling)
    yield from (f"　{paragraph.text}" for paragraph in document.paragraphs)
    for number in range(1, len(document.tables) + 1):
        yield from (" | ".join(texts) for texts in rows(document, number))


def _empty(form: str) -> bytes:
    return word.write(*report_of(new_document(load_form(form))))


MANY = [
    {"id": f"row{number}", "level1": level1, "level2": level2, "name": f"第{number}项", "target": f"≥{number}处"}
    | {"actual": f"{number + 1}处", "weight": "5"}
    for level1, seconds in blanks.CLASSES
    for number, level2 in enumerate((*seconds, *seconds), start=1)
]


def _many() -> Facts:
    goals = [{"expected": f"预期{number}", "actual": f"实际{number}"} for number in (1, 2, 3)]
    return facts({**documents()["mof-2020"], "performance": {"goals": goals, "indicators": MANY}})


LINES = (
    "项目名称：____。",
    "项目名称（盖章）：        ",
    "项目名称____主管部门____",
    "评价年度：20  年",
    "（    年度）",
    "____年度报告",
    "单位（公章）：",
    "填报日期：    年    月    日",
    "    年  月  日",
    "负责人：（签字）",
    "联系人：      电话：",
    "总分：____分",
    "自评得分    分",
    "等级：□优 □良 □中 □差",
    "预算执行率：__%",
    "全年预算数：______万元，全年执行数：______元",
    "结余____",
    "主管部门：XXX",
    "主管部门：某某局",
    "主管部门：***",
    "主管部门：……",
    "主管部门：／",
    "实施单位：（请填写全称）",
    "单位：万元",
)
TABLES = (
    tbl(tr("项目名称", ""), tr("评价年度", "  年"), tr("合计", "")),
    tbl(tr("项目名称：", "主管部门："), tr("", "")),
    tbl(
        tr("资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "得分"),
        tr("合计", *[""] * 6),
        tr("财政拨款", *[""] * 6),
    ),
    tbl(
        tr("", "合计", "当年财政拨款", "其他资金"),
        tr("全年预算数（元）", "", "", ""),
        tr("全年执行数（元）", "", "", ""),
    ),
    tbl(tr("年度资金总额", "", "执行率", ""), tr("其中：财政拨款", "", "其他资金", "")),
    tbl(
        tr("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "完成率", "得分", "未完成原因", "改进措施"),
        *(tr("产出指标", "数量指标", *[""] * 7) for _ in range(3)),
    ),
    tbl(tr("指标名称", "指标值", "完成值"), tr("1.", "", ""), tr("2.", "", ""), tr("3.", "", "")),
    tbl(tr("三级指标", "目标值", "偏差原因分析及改进措施"), tr("水质抽检合格率", "", ""), tr("没有的指标", "", "")),
    tbl(tr("存在问题", ""), tr("改进措施", ""), tr("年度总体目标", tc("目标1：\n目标2：\n……")), tr("完成情况", "")),
    tbl(tr("姓名", "部门", "职务", "电话"), tr("", "", "", ""), tr("单位负责人", "", "填表人", "")),
)
MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "标准": partial(said, blanks.standard),
    "标准，每类两行": partial(said, partial(blanks.standard, ("指标1：", "指标2："))),
    "标准，行要加": partial(said, blanks.standard, _many),
    "平台，行要加": partial(said, blanks.platform, _many),
    **{make.__name__: partial(said, make) for make in (blanks.lines_and_marks, blanks.nested, blanks.controls)},
    **{make.__name__: partial(said, make) for make in (blanks.platform, blanks.by_another_library)},
    **{
        f"空报告 {form}": partial(said, partial(_empty, form), partial(facts, documents()[form]), ours=True)
        for form in test_places.EMPTY
    },
    **{
        f"标签 {name}": partial(said, partial(docx, body + p("评价年度：____")))
        for name, body, _ in (*test_places.LABELS, *test_places.SILENT)
    },
    **{f"行 {line}": partial(said, partial(docx, p(line) + p("评价年度：____"))) for line in LINES},
    **{
        f"格 {number}": partial(said, partial(docx, p("单位：万元") + body))
        for number, body in enumerate(TABLES, start=1)
    },
}
RECORD = Record(__file__, "filling", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_a_blank_as_it_is_filled(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_blank_is_gone() -> None:
    assert RECORD.strays() == set()
