"""Prompts that number what goes there: 指标1：, 目标2：, …… An answer stands behind the colon, …… gives way to it."""

from __future__ import annotations

import re

from wizards.filling.blanks import cell_text
from wizards.filling.outcome import FilledPlace, Filling
from wizards.filling.splice import RowCopy, Splice, TextChange
from wizards.intake.values import name_of
from wizards.intake.word import Cell

_DOTS = re.compile(r"[\s.…。·]*[.…][\s.…。·]*")
_NUMBERED = re.compile(r"\s*(?:指标|目标)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[Nn])\s*([:：.、．]?)\s*[.…_＿\s]*")
_GOAL = re.compile(r"\s*(?:年度)?目标\s*\d{1,2}\s*[:：]\s*(?P<open>[.…_＿\s]*)")


def is_prompt(text: str) -> bool:
    """Return whether the cell of a name only asks for one (指标1：)."""
    return not name_of(text).text and bool(_DOTS.fullmatch(text) or _NUMBERED.fullmatch(text))


def behind_prompt(
    cell: Cell, text: str, path: str, label: str, filling: Filling, splice: Splice, copy: RowCopy | None
) -> bool:
    """Put a name behind the prompt that stands in a cell; return whether there is one."""
    there = [one for one in cell.paragraphs if one.text.strip()]
    if len(there) != 1 or not is_prompt(cell_text(cell)):
        return False
    paragraph = there[0]
    whole = paragraph.text
    numbered = _NUMBERED.fullmatch(whole)
    if _DOTS.fullmatch(whole) or copy is not None or numbered is None:
        change = TextChange(0, len(whole), text)  # a copied 指标2： would number two rows alike
    else:
        end = numbered.end(1)
        separator = "" if numbered[1] else "："
        change = TextChange(len(whole[:end].rstrip()), len(whole), f"{separator}{text}")
    if copy is None:
        splice.put(paragraph, [change])
    else:
        copy.changes.setdefault(paragraph, []).append(change)
    filling.filled.append(FilledPlace(label, cell.where, path, text, cell, copy))
    return True


def asks_goals(cell: Cell) -> bool:
    """Return whether a cell asks for goals one by one (目标1：)."""
    lines = [one.text for one in cell.paragraphs if one.text.strip()]
    asked = [line for line in lines if _GOAL.fullmatch(line)]
    return bool(asked) and all(_DOTS.fullmatch(line) for line in lines if line not in asked)


def goal_lines(cell: Cell, goals: list[str]) -> list[tuple[int, TextChange]] | None:
    """Return what is put into a cell that asks 目标1：, 目标2：; the number of the paragraph with each change.

    ``None`` if the cell is no such one, or asks for fewer goals than there are.
    """
    found: list[tuple[int, TextChange]] = []
    for number, paragraph in enumerate(cell.paragraphs):
        if not paragraph.text.strip():
            continue
        if _DOTS.fullmatch(paragraph.text):
            continue
        match = _GOAL.fullmatch(paragraph.text)
        if match is None:
            return None
        if len(found) < len(goals):
            found.append((number, TextChange(match.start("open"), match.end("open"), goals[len(found)])))
    return found if goals and len(found) == len(goals) else None
