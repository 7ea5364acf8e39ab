"""How scoring, checking, composing and writing grow with the rows: CPU seconds, and the exponent from step to step.

An exponent near 1 grows with the work; 2 would grow with its square.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from samples import sample_path
from schemas.assessment import read_assessment
from wizards.checks import check
from wizards.compose import compose, layout_of
from wizards.opening import OpenedFile, read_for
from wizards.scoring import score
from wizards.word import write

ROWS = (20, 200, 2000)
PROJECTS_PER_ROW = 4
STAGES = ("评分", "检查", "成文", "写 Word")


def grown(opened: OpenedFile, rows: int) -> dict[str, Any]:
    """Return the session of a sample with so many indicators, and a quarter as many projects where it has some."""
    document = deepcopy(dict(opened.document))
    first = document["performance"]["indicators"]
    document["performance"]["indicators"] = [
        {**_without_entry(first[n % len(first)]), "id": f"r{n:07}", "name": f"指标{n}"} for n in range(rows)
    ]
    projects = document["profile"].get("projects")
    if projects:
        document["profile"]["projects"] = [
            {**projects[n % len(projects)], "id": f"p{n:07}", "name": f"项目{n}"}
            for n in range(max(len(projects), rows // PROJECTS_PER_ROW))
        ]
    return document


def _without_entry(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "catalogue"}


def seconds(opened: OpenedFile, rows: int) -> list[float]:
    """Return the CPU seconds of each stage."""
    document = grown(opened, rows)
    form, policy = opened.in_force.form, opened.in_force.policy
    taken: list[float] = []

    def timed(work: Callable[[], Any]) -> Any:
        gc.collect()
        start = time.process_time()
        result = work()
        taken.append(time.process_time() - start)
        return result

    assessment = read_assessment(document)
    sheet = timed(lambda: score(form, policy, assessment))
    timed(lambda: check(form, policy, assessment, sheet))
    blocks = timed(lambda: compose(form, assessment, sheet))
    timed(lambda: write(blocks, layout_of(form, assessment)))
    return taken


def main() -> None:
    """Print a table per form."""
    for form in ("mof-2020", "dachuan-2018", "chenggong-2019"):
        opened = read_for(sample_path(form))
        print(f"{form}：{'、'.join(STAGES)} 的 CPU 秒，括号里是增长的指数")
        before: tuple[int, list[float]] | None = None
        for rows in ROWS:
            now = seconds(opened, rows)
            print(f"  {rows:5} 行  " + "  ".join(_shown(number, now, rows, before) for number in range(len(STAGES))))
            before = (rows, now)


def _shown(number: int, now: list[float], rows: int, before: tuple[int, list[float]] | None) -> str:
    taken = f"{now[number]:.3f}"
    if before is None:
        return taken
    earlier, times = before
    exponent = math.log(now[number] / times[number]) / math.log(rows / earlier)
    return f"{taken}（{exponent:.2f}）"


if __name__ == "__main__":
    main()
