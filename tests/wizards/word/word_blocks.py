"""Blocks that the tests of the Word writer share, modelled on the five seed documents."""

from __future__ import annotations

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, RunIn, Table

LAYOUT = Layout("财政支出项目绩效评价自评报告", "临湘市医疗保障事务中心", "2022-08-16")
LINE = "区财政按每人每年二十五元的标准补助参加城乡居民基本医疗保险的居民，覆盖全区。"


def row(*texts: str, head: bool = False) -> Row:
    return Row(tuple(Cell(column, text) for column, text in enumerate(texts)), head)


def progress_table() -> Table:
    """Two header rows with merges both ways, a blank row (000)."""
    head = Row(
        (
            Cell(0, "指标名称", rows=2),
            Cell(1, "单位", rows=2),
            Cell(2, "年初目标值", rows=2),
            Cell(3, "实际完成情况", columns=3),
            Cell(6, "完成率", rows=2),
        ),
        head=True,
    )
    second = Row((Cell(3, "上年累计"), Cell(4, "本期完成"), Cell(5, "本期累计")), head=True)
    rows = (
        head,
        second,
        row("城乡居民参保人数", "人", "85500", "", "86193", "86193", "100.81%"),
        row("", "", "", "", "", "", ""),
    )
    return Table((Grid((4, 2, 3, 3, 3, 3, 3), rows),))


def form_table(landscape: bool = False) -> Table:
    """Four grids of 8, 4, 6 and 4 columns in one physical table, headings in rows (002)."""
    labels = ("计划安排资金", "实际到位资金", "实际支出", "结余")
    money = Row(tuple(Cell(2 * i + j, t) for i, a in enumerate(labels) for j, t in enumerate((a, "15761.30"))))
    one = (
        Row((Cell(0, "一、项 目 基 本 概 况", columns=8, level=1),)),
        Row(
            (Cell(0, "项目负责人"), Cell(1, "张某", columns=3), Cell(4, "联系电话"), Cell(5, "00000000000", columns=3))
        ),
        Row((Cell(0, "项目起止时间"), Cell(1, "2021年1月起至  2021年12月止", columns=7))),
        money,
    )
    two = (
        Row((Cell(0, "二、项目支出明细情况", columns=4, level=1),)),
        row("支出内容", "实际支出数", "会计凭证号", "备注", head=True),
        row("城乡居民医保基金", "26217.70", "1-12月“凭证”", ""),
    )
    three = [
        Row((Cell(0, "三、项目绩效自评情况", columns=6, level=1),)),
        Row((Cell(0, "定性目标", rows=2), Cell(1, "预  期 目 标", columns=3), Cell(4, "实际完成", columns=2))),
        Row((Cell(1, LINE * 2, columns=3), Cell(4, "一行\n另一行", columns=2))),
    ]
    names = ("数量指标", "质量指标", "经济效益指标", "社会效益指标")
    for index, name in enumerate(names):
        for fund in ("居民医保基金", "职工医保基金"):
            cells = []
            if not index and fund[0] == "居":
                cells.append(Cell(0, "定量目标（指标）及完成情况", rows=8))
            if index in (0, 2) and fund[0] == "居":
                cells.append(Cell(1, "项目产出指标" if index == 0 else "项目效益指标", rows=4))
            if fund[0] == "居":
                cells.append(Cell(2, name, rows=2))
            three.append(Row((*cells, Cell(3, fund), Cell(4, "≥95%"), Cell(5, "100%"))))
    four = (
        Row((Cell(0, "四、评价人员", columns=4, level=1),)),
        row("姓名", "职称/职务", "单  位", "签字", head=True),
        row("张某", "副局长", "局机关", ""),
        row("", "", "", ""),
    )
    grids = (
        Grid((4, 2, 4, 2, 4, 2, 4, 2), one),
        Grid((6, 6, 6, 6), two),
        Grid((4, 4, 4, 4, 4, 4), tuple(three)),
        Grid((4, 6, 8, 6), four),
    )
    return Table(grids, landscape=landscape, new_page=True)


def score_table(count: int, landscape: bool = False, group: int = 30, inner: int = 4) -> Table:
    """A long table: first level ``group`` rows tall, second level ``inner`` rows, caption row, total row (003)."""
    head = ("一级指标", "二级指标", "三级指标", "指标解释", "计分标准", "自评得分")
    rows = [Row((Cell(0, "绩效评价得分表", columns=5), Cell(5, "")), head=True), row(*head, head=True)]
    for number in range(count):
        cells = []
        if number % group == 0:
            cells.append(Cell(0, f"一级{number // group}", rows=min(group, count - number)))
        if number % inner == 0:
            # A second-level group ends with its first-level group.
            left = min(inner, count - number, group - number % group)
            cells.append(Cell(1, f"二级{number // inner}", rows=left))
        elif number % group == 0:
            cells.append(Cell(1, f"二级{number // inner}续", rows=min(inner - number % inner, count - number)))
        texts = (f"第{number}项", "国有资产是否全部纳入资产信息系统", "没有纳入的每个扣1分", "2")
        rows.append(Row((*cells, *(Cell(2 + i, text) for i, text in enumerate(texts)))))
    rows.append(Row((Cell(0, "综合得分", columns=5), Cell(5, "93"))))
    return Table((Grid((3, 4, 5, 10, 12, 3), tuple(rows)),), landscape=landscape)


def report() -> list[Block]:
    """A whole report: cover, form table, headings of all levels, run-in headings, landscape table, signature."""
    return [
        Paragraph("附件3", "label"),
        Heading(0, "", "财政支出项目绩效\n评价自评报告"),
        Paragraph("评价类型：项目实施过程评价□   项目完成结果评价☑", "centre"),
        Paragraph("", "centre"),
        Paragraph("临湘市财政局（制）", "centre"),
        form_table(),
        Paragraph("填报人（签名）：          联系电话：00000000000", "left"),
        Heading(1, "一、", "项目基本情况", new_page=True),
        Heading(2, "（一）", "项目简介，包括项目基本性质、用途和主要内容。"),
        Paragraph("2019年“计划”参保85500人——标准≥25元/人·年；①参保；②享受。" + LINE * 3),
        Heading(3, "1．", "资金到位"),
        Heading(4, "（1）", "中央资金"),
        Paragraph(LINE),
        Paragraph("促进了群众就医。", lead=RunIn(3, "（2）", "社会效益指标：")),
        progress_table(),
        Heading(1, "二、", "得分"),
        score_table(6, landscape=True),
        Heading(1, "三、", "存在的问题"),
        Paragraph("一是" + LINE),
        Paragraph(""),
        Paragraph("呈贡区医疗保险管理局", "right"),
        Paragraph("2020年3月26日", "right"),
    ]
