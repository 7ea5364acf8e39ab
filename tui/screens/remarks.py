"""The remarks of a returned report: what was asked, the answer, and what else there is to do when it came back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.remark import Remark
from schemas.text import show
from tui import texts, texts_returning
from tui.desk import Desk
from tui.plain import shorten
from tui.screens.confirm import AskText
from tui.screens.leave_once import LeaveOnce
from tui.screens.returning import ask_and_read, ask_state, note_by_hand, write_statement
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards.returning.keeping import answered, rows, settled, without
from wizards.returning.value_names import label_of

Begin = Callable[[Coroutine[Any, Any, Any]], Any]


class RemarksScreen(LeaveOnce[str | None]):
    """All remarks; dismisses with the path to go to, ``None`` for Esc.

    Args:
        desk: the open session.
        here: path of the field that the user came from.
        begin: runs what takes several dialogs.
    """

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#remarks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("ctrl+r", "reply", show=False),
        Binding("space", "done", show=False),
        Binding("delete", "remove", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    def __init__(self, desk: Desk, here: str, begin: Begin) -> None:
        super().__init__(classes="page")
        self.desk = desk
        self._here = here
        self._begin = begin

    def compose(self) -> ComposeResult:
        """Title, the remarks and what else there is to do, more of the one under the cursor, keys."""
        yield Static(id="page-title", markup=False)
        yield Choices(choose=self._chosen, id="remarks")
        yield Static(id="review-detail", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=texts_returning.KEYS)

    def on_mount(self) -> None:
        """Fill the list."""
        self.refill()

    def refill(self) -> None:
        """Read everything anew; the cursor stays on its line."""
        options = self.query_one("#remarks", Choices)
        at = options.highlighted or 0
        found = rows(self.desk.session.document)
        state = self._state()
        options.clear_options()
        options.add_options([Option(Content(self._line(row))) for row in found])
        words = {
            "read": texts_returning.READ,
            "add": texts_returning.ADD,
            "state": texts_returning.STATE.format(state=state),
            "statement": texts_returning.STATEMENT,
        }
        options.add_options([Option(Content(label), id=key) for key, label in words.items()])
        options.highlighted = min(at, options.option_count - 1)
        unanswered = sum(1 for row in found if _standing(row) == "open")
        title = texts_returning.TITLE.format(count=len(found), open=unanswered, state=state)
        self.query_one("#page-title", Static).update(Content(title))
        self._show_detail(options.highlighted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the remark under the cursor."""
        event.stop()
        self._show_detail(event.option_index)

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)

    def action_go(self) -> None:
        """Go to the field, by mouse on the key bar."""
        self.query_one("#remarks", Choices).action_select()

    def action_reply(self) -> None:
        """Ctrl+R: write the answer, or another one."""
        number = self._writable()
        if number is None:
            return
        row = rows(self.desk.session.document)[number]
        fields = [(texts_returning.ASKED.format(text=_asked(row)), str(row.get("reply") or ""))]
        self.app.push_screen(AskText(texts_returning.REPLY_TITLE, fields), lambda reply: self._reply(number, reply))

    def action_done(self) -> None:
        """Space: the report was changed accordingly, or it was not."""
        number = self._writable()
        if number is not None:
            done = _standing(rows(self.desk.session.document)[number]) != "done"
            words = texts_returning.DONE_NOW if done else texts_returning.NOT_DONE
            self._change(settled(self.desk.session.document, number, done=done), words)

    def action_remove(self) -> None:
        """Delete: take a remark away; undo brings it back."""
        number = self._writable()
        if number is not None:
            self._change(without(self.desk.session.document, number), texts_returning.REMOVED)

    def action_undo(self) -> None:
        """Ctrl+Z, here too."""
        self._say(texts.REVIEW_UNDONE if self.desk.session.undo() else texts.UNDO_NONE)

    def action_redo(self) -> None:
        """Ctrl+Y."""
        self._say(texts.REVIEW_REDONE if self.desk.session.redo() else texts.REDO_NONE)

    def _reply(self, number: int, reply: str | None) -> None:
        if reply:
            self._change(answered(self.desk.session.document, number, reply), texts_returning.REPLIED_NOW)

    def _change(self, document: Mapping[str, Any], words: str) -> None:
        self.desk.session.seal()
        self.desk.session.replace(document, "remarks")
        self.desk.save_soon()
        self._say(words)

    def _say(self, words: str) -> None:
        self.refill()
        self.app.notify(words)

    def _chosen(self, number: int, key: str) -> None:
        """Enter or a click: go to the field, or do what the line says."""
        if key:
            self._begin(self._do(key))
            return
        path = str(rows(self.desk.session.document)[number].get("path") or "")
        if path:
            self.dismiss(path)
        else:
            self.app.notify(texts_returning.NO_FIELD)

    async def _do(self, key: str) -> None:
        if self.desk.read_only and key != "statement":
            self.app.notify(texts.READ_ONLY_TYPING)
        elif key == "read":
            await ask_and_read(self.app, self.desk)
        elif key == "add":
            await note_by_hand(self.app, self.desk, self._here)
        elif key == "state":
            await ask_state(self.app, self.desk)
        else:
            await write_statement(self.app, self.desk)
        if self.is_attached:
            self.refill()

    def _writable(self) -> int | None:
        """Return the remark under the cursor if it may be changed; say so if not."""
        number = self.query_one("#remarks", Choices).highlighted
        if self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING)
        elif number is None or number >= len(rows(self.desk.session.document)):
            self.app.notify(texts_returning.NOT_A_REMARK)
        else:
            return number
        return None

    def _state(self) -> str:
        state, date = (self.desk.session.text(key) for key in ("state", "state_date"))
        return f"{state}（{date}）" if state and date else state or texts_returning.NO_STATE

    def _line(self, row: Mapping[str, Any]) -> str:
        sign = texts_returning.SIGNS[_standing(row)]
        by = f"{shorten(str(row.get('by') or ''), 12)} " if row.get("by") else ""
        return f"{sign}　{self._where(row)}　{by}{shorten(_asked(row), 60)}"

    def _where(self, row: Mapping[str, Any]) -> str:
        path = str(row.get("path") or "")
        label = label_of(path, self.desk.session.document, self.desk.form) if path else texts_returning.NO_PLACE
        return shorten(label, 24)

    def _show_detail(self, number: int | None) -> None:
        found = rows(self.desk.session.document)
        row = found[number] if number is not None and number < len(found) else {}
        lines = [texts_returning.ASKED.format(text=show(str(row["text"])))] if row.get("text") else []
        if row.get("quote"):
            lines.append(texts_returning.QUOTED.format(quote=show(str(row["quote"]), one_line=True)))
        if row.get("reply"):
            lines.append(texts_returning.REPLIED.format(reply=show(str(row["reply"]))))
        self.query_one("#review-detail", Static).update(Content("\n".join(lines)))


def _asked(row: Mapping[str, Any]) -> str:
    return show(str(row.get("text") or row.get("quote") or ""), one_line=True)


def _standing(row: Mapping[str, Any]) -> str:
    """Return whether a remark is open, answered or done; the model reads what a hand may have typed."""
    remark = Remark.model_validate({**row, "done": row.get("done", False)})
    if remark.done:
        return "done"
    return "open" if remark.is_open else "answered"
