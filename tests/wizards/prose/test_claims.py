"""Every claim has an example that speaks and one that is silent; a claim that is so is silent everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from wizards.prose import Books, Missed, claims, contradicted, known_grades, read_passage
from wizards.prose.books import ASKS
from wizards.prose.claims import Claim, phrase_of

AGAINST = Books(
    money=lambda amount: f"{amount}万元",
    margin=Decimal("0.01"),
    initial=Decimal(90),
    budget=Decimal(100),
    arrived=Decimal(95),
    executed=Decimal(80),
    balance=Decimal(15),
    unmet=(Missed("水质合格率", "产出指标 质量指标"),),
    judged=2,
    problems=2,
    total=Decimal("93.5"),
    grade="优",
    grades=known_grades(("优", "良", "中", "差")),
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
    judged=2,
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
    assert claim.asks in [one.claim.asks for one in spoken]
    assert phrase_of(claim, AGAINST).search(read_passage(claim.speaks).plain.text)
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


@pytest.mark.parametrize(
    "text",
    [
        # of something else
        "送检样品各项指标均达标。",
        "出厂水经化验，各项指标全部合格，各项指标均达标。",
        "三个标段各项任务均已完成。",
        "市级补助资金无结余。",
        "村级自筹款已全部付清，无结余。",
        "监理费12.6万元已支付，年末没有结余。",
        "柳河乡项目资金没有结余。",
        "物业公司考核等级为良。",
        "施工企业信用评价得分88分，评价等级为良。",
        "评定示范点3个，得分91分，等级为良。",
        "市局复核后自评得分95分。",
        # of another year, or not yet
        "2021年各项绩效指标均已完成。",
        "2021年项目资金没有结余。",
        "会议明确要求11月底前各项指标全部完成。",
        "预计12月上旬各项任务均可完成，各项任务全部完成后验收。",
        # of one step only
        "至9月底，各项指标均已完成序时进度。",
        "各项任务均已完成招标，陆续开工。",
        "水质合格等各项任务均已完成招标。",
        "各项指标均完成较好。",
        "各项任务均已完成90%以上。",
        "圆满完成全年各项宣传活动任务。",
        "不存在结余资金长期挂账的问题。",
        # alike in words
        "自评中，抽查了三个水厂。",
        "结余0.5万元，已收回。",
        "中央资金剩余0元。",
        "改造后没有剩余劳动力外流。",
        "设备购置资金已全部支出。",
        "管网改造拨付率100%。",
        "经现场查看，未发现问题。",
        "自评等级为良好以上的单位可以申报。",
    ],
)
def test_a_claim_of_something_else_is_silent(text: str) -> None:
    assert found(text, replace(AGAINST, title="农村安全饮水巩固提升")) == []


@pytest.mark.parametrize(
    "text",
    [
        "截至2022年12月底，各项指标均已完成。",
        "综上所述，本项目年度各项绩效指标全部完成。",
        "农村饮水工程各项任务均已完成。",
        "全年支出80万元，年末无结余。",
        "资金按合同支付，没有结余。",
        "2022年项目资金没有结余。",
        "自评得分91分，等级为良。",
        "经单位自评，综合得分为91分。",
        "自评总分为91分，评价等次为“良”。",
        "项目运行平稳，各项绩效指标均达到年初设定的目标值。",
        "到位率100%，支付及时规范，年末无结余。",
        "对照评分办法，本项目评价等级为良。",
        "各级资金已全部支出，结余0元。",
        "当年资金全部用完，没有剩余。",
        "所有指标均按要求完成。",
        "项目资金及时足额到位。",
        "各级资金均足额拨付到位。",
        "本项目自评91分。",
        "圆满完成全年各项工作任务。",
        "各项任务均已完成100%。",
        "项目资金没有结余和挪用。",
        "项目绩效自评为“良”。",
    ],
)
def test_a_claim_of_the_project_speaks(text: str) -> None:
    assert len(found(text, replace(AGAINST, title="农村安全饮水巩固提升"))) in (1, 2)


def test_one_claim_is_told_once() -> None:
    assert found("绩效目标已全部完成。", AGAINST) == ["绩效目标已全部完成"]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("水质合格等各项指标均已达到年度指标值。", True),
        ("管道铺设、水质合格等各项建设任务均超额完成。", True),
        ("管道铺设等各项建设任务均超额完成。", False),
        ("水质等各项指标均达标。", False),
        ("水质合格等各项指标均基本达到。", False),
        ("2021年水质合格等各项指标均已完成。", False),
    ],
)
def test_what_is_named_as_an_example_of_all_was_missed(text: str, speaks: bool) -> None:
    assert bool(found(text, AGAINST)) is speaks


OWN_GRADES = replace(AGAINST, grade="良好", grades=known_grades(("优秀", "良好", "合格", "不合格")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("自评等级为合格。", ["等级为合格"]),
        ("自评等次为“优秀”。", ["等次为“优秀"]),
        ("评价结果为不合格。", ["评价结果为不合格"]),
        ("自评等级为优。", ["等级为优"]),
        ("自评等级为良好。", []),
        ("自评等级为良。", []),
        ("自评等级为甲等。", []),
    ],
)
def test_grades_are_called_as_the_policy_calls_them(text: str, said: list[str]) -> None:
    assert found(text, OWN_GRADES) == said


def test_a_word_for_two_grades_of_a_policy_means_none() -> None:
    known = known_grades(("优秀", "中等", "合格"))
    assert known["中等"] == "中等" and known["合格"] == "合格" and "一般" not in known
    assert known["优"] == "优秀" and "差" not in known
