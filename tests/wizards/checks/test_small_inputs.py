"""Twenty-four small sessions, each a clean one with one thing changed: what is found in it, and how it scores.

The clean session gives 100 points and no finding; ``row`` is the number of the changed row, ``points`` what it earns.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from wizards.evaluation import Evaluation, evaluate
from wizards.opening import in_force

FOLDER = Path(__file__).parent / "small"


@dataclass(frozen=True)
class Small:
    """What is right for one file.

    Attributes:
        file: name without ending.
        found: every finding there is, as rule and place below ``performance.indicators[row].`` (or the whole place).
        row: the changed row, ``None`` when a text or the money was changed.
        met: whether its target is met.
        points: what the row earns; ``None``: no score.
        soon: it waits for its rule.
    """

    file: str
    found: tuple[tuple[str, str], ...] = ()
    row: int | None = None
    met: str = "yes"
    points: str | None = None
    soon: bool = False

    @property
    def places(self) -> set[tuple[str, str]]:
        """The findings with their whole places; the text of all of them says that every target is met."""
        claimed = {("T05", "texts.unmet_reason")} if self.met == "no" else set()
        at = "" if self.row is None else f"performance.indicators[{self.row}]."
        return claimed | {(rule, place if "." in place else at + place) for rule, place in self.found}


TABLE = (
    # dates, trends, tiers, directions, units
    Small("deadline-date", row=2, points="10"),
    Small("deadline-month-early", row=2, points="10"),
    Small("deadline-month-late", (("C10", "deviation_reason"),), row=2, met="no", points="0"),
    Small("deadline-done-word", (("C02", "actual"),), row=2, met="unknown"),
    Small("trend-target", row=4, points="5"),
    Small("tier-without-score", (("C29", "stated_score"),), row=7),
    Small("cost-bare-under", (("C32", "target"),), row=3, points="10"),
    Small("cost-bare-over", (("C10", "deviation_reason"), ("C32", "target")), row=3, met="no", points="9"),
    Small("equal-direction-over", (("C10", "deviation_reason"),), row=3, met="no", points="9.09"),
    Small("permille-percent", row=6, points="5"),
    Small("tier-over-figure", row=7, met="no", points="3.5"),
    Small("percent-as-fraction", (("C30", "actual"),), row=1, met="unknown"),
    # weights, classes, reasons
    Small("weight-left-blank", (("D04", "weight"),), row=0),
    Small("d13-built-number", (("D13", "target"),), row=0, points="15"),
    Small("d16-satisfaction-in-quality", (("D16", "level2"),), row=1, points="15"),
    Small("d16-payment-in-quantity", (("D16", "level2"),), row=0, points="15"),
    Small("measure-none", (("C13", "improvement"),), row=1, met="no", points="14.21"),
    Small("figure-in-name", (("D15", "name"), ("D24", "target")), row=0, points="15"),
    # texts against the table
    Small("says-all-met", (("T05", "texts.unmet_reason"),)),
    Small("goal-empty-words", (("B05", "performance.goals[0].actual"),)),
    Small("rate-in-text", (("F03", "texts.fund_use"),)),
    Small("rate-word-as-reason", (("F10", "funds.lines[0].executed"), ("F18", "texts.fund_use"))),
    Small("rate-word-as-reason-f07", (("F07", "funds.lines[0].executed"),)),
    Small("year-in-text", (("T06", "texts.overview"),)),
)
SOON = pytest.mark.xfail(strict=True, reason="its rule is not there yet")
CASES = [pytest.param(small, marks=[SOON] if small.soon else [], id=small.file) for small in TABLE]


@cache
def evaluated(file: str) -> Evaluation:
    document = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    found = in_force(document)
    return evaluate(found.form, found.policy, document)


def test_every_file_stands_in_the_table() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(small.file for small in TABLE)


@pytest.mark.parametrize("small", CASES)
def test_small_input(small: Small) -> None:
    """Found is what is to be found and nothing else, and the row earns its points."""
    result = evaluated(small.file)
    assert {(finding.rule, finding.where) for finding in result.findings} == small.places
    if small.row is not None:
        row = result.sheet.indicators[small.row]
        wanted = None if small.points is None else Decimal(small.points)
        assert (row.score, row.met) == (wanted, small.met)
