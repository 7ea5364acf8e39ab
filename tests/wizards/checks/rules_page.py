"""``make rules``: the tables of docs/rules.md from the registry, the examples of ``ziping rules`` from the tests."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

from schemas.finding import SEVERITY_WORDS, Finding
from tests.wizards.checks.all_examples import ALL_SPEAK
from tests.wizards.checks.builders import changed, findings
from wizards.checks import RuleInfo, rules
from wizards.checks.examples import EXAMPLES, RuleExample

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"
LEFT_OUT = "## 没有做的规则"
_ROW = re.compile(r"\| ([A-Z])\d\d \|")
_EACH = 2
"""Examples of one rule that are shown."""
_LONG = 60


def page(text: str) -> str:
    """Return docs/rules.md with the rows of each letter as the registry has them."""
    head, mark, rest = text.partition(LEFT_OUT)
    lines: list[str] = []
    written: set[str] = set()
    for line in head.split("\n"):
        found = _ROW.match(line)
        if found is None:
            lines.append(line)
        elif found[1] not in written:
            written.add(found[1])
            lines += [_row(info) for info in rules() if info.id.startswith(found[1])]
    return "\n".join(lines) + mark + rest


def _row(info: RuleInfo) -> str:
    return f"| {info.id} | {SEVERITY_WORDS[info.severity]} | {info.when} | {info.basis} |"


def examples() -> dict[str, tuple[RuleExample, ...]]:
    """Return for each rule what it says of the first examples of the tests, one of a kind."""
    found: dict[str, dict[str, RuleExample]] = {info.id: {} for info in rules()}
    for example in ALL_SPEAK:
        kept = found[example.rule]
        if len(kept) == _EACH:
            continue
        for finding in findings(changed(example.changes), example.form, example.policy):
            if (finding.rule, finding.where) == (example.rule, example.where):
                kept.setdefault(finding.message, _example(finding))
                break
    return {rule_id: tuple(some.values()) for rule_id, some in found.items()}


def _example(finding: Finding) -> RuleExample:
    actual = finding.actual or ""
    return RuleExample(finding.where, actual if len(actual) <= _LONG else f"{actual[:_LONG]}…", finding.message)


def main() -> None:
    """Write both files."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    written = [f"{rule_id} = [\n{''.join(map(_line, some))}]\n" for rule_id, some in examples().items()]
    EXAMPLES.write_text(f"# 由 make rules 写成，不要手改。\n\n{''.join(written)}", "utf-8")


def _line(example: RuleExample) -> str:
    """Return one row of TOML; its strings are written as in JSON."""
    pairs = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in asdict(example).items())
    return f"    {{ {', '.join(pairs)} }},\n"


if __name__ == "__main__":
    main()
