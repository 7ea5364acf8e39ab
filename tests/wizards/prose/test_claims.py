"""Every claim has an example that speaks and one that is silent; a claim that is so is silent everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from wizards.prose import Books, Missed, claims, contradicted, read_passage
from wizards.prose.claims import ASKS, Claim

AGAINST = Books(
    money=lambda amount: f"{amount}万元",
    margin=Decimal("0.01"),
    initial=Decimal(90),
    budget=Decimal(100),
    arrived=Decimal(95),
    executed=Decimal(80),
    balance=Decimal(15),
    unmet=(Missed("水质合格率", "产出指标 质量指标"),),
    problems=2,
    total=Decimal("93.5"),
    grade="优",
    year=2022,
)
OVERSPENT = replace(AGAINST, executed=Decimal(110), arrived=Decimal(95))
FINE = replace(
    AGAINST,
    initial=Decimal(100),
    arrived=Decimal(100),
    executed=Decimal(100),
    balance=Decimal(0),
    unmet=(),
    problems=0,
    total=Decimal(51),
    grade="中",
    year=2019,
)
BLANK = Books(money=str, margin=Decimal(0))


def found(text: str, books: Books) -> list[str]:
    return [one.said for one in contradicted(read_passage(text), books)]


def books_for(claim: Claim) -> Books:
    return OVERSPENT if claim.asks in ("within_initial", "within_budget") else AGAINST


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.speaks)
def test_a_claim_speaks_and_is_silent(claim: Claim) -> None:
    spoken = list(contradicted(read_passage(claim.speaks), books_for(claim)))
    assert claim in [one.claim for one in spoken]
    assert all(one.due for one in spoken)
    assert found(claim.silent, books_for(claim)) == []


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.speaks)
def test_a_claim_that_is_so_is_silent(claim: Claim) -> None:
    if claim.asks != "last_year":
        assert found(claim.speaks, FINE) == []
    assert found(claim.speaks, BLANK) == []


def test_every_question_is_asked() -> None:
    assert {claim.asks for claim in claims()} == set(ASKS)


def test_the_words_come_back_as_typed() -> None:
    assert found("总的看，各项指标 均已完成。", AGAINST) == ["各项指标 均已完成"]


def test_a_claim_without_its_words_cannot_be_found() -> None:
    for claim in claims():
        assert any(word in read_passage(claim.speaks).plain.text for word in claim.words)
