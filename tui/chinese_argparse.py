"""An argument parser whose usage, help and errors are Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from schemas.text import show
from tui.output import say, say_aside

_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示这份说明",
}

_ERRORS = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"多出了不认识的部分：\1"),
    (r"argument .*?: invalid choice: (.+?) \(choose from .+\)", r"没有 \1 这个命令"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面要写内容"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 和 \2 不能同时用"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 后面不能写 \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 可以是 \2，请写全"),
)
"""Compiled when something is wrong: a call that is right need not wait for it."""

_UNKNOWN = r"unrecognized arguments: (?P<option>\S+)|invalid choice: '?(?P<command>.+?)'? \(choose from"


class _Formatter(argparse.HelpFormatter):
    """Says “用法” and the group titles in Chinese."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse's own types are private
        super().add_usage(usage, actions, groups, _WORDS["usage: "] if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a group under its Chinese title."""
        super().start_section(_WORDS.get(heading or "", heading))


class ChineseParser(argparse.ArgumentParser):
    """``ArgumentParser`` in Chinese; sub-parsers are made of the same class."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", _Formatter)
        options["add_help"] = False
        super().__init__(**options)  # type: ignore[arg-type]  # the options are passed on as they come
        self.add_argument("-h", "--help", action="help", help=_WORDS["show this help message and exit"])

    def _print_message(self, message: str, file: object = None) -> None:
        """Print help or version through the one gate."""
        for line in message.rstrip("\n").split("\n"):
            say(line)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]  # argparse overloads it
        """Return the arguments; what nobody knows is said with the help of the command that was called."""
        words = list(sys.argv[1:] if args is None else args)
        parsed, unknown = self.parse_known_args(words, namespace)
        called = next((self.commands[word] for word in words if word in self.commands), self)
        if unknown:
            called.error(f"unrecognized arguments: {' '.join(unknown)}")
        for action in called._actions:
            if action.option_strings and getattr(parsed, action.dest, None) == "":
                called.error(f"argument {'/'.join(action.option_strings)}: expected one argument")
        return parsed

    @property
    def commands(self) -> dict[str, ChineseParser]:
        """The parsers of the commands, by name."""
        return {name: one for action in self._actions for name, one in _choices_of(action).items()}

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence and where to find the usage; exit code 2."""
        chinese = next(
            (re.sub(said, ours, message, flags=re.S) for said, ours in _ERRORS if re.fullmatch(said, message, re.S)),
            message,
        )
        hint = self._did_you_mean(message) or "。"
        say_aside(f"命令写得不对：{show(chinese, one_line=True)}{hint}用 {self.prog} --help 查看用法。")
        raise SystemExit(2)

    def _did_you_mean(self, message: str) -> str:
        """Return the command or option that an unknown one resembles, as a question, or nothing."""
        import difflib

        unknown = re.search(_UNKNOWN, message, re.S)
        if unknown is None:
            return ""
        word = (unknown["option"] or unknown["command"]).partition("=")[0]
        known = self._option_string_actions if unknown["option"] else self.commands
        near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
        return f"，是不是想写 {near[0]}？" if near else ""


def _choices_of(action: argparse.Action) -> dict[str, ChineseParser]:
    """Return the parsers of the commands that ``action`` chooses from; none if it is another argument."""
    return dict(action.choices) if isinstance(action, argparse._SubParsersAction) else {}
