"""Putting values into a pattern: missing values, optional segments, stops.

A filled line is kept as pieces until its neighbours are known, because a value's own stop goes when the form prints
one after it (``{effect}。`` never prints 。。), be it in the pattern, between rows or at their end; so does a figure's
own unit (``{executed}万元`` for 88万元).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas.blocks import Source, Sources
from wizards.compose.echo import without_echo
from wizards.compose.patterns import ONCE, Item, Pattern, Placeholder, Segment, Words, parse
from wizards.compose.scope import Scope, is_top
from wizards.facts import Value, before_unit

GAP: Final = "____"
"""Printed for a missing value within other words."""

STOPS: Final = "，；。：、"
_LONGEST_UNIT: Final = 8
"""More than any unit has; what stands behind it does not matter."""
_INDENT: Final = " \t\u3000\u00a0\u2002\u2003\u2007\u202f"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: a value, or words of the form.

    Attributes:
        text: what is printed, unless its neighbours say the same.
        is_value: it comes from the session.
        figure: the figure, which may bring its own unit along.
        once: what stands beside it is not said again (``:不重``).
        path: where the value stands in the session, empty for words of the form.
    """

    text: str
    is_value: bool = False
    figure: Value | None = None
    once: bool = False
    path: str = ""


Line = tuple[Piece, ...]


def fill(pattern: str, scope: Scope) -> list[Line]:
    """Return the lines that ``pattern`` prints; a line whose only content is missing is no line.

    A value of several lines makes several lines; blank ones inside it are left out.
    """
    lines: list[Line] = []
    for items in parse(pattern).lines:
        pieces = _pieces(items, scope)
        if pieces is not None:
            lines += _broken(pieces)
    return lines


def printed(pattern: str, scope: Scope) -> tuple[str, Sources]:
    """Return what ``pattern`` prints as one text with line breaks, and the values in it, be they blank."""
    lines = fill(pattern, scope)
    if not lines:
        return "", tuple(Source(scope.whole(one.path)) for one in parse(pattern).placeholders if not one.is_number)
    return "\n".join(text_of(line) for line in lines), tuple(source for line in lines for source in sources_of(line))


def sources_of(line: Line) -> Sources:
    """Return the values of a line."""
    return tuple(Source(piece.path, piece.text) for piece in line if piece.path)


def fill_text(pattern: str, scope: Scope) -> str:
    """Return what ``pattern`` prints as one text with line breaks, for headings and cells."""
    return "\n".join(text_of(line) for line in fill(pattern, scope))


def text_of(line: Line) -> str:
    """Return the line as text; a stop or a unit that the form prints after a value is not printed twice."""
    text = ""
    for index, piece in enumerate(line):
        own = piece.text
        if piece.once:
            own = without_echo(text, own, _following(line, index, len(own)))
        if own and (piece.figure or (piece.is_value and own[-1] in STOPS)):
            own = _without_stop(replace(piece, text=own), _following(line, index, _LONGEST_UNIT))
        text += own
    return text


def _following(line: Line, index: int, least: int) -> str:
    """Return what stands behind a piece: so many characters, not counting blanks, if there are as many."""
    found = ""
    for later in range(index + 1, len(line)):
        found += line[later].text
        if len(found.lstrip()) >= least:
            break
    return found


def _without_stop(piece: Piece, following: str) -> str:
    if following[:1] and following[0] in STOPS:
        return piece.text.rstrip(STOPS)
    return before_unit(piece.text, piece.figure, following.lstrip()) if piece.figure else piece.text


def bare(text: str) -> str:
    """Return a value without the blanks by which it was indented where it was pasted from; Word indents by itself."""
    return text.lstrip(_INDENT)


def run_together(rows: Sequence[Sequence[Line]], join: str | None, end: str, begin: Sequence[Line] = ()) -> list[Line]:
    """Return the lines of all rows: one paragraph with ``join`` between them, or (``None``) paragraphs of their own.

    ``begin`` goes before the first row, ``end`` follows the last; without a row neither is printed.
    """
    lines: list[list[Piece]] = []
    for row in rows:
        if row and lines and join is not None:
            lines[-1] += [Piece(join), *row[0]]
            row = row[1:]
        lines += [list(line) for line in row]
    if lines and end:
        lines[-1].append(Piece(end))
    if lines and begin:
        lines[0][:0] = begin[-1]
        lines[:0] = [list(line) for line in begin[:-1]]
    return [tuple(line) for line in lines]


def row_placeholders(patterns: Iterable[str]) -> list[Placeholder]:
    """Return the placeholders that take their value from the row."""
    return [
        placeholder
        for pattern in patterns
        for placeholder in parse(pattern).placeholders
        if not placeholder.is_number and not is_top(placeholder.path)
    ]


def names_row(pattern: Pattern) -> bool:
    """Return whether the pattern prints anything of a row, its number included."""
    return any(placeholder.is_number or not is_top(placeholder.path) for placeholder in pattern.placeholders)


def _pieces(items: Sequence[Item], scope: Scope) -> Line | None:
    """Return the pieces of one line, ``None`` if there is nothing on it but missing values."""
    found: list[Piece] = []
    said = False
    for item in items:
        if isinstance(item, Segment):
            whole = _whole(item, scope)
            said = said or any(map(_says, whole))
            found += whole
            continue
        piece = _piece(item, scope)
        said = said or _says(piece)
        found.append(_gap(item, scope) if piece is None else piece)
    only_words = all(isinstance(item, Words) for item in items)
    return tuple(found) if said or only_words else None


def _whole(segment: Segment, scope: Scope) -> list[Piece]:
    """Return the pieces of a segment, none of them if one is missing."""
    pieces = [_piece(part, scope) for part in segment.items]
    kept = [piece for piece in pieces if piece is not None]
    return kept if len(kept) == len(pieces) else []


def _says(piece: Piece | None) -> bool:
    return piece is not None and bool(piece.text.strip())


def _gap(item: Words | Placeholder, scope: Scope) -> Piece:
    is_value = isinstance(item, Placeholder) and not item.is_number
    return Piece(GAP, path=scope.whole(item.path) if isinstance(item, Placeholder) and is_value else "")


def _piece(item: Words | Placeholder, scope: Scope) -> Piece | None:
    if isinstance(item, Words):
        return Piece(item.text)
    text = scope.text(item)
    if text is None:
        return None
    is_value = not item.is_number and item.tick is None
    text = bare(text) if is_value else text
    figure = scope.figure(item.path) if is_value and "\n" not in text else None
    path = "" if item.is_number else scope.whole(item.path)
    return Piece(text, is_value, figure, item.format == ONCE, path)


def _broken(pieces: Line) -> list[Line]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if "\n" not in piece.text:
            lines[-1].append(piece)
            continue
        parts = [Piece(bare(part), piece.is_value, path=piece.path) for part in piece.text.split("\n") if part.strip()]
        lines[-1] += parts[:1]
        lines += [[part] for part in parts[1:]]
    return [tuple(line) for line in lines]
