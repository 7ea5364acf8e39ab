"""Weights and scores of a whole column: whether it holds points (20) or shares of one (0.2, 20%)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from schemas.figure import plain_string, read_figure
from wizards.intake.model import Aside, Reading, Row
from wizards.intake.values import Text, points_of

_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_DOUBT: Final = "看不出是分数，还是占 1 的几分之几"
_RATE: Final = "表里是百分数，看不出是几分"
Meaning = Literal["points", "shares", "doubt"]


def settle_points(rows: Sequence[Row]) -> list[Aside]:
    """Turn weights and scores as read into bare points, in the rows themselves; return what must not be taken.

    Weights that make 1 together are shares of a hundred points, and so are scores that are no more than them.
    Fractions in another column may be either, and are left.
    """
    weights = _meaning_of_weights(rows)
    scores = _meaning_of_scores(rows, weights)
    aside: list[Aside] = []
    meanings = (("weight", weights), ("stated_score", scores))
    known: dict[tuple[str, Meaning], Text] = {}
    for row in rows:
        for thing, meaning in meanings:
            if thing in row:
                key = row[thing].text, meaning
                if key not in known:
                    known[key] = _points(*key)
                _settle(row, thing, known[key], aside)
        _leave_rate(row, scores, aside)
        _leave_share_among_points(row, aside)
    return aside


def _leave_rate(row: Row, scores: Meaning, aside: list[Aside]) -> None:
    """A score in percent is taken beside its weight only where it can be points: 18% of 20, not 90% of 20."""
    reading = row.get("stated_score")
    if reading is None or "%" not in reading.note or scores == "shares":
        return
    value, weight = _bare(reading.text), _bare(row["weight"].text) if "weight" in row else None
    beyond = value is not None and weight is not None and value > weight
    if beyond or scores == "doubt":
        aside.append(Aside(reading.where, reading.text, _RATE))
        del row["stated_score"]


def _leave_share_among_points(row: Row, aside: list[Aside]) -> None:
    """A weight of 0.1 beside a score of 10 can only be a share, in a column that otherwise holds points."""
    reading = row.get("weight")
    if reading is None or not _may_be_share(reading.text) or "stated_score" not in row:
        return
    weight, score = _bare(reading.text), _bare(row["stated_score"].text)
    if weight is not None and score is not None and score > weight:
        aside.append(Aside(reading.where, reading.text, _DOUBT))
        del row["weight"]


def _settle(row: Row, thing: str, text: Text, aside: list[Aside]) -> None:
    reading = row[thing]
    if text.problem:
        aside.append(Aside(reading.where, reading.text, text.problem))
        del row[thing]
    elif text.note or text.text != reading.text:
        row[thing] = Reading(text.text, reading.where, text.note)


def _points(text: str, meaning: Meaning) -> Text:
    value = _bare(text)
    if meaning == "points" or value is None or value == 0:
        return points_of(text)
    if meaning == "doubt":
        return Text(text, problem=_DOUBT)
    points = plain_string(value * _HUNDRED)
    return Text(points, f"表里是 {text}，各项权重合计为 1，当作 {points} 分")


def _meaning_of_weights(rows: Sequence[Row]) -> Meaning:
    texts = [row["weight"].text for row in rows if "weight" in row]
    if not any(_may_be_share(text) for text in texts):
        return "points"
    bare = [value for text in texts if (value := _bare(text)) is not None]
    if not any(0 < value < 1 for value in bare):
        return "points"
    shares = [_share(text) for text in texts]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares) and sum(known) == _ONE:
        return "shares"
    percents = len(known) > len(bare)
    return "doubt" if percents or max(bare) <= _ONE else "points"


def _meaning_of_scores(rows: Sequence[Row], weights: Meaning) -> Meaning:
    """Return what scores are: beside shares each within its weight, or each beyond it; beside doubt, fractions too."""
    if weights != "shares":
        doubt = weights == "doubt" and any(
            "stated_score" in row and _may_be_share(row["stated_score"].text) for row in rows
        )
        return "doubt" if doubt else "points"
    within: set[bool] = set()
    for row in rows:
        score = _bare(row["stated_score"].text) if "stated_score" in row else None
        if score is None or score == 0:
            continue
        share = _share(row["weight"].text) if "weight" in row else None
        within.add(share is not None and score <= share)
    if len(within) > 1:
        return "doubt"
    return "shares" if True in within else "points"


def _may_be_share(text: str) -> bool:
    return text.startswith(("0.", "."))


def _bare(text: str) -> Decimal | None:
    figure = read_figure(text)
    plain = figure.kind == "number" and figure.comparator == "eq" and figure.bare and figure.unit is None
    return figure.value if plain else None


def _share(text: str) -> Decimal | None:
    figure = read_figure(text)
    if figure.kind == "number" and figure.bare and figure.unit == "%" and figure.value is not None:
        return figure.value / _HUNDRED
    return _bare(text)
