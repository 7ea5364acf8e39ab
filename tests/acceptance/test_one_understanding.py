"""Four readers of one text understand it alike: ``ziping figure``, the line beside the field, score, findings."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

from schemas.figure import read_figure, read_moment
from tests.tui.desks import INDICATORS, default_form, sitting
from tui.understood import understood
from tui.widgets.rows import Rows
from wizards.catalogue import load_policy
from wizards.evaluation import evaluate

NUMBERS = ("12", "0", "1,234", "12.50", "３０", "三百", "一百二十", "0.97")
UNITS = ("", "人", "万元", "%", "‰", "公里", "天", "个工作日", "万亩", "元/人·年")
FRAMES = ("{}", "≥{}", "不超过{}", "={}", "{}以上")
OTHERS = """
90%-110%  10~14处  ≥90%且≤110%  约12处  75%左右  近三百人  12月底前  2023年12月31日前  年底前  30日内  每季度结束后5日内
较上年增长10%  逐年递减  同比下降5%  稳步提高  有效改善  制度健全
2023年11月20日  11月  已完成  及时  不适用  46处均有制度
"""
TEXTS = [*(frame.format(number + unit) for frame, number, unit in product(FRAMES, NUMBERS, UNITS)), *OTHERS.split()]
BOUND = ("comparison", "approximate", "deadline")


def test_there_are_enough_texts() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 400


def test_the_four_readers_agree(ziping: Any) -> None:
    answer = ziping("figure", "--json", "--", *TEXTS)
    told = {one["text"]: one for one in answer.json}
    assert {text: found for text in TEXTS if (found := disagreements(text, told[text]))} == {}


def disagreements(text: str, told: dict[str, Any]) -> list[str]:
    """What does not fit together, with the text as an actual value against a number of its own unit."""
    figure = read_figure(text)
    unit = "%" if figure.unit in ("%", "‰") else figure.unit or ""
    row = {"id": "k3f9a2bc", "name": "甲", "target": f"≥0.1{unit}", "actual": text, "weight": "10"}
    form = default_form()
    found = evaluate(form, load_policy(form.pack.policy), {"performance": {"indicators": [row]}})
    score = found.sheet.indicators[0]
    rules = {finding.rule for finding in found.findings if finding.path.endswith(".actual")}
    # A change that goes up is a number beside a rate: 增长5.2% against ≥5%.
    counts = told["kind"] == "number" or (told["kind"] == "trend" and told["value"] is not None and "增长" in text)
    words = told["kind"] == "text" and read_moment(text) is None and not score.excluded
    checks = {
        "figure": (told["kind"], told["value"] is None) == (figure.kind, figure.value is None),
        "score": (score.met != "unknown") == counts or score.doubt != "" or score.excluded,
        "check": bool(rules & {"C02", "C03"}) == (not counts and not score.excluded),
        "bound": ("C03" in rules) == (told["kind"] in BOUND),
        "line": (understood("figure", text) == "按文字保留，不参加计算") == words,
    }
    return [name for name, holds in checks.items() if not holds]


def test_the_line_beside_a_cell_is_what_the_score_compares(tmp_path: Path) -> None:
    cells = [
        ("≥８万亩", "8", "理解为 ≥ 80000 亩", "按指标值的单位理解为 8万亩"),
        ("12月底前", "11月", "理解为 期限 12月底前", ""),
        ("≥95%", "0.97", "", "像是 97%？请把单位写上"),
        ("制度健全", "已印发", "按文字理解，请选达成程度并打分", "按文字保留，不参加计算"),
    ]
    rows = [
        {"id": f"row{n}", "level2": "数量指标", "name": "甲", "weight": "10", "target": target, "actual": actual}
        for n, (target, actual, _, _) in enumerate(cells)
    ]
    with sitting(tmp_path, default_form(), {"performance": {"indicators": rows}}) as opened:
        assert opened.desk.evaluation.sheet.indicators
        question = next(q for q in opened.desk.form.steps.of("performance") if q.path == INDICATORS)
        shown = Rows(opened.desk, question)
        columns = {column.key: column for column in shown.columns}
        for n, (_, _, target, actual) in enumerate(cells):
            assert shown.understood(f"row{n}", columns["target"]) == target
            assert shown.understood(f"row{n}", columns["actual"]) == actual


def test_a_bare_cost_says_that_it_is_taken_as_a_limit(tmp_path: Path) -> None:
    row = {"id": "row0", "level2": "成本指标", "name": "总成本", "weight": "10", "target": "45万元", "actual": "40万元"}
    with sitting(tmp_path, default_form(), {"performance": {"indicators": [row]}}) as opened:
        assert opened.desk.evaluation.sheet.indicators
        question = next(q for q in opened.desk.form.steps.of("performance") if q.path == INDICATORS)
        shown = Rows(opened.desk, question)
        target = next(column for column in shown.columns if column.key == "target")
        assert "没有写≥或≤，按“不超过”理解（Ctrl+T 换方向）" in shown.understood("row0", target)
