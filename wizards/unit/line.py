"""One session as a line of the summary (汇总): its figures, brought to one unit, and what a bureau asks first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from schemas.assessment import Assessment
from schemas.figure import MONEY_UNITS
from schemas.finding import Counts, Severity, count
from schemas.funds import TOTAL
from schemas.scoresheet import IndicatorScore
from wizards.checks.c_satisfaction import is_satisfaction
from wizards.checks.content import narrative_of
from wizards.evaluation import Evaluation, evaluate
from wizards.facts import Facts, RowFacts
from wizards.lexicon import same_name
from wizards.opening import OpenedFile
from wizards.scoring.points_by_class import ClassPoints, points_by_class
from wizards.scoring.points_last_year import LastYear, last_year

LINES: Final = "funds.lines"
_INDICATORS: Final = "performance.indicators"
_BUDGETS: Final = ("adjusted_budget", "initial_budget")
_EXECUTED: Final = ("executed",)
_URGENT: Final = (("error", False), ("error", True), ("warning", True), ("warning", False))
_CENTS: Final = Decimal("0.01")
_PASSAGE: Final = 60
"""Characters from which a paragraph that stands in two reports was pasted, not met by chance."""
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class First:
    """The finding of a session that is to be looked at first: where it is, its rule, its sentence."""

    path: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A session in the summary. Money in 元, ``rate`` in %; ``None`` is not known.

    Attributes:
        unmet: indicators that were not met.
        problems: problems that are named.
        reasons: each unmet indicator with the reason that is given.
        troubles: the problems in their first words.
        satisfaction: the actual values of the satisfaction indicators.
        passages: what tells the long paragraphs of its texts apart.
        points: points got and possible by 一级指标.
        counts: its findings as a person reads them: what is not filled in apart from what is wrong.
        first: the one to be looked at first.
        last: what the session it began from came to, the year before.
        of_department: it is about the department as a whole, not about one project.
    """

    file: str
    form: str
    policy: str | None
    unit: str
    supervisor: str
    title: str
    fiscal_year: int | None
    budget: Decimal | None
    executed: Decimal | None
    rate: Decimal | None
    total: Decimal | None
    grade: str | None
    complete: bool
    errors: int
    warnings: int
    unmet: int
    problems: int
    reasons: tuple[tuple[str, str], ...] = ()
    troubles: tuple[str, ...] = ()
    satisfaction: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    of_department: bool = False
    points: tuple[ClassPoints, ...] = ()
    counts: Counts = field(default_factory=Counts)
    first: First | None = None
    last: LastYear = field(default_factory=LastYear)


def line_of(opened: OpenedFile) -> Line:
    """Return a session as a line; ``file`` is as it was named."""
    form = opened.in_force.form
    made = evaluate(form, opened.in_force.policy, opened.document)
    facts = Facts(form, made.assessment, made.sheet)
    budget, executed = _yuan(facts, _BUDGETS), _yuan(facts, _EXECUTED)
    profile, sheet = made.assessment.profile, made.sheet
    unmet = [one for one in sheet.indicators if one.met == "no"]
    rows = {row.path: row for row in facts.rows(_INDICATORS)}
    troubles = tuple(_troubles(made.assessment))
    return Line(
        file=str(opened.path),
        form=form.pack.id,
        policy=sheet.policy,
        unit=profile.unit.name or "",
        supervisor=profile.unit.supervisor or "",
        title=profile.title or "",
        fiscal_year=profile.fiscal_year,
        budget=budget,
        executed=executed,
        rate=rate_of(executed, budget),
        total=sheet.total_shown,
        grade=sheet.grade_shown,
        complete=sheet.complete,
        errors=_severe(made, "error"),
        warnings=_severe(made, "warning"),
        unmet=len(unmet),
        problems=len(troubles),
        reasons=tuple(_reasons(unmet, rows)),
        troubles=troubles,
        satisfaction=tuple(_satisfaction(rows)),
        passages=tuple(_passages(made.assessment, opened.document)),
        of_department=form.pack.covers == "department",
        points=points_by_class(facts, sheet),
        counts=count(made.open_findings),
        first=_first(made),
        last=replace(last_year(facts, sheet.execution.weight), rows={}),
    )


def _severe(made: Evaluation, severity: Severity) -> int:
    return sum(1 for one in made.open_findings if one.severity == severity)


def _first(made: Evaluation) -> First | None:
    """Return what is wrong first, then what is missing, then what is doubtful; a note is nothing to be mended."""
    serious = [one for one in made.open_findings if one.severity != "note"]
    one = min(serious, key=lambda finding: _URGENT.index((finding.severity, finding.gap)), default=None)
    return None if one is None else First(one.path, one.rule, one.message)


def rate_of(executed: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """Return the execution rate (预算执行率) in % with two decimals; ``None`` without a budget."""
    if executed is None or not budget:
        return None
    return (executed / budget * 100).quantize(_CENTS, ROUND_HALF_UP)


def _yuan(facts: Facts, columns: tuple[str, ...]) -> Decimal | None:
    """Return an amount in 元: the total line's own one, the first column that has one first; else the sum of lines."""
    paths = [f"{LINES}.{TOTAL}.{column}" for column in columns]
    stated = (facts.stated(path) for path in paths)
    summed = (facts.number(path) for path in paths)
    amount = next((one for one in (*stated, *summed) if one is not None), None)
    shift = MONEY_UNITS.get(facts.money_unit)
    return None if amount is None or shift is None else amount.scaleb(shift)


def _reasons(unmet: list[IndicatorScore], rows: Mapping[str, RowFacts]) -> Iterator[tuple[str, str]]:
    for one in unmet:
        row = rows.get(one.path)
        yield one.name or one.id, _first_words((row.text("deviation_reason") if row else None) or "")


def _troubles(assessment: Assessment) -> Iterator[str]:
    for item in assessment.problems.items:
        words = item.title or item.text or ""
        if item.kind == "problem" and words.strip():
            yield _first_words(words)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _satisfaction(rows: Mapping[str, RowFacts]) -> Iterator[str]:
    for row in rows.values():
        actual = row.text("actual")
        if actual and is_satisfaction(row.text("name") or "", row.text("level2") or ""):
            yield same_name(actual)


def _passages(assessment: Assessment, document: Mapping[str, Any]) -> Iterator[str]:
    for _, text in narrative_of(assessment, document):
        for paragraph in text.split("\n"):
            words = same_name(paragraph)
            if len(words) >= _PASSAGE:
                yield hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
