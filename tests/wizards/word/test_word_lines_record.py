"""Lines of every length in rooms of every width: how labels, titles, signatures, covers and texts fall into lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, partial
from itertools import product

import pytest

from schemas.blocks import Cell, Grid, Heading, Layout, Paragraph, Row, RunIn, Source, Table
from tests.records import Sweep
from tests.wizards.word.word_samples import ROOT
from wizards.word.label_breaks import breaks
from wizards.word.page import LANDSCAPE, PORTRAIT, SHEET, SHEET_SMALL, SHEET_TURNED, SHEET_TURNED_SMALL
from wizards.word.paging import beginning, text_lines
from wizards.word.parts import chinese_fonts, parts
from wizards.word.run_text import clean, replacements, runs
from wizards.word.setting import broken, close, cover, ems, figure_width, insets, is_figure, lines_of, spaced
from wizards.word.titles import title_inset

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PAGES = (PORTRAIT, LANDSCAPE, SHEET, SHEET_SMALL, SHEET_TURNED, SHEET_TURNED_SMALL)
ROOMS = [number / 4 for number in range(2, 58)]
TEXTS = (
    "预算执行率98.00%，（其中：财政拨款）“全部”支出完毕。",
    "《办法》（某水〔2022〕1号）：一、二；三！四？五……【注】",
    "水质合格率≥92%，±0.5，±3—5，≤1.2万元（含税）/户，12:30",
    "abc def-ghi 1,298.57万元 PPP项目A类GDP增速X",
    "甲\n乙丙AB12丁\n\n戊）。，已",
    "2023年1月1日至2023年12月31日，（一）1．（2）①",
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
    "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0",
)
FIGURES = (
    *(
        "0",
        "7",
        "12",
        "98.00%",
        "100％",
        "1,298.57",
        "≥95%",
        "≤0.60",
        "±3",
        "3—5",
        "-0.5",
        "(1/2)",
        "A12",
        "a",
        "12:30",
    ),
    *("10万", "", "—", "%", "≥", "123456789012", "1234567890.12", "ABC", "x=1;y=2", "1 2", "\n", "1\n", "!", "~", "甲"),
)
LABELS = (
    *("故障修复时间", "满意度指标", "一般性支出增长率（3分）", "报送时效（2分）", "2023年5月26日", "未完成（C=A-B）"),
    *("2.50万元/户", "预算执行情况\n（万元）", "其中：中央财政", "完成3次", "满意度", "（四十分）", "28545.30万元"),
    *("服务对象满意度指标", "可持续影响指标", "年初预算数", "偏差原因分析及改进措施", "经济效益指标", "PPP项目数量"),
    *("每100人拥有2.5个", "（万元）", "(万元)", "水质抽检合格率", "46处均有制度", "≥95%", "12", "一", "", "\n甲\n乙"),
    *("资金到位率100%", "（含）税", "甲（乙", "3个（次）", "困难群众救助补助资金", "项目资金\n（万元）", "A类B级"),
)
TITLES = (
    *("项目支出绩效自评表", "达州市达川区医疗保险管理局2018年项目支出绩效评价报告", "题" * 19, "题" * 20, "题" * 21),
    *("某县社会保险管理局2019年度医疗保险基金绩效报告", "2019年度农村危房改造补助资金绩效自评报告"),
    *("某市能源局\n2017年度城乡居民基本医疗保险补助资金绩效评价报告", "第一行\n第二行" + "很" * 10),
    *("2023年度农村供水工程维修养护项目支出绩效自评报告", "ABC" * 12, "（附件）项目\n\n支出", "2022—2023" * 4),
    "某市某县社会保险管理局2023年度困难群众救助补助县级配套专项资金绩效自评情况的报告",
    "某市水利局2022—2023年度小型水库管护和病险水库除险加固补助资金绩效自评报告",
)
VALUES = ("达州市达川区医疗保险管理局", "2018", "农村供水工程维修养护", "某市能源局", "2022—2023", "补助", "题题题", "")
SIGNED = (
    *(
        "2020年3月26日",
        "某局",
        "呈贡区医疗保险管理局（盖章）",
        "二〇二三年五月",
        "",
        "２０２３年 5 月 6 日 ",
        "年  月  日",
    ),
    *("呈贡区城乡居民医疗保险基金管理中心办公室", "单位：万元", "5月6日", "____年__月__日", "2023年12月", "2023年度"),
    *(*("字" * length for length in (20, 22, 23, 24, 25, 26, 27, 28, 29, 40)), "20a3年1月", "2023年1月1号"),
)


def prefixes(text: str) -> Iterator[str]:
    yield from (text[:end] for end in range(len(text) + 1))


def of_widths() -> Iterator[str]:
    for text in (*FIGURES, *LABELS, *(part for whole in TEXTS for part in prefixes(whole))):
        told = [f"{width(text):.3f}" for width in (ems, figure_width, spaced, close, partial(ems, digit=0.66))]
        yield f"{text} {is_figure(text)} {' '.join(told)}"


def of_lines(text: str) -> Iterator[str]:
    for part, room in product(prefixes(text), ROOMS):
        told = [f"{lines_of(part, room, hanging=hanging)}" for hanging in (True, False)]
        yield f"{room} {' '.join(told)} {broken(part, room)} {broken(part, room, close, hanging=False)}"


def of_labels(first: int) -> Iterator[str]:
    for label, room in product(LABELS[first::4], [number / 10 for number in range(8, 140)]):
        yield f"{label} in {room}: {breaks(label, room)}"


def of_title(title: str) -> Iterator[str]:
    sources = (
        (),
        tuple(Source("profile.title", value) for value in VALUES),
        *((Source("profile.title", value),) for value in VALUES if value and value in title),
    )
    for one, width in product(sources, (8844, *range(1700, 14000, 307))):
        yield f"{len(one)} {width}: {title_inset(Heading(0, '', title, sources=one), width)}"


def of_numbered_titles() -> Iterator[str]:
    for length, number, width in product(range(1, 64), ("", "1．"), (2640, 4400, 8844)):
        for unit in ("很", "3", "某县2023年度"):
            text = (unit * length)[:length]
            yield f"{number}{text} {width}: {title_inset(Heading(0, number, text), width)}"


UNITS = ("某县水利局", "达州市达川区医疗保险管理局", "某市某区城乡居民医疗保险基金管理中心", "某县社会保险管理局\n", "")
YEARS = ("2023年度", "2018年", "2022—2023年度", "")
PROJECTS = (
    *(
        "农村供水工程维修养护",
        "城乡居民基本医疗保险补助资金",
        "困难群众救助补助县级配套专项资金",
        "农村危房改造补助资金",
    ),
    *(
        "小型水库管护和病险水库除险加固补助资金",
        "PPP项目前期",
        "农产品产地冷藏保鲜设施建设",
        "义务教育薄弱环节改善与能力提升",
    ),
)
PAPERS = ("项目支出绩效自评报告", "绩效自评情况的报告", "绩效报告", "自评表", "项目支出\n绩效自评报告")


def of_names_in_titles(unit: str) -> Iterator[str]:
    """Titles put together of names, with the names known as values of the session and without."""
    for year, project, paper in product(YEARS, PROJECTS, PAPERS):
        parts = (unit, year, project, paper)
        title = "".join(parts)
        for known in ((), (unit, year, project), (project,), (project, unit)):
            sources = tuple(Source("profile.title", one.strip()) for one in known)
            told = [title_inset(Heading(0, "", title, sources=sources), width) for width in (8844, 9922)]
            yield f"{title} {len(known)}: {told}"


@cache
def lexicon_words() -> list[str]:
    """The labels and heads that forms use, as the lexicon's own files list them."""
    tables = [
        table
        for name in ("labels", "funds", "indicators")
        for table in tomllib.loads((ROOT / "wizards" / "lexicon" / f"{name}.toml").read_text("utf-8"))["tables"]
    ]
    return sorted({word for table in tables for term in table["terms"] for word in term["words"]})


def of_words(first: int) -> Iterator[str]:
    """Labels in rooms that are just as wide as some of their words, and a little wider or narrower."""
    for word in lexicon_words()[first::4]:
        for label in (word, f"{word}（3分）", f"{word}\n(万元)"):
            rooms = {spaced(label[:end]) + more for end in range(2, len(label), 2) for more in (-0.01, 0.0, 0.12, 0.25)}
            yield f"{label} {[breaks(label, room) for room in sorted(rooms)]}"


def of_pages() -> Iterator[str]:
    yield from (f"{page} {page.text_width} {page.text_height} {page.room} {page.section()}" for page in PAGES)


def of_signatures() -> Iterator[str]:
    for lines in ((one,) for one in SIGNED):
        yield f"{lines} {insets(lines)}"
    for pair in product(SIGNED, SIGNED):
        yield f"{pair} {insets(pair)} {insets((SIGNED[1], *pair))}"


def of_covers() -> Iterator[str]:
    titles = [Heading(0, number, text) for number in ("", "附件") for text in (*TITLES, "\n", "很" * 20, "很" * 60)]
    lines = [Paragraph("字" * length, "centre") for length in (0, 1, 27, 28, 29, 56, 57)]
    for title, page, (number, line) in product(titles, PAGES, enumerate(lines)):
        for count in (0, 1, 5, 9, 10, 11, 16, 17, 18, 19, 20):
            told = cover(title, [line] * count, page)
            yield f"{title.number}{title.text} {PAGES.index(page)} {number} {count} {told}"


def of_paragraphs(look: str) -> Iterator[str]:
    lead = RunIn(2, "（一）", "项目简介，主要内容：")
    for length, page in product(range(100), PAGES):
        text = ("项目支出2023" * 15)[:length]
        blocks: list[Heading | Paragraph] = []
        if look == "heading":
            blocks = [Heading(level, "一、", text) for level in (-1, 0, 1, 2)]
        else:
            blocks = [Paragraph(text, "body" if look == "body" else "centre", lead=one) for one in (None, lead)]
        for block in blocks:
            told = [text_lines(block, page), text_lines(block, page, note=True), beginning(block, page)]
            yield f"{length} {PAGES.index(page)} {told}"


EDGES = [
    *range(0x0, 0x24),
    *(0x26, 0x3C, 0x3E, 0x7E, 0x7F, 0x80, 0xA0, 0xB7, 0x2014, 0x201C, 0x2460, 0x25A0, 0x25A1, 0x2610, 0x2611, 0x2612),
    *(0x2713, 0x2714, 0x2717, 0x2718, 0x2719, 0x2E7F, 0x2E80, 0x4E00, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFD, 0xFFFE),
    *(0xFFFF, 0x10000),
]


def of_characters() -> Iterator[str]:
    for one in map(chr, EDGES):
        for text in (one, f"甲{one}", f"{one}乙", f"甲{one}乙", one * 2, f"{one}☑", f"\r{one}", f"{one}\n“”"):
            yield f"{clean(text)!r} {runs(clean(text))!r} {runs(clean(text), 'Heading2Char')!r}"


def of_replacements() -> Iterator[str]:
    layout = Layout("题\x00目", "单\x0b位", None, "仿\x01宋")
    for one in map(chr, EDGES):
        for length in (*range(3), 10, 11, 12, 13):
            text = "项目支出绩效自评情况报告书"[:length] + one
            grid = Grid((1, 1), (Row((Cell(0, "甲"), Cell(1, text))), Row((Cell(1, one * 2),))))
            table = Table((grid, Grid((1,), ()), grid))
            blocks = (
                Heading(1, "一、", text),
                Paragraph(text, lead=RunIn(1, one, "目")),
                Table(()),
                table,
                Paragraph(text),
                table,
            )
            yield from replacements(blocks, layout if length == 1 else Layout("题"))


def of_layouts() -> Iterator[str]:
    fonts = ("仿宋_GB2312", "仿宋", "", "\n", "华文\n仿宋", "长" * 30, "长" * 31, "长" * 32, "{title}", "a&<b>")
    texts = ("", "标题", "a&<b>\"'", "{unit}", "}{", "{", "\x00", "甲\n乙")
    dates = (None, "", "2022-08-16", "2022-8", "20220816", "明年", "2022-13-01", "2024年2月29日")
    for font in fonts:
        yield f"{font!r} {chinese_fonts(Layout('', body_font=font))}"
    layouts = [Layout("题", "单位", None, font) for font in fonts]
    layouts += [Layout(title, unit, date) for title, unit, date in product(texts, texts[:4], dates)]
    known: set[str] = set()
    for layout in layouts:
        for name, data in parts(layout).items():
            told = f"{name} {data.decode()!r}"
            if told not in known:
                known.add(told)
                yield f"{layout} {told}"


RECORD = Sweep(
    __file__,
    "word_lines",
    {
        "widths": of_widths,
        **{f"lines of {text}": partial(of_lines, text) for text in TEXTS},
        **{f"labels {first}": partial(of_labels, first) for first in range(4)},
        **{f"title {title}": partial(of_title, title) for title in TITLES},
        "titles of every length": of_numbered_titles,
        **{f"names in titles of {unit}": partial(of_names_in_titles, unit) for unit in UNITS},
        **{f"words {first}": partial(of_words, first) for first in range(4)},
        "pages": of_pages,
        "signatures": of_signatures,
        "covers": of_covers,
        **{f"paragraphs {look}": partial(of_paragraphs, look) for look in ("body", "centre", "heading")},
        "characters": of_characters,
        "replacements": of_replacements,
        "layouts": of_layouts,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_lines_of_every_length(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_text_is_gone() -> None:
    assert RECORD.strays() == set()
