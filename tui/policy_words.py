"""What another scoring policy would change, in lines of text: for the screen and for filling line by line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from schemas.policy import Policy
from schemas.text import show
from tui import texts
from tui.bars import bar
from tui.desk import Desk
from tui.plain import shorten
from wizards.scoring.compare import PolicyComparison, compare_policies

_FULL: Final = Decimal(100)
_BAR: Final = 20
_TITLE: Final = 40


def may_change(desk: Desk) -> bool:
    """Return whether the form is scored by a policy at all."""
    return desk.form.scoring.mode in ("policy", "stated")


def change_policy(desk: Desk, policy: Policy) -> None:
    """Score by another policy from now on, as one undo step; the form's own is not written down."""
    own = policy.id == desk.form.pack.policy
    desk.session.seal()
    desk.session.set("policy", None if own else policy.id)
    desk.session.seal()


def difference(desk: Desk, policy: Policy, notes: Sequence[str] = ()) -> list[str]:
    """Return where a policy comes from, and what it would give in the place of the one in force."""
    lines = [show(note, one_line=True) for note in notes]
    lines.append(texts.POLICY_SOURCE.format(source=show(policy.source), certainty=show(policy.certainty)))
    if not may_change(desk):
        return [*lines, texts.POLICY_NONE]
    if desk.policy is None or policy.id == desk.policy.id:
        return [*lines, texts.POLICY_SAME]
    compared = compare_policies(desk.form, desk.evaluation.assessment, [desk.policy, policy])
    return [*lines, *_totals(compared), *_lines(compared)]


def _totals(compared: PolicyComparison) -> list[str]:
    """Return both totals as bars of one length for 100, each with its figure and its policy."""
    return [
        f"{bar(total, _FULL, _BAR)} {total:f}  {shorten(policy.title, _TITLE) if policy else ''}"
        for policy, sheet in zip(compared.policies, compared.sheets, strict=True)
        if (total := sheet.total.computed) is not None
    ]


def _lines(compared: PolicyComparison) -> list[str]:
    lines = []
    for item in compared.differences:
        old, new = item.computed
        change = item.change[1]
        delta = "" if change is None else f"（{change:+f}）"
        lines.append(f"{shorten(item.name, 30) or item.id}：{_shown(old)} → {_shown(new)}{delta}")
    old_grade, new_grade = compared.grades
    if old_grade != new_grade:
        lines.append(f"等次：{old_grade or '—'} → {new_grade or '—'}")
    return lines or [texts.POLICY_EQUAL]


def _shown(value: Decimal | None) -> str:
    return "—" if value is None else format(value, "f")
