"""Scoring policies: what another one would give, item by item, and changing to it."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.policy import Policy
from schemas.text import show
from tui import texts
from tui.bars import bar
from tui.desk import Desk
from tui.plain import shorten
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards import catalogue
from wizards.scoring.compare import PolicyComparison, compare_policies

_FULL: Final = Decimal(100)
_BAR: Final = 20
_TITLE: Final = 40


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
        self.query_one("#policy-difference", Static).update(Content(self._difference(policy)))

    def _chosen(self, number: int, key: str) -> None:
        """Enter: change the policy; undo takes it back."""
        if not self._scored() or self.desk.read_only:
            self.app.notify(texts.POLICY_NONE if not self._scored() else texts.READ_ONLY_TYPING)
            return
        policy = self.policies[number]
        own = policy.id == self.desk.form.pack.policy
        self.desk.session.seal()
        self.desk.session.set("policy", None if own else policy.id)
        self.desk.session.seal()
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

    def _scored(self) -> bool:
        return self.desk.form.scoring.mode in ("policy", "stated")

    def _options(self) -> list[Option]:
        in_force = self.desk.policy.id if self.desk.policy else ""
        return [
            Option(Content((texts.POLICY_HERE if policy.id == in_force else "  ") + show(policy.title, one_line=True)))
            for policy in self.policies
        ]

    def _difference(self, policy: Policy) -> str:
        lines = [show(note, one_line=True) for note in self.notes]
        lines.append(texts.POLICY_SOURCE.format(source=show(policy.source), certainty=show(policy.certainty)))
        if not self._scored():
            return "\n".join([*lines, texts.POLICY_NONE])
        if self.desk.policy is None or policy.id == self.desk.policy.id:
            return "\n".join([*lines, texts.POLICY_SAME])
        compared = compare_policies(self.desk.form, self.desk.evaluation.assessment, [self.desk.policy, policy])
        return "\n".join([*lines, *_totals(compared), *_lines(compared)])


def _totals(compared: PolicyComparison) -> list[str]:
    """Return both totals as bars of one length for 100, each with its figure and its policy."""
    return [
        f"{bar(total, _FULL, _BAR)} {total:f}  {shorten(policy.title, _TITLE) if policy else ''}"
        for policy, sheet in zip(compared.policies, compared.sheets, strict=True)
        if (total := sheet.total.computed) is not None
    ]


def _lines(compared: PolicyComparison) -> list[str]:
    lines = []
    for item in compared.differences:
        old, new = item.computed
        change = item.change[1]
        delta = "" if change is None else f"（{change:+f}）"
        lines.append(f"{shorten(item.name, 30) or item.id}：{_shown(old)} → {_shown(new)}{delta}")
    old_grade, new_grade = compared.grades
    if old_grade != new_grade:
        lines.append(f"等次：{old_grade or '—'} → {new_grade or '—'}")
    return lines or [texts.POLICY_EQUAL]


def _shown(value: Decimal | None) -> str:
    return "—" if value is None else format(value, "f")
