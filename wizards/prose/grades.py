"""Grades (等次) by the names of the policy in force, and what else people call them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence


def grade_words(labels: Sequence[str], same: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return which grade each word means; a word for two of them means none.

    Args:
        labels: the names of the grades in force.
        same: words that mean one grade, where no policy says otherwise.
    """
    words = [(word, label) for group in same for label in labels if label in group for word in group]
    meant = Counter(word for word, _ in words)
    others = {word: label for word, label in words if meant[word] == 1}
    return others | {label: label for label in labels}


def any_grade(words: Mapping[str, str]) -> str:
    """Return an expression for any of the words, the longest first; for none if there is none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
