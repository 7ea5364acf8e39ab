"""What the command line says: the one gate to standard output and standard error.

Whatever is said goes through ``show``, so nothing from outside acts on the terminal or hides in it. A stream that
cannot be written (a closed pipe, a full disk) never ends a command: what the command does is done to its end, and
``finish`` tells at the end what could not be shown.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from schemas.text import show

UNSAID = 2
"""Exit code when the result was all a command is for and it could not be shown."""


@dataclass(slots=True)
class _State:
    """How the output of this run stands."""

    problem: OSError | None = None
    done: list[str] = field(default_factory=list)


_state = _State()


def begin() -> None:
    """Forget what an earlier run of this process said."""
    global _state
    _state = _State()


def say(text: str = "") -> None:
    """Print one line for the user; line breaks in what is said are shown, not made."""
    if sys.stdout is not None and _state.problem is None:
        with _noting_failure():
            print(show(text, one_line=True), file=sys.stdout)


def say_prompt(text: str) -> None:
    """Print the beginning of a line on which the user goes on."""
    if sys.stdout is not None and _state.problem is None:
        with _noting_failure():
            print(show(text, one_line=True), end="", file=sys.stdout, flush=True)


def say_done(text: str) -> None:
    """Print that something is on the disk now; should it not be seen there, standard error says it at the end."""
    _state.done.append(text)
    say(text)


def say_aside(text: str) -> None:
    """Print one line on standard error; without one it is not said."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(show(text, one_line=True), file=sys.stderr, flush=True)


def say_progress(text: str) -> None:
    """Show how far a long command is, in one line that the next one replaces; blank takes it away.

    Only where a person watches and nothing else is printed on the same terminal.
    """
    if sys.stderr is None or not sys.stderr.isatty() or (sys.stdout is not None and sys.stdout.isatty()):
        return
    with contextlib.suppress(OSError, ValueError):
        print(f"\r\x1b[K{show(text, one_line=True)}", end="", file=sys.stderr, flush=True)


def say_json(data: object) -> None:
    """Print JSON in UTF-8, whatever the console's own encoding is.

    Characters that act on a terminal or cannot be seen are written as escapes: the same value for every reader.
    """
    _write_utf8(_as_json(data, indent=2) + "\n")


class JsonList:
    """A JSON list that is printed item by item, so that however many there are, none is kept."""

    def __init__(self) -> None:
        self._begun = False

    def add(self, item: object) -> None:
        """Print one item."""
        text = _as_json(item, indent=2).replace("\n", "\n  ")
        _write_utf8(f"{',' if self._begun else '['}\n  {text}")
        self._begun = True

    def end(self) -> None:
        """Print the end of the list."""
        _write_utf8("\n]\n" if self._begun else "[]\n")


def say_json_line(data: object) -> None:
    """Print one value as one line of JSON."""
    _write_utf8(_as_json(data) + "\n")


def say_text(text: str) -> None:
    """Print a whole text in UTF-8 as it is, for a file; what acts on a terminal was taken out before."""
    _write_utf8(text)


def _as_json(data: object, indent: int | None = None) -> str:
    import json

    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return "".join(_escaped(character) for character in text) if show(text) != text else text


def _write_utf8(text: str) -> None:
    if sys.stdout is None or _state.problem is not None:
        return
    with _noting_failure():
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(text)
            return
        sys.stdout.flush()
        buffer.write(text.encode("utf-8", "replace"))
        buffer.flush()


def finish(code: int) -> int:
    """Write out what is still held back; return the exit code, which is ``code`` unless the result was not shown."""
    if sys.stdout is not None and _state.problem is None:
        with _noting_failure():
            sys.stdout.flush()
    problem = _state.problem
    if problem is None or problem.errno == errno.EPIPE:
        # Who closes a pipe has seen enough.
        return code
    from wizards.storage import cause

    why = f"标准输出写不进去（{cause(problem)}）"
    if not _state.done:
        say_aside(f"{why}，结果没有显示完整：请换一个地方输出，再运行一次。")
        return UNSAID
    for line in _state.done:
        say_aside(line)
    say_aside(f"{why}，其余的说明没有显示。")
    return code


def _escaped(character: str) -> str:
    if character in "\n\t" or show(character) == character:
        return character
    units = character.encode("utf-16-be", "replace")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


@contextlib.contextmanager
def _noting_failure() -> Iterator[None]:
    """Keep what goes wrong with standard output, and let nothing be written to it any more."""
    try:
        yield
    except (OSError, ValueError) as error:
        _state.problem = error if isinstance(error, OSError) else OSError(errno.EBADF, "closed")
        if sys.stdout is not None:
            _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    """Lead a stream into nothing: what its buffer still holds would else fail once more at the very end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
