"""C05. Satisfaction: how it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.figure import Figure
from schemas.performance import Indicator
from wizards.checks.case import Case
from wizards.checks.explained import explains
from wizards.checks.registry import Hit, rule
from wizards.checks.text_sentences import sentences_of
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions

_SAID = Expressions("satisfaction")
_HUNDRED = Decimal(100)


@rule(
    "C05",
    "warning",
    "满意度为 100%，或两项以上满意度数值全都相同，而没有一处提到调查；或满意度是由没有投诉推出来的",
    basis="财预〔2021〕101号 满意度须有调查依据",
)
def c05_survey(case: Case) -> Iterator[Hit]:
    """Satisfaction without a survey."""
    rows = [SatisfactionRow(path, row, actual) for path, row, actual in _shares(case)]
    if not rows or explains(case, "survey"):
        return
    suspicious = _suspicious(rows)
    concluded = next((row for row in rows if _is_concluded(case, row)), None)
    if suspicious is not None:
        message = f"满意度 {quote(suspicious.actual.text)} 没有说明怎样得来，请写明调查方式、样本数和结果。"
        yield Hit(f"{suspicious.path}.actual", message, actual=suspicious.actual.text)
    elif concluded is not None:
        message = "没有投诉不能说明满意的比率，请写明满意度的调查方式、样本数和结果。"
        yield Hit(f"{concluded.path}.actual", message, actual=concluded.actual.text)


class SatisfactionRow(NamedTuple):
    """A row that measures satisfaction, with the share that was answered."""

    path: str
    row: Indicator
    actual: Figure


def _suspicious(rows: list[SatisfactionRow]) -> SatisfactionRow | None:
    """A row at 100 %, or the first of several that all say the same."""
    full = next((row for row in rows if row.actual.value == _HUNDRED), None)
    if full is not None:
        return full
    alike = len(rows) > 1 and len({row.actual.value for row in rows}) == 1
    return rows[0] if alike else None


def is_satisfaction(name: str, level2: str) -> bool:
    """Whether a row measures how satisfied people are: by its name, else by its class if its name measures nothing."""
    name = narrow(name)
    if _SAID["feeling"].search(name):
        return not _SAID["count"].search(name)
    return "满意" in level2 and not _SAID["other_measure"].search(name)


def _shares(case: Case) -> Iterator[tuple[str, Indicator, Figure]]:
    """The rows of satisfaction that a share answers: 98 % or a bare number, not persons or points."""
    for path, row, _ in case.indicators:
        actual = row.actual
        if actual is None or actual.value is None or actual.unit not in (None, "%"):
            continue
        if is_satisfaction(row.name or "", case.item(row).level2):
            yield path, row, actual


def _is_concluded(case: Case, asked: SatisfactionRow) -> bool:
    """Whether the row itself, or a sentence about satisfaction, only says that nobody complained."""
    own = (asked.row.evidence or "", asked.row.deviation_reason or "", asked.actual.text)
    if any(_SAID["no_complaint"].search(narrow(text)) for text in own):
        return True
    return any(
        "满意" in sentence.text and _SAID["no_complaint"].search(sentence.text) for sentence in sentences_of(case)
    )
