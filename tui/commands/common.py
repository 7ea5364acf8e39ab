"""What the commands share: reading a session with its form and policy, printing, one way to fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.output import say_aside
from wizards.storage import AlreadyThere, UnusableFile

if TYPE_CHECKING:
    from wizards.opening import OpenedFile

OK, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: nothing to mend; errors found; the input cannot be used."""
SCORING = {"none": "不计分", "stated": "自填总分", "policy": "按评分办法", "rules": "按表内规则"}
"""How a form scores, in a clerk's words."""


class Unusable(Exception):
    """The command cannot be done; the message is one plain Chinese sentence."""


def open_session(path: Path, *, policy: str | None = None) -> OpenedFile:
    """Read a session for a command that only reads; what was noticed of the file goes to standard error.

    Raises:
        Unusable: the file or its form cannot be used, or there is no policy of that id.
    """
    from wizards.opening import read_for

    try:
        opened = read_for(path, policy)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    for notice in opened.notices:
        say_aside(f"{path.name}：{notice}")
    return opened


def say_policy(opened: OpenedFile) -> None:
    """Say on standard error, in one line, that another policy counts than the file names."""
    if opened.in_force.note:
        say_aside(f"{opened.path.name}：{opened.in_force.note}")


def or_force(error: AlreadyThere) -> str:
    """Return what to say of a target that exists, for a command that can be told to replace it."""
    return f"{str(error).rstrip('。')}，或加上 --force 覆盖。"
