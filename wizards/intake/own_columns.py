"""Columns of a form's own (``[[columns]]``) in a foreign table: what a cell of them is, as it will be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from schemas.figure import MONEY_UNITS, amount_in, money_to, plain_string, read_figure
from schemas.form import Form
from schemas.pack_columns import OWN, OwnColumn
from wizards.intake.cells import is_blank_mark
from wizards.intake.labels import PROMPT
from wizards.intake.money_units import carries_unit
from wizards.intake.signs import DOUBT, is_sign_in_doubt
from wizards.intake.values import Text, may_be_serial_day, percent_or_fraction, with_unit
from wizards.lexicon import fold
from wizards.lexicon.prompts import is_only_prompt

SERIAL: Final = "像是日期，但格子没有用日期的格式；请在表里改成日期再带入"
_OF_HEAD: Final = "表头写的单位是{}"
_NO_UNIT: Final = "表里没有写金额单位，当作{}"


def own_columns(form: Form, list_path: str) -> dict[str, OwnColumn]:
    """Return the columns of a form's own in the rows of a list that are typed, by name (``x.area``)."""
    columns = ((name, form.values.column(list_path, name)) for name in form.values.names(list_path))
    return {name: column for name, column in columns if column is not None and not column.operations}


def is_own(thing: str) -> bool:
    """Return whether a thing of a table is a column of the form's own."""
    return thing.startswith(OWN)


@dataclass(frozen=True, slots=True)
class OwnReader:
    """Reads the cells of one column.

    Attributes:
        column: the column.
        title: its head in the table.
        money: the session's unit of money.
        stated: the unit of money that the table states, if any.
    """

    column: OwnColumn
    title: str
    money: str
    stated: str | None = None

    def read(self, text: str) -> Text:
        """Return what a cell is: blank, a text to be stored, or one that must not be taken."""
        if is_blank_mark(text):
            return Text("")
        if is_only_prompt(text):
            return Text(text, problem=PROMPT)
        kind = self.column.kind
        if kind in ("date", "month") and may_be_serial_day(text):
            return Text(text, problem=SERIAL)
        if kind in ("amount", "figure") and is_sign_in_doubt(text):
            return Text(text, problem=DOUBT)
        if kind == "amount":
            return self._amount(text)
        return self._figure(text) if kind == "figure" else Text(text)

    def _figure(self, text: str) -> Text:
        """A bare figure is in the column's unit; under a head of another unit it gets that unit."""
        own, told = self.column.unit or _unit_in(self.column.label), _unit_in(self.title)
        if not told or told == own:
            doubt = percent_or_fraction(text, f"{text}%") if own == "%" else ""
            return Text(text, problem=doubt)
        joined, problem = with_unit(text, told)
        problem = problem or percent_or_fraction(text, joined)
        return Text(text, problem=problem) if problem else Text(joined, _OF_HEAD.format(told) if joined != text else "")

    def _amount(self, text: str) -> Text:
        unit = self.column.unit or self.money
        told = next((one for one in fold(self.title).brackets if one in MONEY_UNITS), self.stated)
        yuan = amount_in(read_figure(text), told or unit)
        if yuan is None or unit not in MONEY_UNITS:
            return Text(text, problem="不是一个金额")
        if carries_unit(text):
            return Text(text)
        if told is None:
            return Text(text, _NO_UNIT.format(unit))
        if MONEY_UNITS[told] == MONEY_UNITS[unit] or not yuan:
            return Text(text)
        return Text(plain_string(money_to(yuan, unit)), f"由 {text} {told}换算成{unit}")


def _unit_in(head: str) -> str:
    """Return the unit in the brackets of a head: 完成面积（万亩）; blank without one."""
    for bracket in fold(head).brackets:
        one = read_figure(f"1{bracket}")
        if one.kind == "number" and one.bare and (one.unit is not None or one.scale != 1):
            return bracket
    return ""


def own_texts(row: Mapping[str, Any], form: Form, list_path: str) -> dict[str, str]:
    """Return by key what a row has in columns of text that are the form's own: words come along, figures do not."""
    own = row.get("x")
    if not isinstance(own, Mapping):
        return {}
    words = (column.key for column in own_columns(form, list_path).values() if column.kind == "line")
    return {key: text for key in words if isinstance(text := own.get(key), str) and text.strip()}
