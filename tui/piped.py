"""Standard input in the place of a file: ``-``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

from tui.output import say_aside

DASH: Final = "-"
PIPED: Final = "标准输入"
TAKERS: Final = {"check": "files", "score": "files", "import": "file", "figure": "texts"}
"""Which commands read it, and in the place of which of their words."""
_FILES: Final = ("file", "files", "session", "last", "old", "new", "blank", "output", "lint")
_MOST: Final = 20 * 1024 * 1024
_TYPED: Final = "从标准输入读：写完按 Ctrl+D（Windows 上是 Ctrl+Z 再回车）。"


def read_piped() -> bytes:
    """Return what comes through standard input, as far as anybody has a use for it."""
    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        say_aside(_TYPED)
    return sys.stdin.buffer.read(_MOST)


def refused(arguments: Mapping[str, Any]) -> str:
    """Return the sentence for a ``-`` where a file must be named, empty if there is none."""
    name = str(arguments.get("called", ""))
    taken = TAKERS.get(name)
    wrong = [key for key in _FILES if key != taken and DASH in _words(arguments.get(key))]
    if not wrong:
        return ""
    if "output" in wrong:
        return "这里要写一个文件名，不能写到标准输出（-）；文件真的叫“-”，写 ./-。"
    return f"{name} 要的是一份文件，不能从标准输入（-）读；{'、'.join(TAKERS)} 可以。文件真的叫“-”，写 ./-。"


def _words(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
