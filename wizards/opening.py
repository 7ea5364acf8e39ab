"""A file with the form and the policy in force: the one reader for the command line, the wizard and the tests.

A form that is not there makes a file unusable. A policy that is not there does not: the form's own takes its place,
and a note says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.form import Form
from schemas.policy import Policy
from schemas.text import show
from wizards.catalogue import PackError, load_form, load_policy
from wizards.storage import UnusableFile, load, load_piped


@dataclass(frozen=True, slots=True)
class InForce:
    """The form of a document and the policy by which it is scored.

    Attributes:
        form: the form that the document names.
        policy: the policy that was asked for, else the one the document names, else the form's own; ``None`` if the
            form scores without one.
        note: one sentence when the policy that the document names cannot be used, else empty.
    """

    form: Form
    policy: Policy | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A session file as read: its document, what is in force, and what was noticed while reading."""

    path: Path
    document: Mapping[str, Any]
    in_force: InForce
    notices: tuple[str, ...]


def read_for(path: Path, policy: str | None = None, piped: bytes | None = None) -> OpenedFile:
    """Read a session file and what is in force for it; nothing is locked, nothing written.

    Args:
        path: the session file.
        policy: id of a policy to use in place of the file's.
        piped: what came through a pipe, to be read in place of a file; ``path`` is its name.

    Raises:
        UnusableFile: the file or its form cannot be used, or there is no policy of that id.
    """
    loaded = load(path) if piped is None else load_piped(piped, path.name)
    name = show(path.name, one_line=True)
    return OpenedFile(path, loaded.document, in_force(loaded.document, policy, name=name), loaded.notices)


def in_force(document: Mapping[str, Any], policy: str | None = None, *, name: str = "") -> InForce:
    """Return the form that ``document`` names and the policy by which it is scored.

    Args:
        document: the nested dict of a session file.
        policy: id of a policy to use in place of the document's.
        name: the file's name, for the sentence when it cannot be used.

    Raises:
        UnusableFile: no form is named, there is no such form, or there is no policy of that id.
    """
    form_id = document.get("form")
    if not isinstance(form_id, str) or not form_id:
        what = f"“{name}”" if name else "文件"
        raise UnusableFile(f"{what}里没有写用哪一张表（form），无法识别；请用 ziping new 新建，或补上这一行。")
    try:
        form = load_form(form_id)
        if policy:
            return InForce(form, load_policy(policy))
    except PackError as error:
        raise UnusableFile(f"{name}：{error}" if name else str(error)) from None
    return InForce(form, *policy_of(form, document.get("policy")))


def policy_of(form: Form, named: object) -> tuple[Policy | None, str]:
    """Return the policy in force when a document of ``form`` names ``named`` (anything may stand in a file).

    The second value is one sentence when that policy cannot be used and the form's own is taken, else empty.
    """
    note = ""
    if isinstance(named, str) and named.strip():
        try:
            return load_policy(named), ""
        except PackError as error:
            instead = f"现在按本表的“{form.pack.policy}”" if form.pack.policy else "现在不按评分办法"
            note = f"文件写的评分办法不能用（{str(error).rstrip('。')}），{instead}计分。"
    try:
        return (load_policy(form.pack.policy), note) if form.pack.policy else (None, note)
    except PackError as error:
        return None, note or str(error)
