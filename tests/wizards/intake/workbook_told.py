"""What the second look into a workbook finds, as lines; and why nothing comes of a call."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from wizards.intake import Unreadable
from wizards.intake.model import Look
from wizards.intake.sheet_look import SheetLook

LOOKS: Final = [Look(), Look("percent"), Look("fixed", 1), Look("odd")]


def refusal(call: Callable[[], object]) -> str:
    """What comes of it, or why nothing does."""
    try:
        return f"可以 {call()}"
    except Unreadable as refused:
        return str(refused)
    except (struct.error, IndexError, UnicodeDecodeError) as error:  # the caller's to tell
        return type(error).__name__


def looked(found: SheetLook | None) -> str:
    if found is None:
        return "看不出"
    looks = [(place, *look) for place, look in sorted(found.looks.items())]
    rest = f"{sorted(found.formulas.items())} {sorted(found.hidden_rows)} {found.hidden_columns}"
    return f"{looks} {sorted(found.holes.items())} {rest}"
