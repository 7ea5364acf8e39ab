"""Patterns (句式): text with ``{path}`` in it, read once into lines of words, values and optional segments.

This module knows the language only; ``fill`` puts values in, the lint of form packs asks for ``placeholders``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from schemas.report_entries import Place

QUOTED: Final = "“”"
TICK: Final = "□"
ONCE: Final = "不重"
N: Final = "n"
_NUMBER_FORMATS: Final = ("", "一", "①")


class PatternError(ValueError):
    """A pattern that cannot be read: what is wrong, in Chinese, and at which character (from 0)."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message}（第 {position + 1} 个字）")
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Words:
    """Literal words of a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``{path}`` or ``{path:format}``.

    Attributes:
        path: path of the value, of the row or from the top; ``n`` is the running number.
        format: ``""``, ``一`` or ``①`` (of ``n``), ``“”``, ``不重``, or ``□`` and the word to tick.
        position: where the brace opens, counted in characters of the pattern from 0.
        in_segment: it stands in ``[ ]``.
    """

    path: str
    format: str
    position: int
    in_segment: bool

    @property
    def is_number(self) -> bool:
        """It is the running number and no value."""
        return self.path == N

    @property
    def tick(self) -> str | None:
        """The word whose box is ticked, ``None`` if it is no tick box."""
        return self.format[1:] if self.format.startswith(TICK) else None


@dataclass(frozen=True, slots=True)
class Segment:
    """``[ ]``: printed if every value in it is there."""

    items: tuple[Words | Placeholder, ...]
    position: int


Item = Words | Placeholder | Segment


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as read: its lines, each a row of words, values and segments."""

    source: str
    lines: tuple[tuple[Item, ...], ...]

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Every placeholder in the order of the text."""
        return tuple(self._placeholders())

    def _placeholders(self) -> Iterator[Placeholder]:
        for line in self.lines:
            for item in line:
                inner = item.items if isinstance(item, Segment) else (item,)
                yield from (part for part in inner if isinstance(part, Placeholder))


@lru_cache(maxsize=4096)
def parse(pattern: str) -> Pattern:
    """Read a pattern.

    Raises:
        PatternError: a brace or bracket is open, nested, empty, or the format is unknown.
    """
    return _Reader(pattern).read()


def paths_in(pattern: str) -> list[str]:
    """Return the paths of the values that a pattern prints, none if it cannot be read."""
    try:
        return [placeholder.path for placeholder in parse(pattern).placeholders if not placeholder.is_number]
    except PatternError:
        return []


def paths_at(place: Place) -> list[str]:
    """Return the paths of the values that a place of the report prints."""
    return [path for written in place.written for path in paths_in(written.text)]


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[tuple[Item, ...]] = []
        self.line: list[Item] = []
        self.segment: list[Words | Placeholder] | None = None
        self.opened = 0

    def read(self) -> Pattern:
        position = 0
        while position < len(self.source):
            position = self._step(position)
        if self.segment is not None:
            raise PatternError("“[”没有对应的“]”", self.opened)
        self._end_line()
        return Pattern(self.source, tuple(self.lines))

    def _step(self, position: int) -> int:
        char = self.source[position]
        if char == "{":
            return self._placeholder(position)
        if char == "[":
            if self.segment is not None:
                raise PatternError("“[ ]”里不能再有“[”", position)
            self.segment, self.opened = [], position
        elif char == "]":
            self._close(position)
        elif char == "}":
            raise PatternError("“}”前面没有“{”", position)
        elif char == "\n":
            if self.segment is not None:
                raise PatternError("“[ ]”里不能换行", position)
            self._end_line()
        else:
            return self._words(position)
        return position + 1

    def _words(self, position: int) -> int:
        end = position
        while end < len(self.source) and self.source[end] not in "{}[]\n":
            end += 1
        words = Words(self.source[position:end])
        if self.segment is None:
            self.line.append(words)
        else:
            self.segment.append(words)
        return end

    def _placeholder(self, position: int) -> int:
        end = self.source.find("}", position)
        inner = self.source[position + 1 : end]
        if end < 0 or "{" in inner or "\n" in inner:
            raise PatternError("“{”没有对应的“}”", position)
        path, _, form = inner.partition(":")
        if not path or path != "".join(path.split()) or not all(path.split(".")):
            raise PatternError("“{ }”里要写一条路径，如 {profile.title}", position)
        _check_format(path, form, ":" in inner, position)
        placeholder = Placeholder(path, form, position, self.segment is not None)
        if self.segment is None:
            self.line.append(placeholder)
        else:
            self.segment.append(placeholder)
        return end + 1

    def _close(self, position: int) -> None:
        if self.segment is None:
            raise PatternError("“]”前面没有“[”", position)
        if not any(isinstance(item, Placeholder) and not item.is_number for item in self.segment):
            raise PatternError("“[ ]”里至少要有一个值，如 [，结余{balance}]", self.opened)
        self.line.append(Segment(tuple(self.segment), self.opened))
        self.segment = None

    def _end_line(self) -> None:
        self.lines.append(tuple(self.line))
        self.line = []


def _check_format(path: str, form: str, given: bool, position: int) -> None:
    if path == N:
        if form not in _NUMBER_FORMATS or (given and not form):
            raise PatternError(f"编号没有“{form}”这种写法，只有 {{n}}、{{n:一}}、{{n:①}}", position)
    elif given and form not in (QUOTED, ONCE) and not (form.startswith(TICK) and len(form) > 1):
        raise PatternError(f"不认识的写法“:{form}”，只有 :“”、:不重 和 :□选项", position)
