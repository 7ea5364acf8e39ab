"""Documents a little beside those of the examples, and what some rules say of a document in one line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from schemas.assessment import read_assessment
from schemas.finding import Severity
from schemas.form import Form
from schemas.policy import Policy
from tests.wizards.checks.builders import FORM, FREE, NO_REASONS, POLICY, STATED, STRICT, changed
from tests.wizards.checks.example import Example
from wizards.checks.case import Case
from wizards.checks.registry import Hit, RuleInfo, rules
from wizards.checks.waivers import as_read
from wizards.scoring import score

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CLAUSE = re.compile(r"[^，；。、]+[，；。、]?")


@dataclass(frozen=True)
class Variation:
    """An example with something changed in its document."""

    name: str
    example: Example
    changes: dict[str, Any]
    form: Form
    policy: Policy | None

    def said(self, wanted: Collection[str]) -> str:
        """What the wanted rules say of it."""
        document = changed_if_there(self.changes, changed(self.example.changes))
        return f"{self.name} ⇒ {said_by(wanted, document, self.form, self.policy)}"


def hit_line(info: RuleInfo, hit: Hit, severity: Severity | None = None) -> str:
    """Everything of a hit that comes to be seen."""
    gap = info.gap if hit.gap is None else hit.gap
    fix = f"{hit.fix.path}={hit.fix.text} {hit.fix.label}" if hit.fix else ""
    other = f"{hit.other.path} {hit.other.span or ''}" if hit.other else ""
    parts = (hit.message, hit.expected, hit.actual, fix, hit.span or "", other, hit.basis, hit.terms or "")
    flags = f"{'还差' if gap else ''}{'又' if hit.again else ''}"
    return f"{info.id} {severity or hit.severity or info.severity} {hit.path} {flags}｜" + "｜".join(map(str, parts))


@cache
def _in_order() -> list[RuleInfo]:
    return sorted(rules(), key=lambda info: info.last)


def said_by(
    wanted: Collection[str], document: dict[str, Any], form: Form = FORM, policy: Policy | None = POLICY
) -> str:
    """What the wanted rules say of a document, the last rules after the others as in a whole check."""
    assessment = read_assessment(document)
    case = Case(form, policy, assessment, score(form, policy, assessment), as_read(assessment))
    lines: list[str] = []
    for info in _in_order():
        if info.id in wanted:
            hits = list(info.examine(case))
            case.said.update(hit.path for hit in hits if (hit.severity or info.severity) == "error")
            lines += [hit_line(info, hit) for hit in hits]
    return "；；".join(lines)


def leaves_of(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The single values of a change: a whole table is changed cell by cell."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves_of(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from leaves_of(inner, f"{path}/{at}")
    elif not path.endswith(("/id", "/catalogue")):
        yield path, value


def beside(value: Any) -> Iterator[Any]:
    """Values a little beside one: a number a little more or less, a text a little shorter, longer, struck out."""
    if isinstance(value, int):
        yield from (value + 1, value - 1, None)
        return
    text = str(value)
    for found in list(_NUMBER.finditer(text))[:3]:
        number = Decimal(found[0])
        yield from (f"{text[: found.start()]}{other}{text[found.end() :]}" for other in moved(number))
    if len(text) > 12:
        for clause in list(_CLAUSE.finditer(text))[:4]:
            yield text[: clause.start()] + text[clause.end() :]
    yield from (None, " ", text[1:], text[:-1], f"{text}1", f"约{text}", text * 2, f"{text}以上", "无", "不适用", "1")


def moved(number: Decimal) -> Iterator[Decimal]:
    """Numbers near one and far from it."""
    cent = Decimal("0.01")
    yield from (number + 1, number - 1, number * 10, number / 10, number + cent, number - cent, number + cent / 2)
    yield from (number * Decimal("1.2"), number * Decimal("1.3"), number / 2, Decimal(0), -number)


def variations(example: Example) -> Iterator[Variation]:
    """The document of an example under other forms, each changed value varied, each cell beside one taken away."""
    form, policy = example.form, example.policy
    yield Variation("原样", example, {}, form, policy)
    for name, other in (("无分", FREE), ("自填", STATED), ("无原因栏", NO_REASONS)):
        yield Variation(name, example, {}, other, policy)
    for name, rule_set in (("无办法", None), ("严", STRICT)):
        yield Variation(name, example, {}, form, rule_set)
    seen: dict[str, None] = {}
    for path, value in example.changes.items():
        for leaf, old in leaves_of(value, path):
            for new in beside(old) if old is not None else ("1", "无", "2022-13"):
                yield Variation(f"{leaf}={new}", example, {leaf: new}, form, policy)
        seen.setdefault(path.rpartition("/")[0])
    whole = changed(example.changes)
    for row in seen:
        for cell in cells_of(whole, row):
            for new in (None, "", "5"):
                yield Variation(f"{cell}={new}", example, {cell: new}, form, policy)


def changed_if_there(changes: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    try:
        return changed(changes, document)
    except (KeyError, IndexError, TypeError):  # nothing to take away: as it stands
        return document


def cells_of(document: dict[str, Any], row: str) -> Iterator[str]:
    """The single values of the table at a path."""
    node: Any = document
    for part in row.split("/") if row else ():
        try:
            node = node[int(part) if part.isdecimal() else part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(node, Mapping):
        yield from (f"{row}/{key}".lstrip("/") for key, value in node.items() if not isinstance(value, dict | list))


def evenly(many: Iterable[Variation], most: int) -> list[Variation]:
    """Not more than so many, from everywhere among them."""
    every = list(many)
    step = -(-len(every) // most)
    return every[::step] if step else every
