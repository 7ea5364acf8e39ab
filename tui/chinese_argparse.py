"""An argument parser whose usage, help and errors are Chinese."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from schemas.text import show
from tui.output import say, say_aside

_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示这份说明",
}

_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)", re.S), r"缺少 \1"),
    (re.compile(r"unrecognized arguments: (.+)", re.S), r"多出了不认识的部分：\1"),
    (re.compile(r"argument .*?: invalid choice: (.+?) \(choose from .+\)", re.S), r"没有 \1 这个命令"),
    (re.compile(r"argument (.+?): expected (?:one|at least one) argument", re.S), r"\1 后面要写内容"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)", re.S), r"\1 和 \2 不能同时用"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)", re.S), r"\1 后面不能写 \2"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)", re.S), r"\1 可以是 \2，请写全"),
)


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

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence and where to find the usage; exit code 2."""
        chinese = next((p.sub(r, message) for p, r in _ERRORS if p.fullmatch(message)), message)
        say_aside(f"命令写得不对：{show(chinese, one_line=True)}。用 {self.prog} --help 查看用法。")
        raise SystemExit(2)
