"""What a sheet shows instead of a value (#N/A, ####), where it came along as a text: copied, or kept as values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from wizards.intake.model import Place

_ERROR: Final = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA|#+)",
    re.IGNORECASE,
)


def why_no_value(text: str) -> str:
    """Return why a text is none that may be taken; blank if it may be."""
    if not text.startswith("#") or _ERROR.fullmatch(text) is None:
        return ""
    return f"公式出错（{text}）" if text[1] != "#" else "格子太窄，数显示成了 ####"


def take_out_errors(rows: Sequence[list[Any]]) -> dict[Place, str]:
    """Blank the cells that hold such a text, in ``rows`` themselves, and return them with why."""
    found: dict[Place, str] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if type(cell) is str and "#" in cell and (why := why_no_value(cell.strip())):
                found[row, column] = why
                cells[column] = ""
    return found
