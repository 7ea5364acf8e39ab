"""What a typed line is: a sign, a command behind a colon, nothing, or an answer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal, NamedTuple

_SIGNS: Final = {sign: alike[0] for alike in ("?？", "<＜《", ">＞》", "!！") for sign in alike}
"""A line of exactly one of these; 《 》 are what a Chinese input method makes of the same keys."""
_COLONS: Final = (":", "：")


class Typed(NamedTuple):
    """What was typed. ``word``: the sign or command; ``text``: the answer, or what stands behind the command."""

    what: Literal["empty", "sign", "command", "unknown", "answer"]
    word: str = ""
    text: str = ""


def typed(line: str, commands: Collection[str], with_text: Collection[str] = ()) -> Typed:
    """Return what ``line`` is.

    Args:
        line: without its end.
        commands: the words that may stand behind a colon.
        with_text: those of them behind which more may follow, with or without a blank.
    """
    bare = line.strip()
    if not bare:
        return Typed("empty")
    if bare in _SIGNS:
        return Typed("sign", _SIGNS[bare])
    if not bare.startswith(_COLONS):
        return Typed("answer", text=line)
    behind = bare[1:].strip()
    if behind.startswith(_COLONS):
        return Typed("answer", text=behind)
    if behind in commands:
        return Typed("command", behind)
    longest = sorted((word for word in with_text if behind.startswith(word)), key=len, reverse=True)
    if longest:
        return Typed("command", longest[0], behind[len(longest[0]) :].strip())
    return Typed("unknown", text=behind)
