"""A Word document as it is understood: each cell with its place, each piece with what it is, and what is passed by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.records import Record
from tests.wizards.filling import made_blanks as blanks
from tests.wizards.intake.documents import docx, p, tbl, tc, tr
from tests.wizards.intake.test_word_documents import CASES
from tests.wizards.intake.test_word_reading import CELLS, TABLES
from tests.wizards.word.word_samples import ROOT
from wizards.intake.word import Table, WordDocument, read_word
from wizards.intake.word.symbols import symbol

SAVED = sorted((ROOT / "tests" / "data" / "word").glob("*.docx"))
FONTS = ("Wingdings", "wingdings 2", " Symbol ", "宋体")
CODES = (
    *(
        "F06F",
        "F070",
        "F071",
        "F072",
        "F0A8",
        "F078",
        "F0FD",
        "F0FE",
        "F0FC",
        "F0FB",
        "F02A",
        "F030",
        "F0A3",
        "F052",
        "F053",
    ),
    *(
        "F050",
        "F0B3",
        "F0B1",
        "F0B4",
        "F02D",
        "00FE",
        "FE",
        "4E00",
        "20",
        "1F",
        "D800",
        "DFFF",
        "E000",
        "10FFFF",
        "110000",
    ),
    *("F000", "EFFF", "F0FF", "F100", "甲", ""),
)


def of_document(make: Callable[[], bytes]) -> Iterator[str]:
    document = read_word(make())
    for paragraph in document.paragraphs:
        yield f"段{paragraph.number} {paragraph.style} {paragraph.text}"
        for piece in paragraph.pieces:
            marks = [name for name in ("in_field", "hidden") if getattr(piece, name)]
            change, control = piece.change, piece.control
            marks += [f"{change.kind}{change.by}"] if change else []
            marks += [f"{control.kind}{control.title}{'提示' if control.prompt else ''}"] if control else []
            if marks or len(paragraph.pieces) < 5:
                yield f"    {piece.text} {piece.span.end - piece.span.start} {' '.join(marks)}"
        yield from (f"    {mark.kind} {mark.id} {mark.at}" for mark in paragraph.marks)
    for table in document.tables:
        yield from of_table(table)
    yield from passed_by(document)


def of_table(table: Table) -> Iterator[str]:
    inside = "在格里" if table.cell else ""
    yield f"表{table.number} {table.lines} 在第{table.after}段后 {inside} 删{len(table.taken_out)}"
    for row in table.rows:
        cells = (
            f"{cell.where}@{cell.column} {cell.rows}×{cell.columns}{'续' if cell.continued else ''}"
            f"{'控' if cell.control else ''} {cell.text[:12]}"
            for cell in row.cells
        )
        yield f"  {'头' if row.header else ''}{'改' if row.change else ''} {' | '.join(cells)}"


def passed_by(document: WordDocument) -> Iterator[str]:
    yield from (
        f"没读 {one.kind} {one.text} {one.paragraph.number if one.paragraph else ''}" for one in document.skipped
    )


def of_symbols() -> Iterator[str]:
    for font in FONTS:
        yield f"{font} {' '.join(f'{code}={symbol(font, code)}' for code in CODES)}"


def _case(make: Callable[[], object]) -> bytes:
    made = make()
    return made if isinstance(made, bytes) else docx(str(made))


MAKERS = {
    **{f"cell {name}": partial(of_document, partial(docx, tbl(tr(tc(inside), "旁")))) for name, inside, _ in CELLS},
    **{f"line {name}": partial(of_document, partial(docx, inside)) for name, inside, _ in CELLS if inside[0] == "<"},
    **{f"table {name}": partial(of_document, partial(docx, p("前") + body + p("后"))) for name, body, _ in TABLES},
    **{f"document {name}": partial(of_document, partial(_case, case[0])) for name, case in CASES.items()},
    **{f"saved {path.stem}": partial(of_document, path.read_bytes) for path in SAVED},
    **{make.__name__: partial(of_document, make) for make in (blanks.nested, blanks.controls, blanks.lines_and_marks)},
    "symbols": of_symbols,
}
RECORD = Record(__file__, "word_reading", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_stands_in_a_document(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_document_is_gone() -> None:
    assert RECORD.strays() == set()
