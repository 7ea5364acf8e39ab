"""The whole job by keyboard only: a new session, filled, left in the middle, resumed, and written as a report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from textual.widgets import OptionList

from samples import sample_path
from schemas.paths import leaves, natural_key, row_model
from tests.tui.clerk_at_keys import Clerk
from tests.tui.driving import WINDOWS, drawn, settle, until
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.confirm import Ask
from tui.screens.report import ReportScreen
from wizards import catalogue
from wizards.evaluation import evaluate
from wizards.opening import in_force
from wizards.session import new_document
from wizards.storage import create, load

FORMS = [info.id for info in catalogue.list_forms()[0]]


def book_of(form: str) -> Mapping[str, Any]:
    return load(sample_path(form)).document


def answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """Everything a document says: without row ids and place, rows in the order of what tells them apart."""
    texts = {row.get("id"): row.get("text") for row in document.get("problems", {}).get("items", [])}

    def plain(node: Any, path: str) -> Any:
        if isinstance(node, Mapping):
            kept = {key: texts.get(value, value) if key == "answers" else value for key, value in node.items()}
            return {key: plain(value, f"{path}.{key}".lstrip(".")) for key, value in kept.items() if key != "id"}
        if not isinstance(node, list) or row_model(path) is None:
            return node
        keys = [name for name in (natural_key(path), "slot", "kind") if name is not None and name != "catalogue"]
        rows = [plain(row, f"{path}.row") for row in node]
        return sorted(rows, key=lambda row: [str(row.get(key)) for key in keys])

    found: dict[str, Any] = plain(document, "")
    return {key: value for key, value in found.items() if key not in ("place", "schema_version")}


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[str]:
    """What the two say differently, path by path."""
    one, other = (dict(leaves(answers(document))) for document in (ours, theirs))
    paths = [*one, *(path for path in other if path not in one)]
    return [f"{path}: {one.get(path)!r} / {other.get(path)!r}" for path in paths if one.get(path) != other.get(path)]


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    parts: list[str] = []
    for part in document.iter_inner_content():
        parts += [part.text] if hasattr(part, "text") else [cell.text for row in part.rows for cell in row.cells]
    return "\n".join(parts)


@pytest.mark.parametrize("size", WINDOWS)
async def test_from_an_empty_screen_to_a_report(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    form, book = "chenggong-2019", book_of("chenggong-2019")
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        clerk = Clerk(pilot, book)
        await settle(pilot)
        await clerk.keys("enter")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        forms = app.screen.query_one(OptionList)
        while forms.highlighted is None or forms.get_option_at_index(forms.highlighted).id != form:
            await clerk.keys("down")
        await clerk.keys("enter")
        await until(pilot, lambda: "文件名" in drawn(app.screen))
        clerk.commit("全程")
        await clerk.keys("enter")
        await until(pilot, lambda: app.wizard is not None and app.wizard.pages.current)
        await clerk.fill(until="texts.implementation")
        clerk.commit(book["texts"]["implementation"][:30])
        await clerk.keys("f10")
        await until(pilot, lambda: app._exit)
    assert app.sitting is not None and app.sitting.close()
    said, stood = answers(load(tmp_path / "全程.toml").document), ("implementation", "texts.implementation")
    assert said["texts"]["implementation"] == book["texts"]["implementation"][:30]

    sitting = sit_down(tmp_path / "全程.toml")
    assert answers(sitting.desk.session.document) == said and not sitting.suspicious
    app = Ziping(sitting)
    async with app.run_test(size=size) as pilot:
        clerk.pilot = pilot
        await settle(pilot)
        assert app.wizard is not None
        assert (app.wizard.pages.step, app.wizard.pages.current) == stood
        assert app.screen.focused is not None and app.screen.focused.path == stood[1]  # type: ignore[attr-defined]
        await clerk.fill()
        await settle(pilot)
        assert not differences(sitting.desk.session.document, book)
        await clerk.keys("f9")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        await clerk.keys("enter")
        await until(pilot, lambda: "报告已写好" in drawn(app.screen))
    assert sitting.close()

    (report,) = tmp_path.glob("*.docx")
    printed = re.sub(r"\s", "", text_of(report))
    assert len(clerk.typed) > 40
    for path, answer in clerk.typed.items():
        shown = {"2020-03-26": "2020年3月26日"}.get(answer, answer)
        if not path.endswith(".answers"):
            assert re.sub(r"\s", "", shown).rstrip("。；") in printed, path


NOT_ALWAYS_ASKED = re.compile(r"\.(tier|arrived): |^funds\.lines\.total\.")
"""Asked only where they count: a tier beside figures, money that the form does not print; a total is the sum of its
lines, so the step opens behind it. Scores must be the same."""


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
async def test_every_form_is_walked_by_keyboard(form: str, tmp_path: Path) -> None:
    """Every question has the focus once, and the session that comes out says what the book says."""
    pack, book = catalogue.load_form(form), book_of(form)
    rows = book["performance"].get("indicators", ())
    if {entry.id for entry in pack.indicators} - {row.get("catalogue") for row in rows}:
        pytest.skip("样例删去了表上印的几类指标；这个人只会填，不会删行")
    policy = in_force(book).policy
    create(tmp_path / "甲.toml", new_document(pack))
    sitting = sit_down(tmp_path / "甲.toml")
    app = Ziping(sitting)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        clerk = Clerk(pilot, book)
        await clerk.fill()
        await settle(pilot)
        for step in ("profile", "funds", "implementation", "performance", "problems"):
            assert clerk.of_step(step) == set(range(len(pack.steps.of(step)))), step  # type: ignore[arg-type]
    assert sitting.close()
    document = load(tmp_path / "甲.toml").document
    left_out = {one for one in differences(document, book) if NOT_ALWAYS_ASKED.search(one)}
    assert set(differences(document, book)) == {one for one in left_out if ": None / " in one}
    theirs, ours = evaluate(pack, policy, book), evaluate(pack, policy, document)
    assert [one.score for one in ours.sheet.indicators] == [one.score for one in theirs.sheet.indicators]
    assert not ours.findings
