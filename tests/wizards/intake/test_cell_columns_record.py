"""Whole columns, cell by cell: columns of a form's own under each head, weights beside scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product

import pytest

from schemas.pack_columns import OwnColumn
from tests.records import Sweep
from tests.wizards.intake.test_cell_rules_record import said
from tests.wizards.intake.test_own_columns import own_form
from wizards.intake.model import Reading, Row
from wizards.intake.own_columns import OwnReader, own_columns, own_texts
from wizards.intake.points import settle_points

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

TITLES = (
    *("", "面积", "面积（亩）", "面积（万亩）", "面积（%）", "面积（万元）", "面积（元）", "面积（预计）"),
    *("（甲）面积（亩）", "面积（百）", "面积（处新建）", "面积（5）", "面积（≥5）", "面积（0）"),
)


def of_own(kind: str) -> Iterator[str]:
    for label, unit in product(
        ("面积", "面积（亩）", "比例（%）"), ("", "亩", "%") if kind == "figure" else ("", "元", "万元")
    ):
        column = OwnColumn.model_construct(key="k", label=label, unit=unit or None, kind=kind, list="l")
        for title, money, stated in product(TITLES, ("万元", "元", "美元"), (None, "元", "万元", "亿元")):
            reader = OwnReader(column, title, money, stated)
            for text in (
                "46",
                "0.5",
                "1",
                "1.5",
                "0",
                "46亩",
                "46万元",
                "46%",
                "约46",
                "△46",
                "46-50",
                "45440",
                "请填写",
                "",
                "甲",
            ):
                yield f"{label} {unit} {title} {money} {stated} {text} ⇒ {said(reader.read(text))}"


def of_own_texts() -> Iterator[str]:
    whole = {"area": "518", "who": "林业站", "cost": "12", "share": "5%", "day": "2023-5-3", "per": "1", "paper": "3号"}
    rows = [
        {},
        {"x": whole},
        {"x": {}},
        {"x": "手写"},
        {"x": {"who": " ", "paper": ""}},
        {"x": {"who": 3, "paper": None}},
    ]
    rows += [{"x": {key: text}} for key, text in whole.items()]
    for path, row in product(("performance.indicators", "funds.lines", "profile.projects"), rows):
        yield f"{path} {row} ⇒ {sorted(own_columns(own_form(), path))} {own_texts(row, own_form(), path)}"


COLUMNS_OF_POINTS: Sequence[tuple[str, ...]] = (
    *(("10", "20", "70"), ("0.1", "0.2", "0.7"), ("10%", "20%", "70%"), ("0.1", "0.2", "0.6"), ("0.1", "0.2", "0.8")),
    *(
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("0.5", "50%"),
        ("0.5", "1"),
        ("0.5", "2"),
        ("0.5", "10"),
        ("0", "10"),
        ("1", "0"),
    ),
    *(
        ("0.5", "0.25", "0.25"),
        ("0.0", "1"),
        ("0.9", "甲"),
        ("0.1", "10分"),
        ("0.2", "", "0.8"),
        ("0.3", "≥0.7"),
        ("-0.5", "1.5"),
    ),
    *(
        ("1.0",),
        ("1",),
        ("0.99",),
        ("100%",),
        ("5%", "95%"),
        ("0.5%", "0.5"),
        ("15", "0.15"),
        ("1分", "0.5"),
        ("0.50", "0.5"),
    ),
)
SCORES = (
    *(
        "",
        "0",
        "0.0",
        "0.1",
        "0.2",
        "0.3",
        "0.19",
        "0.5",
        "0.51",
        "1",
        "1.0",
        "5",
        "9.5",
        "10",
        "11",
        "20",
        "70",
        "100",
        "5%",
    ),
    *("10%", "20%", "90%", "100%", "10分", "优", "≥5", ".1", ".5", "0%", "0.05", "0.7", "2", "18%"),
)


def row_of(number: int, weight: str, score: str, note: str = "") -> Row:
    texts = {"weight": weight, "stated_score": score}
    return Row.of({thing: Reading(text, f"{thing}{number}", note) for thing, text in texts.items() if text})


def of_columns_of_points(weights: tuple[str, ...]) -> Iterator[str]:
    many = [(one,) * len(weights) for one in SCORES]
    many += [(first, *(second for _ in weights[1:])) for first, second in product(SCORES[1::2], SCORES[::3])]
    many += [weights, tuple(reversed(weights)), tuple(f"{one}0" for one in weights)]
    for scores, note in product(many, ("", "单元格里是 0.1，显示为百分数，10%")):
        rows = [row_of(at, *one, note) for at, one in enumerate(zip(weights, scores, strict=True))]
        left = settle_points(rows)
        yield f"{weights} {scores} {note} ⇒ {rows}"
        yield f"  {left}"


RECORD = Sweep(
    __file__,
    "cell_columns",
    {
        **{f"own {kind}": partial(of_own, kind) for kind in ("figure", "amount", "line", "date", "month")},
        "own texts": of_own_texts,
        **{f"column of {' '.join(one)}": partial(of_columns_of_points, one) for one in COLUMNS_OF_POINTS},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_column_is(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_column_is_gone() -> None:
    assert RECORD.strays() == set()
