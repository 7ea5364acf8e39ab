"""Regular expressions that are compiled when they are first used.

The program starts without reading a figure; compiling the reader's expressions would be a tenth of its start.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class LazyPattern:
    """Stands for ``re.compile(source)`` with the methods the reader uses."""

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self._source)
        return self._compiled

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """See ``re.Pattern.match``."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """See ``re.Pattern.fullmatch``."""
        return self.compiled.fullmatch(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """See ``re.Pattern.search``."""
        return self.compiled.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """See ``re.Pattern.finditer``."""
        return self.compiled.finditer(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """See ``re.Pattern.sub``."""
        return self.compiled.sub(replacement, text)
