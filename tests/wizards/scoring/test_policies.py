"""The policies that come with the program, and how two of them differ on one assessment."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

import wizards
from schemas.policy import Policy
from tests.wizards.scoring.builders import a_form, session
from wizards.scoring import compare_policies

FILES = sorted(Path(wizards.__file__).parent.joinpath("policies").glob("*.toml"))
NATIONAL = "财预〔2020〕10号《项目支出绩效评价管理办法》"


def load(path: Path) -> Policy:
    return Policy.model_validate(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


POLICIES = {path.stem: load(path) for path in FILES}
(DEFAULT,) = (policy for policy in POLICIES.values() if policy.source.startswith(NATIONAL))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_policy_is_whole_and_says_where_it_comes_from(path: Path) -> None:
    policy = POLICIES[path.stem]
    assert policy.id == path.stem
    assert policy.title and policy.source and policy.certainty and policy.clause
    assert not policy.groups or sum(policy.groups.values()) + policy.execution.weight == 100
    assert 1 > policy.tier_borders[0] > policy.tier_borders[1] > 0
    assert [band.minimum for band in policy.grades] == [90, 80, 60, 0]


def test_weights_of_the_national_policies() -> None:
    assert DEFAULT.groups == {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
    with_cost = next(policy for policy in POLICIES.values() if "成本指标" in policy.groups)
    assert with_cost.groups == {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}


@pytest.mark.parametrize(
    ("policy", "what", "expected"),
    [
        ("hubei-2020", "execution.weight", "20"),
        ("hubei-2020", "tier_borders.1", "0.5"),
        ("jiangxi-2017", "tier_borders.1", "0.5"),
        ("sichuan-2023", "execution.reason_below", "90"),
        ("guangxi", "over.reason_required_from", "130"),
        ("platform-linear", "reverse", "linear"),
    ],
)
def test_what_is_different_in_a_place(policy: str, what: str, expected: str) -> None:
    def look(source: Policy) -> str:
        value: object = source
        for part in what.split("."):
            value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
        return str(value)

    assert look(POLICIES[policy]) == expected
    assert look(DEFAULT) != expected


def test_switching_lists_the_difference_item_by_item() -> None:
    rows = [
        {"id": "met", "name": "参保人数", "target": "48", "actual": "48", "weight": "50"},
        {"id": "late", "name": "投诉", "target": "≤100", "actual": "125", "weight": "10"},
        {"id": "kept", "name": "群众来信", "target": "≤100", "actual": "200", "weight": "10", "stated_score": "4"},
    ]
    funds = {"lines": [{"source": "total", "adjusted_budget": "100", "executed": "95"}]}
    found = compare_policies(
        a_form(), session(*rows, funds=funds), [DEFAULT, POLICIES["platform-linear"], POLICIES["hubei-2020"]]
    )
    assert [item.id for item in found.items] == ["execution", "met", "late", "kept", "total"]
    by_id = {item.id: item for item in found.items}
    assert by_id["execution"].computed == (Decimal("9.5"), Decimal("9.5"), Decimal(19))
    assert by_id["late"].computed == (Decimal(8), Decimal("7.5"), Decimal(8))
    assert by_id["late"].change == (0, Decimal("-0.5"), 0)
    assert by_id["kept"].computed == (5, 0, 5) and by_id["kept"].scores == (4, 4, 4)
    assert by_id["total"].computed == (Decimal("71.5"), Decimal(71), Decimal(81))
    assert [item.id for item in found.differences] == ["execution", "late", "kept", "total"]
    assert found.grades == ("中", "中", "良")


def test_comparing_a_policy_with_itself_finds_nothing() -> None:
    found = compare_policies(a_form(), session({"id": "a", "target": "3", "actual": "2", "weight": "9"}), [DEFAULT] * 2)
    assert found.differences == ()
