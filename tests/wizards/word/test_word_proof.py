"""The proof notices whatever is missing, moved, added or changed in a written file."""

from __future__ import annotations

import dataclasses
import hashlib
import random
from collections.abc import Callable

import pytest
from lxml import etree

from schemas.blocks import Cell, Grid, Heading, Paragraph, Row, Table
from tests.wizards.word.structure import check_structure
from tests.wizards.word.word_blocks import LAYOUT, form_table, progress_table, report, score_table
from tests.wizards.word.word_files import DOCUMENT, changed, document_of, parts_of, replaced
from wizards.word import ProofFailed, prove, write, write_with_report
from wizards.word.render import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def written() -> bytes:
    return render(report(), LAYOUT)


def test_what_was_found_is_counted(written: bytes) -> None:
    proof = prove(written, report(), LAYOUT)
    blocks = report()
    cells = [c for b in blocks if isinstance(b, Table) for g in b.grids for r in g.rows for c in r.cells]
    assert proof.cells == len(cells)
    assert proof.merges == sum(c.rows > 1 or c.columns > 1 for c in cells)
    assert proof.headings == sum(isinstance(b, Heading) for b in blocks) + 1
    assert proof.digest == hashlib.sha256(written).hexdigest()
    summary = proof.summary()
    assert str(proof.values) in summary
    assert proof.digest[:16] in summary


def test_write_hands_over_what_was_proved(written: bytes) -> None:
    result = write_with_report(report(), LAYOUT)
    assert (result.data, result.replaced) == (written, ())
    assert write(report(), LAYOUT) == written


READER_FAULTS = {
    "value": (">85500<", ">85501<"),
    "value gone": ('<w:r><w:t xml:space="preserve">85500</w:t></w:r>', ""),
    "number token": ("（一）项目简介", "（二）项目简介"),
    "heading level": ('w:val="Heading2"', 'w:val="Heading3"'),
    "heading as body": ('w:val="Heading1"', 'w:val="BodyText"'),
    "run-in heading without its style": ('<w:rStyle w:val="Heading3Char"/>', ""),
    "heading in a row": ('w:val="TableHeading1"', 'w:val="TableText"'),
    "merge broken": ("<w:vMerge/>", ""),
    "merge shortened": ("<w:vMerge/>", '<w:vMerge w:val="restart"/>'),
    "span": ('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="2"/>'),
    "column width": ("<w:gridCol w:w=", '<w:gridCol w:w="1"/><w:gridCol w:w='),
    "quotation marks in the Latin font": ('<w:rFonts w:hint="eastAsia"/>', ""),
    "tick box": ("☑", "□"),
    "tick box font": ("Segoe UI Symbol", "Arial"),
    "header row": ("<w:tblHeader/>", ""),
    "row may split": ("<w:cantSplit/>", ""),
    "page break": ("<w:pageBreakBefore/>", ""),
    "orientation": ('w:orient="landscape"', ""),
    "margin": ('w:top="2098"', 'w:top="1440"'),
    "footer": ('r:id="rId5"', 'r:id="rId4"'),
    "signature": ("w:rightChars=", "w:leftChars="),
    "spaces folded": ("预  期 目 标", "预 期 目 标"),
    "text outside the text": ("</w:tc>", "</w:tc>多"),
    "one more row": ("</w:tbl>", "<w:tr/></w:tbl>"),
    "one more paragraph": ("</w:tbl>", "</w:tbl><w:p/>"),
    "hidden text": ("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
    "alternative text": ("<w:tblCaption w:val=", '<w:tblCaption w:x="1" w:val='),
    "attribute on a paragraph": ("<w:p>", '<w:p w:rsidR="00000000">'),
    "comment": ("<w:tr>", "<!-- x --><w:tr>"),
}


@pytest.mark.parametrize("name", READER_FAULTS)
def test_reader_notices(written: bytes, name: str) -> None:
    with pytest.raises(ProofFailed) as failure:
        prove(replaced(written, DOCUMENT, *READER_FAULTS[name]), report(), LAYOUT)
    assert str(failure.value).startswith("报告写出后回读不对：")


def test_the_sentence_names_the_place(written: bytes) -> None:
    with pytest.raises(ProofFailed, match=r"第2张表第3行.*85500.*85501"):
        prove(replaced(written, DOCUMENT, ">85500<", ">85501<"), report(), LAYOUT)


@pytest.mark.parametrize("part", [name for name in parts_of(render([], LAYOUT)) if name != DOCUMENT])
def test_every_other_part_is_the_base_file(written: bytes, part: str) -> None:
    for change in (lambda _: None, lambda content: content + b" "):
        with pytest.raises(ProofFailed, match="部件"):
            prove(changed(written, {part: change}), report(), LAYOUT)


def _swap(blocks: list) -> list:
    return [*blocks[:-2], blocks[-1], blocks[-2]]


OTHER_BLOCKS: dict[str, Callable[[list], list]] = {
    "one less": lambda blocks: blocks[:-1],
    "one more": lambda blocks: [*blocks, Paragraph("多")],
    "swapped": _swap,
    "another heading level": lambda b: [dataclasses.replace(x, level=3) if isinstance(x, Heading) else x for x in b],
    "another table": lambda b: [progress_table() if isinstance(x, Table) else x for x in b],
}


@pytest.mark.parametrize("name", OTHER_BLOCKS)
def test_file_of_other_blocks(written: bytes, name: str) -> None:
    with pytest.raises(ProofFailed):
        prove(written, OTHER_BLOCKS[name](report()), LAYOUT)


def test_file_of_another_layout(written: bytes) -> None:
    for change in ({"title": "x"}, {"unit": "x"}, {"date": "2022-08-17"}, {"body_font": "仿宋"}):
        with pytest.raises(ProofFailed):
            prove(written, report(), dataclasses.replace(LAYOUT, **change))


TABLES = (
    Table((Grid((1, 1), (Row((Cell(0, "甲"), Cell(0, "乙"))),)),)),
    Table((Grid((1, 1), (Row((Cell(1, "甲", columns=2),)),)),)),
    Table((Grid((1, 1), (Row((Cell(0, "甲", rows=3), Cell(1, "乙"))), Row((Cell(1, "丙"),)))),)),
    Table((Grid((1, 1), (Row((Cell(0, "甲", columns=0),)),)),)),
    Table((Grid((1, 0, 1), (Row((Cell(0, "甲"), Cell(1, "乙"), Cell(2, "丙"))),)),)),
)


@pytest.mark.parametrize("table", TABLES)
def test_table_that_cannot_be_printed(table: Table) -> None:
    with pytest.raises(ProofFailed, match="报告没有写出"):
        write([table], LAYOUT)


# Random damage. What a mutation may leave as it was is only the order of attributes and the like, so the canonical form
# decides whether anything was changed at all.


def _mutate(rng: random.Random, data: bytes) -> bytes:
    if rng.random() < 0.15:
        damaged = bytearray(data)
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        return bytes(damaged)
    parts = parts_of(data)
    name = rng.choice([DOCUMENT] * 9 + [name for name in parts if name != DOCUMENT])
    root = etree.fromstring(parts[name])
    for _ in range(50):
        _mutate_tree(rng, root)
        content = etree.tostring(root, encoding="UTF-8", standalone=True)
        if etree.tostring(root, method="c14n") != etree.tostring(etree.fromstring(parts[name]), method="c14n"):
            return changed(data, {name: lambda _, new=content: new})
    raise AssertionError("fifty mutations changed nothing")


def _mutate_tree(rng: random.Random, root: etree._Element) -> None:
    elements = [element for element in root.iter() if element is not root]
    element = rng.choice(elements)
    parent = element.getparent()
    kind = rng.randrange(8)
    if kind == 0:
        parent.remove(element)
    elif kind == 1:
        parent.insert(parent.index(element), etree.fromstring(etree.tostring(element)))
    elif kind == 2:
        other = rng.choice(list(parent))
        here, there = parent.index(element), parent.index(other)
        parent[here], parent[there] = etree.fromstring(etree.tostring(other)), etree.fromstring(etree.tostring(element))
    elif kind == 3 and element.attrib:
        key = rng.choice(element.keys())
        element.set(key, rng.choice([element.get(key) + "1", "0", "restart", "TableText", "1"]))
    elif kind == 4 and element.attrib:
        del element.attrib[rng.choice(element.keys())]
    elif kind == 5 and element.text:
        place = rng.randrange(len(element.text))
        element.text = element.text[:place] + rng.choice("0一 　") + element.text[place + rng.randrange(2) :]
    elif kind == 6:
        element.tag = rng.choice(elements).tag
    else:
        etree.SubElement(element, W + rng.choice(["p", "r", "t", "b", "tab", "vMerge", "bookmarkStart"]))


def test_random_damage_is_noticed(written: bytes) -> None:
    rng = random.Random(9704)
    missed = []
    for number in range(220):
        damaged = _mutate(rng, written)
        assert damaged != written
        if number % 10 == 0:
            # The structural check says what it finds and never stumbles.
            assert isinstance(check_structure(damaged), list)
        try:
            prove(damaged, report(), LAYOUT)
        except ProofFailed:
            continue
        missed.append(number)
    assert missed == []


def test_tall_merge_begins_anew_and_is_still_one_cell() -> None:
    blocks = [score_table(70, group=70)]
    data = render(blocks, LAYOUT)
    assert document_of(data).count(">一级0<") >= 3
    assert prove(data, blocks, LAYOUT).cells == sum(len(r.cells) for r in blocks[0].grids[0].rows)
    for old, new in ((">一级0<", ">一级1<"), ('<w:t xml:space="preserve">一级0</w:t>', "<w:tab/>")):
        text = document_of(data)
        last = text.rindex(old)
        damaged = text[:last] + new + text[last + len(old) :]
        with pytest.raises(ProofFailed):
            prove(changed(data, {DOCUMENT: lambda _, d=damaged: d.encode()}), blocks, LAYOUT)


def test_grids_without_a_head_between_them_share_their_lattice() -> None:
    first, *_, last = form_table().grids
    plain = dataclasses.replace(last, rows=tuple(dataclasses.replace(row, head=False) for row in last.rows))
    data = render([Table((first, plain))], LAYOUT)
    assert document_of(data).count("<w:tbl>") == 1
    assert document_of(data).count("<w:gridCol ") == 8 + 4 - 2 - 2
