"""How judging changed over time: whoever has a report from before is told why the same data score otherwise now."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from schemas.figure import plain_string
from schemas.scoresheet import ScoreSheet

CHANGES: tuple[tuple[int, str], ...] = (
    (2, "期限和日期按早晚计分；增减的目标直接比较"),
    (2, "只写数的成本、投诉率一类指标按“不超过”计分，方向为“等于”的多了少了都不算达到"),
    (2, "没有写单位的完成值用指标值的单位，‰与%、公里与米等互相换算；像是差了量级的不计分"),
    (2, "没填分值的行不再借用表样的分值；有一行没有得分时不再给出总分"),
)
"""Each change of judgement with the number of the judging that brought it; a new one is a line here."""

JUDGING = max(number for number, _ in CHANGES)
"""The number of the judging in force, kept with every report that is written."""


def since_last_report(total: str, grade: str, judging: int, sheet: ScoreSheet) -> list[str]:
    """Return what to say when the last report of a session printed another total, else nothing.

    Args:
        total: the total as it was printed, empty when it was left blank.
        grade: the grade as it was printed.
        judging: the number of the judging at that time.
        sheet: the scores of today.
    """
    if not total or _same(total, sheet.total_shown):
        return []
    before = " ".join(filter(None, (f"总分是 {total} 分", grade)))
    said = [f"上次写的报告{before}，现在{_today(sheet)}。"]
    changed = [text for number, text in CHANGES if number > judging]
    if changed:
        said.append(f"这期间计分有变化：{'；'.join(changed)}。")
    return said


def _today(sheet: ScoreSheet) -> str:
    if sheet.total_shown is None:
        return "还没有算全"
    return " ".join(filter(None, (f"是 {plain_string(sheet.total_shown)} 分", sheet.grade_shown)))


def _same(total: str, shown: Decimal | None) -> bool:
    try:
        return shown is not None and Decimal(total) == shown
    except InvalidOperation:
        return False
