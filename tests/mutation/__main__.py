"""``python -m tests.mutation``: draw faults, try each, say how many the tests noticed and list the others."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from tests.mutation.choice import BUDGETS, Choice, read_reach
from tests.mutation.laboratory import SOME, Laboratory
from tests.mutation.mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parent.parent.parent
LEAST = 85
"""Percent of the faults that the tests must notice."""
_TESTS = ["tests/schemas", "tests/wizards", "tests/samples", "tests/acceptance"]
"""The tests without screens: those of the screens take minutes and reach the same functions."""


def main() -> int:
    """Draw, try, print; the exit code says whether enough was noticed."""
    parser = argparse.ArgumentParser(description="随机变异")
    parser.add_argument("--seed", type=int, default=1, help="抽哪一批")
    parser.add_argument("--count", type=int, default=200, help="抽多少处")
    parser.add_argument("--jobs", type=int, default=1, help="同时试几处")
    parser.add_argument("--below", default="", help="只在这个文件夹或文件里抽")
    parser.add_argument("--tests", nargs="*", default=_TESTS, help="用哪些测试")
    parser.add_argument("--reach", type=Path, help="记住哪个测试走到哪个函数的文件夹；已有就不再跑一遍")
    options = parser.parse_args()
    files = sorted(path for room in ("schemas", "wizards") for path in (ROOT / room).rglob("*.py"))
    found = [one for path in files for one in mutants_of(ROOT, path) if one.path.startswith(options.below)]
    drawn = random.Random(options.seed).sample(found, min(options.count, len(found)))
    print(f"可变之处 {len(found)}，种子 {options.seed}，抽 {len(drawn)} 处", flush=True)
    laboratories = [Laboratory(ROOT, options.tests) for _ in range(options.jobs)]
    try:
        choice = Choice(ROOT, _reach(laboratories[0], options.reach, options.jobs), files)
        return _report(_try_all(drawn, choice, laboratories))
    finally:
        for laboratory in laboratories:
            laboratory.close()


def _reach(laboratory: Laboratory, keep: Path | None, jobs: int) -> dict[str, dict[str, object]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = (keep or Path(scratch)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.glob("*.json")):
            print("先不带变异跑一遍测试，记下哪个测试走到哪个函数…", flush=True)
            laboratory.learn(jobs, folder)
        return read_reach(folder)


def _try_all(drawn: list[Mutant], choice: Choice, laboratories: list[Laboratory]) -> dict[Mutant, str]:
    """Return for each fault the test that noticed it; a test that is red without any fault notices nothing."""
    free: SimpleQueue[Laboratory] = SimpleQueue()
    for laboratory in laboratories:
        laboratory.warm()
        free.put(laboratory)
    unsound: set[str] = set()
    results: dict[Mutant, str] = {}
    with ThreadPoolExecutor(len(laboratories)) as pool:
        for budget in BUDGETS:
            waiting = [mutant for mutant in drawn if not results.get(mutant)]
            while waiting:
                look = partial(_look, choice=choice, budget=budget, unsound=frozenset(unsound), free=free)
                results |= zip(waiting, pool.map(look, waiting), strict=True)
                unsound |= _unsound(set(results.values()) - {"", SOME} - unsound, choice, laboratories[0])
                waiting = [mutant for mutant, noticed in results.items() if noticed in unsound]
    return results


def _look(
    mutant: Mutant, *, choice: Choice, budget: float, unsound: frozenset[str], free: SimpleQueue[Laboratory]
) -> str:
    """Return the test that notices a fault, ``""`` if none does."""
    tests = [test for test in choice.tests(mutant, budget) if test not in unsound]
    laboratory = free.get()
    try:
        noticed = laboratory.noticed_by(mutant, tests, _patience(choice, tests)) if tests else ""
    finally:
        free.put(laboratory)
    print(f"{'发现' if noticed else '没发现'} {mutant}（{len(tests)} 个测试）", flush=True)
    return noticed


def _unsound(tests: set[str], choice: Choice, laboratory: Laboratory) -> set[str]:
    """Return those of the tests that are red although nothing is wrong."""
    found: set[str] = set()
    while red := laboratory.red_without_fault(sorted(tests - found), _patience(choice, tests)):
        if red not in tests:
            raise SystemExit("没有变异，测试就已经是红的：先修好再试。")
        found.add(red)
    return found


def _patience(choice: Choice, tests: Collection[str]) -> float:
    return 60 + 20 * sum(choice.seconds[test] for test in tests)


def _report(results: dict[Mutant, str]) -> int:
    alive = [mutant for mutant, noticed in results.items() if not noticed]
    share = 100 * (len(results) - len(alive)) / max(1, len(results))
    print(f"\n发现 {len(results) - len(alive)}/{len(results)} = {share:.1f} %，至少 {LEAST} %；没发现的：")
    for mutant in sorted(alive, key=str):
        print(f"  {mutant}")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
