"""What a call means where the parser alone would not see it: a file in place of a command, a figure with a minus."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence

SESSION = ".toml"
_NEGATIVE = r"[-－−][\s¥￥]*[\d０-９.．〇零一二三四五六七八九十百千万亿]"


def as_meant(argv: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return ``argv`` as the parser takes it.

    ``help [命令]`` asks for help, a session file alone is opened, and figures that begin with a minus are no options.
    """
    words = list(argv)
    if not words:
        return words
    if words[0] == "help":
        return [*(word for word in words[1:2] if word != "help"), "--help"]
    if words[0] == "figure":
        return ["figure", *_figures_last(words[1:])]
    if words[0] not in commands and _names_file(words[0]):
        return ["open", *words]
    return words


def _names_file(word: str) -> bool:
    """Return whether ``word`` is meant to be a file: it is one, or it looks like a session or a path."""
    if word.startswith("-"):
        return False
    is_path = any(mark in word for mark in (os.sep, os.altsep) if mark)
    return is_path or word.lower().endswith(SESSION) or os.path.isfile(word)  # noqa: PTH113 - any text may come


def _figures_last(words: list[str]) -> list[str]:
    """Put options before ``--`` and everything else after it, unless the user did so himself."""
    if "--" in words or not any(re.match(_NEGATIVE, word) for word in words):
        return words
    options = [word for word in words if word.startswith("-") and not re.match(_NEGATIVE, word)]
    return [*options, "--", *(word for word in words if word not in options)]
