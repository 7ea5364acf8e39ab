"""Forms of counties that nobody here has seen, written from the page: linted, walked, scored, printed, without code."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.blocks import Block, Table
from tests.wizards.catalogue.clerk import Clerk
from wizards.catalogue import lint, list_forms, load_form
from wizards.compose import compose, layout_of
from wizards.evaluation import Evaluation, evaluate
from wizards.opening import in_force
from wizards.session import Session, new_document
from wizards.storage import create, load, user_folder
from wizards.word import write

PACKS = sorted((Path(__file__).parents[1] / "data" / "counties").glob("*.toml"))
INDICATORS = "performance.indicators"


@pytest.fixture(autouse=True)
def packs() -> None:
    folder = user_folder() / "forms"
    folder.mkdir(parents=True)
    for path in PACKS:
        shutil.copy(path, folder)


def _is_for_the_score(path: str) -> bool:
    return path.startswith(INDICATORS) and (".facts." in path or path.endswith("weight"))


def begun(form_id: str) -> Session:
    ids = iter(f"row{number:05}" for number in range(1, 1000))
    return Session(new_document(load_form(form_id), new_id=lambda: next(ids)), new_id=lambda: next(ids))


def printed(session: Session, tmp_path: Path) -> tuple[Evaluation, list[Block]]:
    """What is found and printed of a session that was saved and read again."""
    create(tmp_path / "自评.toml", session.document, force=True)
    document = load(tmp_path / "自评.toml").document
    found = in_force(document)
    evaluation = evaluate(found.form, found.policy, document)
    blocks = compose(found.form, evaluation.assessment, evaluation.sheet)
    assert write(blocks, layout_of(found.form, evaluation.assessment))[:2] == b"PK"
    return evaluation, blocks


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in table.grids for row in grid.rows]


def fill(session: Session, list_path: str, **values: str) -> str:
    row = f"{list_path}.{session.add_row(list_path, {})}"
    for key, text in values.items():
        session.set(f"{row}.{key.replace('__', '.')}", text)
    return row


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_each_is_listed_linted_walked_and_printed(path: Path, tmp_path: Path) -> None:
    assert lint(path) == []
    infos, notes = list_forms()
    assert notes == [] and path.stem in {info.id for info in infos if info.user}
    clerk = Clerk(load_form(path.stem))
    _, blocks = printed(clerk.session, tmp_path)
    paper = str(blocks)
    assert [answer for answer in clerk.answers if answer.mark not in paper and not _is_for_the_score(answer.path)] == []


def area(session: Session, name: str, executed: str, **x: str) -> str:
    own: dict[str, Any] = {f"x__{key}": text for key, text in x.items()}
    return fill(session, "profile.projects", name=name, executed=executed, **own)


def test_columns_that_are_computed_from_others(tmp_path: Path) -> None:
    session = begun("linchang-2026")
    area(session, "东林场", "12", a="100", b="7", d="80亩", e="70")
    area(session, "西林场", "30万元", a="0.03万亩", b="0", d="250", e="200")
    area(session, "南林场", "", a="50")
    found, blocks = printed(session, tmp_path)
    rows = texts(next(block for block in blocks if isinstance(block, Table)))
    assert rows[1:] == [
        ["东林场", "100", "7", "93", "80亩", "0.860215", "70", "0.752688", "12", "28.57%"],
        ["西林场", "0.03万亩", "0", "300", "250", "0.833333", "200", "0.666667", "30万元", "71.43%"],
        ["南林场", "50", "", "", "", "", "", "", "", ""],
        ["合计", "450", "7", "393", "330", "0.839695", "270", "0.687023", "42", "100.00%"],
    ]
    assert "东林场应完成93亩，完成80亩，每亩投资0.1500万元。" in [getattr(block, "text", "") for block in blocks]
    assert not [one for one in found.findings if ".x." in one.path]
    assert session.get("profile.projects")[0]["x"] == {"a": "100", "b": "7", "d": "80亩", "e": "70"}


def test_a_computed_column_that_is_stated_otherwise_is_found_and_printed(tmp_path: Path) -> None:
    session = begun("linchang-2026")
    row = area(session, "东林场", "12", a="100", b="7", d="80", e="七成")
    session.set(f"{row}.x.c", "94")
    found, blocks = printed(session, tmp_path)
    own = {(one.rule, one.path.rpartition(".")[2]): one for one in found.findings if ".x." in one.path}
    assert own["C28", "c"].expected == "93" and "东林场" in own["C28", "c"].message
    assert own["A15", "e"].severity == "error"
    rows = texts(next(block for block in blocks if isinstance(block, Table)))
    assert rows[1][3:8] == ["94", "80", "0.851064", "七成", ""]


def test_such_a_form_is_scored_like_any_other(tmp_path: Path) -> None:
    session = begun("linchang-2026")
    for key, actual in (("area", "100%"), ("effect", "80%"), ("satisfied", "95%")):
        session.set(f"{INDICATORS}.{key}.actual", actual)
    session.set("funds.lines.total.adjusted_budget", "50")
    session.set("funds.lines.total.executed", "45")
    found, _ = printed(session, tmp_path)
    assert found.sheet.total_shown == Decimal("97.24")


def test_notes_stand_beside_all_rows(tmp_path: Path) -> None:
    session = begun("beizhu-2026")
    session.set("texts.x_beizhu_notes", "数据来自台账")
    for number, level in enumerate(("产出指标", "产出指标", "效益指标")):
        fill(session, INDICATORS, level1=level, name=f"指标{number}", target="≥9", actual="9")
    _, blocks = printed(session, tmp_path)
    (table,) = [block for block in blocks if isinstance(block, Table)]
    notes = [cell for grid in table.grids for row in grid.rows for cell in row.cells if cell.text == "数据来自台账"]
    assert [(cell.column, cell.rows) for cell in notes] == [(4, 3)]


@pytest.mark.parametrize(
    ("complaints", "award", "total", "grade"),
    [("0", "是", "110", "优"), ("3", "是", "95", "良"), ("3", "否", "85", "中"), ("12", "否", "60", "差")],
)
def test_points_on_top_and_taken_off(complaints: str, award: str, total: str, grade: str, tmp_path: Path) -> None:
    session = begun("jiafen-2026")
    session.set("funds.lines.total.adjusted_budget", "50")
    session.set("funds.lines.total.executed", "50")
    session.set(f"{INDICATORS}.complaints.facts.complaints", complaints)
    session.set(f"{INDICATORS}.award.facts.award", award)
    found, blocks = printed(session, tmp_path)
    assert (found.sheet.total_shown, found.sheet.grade_shown) == (Decimal(total), grade)
    table = next(block for block in blocks if isinstance(block, Table))
    assert texts(table)[-1][:4] == ["总分", total, "等次", grade]
    assert not [one for one in found.findings if one.rule in ("D01", "C18", "C22")]


def test_sums_and_shares_of_rows_and_of_the_total(tmp_path: Path) -> None:
    session = begun("nonglu-2026")
    road: dict[str, dict[str, str]] = {
        "县道": {"x__km_plan": "25", "x__km_done": "25", "x__labour": "40.20", "x__material": "95.30"},
        "乡道": {"x__km_plan": "18.5", "x__km_done": "17.2", "x__labour": "30", "x__points": "92", "x__grade": "优"},
    }
    for name, values in road.items():
        fill(session, "profile.projects", name=name, **values)
    _, blocks = printed(session, tmp_path)
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.landscape
    assert texts(table)[2:] == [
        ["1", "县道", "25", "25", "0", "100.00%", "40.20", "95.30", "135.50", "5.4200", "81.9%"],
        ["2", "乡道", "18.5", "17.2", "1.3", "92.97%", "30", "", "30", "1.7442", "18.1%"],
        ["合计", "43.5", "42.2", "1.3", "97.01%", "70.20", "95.30", "165.50", "3.9218", "100.0%"],
    ]
    # Each project with its points and its grade; what is missing leaves its part of the sentence out.
    lines = [getattr(block, "text", "") for block in blocks]
    assert "②乡道：完成17.2公里，为计划的92.97%，每公里1.7442万元；得92分，等次为优" in lines


def test_two_scores_across_the_page_and_a_block_for_each_project(tmp_path: Path) -> None:
    session = begun("fuping-2026")
    session.set("performance.stated_total", "93")
    session.set("performance.stated_grade", "优秀")
    for name, weight, own, reviewed in (
        ("座数", "50", "50", "50"),
        ("完好率", "30", "27", "25"),
        ("满意度", "20", "16", ""),
    ):
        fill(session, INDICATORS, name=name, weight=weight, stated_score=own, x__reviewed=reviewed)
    for name, points, grade in (("红旗水库", "95", "优秀"), ("东风水库", "74", "合格")):
        fill(session, "profile.projects", name=name, budget="40", executed="39.5", x__points=points, x__grade=grade)
    _, blocks = printed(session, tmp_path)
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.landscape
    assert [line[3:] for line in texts(table)[3:5]] == [["", "30", "27", "25", "2", ""], ["", "20", "16", "", "", ""]]
    assert texts(table)[-1] == ["合计", "100", "93", "75", "2", "优秀"]
    paper = [getattr(block, "number", "") + getattr(block, "text", "") for block in blocks]
    block = paper.index("二、东风水库")
    assert paper[block + 1 : block + 3] == ["预算40万元，支出39.5万元，执行率98.75%。", "自评得分74分，等次为合格。"]
