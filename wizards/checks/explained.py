"""Whether the report says a word about something: where a reason is due, any text of it may give it.

Naming the figure is no reason: “预算执行率为80%” and “结余20万元” say what everybody sees, not why, nor where the
rest is.
Nor is a rule that exists (结余资金管理制度) or a fault that is denied (无截留结余资金现象).
"""

from __future__ import annotations

import re

from wizards.checks.case import Case
from wizards.checks.wording import narrow
from wizards.lexicon import Topic, explaining

_SENTENCES = re.compile(r"[。；;\n]")


def explains(case: Case, topic: Topic) -> bool:
    """Whether any running text of the report, the reasons of its rows among them, speaks of ``topic``."""
    year = case.assessment.profile.fiscal_year
    return any(_speaks(sentence, topic, year) for _, text in case.narrative for sentence in _SENTENCES.split(text))


def _speaks(sentence: str, topic: Topic, year: int | None) -> bool:
    plain = narrow(sentence)
    if topic not in ("spending", "payer"):
        return bool(explaining(topic).search(plain))
    told = ",".join(clause for clause in plain.split(",") if not explaining("hollow").fullmatch(clause))
    if explaining(topic).search(told) or _is_paid_later(told, year):
        return True
    return topic == "spending" and bool(explaining("cause").search(told) and explaining("of_money").search(told))


def _is_paid_later(told: str, year: int | None) -> bool:
    """Whether a year after the assessed one is named for the payment."""
    return any(year is None or int(found[1]) > year for found in explaining("other_year").finditer(told))
