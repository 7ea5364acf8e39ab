"""``:不重``: a name that says the year and 项目 itself, in headings that say them too."""

from __future__ import annotations

import pytest

from schemas.assessment import read_assessment
from schemas.blocks import Heading, Paragraph
from schemas.form import Form
from wizards.catalogue import load_form
from wizards.compose import compose, without_echo
from wizards.compose.patterns import PatternError, parse

YEAR, REST = "2025年度", "项目支出绩效自评报告"
TITLES = [
    ("2025年农村道路维修项目", "农村道路维修"),
    ("2025年度农村道路维修项目", "农村道路维修"),
    ("2025 年农村道路维修项目", "农村道路维修"),
    ("农村道路维修项目", "农村道路维修"),
    ("农村道路维修", "农村道路维修"),
    ("农村道路维修项目支出", "农村道路维修"),
    ("农村道路维修项目（2025年）", "农村道路维修"),
    ("农村道路维修（2025年度）项目", "农村道路维修"),
    ("某县2025年农村道路维修项目", "某县农村道路维修"),
    ("二〇二五年农村道路维修", "农村道路维修"),
    ("2025年秋季学生资助", "秋季学生资助"),
    # another year, a span, a date, a number that is none: they stay
    ("2024年农村道路维修项目", "2024年农村道路维修"),
    ("2023—2025年农村道路维修", "2023—2025年农村道路维修"),
    ("2025年至2027年农村道路维修", "2025年至2027年农村道路维修"),
    ("2025年底前完工的道路", "2025年底前完工的道路"),
    ("12025年桥", "12025年桥"),
    ("项目", "项目"),
    ("2025年", "2025年"),
    ("项目管理信息系统", "项目管理信息系统"),
]


@pytest.mark.parametrize(("title", "printed"), TITLES)
def test_what_stands_beside_a_name_is_not_said_again(title: str, printed: str) -> None:
    assert without_echo(YEAR, title, REST) == printed


def test_the_name_of_the_unit_is_not_said_again() -> None:
    assert without_echo("某县水利局2025年度", "某县水利局2025年农村供水维修", "绩效报告") == "农村供水维修"
    assert without_echo("2022 年钟山", "钟山区参保补助", "绩效评价报告") == "区参保补助"
    assert without_echo("", "2025年农村道路维修项目", "") == "2025年农村道路维修项目"


def _form(pattern: str) -> Form:
    report = [{"level": 0, "heading": pattern}, {"text": "{texts.overview}"}]
    return Form.model_validate({"pack": {"format": 1, "id": "f", "title": "示例"}, "report": report})


def test_a_heading_says_the_year_once() -> None:
    profile = {"title": "2025年农村道路维修项目", "fiscal_year": 2025}
    pattern = "{profile.fiscal_year}年度{profile.title:不重}项目支出绩效自评报告"
    (heading,) = compose(_form(pattern), read_assessment({"profile": profile}), None)
    assert heading == Heading(0, "", "2025年度农村道路维修项目支出绩效自评报告")


def test_the_national_form_says_it_once() -> None:
    profile = {"title": "2025年农村道路维修项目", "fiscal_year": 2025}
    blocks = compose(load_form("mof-2020"), read_assessment({"profile": profile}), None)
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 0]
    assert titles[-1] == "2025年度农村道路维修项目支出绩效自评报告"


def test_a_wrong_word_after_the_colon_is_named() -> None:
    with pytest.raises(PatternError, match=":不重"):
        parse("{profile.title:一次}")


@pytest.mark.parametrize("indent", ["　　", "\u00a0\u00a0", "\t", "  ", "　\u2003\t "])
def test_a_pasted_indent_is_not_printed_twice(indent: str) -> None:
    """Word indents the first line by itself."""
    texts = {"overview": f"{indent}第一段。\n{indent}第二段　中间留着。\n"}
    blocks = compose(_form("题"), read_assessment({"texts": texts}), None)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["第一段。", "第二段　中间留着。"]
