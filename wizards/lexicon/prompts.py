"""Prompts and placeholders of a blank form: …, 指标2：, ≥**人, □, （100字以内）; what they ask for was not written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.text import narrow, narrow_with_places
from wizards.lexicon.expressions import Expressions

_SAID = Expressions("prompts")
_TITLE = re.compile("《[^《》]*》")
"""Titles are quoted as they are; who hides a place in one (《XX县管护办法》) left no prompt standing."""

_LETTER_OR_STOP = re.compile(r"[*＊_＿XxＸｘ×○□☐◻…指标年良坏差低填入录请注明例待模字/／|｜.。·、]")
_LETTER_OR_STOPS = re.compile(r"[*＊_＿XxＸｘ×○□☐◻…指标年良坏差低填入录请注明例待模字/／|｜]|[.。·、]{2}")
_SIGNS = frozenset("≥≤><=≧≦＞＜＝于少过高约%％‰")
_SIGN_LAST = re.compile(rf"\D*[{''.join(_SIGNS)}]\s*$")


def _may_be(text: str) -> bool:
    """Return whether a text can hold a prompt at all: most have nothing of it, and need not be looked at closely.

    What most texts have none of is looked for first: one set of letters, which is far faster than a choice.
    """
    if _LETTER_OR_STOP.search(text) is not None and _LETTER_OR_STOPS.search(text) is not None:
        return True
    last = text[-1:]
    return (last in _SIGNS or last.isspace()) and _SIGN_LAST.match(text) is not None


def is_prompt(text: str) -> bool:
    """Return whether a cell holds what the blank form says, and nothing else of weight."""
    return _may_be(text) and next(prompts_in(text), None) is not None


def is_only_prompt(text: str) -> bool:
    """Return whether a text is nothing but a prompt; a name with XX村 in it is a name."""
    if not _may_be(text):
        return False
    plain = narrow(text).strip("【】")
    return bool(plain) and _SAID["whole"].fullmatch(plain) is not None


def prompts_in(text: str, *, is_long: bool = False) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the prompts that were left and where: the whole of a cell or of a line, or a part no sentence needs.

    ``is_long``: a text of several lines, each of which may be one.
    """
    at = 0
    for line in text.splitlines(keepends=True) if is_long else (text,):
        if is_only_prompt(line):
            start = at + len(line) - len(line.lstrip())
            yield line.strip(), (start, start + len(line.strip()))
        elif _may_be(line) and _SAID["inside"].search(_TITLE.sub(_hidden, narrow(line).strip("【】"))):
            yield from _inside(line, at)
        at += len(line)


def _inside(line: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    plain, places = narrow_with_places(line)
    for found in _SAID["inside"].finditer(_TITLE.sub(_hidden, plain)):
        yield found[0], (at + places[found.start()], at + places[found.end() - 1] + 1)


def _hidden(found: re.Match[str]) -> str:
    return "《" * len(found[0])
