"""Labels and levels: every word of them in every way of writing, with codes, years and what else stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, Final, Literal

import pytest

from tests.records import Sweep
from tests.wizards.intake.sheets import default_form
from tests.wizards.intake.test_head_sweep_record import of_lexicon, words
from tests.wizards.intake.workbook_told import refusal
from wizards import catalogue
from wizards.intake.cells import Cells
from wizards.intake.error_texts import take_out_errors, why_no_value
from wizards.intake.heads import Head
from wizards.intake.label_marks import marks_in
from wizards.intake.labels import Labels, is_note, label_value
from wizards.intake.levels import Levels
from wizards.intake.model import Grid, Merge, Reading
from wizards.intake.row_levels import RowLevels
from wizards.intake.signs import is_sign_in_doubt

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LABELS: Final = of_lexicon("labels", "labels")
YEARS = (
    *(
        "2023",
        "2023年",
        "2023年度",
        "（2023年度）",
        "(2023 年)",
        "２０２３年度",
        "2023年2024年",
        "1899",
        "1900",
        "2099",
        "2100",
    ),
    *("12023", "20235", "2023年2023", "二〇二三年", "", "—", "无", "2022—2023年", "（2023年度", "2023）", "2023年度。"),
)
TITLES = (
    *(
        "2023年项目支出绩效自评表",
        "项目支出绩效自评表（2023年度）",
        "绩效评价（2023年）",
        "2023年度绩效",
        "自评2023年",
        "自评表",
    ),
    *(
        "2023年某项目支出绩效评价",
        "2023年某，项目支出绩效评价",
        "2023年2022年支出绩效自评",
        "绩效(2023年度) ",
        "绩效（2023）表",
    ),
    *(
        "2023年" + "长" * 39 + "支出绩效评价",
        "2023年" + "长" * 40 + "支出绩效评价",
        "2023年" + "长" * 41 + "支出绩效评价",
    ),
    *("2022年绩效（2023年）", "支出绩效2023年", "绩效自评 2022年 2023年", "某项目 2023年"),
)
CODES = ("219", "21", "2", "A1B", "ABC", "1" * 9, "1" * 10, "1" * 40, "1" * 41, "a" * 9 + "1", "１２３", "")
JOINTS = ("-", "—", " - ", "－－", "", " ", "_")
ERRORS = (
    *("N/A", "REF!", "DIV/0!", "VALUE!", "NAME?", "NUM!", "NULL!", "SPILL!", "CALC!", "FIELD!", "BLOCKED!"),
    *("CONNECT!", "UNKNOWN!", "BUSY!", "GETTING_DATA", "#", "##", "####", "", "1", "甲", "n/a", "N/A!", "REF"),
)
LEVEL_WORDS = (
    *(
        "产出",
        "产出指标",
        "产出指标（50分）",
        "产出指标(50)",
        "项目产出",
        "一、产出 指标",
        "1.产出指标",
        "（一）产出指标",
        "12、产出",
    ),
    *(
        "数量指标",
        "数量",
        "项目数量指标",
        "质量 指标",
        "效益指标",
        "效益",
        "经济效益",
        "经济效益指标",
        "社会效益指标",
        "满意度",
    ),
    *(
        "满意度指标",
        "服务对象满意度指标",
        "成本指标",
        "经济成本指标",
        "时效",
        "可持续影响",
        "别的",
        "",
        "其他（5分）",
        "（五）其他",
    ),
    *("产出指标-数量指标", "产出/质量", "产出指标 数量指标", "数量指标-产出指标", "产出指标—数量指标—甲", "生态效益"),
)


def grid(rows: Sequence[Sequence[Any]], merges: Sequence[Merge] = (), **more: Any) -> Cells:
    return Cells(Grid("表", [list(row) for row in rows], merges, **more))


def labels_of(rows: Sequence[Sequence[Any]], first_table: int = 1, **more: Any) -> str:
    labels = Labels(grid(rows, **more), words())

    def read() -> str:
        labels.read(list(range(len(rows))), first_table)
        values = [(path, *one) for path, one in labels.values.items()]
        return f"{values} {[tuple(one) for one in labels.aside]} {sorted(labels.used)}"

    return refusal(read)


def of_words(part: int) -> Iterator[str]:
    """Each label beside, above, before its value; and whether a row that begins so is one of the foot."""
    flat = [word for many in LABELS.values() for word in many]
    for number, word in list(enumerate(flat))[part::4]:
        other = flat[(number + 7) % len(flat)]
        for value in ("某局", "2023年", "—", "", "无", "暂无", "不涉及", "#N/A", "XX村", 5):
            ways: list[list[list[Any]]] = [
                [[word, value]],
                [[word, "", value]],
                [[f"{word}：{value}"]],
                [[f"{word}：", value]],
            ]
            ways += [[[word, other], [value, "乙"]], [[f"{word}　　{value}"]], [[f"{word}:{value}　{other}：乙", "丙"]]]
            ways += [[[word, other, value]], [[value, word]], [[word, value, other, "乙", "丙"]], [[word], [value]]]
            ways += [
                [[word, other, "甲"], [value, "乙", ""]],
                [[word, other], [value, ""]],
                [[word, other], [value, other]],
            ]
            yield from (f"{word} {value} {number} {labels_of(way)}" for number, way in enumerate(ways))
        labels = Labels(grid([[word]]), words())
        yield f"{word} {labels.is_label(word)} {labels.is_label(f' {word}：甲')} {labels.is_label(f'甲{word}：')}"


def of_two(part: int) -> Iterator[str]:
    """Two labels of one path, the same and otherwise; the stronger counts."""
    things = list(LABELS)
    for first, second in list(product(things, things))[part::4]:
        one, other = LABELS[first][0], LABELS[second][-1]
        yield f"{first} {second} {labels_of([[one, '某局'], [other, '某局']])}"
        yield f"{first} {second} {labels_of([[one, '某局'], [other, '某 处']])}"
        yield labels_of([[one, "甲", other, "2023年"], [one, "乙"], [one, "丙"]])


def of_years() -> Iterator[str]:
    for text in (*YEARS, *TITLES):
        for first_table in (0, 1, 2):
            yield f"{text} {first_table} {labels_of([[text], ['话']], first_table)}"
            yield f"{text} {first_table} {labels_of([[text, '甲']], first_table)}"
        yield f"{labels_of([['评价年度', text], ['年度', '2023']])} {labels_of([[text], ['评价年度', '2022']])}"
        yield f"{label_value('year', Reading(text, 'A1'))}"


def of_codes() -> Iterator[str]:
    for code, joint, name in product(CODES, JOINTS, ("某局", "1号工程", "-", "")):
        for text in (f"{code}{joint}{name}", f"[{code}]{joint}{name}", f"（{code}）{name}", f"【{code}{name}】"):
            found = [label_value(thing, Reading(text, "A1", "注")) for thing in ("title", "supervisor", "leader")]
            found += [label_value(thing, Reading(text, "A1")) for thing in ("unit", "reporting_unit")]
            yield f"{text} {found}"


def of_projects() -> Iterator[str]:
    for many in range(1, 8):
        yield labels_of([["项目名称", f"某{number % many}工程" + "长" * (30 + many * 3)] for number in range(7)])
    for length in (1, 2, 10, 11, 12, 13, 14):
        for gap in ("  ", "　", "\t", "_", " ", "＿＿", ""):
            yield labels_of([["项目名称"[:length] + gap + "某工程"]])
            yield labels_of([["项 目 名 称" + gap + "某", "乙"]])
    for word in ("注", "备注", "说明", "填报说明", "填表说明", "附注", "其他"):
        yield " ".join(f"{word}{end}{is_note(word + end)}" for end in ("", "：", ":", "1", " 2", "甲", "。", "\n"))


def of_marks() -> Iterator[str]:
    """Labels before colons: where they begin, what stands before them, how far back is looked."""
    fronts = ("", " ", "　", "；", "，", "（", "甲", "甲：", "_", "。", "、", "1")
    for before, word in product(fronts, ("填报人", "某局", "项目 名称")):
        for colon in ("：", ":", "︰", " ：", ""):
            text = f"{before}{word}{colon}乙　填报日期{colon}5"
            found = [(mark.start, mark.end, mark.term.thing) for mark in marks_in(text, words())]
            yield f"{text} {found} {labels_of([[text, '丙']])}"
    for length in (30, 33, 34, 35, 36, 37, 38, 39, 40, 41):
        text = "项目" + " " * (length - 4) + "名称：甲"
        yield f"{length} {[tuple(mark)[:2] for mark in marks_in('乙 ' + text, words())]} {labels_of([[text]])}"


def of_places() -> Iterator[str]:
    """Values beside merged labels, holes, rows that are not read."""
    merges: tuple[tuple[Merge, ...], ...] = ((), ((0, 0, 0, 1),), ((0, 1, 0, 2),), ((0, 0, 1, 0),), ((0, 0, 1, 1),))
    for many, second, third in product(merges, ("", "某局", "实施单位", "—"), ("", "某处", "实施单位")):
        rows = [["主管部门", second, third, "丁"], ["", "实施单位：", third, ""]]
        for holes in ({}, {(0, 1): "错"}, {(0, 2): "错"}):
            found = labels_of(rows, merges=many, holes=holes)
            yield f"{second} {third} {found} {labels_of([rows[0], rows[1][::-1]], merges=many)}"


def of_errors() -> Iterator[str]:
    for error, before, after in product(ERRORS, ("#", "", "##", " #"), ("", " ", "1", "#")):
        text = f"{before}{error}{after}"
        rows: list[list[Any]] = [[text, 5, None], ["甲", text.lower()]]
        yield f"{text} {why_no_value(text)} {take_out_errors(rows)} {rows}"
    for sign, mark, digit in product(
        ("", "≥", "≥ ", "≤=", "≥≥≥", "甲", "＝"), "△▲▽▼○", ("5", " 5", ".5", "．5", "甲", "")
    ):
        yield f"{sign}{mark}{digit} {is_sign_in_doubt(f'{sign}{mark}{digit}') is not None}"


FORMS: Final = [info.id for info in catalogue.list_forms()[0]][:5]
LEVELS: Final[tuple[Literal["level1", "level2"], ...]] = ("level1", "level2")


def of_levels(form: str) -> Iterator[str]:
    levels = Levels(catalogue.load_form(form), words())
    for text in LEVEL_WORDS:
        own = [(levels.own(level, text), levels.thing(level, text)) for level in LEVELS]
        yield f"{text} {own} {levels.bare(text)} {levels.above(text)} {levels.above(levels.own('level2', text))}"
        for level in LEVELS:
            yield " ".join(f"{levels.same(level, text, other):d}" for other in LEVEL_WORDS)


def of_rows(first: str) -> Iterator[str]:
    """The levels of rows below one another: their own, those above, merged ones, heads among the rows."""
    merges: tuple[tuple[Merge, ...], ...] = ((), ((0, 0, 1, 0),), ((0, 0, 0, 1),), ((0, 1, 1, 1), (1, 0, 1, 1)))
    heads: tuple[dict[str, int], ...] = ({"level1": 0, "level2": 1, "name": 2}, {"level1": 0, "name": 2}, {"name": 0})
    heads = (*heads, {"level2": 1, "name": 0}, {"level1": 0, "level2": 0, "name": 2})
    levels = Levels(default_form(), words())
    texts = ("", "产出指标", "数量指标", "质量", "效益（40分）", "产出指标-质量指标", "满意度指标")
    for second, below, columns, many in product(texts, texts, heads, merges):
        for holes in ({}, {(1, 0): "错"}, {(1, 1): "错"}):
            cells = grid([[first, second, "甲"], [below, "", "乙"], ["", below, "丙"]], merges=many, holes=holes)
            rows = RowLevels(cells, words(), levels)
            rows.use(Head(0, 0, columns, {}))
            found: list[object] = [rows.columns]
            for row in range(3):
                heading = rows.is_heading(row, cells.spread(row, columns["name"]))
                found.append((heading, *map(dict, rows.of(row, cells.lines(row)))))
            yield f"{second} {below} {found}"


FIRST: Final = ("", "产出指标", "数量指标", "产出指标-数量指标", "满意度", "别的")
MAKERS = {
    **{f"words {part}": partial(of_words, part) for part in range(4)},
    **{f"two labels {part}": partial(of_two, part) for part in range(4)},
    "years": of_years,
    "codes": of_codes,
    "projects": of_projects,
    "marks": of_marks,
    "places": of_places,
    "errors": of_errors,
    **{f"levels of {form}": partial(of_levels, form) for form in FORMS},
    **{f"rows {first}": partial(of_rows, first) for first in FIRST},
}  # fmt: skip
RECORD = Sweep(__file__, "label_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_label_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_label_is_gone() -> None:
    assert RECORD.strays() == set()
