"""What of a session can be shown before it is opened: where the user stopped, and the first questions there.

Read from the plain data of the session and of its form; nothing is judged, locked or written. Models, catalogue and
desk, which take most of a start, are not needed for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from schemas.step_names import STEP_ABOUT, STEPS, StepName
from tui import texts
from tui.told import is_told
from wizards.built_in import built_in_form, parsed
from wizards.storage import UnusableFile, load

AT_ONCE: Final = 4
"""Questions that a step shows at once; the wizard brings the others when these are drawn."""
AND_NEXT: Final = 2
"""Questions there at once from one further down where the user stopped: it is only seen when the page has moved."""
_LARGEST: Final = 200_000
"""Bytes; of a larger session reading it twice would be felt."""


@dataclass(frozen=True, slots=True)
class FirstQuestion:
    """A question as it will stand there: its label, whether it must be answered, what stands in it."""

    label: str
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What is known before a session is opened.

    Attributes:
        step: the step where the user stopped.
        whose: the project or the unit.
        form: title of the form.
        about: what the step wants, when it is shown for the first time.
        questions: the first ones of the step, or those where the user stopped.
    """

    step: StepName
    whose: str
    form: str
    about: str
    questions: tuple[FirstQuestion, ...]


def first_look(path: Path) -> FirstLook | None:
    """Return what can be shown of a session, ``None`` where anything about it is unusual."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        loaded = load(path)
    except (OSError, ValueError, UnusableFile):
        return None
    file = built_in_form(loaded.document.get("form"))
    if file is None or loaded.notices or loaded.digest != "match":
        return None
    try:
        return _look(loaded.document, parsed(file)[1])
    except (KeyError, TypeError, AttributeError):
        return None


def _look(document: Mapping[str, Any], form: Mapping[str, Any]) -> FirstLook:
    place = document.get("place", {})
    step = next((one for one in STEPS if one == place.get("step")), STEPS[0])
    asked: Sequence[Mapping[str, Any]] = form["steps"].get(step, ())
    number = _stopped_at(document, asked, str(place.get("field", "")))
    whose, title = _whose(document, form), form["pack"]["title"]
    if number >= AT_ONCE:
        return FirstLook(step, whose, title, "", tuple(_questions(document, asked[number : number + AND_NEXT])))
    return FirstLook(step, whose, title, _about(form["pack"], step), tuple(_questions(document, asked[:AT_ONCE])))


def _about(pack: Mapping[str, Any], step: StepName) -> str:
    """Return what a step wants, as ``Form.about`` says it, until it was said once."""
    return "" if is_told(f"{pack['id']}/{step}") else pack.get("about", {}).get(step) or STEP_ABOUT[step]


def _stopped_at(document: Mapping[str, Any], asked: Sequence[Mapping[str, Any]], place: str) -> int:
    """Return the number of the question where the user stopped, else of the first one where nothing stands."""
    if place:
        return next((n for n, one in enumerate(asked) if f"{place}.".startswith(f"{one['path']}.")), 0)
    return next((n for n, one in enumerate(asked) if not _value(document, one["path"])), 0)


def _questions(document: Mapping[str, Any], asked: Sequence[Mapping[str, Any]]) -> Iterator[FirstQuestion]:
    """Yield the questions as long as what stands in them is a line; of the first list or long text only the label."""
    for one in asked:
        value = _value(document, one["path"])
        line = "" if value is None else str(value)
        is_line = isinstance(value, str | int | None) and "\n" not in line and not one["path"].startswith("texts.")
        yield FirstQuestion(one["label"], bool(one.get("required")), line if is_line else "")
        if not is_line:
            return


def _whose(document: Mapping[str, Any], form: Mapping[str, Any]) -> str:
    title = _value(document, "profile.title")
    if any(one["path"] == "profile.title" for asked in form["steps"].values() for one in asked):
        return title or texts.UNTITLED
    return title or _value(document, "profile.unit.name") or texts.NO_UNIT


def _value(document: Mapping[str, Any], path: str) -> Any:
    here: Any = document
    for part in path.split("."):
        here = here.get(part) if isinstance(here, Mapping) else None
    return here
