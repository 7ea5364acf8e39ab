"""The samples: made from their sources, whole, and what they are meant to show."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from samples import list_samples, sample_path
from samples.build import SOURCE, build, halve
from schemas.finding import Finding
from schemas.form import Form
from wizards.catalogue import list_forms, load_form
from wizards.evaluation import Evaluation, evaluate
from wizards.opening import read_for
from wizards.session import Session
from wizards.storage import load, to_toml

SAMPLES = [path.stem for path in list_samples()]
SOURCES = sorted(path.stem for path in SOURCE.glob("*.toml"))
FORM_IDS = [info.id for info in list_forms(Path())[0]]


@cache
def evaluation(name: str) -> tuple[Form, Evaluation]:
    opened = read_for(sample_path(name))
    form = opened.in_force.form
    return form, evaluate(form, opened.in_force.policy, opened.document)


def errors(name: str) -> list[Finding]:
    return [finding for finding in evaluation(name)[1].findings if finding.severity == "error"]


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.parametrize("kind", ["", "half"])
def test_every_form_has_its_samples(form_id: str, kind: str) -> None:
    assert sample_path(form_id, kind).is_file()


def test_an_unknown_sample_is_named_and_no_other_folder_is_reached() -> None:
    for name in ("no-such-form", "../pyproject"):
        with pytest.raises(FileNotFoundError):
            sample_path(name)


@pytest.mark.parametrize("name", SOURCES)
def test_files_are_what_the_sources_give(name: str) -> None:
    document = build(SOURCE / f"{name}.toml")
    assert sample_path(name).read_bytes() == to_toml(document), "run: make samples"
    if not name.endswith("-printed"):
        assert sample_path(name, "half").read_bytes() == to_toml(halve(document)), "run: make samples"


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_open_without_a_note(name: str) -> None:
    loaded = load(sample_path(name))
    assert loaded.digest == "match"
    assert not loaded.notices
    assert not evaluation(name)[1].assessment.misfits


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_finished_sample_is_clean(form_id: str) -> None:
    assert [str(finding) for finding in errors(form_id)] == []
    form, result = evaluation(form_id)
    assert form.scoring.mode == "none" or result.sheet.complete


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_half_sample_has_work_left_and_a_place(form_id: str) -> None:
    assert errors(f"{form_id}-half")
    assert evaluation(f"{form_id}-half")[1].assessment.place.field == "performance.indicators"


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_name_no_person_and_no_telephone(name: str) -> None:
    text = sample_path(name).read_text(encoding="utf-8")
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)
    people = re.findall(r'(?:leader|preparer|panel)\]+\n(?:id = .*\n)?name = "(.*)"', text)
    assert set(people) <= {"张某"}


CONTRADICTIONS = {
    "chenggong-2019-printed": {"F13", "F05", "B08"},
    "zhongshan-2022-printed": {"T05", "F13", "C01"},
    "linxiang-2021-printed": {"C20", "D10", "T01"},
    "dachuan-2018-printed": {"C25", "C02", "C03"},
    "dachuan-2018-whole-printed": {"C25", "C28", "F19", "F24", "F26"},
    "fund-2019-printed": {"C27", "D14", "T02"},
}


@pytest.mark.parametrize(("name", "rules"), CONTRADICTIONS.items())
def test_printed_samples_show_what_their_documents_got_wrong(name: str, rules: set[str]) -> None:
    assert rules <= {finding.rule for finding in evaluation(name)[1].findings}


def test_the_thirty_items_score_93_five_of_them_as_stated() -> None:
    form, result = evaluation("dachuan-2018-printed")
    items = [score for score in result.sheet.indicators if score.weight is not None]
    assert len(items) == 30
    assert result.sheet.total.score == 93
    stated = [number for number, item in enumerate(items, start=1) if item.stated is not None]
    assert stated == [2, 6, 7, 11, 30]
    assert all(item.computed is not None for number, item in enumerate(items, start=1) if number not in stated)
    groups: Counter[str] = Counter()
    for item in items:
        entry = form.entry(item.id)
        assert entry is not None
        groups[entry.level1[:4]] += int(item.score or 0)
    assert groups == {"预算编制": 15, "预算执行": 22, "综合管理": 38, "整体效益": 18}


@pytest.mark.parametrize(
    ("path", "answer", "total"),
    [
        ("base_data.facts.days_late", "5", "92.5"),
        ("breaches.facts.found", "1", "92.5"),
        ("evaluation_depth.facts.subordinates", "是", "95"),
        ("internal_control.facts.accident", "是", "89"),
        ("result_use.facts.with_measures", "2", "91"),
    ],
)
def test_one_fact_changes_the_total(path: str, answer: str, total: str) -> None:
    session = Session(load(sample_path("dachuan-2018-printed")).document)
    session.set(f"performance.indicators.{path}", answer)
    sheet = evaluate(load_form("dachuan-2018"), None, session.document).sheet
    assert sheet.total.score == Decimal(total)


def test_a_stated_total_that_cannot_be_derived_is_found() -> None:
    _, result = evaluation("linxiang-2021-printed")
    assert (result.sheet.total.score, result.sheet.grade.grade) == (98, "优")
    assert any(finding.rule == "C20" and "98" in finding.message for finding in result.findings)
