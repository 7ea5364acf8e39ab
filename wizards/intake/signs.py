"""A mark before a figure (△5): accounts mean a minus by it, other papers only point at something."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

MARKS: Final = ("△", "▲", "▽", "▼")
DOUBT: Final = "前面有记号，看不出是不是负数"
is_sign_in_doubt: Final[Callable[[str], object]] = re.compile(
    rf"(?:[≥≧>＞≤≦<＜=＝]{{1,2}}\s*)?[{''.join(MARKS)}]\s*[\d.．]"
).match
"""Tells whether such a mark stands right before the digits; before a sign (△≥95%) it can be no minus."""
