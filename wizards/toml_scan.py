"""A look over TOML text before it is parsed: how deep it nests, where each key stands, which values are bare.

``tomllib`` turns ``28545.30`` into a float, ``2_000`` into an int and gives up on an integer of 5 000 digits. A session
keeps every figure as it was typed, so bare numbers, dates and truth values are put in quotation marks first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

INTEGER_KEYS = ("schema_version", "fiscal_year")
"""The only keys whose values stay integers."""

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<string>\"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*+\"{3,5} | '{3}(?:[^']++|'(?!''))*+'{3,5}
             | "(?:[^"\\\n]++|\\[^\n])*+" | '[^'\n]*+')
  | (?P<newline>\n)
  | (?P<mark>[\[\]{},=])
  | (?P<bare>\d{4}-\d\d-\d\d\ \d\d:[^\s\#\[\]{},="']* | [^\s\#\[\]{},="']+)
  | (?P<other>[\s\S])
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"0x[0-9A-Fa-f]+(_[0-9A-Fa-f]+)*|0b[01]+(_[01]+)*|0o[0-7]+(_[0-7]+)*"
    r"|[+-]?(0|[1-9][0-9]*(_[0-9]+)*)(\.[0-9]+(_[0-9]+)*)?([eE][+-]?[0-9]+(_[0-9]+)*)?|[+-]?(inf|nan)"
)
_SMALL_INTEGER = re.compile(r"[+-]?(0|[1-9][0-9]{0,15})")
_DATE = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"([Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)?)?"
    r"|([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
)
_TRUTH = {"true": "是", "false": "否"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key or table header: where it stands and what it names."""

    table: tuple[str, ...]
    name: tuple[str, ...]
    offset: int


@dataclass(slots=True)
class Scan:
    """What was seen.

    Attributes:
        text: the text with bare values quoted.
        depth: deepest nesting of brackets, or most parts of a dotted name.
        deepest: where that is.
        keys: all keys and headers, in order.
    """

    text: str = ""
    depth: int = 0
    deepest: int = 0
    keys: list[Key] = field(default_factory=list)


def scan(text: str) -> Scan:
    """Look over ``text`` (line ends as LF). Never fails: broken text is the parser's to report."""
    return _Scanner(text).run()


class _Scanner:
    """Follows keys, values and brackets just closely enough to tell a value from a key."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.seen = Scan()
        self.out: list[str] = []
        self.brackets: list[str] = []
        self.mode = "key"
        self.parts: list[str] = []
        self.start = 0
        self.table: tuple[str, ...] = ()

    def run(self) -> Scan:
        for match in _TOKEN.finditer(self.source):
            kind, token = match.lastgroup, match[0]
            if kind == "mark":
                self.mark(token, match.start())
            elif kind == "newline":
                self.newline()
            elif kind in ("bare", "string"):
                token = self.word(token, kind == "bare", match.start())
            self.out.append(token)
        self.newline()
        self.seen.text = "".join(self.out)
        return self.seen

    def word(self, token: str, bare: bool, offset: int) -> str:
        if self.mode == "value":
            self.mode = "after"
            return self.literal(token) if bare else token
        if self.mode in ("key", "header"):
            self.start = offset if not self.parts and self.mode == "key" else self.start
            self.parts += [part for part in token.split(".") if part] if bare else [token[1:-1]]
            self.deep(len(self.parts), offset)
        return token

    def literal(self, token: str) -> str:
        if self.parts and self.parts[-1] in INTEGER_KEYS and _SMALL_INTEGER.fullmatch(token):
            return token
        if token in _TRUTH:
            return f'"{_TRUTH[token]}"'
        return f'"{token}"' if _NUMBER.fullmatch(token) or _DATE.fullmatch(token) else token

    def mark(self, token: str, offset: int) -> None:
        if self.mode == "header":
            return
        if self.mode == "key" and token == "[" and not self.brackets:
            self.mode, self.start, self.parts = "header", offset, []
        elif token == "=":
            if self.mode == "key" and not self.brackets:
                self.seen.keys.append(Key(self.table, tuple(self.parts), self.start))
            self.mode = "value"
        elif token in "[{":
            self.brackets.append(token)
            self.deep(len(self.brackets), offset)
            self.mode = "value" if token == "[" else "key"
            self.parts = self.parts if token == "[" else []
        elif token == ",":
            self.comma()
        else:
            self.brackets = self.brackets[:-1]
            self.mode = "after"

    def comma(self) -> None:
        in_table = self.brackets[-1:] == ["{"]
        self.mode = "key" if in_table else "value"
        self.parts = [] if in_table else self.parts

    def newline(self) -> None:
        if self.mode == "header":
            self.table = tuple(self.parts)
            self.seen.keys.append(Key(self.table, (), self.start))
        if not self.brackets:
            self.mode, self.parts = "key", []

    def deep(self, depth: int, offset: int) -> None:
        if depth > self.seen.depth:
            self.seen.depth, self.seen.deepest = depth, offset
