"""What bringing in costs, against reading the same sheet with its reader alone: python -m tests.bench_intake.

The figures that were promised: at most six times the reader alone at 2 000 rows, and linear. Measured: linear, five
and a half times (500 rows 6.5, where what is done once for a file still shows; 2 000 rows 5.2 to 5.6; 8 000 rows 5.7).
Both sides are CPU time of one process, the best of fifteen that take turns, and giving back what was made is part of
them. What remains beside the reader is a loop of Python over 16 000 cells; no stage is measured on its own here.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable

from python_calamine import CalamineWorkbook

from tests.wizards.intake.sheets import N, Rows, default_form, xlsx
from wizards.intake import new_paths, plan_file, take
from wizards.session import new_document

TIMES = 15
REASON = "雨季长。措施：提前开工。"


def sheet(rows: int) -> Rows:
    head = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    body = [
        [
            "产出指标",
            "数量指标",
            f"第{n}项工程的数量",
            f"≥{n + 1}处",
            f"{n + 2}处",
            0.05,
            N(0.05, "0.00"),
            "雨季长。措施：提前开工。",
        ]
        for n in range(rows)
    ]
    return [head, *body]


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(rows: int) -> tuple[float, float]:
    """CPU seconds of the reader alone, and of the whole way to the session with what was taken."""
    data, form = xlsx(sheet(rows)), default_form()
    session = new_document(form)

    def alone() -> object:
        return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    def whole() -> object:
        plan = plan_file(data, "表.xlsx", session, form)
        return take(session, plan, new_paths(plan))

    times = [(spent(alone), spent(whole)) for _ in range(TIMES)]
    return min(one for one, _ in times), min(other for _, other in times)


if __name__ == "__main__":
    for count in (500, 1000, 2000, 4000, 8000):
        alone, whole = measure(count)
        print(f"{count:>5} 行  读表 {alone * 1000:6.1f} ms  带入 {whole * 1000:7.1f} ms  {whole / alone:5.1f} 倍")
