"""The list of forms: those of the program, the user's own beside them, and what is wrong with a pack of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from schemas.form import Form
from schemas.text import show
from wizards.built_in import FORMS
from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.shelf import head_of, id_problem, load_own, own_forms, packs_in


@dataclass(frozen=True, slots=True)
class FormInfo:
    """A form in the list of forms.

    Attributes:
        scoring: the mode.
        user: it lies in the user's own folder.
        unseen: what of it was not seen in a published form.
    """

    id: str
    title: str
    place: str
    year: int | None
    source: str
    scoring: str
    policy: str | None
    user: bool
    unseen: tuple[str, ...] = ()


def list_forms(user_folder: Path | None = None) -> tuple[list[FormInfo], list[str]]:
    """Return all forms, built-in ones first, and a Chinese sentence for each thing wrong with a pack of one's own.

    Built-in packs are tested, so only their head is read; a user's pack is read whole. One that cannot be used is
    left out, any other is listed; of each the first fault is named.
    """
    infos = [_info(head_of(path), user=False) for path in packs_in(FORMS)]
    built_in = {info.id for info in infos}
    notes: list[str] = []
    for path in packs_in(own_forms(user_folder)):
        form, found = _own(path, built_in)
        notes += found
        if form is not None:
            infos.append(_info(form, user=True))
    return infos, notes


def _own(path: Path, built_in: set[str]) -> tuple[Form | None, list[str]]:
    """Return a pack of one's own, ``None`` if it cannot be used, and what there is to say about it."""
    name = show(path.name, one_line=True)
    try:
        form = load_own(path)
    except PackError as error:
        return None, [f"已跳过 {error}"]
    except OSError:
        return None, [f"已跳过 {name}：读不了这个文件。"]
    if form.pack.id in built_in:
        return None, [f"已跳过 {name}：id“{form.pack.id}”是自带的表样，请换一个 id 和文件名。"]
    if problem := id_problem(form.pack.id):
        return None, [f"已跳过 {name}：{problem}"]
    notes = []
    if form.pack.default:
        notes.append(f"{name}：default = true 只用于自带的表样，这里不起作用，请删去这一行。")
    if fault := _first_error(path):
        notes.append(f"{fault}这张表仍可使用。")
    return form, notes


def _first_error(path: Path) -> LintMessage | None:
    stat = path.stat()
    return _first_error_once(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=32)
def _first_error_once(path: Path, _modified: int, _size: int) -> LintMessage | None:
    from wizards.catalogue.linter import lint

    return next((message for message in lint(path) if message.severity == "error"), None)


def _info(form: Form, *, user: bool) -> FormInfo:
    pack = form.pack
    mode = form.scoring.mode
    return FormInfo(
        pack.id, pack.title, pack.place, pack.year, pack.source, mode, pack.policy, user, unseen=pack.unseen
    )
