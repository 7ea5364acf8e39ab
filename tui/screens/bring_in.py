"""What a file or a paste offers, old and new side by side, to take or to leave, before anything is set."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.text import show
from tui import texts_bringing as texts
from tui.screens.leave_once import LeaveOnce
from tui.screens.offers import offers
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards.intake import Plan, new_paths


class BringInScreen(LeaveOnce[frozenset[str] | None]):
    """The preview; dismisses with the paths to take, ``None`` when nothing is to be taken.

    Args:
        plan: what is offered.
        name: what it comes from.
    """

    CSS_PATH = ["pages.tcss", "bring_in.tcss"]
    AUTO_FOCUS = "#take"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("space", "take_or_leave", show=False),
    ]

    def __init__(self, plan: Plan, name: str) -> None:
        super().__init__(classes="page")
        self.plan = plan
        self.chosen = new_paths(plan)
        self._source = name
        self._lines = offers(plan)

    def compose(self) -> ComposeResult:
        """Title, the values, more of the one under the cursor, what to do."""
        counts = Counter(one.state for one in self.plan.proposals)
        title = texts.TITLE.format(
            name=show(self._source, one_line=True), new=counts["new"], differs=counts["differs"], same=counts["same"]
        )
        yield Static(Content(title), id="page-title", markup=False)
        options = [Option(line.content(self.chosen), disabled=not line.paths) for line in self._lines]
        yield Choices(options, choose=lambda number, _: self._toggle(number), id="offers")
        yield Static(id="offer-detail", markup=False)
        yield Choices(self._answers(), choose=lambda _, key: self._answer(key), id="take")
        yield NoticeLine()
        yield KeyBar("app", more=texts.KEYS)

    def on_mount(self) -> None:
        """Enter takes."""
        self.query_one("#take", Choices).highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the value under the cursor."""
        event.stop()
        if event.option_list.id == "offers":
            detail = show(self._lines[event.option_index].detail)
            self.query_one("#offer-detail", Static).update(Content(detail))

    def action_take_or_leave(self) -> None:
        """Space: take or leave what is under the cursor of the list."""
        offers_list = self.query_one("#offers", Choices)
        if not offers_list.has_focus:
            offers_list.focus()
        elif offers_list.highlighted is not None:
            self._toggle(offers_list.highlighted)

    def action_go_to_list(self) -> None:
        """The hint at Tab was clicked."""
        self.query_one("#offers", Choices).focus()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)

    def _toggle(self, number: int) -> None:
        paths = set(self._lines[number].paths)
        self.chosen = self.chosen - paths if paths <= self.chosen else self.chosen | paths
        listed = self.query_one("#offers", Choices)
        for index, line in enumerate(self._lines):
            if paths & set(line.paths):
                listed.replace_option_prompt_at_index(index, line.content(self.chosen))
        take = self.query_one("#take", Choices)
        take.replace_option_prompt("take", texts.TAKE.format(count=len(self.chosen)))

    def _answers(self) -> list[Option]:
        every = new_paths(self.plan, replace=True)
        answers = [Option(texts.TAKE.format(count=len(self.chosen)), id="take")]
        if every != self.chosen:
            answers.append(Option(texts.TAKE_ALL.format(count=len(every)), id="all"))
        return [*answers, Option(texts.TAKE_NONE, id="none")]

    def _answer(self, key: str) -> None:
        if key == "all":
            self.dismiss(frozenset(new_paths(self.plan, replace=True)))
        elif key == "none":
            self.dismiss(None)
        elif self.chosen:
            self.dismiss(frozenset(self.chosen))
        else:
            self.app.notify(texts.NOTHING_CHOSEN)
