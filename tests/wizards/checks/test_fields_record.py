"""A clean document with one field blanked, doubled, below zero, in words, a little off: every finding that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from schemas.form import Form
from tests.records import Record, portions
from tests.wizards.checks.builders import DOCUMENT, FORM, STATED, STRICT, changed, findings

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
STATED_SCORES = {
    f"performance/indicators/{at}/stated_score": points for at, points in enumerate(("20", "30", "20", "10", "10"))
}
FILLED = changed({**STATED_SCORES, "performance/stated_total": "100", "performance/stated_grade": "优"})


def fields(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a document but the keys of its rows, by the path that ``changed`` knows."""
    entries = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in entries:
        if isinstance(value, dict | list):
            yield from fields(value, f"{path}{key}/")
        elif key not in ("id", "source", "kind", "form", "answers"):
            yield f"{path}{key}", value


def others(value: Any) -> Iterator[Any]:
    yield None
    text = str(value)
    found = _NUMBER.search(text)
    if found is None:
        yield from ("无", "见附件。" * 3, "XX", f"{text}100%")
        return
    number = Decimal(found[0])
    for other in (number + 1, number - 1, number * 2, number * Decimal("1.004"), number * Decimal("1.25"), -number):
        yield f"{text[: found.start()]}{other}{text[found.end() :]}"
    yield from ("不适用", "若干", f"≥{text.lstrip('≥≤')}", f"{found[0]}万")


def said(document: dict[str, Any], form: Form, some: list[tuple[str, Any]]) -> Iterator[str]:
    for path, value in some:
        for other in others(value):
            whole = changed({path: int(other) if path.endswith("year") and str(other).isdigit() else other}, document)
            found = findings(whole, form, STRICT)
            values = (
                f"{one.rule} {one.severity[0]} {one.where} {one.expected or ''}≠{one.actual or ''}" for one in found
            )
            yield f"{path} {other} ⇒ {'；'.join(values)}"


CASES: dict[str, tuple[dict[str, Any], Form]] = {"usual": (DOCUMENT, FORM), "stated": (FILLED, STATED)}
RECORD = Record(
    __file__,
    "fields",
    {
        f"{name} {at}": partial(said, document, form, some)
        for name, (document, form) in CASES.items()
        for at, some in enumerate(portions(list(fields(document))[:: 1 if name == "usual" else 4], 3), 1)
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_follows_from_one_field(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_field_is_gone() -> None:
    assert RECORD.strays() == set()
