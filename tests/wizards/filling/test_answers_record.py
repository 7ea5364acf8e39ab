"""Every label of the lexicon in every place of a blank: what it gets, and what is said where it gets nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import combinations, product
from typing import Any

import pytest

from tests.records import Sweep
from tests.wizards.filling.filled import facts, usual
from tests.wizards.filling.sessions import SESSIONS, facts_of
from tests.wizards.intake.documents import docx, p, tbl, tc, tr
from tests.wizards.word.word_samples import ROOT, documents
from wizards.filling.answers import Answers
from wizards.filling.candidates import Candidate, in_line, in_table, open_dates, open_years
from wizards.filling.grids import TableGrid
from wizards.filling.money_tables import unit_above
from wizards.filling.shown_values import row_values
from wizards.intake.word import Paragraph, read_word
from wizards.lexicon import lexicon

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


@cache
def words() -> list[tuple[str, str]]:
    """Every thing that a label names, with every word for it, as the lexicon's own file lists them."""
    tables = tomllib.loads((ROOT / "wizards" / "lexicon" / "labels.toml").read_text("utf-8"))["tables"]
    return [(term["thing"], word) for term in tables[0]["terms"] for word in term["words"]]


@cache
def firsts() -> list[str]:
    """One word of each thing."""
    return list({thing: word for thing, word in reversed(words())}.values())


def of_answers(name: str) -> Iterator[str]:
    answers = Answers(facts_of(name))
    known = lexicon(answers.facts.form)
    for _, word in words():
        term = known.find("labels", word)
        assert term is not None
        for label in (word, f"{word}（签字）", f"{word}签章", f"填报{word}"):
            yield f"{label} {[answers.of(term, label, person) for person in ('', 'leader', 'preparer')]}"
    yield f"{[answers.goals(thing) for thing in ('goals', 'expected', 'achieved')]}"


BEHIND = (
    "：____",
    "：",
    "：    ",
    "    ____",
    "____",
    "  ____",
    "：甲",
    "：□是□否",
    "：____。",
    "（盖章）：    ",
    "    年  月  日",
    "：XXX",
)


def candidates(found: Iterator[Candidate]) -> Iterator[str]:
    for one in found:
        thing = one.term.thing if one.term is not None else None
        hole = one.hole and (one.hole.start, one.hole.end, one.hole.kind)
        cells = [cell and cell.where for cell in (one.cell, one.goals, one.labelled)]
        yield f"{one.label} {thing} {one.where} {hole} {one.why} {one.person} {one.there} {one.open} {cells}"


def of_lines(lines: Sequence[str]) -> Iterator[str]:
    known = lexicon(usual().form)
    document = read_word(docx("".join(map(p, lines))), "空表.docx")
    for paragraph in document.paragraphs:
        yield from (f"{paragraph.text!r} {one}" for one in candidates(in_line(paragraph, known)))


def lines_of_words(first: int) -> Iterator[str]:
    yield from of_lines([f"{word}{end}" for _, word in words()[first::3] for end in BEHIND])


def lines_of_pairs() -> Iterator[str]:
    """Two and three labels on a line, known and unknown, with what could stand between."""
    unknown = ("编码：____", "甲：", "联系（一）：____", "一" * 17 + "：____", "单位：____", "一：____")
    between = ("", " ", "____", "  ", "。", "，____", "；", "甲", "\t")
    pairs = list(combinations([*firsts()[:16], "备注", "电话"], 2))
    lines = [f"{one}：{gap}{other}：____" for (one, other), gap in product(pairs[::3], between)]
    lines += [f"{word}：____{more}" for word, more in product(firsts(), unknown)]
    lines += [f"{more}{word}：{gap}" for word, more, gap in product(firsts()[::2], unknown, between)]
    lines += [
        f"{'字' * length}{mark}{gap}"
        for length, mark, gap in product(range(20), ("：", ":", ""), ("____", "   ", "XX"))
    ]
    yield from of_lines(lines)


def of_years_and_dates() -> Iterator[str]:
    """Open years of titles and dates without a label."""
    opens = (
        "    年度",
        "____年度",
        "20  年度",
        "２０__年度",
        "XX年度",
        "×××年",
        "   年",
        "  年度",
        "____年",
        "2023年度",
        "",
    )
    fronts, ends = ("（", "(", "", "某县", " "), ("）", ")", "", "项目支出绩效自评表", "自评报告", "决算表", " ）绩效")
    lines = [f"{front}{gap}{end}" for front, gap, end in product(fronts, opens, ends)]
    lines += [f"{front}    年  月  日{end}" for front, end in product(fronts, ends)]
    document = read_word(docx("".join(map(p, lines)) + tbl(*(tr(line) for line in lines))), "空表.docx")
    paragraphs: list[Paragraph] = list(document.all_paragraphs())
    for hole in (*open_years(paragraphs), *open_dates(paragraphs)):
        yield f"{hole.paragraph.text!r} {hole.start} {hole.end} {hole.kind}"


RIGHT = ("", "甲", "____", "□是□否", "项目名称", "目标1：\n目标2：", "名称：", "    年  月  日", "无此项：____")


def of_tables(first: int) -> Iterator[str]:
    """A label with each thing right of it and below it, in the first rows of a table and behind another label."""
    known = lexicon(usual().form)
    for word in firsts()[first::4]:
        tables = []
        for right, below in product(RIGHT, RIGHT[:6]):
            tables.append(tbl(tr(word, right), tr(below, "")))
            tables.append(tbl(tr(f"{word}：", right, "电话", ""), tr(tc(below, span=3), "")))
        for inside in (
            "：____",
            "：\n____",
            "\n    年  月  日",
            "\n甲",
            "：____主管部门：",
            "：\n备注：____",
            "：甲",
            "\n\nXX",
        ):
            tables += [tbl(tr(f"{word}{inside}", right)) for right in RIGHT]
        tables.append(tbl(tr(tc(word, merge="restart"), ""), tr(tc("", merge="continue"), "")))
        tables.append(tbl(tr(tc(p(word) + tbl(tr(word, ""))), "")))
        document = read_word(docx("".join(f"{table}{p()}" for table in tables)), "空表.docx")
        for number, table in enumerate(document.tables):
            for used in (set[int](), {1}):
                grid = TableGrid(table)
                grid.used = used
                yield from (f"{word} {number} {len(used)} {one}" for one in candidates(in_table(grid, known)))


def of_unknown_tables() -> Iterator[str]:
    """Words that nobody knows beside an open cell: labels, and what is none."""
    known = lexicon(usual().form)
    names = [
        "甲",
        "甲乙",
        "ABC",
        "1",
        "附件2",
        "项目表",
        "自评报告",
        "说明",
        "一、概况",
        "____",
        "__",
        "目标1：",
        "联系：",
        "合计",
        "总计",
        "分总",
    ]
    names += ["字" * length for length in (1, 18, 19, 20, 21, 22)] + [
        "项目合计",
        "（一）",
        "表格",
        "十、其他",
        "附件 3 ",
    ]
    body = "".join(f"{tbl(tr(name, right), tr(right, name))}{p()}" for name, right in product(names, RIGHT))
    for number, table in enumerate(read_word(docx(body), "空表.docx").tables):
        yield from (f"{number} {one}" for one in candidates(in_table(TableGrid(table), known)))


TARGETS = (
    *(
        "≥92%",
        ">=92%",
        "=>92",
        "≧1,200处",
        "<=5",
        "=<5元",
        "≦5",
        "＞5",
        "＜5",
        "＝5",
        "=5",
        "<5",
        ">5",
        "≤48小时",
        "46处",
        "46",
    ),
    *(
        "1，200.50万元",
        "约5",
        "5—6",
        "完成",
        "",
        "≥",
        "%",
        "≥九成",
        "5 处",
        " 5处 ",
        "5.处",
        "100%以上",
        "不低于92%",
        "优",
        "±3",
    ),
)
REASONS = ("", "汛期浑浊", "汛期浑浊。", "汛期；", "汛期！", "汛期？", "汛期.", "汛期;", "汛期!", "汛期?", "汛期，")
COLUMNS = (
    *("level1", "level2", "name", "content", "target", "actual", "completion", "weight", "stated_score", "tier"),
    *("deviation_reason", "improvement", "evidence", "stated_verdict", "reason_and_measure", "comparator", "unit"),
)


def rows_of(indicators: Sequence[Mapping[str, Any]], form: str = "mof-2020") -> Iterator[Any]:
    document = dict(documents()[form])
    found = [{"id": f"row{number:05}", **one} for number, one in enumerate(indicators)]
    document["performance"] = {**document["performance"], "indicators": found}
    yield from facts(document).rows("performance.indicators")


def of_shown() -> Iterator[str]:
    targets = [
        {"name": "水质抽检合格率", "target": target, "unit": unit, "level1": "产出指标", "level2": "质量指标"}
        for target, unit in product(TARGETS, ("", "处"))
    ]
    for row in rows_of(targets):
        for apart in ((), ("comparator",), ("unit",), ("comparator", "unit")):
            columns = {"target", "name", *apart}
            yield f"{apart} {row_values(row, columns, columns)} {row_values(row, columns - {'target'}, columns)}"
            yield f"{row_values(row, columns, columns - {'target'})} {row_values(row, columns, columns - {'unit'})}"
    reasons = [
        {"name": "甲", "deviation_reason": reason, "improvement": measure}
        for reason, measure in product(REASONS, ("", "加装预沉池。"))
    ]
    for row in rows_of(reasons):
        yield f"{row_values(row, COLUMNS, ())} {row_values(row, {'deviation_reason', 'improvement'}, ())}"
    for form in sorted(documents()):
        for row in facts(documents()[form]).rows("performance.indicators"):
            yield f"{form} {row_values(row, COLUMNS, ())}"


def of_units_above() -> Iterator[str]:
    lines = ("单位：万元", "金额单位：元", "（单位：亿元）", "单位：某局", "", "万元", "单位:千元", "单位：万元、元")
    yield from (f"{pair} {unit_above(pair)}" for pair in product(lines, lines))


RECORD = Sweep(
    __file__,
    "answers",
    {
        **{f"answers, {name}": partial(of_answers, name) for name in SESSIONS},
        **{f"lines {first}": partial(lines_of_words, first) for first in range(3)},
        "lines of pairs": lines_of_pairs,
        "years and dates": of_years_and_dates,
        **{f"tables {first}": partial(of_tables, first) for first in range(4)},
        "unknown words in tables": of_unknown_tables,
        "shown values": of_shown,
        "units above": of_units_above,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_each_label_gets(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_label_is_gone() -> None:
    assert RECORD.strays() == set()
