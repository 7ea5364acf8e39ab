"""One-row sessions through ``ziping score --json``: the points, their explanation, the total, the grade."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from tests.acceptance.evaluator import recompute

TABLE: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "one_row.toml").read_text("utf-8"))
REVERSE = {"ratio": "mof-2020", "linear": "platform-linear"}


def rows(section: str) -> list[list[str | None]]:
    return [
        [None if cell.strip() == "-" else cell.strip() for cell in row.split("|")] for row in TABLE[section]["rows"]
    ]


class Sheets:
    """Writes a session, scores it, and has every explanation recomputed on the way."""

    def __init__(self, ziping: Any, folder: Path) -> None:
        self.ziping = ziping
        self.folder = folder

    def __call__(
        self,
        indicator: dict[str, str | None] | None = None,
        line: dict[str, str | None] | None = None,
        policy: str = "mof-2020",
    ) -> dict[str, Any]:
        document: dict[str, Any] = {"schema_version": 1, "form": "mof-2020"}
        if indicator is not None:
            row = {key: value for key, value in indicator.items() if value is not None}
            document["performance"] = {"indicators": [{"id": "k3f9a2bc", "name": "甲", **row}]}
        if line is not None:
            document["funds"] = {"unit": "万元", "lines": [{"source": "total"}]}
            document["funds"]["lines"][0] |= {key: value for key, value in line.items() if value is not None}
        path = self.folder / "one.toml"
        path.write_bytes(tomli_w.dumps(document).encode())
        answer = self.ziping("score", path, "--json", "--policy", policy)
        assert answer.code == 0, answer.err
        sheet: dict[str, Any] = answer.json
        assert sheet["policy"] == policy
        self.explained([sheet["execution"], *sheet["indicators"]])
        self.summed(sheet)
        return sheet

    def explained(self, scores: list[dict[str, Any]]) -> None:
        for score in scores:
            explanation = score["explanation"]
            result = recompute(explanation)
            shown = score["score"] if score["computed"] is None else score["computed"]
            assert (result is None) == (shown is None), score
            assert result is None or result == Decimal(shown) == Decimal(explanation["result"]), score
            assert explanation["text"] and explanation["clause"], score

    def summed(self, sheet: dict[str, Any]) -> None:
        parts = [score["score"] for score in (sheet["execution"], *sheet["indicators"]) if score["score"] is not None]
        assert Decimal(sheet["total"]["computed"]) == sum(map(Decimal, parts), Decimal(0)), sheet


@pytest.fixture
def sheets(ziping: Any, tmp_path: Path) -> Sheets:
    return Sheets(ziping, tmp_path)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def differences(expected: dict[str, Any], score: dict[str, Any]) -> list[str]:
    return [
        f"{key}: expected {value}, got {score[key]}"
        for key, value in expected.items()
        if (score[key] != value if key in ("met", "completion_rate", "rate") else number(score[key]) != number(value))
    ]


def test_there_are_enough_sessions() -> None:
    halves = len(rows("both")) * 2 + len(rows("ratio")) + len(rows("linear")) + len(rows("direction")) * 2
    assert halves + len(rows("tiers")) + len(rows("execution")) * 2 >= 150
    assert sum(len(rows(section)) for section in TABLE) >= 150


@pytest.mark.parametrize("reverse", REVERSE)
def test_figures(reverse: str, sheets: Sheets) -> None:
    wrong = []
    for target, actual, weight, points, met, rate in rows("both") + rows(reverse):
        sheet = sheets({"target": target, "actual": actual, "weight": weight}, policy=REVERSE[reverse])
        expected = {"computed": points, "score": points, "stated": None, "met": met, "completion_rate": rate}
        found = differences(expected, sheet["indicators"][0])
        if sheet["complete"]:
            found.append("complete without execution")
        wrong += [f"{target} / {actual} of {weight}: {difference}" for difference in found]
    assert not wrong, "\n".join(wrong)


def test_directions(sheets: Sheets) -> None:
    wrong = []
    for direction, target, actual, weight, ratio, linear, met in rows("direction"):
        for policy, points in ((REVERSE["ratio"], ratio), (REVERSE["linear"], linear)):
            row = {"direction": direction, "target": target, "actual": actual, "weight": weight}
            found = differences({"computed": points, "met": met}, sheets(row, policy=policy)["indicators"][0])
            wrong += [f"{direction} {target} / {actual} under {policy}: {difference}" for difference in found]
    assert not wrong, "\n".join(wrong)


def test_tiers(sheets: Sheets) -> None:
    wrong = []
    for tier, stated, weight, points, met in rows("tiers"):
        row = {"target": "群众出行条件改善", "actual": "全村道路已硬化", "weight": weight}
        score = sheets({**row, "tier": tier, "stated_score": stated})["indicators"][0]
        expected = {"computed": None, "stated": points, "score": points, "met": met}
        wrong += [f"{tier} {stated}: {difference}" for difference in differences(expected, score)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("policy", "column"), [("mof-2020", 4), ("hubei-2020", 5)])
def test_execution(policy: str, column: int, sheets: Sheets) -> None:
    wrong = []
    for row in rows("execution"):
        line = dict(zip(("initial_budget", "adjusted_budget", "executed"), row, strict=False))
        expected = {"rate": row[3], "computed": row[column], "score": row[column]}
        wrong += [f"{row}: {one}" for one in differences(expected, sheets(line=line, policy=policy)["execution"])]
    assert not wrong, "\n".join(wrong)


def test_grades(sheets: Sheets) -> None:
    wrong = []
    for actual, total, grade in rows("grades"):
        row = {"target": "100", "actual": actual, "weight": "90"}
        sheet = sheets(row, {"initial_budget": "100", "executed": "100"})
        assert sheet["complete"] is True
        if (number(sheet["total"]["score"]), sheet["grade"]["grade"]) != (number(total), grade):
            wrong.append(f"{actual}: expected {total} {grade}, got {sheet['total']} {sheet['grade']}")
    assert not wrong, "\n".join(wrong)


def test_a_stated_score_stands_beside_the_computed_one(sheets: Sheets) -> None:
    for stated in ("8", "0", "10", "12"):
        score = sheets({"target": "≥95%", "actual": "96%", "weight": "10", "stated_score": stated})["indicators"][0]
        assert (number(score["computed"]), number(score["stated"]), number(score["score"])) == (
            Decimal(10),
            Decimal(stated),
            Decimal(stated),
        )


def test_what_does_not_apply_gives_and_takes_nothing(ziping: Any, tmp_path: Path) -> None:
    """Two rows of 50 and 40, one of them 不适用: excluded the total stays 50 + 10, rescaled it is 90 + 10."""
    half = {"target": "≥10", "actual": "10", "weight": "50", "name": "甲", "id": "aaaaaaaa"}
    other = {"target": "不适用", "weight": "40", "name": "乙", "id": "bbbbbbbb"}
    document = {"schema_version": 1, "form": "mof-2020", "performance": {"indicators": [half, other]}}
    document["funds"] = {"lines": [{"source": "total", "initial_budget": "1", "executed": "1"}]}
    path = tmp_path / "two.toml"
    path.write_bytes(tomli_w.dumps(document).encode())
    totals = {}
    for policy in ("mof-2020", "mof-2020-rescale"):
        sheet = ziping("score", path, "--json", "--policy", policy).json
        assert sheet["complete"] is True and sheet["indicators"][1]["score"] is None
        totals[policy] = Decimal(sheet["total"]["score"])
    assert totals == {"mof-2020": Decimal(60), "mof-2020-rescale": Decimal(100)}
