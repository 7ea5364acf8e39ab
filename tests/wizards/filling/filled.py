"""What the tests of filling share: a session with persons, filling a blank, reading what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from schemas.assessment import read_assessment
from tests.wizards.word.word_samples import documents
from wizards.facts import Facts
from wizards.filling import Filling, fill_blank
from wizards.intake.word import WordDocument, read_word
from wizards.opening import in_force
from wizards.scoring import score

PERSONS = {
    "signoff": {"preparer": {"name": "张某", "phone": "00000000000"}},
    "texts": {"other_notes": "无"},
}
UNIT = {"leader": {"name": "李某", "phone": "00000000001"}}
TITLE = "农村供水工程维修养护"


def session(**more: Any) -> dict[str, Any]:
    """The national sample with persons."""
    document = dict(documents()["mof-2020"])
    profile = dict(document["profile"])
    profile["unit"] = {**profile["unit"], **UNIT}
    profile |= {"period_start": "2023年1月", "period_end": "2023年12月"}
    texts = {**document["texts"], **PERSONS["texts"]}
    return {**document, "profile": profile, "signoff": PERSONS["signoff"], "texts": texts, **more}


def facts(document: Mapping[str, Any]) -> Facts:
    found = in_force(document)
    assessment = read_assessment(document)
    return Facts(found.form, assessment, score(found.form, found.policy, assessment))


@cache
def usual() -> Facts:
    return facts(session())


def fill(blank: bytes, choices: Mapping[str, str] | None = None, of: Facts | None = None) -> Filling:
    return fill_blank(blank, "空表.docx", of or usual(), choices or {})


def read(filling: Filling) -> WordDocument:
    return read_word(filling.data)


def rows(document: WordDocument, table: int = 1) -> list[list[str]]:
    """The texts of a table, row by row, cells that go on left out."""
    return [
        [cell.text.strip("\n") for cell in row.cells if not cell.continued] for row in document.tables[table - 1].rows
    ]


def left(filling: Filling) -> list[tuple[str, str, str]]:
    return [(one.label, one.where, one.why) for one in filling.left]
