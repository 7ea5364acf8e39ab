"""One mistake of a text makes one finding, two mistakes make two."""

from __future__ import annotations

import pytest

from tests.wizards.prose.corpus_run import Paragraph, session, spoken
from wizards.evaluation import evaluate
from wizards.opening import in_force


@pytest.mark.parametrize(
    ("file", "text", "rules"),
    [
        ("roads", "预算1286.40万元，实际支出1251.75万元，执行率93.71%。", ["F03"]),
        ("roads", "路面修补612.35万元，安防388.20万元，桥梁251.20万元，合计1215.75万元。", ["F01"]),
        ("roads", "应完工工程57个，按期完工55个，按期完工率95.6%。", ["C24"]),
        ("roads", "项目资金全部支出，无结余。", ["F18"]),
        ("roads", "9项绩效指标均已完成，各项指标均达到目标值。", ["T05"]),
        # the amount is the table's with two digits swapped: what is worked out from it is no second mistake
        ("roads", "预算1286.40万元，实际支出1215.75万元，结余34.65万元。", ["F17"]),
        # two figures, two mistakes
        ("roads", "沿线群众满意度94.3%。危桥改造数量40座。", ["C28", "C28"]),
        ("roads", "各项绩效指标均已完成，资金无结余。", ["F18", "T05"]),
    ],
)
def test_a_mistake_is_told_once(file: str, text: str, rules: list[str]) -> None:
    assert [finding.rule for finding in spoken(Paragraph(file, "x", text, late=False))] == rules


def test_the_table_s_word_makes_the_other_place_needless() -> None:
    texts = {"overview": "沿线群众满意度达到93.4%。", "conclusion": "沿线群众满意度达到94.3%。"}
    document = {**session("roads"), "texts": texts}
    found = in_force(document)
    findings = evaluate(found.form, found.policy, document).findings
    assert [(one.rule, one.path) for one in findings if one.span and one.path.startswith("texts.")] == [
        ("C28", "texts.conclusion")
    ]
