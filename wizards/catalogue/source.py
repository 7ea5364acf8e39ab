"""A TOML file of ours together with the lines its tables and keys stand on.

``tomllib`` forgets lines. The n-th ``[[report]]`` it read is the n-th such header of the file, so a look over the
text finds them again.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from schemas.text import show
from wizards.built_in import parsed, toml_data
from wizards.catalogue.errors import LintMessage, PackError
from wizards.toml_scan import scan

Location = tuple[str | int, ...]

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
LARGEST = 1_000_000
"""No form is that long; a longer file is something else, or made by a program gone wild."""
_DEEPEST = 40


@dataclass(frozen=True)
class Source:
    """A file as read: its plain data, and where each table and key of it stands."""

    file: str
    text: str
    data: dict[str, Any]

    @cached_property
    def lines(self) -> dict[Location, int]:
        """Where each table and key stands; asked only of a file that something is wrong with."""
        lines = _Lines(self.data)
        line, counted = 1, 0
        for key in scan(self.text).keys:
            opens_list = not key.name and self.text.startswith("[[", key.offset)
            line += self.text.count("\n", counted, key.offset)
            counted = max(counted, key.offset)
            lines.note(key.table, key.name, opens_list, line)
        return lines.found

    def line_of(self, location: Sequence[str | int]) -> int:
        """Return the line of the innermost table or key on the way to ``location``; 0 if there is none."""
        for length in range(len(location), 0, -1):
            line = self.lines.get(tuple(location[:length]))
            if line:
                return line
        return 0


def read_source(path: Path) -> Source:
    """Read a form or policy file.

    Raises:
        PackError: the file cannot be read, is no UTF-8 text, or is not TOML.
    """
    from wizards.storage import FILES, cause

    file = show(path.name, one_line=True)
    try:
        size = path.stat().st_size
        if size > LARGEST and not path.is_dir():
            raise PackError(f"{file} 有 {size / 1_000_000:.1f} MB，表样文件不会超过 1 MB：请核对。")
        raw = FILES.read(path, LARGEST + 1)
    except FileNotFoundError:
        raise PackError(f"找不到文件 {file}，请核对名称和位置。") from None
    except IsADirectoryError:
        raise PackError(f"{file} 是一个文件夹，请给出其中的 .toml 文件。") from None
    except (OSError, ValueError) as error:
        why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件名"
        raise PackError(f"读不了文件 {file}：{why}；请核对它的位置和权限。") from None
    return parse_source(raw, file)


def read_built_in(path: Path) -> Source:
    """Read a file that came with the program, a plain one: it needs none of what guards against a user's files.

    Raises:
        PackError: the installation is damaged.
    """
    with contextlib.suppress(OSError, ValueError, RecursionError):
        return Source(path.name, *parsed(path))
    return read_source(path)


def parse_source(raw: bytes, file: str) -> Source:
    """Parse the bytes of a form or policy file; ``file`` is its name for messages."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise PackError(f"{file} 不是 UTF-8 文字，请在编辑器里另存为 UTF-8 编码。") from None
    seen = scan(text)
    if seen.depth > _DEEPEST:
        from wizards.storage import too_deep

        raise PackError(str(too_deep(Path(file), text, seen)))
    try:
        return Source(file, text, toml_data(text))
    except (ValueError, RecursionError) as error:
        from wizards.storage import parse_failure

        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        sentence = str(parse_failure(Path(file), text, error))
        message = LintMessage(file, line, "error", sentence)
        raise PackError(sentence, problems=(message,)) from None


class _Lines:
    """Follows headers and keys in file order and counts the rows of each list of tables."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.found: dict[Location, int] = {}
        self.counts: dict[Location, int] = {}
        self.table: Location = ()

    def note(self, table: tuple[str, ...], name: tuple[str, ...], opens_list: bool, line: int) -> None:
        if not name:
            self.table = self._place(table, opens_list)
            self.found.setdefault(tuple(table), line)
        self.found.setdefault((*self.table, *name), line)
        for length in range(1, len(name)):
            self.found.setdefault((*self.table, *name[:length]), line)

    def _place(self, table: tuple[str, ...], opens_list: bool) -> Location:
        """Return where a header leads: each list on the way is entered at its newest row."""
        place: Location = ()
        for depth, part in enumerate(table, start=1):
            place = (*place, part)
            if depth == len(table) and opens_list:
                self.counts[place] = self.counts.get(place, -1) + 1
            if place in self.counts:
                place = (*place, self.counts[place])
        return place
