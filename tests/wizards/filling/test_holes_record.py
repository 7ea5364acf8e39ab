"""Holes of every kind and answers of every kind: what fits where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.intake.documents import docx, p, r, sdt, tbl, tc, tr
from wizards.filling.blanks import cell_text, changes_for, closed, hole_in, hole_of_cell, is_open
from wizards.filling.numbered_prompts import asks_goals, goal_lines, is_prompt
from wizards.intake.word import Paragraph, read_word

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

GAPS = ("", " ", "  ", "   ", "　　　", "____", "＿＿", "﹍", "‗‗", "\t", "X", "XX", "XXX", "××", "**", "✕✕✕", "某")
YEARS = ("", "20", "２０", "  20", "20  ", "20XX", "____", "2023", "20__", "X", "    ")
ENDS = ("", "。", "，", "；", "、", "）", ")", ";", ",", "主管部门：", "  后", "\t", "元", " ")
ANSWERS = (
    *(
        "2023年3月5日",
        "2023年3月",
        "2023年",
        "2023",
        "2023年度",
        "23年",
        "2023-03-05",
        "2023年1月—2023年12月",
        "某县水利局",
    ),
    *(
        "2023年1月1日—2023年12月31日",
        "甲—乙",
        "甲—乙—丙",
        "98.00%",
        "98.00％",
        "98",
        "12.5万元",
        "1,298.57",
        "九十",
        "万元",
    ),
    *("", "一个比空白更长的名称，还有一句", "约5", "≥5", "2023年13月", "12分", "12.5元", "3亿元"),
)


def patterns() -> Iterator[str]:
    """What blanks leave open, and what only looks like it."""
    yield from (f"{one}{other}" for one, other in product(GAPS, GAPS))
    for year, month, day in product(YEARS, GAPS[::2], GAPS[1::2]):
        yield f"{year}年{month}月{day}日"
    for year, gap in product(YEARS, GAPS):
        yield from (f"{year}年{gap}", f"{year}年度", f"{gap}{year}年", f"{year}年{gap}月", f"{year}年{gap}月{gap}号")
    for one, other, sign in product(GAPS[::2], GAPS[::3], ("至", "到", "起至", " 至 ", "—", "-", "～", "——", "止")):
        yield f"{one}{sign}{other}"
        yield f"{one}年{other}月{sign}{one}年{other}月"
        yield f"{one}年{other}月{one}日起{sign}{one}年{other}月{one}日止"
        yield f"{one}起{sign}{other}止"
    for gap, unit in product(
        GAPS, ("亿元", "万元", "元", "%", "％", "分", "（万元）", "(%)", "千元", "人", "（分", "分 ")
    ):
        yield f"{gap}{unit}"
    for word in ("单击", "点击", "单击或点击", "请单击"):
        yield from (
            f"{word}此处输入文字。",
            f"{word}这里输入{'字' * 6}。",
            f"{word}输入{'字' * 7}",
            f" {word}此处输入 ",
        )


def paragraphs(texts: Sequence[str]) -> list[Paragraph]:
    return list(read_word(docx("".join(p(text) if text else p() for text in texts)), "空表.docx").paragraphs)


def of_holes(answers: bool) -> Iterator[str]:
    texts = sorted(set(patterns()))
    for paragraph in paragraphs(texts):
        hole = hole_in(paragraph, 0, len(paragraph.text))
        if not answers:
            yield f"{paragraph.text!r} {hole and (hole.kind, hole.unit, hole.ruled, closed(hole))}"
        elif hole is not None:
            yield f"{paragraph.text!r} {[changes_for(hole, answer) for answer in ANSWERS]}"


def of_parts() -> Iterator[str]:
    """Holes inside a line: what stands behind them, and how many blanks are left there."""
    for paragraph in paragraphs([f"名称：{gap}{end}" for gap, end in product(GAPS, ENDS)]):
        for start in range(len(paragraph.text)):
            for end in range(start, len(paragraph.text) + 1):
                hole = hole_in(paragraph, start, end)
                if hole is not None:
                    told = [changes_for(hole, text) for text in ("甲", "某县水利局", "2023", "某" * 20)]
                    yield f"{paragraph.text!r} {start} {end} {hole.kind} {hole.ruled} {told}"
    for count, mark in product(range(0, 24), (" ", "　", "_")):
        (paragraph,) = paragraphs([f"负责人：{mark * count}电话：{mark * count}"])
        hole = hole_in(paragraph, 4, 4 + count)
        yield f"{count} {mark} {hole and [changes_for(hole, '某' * length) for length in range(12)]}"


PROPERTIES = (
    *("", "<w:text/>", "<w:date/>", "<w:dropDownList/>", "<w:comboBox/>", '<w:lock w:val="contentLocked"/>'),
    *('<w:lock w:val="sdtContentLocked"/>', '<w:lock w:val="sdtLocked"/>', '<w:dataBinding w:xpath="/a"/>'),
    *('<w:lock w:val="contentLocked"/><w:date/>', '<w:dataBinding w:xpath="/a"/><w:text/>', "<w14:checkbox/>"),
)


def of_controls() -> Iterator[str]:
    grey = '<w:rStyle w:val="PlaceholderText"/>'
    for properties, prompt, text in product(
        PROPERTIES, (True, False), ("单击此处输入文字。", "某局", "", "    ", "XX")
    ):
        control = sdt(r(text, grey), properties=properties, prompt=prompt)
        bodies = (p(control), p("名称：", control), p(control, "后"), p("名称", control, " ", control), p(" ", control))
        whole = sdt(p(r(text)), properties=properties, prompt=prompt)
        document = read_word(docx("".join(bodies) + whole + tbl(tr(tc(p(control)), tc(whole)))), "空表.docx")
        for number, paragraph in enumerate(document.all_paragraphs()):
            length = len(paragraph.text)
            for start, end in sorted({(0, length), (3, length), (0, 3), (length, length), (1, length - 1)}):
                hole = hole_in(paragraph, start, end) if 0 <= start <= end else None
                if hole is not None:
                    told = (hole.kind, hole.prompt, hole.ruled, closed(hole), changes_for(hole, "答"))
                    yield f"{properties} {prompt} {text} {number} {start} {end} {told}"


CELLS = (
    *(
        "",
        "\n",
        "甲",
        "甲\n",
        "\n甲",
        "甲\n乙",
        "    年  月  日\n",
        "\nXX",
        "____\n____",
        "目标1：",
        "目标1：\n目标2：",
        "……",
    ),
    *(
        "目标1：\n……",
        "目标1：____\n目标2：...",
        "目标1：\n甲",
        "年度目标1：\n年度目标 2:\n\n",
        "目标：",
        "指标1：",
        "目标12：已填",
    ),
    *("目标1：\n目标2：\n目标3：", "…\n…", "目标一：", "目标123：", "……\n目标1："),
)
PROMPTS = (
    *(
        "指标1：",
        "指标 12:",
        "指标123：",
        "目标2：",
        "1.",
        "1．",
        "1、",
        "1",
        "12",
        "123",
        "一、",
        "十二",
        "十二三",
        "N",
        "n：",
        "N1",
    ),
    *(
        "……",
        "...",
        "。。。",
        "·",
        "…",
        "",
        " ",
        "。",
        "指标",
        "指标N",
        "指标1：____",
        "指标1：…",
        "指标1：水质",
        "1.水质",
        "指标一：  ",
    ),
    *("产出1：", "(1)", "①", "1：.", "指标１：", " 指标 1 ： "),
)


def of_cells() -> Iterator[str]:
    body = tbl(*(tr(tc(text), tc(p(*([r(text)] if text else [])) + tbl(tr(text)))) for text in CELLS))
    document = read_word(docx(body + p("末")), "空表.docx")
    for cell in (cell for table in document.tables for cell in table.cells):
        hole = hole_of_cell(cell)
        told = (hole and (hole.kind, hole.start, hole.end), is_open(cell), cell_text(cell), asks_goals(cell))
        yield f"{cell.where} {told} {[goal_lines(cell, ['甲', '乙', '丙', '丁'][:count]) for count in range(5)]}"
    yield from (f"{text!r} {is_prompt(text)}" for text in PROMPTS)


RECORD = Sweep(
    __file__,
    "holes",
    {
        "kinds": partial(of_holes, False),
        "answers": partial(of_holes, True),
        "parts": of_parts,
        "controls": of_controls,
        "cells": of_cells,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_holes_and_bytes(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_hole_is_gone() -> None:
    assert RECORD.strays() == set()
