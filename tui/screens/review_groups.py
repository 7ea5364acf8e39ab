"""The findings of the review in groups: by severity, by the steps of the form, or what a reviewer asked first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from schemas.finding import Finding
from schemas.step_names import STEP_TITLES
from tui import texts, texts_keys
from tui.desk import Desk
from tui.widgets.places import Order

Group = tuple[str, list[Finding]]
"""The title of a group, and what is in it."""

_SEVERITIES: Final = ("error", "warning", "note")
_REMARKS: Final = "R"
"""The letter of the rules about what a reviewer asked."""


def groups(desk: Desk) -> list[Group]:
    """Return the groups that are not empty, as ``desk.review_order`` says; what was waived comes last."""
    findings = desk.evaluation.findings
    waived = [one for one in findings if one.waived is not None]
    found = [one for one in findings if one.waived is None]
    every = [*_ORDERS[desk.review_order](desk, found), (texts.REVIEW_WAIVED.format(count=len(waived)), waived)]
    return [group for group in every if group[1]]


def next_order(desk: Desk) -> str:
    """Go on to the next order; return its words."""
    names = tuple(texts_keys.REVIEW_ORDERS)
    desk.review_order = names[(names.index(desk.review_order) + 1) % len(names)]
    return texts_keys.REVIEW_ORDERS[desk.review_order]


def _by_severity(desk: Desk, found: Sequence[Finding]) -> list[Group]:
    gaps = [one for one in found if one.gap]
    faults = [
        (severity, [one for one in found if one.severity == severity and not one.gap]) for severity in _SEVERITIES
    ]
    groups = {severity: (texts.REVIEW_GROUPS[severity].format(count=len(ones)), ones) for severity, ones in faults}
    wrong = groups.pop("error")  # before twenty lines of what is only not filled yet
    return [wrong, (texts.REVIEW_GAPS.format(count=len(gaps)), gaps), *groups.values()]


def _by_form(desk: Desk, found: Sequence[Finding]) -> list[Group]:
    ordered = _in_order(desk, found)
    asked = {one.path: desk.asked_at(one.path) for one in ordered}
    steps = {path: at.step for path, at in asked.items() if at is not None}
    by_step = [(title, [one for one in ordered if steps.get(one.path) == step]) for step, title in STEP_TITLES.items()]
    rest = [one for one in ordered if one.path not in steps]
    return [*by_step, (texts_keys.REVIEW_ELSEWHERE.format(count=len(rest)), rest)]


def _remarks_first(desk: Desk, found: Sequence[Finding]) -> list[Group]:
    ordered = _in_order(desk, found)
    remarks = [one for one in ordered if one.rule.startswith(_REMARKS)]
    rest = [one for one in ordered if not one.rule.startswith(_REMARKS)]
    return [
        (texts_keys.REVIEW_REMARKS.format(count=len(remarks)), remarks),
        (texts_keys.REVIEW_REST.format(count=len(rest)), rest),
    ]


def _in_order(desk: Desk, found: Sequence[Finding]) -> list[Finding]:
    order = Order(desk)
    return sorted(found, key=lambda one: (order.of(one.path), _SEVERITIES.index(one.severity)))


_ORDERS: Final[dict[str, Callable[[Desk, Sequence[Finding]], list[Group]]]] = {
    "severity": _by_severity,
    "form": _by_form,
    "remarks": _remarks_first,
}
