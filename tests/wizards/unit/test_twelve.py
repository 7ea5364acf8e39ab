"""The summary of twelve sessions of one unit agrees with lines worked out by hand, in every format, to the cent."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.slow.word_tools import need
from tests.wizards.unit.twelve import DAMAGED, FILES, SUM_BUDGET, SUM_EXECUTED, Due, write
from tui.cli import main
from tui.unit_desk import UnitDesk
from wizards.intake.word import read_word
from wizards.unit.summary import in_unit

DUE = [due for _, due in FILES.values()]
SUM_RATE = "77.60"
"""6406446.22 ÷ 8255345.67 = 77.6036…%"""
Said = tuple[int, str, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "水利局")


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    capsys.readouterr()
    code = main(["summary", *map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out, out.err


def number(text: Any) -> Decimal | None:
    return None if text in (None, "") else Decimal(str(text))


def ten_thousands(yuan: str | None) -> Decimal | None:
    return None if yuan is None else in_unit(Decimal(yuan), "万元")


def test_json_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, folder, "--jsonl")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 1 and DAMAGED in err and len(lines) == len(DUE)
    for line, due in zip(lines, DUE, strict=True):
        found = (number(line["budget"]), number(line["executed"]), line["rate"], number(line["total"]), line["grade"])
        assert found == (number(due.budget), number(due.executed), due.rate, number(due.total), due.grade), due
        assert line["title"] == due.title and "E" not in f"{line['budget']}{line['executed']}"


def test_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, folder, "--csv")
    head, *rows, last = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    columns = [
        head.index(name) for name in ("项目名称", "全年预算数（元）", "全年执行数（元）", "执行率（%）", "自评得分")
    ]
    for row, due in zip(rows, DUE, strict=True):
        title, *amounts = (row[column] for column in columns)
        assert title == due.title
        assert [number(one) for one in amounts] == [*map(number, (due.budget, due.executed, due.rate, due.total))]
    assert [last[column] for column in columns[1:]] == [SUM_BUDGET, SUM_EXECUTED, SUM_RATE, ""]


def shown(due: Due) -> tuple[str, Decimal | None, Decimal | None, Decimal | None, Decimal | None, str]:
    amounts = ten_thousands(due.budget), ten_thousands(due.executed), number(due.rate), number(due.total)
    return (due.title, *amounts, due.grade or "")


HEADS = ("项目名称", "全年预算数（万元）", "全年执行数（万元）", "执行率", "自评得分", "自评等级")


def of_rows(rows: list[list[Any]]) -> list[tuple[Any, ...]]:
    """Title, amounts, rate, total, grade of each line of a sheet below its two heads, the sums without a title."""
    head = [str(one) for one in rows[1]]
    columns = [next(n for n, name in enumerate(head) if name.startswith(wanted)) for wanted in HEADS]
    found = []
    for row in rows[2:]:
        title, *amounts, grade = (row[column] for column in columns)
        found.append((title, *(number(one) for one in amounts), grade))
    return found


LAST = ("", ten_thousands(SUM_BUDGET), ten_thousands(SUM_EXECUTED), Decimal(SUM_RATE), None, "")


def test_excel_read_by_calamine(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "汇总.xlsx"
    assert said(capsys, folder, "-o", target)[0] == 1
    book = CalamineWorkbook.from_path(str(target))
    assert of_rows(book.get_sheet_by_index(0).to_python()) == [*map(shown, DUE), LAST]
    assert DAMAGED in str(book.get_sheet_by_name("没有读成的文件").to_python())
    assert "U01" in str(book.get_sheet_by_name("几份之间的问题").to_python())


@pytest.mark.slow
def test_excel_read_by_libreoffice(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """LibreOffice and calamine read the same values out of the cells."""
    need(shutil.which("soffice"), "LibreOffice", "apt-get install libreoffice-calc-nogui")
    target = tmp_path / "汇总.xlsx"
    said(capsys, folder, "-o", target)
    profile = (tmp_path / "profile").as_uri()
    to_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to_csv]
    subprocess.run([*command, "--outdir", str(tmp_path), str(target)], check=True, capture_output=True, timeout=180)
    rows = list(csv.reader(io.StringIO((tmp_path / "汇总.csv").read_text("utf-8-sig"))))
    book = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0)
    assert of_rows(rows) == of_rows(book.to_python()) == [*map(shown, DUE), LAST]


def test_word(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "汇总.docx"
    said(capsys, folder, "-o", target)
    document = read_word(target.read_bytes())
    cells = [cell.text for cell in document.tables[0].cells]
    for due in DUE:
        at = cells.index(due.title)
        wanted = [ten_thousands(due.budget), ten_thousands(due.executed)]
        row = ["" if one is None else f"{one:f}" for one in wanted]
        row += [f"{due.rate}%" if due.rate else "", due.total or "", due.grade or ""]
        assert cells[at + 1 : at + 6] == row, due
    text = "\n".join(one.text for one in document.paragraphs)
    assert f"全年预算数合计 {ten_thousands(SUM_BUDGET):f} 万元" in text and f"总的执行率 {SUM_RATE}%" in text
    assert f"共 {len(DUE)} 个项目" in text and DAMAGED in text and "水库" in text


def test_the_screen_has_the_same_lines(folder: Path) -> None:
    desk = UnitDesk(folder)
    desk.read(lambda done, count: None)
    sums = desk.summary.sums
    assert (sums.budget, sums.executed, sums.rate) == (*map(Decimal, (SUM_BUDGET, SUM_EXECUTED, SUM_RATE)),)
    found = [(one.title, one.budget, one.executed, one.rate, one.total, one.grade) for one in desk.lines]
    assert found == [(due.title, *map(number, due[1:5]), due.grade) for due in DUE]
    assert [Path(file).name for file, _ in desk.unreadable] == [DAMAGED]
    assert "U01" in [one.rule for one in desk.summary.found]
