"""What the clerk answered for one scored item: its own facts, and figures that stand elsewhere in the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.figure import MONEY_UNITS, Figure, money_to
from schemas.figure.exact import shifted
from schemas.form import Entry, Form
from schemas.pack_columns import own_place
from schemas.performance import NO, YES
from wizards.facts import Facts


@dataclass(frozen=True, slots=True)
class ItemAnswers:
    """Facts of an item by name; a name with a dot is a path of the session.

    All money is in the unit of the form, because that is the unit its questions name.
    """

    entry: Entry
    given: Mapping[str, Figure]
    facts: Facts

    @property
    def form(self) -> Form:
        """The form whose questions were answered."""
        return self.facts.form

    def number(self, name: str) -> Decimal | None:
        """A number, ``None`` while it is open or no number."""
        if "." in name:
            return self._elsewhere(name)
        figure = self.given.get(name)
        if figure is None or figure.kind != "number" or figure.value is None:
            return None
        return money_to(figure.value, self.form.pack.money_unit) if figure.unit == "元" else figure.value

    def count(self, name: str) -> Decimal | None:
        """A number of occurrences; fewer than none is no answer."""
        number = self.number(name)
        return None if number is None or number < 0 else number

    def truth(self, name: str) -> bool | None:
        """A yes/no answer, ``None`` while it is open."""
        figure = self.given.get(name)
        return None if figure is None else {YES: True, NO: False}.get(figure.text.strip())

    def question(self, name: str) -> str:
        """How the form asks for ``name``: the fact's question, the column of a table, the label of a question."""
        if "." not in name:
            return self.entry.facts.get(name, name)
        found = self.form.asked.at(name, {})
        return found.question.columns.get(_column(name), found.question.label) if found else name

    def _elsewhere(self, path: str) -> Decimal | None:
        number = self.facts.number(path)
        if (
            number is None
            or self.form.values.kind_of(path) != "amount"
            or self.facts.money_unit == self.form.pack.money_unit
        ):
            return number
        return money_to(shifted(number, MONEY_UNITS[self.facts.money_unit]), self.form.pack.money_unit)


def _column(path: str) -> str:
    own = own_place(path)
    return own[1] if own else path.rpartition(".")[2]
