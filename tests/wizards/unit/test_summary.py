"""The summary of twelve sessions of one unit, worked out by hand: every format says the same, to the cent."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from samples import sample_path
from tui.cli import main
from wizards.intake.word import read_word
from wizards.opening import read_for
from wizards.storage import create
from wizards.unit.line import line_of, rate_of
from wizards.unit.summary_columns import NAME, load_columns

UNIT = "某县水利局"


def session(title: str, lines: list[dict[str, str]], *, unit: str = "万元", **more: Any) -> dict[str, Any]:
    profile = {"title": title, "fiscal_year": 2023, "unit": {"name": UNIT, "supervisor": "某县财政局"}}
    rows = more.pop("indicators", [])
    base = {"schema_version": 1, "form": "mof-2020", "profile": profile, "funds": {"unit": unit, "lines": lines}}
    return {**base, "performance": {"indicators": rows}, **more}


def line(source: str, **amounts: str) -> dict[str, str]:
    return {"source": source, **amounts}


def total(budget: str, executed: str, **more: str) -> list[dict[str, str]]:
    return [line("total", initial_budget="1", adjusted_budget=budget, executed=executed, **more)]


ROW = {"id": "aaaaaaaa", "level1": "产出指标", "level2": "数量指标", "name": "维修数量", "target": "≥10处"}
PROBLEMS = [
    {"id": "p1", "kind": "problem", "text": "到货晚了三个月。"},
    {"id": "p2", "kind": "problem", "title": "管护经费不足", "text": "县级配套没有到位。"},
    {"id": "p3", "kind": "measure", "text": "提前采购。"},
]

SESSIONS = {
    "01.toml": session("水库", total("132.50", "129.85")),
    "02.toml": session("水渠", total("1000000", "950000.55"), unit="元"),
    "03.toml": session("泵站", [line("total", initial_budget="20", executed="10")]),
    "04.toml": session("堤防", [line("central", adjusted_budget="30"), line("county", adjusted_budget="12.5")]),
    "05.toml": session("水质", []),
    "06.toml": session("巡查", total("0", "0")),
    "07.toml": session(
        "管护",
        total("88万元", "80万元"),
        indicators=[{**ROW, "actual": "8处", "weight": "10", "deviation_reason": "汛期不能施工。"}],
        problems={"items": PROBLEMS},
    ),
    "08.toml": session("公式=1", total("5", "5"), profile={"title": "=1+1", "unit": {"name": "@单位"}}),
}
BUDGET = {
    "01.toml": "1325000",
    "02.toml": "1000000",
    "03.toml": "200000",
    "04.toml": "425000",
    "05.toml": None,
    "06.toml": "0",
    "07.toml": "880000",
    "08.toml": "50000",
}
EXECUTED = {
    "01.toml": "1298500",
    "02.toml": "950000.55",
    "03.toml": "100000",
    "04.toml": None,
    "05.toml": None,
    "06.toml": "0",
    "07.toml": "800000",
    "08.toml": "50000",
}
RATE = {
    "01.toml": "98.00",
    "02.toml": "95.00",
    "03.toml": "50.00",
    "04.toml": None,
    "05.toml": None,
    "06.toml": None,
    "07.toml": "90.91",
    "08.toml": "100.00",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "单位"
    folder.mkdir()
    for name, document in SESSIONS.items():
        create(folder / name, document)
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["summary", *arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_the_json_lines_are_those_worked_out_by_hand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, str(folder), "--jsonl")
    lines = {Path(one["file"]).name: one for one in map(json.loads, out.splitlines())}
    assert (code, err) == (0, "") and list(lines) == sorted(SESSIONS)
    for name, one in lines.items():
        assert amount(one["budget"]) == amount(BUDGET[name]) and amount(one["executed"]) == amount(EXECUTED[name])
        assert one["rate"] == RATE[name], name
    seventh = lines["07.toml"]
    assert (seventh["unmet"], seventh["problems"], seventh["unit"]) == (1, 2, UNIT)
    assert seventh["total"] == "17.09", "10 × 90.91 % + 10 × 8 ÷ 10"
    assert lines["05.toml"]["total"] is None and not lines["05.toml"]["complete"] and lines["05.toml"]["grade"] is None
    assert list(seventh)[:4] == ["file", "form", "policy", "unit"] and len(seventh) == 17


def test_csv_opens_in_excel_and_ends_with_the_sums(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, str(folder), "--csv")
    assert code == 0 and out.startswith("\ufeff文件,")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    head, last = rows[0], rows[-1]
    assert last[0] == "合计" and last.count("合计") == 1
    budgets = [Decimal(one) for one in BUDGET.values() if one]
    executed = [Decimal(one) for one in EXECUTED.values() if one]
    assert Decimal(last[head.index("全年预算数（元）")]) == sum(budgets)
    assert Decimal(last[head.index("全年执行数（元）")]) == sum(executed)
    assert last[head.index("执行率（%）")] == str(rate_of(sum(executed), sum(budgets)))
    eighth = rows[8]
    assert eighth[head.index("项目名称")] == "'=1+1" and eighth[head.index("单位")] == "'@单位"


def test_the_workbook_reads_the_same(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "汇总.xlsx"
    assert said(capsys, str(folder), "-o", str(target))[0] == 0
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    head = [str(one) for one in rows[1]]
    budget, title = head.index("全年预算数（万元）"), head.index("项目名称")
    by_title = {row[title]: row for row in rows[2:]}
    assert by_title["水库"][budget] == 132.5 and by_title["水渠"][head.index("全年执行数（万元）")] == 95.000055
    assert by_title["=1+1"][budget] == 5 and by_title["水质"][budget] == ""
    assert rows[-1][0] == "合计" and rows[-1][budget] == float(sum(Decimal(x) for x in BUDGET.values() if x) / 10_000)
    again = tmp_path / "再一次.xlsx"
    assert said(capsys, str(folder), "-o", str(again))[0] == 0 and again.read_bytes() == target.read_bytes()


def test_the_word_file_has_the_table_and_sentences(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "汇总.docx"
    assert said(capsys, str(folder), "-o", str(target))[0] == 0
    document = read_word(target.read_bytes())
    cells = [cell.text for cell in document.tables[0].cells]
    assert "132.50" in cells and "98.00%" in cells and cells.count("合计") == 1
    text = "\n".join(one.text for one in document.paragraphs)
    assert "共 8 个项目" in text and "管护：维修数量，汛期不能施工。" in text and "管护经费不足（管护）" in text


def test_a_damaged_file_is_named_and_in_the_closing_list(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.toml").write_text("form = ", encoding="utf-8")
    code, out, err = said(capsys, str(folder), "--jsonl")
    assert code == 1 and "坏.toml" in err and "坏" not in out
    target = tmp_path / "汇总.xlsx"
    assert said(capsys, str(folder), "-o", str(target))[0] == 1
    book = CalamineWorkbook.from_path(str(target))
    assert any("坏.toml" in str(row) for row in book.get_sheet_by_name("没有读成的文件").to_python())


def test_nothing_usable_is_two_and_no_file_is_replaced_unasked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    assert said(capsys, str(empty))[0] == 2
    (empty / "坏.toml").write_text("form = ", encoding="utf-8")
    assert said(capsys, str(empty), "--csv")[0] == 2
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(b"x")
    assert said(capsys, str(folder), "-o", str(target))[0] == 2 and target.read_bytes() == b"x"
    assert said(capsys, str(folder), "-o", str(tmp_path / "汇总.pdf"))[0] == 2


def test_a_bureau_changes_the_columns(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZIPING_HOME", str(tmp_path))
    columns = ('key = "title"\nlabel = "项目"', 'key = "budget"\nlabel = "预算"')
    own = "\n".join(['title = "本局汇总"', 'money = "元"', *(f"[[columns]]\n{one}" for one in columns)])
    (tmp_path / NAME).write_text(own, encoding="utf-8")
    target = tmp_path / "汇总.xlsx"
    assert said(capsys, str(folder), "-o", str(target))[0] == 0
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "本局汇总" and rows[1][:2] == ["项目", "预算（元）"] and rows[2][1] == 1325000
    (tmp_path / NAME).write_text('[[columns]]\nkey = "nonsense"\nlabel = "x"\n', encoding="utf-8")
    code, _, err = said(capsys, str(folder), "-o", str(tmp_path / "又.xlsx"))
    assert code == 2 and NAME in err and "nonsense" in err


def test_the_columns_of_the_program_are_read() -> None:
    assert [one.key for one in load_columns().columns][:3] == ["number", "unit", "title"]


def test_how_many_were_asked_is_no_satisfaction(tmp_path: Path) -> None:
    rows = [
        {"id": "s1", "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "用水户满意度", "actual": "95%"},
        {"id": "s2", "level1": "产出指标", "level2": "数量指标", "name": "满意度调查问卷数", "actual": "200份"},
    ]
    create(tmp_path / "自评.toml", session("水库", [], indicators=rows))
    assert line_of(read_for(tmp_path / "自评.toml")).satisfaction == ("95%",)


def test_a_form_of_the_department_says_so_itself() -> None:
    assert line_of(read_for(sample_path("sichuan-2017-department"))).of_department
    assert not line_of(read_for(sample_path("dachuan-2018"))).of_department
