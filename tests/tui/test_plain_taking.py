"""Line by line: examples, sentences, bound figures, bringing in, another form or policy, as the wizard has them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from schemas.paths import find
from tests.tui import test_sentences as sentences
from tui.lines.ear import Ear
from tui.lines.seat import Seat
from tui.lines.talk import talk
from tui.opening import sit_down
from wizards.catalogue import default_form_id, list_forms, load_form, look_over_policies
from wizards.session import new_document
from wizards.storage import create, load

FORM = default_form_id()
OVERVIEW = "texts.overview"
TABLE = "一级指标,二级指标,三级指标,年度指标值,实际完成值\n产出指标,数量指标,修路里程,≥10公里,12公里\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "a.toml", new_document(load_form(FORM)))
    (tmp_path / "表.csv").write_text(TABLE, "utf-8")
    return tmp_path / "a.toml"


def say(path: Path, *lines: str, **how: Any) -> None:
    sitting = sit_down(path, **how)
    source = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
    talk(Seat(sitting, Ear(source, terminal=False)))
    assert sitting.close()


def at(path: Path, where: str) -> Any:
    return find(load(path).document, where)


def names(path: Path) -> set[str]:
    return {row.get("name", "") for row in at(path, "performance.indicators")}


def test_an_example_is_put_in_marked_and_only_where_nothing_stands(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = load_form(FORM).asked.at(OVERVIEW, {})
    assert question is not None and question.question.example
    say(path, ":跳 项目概况", ":照样例")
    assert at(path, OVERVIEW) == question.question.example
    assert [(one["path"], one["kind"]) for one in at(path, "carried")] == [(OVERVIEW, "example")]
    assert "还是例子的原话" in capsys.readouterr().out
    say(path, ":跳 项目概况", ":清空", "自己写的", "", ":跳 项目概况", ":照样例")
    assert at(path, OVERVIEW) == "自己写的"
    out = capsys.readouterr().out
    assert "已经有内容" in out and "Ctrl" not in out


def test_a_sentence_made_from_data_is_reworded_and_kept_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "句.toml"
    create(path, {**sentences.book(), "texts": {}})
    where = sentences.slot()
    label = next(one.label for one in sentences.FORM.asked.questions if one.path == where)
    say(path, f":跳 {label}", ":照用", ":照样例")
    assert (put := at(path, where))
    out = capsys.readouterr().out
    assert "照用由数据成的句子" in out and put in out
    say(path, f":跳 {label}", ":照样例", ":照用")
    assert not at(path, where)
    assert "Ctrl" not in capsys.readouterr().out


def test_a_figure_is_named_listed_and_put_behind_the_text(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(path, ":跳 项目概况", "花了钱。", "", ":跳 项目概况", ":放数", ":放数 没有这个名称", ":放数 执行率")
    assert at(path, OVERVIEW) == "花了钱。{执行率}"
    out = capsys.readouterr().out
    assert "  {执行率}　" in out and "没有找到" in out and "Ctrl" not in out
    say(path, ":跳 项目名称", ":放数 执行率")
    assert not at(path, "profile.title")


def test_a_file_is_shown_first_and_taken_only_when_that_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lines in ([":带入 表.csv", ""], [":带入 表.csv"], [":带入 没有.csv"], [":带入", ""]):
        say(path, *lines)
        assert "修路里程" not in names(path)
    assert "修路里程·年度指标值" in capsys.readouterr().out
    say(path, ":带入 表.csv", "2")
    assert "修路里程" in names(path)
    say(path, ":带入 表.csv")
    assert "没有新的内容" in capsys.readouterr().out
    say(path, ":带入 表.csv", ":跳 项目名称", "道路", ":撤销", ":撤销")


def test_what_was_brought_in_is_taken_back_at_once(path: Path) -> None:
    before = names(path)
    say(path, ":带入 表.csv", "2", ":撤销")
    assert names(path) == before


def test_another_form_is_taken_after_it_was_said_what_is_lost(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = next(number for number, one in enumerate(list_forms()[0], 2) if one.id != FORM)
    chosen = list_forms()[0][other - 2].id
    say(path, "道路工程", ":换表", str(other), "")
    assert at(path, "form") == FORM
    say(path, ":换表", str(other), "2")
    assert at(path, "form") == chosen and at(path, "profile.title") == "道路工程"
    assert load_form(chosen).pack.title in (out := capsys.readouterr().out) and "Ctrl" not in out
    say(path, ":换表", str(other), "2", ":撤销")
    assert at(path, "form") == chosen


def test_another_policy_is_compared_and_taken(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = load_form(FORM).pack.policy
    ids = [one.policy.id for one in look_over_policies()[0]]
    other = next(one for one in ids if one != own)
    number = str(ids.index(other) + 2)
    say(path, ":换办法", number, "")
    assert at(path, "policy") is None
    assert "来源：" in capsys.readouterr().out
    say(path, ":换办法", number, "2")
    assert at(path, "policy") == other
    say(path, ":换办法", str(ids.index(own) + 2), "2")
    assert at(path, "policy") is None


@pytest.mark.parametrize("line", [":照样例", ":放数 执行率", ":带入 表.csv", ":换表", ":换办法"])
def test_nothing_is_changed_where_it_may_only_be_looked_at(
    line: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    say(path, ":跳 项目概况", line, "2", "2", read_only=True)
    assert path.read_bytes() == before
    assert "只读" in capsys.readouterr().out
