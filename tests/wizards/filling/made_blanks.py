"""Blanks as bureaus hand them out, made in the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence

from tests.wizards.intake.documents import docx, p, r, sdt, tbl, tc, tr

OUTPUT = ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标"))
BENEFIT = ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"))
SATISFACTION = ("满意度指标", ("服务对象满意度指标",))
CLASSES = (OUTPUT, BENEFIT, SATISFACTION)
AMOUNTS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
DATE = "    年   月   日"
UNDERLINED = '<w:u w:val="single"/>'


def merged(texts: Sequence[str], number: int) -> str:
    """A cell over several rows: the text in its first one."""
    if len(texts) == 1:
        return tc(texts[0])
    return tc(texts[0] if number == 0 else "", merge="restart" if number == 0 else "continue")


def standard(names: Sequence[str] = ("指标1：",), classes: Sequence[tuple[str, Sequence[str]]] = CLASSES) -> bytes:
    """The national form: everything in one table, a row of prompts for each class."""
    side = tc(merge="continue")
    rows = []
    for level1, seconds in classes:
        below = [(second, number, name) for second in seconds for number, name in enumerate(names)]
        for at, (second, number, name) in enumerate(below):
            first = merged([level1, *[""] * (len(below) - 1)], at)
            rows.append(tr(side, first, merged([second, *[""] * (len(names) - 1)], number), name, *[""] * 5))
    money = (
        tr(tc("项目资金\n（万元）", merge="restart"), tc("", span=2), *AMOUNTS),
        *(
            tr(side, tc(source, span=2), "", "", "", "10" if total else "—", "", "" if total else "—")
            for source, total in (
                ("年度资金总额", True),
                ("其中：当年财政拨款", False),
                ("　　　上年结转资金", False),
                ("　　　其他资金", False),
            )
        ),
    )
    head = (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度\n指标值",
        "实际\n完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    )
    body = tbl(
        tr("项 目 名 称", tc("", span=8)),
        tr("主管部门", tc("", span=3), "实施单位", tc("", span=4)),
        *money,
        tr(tc("年度\n总体\n目标", merge="restart"), tc("预期目标", span=4), tc("实际完成情况", span=4)),
        tr(side, tc("", span=4), tc("", span=4)),
        tr(tc("绩\n效\n指\n标", merge="restart"), *head),
        *rows,
        tr(tc("总分", span=6), "100", "", ""),
        widths=(700, 900, 900, 1400, 1100, 1100, 600, 800, 1700),
    )
    return docx(p("项目支出绩效自评表") + p("（    年度）") + body)


def lines_and_marks() -> bytes:
    """A cover and a letter: colons, underscores, underlined blanks, XXX, open dates."""
    return docx(
        p("____年度项目支出绩效自评报告")
        + p("项目名称：", r("　　　　　　　　", UNDERLINED))
        + p("主管部门：＿＿＿＿＿＿　实施单位：XXX")
        + p("评价时段：    年  月至    年  月")
        + p("附：请用黑色笔填写。")
        + p("填报人：          联系电话：＿＿＿＿＿＿　填报日期：", r("20  年  月  日"))
        + p("审核人：          审核意见：＿＿＿＿＿＿")
    )


def nested() -> bytes:
    """A frame with the table inside, and a second 项目名称 in it."""
    inner = tbl(tr("项目负责人", "", "联系电话", ""), tr("主管部门", tc("", span=3)))
    outer = tbl(tr("项目名称", ""), tr(tc(p("基本情况") + inner + p(), span=2)), tr("项目名称", "（全称）"))
    return docx(outer)


def controls() -> bytes:
    """Content controls: a prompt to be answered, a list, a locked one, one bound to another part."""
    grey = '<w:rStyle w:val="PlaceholderText"/>'

    def prompt(text: str, properties: str = "") -> str:
        return tc(p(sdt(r(text, grey), properties=properties, prompt=True)))

    return docx(
        tbl(
            tr("项目名称", sdt(tc(p(r("单击此处输入文字。", grey))), prompt=True)),
            tr("主管部门", prompt("选择一项。", "<w:dropDownList/>")),
            tr("实施单位", prompt("单击此处输入文字。", '<w:lock w:val="contentLocked"/>')),
            tr("填报日期", prompt("单击此处输入日期。", "<w:date/>")),
            tr("自评得分", prompt("单击此处输入文字。", '<w:dataBinding w:xpath="/a"/>')),
        )
    )


def platform(rows: int = 2) -> bytes:
    """Signs and units in columns of their own, empty rows without classes; amounts in 元."""
    head = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "全年实际值", "分值", "自评得分")
    body = "".join(tr(*[""] * 9) for _ in range(rows))
    money = tbl(
        tr("资金来源", "年初预算数", "全年预算数", "全年执行数"), tr("合计", "", "", ""), tr("中央财政资金", "", "", "")
    )
    return docx(p("单位：元") + money + p("绩效指标") + tbl(tr(*head), body))


def by_another_library() -> bytes:
    """A blank made by python-docx: styles, fonts, its own package."""
    import docx as python_docx
    from docx.shared import Pt

    made = python_docx.Document()
    made.add_heading("项目支出绩效自评表", 0)
    table = made.add_table(6, 4)
    table.style = "Table Grid"
    texts = (("项目名称", "", "", ""), ("主管部门", "", "实施单位", ""), ("预算执行情况（万元）", "", "", ""))
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 3))
    table.cell(2, 0).merge(table.cell(2, 3)).text = "资金情况（万元）"
    for column, text in enumerate(("资金来源", "年初预算数", "全年预算数", "全年执行数")):
        table.cell(3, column).text = text
    table.cell(4, 0).text = "合计"
    table.cell(5, 0).text = "其他需要说明的问题"
    table.cell(5, 1).merge(table.cell(5, 3))
    run = table.cell(1, 1).paragraphs[0].add_run("")
    run.font.size, run.bold = Pt(9), True
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()
