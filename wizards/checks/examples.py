"""What each rule says of an example (例子), for ``ziping rules`` and whoever looks a rule up.

The file beside is written by ``make rules`` from the examples that the tests run, so it says nothing a rule does not.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EXAMPLES = Path(__file__).with_name("examples.toml")


@dataclass(frozen=True, slots=True)
class RuleExample:
    """Where a rule spoke, what stood there (empty: nothing), and the sentence it said."""

    where: str
    actual: str
    says: str


@cache
def rule_examples() -> dict[str, tuple[RuleExample, ...]]:
    """Return the examples by the id of the rule."""
    rows = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return {rule_id: tuple(RuleExample(**row) for row in some) for rule_id, some in rows.items()}
