"""Load the lexicon and look words up in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from schemas.form import Form
from schemas.lexicon import Term, WordTable
from schemas.pack_columns import own_place
from schemas.paths import row_model
from wizards.lexicon.folding import fold

_FOLDER = Path(__file__).resolve().parent


class Lexicon:
    """Word tables by id, with a look-up by folded word.

    Args:
        tables: the tables of the program.
        own: words of the form in force, by table: folded word → term. They go before the general ones.
    """

    def __init__(self, tables: Mapping[str, WordTable], own: Mapping[str, Mapping[str, Term]] | None = None) -> None:
        self.tables = dict(tables)
        self._terms = {key: {term.thing: term for term in table.terms} for key, table in self.tables.items()}
        self._words = {
            key: {fold(word).word: term for term in table.terms for word in term.words}
            for key, table in self.tables.items()
        }
        for key, words in (own or {}).items():
            self._words[key] |= words
            self._terms[key] |= {term.thing: term for term in words.values()}

    def find(self, table: str, text: str) -> Term | None:
        """Return the thing that ``text`` names in a table, ``None`` if it is no word of it."""
        word = fold(text).word
        return self._words[table].get(word) if word else None

    def term(self, table: str, thing: str) -> Term:
        """Return a thing of a table by its name."""
        return self._terms[table][thing]

    def at(self, table: str, path: str) -> Term | None:
        """Return the thing of a table that stands at a path pattern."""
        return next((term for term in self._terms[table].values() if term.path == path), None)

    def words(self, table: str) -> Mapping[str, Term]:
        """Return every folded word of a table with its thing, those of the form in force too."""
        return self._words[table]


@lru_cache(maxsize=1)
def _general() -> Lexicon:
    return Lexicon({table.id: table for table in read_tables()})


def read_tables() -> Iterator[WordTable]:
    """Yield the word tables of the program."""
    for path in sorted(_FOLDER.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        # Most files hold phrases; they are read by those who look for them.
        for table in tomllib.loads(text)["tables"] if "[[tables]]" in text else ():
            yield WordTable.model_validate(table)


def lexicon(form: Form | None = None) -> Lexicon:
    """Return the lexicon, with the labels of ``form`` joined if one is given."""
    general = _general()
    return general if form is None else Lexicon(general.tables, _own_words(general, form))


def _own_words(general: Lexicon, form: Form) -> dict[str, dict[str, Term]]:
    """Return the labels of a form by table: folded word → term. A label of two things says nothing."""
    found: dict[str, dict[str, dict[str, Term]]] = {}
    for table, label, path in _labels(form):
        word = fold(label).word
        if word:
            term = general.at(table, path) or _own_term(general.tables[table], path, label, form)
            found.setdefault(table, {}).setdefault(word, {})[term.thing] = term
    return {
        table: {word: next(iter(terms.values())) for word, terms in words.items() if len(terms) == 1}
        for table, words in found.items()
    }


def _own_term(table: WordTable, path: str, label: str, form: Form) -> Term:
    """Return what only the form knows.

    A row is called by its key, a column of the form's own by its name (``x.area``); both are brought in, as the form
    has a place for them, unless the program works them out.
    """
    if table.kind == "rows":
        return Term(thing=path.rpartition(".")[2], path=path, words=(label,), taken=True)
    place = own_place(path)
    column = form.values.column(*place) if place is not None else None
    if column is None:
        return Term(thing=path, path=path, words=(label,))
    computed = bool(column.operations)
    return Term(thing=column.name, path=path, words=(label,), taken=not computed, computed=computed)


def _labels(form: Form) -> Iterator[tuple[str, str, str]]:
    """Yield (table, label, path pattern) of every label of a form that a table of the lexicon could hold."""
    for question in form.asked.questions:
        if row_model(question.path) is None:
            yield "labels", question.label, question.path
    yield from _labels_of_lists(form, "columns")
    yield from _labels_of_lists(form, "rows")


def _labels_of_lists(form: Form, kind: Literal["columns", "rows"]) -> Iterator[tuple[str, str, str]]:
    tables = {table.list_path: table.id for table in _general().tables.values() if table.kind == kind}
    between = ".*." if kind == "columns" else "."
    for question in form.asked.questions:
        if question.path in tables:
            for key, label in getattr(question, kind).items():
                yield tables[question.path], label, f"{question.path}{between}{key}"
    for column in form.columns if kind == "columns" else ():
        if column.list in tables:
            yield tables[column.list], column.label, f"{column.list}.*.{column.name}"
