"""A place on paper as anybody sees it: its words, its row, what stands above it, the heading before it."""

from __future__ import annotations

from dataclasses import dataclass

from wizards.lexicon import same_name

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, a paragraph or a heading; all texts as they are compared.

    Attributes:
        text: its own words.
        in_table: it is a cell.
        row: the filled cells of its row, without itself.
        above: what stands above it in its column, nearest last.
        heading: the last heading before it.
        left: the filled cell to the left of it.
        nth: of the cells of its row with just these words it is the how many-th, from 0.
    """

    text: str
    in_table: bool = False
    row: Words = ()
    above: Words = ()
    heading: str = ""
    left: str = ""
    nth: int = 0


def spot_in_row(texts: list[str], index: int, above: list[str], heading: str) -> Spot:
    """Return the place that is cell ``index`` of a row.

    Args:
        texts: the cells of the row from left to right.
        index: which of them it is.
        above: what stands above it, the highest first.
        heading: the heading before the table.
    """
    words = [compared(text) for text in texts]
    left = next((word for word in reversed(words[:index]) if word), "")
    others = filled([text for number, text in enumerate(texts) if number != index])
    return Spot(words[index], True, others, filled(above), heading, left, words[:index].count(words[index]))


def compared(text: str) -> str:
    """Return words as two papers compare them: widths, blanks and line ends do not matter."""
    return same_name(text)


def filled(texts: list[str]) -> Words:
    """Return the texts of which something is left when they are compared, each once, in their order."""
    return tuple(dict.fromkeys(one for one in map(compared, texts) if one))
