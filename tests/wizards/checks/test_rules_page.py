"""docs/rules.md lists exactly the rules there are, in their own words, and says why the others are missing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from schemas.finding import SEVERITY_WORDS
from tests.wizards.checks.rules_page import LEFT_OUT, examples, page
from wizards.checks import rules
from wizards.checks.examples import rule_examples

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
CHECKS = Path(__file__).parents[3] / "wizards" / "checks"
AGAIN = "make rules 重新写成"
PUBLISHED = {"B": 9, "F": 18, "D": 21, "C": 28, "T": 18}
"""How many mistakes of each kind the research behind the project lists."""


def test_page_and_examples_are_as_the_registry_makes_them() -> None:
    assert page(PAGE) == PAGE, AGAIN
    assert rule_examples() == examples(), AGAIN


def test_every_rule_has_an_example_to_show() -> None:
    assert [info.id for info in rules() if not rule_examples().get(info.id)] == []


def test_a_rule_is_found_by_its_id_in_the_name_of_its_function() -> None:
    unnamed = [
        f"{path.name}: {name}" for path, name, rule_id in _functions() if not name.startswith(f"{rule_id.lower()}_")
    ]
    assert unnamed == []


def test_a_rule_is_found_by_its_letter_in_the_name_of_its_file() -> None:
    """What reads running text stands together whatever its letter, because it is read once for all."""
    elsewhere = [
        f"{path.name}: {rule_id}"
        for path, _, rule_id in _functions()
        if not path.name.startswith((f"{rule_id[0].lower()}_", "prose_"))
    ]
    assert elsewhere == []


def _functions() -> list[tuple[Path, str, str]]:
    """Every function of a rule: its file, its name, the id it is registered under."""
    return [
        (path, function.name, rule_id)
        for path in sorted(CHECKS.glob("*.py"))
        for function in ast.parse(path.read_text("utf-8")).body
        if isinstance(function, ast.FunctionDef)
        for rule_id in map(_registered_as, function.decorator_list)
        if rule_id
    ]


def _registered_as(decorator: ast.expr) -> str:
    """The id in ``@rule("C10", …)`` or ``@in_text("C10", …)``."""
    if not isinstance(decorator, ast.Call) or ast.unparse(decorator.func) not in ("rule", "in_text"):
        return ""
    return str(ast.literal_eval(decorator.args[0]))


def test_the_table_and_the_rules_agree() -> None:
    rows = re.findall(r"^\| ([A-Z]\d\d) \| (\S+) \| (.+) \| (.+) \|$", PAGE.split(LEFT_OUT)[0], re.MULTILINE)
    assert rows == [(info.id, SEVERITY_WORDS[info.severity], info.when, info.basis) for info in rules()]


def test_every_published_mistake_is_a_rule_or_explained() -> None:
    missing = set(re.findall(r"^\| ([A-Z]\d\d) \|", PAGE.split(LEFT_OUT)[1], re.MULTILINE))
    known = {info.id for info in rules()}
    published = {f"{kind}{number:02}" for kind, count in PUBLISHED.items() for number in range(1, count + 1)}
    assert missing.isdisjoint(known)
    assert published <= known | missing
