"""Where forms and policies are found: those of the program, and the user's own beside them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from schemas.form import Form
from schemas.policy import Policy
from schemas.text import show
from wizards.built_in import FORMS, POLICIES
from wizards.catalogue.errors import PackError
from wizards.catalogue.shape import build, build_form, did_you_mean
from wizards.catalogue.source import read_built_in, read_source

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_HEAD = re.compile(r"^\[(pack|scoring)\][^\n]*\n(?:(?!\s*\[)[^\n]*\n?)*", re.MULTILINE)


def id_problem(text: str) -> str:
    """Return why ``text`` cannot be the id of a form pack and so its file name, empty if it can."""
    if _ID.fullmatch(text):
        return ""
    shown = show(text, one_line=True)[:40]
    return f"id“{shown}”只能用小写字母、数字和连字符，最多 64 个字符，例如 myxian-2026。"


def new_id_problem(text: str) -> str:
    """Return why a new form pack cannot be called ``text``, empty if it can.

    An underscore is kept where it is in use, but not begun with: it parts the words in the names of a pack's own slots.
    """
    if not id_problem(text) and "_" in text:
        better = text.replace("_", "-").strip("-")
        return f"id“{text}”里有下划线，请改用连字符，例如 {better}。"
    return id_problem(text)


def default_form_id() -> str:
    """Return the id of the built-in form that is taken when none is named."""
    return next(form.pack.id for form in map(head_of, packs_in(FORMS)) if form.pack.default)


def load_form_file(path: Path) -> Form:
    """Load a form from a file; what the lint would say of it is not asked.

    Raises:
        PackError: the file is no usable pack.
    """
    return _named(path, build_form(read_source(path)))


def load_own(path: Path) -> Form:
    """Load a pack of the user's own: as it may have been written by hand, it must also be one that can be drawn.

    Raises:
        PackError: the file is no usable pack.
        OSError: it cannot be looked at.
    """
    stat = path.stat()
    return _own_once(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=32)
def _own_once(path: Path, _modified: int, _size: int) -> Form:
    from wizards.catalogue.undrawable import undrawable

    source = read_source(path)
    form = _named(path, build_form(source))
    if faults := undrawable(form, source):
        raise PackError.of(faults)
    return form


def _named(path: Path, form: Form) -> Form:
    """Return ``form`` if it is called like its file."""
    if form.pack.id == path.stem:
        return form
    file, own = show(path.name, one_line=True), show(form.pack.id, one_line=True)
    raise PackError(f"{file}：{name_problem(path, own)}")


def name_problem(path: Path, own: str) -> str:
    """Return what to say of a pack whose id ``own`` is not the name of its file."""
    if not id_problem(own) and path.with_name(f"{own}.toml").is_file():
        return f"id“{own}”已经是 {own}.toml 的，请给这一份换一个 id，文件名也改成一样的。"
    return f"id“{own}”和文件名不同，请把文件名或 id 改成一样的。"


def load_form(form_id: str, *, user_folder: Path | None = None) -> Form:
    """Load a form by its id, a built-in one or one of the user's own folder.

    Raises:
        PackError: there is no such form, or its file is wrong.
    """
    if _ID.fullmatch(form_id):
        built_in = FORMS / f"{form_id}.toml"
        if built_in.is_file():
            return _load_once(built_in)
        own = own_forms(user_folder) / built_in.name
        if own.is_file():
            return load_own(own)
    known = {path.stem for folder in (FORMS, own_forms(user_folder)) for path in packs_in(folder)}
    hint = did_you_mean(form_id, known) or f"现有 {'、'.join(sorted(known))}。"
    raise PackError(f"没有“{show(form_id, one_line=True)[:40]}”这种表样，{hint}")


@lru_cache(maxsize=32)
def _load_once(path: Path) -> Form:
    return _named(path, build_form(read_built_in(path)))


def head_of(path: Path) -> Form:
    """Return a built-in form of which only head and way of scoring are read."""
    text = path.read_text(encoding="utf-8")
    return Form.model_validate(tomllib.loads("".join(match[0] for match in _HEAD.finditer(text))))


def packs_in(folder: Path) -> list[Path]:
    """Return the packs in a folder by name; none if it is not there."""
    try:
        return sorted((path for path in folder.glob("*.toml") if path.is_file()), key=lambda path: path.stem)
    except OSError:
        return []


def own_forms(folder: Path | None) -> Path:
    """Return the folder of the user's own forms: ``folder`` if one is given."""
    return _user(folder, "forms")


def _user(folder: Path | None, below: str) -> Path:
    if folder is not None:
        return folder
    from wizards.storage import user_folder

    return user_folder() / below


def load_policy(policy_id: str) -> Policy:
    """Load a scoring policy by its id, a built-in one or one of the user's own.

    Raises:
        PackError: there is no such policy, or its file is wrong.
    """
    if _ID.fullmatch(policy_id):
        built_in = POLICIES / f"{policy_id}.toml"
        if built_in.is_file():
            return _policy_once(built_in, built_in.stat().st_mtime_ns, built_in.stat().st_size)
        own = own_policies() / built_in.name
        if own.is_file():
            return _policy_once(own, own.stat().st_mtime_ns, own.stat().st_size)
    known = {path.stem for folder in (POLICIES, own_policies()) for path in packs_in(folder)}
    hint = did_you_mean(policy_id, known) or f"现有 {'、'.join(sorted(known))}。"
    raise PackError(f"没有“{show(policy_id, one_line=True)[:40]}”这套评分办法，{hint}")


@lru_cache(maxsize=32)
def _policy_once(path: Path, _modified: int, _size: int) -> Policy:
    policy = build(Policy, read_built_in(path) if path.parent == POLICIES else read_source(path))
    if policy.id != path.stem:
        raise PackError(f"{show(path.name, one_line=True)}：id“{policy.id}”和文件名不同，请改成一样的。")
    return policy


def own_policies() -> Path:
    """Return the folder of the user's own policies."""
    return _user(None, "policies")
