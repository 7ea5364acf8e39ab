"""What would make the lexicon say two things at once."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.lexicon import Term, WordTable
from schemas.paths import row_model
from wizards.catalogue.reach import kind_at
from wizards.lexicon.folding import fold


def lint_words(tables: Iterable[WordTable]) -> list[str]:
    """Return a sentence for every word of one table that names two things, double thing and path that is none."""
    found: list[str] = []
    for table in tables:
        found += _doubles(table)
        found += [
            f"{table.id}: {term.thing} has the path {term.path}, which the session does not know"
            for term in table.terms
            if term.path and not _is_path(term.path)
        ]
    return found


def _doubles(table: WordTable) -> list[str]:
    found: list[str] = []
    named: dict[str, Term] = {}
    things: set[str] = set()
    for term in table.terms:
        if term.thing in things:
            found.append(f"{table.id}: {term.thing} is there twice")
        things.add(term.thing)
        for word in term.words:
            folded = fold(word).word
            if not folded:
                found.append(f"{table.id}: {term.thing} has a word that folds to nothing: {word}")
            elif named.setdefault(folded, term) is not term:
                found.append(f"{table.id}: {word} names {named[folded].thing} and {term.thing}")
    return found


def _is_path(pattern: str) -> bool:
    path = pattern.replace("*", "x")
    is_row = row_model(path.rpartition(".")[0]) is not None  # funds.lines.total
    return (is_row and "*" not in pattern) or kind_at(path) is not None
