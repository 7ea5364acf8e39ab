"""How many ways lead through a function: the gate of ``make check``, counted as radon counts.

The rule of ruff leaves out what a reader has to keep in mind: ``and``/``or``, ternaries, comprehensions and their
conditions. No function may have more than ``MOST`` ways, but those in ``complexity.toml``, which may only get fewer.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("schemas", "wizards", "tui", "samples")
MOST = 12
LISTED = Path(__file__).with_name("complexity.toml")

_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOP = (ast.For, ast.AsyncFor, ast.While)
_BRANCH = (ast.If, ast.IfExp, ast.Assert)


def ways(function: ast.AST) -> int:
    """Return the cyclomatic complexity; a function inside another is counted on its own."""
    return 1 + sum(_inside(child) for child in getattr(function, "body", []))


def _inside(node: ast.AST) -> int:
    if isinstance(node, _FUNCTION):
        return 0
    own = _own(node)
    # What is asserted is not a way of its own.
    return own if isinstance(node, ast.Assert) else own + sum(map(_inside, ast.iter_child_nodes(node)))


def _own(node: ast.AST) -> int:
    match node:
        case ast.Try() | ast.TryStar():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.Match():
            return len(node.cases) - any(map(_catches_all, node.cases))
        case ast.comprehension():
            return 1 + len(node.ifs)
    return 1 + bool(getattr(node, "orelse", None)) if isinstance(node, _LOOP) else int(isinstance(node, _BRANCH))


def _catches_all(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield the qualified name and the node of every function, closures too."""
    for child in ast.iter_child_nodes(tree):
        name = f"{prefix}{child.name}" if isinstance(child, (*_FUNCTION, ast.ClassDef)) else ""
        if isinstance(child, _FUNCTION):
            yield name, child
        yield from functions(child, f"{name}." if name else prefix)


def above() -> dict[str, int]:
    """Return ``file:function`` and its ways for every function of the product with more than ``MOST``."""
    found = {}
    for path in (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))):
        for name, function in functions(ast.parse(path.read_bytes())):
            if ways(function) > MOST:
                found[f"{path.relative_to(ROOT).as_posix()}:{name}"] = ways(function)
    return found


def main() -> int:
    """Say which functions have too many ways; 1 if there is one that is not listed, or has got more."""
    listed: dict[str, int] = tomllib.loads(LISTED.read_text("utf-8"))
    found = above()
    worse = {name: count for name, count in found.items() if count > listed.get(name, MOST)}
    for name, count in worse.items():
        print(f"{name}：{count} 条路，最多 {listed.get(name, MOST)}；请拆成小函数、提早返回或写成表。")
    for name in sorted(listed.keys() - found.keys()):
        print(f"{name}：已经不超过 {MOST}，请从 {LISTED.name} 里删去。")
    if not worse:
        print(f"复杂度：超过 {MOST} 的还有 {len(found)} 个，都在表里。")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
