"""Scoring policies: what another one would give, item by item, and changing to it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.policy import Policy
from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.plain import shorten
from tui.policy_words import change_policy, difference, may_change
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards import catalogue


class PolicyScreen(LeaveOnce[None]):
    """Lists the policies; the one under the cursor is compared with the one in force, Enter changes to it."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="page")
        self.desk = desk
        infos, self.notes = catalogue.look_over_policies()
        self.policies: list[Policy] = [info.policy for info in infos]

    def compose(self) -> ComposeResult:
        """Title, list, comparison, keys."""
        yield Static(texts.POLICY_TITLE, id="page-title", markup=False)
        yield Choices(self._options(), choose=self._chosen, id="policies")
        with VerticalScroll(id="policy-frame"):
            yield Static("", id="policy-difference", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=texts.POLICY_KEYS)

    def on_mount(self) -> None:
        """Begin at the policy in force."""
        options = self.query_one("#policies", Choices)
        in_force = self.desk.policy.id if self.desk.policy else ""
        options.highlighted = next((i for i, policy in enumerate(self.policies) if policy.id == in_force), 0)
        options.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Compare."""
        event.stop()
        policy = self.policies[event.option_index]
        self.query_one("#policy-difference", Static).update(
            Content("\n".join(difference(self.desk, policy, self.notes)))
        )

    def _chosen(self, number: int, key: str) -> None:
        """Enter: change the policy; undo takes it back."""
        if not may_change(self.desk) or self.desk.read_only:
            self.app.notify(texts.POLICY_NONE if not may_change(self.desk) else texts.READ_ONLY_TYPING)
            return
        policy = self.policies[number]
        change_policy(self.desk, policy)
        self.dismiss(None)
        # Said when the screen below is there to say it.
        self.app.call_later(self.app.notify, texts.POLICY_CHANGED.format(title=shorten(policy.title, 30)))

    def action_compare(self) -> None:
        """The hint at the arrow keys was clicked."""
        self.query_one("#policies", Choices).focus()

    def action_choose(self) -> None:
        """Change to the policy under the cursor, by mouse on the key bar."""
        self.query_one("#policies", Choices).action_select()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)

    def _options(self) -> list[Option]:
        in_force = self.desk.policy.id if self.desk.policy else ""
        return [
            Option(Content((texts.POLICY_HERE if policy.id == in_force else "  ") + show(policy.title, one_line=True)))
            for policy in self.policies
        ]
