"""An indicator told in one cell: 新增天然气用户：目标≥8000户，完成8200户 is a name, a target and what was reached."""

from __future__ import annotations

import re
from typing import Final

from wizards.intake.values import Text

_TOLD = re.compile(
    r"(?P<name>[^:：]{2,60}?)\s*[:：]\s*目标值?(?:为|是|[:：])?\s*(?P<target>[^，,；;。]{1,30}?)\s*"
    r"[，,；;]\s*(?:实际|全年)*完成值?(?:为|是|[:：])?\s*(?P<actual>[^，,；;。]{1,30}?)\s*。?"
)
_NOTE: Final = "从名称一格里分出来"


def told_in_name(name: Text) -> tuple[Text, dict[str, Text]]:
    """Return the name of an indicator alone, and target and actual value if its cell tells them too."""
    told = _TOLD.fullmatch(name.text)
    if told is None:
        return name, {}
    note = f"{name.note}；{_NOTE}" if name.note else _NOTE
    rest = {thing: Text(told[thing], _NOTE) for thing in ("target", "actual")}
    return Text(told["name"], note), rest
