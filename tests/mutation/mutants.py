"""The faults that can be put into one file: where, what stands there, what would stand there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

_SWAPS = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "in": "not in",
    "not in": "in",
    "is": "is not",
    "is not": "is",
}
_OPERATOR = re.compile(r"<=|>=|==|!=|<|>|\bnot\s+in\b|\bis\s+not\b|\bin\b|\bis\b")
_WORD = re.compile(r"\b(and|or)\b")
_NO_BEHAVIOUR = {"maxsize", "indent", "stacklevel"}
"""Keyword arguments that change speed or layout only."""
_NO_TABLE = {"__all__", "__slots__"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: ``old`` at bytes ``start`` to ``end`` of ``path`` becomes ``new``.

    Attributes:
        path: of the file, below the project.
        line: where it stands.
        kind: compare, constant, logic, table or tolerance.
        scope: the function around it as code objects are called, empty for the top of the file.
        name: of the table or constant at the top of a file, else empty.
    """

    path: str
    line: int
    kind: str
    scope: str
    name: str
    start: int
    end: int
    old: str
    new: str

    def __str__(self) -> str:
        before, after = (" ".join(text.split()) for text in (self.old, self.new))
        return f"{self.path}:{self.line} {self.kind}: {before[:60]} → {after[:60]}"


def mutants_of(root: Path, path: Path) -> list[Mutant]:
    """Return all faults that could be put into a file, in the order of the file."""
    return sorted(_File(root, path).find(), key=lambda mutant: (mutant.start, mutant.new))


class _File:
    def __init__(self, root: Path, path: Path) -> None:
        self.name = path.relative_to(root).as_posix()
        self.data = path.read_bytes()
        self.tree = ast.parse(self.data)
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def find(self) -> Iterator[Mutant]:
        for statement in self.tree.body:
            yield from self.walk(statement, "", _name_of(statement))

    def walk(self, node: ast.AST, scope: str, name: str) -> Iterator[Mutant]:
        """Yield the faults in and below ``node``; types, docstrings and what only changes speed are left out."""
        for kind, start, end, new in self.at(node, scope, name):
            old = self.data[start:end].decode()
            yield Mutant(self.name, self.data.count(b"\n", 0, start) + 1, kind, scope, name, start, end, old, new)
        for child in _children(node):
            inner = f"{scope}.{node.name}".lstrip(".") if isinstance(node, _SCOPES) else scope
            outer = _name_of(child) if isinstance(node, ast.ClassDef) and not scope else name
            yield from self.walk(child, inner, outer)

    def at(self, node: ast.AST, scope: str, name: str) -> Iterator[tuple[str, int, int, str]]:
        if isinstance(node, ast.Compare):
            yield from self.compare(node)
        elif isinstance(node, ast.BoolOp):
            yield from self.logic(node)
        elif isinstance(node, ast.Constant):
            yield from self.constant(node)
        elif isinstance(node, ast.Call):
            yield from self.tolerance(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and not scope and name not in _NO_TABLE:
            yield from self.table(node.value)

    def compare(self, node: ast.Compare) -> Iterator[tuple[str, int, int, str]]:
        sides = [node.left, *node.comparators]
        for left, right in pairwise(sides):
            found = self.between(left, right, _OPERATOR)
            if found:
                yield "compare", *found[:2], _SWAPS[" ".join(found[2].split())]
        # The words of `x in ("a", "b")` are a table too.
        if isinstance(node.ops[0], ast.In | ast.NotIn):
            yield from self.table(node.comparators[0])

    def logic(self, node: ast.BoolOp) -> Iterator[tuple[str, int, int, str]]:
        for left, right in pairwise(node.values):
            found = self.between(left, right, _WORD)
            if found:
                yield "logic", *found[:2], "or" if found[2] == "and" else "and"

    def constant(self, node: ast.Constant) -> Iterator[tuple[str, int, int, str]]:
        if isinstance(node.value, bool):
            return
        start, end = self.span(node)
        if isinstance(node.value, int):
            yield "constant", start, end, str(node.value + 1)
            yield "constant", start, end, str(node.value - 1) if node.value else "(-1)"
        elif isinstance(node.value, float) and node.value:
            yield "tolerance", start, end, repr(node.value * 10)

    def tolerance(self, node: ast.Call) -> Iterator[tuple[str, int, int, str]]:
        """Yield ``Decimal("0.05")`` ten times as large."""
        if isinstance(node.func, ast.Name) and node.func.id == "Decimal" and len(node.args) == 1:
            value = getattr(node.args[0], "value", None)
            if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) and Decimal(value):
                yield "tolerance", *self.span(node.args[0]), f'"{Decimal(value) * 10}"'

    def table(self, node: ast.expr | None) -> Iterator[tuple[str, int, int, str]]:
        """Yield a table without one of its entries."""
        if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
            node = node.args[0]
        if not isinstance(node, ast.List | ast.Set | ast.Tuple | ast.Dict):
            return
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            spans = [(self.span(key)[0], self.span(value)[1]) for key, value in pairs if key is not None]
        else:
            spans = [self.span(entry) for entry in node.elts if not isinstance(entry, ast.Starred)]
        for start, end in spans if len(spans) > 1 else []:
            comma = re.match(rb"\s*,", self.data[end:])
            yield "table", start, end + (comma.end() if comma else 0), ""

    def span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def between(self, left: ast.expr, right: ast.expr, pattern: re.Pattern[str]) -> tuple[int, int, str] | None:
        """Return where the operator between two expressions stands, and the operator."""
        start, end = self.span(left)[1], self.span(right)[0]
        found = pattern.search(self.data[start:end].decode())
        return (start + found.start(), start + found.end(), found[0]) if found else None


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _name_of(statement: ast.AST) -> str:
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id
    return ""


def _children(node: ast.AST) -> Iterator[ast.AST]:
    # What stands in an f-string has no place of its own before Python 3.12.
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
        return
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns") or (isinstance(node, ast.keyword) and node.arg in _NO_BEHAVIOUR):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child
