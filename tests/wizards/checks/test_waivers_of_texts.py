"""A waiver of a text ends when its sentence changes and lives on when another sentence does."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from schemas.assessment import read_assessment
from schemas.carried import digest_of
from tests.wizards.checks.builders import changed, findings
from wizards.checks import waiver_row


class Waived(NamedTuple):
    """A rule, what else has to stand in the document, the text it speaks of, and texts with a sentence changed."""

    rule: str
    place: str
    text: str
    other: str
    own: str
    beside: dict[str, Any] = {}


GOAL = "performance/goals/0/"
SLOT = "texts/x_form_sentence"
TWO_LINES = "全年到位100万元，执行97万元。款项由镇里拨付。"
CASES = [
    Waived(
        "T03",
        "problems/items/0/text",
        "人手不足。因编制没有补上。",
        "人手不足。因编制没有批下来。",
        "人手很不足。因编制没有补上。",
        {"problems/items/1/answers": "q9"},
    ),
    Waived(
        "B06",
        GOAL + "expected",
        "负责饮水工程的管理。保证供水。",
        "负责饮水工程的管理。保证水质。",
        "负责全县饮水工程的管理。保证供水。",
    ),
    Waived("T19", SLOT, TWO_LINES, TWO_LINES.replace("镇里", "乡里"), TWO_LINES.replace("97", "96")),
]
WHOLE = [
    Waived("T02", "problems/items/0/text", "暂无问题。", "", "无。", {"performance/indicators/0/actual": "9处"}),
    Waived("B05", GOAL + "actual", "已完成。全部达标。", "已完成12处。全部达标。", "已圆满完成。全部达标。"),
]
LAST = "去年维护十二处。水质合格。"


def found(case: Waived, text: str, waivers: list[dict[str, str]]) -> list[str | None]:
    document = {**changed({**case.beside, case.place: text}), "waivers": waivers}
    return [one.waived for one in findings(document) if one.rule == case.rule and one.severity == "warning"]


def waiver(case: Waived) -> dict[str, str]:
    document = changed({**case.beside, case.place: case.text})
    one = next(one for one in findings(document) if one.rule == case.rule)
    return waiver_row(read_assessment(document), one, "已核对", "2023-03-01")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_it_is_bound_to_its_sentence(case: Waived) -> None:
    row = waiver(case)
    assert row["value"] in case.text and row["value"] != case.text
    assert found(case, case.text, [row]) == ["已核对"]
    assert found(case, case.other, [row]) == ["已核对"], "another sentence has changed"
    assert found(case, case.own, [row]) == [None], "its sentence has changed"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_one_of_the_whole_text_holds_as_long_as_the_text(case: Waived) -> None:
    """So the waivers that were written before they were bound to sentences are no less good."""
    row = {**waiver(case), "value": case.text}
    assert found(case, case.text, [row]) == ["已核对"]
    assert found(case, case.other, [row]) == [None]


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.rule)
def test_what_is_said_of_the_whole_is_bound_to_the_whole(case: Waived) -> None:
    row = waiver(case)
    assert row["value"] == case.text
    assert found(case, case.text, [row]) == ["已核对"]
    assert found(case, case.own, [row]) == [None]
    if case.other:
        assert found(case, case.other, [row]) == [], "with a sentence that says something there is nothing to waive"


def test_a_text_of_last_year_is_told_only_while_every_sentence_stands() -> None:
    carried = [{"path": "texts.overview", "digest": digest_of(LAST), "kind": "last"}]
    case = Waived("T20", "texts/overview", LAST, LAST.replace("水质", "水样"), "", {"carried": carried})
    row = waiver(case)
    assert found(case, LAST, [row]) == ["已核对"]
    assert found(case, case.other, [row]) == []
