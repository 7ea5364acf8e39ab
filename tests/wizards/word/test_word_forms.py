"""What must hold on the paper of every form: whole words, and no type below nine points."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from schemas.blocks import Heading, Table
from tests.wizards.word.word_files import parts_of
from tests.wizards.word.word_samples import documents, report_of
from wizards.lexicon.phrases import phrases
from wizards.word import write
from wizards.word.columns import LABEL, tears
from wizards.word.placing import Placed, place
from wizards.word.setting import broken, spaced
from wizards.word.widths import MARGINS

FINISHED = [name for name in documents() if not name.endswith(("-half", "-printed", "-empty"))]
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


def labels(name: str) -> Iterator[tuple[str, int]]:
    """The labels of the tables and how many of their words tear."""
    for item in placed(name):
        for grid in item.block.grids if isinstance(item.block, Table) else ():
            for row in grid.rows:
                for cell in row.cells:
                    room = (grid.widths[cell.column] * item.page.text_width / sum(grid.widths) - MARGINS) * 2
                    if cell.columns == 1 and cell.level is None and spaced(cell.text) <= LABEL:
                        yield cell.text, tears(cell.text, int(room / item.page.type.character))


@pytest.mark.parametrize("name", FINISHED)
def test_words_of_labels_hardly_ever_tear(name: str) -> None:
    found = list(labels(name))
    torn = [label for label, count in found if count]
    assert len(torn) <= 4
    assert len(torn) * 20 <= len(found)


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
