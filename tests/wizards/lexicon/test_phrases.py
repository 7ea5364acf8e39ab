"""Where titles and labels may break."""

from __future__ import annotations

import pytest

from wizards.lexicon.phrases import phrases


@pytest.mark.parametrize(
    "text",
    [
        "水质 抽检 合格率",
        "用水户 满意度",
        "服务 对象 满意度 指标",
        "可持续 影响 指标",
        "水源 保护区 巡查 次数",
        "管护 制度 和 人员 落实 情况",
        "其中： 当年 财政 拨款",
        "县级 高标准 农田 建设",
        # A figure and its unit, the parts of a date, what stands in brackets.
        "≤132.50万元",
        "≥7.40万元/座",
        "元/株",
        "单价 （元/亩）",
        "2019年 12月 31日前",
        "综合 管理 （40分）",
        "一级 指标1",
        "2019年度 农村 危房 改造 补助资金 绩效 自评报告",
    ],
)
def test_words(text: str) -> None:
    assert phrases(text.replace(" ", "")) == tuple(text.split())


@pytest.mark.parametrize("text", ["", "\n", "（（（", "a b", "一" * 300, "1.2.3）", "≥≥万元"])
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(phrases(text)) == text
