"""Records (记录): what the program says of many inputs, kept as plain text beside the tests.

A record has a title for each input and below it, line by line, what a clerk would read. The test compares; whoever
changes a behaviour writes the records anew with ``make records`` and looks at the difference before he commits it.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
_TITLE = "## "
_PERSONAL = re.compile(r"(?<![0-9.])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9])")
"""Numbers shaped like a mobile telephone's or an identity card's."""
Makers = Mapping[str, Callable[[], Iterable[str]]]


class Record:
    """The file of a record, and for each title what makes its lines."""

    def __init__(self, test: str, name: str, makers: Makers) -> None:
        self.path = Path(test).parent / "records" / f"{name}.txt"
        self.makers = {one_line(title): maker for title, maker in makers.items()}

    @property
    def titles(self) -> list[str]:
        """The titles, for ``parametrize``."""
        return list(self.makers)

    def made(self, title: str) -> list[str]:
        """What the program says now."""
        return self.lines(self.makers[title]())

    @staticmethod
    def lines(texts: Iterable[str]) -> list[str]:
        """Texts as the record keeps them."""
        return [one_line(text) for text in texts]

    def kept(self, title: str) -> list[str]:
        """What it said when the record was written; a title that is not there was never looked at."""
        return self._parts.get(one_line(title), ["没有记录：make records"])

    def strays(self) -> set[str]:
        """Titles in the file that nothing makes any more."""
        return set(self._parts) - set(self.makers)

    def write(self) -> None:
        """Write the file anew."""
        self.path.parent.mkdir(exist_ok=True)
        parts = ("\n".join((_TITLE + title, *self.made(title))) for title in self.makers)
        self.path.write_text("\n".join(parts) + "\n", encoding="utf-8")

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        if not self.path.exists():
            return {}
        _head, *parts = f"\n{self.path.read_text(encoding='utf-8')}".removesuffix("\n").split(f"\n{_TITLE}")
        return {title: lines for title, *lines in (part.split("\n") for part in parts)}


class Sweep(Record):
    """A record of many thousand inputs: of each title only how many lines are said, and their digest.

    What the lines were shows ``python -m tests.records FILE TITLE``, here and in a checkout of the time before.
    """

    def made(self, title: str) -> list[str]:
        """How much the program says now, and its digest."""
        said = super().made(title)
        digest = hashlib.sha256("\n".join(said).encode()).hexdigest()
        # In groups, so that no run of digits looks like somebody's number.
        return [f"{len(said)} 行 {'-'.join(digest[at : at + 4] for at in range(0, 16, 4))}"]


def numbered(names: Iterable[str]) -> list[str]:
    """Return names made different by a number where one comes twice."""
    counts: dict[str, int] = {}
    found = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        found.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return found


def portions(many: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield so many at a time."""
    waiting = list(many)
    for start in range(0, len(waiting), size):
        yield waiting[start : start + size]


def one_line(text: str) -> str:
    """Return a text as one visible line: breaks and unseen marks as escapes, no number that could be a person's."""
    text = _PERSONAL.sub(lambda found: f"{found[0][:3]}…（{len(found[0])}位）", text)
    return text if text.isprintable() and not text.startswith(_TITLE) else json.dumps(text, ensure_ascii=False)[1:-1]


def main() -> None:
    """Write all records anew, those of one test file, or show what is said below one of its titles."""
    named = [Path(one).resolve() for one in sys.argv[1:2]]
    for path in named or sorted((ROOT / "tests").rglob("test_*_record.py")):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        record: Record = module.RECORD
        for title in sys.argv[2:]:
            print("\n".join(Record.made(record, title)))
        if not sys.argv[2:]:
            record.write()
            print(record.path.relative_to(ROOT))


if __name__ == "__main__":
    main()
