"""What stands beside the names of indicators, read column by column: a text that comes again is understood once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Final, TypeVar

from schemas.form import Form
from wizards.catalogue.reach import INDICATORS
from wizards.intake import values
from wizards.intake.cells import Cells, Places, is_blank_mark
from wizards.intake.head_units import column_unit
from wizards.intake.heads import Head
from wizards.intake.labels import PROMPT
from wizards.intake.model import Aside, Place, Reading, Row
from wizards.intake.money_units import stated_units
from wizards.intake.own_columns import SERIAL, OwnReader, own_columns
from wizards.intake.signs import DOUBT, MARKS, is_sign_in_doubt
from wizards.intake.values import Text, text_of
from wizards.lexicon import Lexicon
from wizards.lexicon.prompts import is_only_prompt, is_prompt

_FIGURES: Final = ("target", "actual")
_TARGETS: Final = ("target", "adjusted_target")
_BESIDE_TARGET: Final = ("adjusted_target", "comparator", "unit")
_AS_WRITTEN: Final = ("unit", "weight", "stated_score")
_LONG: Final = ("deviation_reason", "improvement")
_LOST: Final = "它的指标性质或计量单位读不出来"
_NOTHING: Final = Text("")

Said = TypeVar("Said", bound=Hashable)
Read = TypeVar("Read")
Left = tuple[Place, Aside]
"""What was left aside, with its place."""


class RowValues:
    """Reads the columns of values under a head.

    Args:
        cells: the grid.
        head: the head.
        words: the lexicon with the form's labels.
        form: the form.
        money: the session's unit of money.
        places: where the things are read of which the rows know the place; more are put in.
    """

    def __init__(self, cells: Cells, head: Head, words: Lexicon, form: Form, money: str, places: Places) -> None:
        self._cells = cells
        self._words = words
        self._head = head
        self._money = money
        self._places = places
        self._own = own_columns(form, INDICATORS)
        # A unit that the form keeps in a column of its own is not put behind the target.
        self._own_unit = form.asked.asks_column(INDICATORS, "unit")
        self._columns = head.columns
        self._units = {thing: column_unit(cells, head, column, words) for thing, column in head.columns.items()}
        self._looks = {column for _, column in cells.grid.looks}
        self._odd = {column for _, column in cells.odd_places}

    def read(self, rows: Sequence[int], found: Sequence[Row]) -> list[Left]:
        """Put what is said of the indicators in ``rows`` into ``found``; return what must not be taken."""
        self._rows, self._found, self._left = rows, found, list[Left]()
        names = [row.texts["name"] for row in found]
        targets = self._targets(names)
        self._actuals(targets, names)
        for thing in _AS_WRITTEN:
            if thing in self._columns:
                self._put(thing, thing, _each(self._lines(thing), partial(_plain, thing)))
        self._reasons()
        self._columns_of_the_form()
        return self._left

    def _lines(self, thing: str) -> list[str]:
        column = self._columns.get(thing)
        return [""] * len(self._rows) if column is None else self._cells.column_lines(column, self._rows)

    def _targets(self, names: Sequence[str]) -> list[str]:
        """Read the targets: the adjusted one where there is one, else that of the year's beginning."""
        if self._columns.keys().isdisjoint(_TARGETS):
            return [""] * len(names)
        if not self._is_put_together():
            plain = _each(self._lines("target"), partial(_plain, "target"))
            self._put("target", "target", _without_doubtful(plain, names))
            return [text.text for text in plain]
        adjusted = self._lines("adjusted_target")
        uses = _each(adjusted, values.says_adjusted)
        numbers = self._numbers(uses)
        keys = zip(
            *(self._lines("target"), adjusted, self._lines("comparator"), self._lines("unit"), numbers), strict=True
        )
        found = _each(list(keys), self._checked_target)
        targets = [target for target, _ in found]
        taken = _without_doubtful([text for _, text in found], names)
        if self._cells.grid.holes:
            taken = list(map(self._without_lost, self._rows, taken))
        self._put_targets(taken, uses)
        return targets

    def _is_put_together(self) -> bool:
        """Return whether a target is made of several cells, or of a cell and its head."""
        return not self._columns.keys().isdisjoint(_BESIDE_TARGET) or any(map(self._units.get, _TARGETS))

    def _without_lost(self, row: int, target: Text) -> Text:
        """A target is not taken without the sign or the unit that stands beside it and cannot be read."""
        beside = [thing for thing in ("comparator", "unit") if thing in self._columns]
        lost = [thing for thing in beside if self._cells.hole(row, self._columns[thing])]
        if not lost or (lost == ["unit"] and self._own_unit):
            return target
        return target._replace(problem=target.problem or _LOST)

    def _checked_target(self, said: tuple[str, str, str, str, bool]) -> tuple[str, Text]:
        target = self._target(*said)
        return target.text, _checked("target", target)

    def _put_targets(self, taken: Sequence[Text], uses: Sequence[bool]) -> None:
        for of, used in zip(_TARGETS, (False, True), strict=True):
            if of in self._columns:
                texts = [text if use is used else _NOTHING for text, use in zip(taken, uses, strict=True)]
                self._put("target", of, texts)

    def _numbers(self, uses: Sequence[bool]) -> Sequence[bool]:
        """Return of each row whether its target is a number; it is only asked where a sign or a unit is put to it."""
        apart = "comparator" in self._columns or "unit" in self._columns
        if not apart and not any(map(self._units.get, _TARGETS)):
            return [False] * len(uses)
        return list(map(self._is_number, self._rows, uses))

    def _is_number(self, row: int, adjusted: bool) -> bool:
        """Return whether the target is a number; in a text file a number does not look other than a word."""
        column = self._columns.get("adjusted_target" if adjusted else "target", -1)
        return not self._cells.grid.looks_known or self._cells.is_number(row, column)

    def _target(self, first: str, adjusted: str, sign: str, unit: str, number: bool) -> Text:
        use = values.says_adjusted(adjusted)
        text, of = (adjusted, "adjusted_target") if use else (first, "target")
        of_head = self._units.get(of, "")
        if not (use or unit or of_head or sign):
            return _NOTHING if is_blank_mark(text) else text_of((text, "", ""))
        unit, problem = values.unit_of(unit, of_head, apart=self._own_unit)
        target = values.target_of(text, sign, unit, self._words, number=number)
        if problem:
            target = target._replace(problem=target.problem or problem)
        return values.adjusted(target, first) if use else target

    def _actuals(self, targets: Sequence[str], names: Sequence[str]) -> None:
        if "actual" not in self._columns:
            return
        unit = self._units["actual"]
        said = list(zip(self._lines("actual"), targets, strict=True))
        found = _each(said, lambda one: _checked("actual", values.actual_of(*one, unit)))
        self._put("actual", "actual", _without_doubtful(found, targets, names))

    def _reasons(self) -> None:
        for thing in _LONG:
            if thing in self._columns:
                self._put(thing, thing, _each(self._texts(thing), partial(_plain, thing)))
        if "reason_and_measure" in self._columns and self._rows:
            both = _each(self._texts("reason_and_measure"), self._reason_and_measure)
            for thing, texts in zip(_LONG, zip(*both, strict=True), strict=True):
                self._put(thing, "reason_and_measure", texts)

    def _reason_and_measure(self, text: str) -> tuple[Text, Text]:
        reason, measure = values.reason_and_measure(text, self._words)
        return _checked("deviation_reason", reason), _checked("improvement", measure)

    def _columns_of_the_form(self) -> None:
        for thing in self._own:
            if thing not in self._columns:
                continue
            reader = OwnReader(self._own[thing], self._title(thing), self._money, self._stated_unit())
            self._put(thing, thing, _each(self._lines(thing), reader.read))

    def _title(self, thing: str) -> str:
        head, column = self._head, self._columns[thing]
        return self._cells.spread(head.last, column) or self._cells.spread(head.first, column)

    def _stated_unit(self) -> str | None:
        units = stated_units(self._cells, self._head.first, self._head.last, self._head.first)
        return next(iter(units)) if len(units) == 1 else None

    def _texts(self, thing: str) -> list[str]:
        column = self._columns[thing]
        return [self._cells.text(row, column) for row in self._rows]

    def _put(self, thing: str, of: str, texts: Iterable[Text]) -> None:
        """Put the texts of a column under ``thing``, or list them with what speaks against them."""
        column = self._columns[of]
        plain = column not in self._odd and not (thing in _FIGURES and column in self._looks)
        again = thing in self._places
        if not again:
            self._places.put(thing, column)
        if again or not plain:
            self._put_closely(thing, column, texts)
            return
        for row, found, (text, note, problem) in zip(self._rows, self._found, texts, strict=True):
            if problem and text:
                self._left.append(((row, column), Aside(self._cells.where(row, column), text, problem)))
            elif text:
                found.texts[thing] = text
                if note:
                    found.notes[thing] = note

    def _put_closely(self, thing: str, column: int, texts: Iterable[Text]) -> None:
        """Put the texts of a column in which some cells are odd, shown otherwise than they are, or named apart."""
        for row, found, (text, note, problem) in zip(self._rows, self._found, texts, strict=True):
            if not text:
                continue
            problem = problem or self._problem(row, column)
            remark = self._cells.remark(row, column) if thing in _FIGURES else ""
            where = self._cells.where(row, column)
            if problem:
                self._left.append(((row, column), Aside(where, text, problem)))
            else:
                found[thing] = Reading(text, where, "；".join(one for one in (note, remark) if one))

    def _problem(self, row: int, column: int) -> str:
        if (row, column) not in self._cells.odd_places:
            return ""
        first, _, last, _ = self._cells.merge(row, column)
        return self._cells.problem(row, column) or ("合并的格子管几行，分不开" if first != last else "")


def _each(texts: Sequence[Said], read: Callable[[Said], Read]) -> list[Read]:
    """Return what each text, or what stands side by side in a row, reads as; what comes again is read once."""
    known = {text: read(text) for text in dict.fromkeys(texts)}
    return [known[text] for text in texts]


def _without_doubtful(found: list[Text], *beside: Sequence[str]) -> list[Text]:
    """Mark what must not be taken: what may be the opposite (△5), days as sheets count them beside a date."""
    texts = [text.text for text in found]
    joined = "".join(texts)
    if any(mark in joined for mark in MARKS):
        found = [text._replace(problem=DOUBT) if is_sign_in_doubt(text.text) else text for text in found]
    if not any(map(values.may_be_serial_day, texts)):
        return found
    rows = zip(found, *beside, strict=True)
    return [text._replace(problem=SERIAL) if values.is_serial_day(text.text, *said) else text for text, *said in rows]


def _plain(thing: str, text: str) -> Text:
    """Return a cell that is taken as it is written."""
    return _checked(thing, text_of((text, "", "")))


def _checked(thing: str, text: Text) -> Text:
    """Return a text that may be taken: blank where nothing is said, with a problem where the blank form speaks."""
    if not text.text or is_blank_mark(text.text):
        return _NOTHING
    if text.problem or thing == "unit":
        return text
    prompt = is_prompt(text.text) if thing in _FIGURES else is_only_prompt(text.text)
    return text._replace(problem=PROMPT) if prompt else text
