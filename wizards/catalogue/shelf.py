"""Where forms and policies are found: those of the program, and the user's own beside them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from schemas.form import Form
from schemas.policy import Policy
from schemas.text import show
from wizards.catalogue.errors import PackError
from wizards.catalogue.shape import build, did_you_mean
from wizards.catalogue.source import read_source

_ROOT = Path(__file__).resolve().parent.parent
FORMS = _ROOT / "forms"
POLICIES = _ROOT / "policies"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_HEAD = re.compile(r"^\[(pack|scoring)\][^\n]*\n(?:(?!\s*\[)[^\n]*\n?)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormInfo:
    """A form in the list of forms; ``scoring`` is the mode, ``user``: it lies in the user's own folder."""

    id: str
    title: str
    place: str
    year: int | None
    source: str
    scoring: str
    policy: str | None
    user: bool


def is_pack_id(text: str) -> bool:
    """Return whether ``text`` can be the id of a form pack and so its file name."""
    return _ID.fullmatch(text) is not None


def default_form_id() -> str:
    """Return the id of the built-in form that is taken when none is named."""
    return next(form.pack.id for form in map(_head, _packs(FORMS)) if form.pack.default)


def load_form_file(path: Path) -> Form:
    """Load a form from a file.

    Raises:
        PackError: the file is no usable pack.
    """
    form = build(Form, read_source(path))
    if form.pack.id != path.stem:
        raise PackError(
            f"{show(path.name, one_line=True)}：id“{show(form.pack.id, one_line=True)}”和文件名不同，请改成一样的。"
        )
    return form


def load_form(form_id: str, *, user_folder: Path | None = None) -> Form:
    """Load a form by its id, a built-in one or one of the user's own folder.

    Raises:
        PackError: there is no such form, or its file is wrong.
    """
    if _ID.fullmatch(form_id):
        for folder in (FORMS, _user_forms(user_folder)):
            path = folder / f"{form_id}.toml"
            if path.is_file():
                return _load_once(path, path.stat().st_mtime_ns, path.stat().st_size)
    known = {path.stem for folder in (FORMS, _user_forms(user_folder)) for path in _packs(folder)}
    hint = did_you_mean(form_id, known) or f"现有 {'、'.join(sorted(known))}。"
    raise PackError(f"没有“{show(form_id, one_line=True)[:40]}”这种表样，{hint}")


@lru_cache(maxsize=32)
def _load_once(path: Path, _modified: int, _size: int) -> Form:
    return load_form_file(path)


def list_forms(user_folder: Path | None = None) -> tuple[list[FormInfo], list[str]]:
    """Return all forms, built-in ones first, and a Chinese sentence for each file that had to be skipped.

    Built-in packs are tested, so only their head is read; a user's pack is read whole, to be named if it is wrong.
    """
    infos: list[FormInfo] = []
    notes: list[str] = []
    for path in _packs(FORMS):
        infos.append(_info(_head(path), user=False))
    taken = {info.id for info in infos}
    for path in _packs(_user_forms(user_folder)):
        try:
            form = _load_once(path, path.stat().st_mtime_ns, path.stat().st_size)
        except PackError as error:
            notes.append(f"已跳过 {error}")
            continue
        except OSError:
            notes.append(f"已跳过 {show(path.name, one_line=True)}：读不了这个文件。")
            continue
        if form.pack.id in taken:
            notes.append(f"已跳过 {path.name}：id“{form.pack.id}”是自带的表样，请换一个 id 和文件名。")
            continue
        infos.append(_info(form, user=True))
    return infos, notes


def _head(path: Path) -> Form:
    text = path.read_text(encoding="utf-8")
    return Form.model_validate(tomllib.loads("".join(match[0] for match in _HEAD.finditer(text))))


def _info(form: Form, *, user: bool) -> FormInfo:
    pack = form.pack
    return FormInfo(pack.id, pack.title, pack.place, pack.year, pack.source, form.scoring.mode, pack.policy, user)


def _packs(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.toml") if path.is_file())
    except OSError:
        return []


def _user_forms(folder: Path | None) -> Path:
    return _user(folder, "forms")


def _user(folder: Path | None, below: str) -> Path:
    if folder is not None:
        return folder
    from wizards.storage.places import user_folder

    return user_folder() / below


def load_policy(policy_id: str) -> Policy:
    """Load a scoring policy by its id, a built-in one or one of the user's own.

    Raises:
        PackError: there is no such policy, or its file is wrong.
    """
    folders = (POLICIES, _user(None, "policies"))
    if _ID.fullmatch(policy_id):
        for folder in folders:
            path = folder / f"{policy_id}.toml"
            if path.is_file():
                return _policy_once(path, path.stat().st_mtime_ns, path.stat().st_size)
    known = {path.stem for folder in folders for path in _packs(folder)}
    hint = did_you_mean(policy_id, known) or f"现有 {'、'.join(sorted(known))}。"
    raise PackError(f"没有“{show(policy_id, one_line=True)[:40]}”这套评分办法，{hint}")


@lru_cache(maxsize=32)
def _policy_once(path: Path, _modified: int, _size: int) -> Policy:
    policy = build(Policy, read_source(path))
    if policy.id != path.stem:
        raise PackError(f"{show(path.name, one_line=True)}：id“{policy.id}”和文件名不同，请改成一样的。")
    return policy


def list_policies() -> list[Policy]:
    """Return all built-in policies, and the user's own that can be used."""
    policies = [load_policy(path.stem) for path in _packs(POLICIES)]
    for path in _packs(_user(None, "policies")):
        if all(policy.id != path.stem for policy in policies):
            try:
                policies.append(load_policy(path.stem))
            except PackError:
                continue
    return policies
