"""What a row is called: the first filled field that can name one."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.part import name_of_row


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"name": "甲", "title": "乙"}, "甲"),
        ({"name": "", "title": "乙"}, "乙"),
        ({"name": " \n ", "item": "丙\n丁"}, "丙 丁"),
        ({"text": "戊", "expected": "己"}, "戊"),
        ({"name": 5, "expected": "己"}, "己"),
        ({"actual": "庚"}, ""),
        ({}, ""),
    ],
)
def test_name_of_row(row: dict[str, Any], name: str) -> None:
    assert name_of_row(row.get) == name
