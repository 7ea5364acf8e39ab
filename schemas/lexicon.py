"""The lexicon: how forms and people call each thing, as data.

A *table* holds the words of things that can stand together in one place on paper: the heads of the indicator table,
the rows of the money block, the labels of a form's head, the subjects of sentences. Inside one table a word names
one thing; the same word may name another thing in another table (得分 is a head of two).
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

WordKind = Literal["columns", "rows", "labels", "values", "subjects", "suffixes"]
"""columns: heads of a table; rows: first words of its rows; labels: words beside which a value stands; values: words
that are themselves the value; subjects: what a sentence speaks of; suffixes: how names of a kind end."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Term(_Data):
    """One thing and its words.

    Attributes:
        thing: what it is called in the code (the glossary's identifier); unique in its table.
        path: the path pattern of the session, ``*`` for a row; empty when the session keeps no such value.
        words: every spelling, the usual one first.
        taken: a reader of foreign files brings it in.
        computed: the program works it out itself, so that a file's own figure need not be read.
        instead_of: the thing it stands for where that one is not there (完成情况 for 实际完成值).
    """

    thing: str
    path: str = ""
    words: tuple[str, ...]
    taken: bool = False
    computed: bool = False
    instead_of: str = ""


class WordTable(_Data):
    """The words of one place on paper.

    Attributes:
        id: its name.
        kind: what the words are.
        list_path: the list whose rows the table holds, if it is a table of rows.
        terms: the things.
    """

    id: str
    kind: WordKind
    list_path: str = ""
    terms: tuple[Term, ...]
