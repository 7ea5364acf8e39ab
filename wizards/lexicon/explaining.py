"""What words explain a thing (``explaining.toml``): one expression for each topic."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).resolve().parent / "explaining.toml"

Topic = Literal["spending", "payer", "adjustment", "deduction", "survey", "cause", "of_money", "other_year", "hollow"]


class _Words(BaseModel):
    """The file: ``parts`` stand for ``{name}`` in the expressions of the ``groups``, a topic joins some groups."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    parts: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    topics: dict[Topic, tuple[str, ...]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@lru_cache(maxsize=16)
def explaining(topic: Topic) -> re.Pattern[str]:
    """Return the expression that finds what speaks of a topic in a text of half width without blanks."""
    words = _words()
    source = "|".join(phrase for group in words.topics[topic] for phrase in words.groups[group])
    for name, part in words.parts.items():
        source = source.replace(f"{{{name}}}", part)
    return re.compile(source)
