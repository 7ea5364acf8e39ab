"""What holds for every assessment: never raises, pure, stable order, waivers, the shape for other programs."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.assessment import read_assessment
from schemas.form import Form
from tests.wizards.checks.builders import (
    DOCUMENT,
    FORM,
    FREE,
    POLICY,
    RULES,
    STATED,
    STRICT,
    a_form,
    changed,
    findings,
)
from wizards.checks import check, check_report, rules, waiver_row
from wizards.scoring import score

FAULTY = changed(
    {
        "funds/lines/1/executed": "80",
        "performance/indicators/0/actual": "9处",
        "performance/indicators/1/actual": "≥96%",
        "performance/indicators/1/name": "维护处数",
        "texts/overview": "今年维护，成效明显。",
        "texts/conclusion": "今年评价等次为良。",
        "profile/title": None,
    }
)


def _places(node: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [way, *(place for key, value in inside for place in _places(value, (*way, key)))] if way or inside else []


PLACES = [place for place in _places(DOCUMENT) if place]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from(
        ["", " ", "0", "-1", "1e400", "9" * 40, "不适用", "≥90%或≤110%", "NaN", "12.", "约3万", "100%", "\x00\x1b[31m"]
    ),
    st.text(max_size=8),
    st.lists(st.one_of(st.text(max_size=3), st.dictionaries(st.text(max_size=3), st.text(max_size=3))), max_size=3),
    st.dictionaries(st.text(max_size=4), st.text(max_size=3), max_size=3),
)


def _set(document: Any, place: tuple[Any, ...], value: Any) -> None:
    node = document
    for step in place[:-1]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(node, dict) or (isinstance(node, list) and isinstance(place[-1], int) and place[-1] < len(node)):
        node[place[-1]] = value


@settings(max_examples=120)
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), ODD), max_size=6),
    st.sampled_from((FORM, FREE, STATED, RULES, a_form(steps={}))),
    st.sampled_from((POLICY, STRICT, None)),
)
def test_check_never_raises(changes: list[tuple[tuple[Any, ...], Any]], form: Form, policy: Any) -> None:
    document = copy.deepcopy(DOCUMENT)
    for place, value in changes:
        _set(document, place, copy.deepcopy(value))
    for finding in findings(document, form, policy):
        assert finding.message
        assert finding.where


@pytest.mark.parametrize("document", [{}, {"form": "f"}, {"performance": {"indicators": [{}, {"id": ""}]}}], ids=str)
def test_an_empty_session_is_checked(document: dict[str, Any]) -> None:
    assert {"B01", "T01", "T02", "T13"} <= {finding.rule for finding in findings(document)}


def test_check_is_pure() -> None:
    assessment = read_assessment(FAULTY)
    sheet = score(FORM, POLICY, assessment)
    before = assessment.model_dump()
    first = check(FORM, POLICY, assessment, sheet)
    assert check(FORM, POLICY, assessment, sheet) == first
    assert assessment.model_dump() == before


def test_findings_come_by_rule_and_then_as_the_document_stands() -> None:
    found = findings(FAULTY)
    assert [finding.rule for finding in found] == sorted(finding.rule for finding in found)
    assert [f.where for f in found if f.rule == "T08"] == ["texts.overview", "texts.conclusion"]
    shuffled = {key: FAULTY[key] for key in sorted(FAULTY, reverse=True)}
    assert findings(shuffled) == found


def test_rules_come_in_the_order_of_their_ids_and_name_their_source() -> None:
    ids = [info.id for info in rules()]
    assert ids == sorted(set(ids))
    assert all(info.basis and info.when for info in rules())


REPEATED = changed({"performance/indicators/1/name": "维护处数"})


def _waived(document: dict[str, Any], **changes: str) -> list[tuple[str, str | None]]:
    assessment = read_assessment(REPEATED)
    finding = next(f for f in check(FORM, POLICY, assessment, score(FORM, POLICY, assessment)) if f.rule == "D18")
    row = waiver_row(assessment, finding, "两处口径不同", "2023-03-01")
    assert row == {
        "rule": "D18",
        "path": "performance.indicators.i2.name",
        "value": "维护处数",
        "reason": "两处口径不同",
        "date": "2023-03-01",
    }
    with_row = {**document, "waivers": [{**row, **changes}]}
    return [(f.rule, f.waived) for f in findings(with_row)]


def test_a_warning_is_waived_with_a_reason() -> None:
    assert _waived(REPEATED) == [("D18", "两处口径不同")]


@pytest.mark.parametrize(
    "changes",
    [{"reason": "  "}, {"value": "别的"}, {"rule": "D15"}, {"path": "performance.indicators.i1.name"}],
    ids=str,
)
def test_a_waiver_that_does_not_fit_waives_nothing(changes: dict[str, str]) -> None:
    assert _waived(REPEATED, **changes) == [("D18", None)]


def test_a_waiver_lapses_when_the_value_changes() -> None:
    edited = changed({"performance/indicators/1/name": "维护 处数"})
    assert _waived(edited) == [("D18", None)]


def test_an_error_cannot_be_waived() -> None:
    document = changed({"funds/lines/1/executed": "80"})
    assessment = read_assessment(document)
    finding = findings(document)[0]
    assert finding.severity == "error"
    waiver = waiver_row(assessment, finding, "已核对", "2023-03-01")
    assert [f.waived for f in findings({**document, "waivers": [waiver]})] == [None]


def test_a_long_value_is_waived_by_its_fingerprint() -> None:
    document = changed({"texts/overview": "今年" + "维护饮水工程。" * 30})
    assessment = read_assessment(document)
    waiver = waiver_row(assessment, findings(document)[0], "口径不同", "2023-03-01")
    assert len(waiver["value"]) < 40
    assert [f.waived for f in findings({**document, "waivers": [waiver]})] == ["口径不同"]


SLIP = "合格率见下。抽检50批次，合格48批次，合格率69%。"
TWO_SLIPS = SLIP + "复检40批次，合格30批次，合格率57%。"


def _rate_findings(text: str, waivers: list[dict[str, str]]) -> list[tuple[str, str | None]]:
    found = findings({**changed({"texts/overview": text}), "waivers": waivers})
    return [(f.actual or "", f.waived) for f in found if f.rule == "C24"]


def test_a_waiver_in_a_text_is_bound_to_its_sentence() -> None:
    document = changed({"texts/overview": TWO_SLIPS})
    first = next(f for f in findings(document) if f.rule == "C24")
    assert first.span is not None and TWO_SLIPS[slice(*first.span)] == "69%"
    waiver = waiver_row(read_assessment(document), first, "口径不同", "2023-03-01")
    assert waiver["value"] == "抽检50批次，合格48批次，合格率69%。"
    assert _rate_findings(TWO_SLIPS, [waiver]) == [("69%", "口径不同"), ("57%", None)]
    assert _rate_findings("另写一句。" + SLIP, [waiver]) == [("69%", "口径不同")]
    assert _rate_findings(SLIP.replace("抽检50", "共抽检50"), [waiver]) == [("69%", None)]


def test_a_fix_repairs_what_it_was_proposed_for() -> None:
    from wizards.session import Session

    document = changed({"performance/stated_grade": "良", "performance/stated_total": "95"})
    session = Session(document)
    while fixes := [finding.fix for finding in findings(dict(session.document)) if finding.fix]:
        session.set(fixes[0].path, fixes[0].text)
    assert findings(dict(session.document)) == []


def test_the_report_has_the_shape_other_programs_build_on() -> None:
    report = check_report("a.toml", "f", findings(REPEATED))
    assert report == {
        "file": "a.toml",
        "form": "f",
        "findings": [
            {
                "rule": "D18",
                "severity": "warning",
                "where": "performance.indicators[1].name",
                "message": "指标名称 “维护处数” 有 2 行，请合并，或改成各行要衡量的事项。",
                "expected": None,
                "actual": "维护处数",
                "basis": "财预〔2021〕101号 指标不应重复",
                "waived": False,
                "gap": False,
            }
        ],
        "counts": {"error": 0, "warning": 1, "note": 0},
    }


ROWS = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {},
            optional={"id": st.sampled_from(["", "a", "b", "c"]), "source": st.sampled_from(["", "a", "total", "a.b"])},
        ),
        st.integers(),
    ),
    max_size=5,
)


@given(ROWS, st.sampled_from(["source", None]))
def test_all_row_keys_at_once_are_those_of_each_row(rows: list[Any], natural: str | None) -> None:
    from schemas.paths import row_key, row_keys

    assert row_keys(rows, natural) == [row_key(rows, index, natural) for index in range(len(rows))]


def test_every_path_of_a_finding_leads_to_its_field() -> None:
    from schemas.paths import steps_into, where

    for finding in findings(FAULTY):
        steps = steps_into(FAULTY, finding.path)
        assert steps is not None
        assert where(steps) == finding.where
