"""``ziping figure --json`` against a table written by hand from the issue, without looking at the reader."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

TABLE: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "figure_table.toml").read_text("utf-8"))
ROWS = [(section, text, expected) for section, rows in TABLE.items() for text, expected in rows.items()]
KEYS = ["text", "kind", "comparator", "value", "low", "high", "unit"]


@pytest.fixture
def answers(ziping: Any) -> dict[str, dict[str, str | None]]:
    answer = ziping("figure", "--json", "--", *[text for _, text, _ in ROWS])
    assert (answer.code, answer.err) == (0, "")
    assert [one["text"] for one in answer.json] == [text for _, text, _ in ROWS]
    return {one["text"]: one for one in answer.json}


def test_table_is_long_enough() -> None:
    assert len(ROWS) >= 150
    assert {section for section, _, _ in ROWS} >= {"numbers", "comparisons", "ranges", "deadlines", "trends", "texts"}


def test_every_text_is_understood_as_the_table_says(answers: dict[str, dict[str, str | None]]) -> None:
    wrong = [
        f"[{section}] {text!r}: expected {expected}, got {answers[text]}"
        for section, text, expected in ROWS
        if not agrees(answers[text], expected)
    ]
    assert not wrong, "\n".join(wrong)


def agrees(answer: dict[str, str | None], expected: str) -> bool:
    kind, *rest = expected.split(" ", 3)
    if list(answer) != KEYS or answer["kind"] != kind:
        return False
    if kind == "range":
        low, high, *unit = rest
        return (
            (same(answer["low"], low), same(answer["high"], high)) == (True, True)
            and answer["unit"] == (unit or [None])[0]
            and answer["value"] is answer["comparator"] is None
        )
    if answer["low"] is not None or answer["high"] is not None:
        return False
    if not rest:
        return answer["value"] is None and answer["comparator"] in ((None, "le") if kind == "deadline" else (None,))
    comparator, value, *unit = rest
    return (
        answer["comparator"] == (None if comparator == "-" else comparator)
        and same(answer["value"], value)
        and answer["unit"] == (unit or [None])[0]
    )


def same(given: str | None, expected: str) -> bool:
    """A plain decimal string of the same value, without an exponent."""
    return given is not None and "e" not in given.lower() and Decimal(given) == Decimal(expected)
