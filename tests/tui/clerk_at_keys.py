"""A clerk at the keyboard: fills a form from an answer book, with nothing but keys and what an input method commits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from textual import events
from textual.pilot import Pilot

from schemas.paths import find, natural_key, row_key, row_model
from schemas.steps import Question
from tests.tui.driving import settle
from tui.app import Ziping
from tui.widgets.choice_field import ChoiceField
from tui.widgets.control import rows_around
from tui.widgets.long_field import LongField
from tui.widgets.row_bar import RowBar
from tui.widgets.row_list import RowList

_PATIENCE = 12
"""How often the focus is looked at again before it has truly come round."""
LONGEST = 40
"""Characters that an input method commits at once."""


class Clerk:
    """Answers every question of the form that is open from ``book``, a document of the same form.

    Attributes:
        asked: the questions that had the focus, as (step, number in its step).
        typed: path and answer of every field that was filled.
    """

    def __init__(self, pilot: Pilot[Any], book: Mapping[str, Any]) -> None:
        self.pilot = pilot
        self.book = book
        self.asked: set[tuple[str, int]] = set()
        self.typed: dict[str, str] = {}
        self._rows: dict[str, str] = {}
        self._seen: set[str] = set()
        self._strings = 0

    @property
    def app(self) -> Ziping:
        assert isinstance(self.pilot.app, Ziping)
        return self.pilot.app

    @property
    def wizard(self) -> Any:
        return self.app.wizard

    async def keys(self, *keys: str) -> None:
        self._post(*keys)
        await self.pilot.pause()

    def _post(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    def commit(self, text: str) -> None:
        """Type a text in strings of 1, 2, … 40 characters, one behind the other without a breath."""
        while text:
            self._strings += 1
            piece, text = text[: self._strings % LONGEST + 1], text[self._strings % LONGEST + 1 :]
            self.app.post_message(events.Paste(piece))

    async def fill(self, *, until: str | None = None) -> None:
        """Go on from the field with the focus to the last one of the last step, or to the field ``until``."""
        for _ in range(3000):
            control = await self._focus_now()
            if until is not None and getattr(control, "path", None) == until:
                return
            if self._was_here(control):
                if self.wizard.pages.step == "problems":
                    return
                await self.keys("f5")
                continue
            self.asked.add((self.wizard.pages.step, self._number(control)))
            await self._go_on(control)
            if self._stays_at_the_end(control):
                return
        raise AssertionError(f"never came to the end; stood at {self.wizard.pages.current}")

    async def _focus_now(self) -> Any:
        """What has the focus once the last key is done; a machine that does other things is given time for it."""
        for _ in range(_PATIENCE):
            control = self.app.screen.focused
            if control is not None and not self._was_here(control):
                return control
            await settle(self.pilot)
            await asyncio.sleep(0.01)
        return self.app.screen.focused

    def _was_here(self, control: Any) -> bool:
        """Whether the focus has come round to what was filled already."""
        return not isinstance(control, RowBar) and self._name(control) in self._seen

    def _stays_at_the_end(self, control: Any) -> bool:
        """Whether the bar of the last list kept the focus: Tab leads on to the next step, and there is none."""
        stays = isinstance(control, RowBar) and self.app.screen.focused is control
        return stays and self.wizard.pages.step == "problems"

    def _name(self, control: Any) -> str:
        if not isinstance(control, RowList):
            return str(control.path)
        question = control.rows.question
        return f"{question.path}{sorted(question.where.items())}"

    def of_step(self, step: str) -> set[int]:
        return {number for named, number in self.asked if named == step}

    def _number(self, control: Any) -> int:
        step = self.wizard.pages.step
        question = self.wizard.pages.page.view_with(control).question
        return next(number for number, one in enumerate(self.wizard.desk.form.steps.of(step)) if one is question)

    async def _go_on(self, control: Any) -> None:
        """Fill what has the focus and leave it."""
        if isinstance(control, RowBar):
            await self._bar(control)
            return
        self._seen.add(self._name(control))
        if isinstance(control, RowList):
            await self._list(control)
            return
        await self._answer(control, self._wanted(control.path))
        in_rows = rows_around(control) is not None  # there Enter passes over what stands already
        await self.keys("tab" if in_rows or isinstance(control, LongField) else "enter")

    # one field ------------------------------------------------------------------------------------------------

    async def _answer(self, control: Any, wanted: Any) -> None:
        if not wanted:
            return
        if isinstance(control, ChoiceField):
            await self._tick(control, wanted)
            return
        text = "\n".join(wanted) if isinstance(wanted, list) else str(wanted)
        held = self.wizard.desk.session.text(control.path)
        if held and isinstance(control, LongField) and text.startswith(held):
            self.commit(text[len(held) :])
        elif held != text:
            if held:
                self._post("home", "shift+end")
            self.commit(text)
        self.typed[control.path] = text

    async def _tick(self, control: ChoiceField, wanted: Any) -> None:
        for answer in wanted if isinstance(wanted, list) else [wanted]:
            shown = self._rows.get(answer, answer)  # a measure answers a problem by the key of its row
            ticked = self.wizard.desk.session.text(control.path).split("\n")
            while control.answers[control.cursor] != shown:
                await self.keys("right")
            if shown not in ticked:
                await self.keys("space")
            self.typed[control.path] = shown

    def _wanted(self, path: str) -> Any:
        """What the book answers at a path of this session; its rows have other keys there."""
        question = self.wizard.desk.asked_at(path)
        assert question is not None
        if row_model(question[1].path) is None:
            return find(self.book, path)
        key, _, column = path[len(question[1].path) + 1 :].partition(".")
        theirs = next((one for one, mine in self._rows.items() if mine == key), key)
        return find(self.book, f"{question[1].path}.{theirs}.{column}")

    # rows -----------------------------------------------------------------------------------------------------

    def _in_book(self, question: Question) -> list[tuple[str, Mapping[str, Any]]]:
        rows = find(self.book, question.path) or []
        natural = natural_key(question.path)
        return [
            (row_key(rows, index, natural), row)
            for index, row in enumerate(rows)
            if all(row.get(name) == value for name, value in question.where.items())
        ]

    async def _bar(self, bar: RowBar) -> None:
        if self._in_book(bar.rows.question) and not bar.rows.keys():
            await self.keys("enter")  # on 添加
            await self.keys("escape")
        else:
            await self.keys("tab")

    async def _list(self, control: RowList) -> None:
        """Make as many rows as the book has, then go into the first."""
        if not control.rows.question.rows:
            await self._make_rows(control)
        await self.keys("home", "tab")

    async def _make_rows(self, control: RowList) -> None:
        book = self._in_book(control.rows.question)
        for number, (key, row) in enumerate(book):
            keys = control.rows.keys()
            held = self.wizard.desk.session.get(f"{control.rows.path}.{keys[number]}") if number < len(keys) else {}
            if number >= len(keys) or held.get("catalogue") != row.get("catalogue"):
                again = number > 0 and book[number - 1][1].get("catalogue") == row.get("catalogue") is not None
                await self.keys("home", *["down"] * (number - 1), "ctrl+d" if again else "insert")
                await self.keys("escape")
            self._rows[key] = control.rows.keys()[number]
