"""The columns that a bureau wrote itself: each key, each limit on both sides, what the sentence says."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizards.storage import UnusableFile, user_folder
from wizards.unit.summary_columns import AMOUNTS, NAME, NUMBERS, SummaryColumn, SummaryColumns, load_columns

KEYS = (
    *("number", "file", "form", "policy", "unit", "supervisor", "title", "fiscal_year", "budget", "executed", "rate"),
    *("total", "grade", "complete", "errors", "warnings", "unmet", "problems", "troubles", "reasons", "remark"),
)


def written(*columns: str, head: str = 'title = "表"\n') -> Path:
    user_folder().mkdir(parents=True, exist_ok=True)
    path = user_folder() / NAME
    path.write_text(head + "".join(f"[[columns]]\n{one}\n" for one in columns), encoding="utf-8")
    return path


@pytest.mark.parametrize("key", KEYS)
def test_each_key_can_be_a_column(key: str) -> None:
    written(f'key = "{key}"\nlabel = "甲"')
    columns = load_columns()
    assert [(one.key, one.label, one.width) for one in columns.columns] == [(key, "甲", 10)]
    assert columns.head(columns.columns[0]) == ("甲（万元）" if key in ("budget", "executed") else "甲")


def test_what_is_money_and_what_are_numbers() -> None:
    assert AMOUNTS == ("budget", "executed")
    rest = ("rate", "total", "errors", "warnings", "unmet", "problems", "number", "fiscal_year")
    assert sorted(NUMBERS) == sorted((*AMOUNTS, *rest))


@pytest.mark.parametrize(("width", "taken"), [(2, False), (3, True), (60, True), (61, False)])
def test_a_width_has_limits(width: int, taken: bool) -> None:
    written(f'key = "file"\nlabel = "甲"\nwidth = {width}')
    if taken:
        assert load_columns().columns[0].width == width
    else:
        with pytest.raises(UnusableFile, match=f"summary.toml 不能用：columns.0.width 写的 {width} 不认识"):
            load_columns()


@pytest.mark.parametrize(("count", "taken"), [(0, False), (1, True), (20, True), (21, False)])
def test_a_table_has_one_to_twenty_columns(count: int, taken: bool) -> None:
    written(*['key = "file"\nlabel = "甲"'] * count, head="" if count else "columns = []\n")
    if taken:
        assert len(load_columns().columns) == count
    else:
        with pytest.raises(UnusableFile, match="columns 写的"):
            load_columns()


@pytest.mark.parametrize(("money", "taken"), [("元", True), ("万元", True), ("亿元", False)])
def test_amounts_are_in_one_of_two_units(money: str, taken: bool) -> None:
    written('key = "budget"\nlabel = "预算"', head=f'money = "{money}"\n')
    if taken:
        columns = load_columns()
        assert columns.head(columns.columns[0]) == f"预算（{money}）"
    else:
        with pytest.raises(UnusableFile, match="money 写的 '亿元' 不认识"):
            load_columns()


def test_the_first_of_several_faults_is_told() -> None:
    written('key = "moon"\nlabel = "甲"', 'key = "sun"\nlabel = "乙"')
    with pytest.raises(UnusableFile, match=r"columns\.0\.key 写的 'moon' 不认识；请改正，或删去它"):
        load_columns()


def test_a_broken_file_is_told_with_its_line() -> None:
    written(head="title = \n")
    with pytest.raises(UnusableFile, match="不能用"):
        load_columns()


def test_what_is_not_said_is_usual() -> None:
    columns = SummaryColumns(columns=(SummaryColumn(key="file", label="文件"),))
    assert (columns.title, columns.money, columns.columns[0].width) == ("绩效自评情况汇总表", "万元", 10)
