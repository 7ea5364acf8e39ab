"""Leaving in a hurry: signals, closed windows, crashes.

How the app uses it (all on the main thread, before the event loop starts)::

    def on_signal(number, frame):
        saved = emergency(saver)                # at most 2 s, works while the event loop is stalled
        restore_terminal()                      # the app's own, straight to the tty, ignoring errors
        farewell(saved, saver.path)             # one plain sentence, ``parting_words``
        os._exit(exit_code(number))

    for number in SIGNALS: signal.signal(number, on_signal)

``signal.signal``, not ``loop.add_signal_handler``: when the terminal no longer reads, the event loop stands still and
an asyncio handler would never run. ``os._exit``: leaving the ordinary way would wait for the terminal writer.
"""

from __future__ import annotations

import signal
from pathlib import Path

from schemas.text import as_word
from wizards.storage.autosave.saver import Saver
from wizards.storage.disk.failures import name_of

CRASH = 1
SIGNALS: tuple[signal.Signals, ...] = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK") if hasattr(signal, name)
)


def exit_code(number: int) -> int:
    """Return the exit status for a signal: SIGTERM 143, SIGHUP 129, SIGINT 130."""
    return 128 + number


def emergency(saver: Saver | None, timeout: float = 2.0) -> bool:
    """Put everything typed so far on the disk; True when it is in the session file.

    When the session's place does not answer, a recovery copy is written to the state folder within the same time.
    Never raises; safe inside a handler set with ``signal.signal``.
    """
    if saver is None:
        return True
    try:
        return saver.flush(timeout)
    except Exception:
        return False


def parting_words(path: Path, saved: bool, recovery_copy: Path | None = None) -> str:
    """Return the sentence that is left on the terminal: where the data are and how to go on."""
    if saved:
        return f"内容已保存在 {name_of(path)}；继续填写：ziping open {as_word(str(path))}"
    if recovery_copy is not None:
        return f"没有存进 {name_of(path)}，恢复副本在 {name_of(recovery_copy)}；下次启动 ziping 会提示恢复。"
    return f"最后的改动没有存进 {name_of(path)}；之前保存的内容还在，下次启动 ziping 会提示恢复。"


def looked_at(path: Path, *, changed: bool) -> str:
    """Return the same of a session that could only be looked at; ``changed``: something was typed all the same."""
    if changed:
        return f"{name_of(path)} 这次只能查看，刚才填的内容没有写进文件。"
    return f"{name_of(path)} 这次只是查看，没有改动。"
