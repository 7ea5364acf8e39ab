"""Which tests are asked about a fault: those that run the function, then those that run its file, then neighbours."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.mutation.mutants import Mutant

BUDGETS = (10.0, 200.0)
"""Seconds of tests, as they took without a fault: for a first look, and for what was not noticed then."""


_ENOUGH = 10
"""Tests that run a function; with fewer the rest of its file is asked too."""
_RULE = re.compile(r"([a-z]\d\d)_")
"""The function of a rule of the checks begins with its number, and so do its examples."""


class Choice:
    """What the tests of the project reach, by function and by file."""

    def __init__(self, root: Path, rows: dict[str, dict[str, Any]], files: Iterable[Path]) -> None:
        self.seconds = {test: row["seconds"] for test, row in rows.items() if row["passed"]}
        self.by_function: dict[str, set[str]] = defaultdict(set)
        self.by_file: dict[str, set[str]] = defaultdict(set)
        self.depth: Counter[tuple[str, str]] = Counter()
        for test in self.seconds:
            for call in rows[test]["calls"]:
                self.by_function[call].add(test)
                self.by_file[call.partition(":")[0]].add(test)
                self.depth[call.partition(":")[0], test] += 1
        self.trees = {path.relative_to(root).as_posix(): ast.parse(path.read_bytes()) for path in files}

    def tests(self, mutant: Mutant, budget: float) -> list[str]:
        """Return the tests to run for a fault, the nearest and quickest first, up to so many seconds of them."""
        groups = [self._exact(mutant)]
        if len(groups[0]) < _ENOUGH:  # what is remembered from one test to the next was called in the first only
            groups += [self.by_file[mutant.path], self._neighbours(mutant.path)]
        chosen: list[str] = []
        known: set[str] = set()
        for group in groups:
            chosen += self._in_order(group - known, mutant)
            known |= group
        spent, kept = 0.0, []
        for test in chosen:
            if not kept or spent + self.seconds[test] <= budget:
                kept.append(test)
                spent += self.seconds[test]
        return kept

    def _exact(self, mutant: Mutant) -> set[str]:
        if tests := self.by_function.get(f"{mutant.path}:{mutant.scope}"):
            return tests
        if mutant.name:
            return set().union(*(self.by_function.get(one, set()) for one in self._users(mutant.path, mutant.name)))
        return set()

    def _users(self, path: str, name: str) -> set[str]:
        """Return the functions that use a name of the top of a file, also by way of other such names."""
        found: set[str] = set()
        waiting, known = [name], {name}
        while waiting:
            one = waiting.pop()
            for file, tree in self.trees.items():
                if file != path and not _imports(tree, one):
                    continue
                for scope, top in _uses(tree, one):
                    found |= {f"{file}:{scope}"} if scope else set()
                    if top and top not in known and file == path:
                        known.add(top)
                        waiting.append(top)
        return found

    def _neighbours(self, path: str) -> set[str]:
        return {test for test in self.seconds if test.startswith(mirror(path))}

    def _in_order(self, tests: set[str], mutant: Mutant) -> list[str]:
        """Return the tests file by file, so that what a file shares is made once; near, recording, quick files first.

        Within a file come first those that name the rule, then those that go deepest into the file of the fault.
        """
        nearest, rule = mirror(mutant.path), _RULE.match(mutant.scope)
        files: dict[str, list[str]] = defaultdict(list)
        for test in sorted(
            tests, key=lambda test: (not (rule and rule[1].upper() in test), -self.depth[mutant.path, test])
        ):
            files[test.partition("::")[0]].append(test)
        mean = {file: sum(self.seconds[one] for one in inside) / len(inside) for file, inside in files.items()}
        order = sorted(files, key=lambda file: (not file.startswith(nearest), "_record" not in file, mean[file], file))
        return [test for file in order for test in files[file]]


def mirror(path: str) -> str:
    """Return the folder of the tests that mirrors the folder of a file of the product."""
    return f"{Path('tests', path).parent.as_posix()}/"


def _imports(tree: ast.Module, name: str) -> bool:
    return any(
        (isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names))
        or (isinstance(node, ast.Attribute) and node.attr == name)
        for node in ast.walk(tree)
    )


def _uses(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    """Yield (function, name at the top) of each place that uses ``name``; one of the two is empty."""

    def walk(node: ast.AST, scope: str, top: str) -> Iterator[tuple[str, str]]:
        if (isinstance(node, ast.Name) and node.id == name) or (isinstance(node, ast.Attribute) and node.attr == name):
            yield scope, top
        for child in ast.iter_child_nodes(node):
            inner = f"{scope}.{node.name}".lstrip(".") if isinstance(node, _SCOPES) else scope
            yield from walk(child, inner, top)

    for statement in tree.body:
        target = next((one.id for one in ast.walk(statement) if isinstance(one, ast.Name)), "")
        yield from walk(statement, "", "" if isinstance(statement, _SCOPES) else target)


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def read_reach(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what the processes of the first run left: for each test its calls, seconds and whether it passed."""
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        rows |= json.loads(path.read_text("utf-8"))
    return {re.sub(r"@\w+$", "", test): row for test, row in rows.items()}
