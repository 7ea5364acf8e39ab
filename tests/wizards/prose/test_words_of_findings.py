"""What findings in running text say: the figure that should stand there, in the unit and the size of the text."""

from __future__ import annotations

import pytest

from tests.wizards.prose.corpus_run import Paragraph, session, spoken
from wizards.evaluation import evaluate
from wizards.opening import in_force
from wizards.prose import contradictions, read_passage


@pytest.mark.parametrize(
    ("text", "said", "due"),
    [
        ("管网由212千米增加到249.8千米，增加39.8千米。", "39.8千米", "37.8千米"),
        ("合格率由91.20%提高到91.29%，提高0.90百分点。", "0.90百分点", "0.09百分点"),
        ("补助由3.2万元增加到4.8万元，增加1.8万元。", "1.8万元", "1.6万元"),
        ("改造桥涵24处，支出196.8万元，平均每处8.8万元。", "8.8万元", "8.2万元"),
    ],
)
def test_the_right_figure_is_printed_like_the_wrong_one(text: str, said: str, due: str) -> None:
    ((one),) = contradictions(read_passage(text))
    assert (one.said, one.due.replace("公里", "千米")) == (said, due)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("农村公路养护里程完成率109.1%。", "的完成率写的是 109.1%，按表里的"),
        ("年末结余36.45万元。", "与结余"),
    ],
)
def test_a_finding_names_the_fact(text: str, words: str) -> None:
    assert any(words in finding.message for finding in spoken(Paragraph("roads", "fact", text, late=False)))


def both(overview: str, conclusion: str) -> list[tuple[str, str]]:
    document = {**session("roads"), "texts": {"overview": overview, "conclusion": conclusion}}
    found = in_force(document)
    findings = evaluate(found.form, found.policy, document).findings
    return [
        (finding.rule, finding.message) for finding in findings if finding.span and finding.path.startswith("texts.")
    ]


def test_two_places_are_quoted_as_typed() -> None:
    ((rule, message),) = both("2022年新建错车平台1250平方米。", "2022年新建错车平台1520平方米。")
    assert rule == "T23" and "“2022年新建错车平台” 写的是 1520平方米" in message


def test_what_the_table_answers_is_not_asked_again() -> None:
    assert [rule for rule, _ in both("沿线群众满意度达到94.3%。", "沿线群众满意度达到93.4%。")] == ["C28"]
