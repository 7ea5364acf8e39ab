"""What random hands do at the app: bursts of keys, pastes, clicks, resizes, drawn from a seed alone.

A burst is sent in one go, as a terminal does that has it all in one read. No burst looks at the screen, so a list of
bursts says everything that is needed to play it again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wizards.catalogue import list_forms

Atom = str | tuple[str, float | str, float | str]
"""A key by its name, or ``("paste", text, "")``, ``("click", x, y)`` and ``("roll", x, y)`` in shares of the screen,
``("size", columns, rows)``, ``("wait", seconds, "")``, ``("foreign", "", "")``: somebody else changes the file."""
Burst = tuple[Atom, ...]

FORMS: Final = tuple(sorted(form.id for form in list_forms()[0]))
STATES: Final = ("empty", "half", "finished", "printed", "read-only", "home")
SIZES: Final = ((80, 24), (120, 40), (100, 30), (60, 15), (72, 20), (59, 14), (200, 60), (40, 10), (80, 15))

_TEXT: Final = tuple("abcxyz019.%≥饮水安全万元 -")
_MOVING: Final = ("tab", "shift+tab", "enter", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_EDITING: Final = ("backspace", "delete", "insert", "space", "ctrl+d", "ctrl+up", "ctrl+down", "ctrl+z", "ctrl+y")
_COMMANDS: Final = tuple(
    ["f1", "f2", "f3", "f4", "f5", "f8", "f9", "ctrl+p", "ctrl+s", "ctrl+e", "ctrl+r", "ctrl+c", "escape"]
)
_RARE: Final = tuple(
    ["ctrl+q", "f10", "f6", "f7", "ctrl+a", "ctrl+k", "ctrl+u", "ctrl+w", "shift+end", "ctrl+x", "ctrl+v"]
)
_PASTES: Final = (
    "供水管网", "一\n二\n三", "12\t34\t56\n78\t90\t12", "\x1b[31m\x07", "[bold]", "８６７３０", "2020-03-01",
    "长" * 3000,
    "\u202e反", "e\u0301", "👨‍👩‍👧", "{total}", "\r\n\r\n", "x" * 700,
)  # fmt: skip
_COMMANDS_BY_NAME: Final = (
    "另存", "预览", "评分办法", "换配色", "首页", "退出", "添加一行", "复制一行", "删除一行", "上移", "照建议改",
    "说明理由", "整屏写", "到第三步", "到这一栏", "下一问题", "撤销", "立即保存", "检查", "报告", "帮助",
)  # fmt: skip
_KNOWN: Final[tuple[Burst, ...]] = (
    ("f8", "enter", "f1"),
    ("f8", "down", "enter", "ctrl+p"),
    ("f8", "enter", "f9", "escape"),
    ("f8", "ctrl+r", ("paste", "理由", ""), "enter", "f8"),
    ("f8", "ctrl+e", "ctrl+z", "escape"),
    ("f9", "enter"),
    ("f9", "enter", "escape", "f8"),
    ("f9", "enter", "enter", "enter"),
    ("f1", "f1", "f1"),
    ("ctrl+p", "ctrl+p", "escape"),
    ("ctrl+q", "enter", "f1"),
    ("escape", "escape", "escape", "enter"),
    ("f5", "f5", "f2", "x"),
    ("enter", "enter", "enter", "enter"),
)
"""Bursts in which something went wrong once, or nearly."""


@dataclass(frozen=True)
class Start:
    """Where random hands begin."""

    form: str
    state: str
    size: tuple[int, int]


def start_of(number: int) -> Start:
    """Return the start of the ``number``-th seed: all forms in all states come round."""
    state = STATES[number % len(STATES)]
    form = FORMS[number // len(STATES) % len(FORMS)]
    return Start(form, state, SIZES[number % 3])


def bursts(seed: int, count: int) -> list[Burst]:
    """Return what is done from a seed."""
    dice = random.Random(seed)
    return [_burst(dice) for _ in range(count)]


def _burst(dice: random.Random) -> Burst:
    kind = dice.random()
    if kind < 0.12:
        return dice.choice(_KNOWN)
    if kind < 0.22:
        tail = [_key(dice) for _ in range(dice.choice((0, 0, 1, 2, 4)))]
        return ("ctrl+p", ("paste", dice.choice(_COMMANDS_BY_NAME), ""), "enter", *tail)
    if kind < 0.30:
        return (("click", round(dice.random(), 3), round(dice.random(), 3)), *_keys(dice, (0, 0, 1, 2)))
    if kind < 0.33:
        return (("size", *dice.choice(SIZES)), *_keys(dice, (0, 1, 3)))
    if kind < 0.35:
        return (("roll", round(dice.random(), 3), round(dice.random(), 3)),)
    if kind < 0.41:
        return (("paste", dice.choice(_PASTES), ""), *_keys(dice, (0, 1, 2)))
    if kind < 0.43:
        return (("wait", round(dice.uniform(0.1, 0.8), 2), ""),)
    if kind < 0.435:
        return (("foreign", "", ""),)
    return _keys(dice, (1, 1, 1, 2, 3, 5, 8, 13))


def _keys(dice: random.Random, lengths: Sequence[int]) -> Burst:
    return tuple(_key(dice) for _ in range(dice.choice(lengths)))


def _key(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.30:
        return dice.choice(_TEXT)
    if kind < 0.62:
        return dice.choice(_MOVING)
    if kind < 0.78:
        return dice.choice(_EDITING)
    if kind < 0.97:
        return dice.choice(_COMMANDS)
    return dice.choice(_RARE)
