"""T24. Bound figures: names in braces that have no value now; and what puts one in the place of a wrong figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.finding import Fix, Span
from schemas.paths import find
from wizards.checks.case import LINES, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote
from wizards.facts import Named, braced

_UNIT = re.compile(r"[^\d.%‰]*$")
_LARGE = "十百千万亿"


@rule("T24", "error", "文字里跟着数据走的数（{执行率}）现在没有值，印成 □", basis="报告里的数应当填全")
def t24_without_value(case: Case) -> Iterator[Hit]:
    """A name in braces whose value is blank, or whose row is gone."""
    for path, written in case.written.items():
        if path in case.unused_texts:
            continue
        first: dict[str, Span] = {}
        for name, span in written.missing:
            first.setdefault(name, span)
        for name, span in first.items():
            said = braced(name)
            message = f"{quote(case.label(path))}里的 {quote(said)} 现在没有值，会印成□，请先填好这个数，或改成文字。"
            yield Hit(path, message, actual=said, span=span)


def following(case: Case, path: str, span: Span, source: str) -> Fix | None:
    """Return the fix that lets a figure of a text follow the data (跟着数据走).

    Args:
        case: what is checked.
        path: the text.
        span: the figure in it as printed, without words around it.
        source: path of the value that it should be.
    """
    named, typed = _named(case, source), find(case.finder, path)
    if named is None or named.value is None or not isinstance(typed, str):
        return None
    start, end = case.typed_span(path, span)
    words = typed[start:end]
    unit = _unit_to_keep(words, named)
    if not words or unit is None:
        return None
    put = braced(named.name) + unit
    label = f"改成跟着数据走：{words} → {put}（现在印 {named.text}{unit}）"
    return Fix(path, typed[:start] + put + typed[end:], label)


def _named(case: Case, source: str) -> Named | None:
    """The value at a path by its name; of a line of money that is the whole it is the whole's."""
    named = case.facts.names.at(source)
    if named is not None or not source.startswith(f"{LINES}."):
        return named
    whole = f"{LINES}.total.{source.rpartition('.')[2]}"
    return case.facts.names.at(whole) if case.facts.number(whole) == case.facts.number(source) else None


def _unit_to_keep(words: str, named: Named) -> str | None:
    """The unit that the text adds to a bare value; ``None`` when it also says a size (万) that the value is not in."""
    unit = "".join(_UNIT.findall(words)[:1])
    if not unit or not named.text[-1:].isdigit():
        return ""
    return None if unit[0] in _LARGE else unit
