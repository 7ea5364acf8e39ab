"""What must hold on the paper of every form: whole words, and no type below nine points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

import pytest

from schemas.blocks import Heading, Paragraph, Table
from tests.wizards.word.word_files import parts_of
from tests.wizards.word.word_samples import documents, report_of
from wizards.lexicon.phrases import phrases
from wizards.word import write
from wizards.word.cell_styles import CellStyles
from wizards.word.columns import LABEL
from wizards.word.grid import Lattice
from wizards.word.placing import Placed, place
from wizards.word.setting import broken, close, is_figure, spaced

FINISHED = [name for name in documents() if not name.endswith(("-half", "-printed", "-empty"))]
ALL = [name for name in documents() if not name.endswith(("-half", "-empty"))]
SMALLEST = 18
"""Half points."""


def placed(name: str) -> list[Placed]:
    return place(report_of(documents()[name])[0])


@pytest.mark.parametrize("name", documents())
def test_no_word_of_a_title_tears(name: str) -> None:
    for item in placed(name):
        if not isinstance(item.block, Heading) or item.block.level:
            continue
        room = (item.page.text_width - 2 * item.inset) / 440
        for part in (item.block.number + item.block.text).split("\n"):
            lines = broken(part, room)
            pieces = phrases(part)
            ends = {len("".join(pieces[: number + 1])) for number in range(len(pieces))}
            assert lines == broken(part, room, spaced)
            assert {len("".join(lines[: number + 1])) for number in range(len(lines))} <= ends, lines


@pytest.mark.parametrize("name", FINISHED)
def test_no_heading_of_a_finished_report_has_nothing_behind_it(name: str) -> None:
    blocks, _ = report_of(documents()[name])
    assert not [block.lead for block in blocks if isinstance(block, Paragraph) and block.lead and not block.text]
    for block, below in pairwise([*blocks, Heading(0, "", "")]):
        if isinstance(block, Heading) and block.level:
            assert not isinstance(below, Heading) or below.level > block.level, block


def lines_of_labels(name: str) -> Iterator[tuple[str, list[str]]]:
    """Every label of the tables, and every text that is no prose, with its lines, however figures are spaced."""
    for item in placed(name):
        lattice = Lattice(item.block, item.page.text_width) if isinstance(item.block, Table) else None
        for index, grid in enumerate(item.block.grids if isinstance(item.block, Table) else ()):
            assert lattice is not None
            look = CellStyles(lattice, item.block, index, item.page)
            for cell in (cell for row in grid.rows for cell in row.cells if cell.level is None):
                if is_figure(cell.text) or look.is_long(cell):
                    continue
                for line in filter(None, cell.text.split("\n")):
                    for width in (spaced, close):
                        yield line, broken(line, look.measure(cell), width, hanging=False)


def torn(label: str, lines: list[str]) -> list[str]:
    """The words inside which lines end."""
    ends = set(accumulate(map(len, lines)))
    words = phrases(label)
    starts = accumulate(map(len, words), initial=0)
    return [word for start, word in zip(starts, words, strict=False) if ends & set(range(start + 1, start + len(word)))]


@pytest.mark.parametrize("name", ALL)
def test_words_of_labels_hardly_ever_tear(name: str) -> None:
    found = [torn(label, lines) for label, lines in lines_of_labels(name) if spaced(label) <= LABEL]
    assert len({word for words in found for word in words}) <= 2


@pytest.mark.parametrize("name", ALL)
def test_a_figure_and_its_unit_or_a_bracket_never_tear(name: str) -> None:
    words = [word for label, lines in lines_of_labels(name) for word in torn(label, lines)]
    assert not [word for word in words if word[0] in "（(" or re.search("[0-9]", word)]


@pytest.mark.parametrize("name", documents())
def test_no_text_is_set_smaller_than_nine_points(name: str) -> None:
    parts = {part: data.decode() for part, data in parts_of(write(*report_of(documents()[name]))).items()}
    sizes: dict[str, int] = {}
    for style in re.findall(r"<w:style .*?</w:style>", parts["word/styles.xml"], re.DOTALL):
        found, based = re.search(r'<w:sz w:val="(\d+)"', style), re.search(r'<w:basedOn w:val="([^"]+)"', style)
        identifier = re.search(r'w:styleId="([^"]+)"', style)
        assert identifier is not None
        sizes[identifier[1]] = int(found[1]) if found else sizes.get(based[1] if based else "", 21)
    body = parts["word/document.xml"]
    used = {style for style, text in re.findall(r'<w:pStyle w:val="([^"]+)"/>(.*?)</w:p>', body) if "<w:t" in text}
    assert used
    assert min(sizes[style] for style in used) >= SMALLEST
    assert not re.search(r'<w:sz w:val="(?:\d|1[0-7])"', body)
