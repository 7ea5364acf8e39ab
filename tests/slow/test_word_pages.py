"""Printed by LibreOffice: 22 lines of 28 characters, heads on every page, numbers left and right, no blank page."""

from __future__ import annotations

import copy
import re
from itertools import pairwise

import pytest

from schemas.blocks import Block, Grid, Heading, Layout, Paragraph, Table
from tests.slow.word_tools import Page, convert, pages
from tests.wizards.word.test_word_forms import FINISHED
from tests.wizards.word.word_blocks import LAYOUT, form_table, progress_table, report, row, score_table
from tests.wizards.word.word_samples import documents, report_of
from wizards.word import write
from wizards.word.placing import place

pytestmark = pytest.mark.slow

FEW = 2
MADE_ROW = re.compile(r"第(\d+)项工作量")
TEXT = "一二三四五六七八九十" * 140
MADE: dict[str, tuple[list[Block], Layout]] = {
    "running text": ([Paragraph(TEXT)], LAYOUT),
    "long portrait table": ([Heading(1, "一、", "得分"), score_table(120)], LAYOUT),
    "long landscape table": (
        [Paragraph("前"), Heading(1, "一、", "得分"), score_table(60, True), Paragraph("后")],
        LAYOUT,
    ),
    "one label for all rows": ([score_table(70, group=70)], LAYOUT),
    "label below text": ([*[Paragraph("文" * 26)] * 9, Heading(1, "一、", "得分"), score_table(80, group=80)], LAYOUT),
    "turned label": ([Heading(1, "一、", "得分"), score_table(60, True, group=60)], LAYOUT),
    "everything": (report(), LAYOUT),
    "breaks that meet": (
        [
            Heading(0, "", "封面"),
            form_table(),
            score_table(3, landscape=True),
            Heading(1, "一、", "换页", new_page=True),
            progress_table(),
            progress_table(),
            score_table(2, landscape=True),
        ],
        LAYOUT,
    ),
    "table to the foot of the page": ([score_table(23)], LAYOUT),
    "a row taller than a page": (
        [Paragraph("前"), Table((Grid((1, 3), (row("短", "短"), row("目标", TEXT * 2))),)), Paragraph("后")],
        LAYOUT,
    ),
}


LONG = [
    name
    for name, document in documents().items()
    if name in FINISHED and document.get("performance", {}).get("indicators")
]
"""Every form, with sixty indicators."""


def many_indicators(name: str) -> tuple[list[Block], Layout]:
    """A sample with sixty indicators, the reasons of every seventh of them long."""
    document = copy.deepcopy(documents()[name])
    rows = document["performance"]["indicators"]
    for number in range(60):
        row = {**copy.deepcopy(rows[number % 3]), "id": f"many{number:04}", "name": f"第{number}项工作量"}
        row |= {
            "level1": rows[0].get("level1", "产出指标"),
            "level2": "数量指标",
            "deviation_reason": "雨季停工。" * (12 if number % 7 == 0 else 0),
        }
        row.pop("catalogue", None)
        rows.append(row)
    return report_of(document)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("print")
    made = {**MADE, **{name: report_of(document) for name, document in documents().items()}}
    made |= {f"{name} of sixty": many_indicators(name) for name in LONG}
    for number, (blocks, layout) in enumerate(made.values()):
        (folder / f"{number}.docx").write_bytes(write(blocks, layout))
    convert(folder, tmp_path_factory.mktemp("office"))
    return {name: pages(folder / f"{number}.pdf") for number, name in enumerate(made)}


def test_lines_of_a_page_and_characters_of_a_line(printed: dict[str, list[Page]]) -> None:
    full = printed["running text"][:-1]
    assert len(full) >= 2
    for page in full:
        assert len(page.lines) == 22
        assert {len(line.text) for line in page.lines[1:]} <= {27, 28}
        assert {len(line.text) for line in page.lines[1:]} == {28}
    first = printed["running text"][0].lines[0]
    assert len(first.text) == 26


def test_text_area(printed: dict[str, list[Page]]) -> None:
    millimetre = 72 / 25.4
    page = printed["running text"][1]
    assert page.width == pytest.approx(210 * millimetre, abs=1)
    assert min(line.left for line in page.lines) == pytest.approx(28 * millimetre, abs=1.5)
    assert max(line.right for line in page.lines) <= 184 * millimetre + 1.5
    assert page.lines[0].top >= 37 * millimetre
    assert page.number is not None
    # The dash of the page number stands 7 mm below the text area; its line is somewhat taller than the dash.
    assert page.number.top == pytest.approx((297 - 35 + 5) * millimetre, abs=3 * millimetre)


@pytest.mark.parametrize("name", [*MADE, *documents()])
def test_no_page_is_blank_and_every_page_has_its_number(printed: dict[str, list[Page]], name: str) -> None:
    for number, page in enumerate(printed[name], 1):
        assert page.text.strip(), f"第 {number} 页是空白"
        assert page.number is not None
        assert page.number.text == f"—{number}—"
        middle = (page.number.left + page.number.right) / 2
        assert (middle > page.width / 2) == (number % 2 == 1)


@pytest.mark.parametrize("name", ["long portrait table", "long landscape table"])
def test_head_on_every_page_of_the_table(printed: dict[str, list[Page]], name: str) -> None:
    with_rows = [page for page in printed[name] if re.search(r"第\d+项", page.text)]
    assert len(with_rows) > 2
    for page in with_rows:
        assert "计分标准" in page.text
        assert "绩效评价得分表" in page.text


@pytest.mark.parametrize("name", ["long portrait table", "one label for all rows", "label below text", "turned label"])
def test_tall_label_once_on_every_page_of_the_table(printed: dict[str, list[Page]], name: str) -> None:
    with_rows = [page for page in printed[name] if re.search(r"第\d+项", page.text)]
    assert len(with_rows) > 2
    for page in with_rows:
        labels = re.findall(r"一级\d", page.text.replace("一级指标", ""))
        assert labels
        assert len(labels) == len(set(labels))


def test_a_tall_row_fills_its_pages(printed: dict[str, list[Page]]) -> None:
    found = printed["a row taller than a page"]
    assert "前" in found[0].text
    assert len(found[0].lines) > 15
    assert sum(page.text.count("十") for page in found) == 280


def test_landscape_only_where_asked(printed: dict[str, list[Page]]) -> None:
    turned = [page.width > page.height for page in printed["long landscape table"]]
    assert turned[0] is False
    assert turned[-1] is False
    assert all(turned[1:-1])
    assert len(turned) > 3
    # The heading goes with its table.
    assert "一、得分" in printed["long landscape table"][1].text
    assert not any(page.width > page.height for page in printed["long portrait table"])


def test_breaks_that_meet_make_no_page_of_their_own(printed: dict[str, list[Page]]) -> None:
    assert [page.width > page.height for page in printed["breaks that meet"]] == [False, False, True, False, True]


def heads_of(name: str) -> set[str]:
    """The words of the heads of the tables that print indicators."""
    blocks, _ = many_indicators(name)
    grids = [grid for block in blocks if isinstance(block, Table) for grid in block.grids]
    return {
        cell.text
        for grid in grids
        if any("第" in cell.text and "项工作量" in cell.text for row in grid.rows for cell in row.cells)
        for row in grid.rows
        for cell in row.cells
        if row.head and 3 <= len(cell.text) <= 4
    }


def pages_of_rows(found: list[Page]) -> list[Page]:
    """The pages with rows of made indicators.

    Sentences of the report name the indicators, too; the rows of a table have no stops but in a reason.
    """
    rows = re.compile(r"[^，。；：]{0,12}第\d+项工作量[^，。；：]{0,40}")
    return [page for page in found if sum(bool(rows.fullmatch(line.text)) for line in page.lines) >= FEW]


@pytest.mark.parametrize("name", LONG)
def test_head_of_the_indicators_on_every_page_that_goes_on_with_them(printed: dict[str, list[Page]], name: str) -> None:
    heads = heads_of(name)
    with_rows = pages_of_rows(printed[f"{name} of sixty"])
    assert (len(with_rows) > 1) == bool(heads)
    for page in with_rows:
        assert any(head in page.text for head in heads)


BEGUN = [
    "mof-2020",
    "sichuan-2017-department",
    "transfer-2019",
    "transfer-2022",
    "yunnan-2022",
    "dachuan-2018",
    "linxiang-2021",
]


def rows_that_begin_pages(name: str) -> list[int]:
    """The numbers of the made indicators with which a page is expected to begin."""
    found = []
    for item in place(many_indicators(name)[0]):
        for grid, begins in zip(item.block.grids if isinstance(item.block, Table) else (), item.breaks, strict=False):
            texts = [" ".join(cell.text for cell in grid.rows[row].cells) for row in sorted(begins)]
            found += [int(match[1]) for match in map(MADE_ROW.search, texts) if match]
    return found


@pytest.mark.parametrize("name", BEGUN)
def test_tall_labels_begin_with_the_first_row_of_a_page(printed: dict[str, list[Page]], name: str) -> None:
    expected = rows_that_begin_pages(name)
    assert len(expected) > 1
    found = [min(map(int, MADE_ROW.findall(page.text))) for page in pages_of_rows(printed[f"{name} of sixty"])]
    # Where the first made row begins a page is for the rows above it to say.
    assert [number for number in found if number] == [number for number in expected if number]


@pytest.mark.parametrize("name", [*documents()])
def test_no_line_of_a_text_stands_alone_on_a_page(printed: dict[str, list[Page]], name: str) -> None:
    blocks, _ = report_of(documents()[name])
    texts = [block.text.replace(" ", "") for block in blocks if isinstance(block, Paragraph) and block.look == "body"]
    for page, after in pairwise(printed[name]):
        foot, head = page.lines[-1].text, after.lines[0].text
        torn = [text for text in texts if foot + head in text.replace("\xa0", "")]
        assert not any(text.startswith(foot) or text.endswith(head) for text in torn), (foot, head)


def test_the_official_table_is_one_sheet(printed: dict[str, list[Page]]) -> None:
    first, second = printed["mof-2020"][:2]
    assert "项目支出绩效自评表" in first.text
    assert "总分" in first.text
    assert "自评报告" in second.text.replace("\n", "")
    assert "三级指标" not in second.text


@pytest.mark.parametrize("name", [*documents(), *(f"{name} of sixty" for name in LONG)])
def test_no_page_ends_with_a_head_or_a_heading(printed: dict[str, list[Page]], name: str) -> None:
    for page in printed[name][:-1]:
        last = page.lines[-1].text
        assert not re.search("三级指标|一级指标", last)
        assert not re.fullmatch(r"[（(]?[一二三四五六七八九十]+[、）)].{0,16}[^。；，]", last), last
