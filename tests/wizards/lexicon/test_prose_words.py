"""The lists of words that the reading of prose knows: each is asked for, and no word stands twice in it."""

from __future__ import annotations

import re
from pathlib import Path

import wizards.prose
from wizards.lexicon.prose import prose_lists

FOLDER = Path(wizards.prose.__file__).parent


def test_every_list_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    assert set(re.findall(r'(?:any_of|prose_words)\("(\w+)"\)', code)) == set(prose_lists())


def test_no_word_stands_twice_in_a_list() -> None:
    assert [name for name, words in prose_lists().items() if len(set(words)) != len(words)] == []


def test_a_list_holds_words_and_no_expressions() -> None:
    assert all(re.fullmatch("[\u4e00-\u9fff]+", word) for words in prose_lists().values() for word in words)
