"""The last line of a session file: a digest over everything before it.

Much damage still parses: a file cut off at a line end, a flipped bit in a figure. The digest tells a whole file from
such a one. Line ends count as LF, so a copy through a system that changes them stays whole.
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal

Digest = Literal["match", "absent", "different"]

_MARK = "# 校验（由程序填写，请勿改动）sha256:"
_LINE = re.compile(rf"^{re.escape(_MARK)}([0-9a-f]{{64}})$", re.MULTILINE)


def seal(text: str) -> str:
    """Return ``text`` with its digest line."""
    return f"{text}{_MARK}{_digest(text)}\n"


def check_seal(text: str) -> Digest:
    """Say whether ``text`` (line ends as LF) is as it was sealed."""
    seals = list(_LINE.finditer(text))
    if not seals:
        return "absent"
    found = seals[-1]
    whole = text[found.end() :] in ("", "\n") and found[1] == _digest(text[: found.start()])
    return "match" if whole else "different"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
