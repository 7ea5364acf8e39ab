"""Open a session file into a desk: file, lock, form, policy, saver. Knows no widget; asks nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.figure import plain_string
from schemas.finding import count
from tui.desk import Desk
from tui.progress import State, overall, step_states
from wizards.catalogue import PackError, load_form
from wizards.opening import in_force, read_for
from wizards.session import Session, new_document, with_row_ids
from wizards.storage import Opened, SaveState, UnusableFile, create, open_session, remember


@dataclass(slots=True)
class Sitting:
    """A desk and what storage knows of its file: who holds it, what can be recovered, what was noticed."""

    desk: Desk
    opened: Opened

    @property
    def suspicious(self) -> bool:
        """Whether the user should look before going on: the file is not as this program wrote it."""
        return self.opened.loaded.digest != "match" and self.opened.held_by is None

    def resume(self) -> None:
        """Go on with the recovery copy.

        Raises:
            UnusableFile: the copy cannot be read.
        """
        self.take_copy(self.opened.in_copy())

    def take_copy(self, document: Mapping[str, Any]) -> None:
        """Go on with what stands in the recovery copy; the saver deletes the copy when the file has it, too."""
        self.desk.session.replace(with_row_ids(document))
        self.opened.adopt_copy()

    def close(self) -> bool:
        """Save and let go; return whether everything is on disk."""
        return self.desk.close()


def sit_down(
    path: Path,
    *,
    take_over: bool = False,
    read_only: bool = False,
    encoding: str | None = None,
    on_state: Callable[[SaveState], None] | None = None,
) -> Sitting:
    """Open ``path``.

    Raises:
        UnusableFile: the file or its form cannot be used; ``str()`` is the sentence for the user.
    """
    opened = open_session(path, take_over=take_over, read_only=read_only, encoding=encoding, on_state=on_state)
    try:
        found = in_force(opened.loaded.document)
    except UnusableFile:
        opened.close(0.0)
        raise
    session = Session(with_row_ids(opened.loaded.document))
    remember(opened.path, session.document)
    desk = Desk(
        session,
        found.form,
        found.policy,
        opened.path,
        saver=opened.saver,
        notices=(*opened.notices, *((found.note,) if found.note else ())),
        release=lambda: opened.close(document=session.document),
    )
    return Sitting(desk, opened)


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a session is: its state, its form's title, the total as a report would print it, what is not filled."""

    state: State
    form: str
    total: str
    gaps: int


def state_of(path: Path) -> HowFar | None:
    """Return how far a session file is, ``None`` when it cannot be used. Only reads."""
    try:
        opened = read_for(path)
    except UnusableFile:
        return None
    form = opened.in_force.form
    desk = Desk(Session(with_row_ids(opened.document)), form, opened.in_force.policy, path)
    evaluation = desk.evaluation
    total = evaluation.sheet.total_shown
    printed = "" if total is None else plain_string(total)
    return HowFar(overall(step_states(desk)), form.pack.title, printed, count(evaluation.open_findings).gap)


def make_new(form_id: str, path: Path) -> None:
    """Write a new session file; an existing one is refused.

    Raises:
        UnusableFile: with the sentence for the user.
    """
    try:
        form = load_form(form_id)
    except PackError as error:
        raise UnusableFile(str(error)) from None
    create(path, new_document(form))
