"""What the commands share: reading a session with its form and policy, printing, one way to fail."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.form import Form
from schemas.policy import Policy
from schemas.text import show
from wizards import catalogue
from wizards.storage import UnusableFile, load

OK, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: nothing to mend; errors found; the input cannot be used."""
SCORING = {"none": "不计分", "stated": "自填总分", "policy": "按评分办法", "rules": "按表内规则"}
"""How a form scores, in a clerk's words."""


class Unusable(Exception):
    """The command cannot be done; the message is one plain Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session file as read, with the form and policy it names."""

    path: Path
    document: Mapping[str, Any]
    form: Form
    policy: Policy | None


def open_session(path: Path, *, policy: str | None = None) -> Opened:
    """Read a session for a command that only reads: no lock, nothing written, notes on standard error.

    Raises:
        Unusable: the file, its form or its policy cannot be used.
    """
    try:
        loaded = load(path)
        form_id = loaded.document.get("form")
        if not isinstance(form_id, str) or not form_id:
            raise Unusable(
                f"“{show(path.name)}”里没有写用哪一张表（form），无法识别；请用 ziping new 新建，或补上这一行。"
            )
        form = catalogue.load_form(form_id)
        chosen = catalogue.load_policy(policy) if policy else _policy_of(form, loaded.document)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    except catalogue.PackError as error:
        raise Unusable(f"{show(path.name, one_line=True)}：{error}") from None
    for notice in loaded.notices:
        say_aside(f"{show(path.name)}：{notice}")
    return Opened(path, loaded.document, form, chosen)


def _policy_of(form: Form, document: Mapping[str, Any]) -> Policy | None:
    named = document.get("policy")
    chosen = named if isinstance(named, str) and named else form.pack.policy
    return catalogue.load_policy(chosen) if chosen else None


def say(text: str = "") -> None:
    """Print a line for the user."""
    print(text)


def say_aside(text: str) -> None:
    """Print a line on standard error."""
    print(text, file=sys.stderr)


def say_json(data: object) -> None:
    """Print JSON in UTF-8, whatever the console's own encoding is."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "replace"))
    buffer.flush()
