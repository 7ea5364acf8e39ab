"""A07, B03, B08 in running text: days that no calendar has, ends before beginnings, brackets of document numbers."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.checks.case import Case
from wizards.checks.prose_reading import found_in_text, place
from wizards.checks.registry import Hit, in_text
from wizards.checks.wording import quote


@in_text("A07", "文字里写了没有的一天（只提醒）")
def a07_no_such_day(case: Case) -> Iterator[Hit]:
    """2月30日 in a text."""
    for found in found_in_text(case, "date"):
        message = f"{place(case, found.path)}里的 {quote(found.slip.said)} 没有这一天，请核对。"
        yield Hit(found.path, message, actual=found.slip.said, span=found.span)


@in_text("B03", "文字里写的起止时间颠倒（只提醒）")
def b03_period_in_text(case: Case) -> Iterator[Hit]:
    """从2023年5月开始，至2023年3月结束."""
    for found in found_in_text(case, "period"):
        message = f"{place(case, found.path)}里的止期 {quote(found.slip.said)} {found.slip.why}，请核对。"
        yield Hit(found.path, message, actual=found.slip.said, span=found.span)


@in_text("B08", "文字里的文号也一样")
def b08_number_in_text(case: Case) -> Iterator[Hit]:
    """【2000】126号 in a text."""
    for found in found_in_text(case, "bracket"):
        slip = found.slip
        message = f"{place(case, found.path)}里文号的年份 {quote(slip.said)} 应写作 {quote(slip.due)}。"
        yield Hit(found.path, message, slip.due, slip.said, span=found.span)
