"""The gate counts as radon does; and the list of exceptions may only get shorter."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.complexity import LISTED, MOST, above, functions, ways

COUNTED = {
    "pass": 1,
    "if a and b or c: pass": 4,
    "return a if b else c": 2,
    "return [x for x in y if x if z]": 4,
    "for x in y: pass\n    else: pass": 3,
    "try: pass\n    except A: pass\n    except B: pass\n    else: pass": 4,
    "assert a and b": 2,
    "match a:\n        case 1: pass\n        case 2: pass\n        case _: pass": 3,
    "while a or b: pass": 3,
    "def g():\n        if a: pass": 1,
    "return lambda: a if b else c": 2,
}


@pytest.mark.parametrize(("body", "count"), COUNTED.items())
def test_ways_through_a_function(body: str, count: int) -> None:
    found = dict(functions(ast.parse(f"def f():\n    {body}")))
    assert ways(found["f"]) == count


def test_closures_and_methods_have_names_of_their_own() -> None:
    source = "class A:\n    def b(self):\n        def c():\n            if x: pass\n"
    assert {name: ways(node) for name, node in functions(ast.parse(source))} == {"A.b": 1, "A.b.c": 2}


def test_no_function_is_above_the_limit_but_those_listed() -> None:
    listed = tomllib.loads(LISTED.read_text("utf-8"))
    assert {name: count for name, count in above().items() if count > listed.get(name, MOST)} == {}
