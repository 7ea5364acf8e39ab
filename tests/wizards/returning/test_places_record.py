"""Places of our paper with one thing of each otherwise: which place and which value is meant."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import combinations, product

import pytest

from schemas.blocks import Block, Cell, Grid, Heading, Paragraph, Row, RunIn, Source, Table
from tests.records import Sweep
from tests.wizards.word.word_samples import documents, report_of
from wizards.opening import in_force
from wizards.returning.paper import Paper, Printed
from wizards.returning.place_matching import PlaceMatcher
from wizards.returning.spot import Spot, spot_in_row
from wizards.returning.which_value import Targets, row_of

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

SAMPLES = ("mof-2020", "fund-2019", "chenggong-2019", "transfer-2022", "zhongshan-2022")


@cache
def paper(name: str) -> Paper:
    document = documents()[name]
    return Paper(report_of(document)[0], in_force(document).form, document)


def otherwise(spot: Spot) -> Iterator[tuple[str, Spot]]:
    """A place as it may look later, or saved by another program."""
    yield "same", spot
    yield "text", dataclasses.replace(spot, text=f"{spot.text}改")
    yield "half", dataclasses.replace(spot, text=spot.text[: len(spot.text) // 2])
    yield "start", dataclasses.replace(spot, text=spot.text[: len(spot.text) * 2 // 3] + "又是别的话了")
    yield "heading", dataclasses.replace(spot, heading="别处")
    yield "half, heading", dataclasses.replace(spot, text=spot.text[: len(spot.text) * 3 // 5], heading="别处")
    if spot.in_table:
        yield "left", dataclasses.replace(spot, left="别的")
        yield "nth", dataclasses.replace(spot, nth=spot.nth + 1)
        yield "nth, left, heading", dataclasses.replace(spot, nth=9, left="别的", heading="别处")
        yield "above", dataclasses.replace(spot, above=spot.above[1:])
        yield "no above", dataclasses.replace(spot, above=())
        yield "row", dataclasses.replace(spot, row=(*spot.row[1:], "新"))
        yield "half a row", dataclasses.replace(spot, row=spot.row[: len(spot.row) // 2])
        yield "another row", dataclasses.replace(spot, row=("新", "又"), text=spot.text)
        yield "no row", dataclasses.replace(spot, row=())
        yield "text and row", dataclasses.replace(spot, text="新", row=spot.row[1:])
        yield "text and above", dataclasses.replace(spot, text="新", above=("别",))
        yield "only the row", Spot("新", True, spot.row)
        yield "only the words", Spot(spot.text, True)


def of_matches(name: str) -> Iterator[str]:
    here = paper(name)
    matcher = PlaceMatcher(here.places)
    number = {id(place): at for at, place in enumerate(here.places)}
    for at, place in enumerate(here.places):
        for how, spot in otherwise(place.spot):
            yield f"{at} {how} {[number[id(one)] for one in matcher.find(spot)]}"


def of_papers(name: str) -> Iterator[str]:
    """Every place of a paper, and the value of each of its stretches."""
    here = paper(name)
    for place in here.places:
        text = place.spot.text
        quotes = ["", text, text[:3], text[-3:], text[len(text) // 3 : len(text) // 2], "没有"]
        quotes += [source.words for source in place.sources]
        yield f"{place} {[here.path_in(place, quote) for quote in quotes]}"


WORDS = ("甲", "乙", "", "甲乙", "丙")


def of_spots() -> Iterator[str]:
    for texts in product(WORDS, repeat=3):
        for index in range(3):
            yield f"{texts} {spot_in_row(list(texts), index, ['头', '', '头', '甲 ', texts[0]], '题')}"


def of_shared() -> Iterator[str]:
    """Small papers in which rows, heads and words agree in part: as far as still is enough."""
    words = [(), ("一",), ("二",), ("一", "二"), ("一", "二", "三"), ("三",)]
    spots = [
        Spot(text, True, row, above, heading, left, nth)
        for text, row, above in product(("甲", "乙"), words, [(), ("头",), ("头", "上"), ("别",)])
        for heading, left, nth in (("题", "一", 0), ("", "", 1))
    ]
    for step in (1, 2, 3, 5):
        matcher = PlaceMatcher([Printed(spot, (), True) for spot in spots[::step]])
        for number, spot in enumerate(spots):
            yield f"{step} {number} {[spots.index(one.spot) for one in matcher.find(spot)]}"


def of_paragraphs() -> Iterator[str]:
    """Paragraphs of which less and less is as it was; very long ones are not compared."""
    long = "".join(chr(0x4E00 + number) for number in range(4001))
    texts = [
        "某县农村供水工程维修养护项目支出情况良好。" * 2,
        "某县农村饮水工程维护情况良好。",
        "资金到位。",
        long[:4000],
        long,
    ]
    places = [Printed(Spot(text, heading=heading), (), True) for text, heading in product(texts, ("题", "别"))]
    matcher = PlaceMatcher(places)
    for text, heading in product(texts, ("题", "别", "")):
        short = len(text) < 100
        for length in (*range(len(text) if short else 0), len(text) - 1, len(text)):
            for more in ("", "又" * (length // 2), "又" * length) if short else ("",):
                found = matcher.find(Spot(f"{text[:length]}{more}", heading=heading))
                yield f"{text[:5]} {length} {len(more)} {heading} {[places.index(one) for one in found]}"


PATHS = (
    *("profile.title", "profile.unit.name", "texts.overview", "texts.conclusion", "score.total", "score.grade", "x.y"),
    *(
        "performance.indicators.quality.actual",
        "performance.indicators.quality.target",
        "performance.indicators.quality.score",
    ),
    *(
        "performance.indicators.quality.completion",
        "performance.indicators.timeliness.actual",
        "funds.lines.total.rate",
    ),
    *(
        "funds.lines.total.executed",
        "funds.lines.other.executed",
        "performance.goals.5yj3q5if.actual",
        "performance.unmet",
    ),
)


def of_targets() -> Iterator[str]:
    """Two and three values in one place: which one a quote speaks of, and what all of them belong to."""
    document = documents()["mof-2020"]
    targets = Targets(in_force(document).form, document)
    for count in (1, 2):
        for paths in product(PATHS, repeat=count):
            yield f"{paths} {targets.common([Source(path) for path in paths])}"
            for words in (("90%", "46处")[:count], ("", "90%")[:count], ("", "")[:count]):
                sources = [Source(path, word) for path, word in zip(paths, words, strict=True)]
                for quote in ("90%", "处", "甲46处", "共90%的是46处", "的", "无", ""):
                    yield f"{paths} {words} {quote} {targets.within(sources, quote, '共90%的是46处，无其他')}"
    for paths in combinations(PATHS[7:], 3):
        yield f"{paths} {targets.common([Source(path) for path in paths])}"
    for one, other, text in product(
        ("甲", "乙", ""), ("乙", "丙", "甲"), ("甲的乙", "乙在甲前", "前甲乙后", "前后", "甲甲前乙")
    ):
        sources = [Source("profile.title", one), Source("profile.unit.name", other)]
        for quote in ("前", "后", "的", "在", "甲前", "没有"):
            yield f"{one} {other} {text} {quote} {targets.within(sources, quote, text)}"
    for path in PATHS:
        yield from (f"{path}{more} {row_of(path + more)}" for more in ("", ".x", ".x.y"))
    paths = ("", "a", "funds.lines", "funds.lines.total", "performance.indicators.a.parts.b.c")
    yield f"{[row_of(path) for path in paths]}"


def of_tables() -> Iterator[str]:
    """Labels beside values and above them, over rows and columns, with and without values of their own."""
    value = (Source("profile.title", "甲"),)
    other = (Source("performance.indicators.quality.actual", "90%"),)
    cells: list[tuple[Cell, ...]] = [
        (Cell(0, "标签"), Cell(1, "甲", sources=value)),
        (Cell(0, "标签", columns=2),),
        (Cell(0, "甲", sources=value), Cell(1, "")),
        (Cell(0, ""), Cell(1, "90%", sources=other)),
        (Cell(0, "管两行", rows=2), Cell(1, "90%", sources=other)),
        (Cell(0, "名"), Cell(1, "值", rows=2)),
        (Cell(0, "甲", columns=2, sources=value),),
    ]
    document = documents()["mof-2020"]
    form = in_force(document).form
    for rows in product(cells, repeat=3):
        made = [Row(one, head=not number) for number, one in enumerate(rows)]
        for at, one in enumerate(rows[:2]):
            taken = {cell.column for cell in one if cell.rows > 1}
            made[at + 1] = Row(tuple(cell for cell in made[at + 1].cells if cell.column not in taken))
        if any(cell.rows > 1 for cell in made[2].cells):
            continue
        blocks: list[Block] = [Heading(1, "一、", "情况"), Table((Grid((1, 1), tuple(made)),))]
        here = Paper(blocks, form, document)
        yield f"{[(one.spot, one.sources, one.own, here.path_in(one, '')) for one in here.places]}"


def of_headings() -> Iterator[str]:
    """Headings of every level and run-in headings: which values stand below each."""
    value, other = (Source("texts.overview"),), (Source("profile.title"),)
    blocks: tuple[Block, ...] = (
        *(Heading(1, "一、", "情况"), Heading(2, "（一）", "简介"), Heading(1, "二、", "甲", sources=other)),
        *(
            Paragraph("文", sources=value),
            Paragraph("接着", lead=RunIn(3, "1．", "概况"), sources=other),
            Paragraph("无"),
        ),
        Table((Grid((1, 1), (Row((Cell(0, "名"), Cell(1, "甲", sources=other))),)),)),
    )
    document = documents()["mof-2020"]
    for some in product(blocks, repeat=4):
        here = Paper(some, in_force(document).form, document)
        yield f"{[(one.spot.text, one.spot.heading, one.sources, one.own) for one in here.places]}"


def portions_of(names: Sequence[str]) -> dict[str, partial[Iterator[str]]]:
    made = {f"matches in {name}": partial(of_matches, name) for name in names}
    return made | {f"paper of {name}": partial(of_papers, name) for name in names}


RECORD = Sweep(
    __file__,
    "places",
    {
        **portions_of(SAMPLES),
        "spots": of_spots,
        "shared": of_shared,
        "paragraphs": of_paragraphs,
        "targets": of_targets,
        "tables": of_tables,
        "headings": of_headings,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_which_place_is_meant(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_place_is_gone() -> None:
    assert RECORD.strays() == set()
