"""Weights and scores of a whole column: whether it holds points (20) or shares of one (0.2, 20%)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from schemas.figure import plain_string, read_figure
from wizards.intake.model import Aside, Reading, Row
from wizards.intake.values import Text, points_of

_WEIGHT: Final = "weight"
_SCORE: Final = "stated_score"
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_DOUBT: Final = "看不出是分数，还是占 1 的几分之几"
_RATE: Final = "表里是百分数，看不出是几分"
Meaning = Literal["points", "shares", "doubt"]
_Said = tuple[str | None, str | None, str | None, str | None]
"""Weight and score of a row, each with its note."""
_Texts = Mapping[str, str]
"""The texts of a row."""
_Pair = dict[str, Reading]
"""Weight and score of a row, as far as it has them."""
_Settled = tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]
"""What is changed, with text and note, and what is left aside, with text and reason."""


def settle_points(rows: Sequence[Row]) -> list[Aside]:
    """Turn weights and scores as read into bare points, in the rows themselves; return what must not be taken.

    Weights that make 1 together are shares of a hundred points, and so are scores that are no more than them.
    Fractions in another column may be either, and are left.
    """
    texts = [row.texts for row in rows]
    weights = _meaning_of_weights(texts)
    scores = _meaning_of_scores(texts, weights)
    known: dict[_Said, _Settled] = {}
    aside: list[Aside] = []
    for row in rows:
        of_text, of_note = row.texts.get, row.notes.get
        said = of_text(_WEIGHT), of_note(_WEIGHT), of_text(_SCORE), of_note(_SCORE)
        settled = known.get(said)
        if settled is None:
            settled = known[said] = _settled(row, weights, scores)
        changed, left = settled
        for thing, text, note in changed:
            row.change(thing, text, note)
        for thing, text, why in left:
            aside.append(Aside(row.where(thing), text, why))
            row.leave(thing)
    return aside


def _settled(row: Row, weights: Meaning, scores: Meaning) -> _Settled:
    """Return what is changed and what is left aside of a row; rows that say the same are looked at once.

    The place of a reading is its thing meanwhile.
    """
    before: _Pair = {thing: row[thing]._replace(where=thing) for thing in (_WEIGHT, _SCORE) if thing in row}
    after, aside = dict(before), list[Aside]()
    _settle(after, _WEIGHT, weights, aside)
    _settle(after, _SCORE, scores, aside)
    _leave_rate(after, scores, aside)
    _leave_share_among_points(after, aside)
    changed = [(thing, one.text, one.note) for thing, one in after.items() if one != before[thing]]
    return changed, [(one.where, one.text, one.why) for one in aside]


def _leave_rate(row: _Pair, scores: Meaning, aside: list[Aside]) -> None:
    """A score in percent is taken beside its weight only where it can be points: 18% of 20, not 90% of 20."""
    reading = row.get(_SCORE)
    if reading is None or "%" not in reading.note or scores == "shares":
        return
    value, weight = _bare(reading.text), _bare(row[_WEIGHT].text) if _WEIGHT in row else None
    beyond = value is not None and weight is not None and value > weight
    if beyond or scores == "doubt":
        aside.append(Aside(reading.where, reading.text, _RATE))
        del row[_SCORE]


def _leave_share_among_points(row: _Pair, aside: list[Aside]) -> None:
    """A weight of 0.1 beside a score of 10 can only be a share, in a column that otherwise holds points."""
    reading = row.get(_WEIGHT)
    if reading is None or not _may_be_share(reading.text) or _SCORE not in row:
        return
    weight, score = _bare(reading.text), _bare(row[_SCORE].text)
    if weight is not None and score is not None and score > weight:
        aside.append(Aside(reading.where, reading.text, _DOUBT))
        del row[_WEIGHT]


def _settle(row: _Pair, thing: str, meaning: Meaning, aside: list[Aside]) -> None:
    reading = row.get(thing)
    if reading is None:
        return
    text = _points(reading.text, meaning)
    if text.problem:
        aside.append(Aside(reading.where, reading.text, text.problem))
        del row[thing]
    elif text.note:
        row[thing] = Reading(text.text, reading.where, text.note)


@lru_cache(maxsize=1024)
def _points(text: str, meaning: Meaning) -> Text:
    value = _bare(text)
    if meaning == "points" or value is None or value == 0:
        return points_of(text)
    if meaning == "doubt":
        return Text(text, problem=_DOUBT)
    points = plain_string(value * _HUNDRED)
    return Text(points, f"表里是 {text}，各项权重合计为 1，当作 {points} 分")


def _meaning_of_weights(rows: Sequence[_Texts]) -> Meaning:
    counts = Counter(row[_WEIGHT] for row in rows if _WEIGHT in row)
    bare = [value for text in counts if (value := _bare(text)) is not None]
    if not any(map(_may_be_share, counts)) or not any(0 < value < 1 for value in bare):
        return "points"
    shares = [_share(text) for text in counts]
    if _sum(shares, counts.values()) == _ONE:
        return "shares"
    percents = len(shares) - shares.count(None) > len(bare)
    return "doubt" if percents or max(bare) <= _ONE else "points"


def _sum(shares: Sequence[Decimal | None], times: Iterable[int]) -> Decimal | None:
    """Return what shares make together, each as often as it comes; ``None`` if one of them is none."""
    whole = Decimal(0)
    for share, count in zip(shares, times, strict=True):
        if share is None:
            return None
        whole += share * count
    return whole


def _meaning_of_scores(rows: Sequence[_Texts], weights: Meaning) -> Meaning:
    """Return what scores are: beside shares each within its weight, or each beyond it; beside doubt, fractions too."""
    if weights == "shares":
        return _meaning_beside_shares(rows)
    fractions = any(_SCORE in row and _may_be_share(row[_SCORE]) for row in rows)
    return "doubt" if weights == "doubt" and fractions else "points"


def _meaning_beside_shares(rows: Sequence[_Texts]) -> Meaning:
    pairs = {(row[_SCORE], row.get(_WEIGHT, "")) for row in rows if _SCORE in row}
    within = {_is_within(score, weight) for score, weight in pairs if _bare(score)}
    if len(within) > 1:
        return "doubt"
    return "shares" if True in within else "points"


def _is_within(score: str, weight: str) -> bool:
    value, share = _bare(score), _share(weight)
    return value is not None and share is not None and value <= share


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
