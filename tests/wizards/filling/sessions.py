"""Sessions with one thing or another missing, and what is said of a blank that is filled from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.wizards.filling.filled import facts, fill, session
from tests.wizards.intake.documents import docx
from tests.wizards.word.word_samples import documents
from wizards.facts import Facts
from wizards.intake import Unreadable

ITEMS = [
    {"id": f"item{number}", "kind": kind, "text": f"第{number}条{kind}"}
    for number, kind in enumerate(("problem", "measure") * 2)
]
GOALS = [{"id": f"goal{number}", "expected": f"预期{number}", "actual": f"达到{number}"} for number in range(2)]


def full() -> dict[str, Any]:
    document = session(problems={"items": ITEMS})
    unit = {**document["profile"]["unit"], "address": "某县某路1号", "postcode": "000000"}
    document["profile"] = {**document["profile"], "unit": unit}
    document["texts"] = {**document["texts"], "conclusion": "总体良好。"}
    document["performance"] = {**document["performance"], "goals": GOALS}
    return document


def half(*gone: str) -> dict[str, Any]:
    """A full session without some of its values."""
    document = full()
    for path in gone:
        *parts, last = path.split(".")
        place = document
        for part in parts:
            place[part] = place = dict(place[part])
        place.pop(last, None)
    return document


SESSIONS = {
    "full": full,
    "empty": lambda: dict(documents()["mof-2020-empty"]),
    "no leader": lambda: half("profile.unit.leader"),
    "no telephones": lambda: half("profile.unit.leader.phone", "signoff.preparer.phone"),
    "no names": lambda: half("profile.unit.leader.name", "signoff.preparer.name"),
    "no preparer": lambda: half("signoff.preparer"),
    "no beginning": lambda: half("profile.period_start"),
    "no end": lambda: half("profile.period_end"),
    "no items": lambda: half("problems.items", "performance.goals"),
}


@cache
def facts_of(name: str) -> Facts:
    return facts(SESSIONS[name]())


def said(body: str, choices: Mapping[str, str] | None = None, of: Facts | None = None) -> list[str]:
    try:
        filling = fill(docx(body), choices, of)
    except Unreadable as refused:
        return [f"不能用：{refused}"]
    found = [f"{one.label} {one.where} {one.path} {one.text}" for one in filling.filled]
    found += [f"没填 {one.label} {one.where} {one.why}" for one in filling.left]
    return found + [f"要选 {one.key} {one.label} {one.text} {one.places}" for one in filling.doubts]
