"""What is understood of many texts as clerks type them: figures, dates, amounts, and what is neither."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from schemas.figure import amount_in, figure_json, meaning, parts_of, read_figure, read_moment
from schemas.figure.exact import plain_string
from schemas.figure.units import UNITS, common_factors, interchangeable
from tests.records import Record, portions
from tests.schemas import test_figure, test_figure_parts, test_moment
from tests.schemas.figure_surroundings import AROUND
from tests.schemas.figure_texts import TEXTS
from tests.schemas.figure_words import BEHIND, COMPARED, DATES, NUMBERS, SIGNS

TABLE = tomllib.loads((Path(__file__).parents[1] / "acceptance" / "figure_table.toml").read_text("utf-8"))
FAMILIES: dict[str, list[str]] = {
    "figures": [row["text"] for row in test_figure.ROWS] + list(TEXTS),
    "table": [text for section in TABLE.values() for text in section],
    "parts": [row[0] for row in test_figure_parts.PARTS],
    "moments": [
        line.split("|")[0].strip() for line in (test_moment.DAYS + test_moment.LIMITS).strip().splitlines() if line
    ]
    + test_moment.SILENT.split("|"),
    "signs": [f"{sign}{number}" for sign in (*SIGNS, *COMPARED) for number in NUMBERS],
    "behind": [f"{number}{word}" for number in NUMBERS for word in BEHIND],
    "both": [f"{sign}95%{word}" for sign in (*SIGNS[1:6], "约", "不低于", "不超过") for word in BEHIND[1:10]]
    + [f"{sign}30日{word}" for sign in ("≤", "≥", "约", "近", "不超过") for word in BEHIND[1:10]],
    "around": list(AROUND),
    "units": [f"{number}{unit}" for unit in sorted(UNITS) for number in ("3", "每人2")],
    "below": [
        f"3元/{unit}{more}"
        for unit in ("人", "户", "生", "台(套)", "每人", "(人")
        for more in ("", "·年", "、天", "/月)", "每季度")
    ],
    "dates": list(DATES),
}

STEP = 40


def said(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield f"{text} ⇒ {' ｜ '.join(filter(None, (_figure(text), _words(text), _moment(text))))}"


def _figure(text: str) -> str:
    figure = read_figure(text)
    if figure.kind == "text":
        return "文字"
    numbers = [str(value or "") for key, value in figure_json(figure).items() if key != "text"]
    more = (
        f"{figure.decimals}位",
        f"×{plain_string(figure.scale)}",
        "独" if figure.bare else "",
        figure.bound,
        figure.move,
    )
    return " ".join(filter(None, (*numbers, *more)))


def _words(text: str) -> str:
    figure = read_figure(text)
    yuan = amount_in(figure, "万元")
    parts = parts_of(text)
    split = f"{parts.sign}/{parts.number}/{parts.unit}" if parts.sign + parts.number != text else ""
    return " ; ".join(filter(None, (meaning(figure, "万元"), split, "" if yuan is None else f"{plain_string(yuan)}元")))


def _moment(text: str) -> str:
    moment = read_moment(text)
    if moment is None:
        return ""
    limits = moment.limits(2023)
    days = moment.days(2023)
    marks = [name for name in ("before", "sharp", "monthly", "alone") if getattr(moment, name)]
    spans = ["" if pair is None else f"{pair[0]:%Y%m%d}-{pair[1]:%Y%m%d}" for pair in (days, limits)]
    return " ".join(filter(None, (moment.written, *dict.fromkeys(spans), *marks)))


def pairs() -> Iterator[str]:
    """Units beside one another: which are one, which can be worked into one another."""
    bases = sorted(
        {read_figure(f"3{unit}").unit or unit for unit in UNITS}
        | {"元/人·月", "元/月·人", "次/年", "微克/升", "毫克/升"}
    )
    for first, second in product(bases, bases):
        if first < second and (interchangeable(first, second) and "个" not in (first, second)):
            yield f"{first} = {second}"
        if first < second and (factors := common_factors(first, second)):
            yield f"{first} × {factors[0]} ~ {second} × {factors[1]}"
    yield "个 = " + " ".join(unit for unit in bases if interchangeable("个", unit))


MAKERS = {
    f"{family} {number}": partial(said, some)
    for family, texts in FAMILIES.items()
    for number, some in enumerate(portions(dict.fromkeys(texts), STEP), start=1)
}

RECORD = Record(__file__, "figures", {**MAKERS, "pairs of units": pairs})


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_understood(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_text_is_gone() -> None:
    assert RECORD.strays() == set()
