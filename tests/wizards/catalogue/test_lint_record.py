"""What the lint says of a form or a policy with one line gone, one word changed, one value put elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.records import Record, portions
from tests.wizards.catalogue import test_pack_lint
from wizards.catalogue import LintMessage, lint, lint_policy, new_policy_text

Lint = Callable[[Path], list[LintMessage]]
PACK, POLICY = test_pack_lint.PACK, new_policy_text("my-own-1")


def messages(check: Lint, text: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{test_pack_lint.ID}.toml"
        path.write_text(text, encoding="utf-8")
        for one in check(path):
            yield f"    {one.line} {one.severity} {one.message} {one.hint}"


def said(check: Lint, changes: list[tuple[str, str]]) -> Iterator[str]:
    for name, text in changes:
        yield name
        yield from messages(check, text)


def without_a_line(text: str) -> Iterator[tuple[str, str]]:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() and not line.startswith("#"):
            yield f"没有 {line}", "\n".join([*lines[:number], *lines[number + 1 :]])


def with_other_values(text: str) -> Iterator[tuple[str, str]]:
    """Each value once as a number, once as a word."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        key, equals, value = line.partition(" = ")
        if not equals or line.startswith("#") or value.startswith(("[", '"""')):
            continue
        for other in ("-1", '"某"', '"a.b"') if value.startswith('"') else ("-1", '"某"', "1000"):
            yield f"{key} = {other}", "\n".join([*lines[:number], f"{key} = {other}", *lines[number + 1 :]])


def replaced() -> Iterator[tuple[str, str]]:
    for _, old, new, *_ in (*test_pack_lint.ERRORS, *test_pack_lint.WARNINGS):
        yield f"{old} → {new}", test_pack_lint.replaced(old, new)


RULED = PACK.replace('mode = "none"', 'mode = "rules"') + test_pack_lint.RULES
CHANGES: dict[str, tuple[Lint, list[tuple[str, str]]]] = {
    "form, replaced": (lint, list(replaced())),
    "form, a line gone": (lint, list(without_a_line(PACK))),
    "form, other values": (lint, list(with_other_values(PACK))),
    "rules": (lint, [(f"{old} → {new}", RULED.replace(old, new, 1)) for old, new, _ in test_pack_lint.RULE_ERRORS]),
    "policy, a line gone": (lint_policy, list(without_a_line(POLICY))),
    "policy, other values": (lint_policy, list(with_other_values(POLICY))),
}
RECORD = Record(
    __file__,
    "lint",
    {
        f"{name} {at}": partial(said, check, some)
        for name, (check, changes) in CHANGES.items()
        for at, some in enumerate(portions(changes, 15), 1)
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_the_lint_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_change_is_gone() -> None:
    assert RECORD.strays() == set()
