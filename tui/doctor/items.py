"""Everything the doctor looks at, one line each, with what is wrong in a line of its own."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar

from tui import texts_doctor as texts
from tui.doctor.office import offices
from tui.doctor.screen import colours, cursor_report, size
from tui.terminal import can_address_cursor, has_terminal
from tui.version import VERSION
from wizards.storage import Probed, held_by, probe_state, probe_user, recent

_LEAST = (60, 15)
_BARE = ("", "C", "POSIX")
_COERCED = "C.UTF-8"
_LITTLE = 50 * 1024 * 1024
_PATIENCE = 2.0
"""Seconds that a folder may take; a share that does not answer must not hold up the rest."""
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at. ``problem``: one sentence that says what is wrong and what to do."""

    key: str
    label: str
    value: str
    problem: str = ""


def examine() -> list[Examined]:
    """Look at everything; never raises, never waits long."""
    return [item for look in _LOOKS for item in look()]


def _program() -> Iterator[Examined]:
    yield Examined("version", texts.VERSION, VERSION)
    yield Examined("python", texts.PYTHON, ".".join(map(str, sys.version_info[:3])))
    yield Examined("platform", texts.PLATFORM, _system())


def _system() -> str:
    """Return the system; never by the ``platform`` module, which on Windows may wait for a service for ever."""
    if sys.platform == "win32":
        return f"Windows {'.'.join(map(str, sys.getwindowsversion()[:3]))} {sysconfig.get_platform()}"
    return sysconfig.get_platform()


def _terminal() -> Iterator[Examined]:
    name = os.environ.get("TERM", "") or (texts.WINDOWS if os.name == "nt" else texts.NONE)
    if not has_terminal():
        yield Examined("terminal", texts.TERMINAL, texts.NO_TERMINAL.format(name=name), texts.NO_TERMINAL_DO)
        return
    problem = "" if can_address_cursor() else texts.CURSOR_DO
    yield Examined("terminal", texts.TERMINAL, name, problem)
    columns, rows = size()
    small = columns < _LEAST[0] or rows < _LEAST[1]
    yield Examined("size", texts.SIZE, f"{columns}×{rows}", texts.SIZE_DO if small else "")
    yield Examined("colours", texts.COLOURS, colours())
    if can_address_cursor():
        yield Examined("cursor", texts.CURSOR, texts.YES if cursor_report() else texts.NO_ANSWER)


def _encoding() -> Iterator[Examined]:
    # Where LANG says nothing, Python itself puts C.UTF-8 into LC_CTYPE: that is not the user's word.
    said = (os.environ.get(one, "") for one in ("LC_ALL", "LC_CTYPE", "LANG"))
    lang = os.environ.get("LANG", "")
    named = next((one for one in said if one and not (one == _COERCED and lang in _BARE)), lang)
    stream = getattr(sys.stdout, "encoding", None) or texts.NONE
    is_bare = os.name != "nt" and named in _BARE
    value = f"{stream}（{named or texts.NONE}）"
    yield Examined("encoding", texts.ENCODING, value, texts.ENCODING_DO if is_bare else "")


def _folders() -> Iterator[Examined]:
    for key, label, look in (("state", texts.STATE, probe_state), ("config", texts.CONFIG, probe_user)):
        found = _in_time(look)
        yield Examined(key, label, *_folder(found))
        if key == "state":
            free = found.free if found is not None else None
            little = free is not None and free < _LITTLE
            words = texts.UNKNOWN if free is None else texts.FREE_SPACE.format(count=free // 1024**2)
            yield Examined("free", texts.FREE, words, texts.FREE_DO if little else "")


def _folder(found: Probed | None) -> tuple[str, str]:
    if found is None:
        return texts.UNKNOWN, texts.SLOW_DO
    if found.problem:
        return texts.CANNOT.format(path=found.path), texts.FOLDER_DO.format(path=found.path, reason=found.problem)
    return texts.CAN.format(path=found.path), ""


def _locks() -> Iterator[Examined]:
    held = _in_time(lambda: [one.path.name for one in recent(look=False) if held_by(one.path)])
    if held is None:
        yield Examined("locks", texts.LOCKS, texts.UNKNOWN, texts.SLOW_DO)
    else:
        yield Examined("locks", texts.LOCKS, texts.HELD.format(names="、".join(held)) if held else texts.NO_LOCKS)


def _office() -> Iterator[Examined]:
    yield Examined("office", texts.OFFICE, "、".join(offices()) or texts.NO_OFFICE)


def _in_time(look: Callable[[], _Found]) -> _Found | None:
    """Return what a look at the disk finds, ``None`` when it fails or takes too long."""
    found: list[_Found] = []

    def run() -> None:
        try:
            found.append(look())
        except (OSError, RuntimeError, ValueError):
            return

    helper = Thread(target=run, daemon=True)
    helper.start()
    helper.join(_PATIENCE)
    return found[0] if found else None


_LOOKS: tuple[Callable[[], Iterator[Examined]], ...] = (_program, _terminal, _encoding, _folders, _locks, _office)
