"""What words explain a thing (``explaining.toml``): one expression for each topic."""

from __future__ import annotations

import re
from typing import Literal

from wizards.lexicon.expressions import Expressions

Topic = Literal["spending", "payer", "adjustment", "deduction", "survey", "cause", "of_money", "other_year", "hollow"]

_EXPLAINING = Expressions("explaining")


def explaining(topic: Topic) -> re.Pattern[str]:
    """Return the expression that finds what speaks of a topic in a text of half width without blanks."""
    return _EXPLAINING[topic]
