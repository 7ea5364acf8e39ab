"""Which row of the session a row of a file is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from schemas.paths import row_keys
from wizards.intake.levels import Levels
from wizards.lexicon import fold, same_name

_ALPHABET = b"abcdefghijkmnpqrstuvwxyz23456789"
Texts = Mapping[str, str]
"""What a row of a file says, by thing."""
_LETTERS = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))


class Match(NamedTuple):
    """Where a row of a file goes.

    key: of the session's row, or the id of the row to be made.
    there: the session's row; ``None`` if it is to be made.
    preset: it is a row of the form that nobody has named yet.
    after: key of the row behind which a new one goes; ``None``: at the end.
    """

    key: str
    there: Mapping[str, Any] | None
    preset: bool = False
    after: str | None = None


class Matcher:
    """Finds the session's row for every row of a file; each of them is given once."""

    def __init__(self, rows: Sequence[Any], levels: Levels, natural: str | None) -> None:
        self.rows = rows
        self.levels = levels
        self._used: set[int] = set()
        self._level2_words: dict[str, str] = {}
        self._level_words: dict[str, str] = {}
        self._keys = row_keys(rows, natural)
        self._named: dict[str, list[int]] = {}
        self._nameless: list[int] = []
        self._presets: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            if not isinstance(row, Mapping):
                continue
            name = _word(row.get("name"))
            if name:
                self._named.setdefault(name, []).append(index)
            elif all(_is_blank(row.get(thing)) for thing in ("name", "actual", "tier")):
                self._nameless.append(index)
        for index in self._nameless:
            level2 = self._level2(_text(rows[index].get("level2")))
            self._presets.setdefault(level2, []).append(index)
        self._ids = {str(row.get("id")) for row in self.rows if isinstance(row, Mapping)}
        self._last: dict[tuple[str, str], str] = {}
        for index, row in enumerate(self.rows):
            if isinstance(row, Mapping):
                self._last[_word(row.get("level1")), _word(row.get("level2"))] = self._keys[index]

    def match_all(self, rows: Sequence[Texts]) -> list[Match | None]:
        """Return where each row goes; ``None`` where several rows of one name could be meant."""
        signatures = [self._signature(row) for row in rows]
        doubles = Counter(signatures)
        return [
            self._match(row, *signature, doubles[signature]) for row, signature in zip(rows, signatures, strict=True)
        ]

    def _signature(self, row: Texts) -> tuple[str, str]:
        return same_name(row.get("name", "")), self._level_word(row.get("level2", ""))

    def _level_word(self, text: str) -> str:
        """Return a word for a level as names are compared; there are few of them."""
        word = self._level_words.get(text)
        if word is None:
            word = self._level_words[text] = same_name(text)
        return word

    def _match(self, row: Texts, name: str, level2_word: str, count: int) -> Match | None:
        named = self._named.get(name)
        places = [index for index in named if self._fits(row, index)] if named else []
        free = [index for index in places if index not in self._used]
        if places and (not free or (len(places) > 1 and len(places) != count)):
            return None
        if free:
            return self._give(free[0], preset=False)
        preset = self._preset(row)
        return self._new(row, level2_word) if preset is None else self._give(preset, preset=True)

    def _preset(self, row: Texts) -> int | None:
        """Return the form's own row without a name that is meant, if there is one left."""
        if not self._nameless:
            return None
        level2 = row.get("level2", "")
        presets = self._presets.get(self._level2(level2), []) if level2 else self._nameless
        while level2 and presets and presets[0] in self._used:
            del presets[0]
        for index in presets:
            if index not in self._used and (level2 or self._is_only_one_of(row.get("level1", ""), index)):
                return index
        return None

    def _give(self, index: int, *, preset: bool) -> Match:
        self._used.add(index)
        return Match(self._keys[index], self.rows[index], preset)

    def _fits(self, row: Texts, index: int) -> bool:
        return self.levels.same("level2", row.get("level2", ""), _text(self.rows[index].get("level2")))

    def _level2(self, word: str) -> str:
        if word not in self._level2_words:
            self._level2_words[word] = fold(self.levels.own("level2", word)).word if word else ""
        return self._level2_words[word]

    def _is_only_one_of(self, level1: str, index: int) -> bool:
        """Return whether a preset row is the only one under a 一级指标: then a row without 二级指标 is meant."""
        own = _text(self.rows[index].get("level1"))
        alike = [other for other in self._nameless if _text(self.rows[other].get("level1")) == own]
        return bool(level1) and self.levels.same("level1", level1, own) and len(alike) == 1

    def _new(self, row: Texts, level2: str) -> Match:
        words = self._level_word(row.get("level1", "")), level2
        key = self._new_id(f"{words[0]}|{level2}|{row.get('name', '')}")
        after = self._last.get(words)
        if after is not None or not self.rows:
            self._last[words] = key
        return Match(key, None, False, after)

    def _new_id(self, seed: str) -> str:
        """Return a row id that the same file gives again, so that looking and taking speak of the same row."""
        turn, found = 0, ""
        while not found or found in self._ids:
            digest = hashlib.sha256(f"{seed}|{turn}".encode("utf-8", "replace")).digest()
            found = digest[:8].translate(_LETTERS).decode("ascii")
            turn += 1
        self._ids.add(found)
        return found


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _word(value: Any) -> str:
    return same_name(value) if isinstance(value, str) else ""
