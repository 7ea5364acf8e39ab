"""What the user types, line by line; a prompt is the only thing printed without an end of line."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Sequence
from typing import BinaryIO, Final

from schemas.text import narrow
from tui import texts_lines as texts
from tui.output import say, say_prompt
from tui.terminal import holds_chinese

_LONGEST: Final = 4095
"""Bytes of a line that a Unix terminal hands over; the rest it drops without a word."""


class Ear:
    """Reads lines from standard input, be it a terminal or a pipe.

    Args:
        source: where the bytes come from, ``None`` for standard input.
        terminal: whether a person types them.
    """

    def __init__(self, source: BinaryIO | None = None, *, terminal: bool | None = None) -> None:
        self._source = source if source is not None else getattr(sys.stdin, "buffer", None)
        asked = sys.stdin is not None and sys.stdin.isatty()
        self._terminal = asked if terminal is None else terminal
        self._back: str | None = None
        encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
        self._encoding = encoding if holds_chinese(encoding) else "utf-8"

    def again(self, line: str) -> None:
        """Take a line back: it is the next one that is returned."""
        self._back = line

    def line(self, prompt: str) -> str | None:
        """Return the next line without its end; ``None`` when there is no more. One that was cut is asked again."""
        if self._back is not None:
            line, self._back = self._back, None
            return line
        while True:
            say_prompt(prompt)
            data = self._source.readline() if self._source is not None else b""
            if not self._terminal:
                say()
            if not data:
                return None
            text = self._decoded(data.rstrip(b"\r\n"))
            if text is None:
                say(texts.UNREADABLE)
            elif self._terminal and len(data) >= _LONGEST:
                say(texts.CUT.format(count=len(text)))
            else:
                return text

    def choose(self, title: str, lines: Sequence[str], choices: Sequence[tuple[str, str]]) -> str:
        """Ask which of several things to do; return its name. An empty line, or none, is the first."""
        for line in (title, *lines):
            for part in line.split("\n"):
                say(part)
        for number, (_, words) in enumerate(choices, 1):
            say(f"  {number} {words}")
        while True:
            answer = self.line(texts.CHOICE_PROMPT)
            wanted = narrow(answer or "") or "1"
            if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:6]) <= len(choices):
                return choices[int(wanted) - 1][0]
            say(texts.CHOICE_NONE.format(count=len(choices)))

    def _decoded(self, data: bytes) -> str | None:
        cut = self._terminal and len(data) >= _LONGEST - 1
        try:
            decoder = codecs.getincrementaldecoder(self._encoding)("strict")
            return decoder.decode(data, final=not cut)
        except UnicodeDecodeError:
            return None
