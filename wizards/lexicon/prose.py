"""Lists of words that the reading of prose knows (``prose.toml``), each by its name."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).resolve().parent / "prose.toml"


class _Words(BaseModel):
    """The file."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    words: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def prose_lists() -> dict[str, tuple[str, ...]]:
    """Return all lists by name."""
    return _Words.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8"))).words


def prose_words(name: str) -> tuple[str, ...]:
    """Return the words of a list, in the order of the file."""
    return prose_lists()[name]


@lru_cache(maxsize=64)
def any_of(name: str) -> re.Pattern[str]:
    """Return the expression that finds any word of a list, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(prose_words(name), key=len, reverse=True))))
