"""How forms and people call each thing (``*.toml`` beside this file): the one list of words of all readers.

``lexicon()`` is the lexicon of the program; ``lexicon(form)`` also knows the labels of the form in force, whose own
word for a thing goes before the general one.
"""

from wizards.lexicon.class_words import LEVELS, level_of, same_level
from wizards.lexicon.explaining import Topic, explaining
from wizards.lexicon.expressions import Expressions
from wizards.lexicon.folding import Folded, fold, same_name
from wizards.lexicon.measures import split_measure
from wizards.lexicon.prose import any_of, prose_words
from wizards.lexicon.store import Lexicon, lexicon

__all__ = [
    "LEVELS",
    "Expressions",
    "Folded",
    "Lexicon",
    "Topic",
    "any_of",
    "explaining",
    "fold",
    "level_of",
    "lexicon",
    "prose_words",
    "same_level",
    "same_name",
    "split_measure",
]
