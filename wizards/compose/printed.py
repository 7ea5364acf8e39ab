"""Which rows of a list the report shows, and why it leaves one out.

A form prints rows one by one (``{funds.lines.central.executed}``), all of a list (``each``) or those with certain
values (``where``). A row that none of these takes is kept in the file and never seen on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from schemas.form import Form
from schemas.funds import TOTAL
from schemas.report_entries import Place
from schemas.steps import Where, words
from wizards.compose.patterns import paths_at
from wizards.compose.scope import is_top
from wizards.facts import Facts, ListFacts, RowFacts


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A filled row that the report does not show.

    Attributes:
        row: the row.
        field: the column by which the form chooses rows.
        known: what may stand in that column, in the order of the form.
        partly: the row is shown in one place, but missing where the form goes through such rows class by class.
    """

    row: RowFacts
    field: str
    known: tuple[str, ...]
    partly: bool = False


@dataclass(slots=True)
class _Choice:
    """How one list is printed."""

    found: ListFacts
    wheres: list[Where] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    whole: bool = False


def left_out(form: Form, facts: Facts) -> list[LeftOut]:
    """Return the filled rows that the report of a form does not show, list by list."""
    choices: dict[str, _Choice] = {}
    for place in form.places:
        for path in filter(is_top, paths_at(place)):
            _follow(path, facts, choices)
        found = facts.list_at(place.each) if place.each else None
        if found is None:
            continue
        _note(choices, found).wheres.append(place.where)
        _follow_rows(found, place, facts, choices)
    return [one for choice in choices.values() for one in _missing(choice)]


def _follow_rows(found: ListFacts, place: Place, facts: Facts, choices: dict[str, _Choice]) -> None:
    """Note the lists inside the rows that a place goes through."""
    nested = [path for path in paths_at(place) if "." in path and not is_top(path)]
    for row in found.where(place.where) if nested else ():
        for path in nested:
            _follow(f"{row.path}.{path}", facts, choices)


def shows(form: Form, row: RowFacts, column: str) -> bool:
    """Return whether the report prints this column of the row somewhere."""
    return any(
        place.each == row.siblings.path and row.fits(place.where) and column in paths_at(place) for place in form.places
    )


def unprinted_cells(form: Form, list_path: str, keys: Iterable[str], columns: Iterable[str]) -> set[tuple[str, str]]:
    """Return row and column of the cells of fixed rows that the report never shows, nor anything computed from them.

    A form that goes through the rows of the list shows them all.
    """
    if any(place.each == list_path for place in form.places):
        return set()
    paths = {path for place in form.places for path in paths_at(place)}
    cells = ((key, column) for key in keys for column in columns)
    return {
        (key, column)
        for key, column in cells
        if not any(f"{list_path}.{key}.{name}" in paths for name in (column, *form.values.seen_in(list_path, column)))
    }


def _note(choices: dict[str, _Choice], found: ListFacts) -> _Choice:
    return choices.setdefault(found.path, _Choice(found))


def _follow(path: str, facts: Facts, choices: dict[str, _Choice]) -> None:
    """Note every list that ``path`` leads through, and the row it takes; a column of a list takes all its rows."""
    parts = path.split(".")
    for length in range(1, len(parts)):
        found = facts.list_at(".".join(parts[:length]))
        if found is None:
            continue
        choice, word = _note(choices, found), parts[length]
        if word in (TOTAL, "count"):
            continue
        if found.model is not None and word in found.model.model_fields and found.find(word) is None:
            choice.whole = True
        else:
            choice.keys.append(word)


def _missing(choice: _Choice) -> Iterator[LeftOut]:
    if choice.whole or not (choice.wheres or choice.keys):
        return
    keys = tuple(dict.fromkeys(choice.keys))
    for row in choice.found.filled:
        left = None if _is_named(row, keys) else _left(row, choice.wheres, keys)
        if left is not None:
            yield left


def _is_named(row: RowFacts, keys: tuple[str, ...]) -> bool:
    """Whether the form prints just this row by its word."""
    natural = row.siblings.natural
    return row.key in keys or (natural is not None and _typed(row, natural) in keys)


def _left(row: RowFacts, wheres: list[Where], keys: tuple[str, ...]) -> LeftOut | None:
    """Say why none of the form's loops takes the row, or none of those that go through such rows class by class."""
    if not any(row.fits(where) for where in wheres):
        name, known = _decisive(row, wheres, least=1)
        return LeftOut(row, name or row.siblings.natural or "", known or keys)
    if any(where and row.fits(where) for where in wheres):
        return None
    name, known = _decisive(row, wheres, least=2)
    return LeftOut(row, name, known, partly=True) if name else None


def _decisive(row: RowFacts, wheres: list[Where], least: int) -> tuple[str, tuple[str, ...]]:
    """Return the column whose value no ``where`` knows, with the values they know if there are at least so many."""
    known: dict[str, dict[str, None]] = {}
    for where in wheres:
        for name, values in where.items():
            known.setdefault(name, {}).update(dict.fromkeys(words(values)))
    for name, said in known.items():
        if len(said) >= least and row.word(name) not in said:
            return name, tuple(said)
    return "", ()


def _typed(row: RowFacts, name: str) -> str | None:
    return getattr(row.row, name, None)
