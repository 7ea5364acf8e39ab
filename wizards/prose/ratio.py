"""A quotient that the words around a rate promise."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from wizards.prose.mentions import Mention
from wizards.prose.near import EXACT
from wizards.prose.operands import relative

HUNDRED = Decimal(100)
IS = r"(?:约|仅|只|高)?(?:为|达到|达|是|:|占)*"
"""What may stand between the words for a rate and its figure."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A quotient that the words around a rate promise: ``change`` for the growth of ``bottom`` to ``top``."""

    top: Mention
    bottom: Mention
    change: bool = False
    strict: bool = False
    sure: bool = False
    named: bool = False
    weak: bool = False

    @property
    def value(self) -> Decimal:
        """The quotient in %."""
        top = self.top.value
        if self.change:
            top = abs(top - self.bottom.value)
        return EXACT.divide(top * HUNDRED, self.bottom.value)

    @property
    def slack(self) -> Decimal:
        """What the printed steps of both leave open, in points."""
        value = self.value + HUNDRED if self.change else self.value
        return value * (relative(self.top) + relative(self.bottom))

    def fits(self, said: Mention) -> bool:
        """Whether the rate is this quotient within the printed steps."""
        step = said.step / 10 if said.unit == "‰" else said.step
        return abs(said.percent - self.value) < step + self.slack
