"""Where a title or a label may break: after its words (``phrases.toml``), never inside one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).resolve().parent / "phrases.toml"

# A figure with its sign; a word in brackets of a few characters; a run of Chinese; anything else by itself.
_PIECE = re.compile(
    r"(?P<figure>[≥≤＞＜>=<±－-]*[0-9][0-9.,:/~～—×-]*[%％‰]?)|(?P<latin>[!-'*-~]+)"
    r"|(?P<bracket>[（(][^（()）]{1,6}[）)])|(?P<chinese>[一-鿿]+)|(?P<other>.)",
    re.DOTALL,
)
_OPENING, _CLOSING = "（(“《〔【", "）)”》〕】，。、；：:！？"
_KNOWN, _SINGLE, _PAIR, _ALONE, _TRIPLE = 10, 8, 16, 14, 19
_LONGEST = 8


class _Phrases(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    words: frozenset[str]
    single: str
    behind: str
    units: tuple[str, ...]


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    return _Phrases.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    one = "|".join(sorted(map(re.escape, _phrases().units), key=len, reverse=True))
    return re.compile(f"(?:{one})(?:/(?:{one}))?")


@lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[str, ...]:
    """Return the pieces of a text after each of which a line may end; together they are the text."""
    found: list[str] = []
    for piece in _pieces(text):
        if found and (
            piece[0] in _CLOSING
            or "/" in (piece, found[-1][-1])
            or found[-1][-1] in _OPENING
            or _is_alone(found[-1])
            or piece.isdecimal()
        ):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def _is_alone(piece: str) -> bool:
    """Whether a piece is one character that belongs to the word behind it (高 in 高标准)."""
    return len(piece) == 1 and "一" <= piece <= "鿿" and piece not in _phrases().single


def _pieces(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            return
        at = match.end()
        if match["figure"]:
            unit = _unit().match(text, at)
            at = unit.end() if unit else at
            yield match[0] + (unit[0] if unit else "")
        elif match["chinese"]:
            yield from _words(match[0])
        else:
            yield match[0]


def _words(run: str) -> Iterator[str]:
    """Cut a run of Chinese at the least cost: known words first, then pairs."""
    costs = [0] + [0] * len(run)
    cuts = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        costs[end], cuts[end] = min(
            (costs[start] + _cost(run[start:end]), start) for start in range(max(0, end - _LONGEST), end)
        )
    ends = [len(run)]
    while ends[-1]:
        ends.append(cuts[ends[-1]])
    ends.reverse()
    yield from (run[start:end] for start, end in pairwise(ends))


def _cost(word: str) -> int:
    known = _phrases()
    if word in known.words:
        return _KNOWN
    if len(word) == 1:
        # What belongs behind a word does not begin a line.
        return _SINGLE if word in known.single and word not in known.behind else _ALONE
    if len(word) == 2:
        return _PAIR
    return _TRIPLE if len(word) == 3 and word[-1] in known.behind else 100 * len(word)
