"""Words that rules and readers look for in a text, as data: the one loader of the files beside this one that hold them.

A file has ``groups`` of expressions; a *topic* joins some of them, and a group is a topic by itself. ``{name}`` in an
expression stands for one of the ``parts``, which may hold later ones: a list there is any of its words. Expressions
see text of half width without blanks (``schemas.text.narrow``).
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_FOLDER = Path(__file__).resolve().parent


class ExpressionFile(BaseModel):
    """What stands in one file."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    parts: dict[str, str | tuple[str, ...]] = {}
    groups: dict[str, tuple[str, ...]]
    topics: dict[str, tuple[str, ...]] = {}


class Expressions:
    """The phrases of one file, read and made into expressions when they are first asked for."""

    def __init__(self, name: str) -> None:
        self.path = _FOLDER / f"{name}.toml"
        self._made: dict[str, re.Pattern[str]] = {}

    @cached_property
    def file(self) -> ExpressionFile:
        """What stands in the file."""
        return ExpressionFile.model_validate(tomllib.loads(self.path.read_text(encoding="utf-8")))

    def words(self, topic: str) -> tuple[str, ...]:
        """Return the phrases of a topic as they stand in the file."""
        groups = self.file.topics.get(topic, (topic,))
        return tuple(phrase for group in groups for phrase in self.file.groups[group])

    def __getitem__(self, topic: str) -> re.Pattern[str]:
        """Return the expression that finds any phrase of a topic."""
        made = self._made.get(topic)
        if made is None:
            made = self._made[topic] = re.compile(self._source(topic))
        return made

    def _source(self, topic: str) -> str:
        source = "|".join(self.words(topic))
        for name, part in self.file.parts.items():
            source = source.replace(f"{{{name}}}", part if isinstance(part, str) else f"(?:{'|'.join(part)})")
        return source
