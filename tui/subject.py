"""What a session is about, in a line about several of them: its project, or its form where no project is asked for."""

from __future__ import annotations

from tui import texts
from wizards.catalogue import PackError, load_form

_PROJECT = "profile.title"


def subject_of(project: str, form_id: str) -> str:
    """Return the name of the project; of a form for a whole unit its title, for beside it stands the unit."""
    if project:
        return project
    try:
        form = load_form(form_id)
    except PackError:
        return texts.UNTITLED
    return texts.UNTITLED if form.asked.exactly(_PROJECT, {}) else form.pack.title
