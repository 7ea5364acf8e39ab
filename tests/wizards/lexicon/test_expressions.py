"""The lists of words are data: each file is sound, each topic is asked for, and no list is left in the code."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from wizards.lexicon import Expressions

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "wizards" / "lexicon"
FILES = sorted(path.stem for path in FOLDER.glob("*.toml") if "[groups]" in path.read_text("utf-8"))
CODE = [
    path
    for room in ("checks", "scoring", "lexicon", "prose")
    for path in sorted((ROOT / "wizards" / room).glob("*.py"))
]
MOST_WORDS = 8
"""So many words of one constant are a list of them, and belong in a file."""
GRAMMAR = {
    "d_names.py:_YEAR",  # where a year stands
    "d_targets.py:_EITHER",  # signs and their spellings, as the figures' grammar has them
    "explain.py:_ROUNDED",  # what is said to the user
    "f_spending.py:_POINTS",
    "frequency.py:_A_YEAR",  # how many there are in a year, and where that is written
    "frequency.py:_EACH",
    "frequency.py:_EACH_THING",
    "judging_history.py:CHANGES",
}
SENTENCES = {
    "adjustments.py": "_MORE _LESS _RESULT",
    "against_target.py": "_COMPLETED _APART",
    "beside.py": "_AIM _MORE",
    "dates.py": "_BEGINS _ENDS",
    "days_of_year.py": "_ALL_YEAR",
    "differences.py": "_VERB _SPENT",
    "groups.py": "_EVERY",
    "growth.py": "GROWTH _ONLY_CHANGE",
    "guards.py": "_SET _OF _PLACES _NEEDED _MONTHS _PERIOD_LEADS _YEAR_END",
    "lists.py": "_NAMED _COUNTED _SAYING",
    "mentions.py": "_LEADING",
    "movement.py": "_TO _OPPOSITE _UP",
    "prices.py": "_PRICE",
    "promises.py": "_SHARE _OF_PLAN _GENERIC_WHOLE",
    "ratio.py": "IS",
    "reading.py": "_YEAR",
    "struck.py": "_NOT_FIGURES",
    "totals.py": "_ITEMS",
    "verdicts.py": "_AIM _VERDICT _HINT",
    "wholes.py": "_SEX",
}
"""How a sentence goes around a figure, where each word has its place: no lists. What is a list goes into a file."""
MAY_BE_NOTHING = {("goals", "same_as"), ("rates", "whole")}
"""Looked for in what is left of a clause, which may be nothing."""


def topics(name: str) -> list[str]:
    file = Expressions(name).file
    return [*file.topics, *(group for group in file.groups if group not in file.topics)]


ALL = [(name, topic) for name in FILES for topic in topics(name)]


def test_there_are_some() -> None:
    assert len(FILES) >= 9 and len(ALL) >= 60


@pytest.mark.parametrize(("name", "topic"), ALL)
def test_an_expression_compiles_and_no_part_is_left_as_its_name(name: str, topic: str) -> None:
    assert not re.search(r"\{[a-z_]+\}", Expressions(name)[topic].pattern)


@pytest.mark.parametrize(("name", "topic"), [one for one in ALL if one not in MAY_BE_NOTHING])
def test_no_phrase_matches_nothing_at_all(name: str, topic: str) -> None:
    """An empty alternative would find its topic in every text."""
    assert Expressions(name)[topic].fullmatch("") is None


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_stands_twice_in_a_group(name: str) -> None:
    file = Expressions(name).file
    lists = [*file.groups.values(), *(part for part in file.parts.values() if not isinstance(part, str))]
    assert [phrase for one in lists for phrase, count in Counter(one).items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_every_part_and_every_group_is_used(name: str) -> None:
    file = Expressions(name).file
    joined = {group for groups in file.topics.values() for group in groups}
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    assert joined <= set(file.groups)
    assert [part for part in file.parts if f"{{{part}}}" not in text] == []
    assert [group for group in file.groups if group not in joined and not asked_for(name, group)] == []


def asked_for(name: str, topic: str) -> bool:
    """Whether some file of the code that opens these phrases names the topic."""
    opens = [text for text in map(read, CODE) if f'Expressions("{name}")' in text]
    return any(f'"{topic}"' in text for text in opens)


def read(path: Path) -> str:
    return path.read_text("utf-8")


def test_no_list_of_words_stands_in_the_code() -> None:
    found = [f"{path.name}:{name}" for path in CODE for name, count in constants(path) if count >= MOST_WORDS]
    sentences = {f"{name}:{constant}" for name, constants in SENTENCES.items() for constant in constants.split()}
    assert set(found) == GRAMMAR | sentences


def constants(path: Path) -> Iterator[tuple[str, int]]:
    """The constants of a module and how many Chinese words stand in each."""
    for node in ast.parse(read(path)).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            strings = [one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant)]
            words = re.findall("[一-鿿]+", " ".join(one for one in strings if isinstance(one, str)))
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), len(words)
