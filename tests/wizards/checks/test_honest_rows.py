"""No rule speaks of a row that is as it should be: a false alarm costs more than a miss."""

from __future__ import annotations

import pytest

from tests.wizards.checks.builders import changed, findings
from tests.wizards.checks.honest_rows import HONEST_ROWS, HONEST_TEXTS

# A row of the clean document for each first level, and that level.
PLACES = {"满意": (4, "满意度指标"), "效益": (2, "效益指标"), "可持续": (2, "效益指标"), "": (0, "产出指标")}


@pytest.mark.parametrize("row", HONEST_ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_an_honest_row_is_left_alone(row: tuple[str, str, str, str]) -> None:
    level2, name, target, actual = row
    index, level1 = next(place for word, place in PLACES.items() if word in level2)
    cells = {"level1": level1, "level2": level2, "name": name, "target": target, "actual": actual}
    document = changed({f"performance/indicators/{index}/{key}": text for key, text in cells.items()})
    assert [(found.rule, found.message) for found in findings(document)] == []


@pytest.mark.parametrize("text", HONEST_TEXTS, ids=lambda text: text[1][:30])
def test_an_honest_text_is_left_alone(text: tuple[str, str]) -> None:
    document = changed({f"texts/{text[0]}": text[1]})
    assert [(found.rule, found.message) for found in findings(document)] == []
