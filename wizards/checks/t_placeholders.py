"""T21. Prompts and placeholders of the blank form that were left standing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from schemas.carried import BESIDE
from schemas.paths import kind_of
from wizards.checks.case import INDICATORS, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.text_sentences import Words, one_of_each_sentence
from wizards.checks.wording import narrow, quote
from wizards.lexicon import lexicon
from wizards.lexicon.prompts import prompts_in

_NOT_OF_THE_FORM = ("form", "policy", "schema_version", "overrides", "waivers", "place", *BESIDE)
_NOT_TEXT = ("id", "catalogue", "source", "kind", "slot", "answers")
_SELF_SPOKEN = ("date", "month", "year")
"""A date that cannot be read is said by A07."""

_HEADS = ("level1", "level2", "name", "target", "deviation_reason", "improvement")
"""Columns whose heads are no content anywhere; 完成率 may well name an indicator."""


@rule(
    "T21",
    "error",
    "空白表的提示和占位还留着（……、指标2：、≥**人、100字以内、表头的字）；长文字里的只提醒",
    basis="自评表应填写完整",
)
def t21_left_standing(case: Case) -> Iterator[Hit]:
    """What the blank form says where something was to be written."""
    for path, text in case.texts:
        if not _is_of_the_form(path):
            continue
        kind = kind_of(path)
        if kind in _SELF_SPOKEN:
            continue
        is_long = kind == "long" or path.startswith("texts.")
        head = _head_word(path, text)
        found = [(head, (0, len(text)))] if head else one_of_each_sentence(text, _prompts_in(case, path, text, is_long))
        for at, (said, span) in enumerate(found if is_long else islice(found, 1)):
            whole = narrow(said) == narrow(text)
            message = f"{quote(case.label(path))}里还留着 {quote(said)}，是空白表上的提示，请改成自己的内容或删去。"
            yield Hit(
                path,
                message,
                actual=said,
                severity="warning" if is_long and not whole else None,
                span=span if is_long else None,
                again=at > 0,
            )


def _is_of_the_form(path: str) -> bool:
    return not path.startswith(_NOT_OF_THE_FORM) and path.rpartition(".")[2] not in _NOT_TEXT


def _prompts_in(case: Case, path: str, text: str, is_long: bool) -> Iterator[Words]:
    """The prompts of a text as printed; a box that stands for a bound figure without a value is T24's."""
    written = case.written.get(path)
    boxes = {span for _, span in written.missing} if written else set()
    return (found for found in prompts_in(text, is_long=is_long) if found[1] not in boxes)


def _head_word(path: str, text: str) -> str:
    """The head of a column, in a cell of the indicator table."""
    if not path.startswith(f"{INDICATORS}."):
        return ""
    term = lexicon().find("indicators", text)
    column = path.rpartition(".")[2]
    is_head = term is not None and (term.thing in _HEADS or term.thing == column != "unit")
    return text.strip() if is_head else ""
