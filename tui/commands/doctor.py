"""``ziping doctor``: what this machine is like, and what is wrong with it; 0 nothing, 1 something."""

from __future__ import annotations

from argparse import Namespace

from rich.cells import cell_len

from tui import texts_doctor as texts
from tui.commands.common import FOUND, OK
from tui.doctor.items import examine
from tui.output import say, say_json

_LABEL = 12


def run(arguments: Namespace) -> int:
    """Look, and say."""
    items = examine()
    problems = [one.problem for one in items if one.problem]
    if arguments.json:
        say_json({**{one.key: one.value for one in items}, "problems": problems})
    else:
        for one in items:
            say(f"{one.label}{' ' * (_LABEL - cell_len(one.label))}{one.value}")
        for problem in problems or [texts.FINE]:
            say(f"! {problem}" if problems else problem)
    return FOUND if problems else OK
