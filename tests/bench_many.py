"""Many sessions: the summary beside the check of the same files, one process beside two, and a query over the lines.

CPU time for what one process does, wall time for what two gain; memory is the largest process's.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from samples import sample_path
from tui.cli import main as ziping
from wizards.unit import gathering
from wizards.unit.line import line_of

FORMS = ("mof-2020", "mof-2020-half", "linxiang-2021", "chenggong-2019", "zhongshan-2022", "fund-2019")
COUNT = 300
MANY = 3000
ROUNDS = 2
QUERY = "select form, count(*), sum(executed::decimal(18,2)), sum(budget::decimal(18,2)) from '{file}' group by form"


def sessions(folder: Path, count: int) -> Path:
    """Fill a folder with copies of the samples."""
    folder.mkdir()
    for number in range(count):
        shutil.copy(sample_path(FORMS[number % len(FORMS)]), folder / f"{number:05}.toml")
    return folder


@contextlib.contextmanager
def workers(pays_from: int) -> Iterator[None]:
    """Share the work between two processes from so many files on, however they begin."""
    before = gathering.PAYS_FROM, gathering.PAYS_FROM_ANEW
    gathering.PAYS_FROM = gathering.PAYS_FROM_ANEW = pays_from  # type: ignore[misc]
    try:
        yield
    finally:
        gathering.PAYS_FROM, gathering.PAYS_FROM_ANEW = before  # type: ignore[misc]


def taken(arguments: list[str], clock: Callable[[], float]) -> float:
    """Return the seconds of a command whose output nobody sees."""
    start = clock()
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
        ziping(arguments)
    return clock() - start


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as home:
        folder = str(sessions(Path(home) / "300", COUNT))
        check, summary = ["check", folder, "--json"], ["summary", folder, "--jsonl"]
        with workers(COUNT + 1):
            taken(check, time.process_time)
            one, other = taken(check, time.process_time), taken(summary, time.process_time)
        print(f"汇总 {COUNT} 份 ÷ 检查 {COUNT} 份（CPU，≤ 1.2）：{other / one:.2f}（{one:.2f} 秒、{other:.2f} 秒）")
        _gain(folder)
        _memory(sessions(Path(home) / "3000", MANY))
        _query(Path(home), folder)


def _gain(folder: str) -> None:
    """Print what two processes take of one's time and work: as copies (the command), begun anew (the app)."""
    files = gathering.gathered([folder])
    took: dict[str, list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for name, pays_from, threads in (("一个", COUNT + 1, False), ("命令", 1, False), ("程序里", 1, True)):
            with workers(pays_from):
                start, before = time.perf_counter(), _work_so_far()
                for _done in gathering.each(files, line_of, threads=threads):
                    pass
                took.setdefault(name, []).append((time.perf_counter() - start, _work_so_far() - before))
    alone = [min(one) for one in zip(*took.pop("一个"), strict=True)]
    for name, times in took.items():
        wall, work = (min(one) / base for one, base in zip(zip(*times, strict=True), alone, strict=True))
        print(f"两个进程汇总 {COUNT} 份（{name}）：用时是一个的 {wall:.2f}，CPU 是 {work:.2f}（{os.cpu_count()} 个核）")


def _work_so_far() -> float:
    """Return the CPU time of this process and of those that it began and that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory(folder: Path) -> None:
    """Print the largest memory of a process that sums up many."""
    from subprocess import run

    program = f"from tui.cli import main; main(['summary', {str(folder)!r}, '--jsonl'])"
    with open(os.devnull, "wb") as nowhere:
        run([sys.executable, "-c", program], stdout=nowhere, stderr=nowhere, check=False)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"汇总 {MANY} 份，一个进程最多 {largest} MB（≤ 80）")


def _query(home: Path, folder: str) -> None:
    """Run a query of DuckDB over the lines, if it is there, and compare its sums with Python's."""
    if find_spec("duckdb") is None:
        print("没有 DuckDB，查询没有跑")
        return
    import duckdb

    file = home / "汇总.jsonl"
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        ziping(["summary", folder, "--jsonl"])
    out.flush()
    file.write_bytes(out.buffer.getvalue())  # type: ignore[attr-defined]
    rows = duckdb.sql(QUERY.format(file=file)).fetchall()
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    agrees = {form: tuple(rest) for form, *rest in rows} == {
        form: (
            len(same := [line for line in lines if line["form"] == form]),
            _sum(same, "executed"),
            _sum(same, "budget"),
        )
        for form in {line["form"] for line in lines}
    }
    print(f"DuckDB 读 {len(lines)} 行，{len(rows)} 组，和自己数的{'一样' if agrees else '不一样'}")


def _sum(lines: list[dict[str, Any]], key: str) -> Decimal | None:
    known = [Decimal(line[key]) for line in lines if line[key] is not None]
    return sum(known, Decimal(0)) if known else None


if __name__ == "__main__":
    main()
