"""A county's own form: one TOML file in the user's folder is listed, walked, scored and written, without any code."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

import samples
import schemas
import tui
import wizards
from schemas.blocks import Table
from tests.wizards.catalogue.clerk import Clerk
from wizards.catalogue import lint, list_forms, load_form
from wizards.compose import compose, layout_of
from wizards.evaluation import evaluate
from wizards.opening import in_force
from wizards.storage import create, load, user_folder
from wizards.word import write

PACK = Path(__file__).parents[1] / "data" / "qingshen-2023.toml"
PACKAGES = [Path(package.__file__ or "").parent for package in (samples, schemas, tui, wizards)]


@pytest.fixture
def pack() -> Path:
    folder = user_folder() / "forms"
    folder.mkdir(parents=True)
    return Path(shutil.copy(PACK, folder))


def test_it_is_listed_beside_the_others(pack: Path) -> None:
    infos, notes = list_forms()
    mine = next(info for info in infos if info.id == pack.stem)
    assert (mine.user, mine.scoring, mine.policy, notes) == (True, "policy", "sichuan-2023", [])
    assert mine.policy not in [info.policy for info in infos if not info.user]
    assert lint(pack) == []


def test_it_is_walked_saved_scored_and_written(pack: Path, tmp_path: Path) -> None:
    form = load_form(pack.stem)
    session = Clerk(form).session
    for entry in form.indicators:
        session.set(f"performance.indicators.{entry.id}.stated_score", None)
        session.set(f"performance.indicators.{entry.id}.target", "≥12")
        session.set(f"performance.indicators.{entry.id}.actual", "12.4")
    session.set("performance.indicators.quality.actual", "9")
    for column, amount in (("adjusted_budget", "90.00"), ("executed", "72.00")):
        session.set(f"funds.lines.total.{column}", amount)
    create(tmp_path / "自评.toml", session.document)
    document = load(tmp_path / "自评.toml").document
    found = evaluate(form, in_force(document).policy, document)
    assert found.sheet.policy == "sichuan-2023"
    assert found.sheet.execution.score == Decimal("8.00")
    assert found.sheet.total.score == Decimal("93.00")
    blocks = compose(form, found.assessment, found.sheet)
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.landscape
    assert any(cell.column == 7 and cell.rows == 5 for row in table.grids[0].rows for cell in row.cells)
    assert write(blocks, layout_of(form, found.assessment))[:2] == b"PK"


def test_no_form_is_named_in_any_code() -> None:
    known = [path.stem for path in (PACKAGES[3] / "forms").glob("*.toml")] + [PACK.stem]
    assert len(known) > 6
    code = [path for package in PACKAGES for path in package.rglob("*.py")]
    named = [(path.name, form_id) for path in code for form_id in known if form_id in path.read_text(encoding="utf-8")]
    assert named == []
