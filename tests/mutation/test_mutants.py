"""The mutation run itself: which faults it finds in a file, and which tests it asks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutation.asked import LIST, RED, pytest_runtest_logreport
from tests.mutation.choice import Choice
from tests.mutation.mutants import Mutant, mutants_of

SOURCE = '''"""A docstring with 3 and <."""
from decimal import Decimal
__all__ = ["a", "b"]
LIMIT = 500
WORDS = ("甲", "乙")
NEAR = Decimal("0.01")
BY_NAME = {"一": 1, **OTHER}

def judge(x: "int" = 4) -> bool:
    text = f"{x + 1}"
    return x in WORDS and (LIMIT <= x or x is not None)
'''


def found(tmp_path: Path, source: str = SOURCE) -> list[Mutant]:
    path = tmp_path / "schemas" / "one.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, "utf-8")
    return mutants_of(tmp_path, path)


def test_every_kind_is_found_where_it_stands(tmp_path: Path) -> None:
    assert [(one.line, one.kind, one.old, one.new) for one in found(tmp_path)] == [
        (4, "constant", "500", "499"),
        (4, "constant", "500", "501"),
        (5, "table", '"甲",', ""),
        (5, "table", '"乙"', ""),
        (6, "tolerance", '"0.01"', '"0.10"'),
        (7, "constant", "1", "0"),
        (7, "constant", "1", "2"),
        (9, "constant", "4", "3"),
        (9, "constant", "4", "5"),
        (11, "compare", "in", "not in"),
        (11, "logic", "and", "or"),
        (11, "compare", "<=", "<"),
        (11, "logic", "or", "and"),
        (11, "compare", "is not", "is"),
    ]


@pytest.mark.parametrize("number", range(14))
def test_every_mutant_is_still_python(tmp_path: Path, number: int) -> None:
    mutant = found(tmp_path)[number]
    data = SOURCE.encode()
    changed = data[: mutant.start] + mutant.new.encode() + data[mutant.end :]
    assert changed != data
    ast.parse(changed)


def test_a_fault_is_shown_to_the_tests_that_run_its_function_first(tmp_path: Path) -> None:
    rows = {
        "tests/a.py::far": {"seconds": 0.1, "passed": True, "calls": ["schemas/one.py:other"]},
        "tests/b.py::near": {"seconds": 9.0, "passed": True, "calls": ["schemas/one.py:judge"]},
        "tests/c.py::red": {"seconds": 0.1, "passed": False, "calls": ["schemas/one.py:judge"]},
        "tests/schemas/d.py::beside": {"seconds": 0.1, "passed": True, "calls": []},
        "tests/e.py::long": {"seconds": 70.0, "passed": True, "calls": ["schemas/one.py:other"]},
    }
    mutants = found(tmp_path)
    choice = Choice(tmp_path, rows, [tmp_path / "schemas" / "one.py"])
    in_function = next(one for one in mutants if one.kind == "logic")
    in_table = next(one for one in mutants if one.kind == "table")
    assert choice.tests(in_function, 40) == ["tests/b.py::near", "tests/a.py::far", "tests/schemas/d.py::beside"]
    assert choice.tests(in_table, 40)[0] == "tests/b.py::near"


def test_the_first_test_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked.txt"
    monkeypatch.setenv(LIST, str(asked))
    for name, outcome in (("a::green", "passed"), ("a::first", "failed"), ("a::second", "failed")):
        report = pytest.TestReport(name, ("a", 1, ""), {}, outcome, None, "call")  # type: ignore[arg-type]
        pytest_runtest_logreport(report)
    assert Path(f"{asked}{RED}").read_text("utf-8") == "a::first"


def test_a_rule_is_asked_of_the_tests_that_name_it_and_of_no_others_once_there_are_enough(tmp_path: Path) -> None:
    source = "def c07_close(x: int) -> bool:\n    return x < 3\n"
    calls = ["schemas/one.py:c07_close"]
    rows = {f"tests/many.py::test[C{n:02}]": {"seconds": 0.1, "passed": True, "calls": calls} for n in range(1, 12)}
    rows["tests/schemas/d.py::beside"] = {"seconds": 0.1, "passed": True, "calls": []}
    mutant = found(tmp_path, source)[0]
    asked = Choice(tmp_path, rows, [tmp_path / "schemas" / "one.py"]).tests(mutant, 40)
    assert asked[0] == "tests/many.py::test[C07]" and len(asked) == 11
