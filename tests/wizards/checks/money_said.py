"""Money under many forms, and what the rules on it say: shared by the sweeps of money."""

from __future__ import annotations

from functools import cache
from typing import Any

from schemas.form import Form
from schemas.policy import Policy
from tests.wizards.checks.builders import DOCUMENT, FORM, FREE, POLICY, STATED, STEPS, STRICT, a_form, changed, question
from tests.wizards.checks.varied import said_by
from wizards.checks.registry import rules

Changes = dict[str, Any]
LINE = "funds/lines/"
_OF_TEXTS = {"F01", "F12", "F13", "F17", "F18"}
"""Rules of money that read every text too: asked where a portion is about them."""


@cache
def of_money(*more: str) -> frozenset[str]:
    every = {info.id for info in rules() if info.id[0] == "F"} - _OF_TEXTS
    return frozenset(every | {"C29", *more})


def said(changes: Changes, form: Form = FORM, policy: Policy | None = POLICY, *more: str) -> str:
    whole = {path: value for path, value in changes.items() if value is not None}
    gone = {path: None for path, value in changes.items() if value is None and _is_there(path)}
    return said_by(of_money(*more), changed({**whole, **gone}), form, policy)


def _is_there(path: str) -> bool:
    node: Any = DOCUMENT
    for part in path.split("/"):
        try:
            node = node[int(part) if part.isdecimal() else part]
        except (KeyError, IndexError):
            return False
    return True


def asked(columns: tuple[str, ...], **more: Any) -> Form:
    """The form with a money grid of these columns."""
    labels = dict(zip(columns, ("甲列", "乙列", "丙列", "丁列", "戊列"), strict=False))
    grid = question("funds.lines", "资金", rows={"total": "合计", "other": "其他"}, columns=labels, **more)
    others = [one for one in STEPS["funds"] if one["path"] not in ("funds.lines", "funds.subsidies")]
    subsidies = question("funds.subsidies", "补助", columns={"persons": "人数"})
    return a_form(steps={**STEPS, "funds": [grid, *others, subsidies]})


NARROW = asked(("initial_budget", "executed"))
SPENT_ONLY = asked(("executed",))
PLANNED_ONLY = asked(("adjusted_budget", "arrived"))
PLACES = a_form(pack={"format": 1, "id": "f", "title": "示例", "rate_decimals": 0, "money_unit": "元"})
FORMS: tuple[tuple[Form, Policy | None], ...] = (
    *((FORM, POLICY), (FORM, STRICT), (FREE, STRICT), (STATED, None), (NARROW, STRICT), (SPENT_ONLY, POLICY)),
    *((PLANNED_ONLY, POLICY), (PLACES, POLICY)),
)
TEXTS = (
    *("维护12处饮水工程。", "因冬季停工，结余2万元结转下年使用。", "预算执行率为80%。"),
    *("年中调整预算，因追加任务，经批复。", "剩余款项待2023年支付。", "由县财政另行安排资金解决。"),
    "结余资金管理制度健全。",
)
