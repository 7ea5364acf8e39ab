"""Small forms in every combination of what a form may write: patterns, tables, entries, rewordings, echoes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.blocks import Block, Cell, Table
from tests.records import Sweep
from tests.wizards.compose import test_fill
from tests.wizards.compose.conftest import form_of
from wizards.compose import (
    PatternError,
    compose,
    edited_slots,
    layout_of,
    left_out,
    parse,
    shows,
    unused_texts,
    without_echo,
)
from wizards.compose.pattern_filling import fill, names_row, printed, row_placeholders, text_of
from wizards.compose.printed import unprinted_cells
from wizards.compose.scope import Scope, row_scopes
from wizards.facts import Facts

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

SESSION = test_fill.SESSION
CELLS = ("甲", "<", "^", "", "^{level1}", "^^{profile.title}", "{n}{name}", "{weight}分")
ROWS = [
    {"level1": "产出", "level2": "数量", "name": "甲", "weight": "10"},
    {"level1": "产出", "level2": "数量", "name": "乙", "weight": "20"},
    {"level1": "产出", "level2": "质量", "weight": "5"},
    {"level1": "效益", "level2": "质量", "name": "丁"},
    {"name": "戊"},
    {},
]


def drawn(first: str, second: str) -> Iterator[str]:
    """A band of two by two (and a third cell), over no rows, one, some and all, below a head."""
    for third, fourth in product(CELLS, CELLS):
        rows = [[first, second], [third, fourth, first]]
        for each, head, count in (
            ("", False, 0),
            ("performance.indicators", False, 6),
            ("performance.indicators", True, 2),
        ):
            bands = [
                {"rows": [["类", second]], "head": True},
                {"rows": rows, "each": each, "head": head},
                {"rows": [["^", "完"]]},
            ]
            session = {**SESSION, "performance": {"indicators": ROWS[:count]}}
            for bands_used, widths in ((bands, [2, 1, 1]), (bands[1:], [])):
                entry = {"table": bands_used, "widths": widths}
                yield f"{rows} {each} {head} {_shown(_composed([entry], session))}"


def _composed(report: Sequence[dict[str, Any]], session: dict[str, Any]) -> list[Block]:
    return compose(form_of({"report": list(report)}), read_assessment(session), None)


def _shown(blocks: Sequence[Block]) -> str:
    said = []
    for block in blocks:
        if isinstance(block, Table):
            grids = [[[_cell(cell) for cell in row.cells] + [row.head] for row in grid.rows] for grid in block.grids]
            said.append(f"{block.new_page} {block.landscape} {[grid.widths for grid in block.grids]} {grids}")
        else:
            said.append(f"{block} {[(one.path, one.words) for one in block.sources]}")
    return " ".join(said)


def _cell(cell: Cell) -> str:
    sources = [(one.path, one.words) for one in cell.sources]
    return f"{cell.column} {cell.text} {cell.columns}x{cell.rows} {cell.level} {sources}"


PARTS = ("{", "}", "[", "]", "n", ":", ".", "\n", "一", "{n}", "{profile.title}")


def parsed(first: str) -> Iterator[str]:
    """What can be typed in four signs or parts."""
    for rest in product(PARTS, PARTS, ("", *PARTS)):
        yield _parsed(first + "".join(rest))
    for form in ("", "一", "①", "“”", "不重", "□", "□甲", "二", "□ "):
        for path in ("n", "profile.title", "a.b", "a..b", ".a", "a.", "a b", ""):
            for shape in ("{%s:%s}", "[{%s:%s}]", "[甲{%s:%s}{line}]"):
                yield _parsed(first + shape % (path, form))


def _parsed(pattern: str) -> str:
    try:
        read = parse(pattern)
    except PatternError as wrong:
        return f"{pattern} {wrong}"
    rows = [one.path for one in row_placeholders([pattern])]
    return f"{pattern} {read.lines} {names_row(read)} {rows}"


PATTERNS = (
    *("{texts.effect}", "{profile.title}", "{funds.lines.county.executed}"),
    *("{funds.lines.city.executed}", "{texts.blank}"),
    *("{profile.attachment_label}", "{texts.overview}", "{profile.projects.name:“”}", "{profile.fiscal_year}"),
    *("{n:一}", "{line}"),
    *("[，{profile.title}]", "[{profile.attachment_label}，]", "[{texts.effect}{profile.unit.name}]"),
    *("{profile.title:不重}", "补助"),
    *("。", "，", " 万元", "万元", "元", "亿元", "\n", " ", "甲", "2021年"),
    *("资金", "{profile.evaluation_types:□项目完成结果评价}"),
)


def filled(first: str) -> Iterator[str]:
    """Three parts of a pattern one after the other, from the top, for a row, for a line."""
    facts = Facts(form_of({"report": []}), read_assessment(SESSION))
    scopes = [
        Scope(facts),
        Scope(facts, line="一行。", n=3, lines="texts.overview"),
        row_scopes(facts, "profile.projects", {})[0].numbered(11),
    ]
    for second, third in product(PATTERNS, ("", *PATTERNS[::2])):
        pattern = first + second + third
        for scope in scopes if "{n" in pattern or "{line" in pattern else scopes[:1]:
            text, sources = printed(pattern, scope)
            yield f"{pattern} {text} {[(one.path, one.words) for one in sources]}"
            yield f"{[text_of(one) for one in fill(pattern, scope)]}"


ENTRIES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("level", (None, 0, 1)),
    ("number", ("", "一、", "{n}. ")),
    ("heading", ("", "标题", "{profile.attachment_label}", "{name}")),
    ("style", ("", "run-in", "row")),
    ("text", ("", "{texts.overview}", "{n}{name}，{budget}")),
    ("each", ("", "profile.projects", "texts.overview")),
    ("edit", ("", "texts.effect", "texts.x_f_none")),
)


def entries(level: int | None, style: str) -> Iterator[str]:
    before = {"table": [{"rows": [["表", "<", "甲"]]}], "widths": [1, 2, 3]}
    keys = [key for key, _ in ENTRIES if key not in ("level", "style")]
    for values in product(*(choice for key, choice in ENTRIES if key in keys)):
        entry = {
            "level": level,
            "style": style,
            **{key: value for key, value in zip(keys, values, strict=True) if value},
        }
        for more in (
            {},
            {"join": "；", "end": "。", "begin": "有：\n其中", "none": "无"},
            {"new_page": True, "table": [{"rows": [["格", "{n}"]]}]},
        ):
            whole = {**entry, **more}
            yield f"{whole} {_shown(_composed([whole], SESSION))}"
            yield f"{_shown(_composed([before, whole, {'text': '后'}], SESSION))}"


def echoed() -> Iterator[str]:
    before = ("", "2021年", "2021年度", "某局", "某县水利局2021年", "二〇二一年", "2021年2022年度", "道路项目", "甲")
    own = (
        "2021年农村道路",
        "（2021年度）道路",
        "2021-2023年道路",
        "2021年底道路",
        "二〇二一年道路",
        "二○二一年度道路项目",
        "某局道路",
        "道路项目",
    )
    own += (
        "某县水利局2021年道路项目",
        "甲",
        "项目",
        "2021年",
        "道路2021 年度",
        "12021年路",
        "甲乙",
        "〔2021〕道路",
        " 路项目 ",
    )
    after = ("", "项目", "道路项目", "路项目评价", "甲", "年度项目", "目", "乙")
    for one in product(before, own, after):
        yield f"{one} {without_echo(*one)}"


def reworded() -> Iterator[str]:
    text = "到账{funds.lines.county.arrived}万元，支出{funds.lines.county.executed}元，另"
    text += "{funds.lines.city.executed}，{profile.report_date}，{profile.title}2份"
    report = [{"text": text, "edit": "texts.x_f_a"}, {"text": "{texts.effect}", "edit": "texts.x_f_a"}]
    report += [
        {"each": "profile.projects", "text": "{n}{name}{budget}", "edit": "texts.x_f_b"},
        {"text": "{texts.overview}"},
    ]
    form = form_of({"report": report})
    figures = (
        "28545.3",
        "28545.30",
        "28,545.3",
        "２８５４５.３",
        "88万",
        "88 万",
        "880000",
        "1.5亿",
        "150000000",
        "15000万",
        "2022",
        "A88",
        "30.5",
        "0.8",
        "57.50",
    )
    for first, second, third in product(figures, ("", *figures), ("", "8", "16", "1月")):
        written = f"{first}元，{second}，{third}"
        session = {**SESSION, "texts": {"x_f_a": written, "x_f_b": f"{second}元", "effect": "好", "gone": third}}
        assessment = read_assessment(session)
        found = [(one.path, one.computed, one.missing) for one in edited_slots(form, assessment, None)]
        yield f"{written} {found} {unused_texts(form, assessment)}"


REPORTS: tuple[list[dict[str, Any]], ...] = (
    [],
    [{"text": "{funds.lines.county.executed}"}],
    [{"text": "{funds.lines.total.executed}{funds.lines.count}"}],
    [{"text": "{funds.lines.executed}"}],
    [{"each": "problems.items", "where": {"kind": "problem"}, "text": "{text}"}],
    [{"each": "problems.items", "where": {"kind": ["problem", "note"]}, "text": "{text}"}],
    [
        {"each": "problems.items", "text": "{text}"},
        {"each": "problems.items", "where": {"kind": "note"}, "text": "{text}"},
    ],
    [{"each": "problems.items", "where": {"kind": kind}, "text": "{text}"} for kind in ("problem", "note")],
    [
        {"each": "funds.lines", "where": {"source": "city"}, "text": "{executed}"},
        {"text": "{funds.lines.county.arrived}"},
    ],
    [{"each": "performance.indicators", "where": {"level1": ["产出"], "level2": "数量"}, "text": "{name}"}],
    [
        {
            "table": [
                {"each": "performance.indicators", "where": {"level1": one}, "rows": [["{name}"]]}
                for one in ("产出", "效益")
            ]
        }
    ],
    [
        {"each": "performance.indicators", "text": "{name}"},
        {"each": "performance.indicators", "where": {"level1": "产出"}, "text": "{n}"},
    ],
    [
        {"each": "performance.indicators", "text": "{name}"},
        *({"each": "performance.indicators", "where": {"level1": one}, "text": "{name}"} for one in ("产出", "质量")),
    ],
)


def shown() -> Iterator[str]:
    session = {**SESSION, "performance": {"indicators": ROWS}}
    assessment = read_assessment(session)
    for first, second in product(REPORTS, REPORTS):
        form = form_of({"report": [*first, *second]})
        facts = Facts(form, assessment)
        found = [(one.row.path, one.field, one.known, one.partly) for one in left_out(form, facts)]
        yield f"{first} {second} {found}"
        for path in ("funds.lines", "problems.items", "performance.indicators"):
            columns = ("executed", "text", "name", "level1")
            cells = sorted(unprinted_cells(form, path, ("county", "city", "total"), columns))
            rows = [(row.path, column) for row in facts.rows(path) for column in columns if shows(form, row, column)]
            yield f"{path} {cells} {rows}"
        title = {"level": 0, "heading": "{profile.title}\n报告"}
        yield f"{layout_of(form_of({'report': [title, *first]}), assessment)}"


MAKERS = {
    **{f"drawn {one}|{other}": partial(drawn, one, other) for one, other in product(CELLS, CELLS)},
    **{f"parsed {part}": partial(parsed, part) for part in PARTS},
    **{f"filled {part}": partial(filled, part) for part in PATTERNS},
    **{
        f"entries {level} {style}": partial(entries, level, style)
        for level in (None, 0, 1)
        for style in ("", "run-in", "row")
    },
    **{"echoed": echoed, "reworded": reworded, "shown": shown},
}
RECORD = Sweep(__file__, "composed", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_small_forms_print(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
