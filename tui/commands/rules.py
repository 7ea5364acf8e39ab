"""``ziping rules``: which rules there are, when each of them speaks, and what it says."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from schemas.finding import SEVERITY_WORDS
from schemas.text import show
from tui.commands.common import OK, Unusable
from tui.output import say, say_json
from wizards.checks import RuleInfo, rules
from wizards.checks.examples import rule_examples


def run(arguments: Namespace) -> int:
    """List the rules, all or those that are asked for."""
    chosen = _chosen(arguments.ids)
    if arguments.json:
        say_json([_row(info) for info in chosen])
        return OK
    for info in chosen:
        gap = "，没填不算错" if info.gap else ""
        say(f"{info.id} {SEVERITY_WORDS[info.severity]}{gap}：{info.when}")
        say(f"    依据：{info.basis}")
        for example in rule_examples().get(info.id, ()):
            say(f"    例如：{example.says}")
    return OK


def _chosen(asked: list[str]) -> list[RuleInfo]:
    """Return the rules of these ids or letters; all if none is asked for.

    Raises:
        Unusable: there is no such rule.
    """
    every = list(rules())
    for one in asked:
        if not any(info.id.startswith(one.upper()) for info in every):
            shown = show(one, one_line=True)[:40]
            raise Unusable(f"没有编号是“{shown}”的规则：请写 C10 这样的编号或 C 这样的一类，不写就列出全部。")
    prefixes = tuple(one.upper() for one in asked)
    return [info for info in every if not asked or info.id.startswith(prefixes)]


def _row(info: RuleInfo) -> dict[str, object]:
    return {
        "id": info.id,
        "severity": info.severity,
        "gap": info.gap,
        "scoring": list(info.needs.scoring),
        "asks": info.needs.asks,
        "when": info.when,
        "basis": info.basis,
        "examples": [asdict(example) for example in rule_examples().get(info.id, ())],
    }
