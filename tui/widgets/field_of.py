"""Which control a value is typed or chosen in: the one place that knows a control for each kind of value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.part import KindName
from tui.widgets.choice_field import ChoiceField
from tui.widgets.control import Field
from tui.widgets.fields import LineField
from tui.widgets.long_field import LongField, WordsField
from wizards.session import Session


def field_of(
    session: Session,
    path: str,
    kind: KindName,
    *,
    choices: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
    read_only: bool = False,
) -> Field:
    """Return a control for the value at ``path``.

    Args:
        session: where it is stored.
        path: its path.
        kind: what is typed there.
        choices: the answers there are, if it is not free.
        labels: the words for the answers, where what is stored is another.
        read_only: it is shown, not changed.
    """
    if choices or labels is not None:
        return ChoiceField(session, path, tuple(choices), several=kind == "words", read_only=read_only, labels=labels)
    if kind == "words":
        return WordsField(session, path, read_only=read_only)
    if kind == "long":
        return LongField(session, path, read_only=read_only)
    return LineField(session, path, read_only=read_only)
