"""T20. Texts of last year's session that stand as they were."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.taken_over import as_taken, named
from wizards.checks.wording import quote


@rule("T20", "warning", "从去年带来的文字或带着去年日期的指标值还没有改过", basis="自评写的是评价年度的情况")
def t20_carried_text(case: Case) -> Iterator[Hit]:
    """A text of last year's session stands unchanged; it lapses as soon as its words change."""
    for path, text in as_taken(case, "last"):
        message = f"{quote(named(case, path))}是从去年带来的，还没有改过，请按今年的情况核对；不用改的写明理由放过。"
        yield Hit(path, message, actual=text)
