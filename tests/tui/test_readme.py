"""The README names every command and every key there is."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from tui.actions import ACTIONS
from tui.cli import _parser

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
KEYS = [action for action in ACTIONS if action.key]


def commands() -> list[str]:
    (found,) = [action for action in _parser([])._actions if isinstance(action, argparse._SubParsersAction)]
    return sorted(found.choices)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"^ +ziping {command}\b", README, re.MULTILINE)


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = re.findall(r"^    ziping ([a-z]+)", README, re.MULTILINE)
    assert named and set(named) <= set(commands())


@pytest.mark.parametrize("action", KEYS, ids=lambda action: action.id)
def test_every_key_is_in_the_readme(action: object) -> None:
    label = action.key_label  # type: ignore[attr-defined]
    assert re.search(rf"(?<![\w+]){re.escape(label)}(?!\w)", README), label


def test_what_is_listened_for_is_what_is_shown() -> None:
    for action in KEYS:
        first = action.key.split(",")[0]
        assert first == action.key_label.lower(), action.id
