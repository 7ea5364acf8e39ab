"""Tables of indicators, tables whose rows a form names, lines that compete: what is filled of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import combinations, product
from typing import Any

import pytest

from tests.records import Sweep
from tests.wizards.filling.filled import facts
from tests.wizards.filling.sessions import facts_of, full, said
from tests.wizards.intake.documents import p, tbl, tc, tr
from tests.wizards.word.word_samples import ROOT, documents
from wizards.catalogue import load_form
from wizards.facts import Facts
from wizards.session import new_document

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "年度指标值",
    "度量单位",
    "实际完成值",
    "完成率",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)
CLASSES = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)


@cache
def indicators(kind: str) -> Facts:
    document = full()
    rows: list[dict[str, Any]] = []
    for number, (level1, level2) in enumerate(CLASSES * 2):
        rows.append(
            {"id": f"row{number:05}", "level1": level1, "level2": level2, "name": f"第{number}项", "weight": "5"}
        )
        rows[-1] |= {
            "target": f"≥{number}处",
            "actual": f"{number + 1}处",
            "deviation_reason": "汛期",
            "improvement": "加装",
        }
    if kind == "no classes":
        rows = [{key: text for key, text in row.items() if not key.startswith("level")} for row in rows]
    if kind == "no names":
        rows = [{**row, "name": "" if number % 2 else row["name"]} for number, row in enumerate(rows)]
    if kind == "no weights":
        rows = [{**row, "weight": ""} for row in rows]
    if kind == "same names":
        rows = [{**row, "name": "同名"} for row in rows]
    document["performance"] = {**document["performance"], "indicators": rows}
    return facts(document)


def lines(names: Sequence[str], *, levels: int = 2, columns: Sequence[str] = HEADS) -> list[str]:
    """Rows of a table of indicators: each class with these names."""
    found = []
    for level1, level2 in CLASSES:
        for name in names:
            texts = {"一级指标": level1 if levels else "", "二级指标": level2 if levels > 1 else "", "三级指标": name}
            found.append(tr(*(texts.get(one, "") for one in columns)))
    return found


SUMS = (
    tr("总分", *[""] * 10),
    tr("合计", *[""] * 7, "100", "", ""),
    tr(tc("总分", span=8), "", "", ""),
    tr("总分", "", "", *["____"] * 8),
)
FEET = (
    "",
    tr(tc("其他需要说明的问题", span=3), tc("", span=8)),
    tr("注：按批复填。", *[""] * 10),
    tr("1", "2", "3", *[""] * 8),
    tr(tc("甲", span=11)),
)


def of_indicators(kind: str) -> Iterator[str]:
    of = indicators(kind)
    head = tr(*HEADS)
    for names in (
        (),
        ("",),
        ("指标1：", "指标2："),
        ("……",),
        ("第0项",),
        ("第1项", ""),
        ("", "", ""),
        ("同名",),
        ("没有的",),
    ):
        for levels in (0, 1, 2):
            yield f"{names} {levels} {said(tbl(head, *lines(names, levels=levels)), of=of)}"
    for number, one in enumerate((*SUMS, *FEET)):
        body = lines(("",))
        for at in (0, 1, 4):
            yield f"{number} {at} {said(tbl(head, *body[:at], one, *body[at:], SUMS[0], FEET[number % 5]), of=of)}"
    for gone in range(len(HEADS)):
        columns = [*HEADS[:gone], *HEADS[gone + 1 :]]
        yield f"{HEADS[gone]} {said(tbl(tr(*columns), *lines(('指标1：', ''), columns=columns)), of=of)}"
    for one, other in combinations(HEADS, 2):
        columns = list(dict.fromkeys(("三级指标", one, other, "年度指标值")))
        body = lines(("第0项", "第1项"), columns=columns)
        yield f"{one} {other} {said(tbl(tr(*columns), *body), of=of)}"
    twice = tbl(head, *lines(("",)))
    yield f"{said(twice + p() + twice, of=of)} {said(twice + p() + tbl(head, *lines(('第0项',))), of=of)}"
    yield f"{said(tbl(head, *lines(('第0项',))) + p() + tbl(head, *lines(('第0项',))), of=of)}"
    yield f"{said(tbl(head, *lines(('',)), head, *lines(('',))), of=of)}"


def of_merged_indicators() -> Iterator[str]:
    """Classes and values in cells over several rows or columns."""
    of = indicators("all")
    head = tr(*HEADS)
    for merged, count, span in product(range(len(HEADS)), (2, 3), (1, 2)):
        rows = []
        for number in range(count * 2):
            cells = [tc("产出指标" if not at else "数量指标" if at == 1 else "") for at in range(len(HEADS))]
            cells[merged : merged + span] = [
                tc(
                    ("产出指标", "数量指标")[merged] if merged < 2 and not number % count else "",
                    span=min(span, 11 - merged),
                    merge="restart" if number % count == 0 else "continue",
                )
            ]
            rows.append(tr(*cells))
        yield f"{merged} {count} {span} {said(tbl(head, *rows), of=of)}"


def of_matrices(first: int) -> Iterator[str]:
    """Questions whose rows and columns a form names, with rows and columns turned, left out, and filled already."""
    for path in sorted((ROOT / "wizards" / "forms").glob("*.toml"))[first::3]:
        form = load_form(path.stem)
        for question in form.asked.questions:
            if not (question.rows and question.columns):
                continue
            rows, columns = list(question.rows.values()), list(question.columns.values())
            sample = next((name for name in sorted(documents()) if documents()[name].get("form") == path.stem), "")
            sessions = [facts(new_document(form)), *([facts(documents()[sample])] if sample else [])]
            for of in sessions:
                yield from (f"{path.stem} {question.path} {one}" for one in of_matrix(rows, columns, of))


def of_matrix(rows: Sequence[str], columns: Sequence[str], of: Facts) -> Iterator[str]:
    more = p("评价年度：____")
    for turned, gone, there in product((False, True), range(-1, 2), ("", "已填", "____")):
        some = [one for number, one in enumerate(reversed(rows) if turned else rows) if number != gone]
        heads = list(reversed(columns)) if turned else columns
        table = tbl(tr("项目", *heads), *(tr(one, *[there] * len(heads)) for one in some))
        yield f"{turned} {gone} {said(table + more, of=of)}"
    wide = tbl(tr("大类", "项目", *columns), *(tr("类", one, *[""] * len(columns)) for one in rows))
    few = tbl(tr("项目", *columns[:-1]), *(tr(one, *[""] * (len(columns) - 1)) for one in rows))
    starts = [tc("", merge="continue" if number else "restart") for number in range(len(rows))]
    merged = [tr(one, *[start] * len(columns)) for one, start in zip(rows, starts, strict=True)]
    both = tbl(tr("项目", *columns), *merged)
    yield f"{[said(one + more, of=of) for one in (wide, few, both)]}"


PAIRS = (
    *(
        "项目名称：____",
        "项目名称",
        "电话：____",
        "负责人：____电话：____",
        "填报人：____电话：____",
        "审核人：____电话：____",
    ),
    *(
        "年度总体目标：____",
        "预期目标：____",
        "实际完成情况：____",
        "（    年度）",
        "    年  月  日",
        "填报日期：    年  月  日",
    ),
    *(
        "等级：□优□良",
        "单位：万元",
        "项目名称：甲",
        "无此项：____",
        "存在问题：____",
        "评价年度：    年",
        "项目名称：农村供水工程维修养护",
    ),
)


def of_singles(name: str) -> Iterator[str]:
    """Two lines of a blank that may compete, with every choice of the clerk."""
    for one, other in product(PAIRS, PAIRS):
        yield f"{one} {other} {said(p(one) + p(other), of=facts_of(name))}"


def of_choices() -> Iterator[str]:
    body = (
        p("项目名称：____")
        + tbl(tr("项目名称", "", "项目名称", ""), tr("项目名称：____项目名称：____", ""))
        + p("电话：____")
    )
    places = ("", "*", "正文第1段", "表1第1行第2格", "表1第1行第4格", "表1第2行第1格", "别处")
    for title, phone in product(places, ("", "*", "正文第2段")):
        for choices in ({"title": title}, {"title": title, "signoff.preparer.phone": phone}, {}):
            yield f"{choices} {said(body, choices, facts_of('full'))}"


RECORD = Sweep(
    __file__,
    "blocks",
    {
        **{
            f"indicators, {kind}": partial(of_indicators, kind)
            for kind in ("all", "no classes", "no names", "no weights", "same names")
        },
        "merged indicators": of_merged_indicators,
        **{f"matrices {first}": partial(of_matrices, first) for first in range(3)},
        **{f"pairs of lines, {name}": partial(of_singles, name) for name in ("full", "no telephones", "no items")},
        "choices": of_choices,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_filled_of_a_block(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_block_is_gone() -> None:
    assert RECORD.strays() == set()
