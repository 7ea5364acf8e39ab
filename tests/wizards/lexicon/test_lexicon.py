"""The lexicon: its own consistency, its look-ups, and the labels of forms in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.lexicon import Term, WordTable
from tests.wizards.lexicon.words_lint import lint_words
from wizards import catalogue
from wizards.lexicon import fold, lexicon
from wizards.lexicon.store import read_tables

FORMS = sorted(path.stem for path in (Path(__file__).parents[3] / "wizards" / "forms").glob("*.toml"))


def test_no_word_names_two_things_of_one_table() -> None:
    assert lint_words(read_tables()) == []


def test_the_lint_sees_a_word_of_two_things_a_double_and_a_wrong_path() -> None:
    table = WordTable(
        id="t",
        kind="columns",
        terms=(
            Term(thing="a", path="performance.indicators.*.target", words=("指标值", "（A）")),
            Term(thing="b", path="performance.indicators.*.tragte", words=("指 标 值：",)),
            Term(thing="b", words=("别的",)),
        ),
    )
    assert lint_words([table]) == [
        "t: a has a word that folds to nothing: （A）",
        "t: 指 标 值： names a and b",
        "t: b is there twice",
        "t: b has the path performance.indicators.*.tragte, which the session does not know",
    ]


@pytest.mark.parametrize(
    ("text", "word", "brackets"),
    [
        ("年度 指标\n值", "年度指标值", ()),
        ("年度指标值（Ａ）", "年度指标值", ("A",)),
        ("其中：当年财政 拨款", "当年财政拨款", ()),
        ("项目资金（万元）：", "项目资金", ("万元",)),
        ("\u3000\u3000其它资金", "其他资金", ()),
        ("项 目 名 称", "项目名称", ()),
        ("項目名稱", "项目名称", ()),
        ("执行率（B/A×100%）", "执行率", ("B/A×100%",)),
        ("", "", ()),
        ("长" * 61, "", ()),
    ],
)
def test_words_are_folded_as_forms_write_them(text: str, word: str, brackets: tuple[str, ...]) -> None:
    assert (fold(text).word, fold(text).brackets) == (word, brackets)


@pytest.mark.parametrize(
    ("table", "text", "thing"),
    [
        ("indicators", "权 重", "weight"),
        ("indicators", "年度指标值（A）", "target"),
        ("indicators", "全年实际值（B）", "actual"),
        ("indicators", "未完成原因和改进措施", "reason_and_measure"),
        ("fund_columns", "执行数（万元）", "executed"),
        ("fund_rows", "其中：中央财政资金", "central"),
        ("fund_rows", "项目资金总额", "years_total"),
        ("labels", "实施单位（盖章）", "unit"),
        ("level1", "产出指标(50分)", "output"),
        ("level2", "生态效益 指标", "ecological"),
        ("comparators", "≧", "≥"),
    ],
)
def test_the_field_s_own_words_are_known(table: str, text: str, thing: str) -> None:
    found = lexicon().find(table, text)
    assert found is not None and found.thing == thing


@pytest.mark.parametrize("text", ["", "  ", "本月天气", "得分得分"])
def test_other_words_are_not(text: str) -> None:
    assert lexicon().find("indicators", text) is None


@pytest.mark.parametrize("form_id", FORMS)
def test_every_column_of_a_form_s_tables_is_known_once_the_form_is_joined(form_id: str) -> None:
    form = catalogue.load_form(form_id)
    words = lexicon(form)
    for question in form.steps.performance:
        for key, label in question.columns.items() if question.path == "performance.indicators" else ():
            found = words.find("indicators", label)
            assert found is not None and found.path == f"performance.indicators.*.{key}", label
    for question in form.steps.funds:
        for key, label in question.columns.items() if question.path == "funds.lines" else ():
            found = words.find("fund_columns", label)
            assert found is not None and found.path == f"funds.lines.*.{key}", label


def test_the_form_s_own_word_goes_before_the_general_one() -> None:
    general = lexicon().find("indicators", "项目")
    joined = lexicon(catalogue.load_form("chenggong-2019")).find("indicators", "项目")
    assert general is None and joined is not None and joined.thing == "name"
