"""R01. The return round: what a reviewer asked and nobody answered yet."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote

_LIST = "remarks"
_LONGEST = 60


@rule("R01", "warning", "退回的意见既没有答复，也没有标为已改", basis="退回修改：意见逐条答复")
def r01_remark_unanswered(case: Case) -> Iterator[Hit]:
    """A remark has neither a reply nor is done."""
    for path, remark in case.rows(_LIST, case.assessment.remarks):
        if not remark.is_open:
            continue
        asked = remark.text or remark.quote or ""
        by = f"{remark.by}：" if remark.by else ""
        message = f"退回的意见还没有答复：{by}{quote(_short(asked))}，改好后请写答复或标为已改。"
        yield Hit(remark.path or path, message, actual=remark.quote)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
