"""The Word file and the preview of every sample and every empty form, row by row: same blocks, same bytes.

Of each paragraph and each row of a table the record keeps the words and a digest of what stands in the file, of the
other parts a digest; a change of a width, a border or a style shows which row it touches.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

import pytest

from schemas.blocks import Block, Layout
from tests.records import Record
from tests.wizards.word import word_blocks
from tests.wizards.word.word_files import parts_of
from tests.wizards.word.word_samples import documents, report_of
from wizards.compose.plain_lines import render
from wizards.word import write_with_report

_PIECE = re.compile(r"<w:tr[ >].*?</w:tr>|<w:tblGrid>.*?</w:tblGrid>|<w:p[ >].*?</w:p>|<w:sectPr.*?</w:sectPr>", re.S)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_SHOWN = 10


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


@cache
def _made() -> dict[str, tuple[Sequence[Block], Layout]]:
    score = word_blocks.score_table
    made: dict[str, tuple[Sequence[Block], Layout]] = {
        "blocks": (word_blocks.report(), word_blocks.LAYOUT),
        "forty rows": ([score(40)], word_blocks.LAYOUT),
        "landscape": ([score(12, landscape=True, group=5, inner=2)], word_blocks.LAYOUT),
        "one row": ([score(1)], word_blocks.LAYOUT),
        "a form across": ([word_blocks.form_table(landscape=True)], word_blocks.LAYOUT),
    }
    return made


@cache
def _blocks(name: str) -> tuple[Sequence[Block], Layout]:
    return _made()[name] if name in _made() else report_of(documents()[name])


def file_of(name: str) -> Iterator[str]:
    written = write_with_report(*_blocks(name))
    for part, data in parts_of(written.data).items():
        yield f"{part} {digest(data)}"
        if part == "word/document.xml":
            for piece in _PIECE.findall(data.decode()):
                yield f"  {digest(piece.encode())} {''.join(_TEXT.findall(piece))[:_SHOWN]}"


def preview_of(name: str, width: int) -> Iterator[str]:
    yield from render(_blocks(name)[0], width)


SEEN = ("mof-2020", "fund-2019-printed", "transfer-2022", "blocks")
NAMES = [*documents(), *_made()]
RECORD = Record(
    __file__,
    "word",
    {name: partial(file_of, name) for name in NAMES}
    | {f"preview of {name}, {width} wide": partial(preview_of, name, width) for name in SEEN for width in (80, 46)},
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_the_same_file_as_ever(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_file_is_gone() -> None:
    assert RECORD.strays() == set()
