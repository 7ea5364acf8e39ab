"""The table of how figures are understood: what clerks type, and what it means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas.figure import figure_json, read_figure
from tests.schemas.figure_numbers import APPROXIMATE, COMPARISONS, NUMBERS, RANGES
from tests.schemas.figure_phrases import DEADLINES, PHRASES, TRENDS
from tests.schemas.figure_texts import TEXTS


def _json(text: str, kind: str, comparator: str | None = None, **numbers: str | None) -> dict[str, object]:
    blank = dict.fromkeys(("value", "low", "high", "unit"))
    return {"text": text, "kind": kind, "comparator": comparator, **blank, **numbers}


ROWS = [
    *(_json(text, "number", "eq", value=value, unit=unit) for text, value, unit in NUMBERS),
    *(_json(text, "comparison", word, value=value, unit=unit) for text, word, value, unit in COMPARISONS),
    *(_json(text, "range", low=low, high=high, unit=unit) for text, low, high, unit in RANGES),
    *(_json(text, "approximate", value=value, unit=unit) for text, value, unit in APPROXIMATE),
    *(_json(text, "deadline", "le", value=value, unit=unit) for text, value, unit in DEADLINES),
    *(_json(text, "trend", value=value, unit=unit) for text, value, unit in TRENDS),
    *(_json(text, kind, word, value=value, unit=unit) for text, kind, word, value, unit in PHRASES),
    *(_json(text, "text") for text in TEXTS),
]


@pytest.mark.parametrize("expected", ROWS, ids=lambda row: repr(row["text"]))
def test_figure_is_understood(expected: dict[str, object]) -> None:
    assert figure_json(read_figure(str(expected["text"]))) == expected


def test_table_is_large_and_without_repetition() -> None:
    texts = [row["text"] for row in ROWS]
    assert len(texts) == len(set(texts)) > 200


@pytest.mark.parametrize("text", [row[0] for row in PHRASES])
def test_phrase_is_not_bare(text: str) -> None:
    assert not read_figure(text).bare


@pytest.mark.parametrize("text", [row[0] for row in (*NUMBERS, *COMPARISONS, *RANGES)])
def test_figure_without_words_around_it_is_bare(text: str) -> None:
    assert read_figure(text).bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("12.", True),
        ("满意度100%", False),
        ("30日内", True),
        ("30日内完成审核拨付", False),
        ("2022年12月底前", True),
        ("2022年12月底前完成", False),
        ("逐年递减", True),
        ("重复参保人数逐年递减", False),
        ("同比上升5%", True),
        ("参保人数同比上升5%", False),
        ("完成", False),
        ("", False),
    ],
)
def test_bare(text: str, bare: bool) -> None:
    assert read_figure(text).bare is bare


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        # what stands in brackets behind a time is said of a part
        ("12月底前（省级1篇）", "deadline", None),
        ("2023年12月底前（省级1篇、市级3篇）", "deadline", None),
        ("年底前发布（其中省级1篇）", "deadline", None),
        ("12月20日（省级2篇）", "text", None),
        ("已于2023年12月20日发布（省级2篇）", "text", None),
        # it is the figure itself
        ("12月底前（3篇）", "number", 3),
        ("12月底前（共3篇）", "number", 3),
        ("12月底前（按期完成3篇）", "number", 3),
        ("12月底前（不少于3篇）", "comparison", 3),
        ("11月底完成100%", "number", 100),
        # it is another time or none
        ("2023年（省级12篇）", "number", 12),
        ("上半年（省级2篇）", "number", 2),
        ("2篇（省级1篇）", "number", 2),
    ],
)
def test_an_aside_behind_a_time_is_no_value(text: str, kind: str, value: int | None) -> None:
    assert (read_figure(text).kind, read_figure(text).value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "decimals", "scale"),
    [
        ("28545.30", 2, 1),
        ("12.", 0, 1),
        ("0.50%", 2, 1),
        ("1012.41万元", 2, 10_000),
        ("5.29亿元", 2, 100_000_000),
        ("88万", 0, 10_000),
        ("3千万元", 0, 10_000_000),
        ("一百二十万", 0, 10_000),
        ("三百二十万五千", 0, 1),
        ("九十八点五", 1, 1),
        ("1,234.5", 1, 1),
        ("90%-110.25%", 2, 1),
        ("3-5万元", 0, 10_000),
        ("完成", 0, 1),
    ],
)
def test_decimals_and_scale_are_those_of_the_typed_text(text: str, decimals: int, scale: int) -> None:
    figure = read_figure(text)
    assert (figure.decimals, figure.scale) == (decimals, Decimal(scale))


@pytest.mark.parametrize("text", ["不适用", " 不适用 ", "不 适 用", "\u3000不适用\n"])
def test_not_applicable(text: str) -> None:
    assert read_figure(text).not_applicable


@pytest.mark.parametrize("text", ["", "不涉及", "无此项", "0", "不适用。", "本项不适用"])
def test_nothing_else_is_not_applicable(text: str) -> None:
    assert not read_figure(text).not_applicable


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \t\u3000", True), ("0", False), ("-", False)])
def test_blank_is_not_zero(text: str, blank: bool) -> None:
    figure = read_figure(text)
    assert figure.blank is blank
    assert figure.value == (Decimal(0) if text == "0" else None)
