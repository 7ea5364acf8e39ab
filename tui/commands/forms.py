"""``ziping forms``: list the forms, check a pack, begin a new one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from schemas.finding import SEVERITY_WORDS
from tui.commands.common import FOUND, OK, SCORING, Unusable
from tui.output import say, say_aside, say_done, say_json
from wizards import catalogue
from wizards.catalogue import LintMessage
from wizards.storage import UnusableFile, write_pack


def run(arguments: Namespace) -> int:
    """List, lint or begin."""
    if arguments.lint:
        return _lint(Path(arguments.lint))
    if arguments.new:
        return _new(arguments.new)
    return _list(as_json=arguments.json)


def _list(*, as_json: bool) -> int:
    infos, notes = catalogue.list_forms()
    for note in notes:
        say_aside(note)
    if as_json:
        keys = ("id", "title", "place", "year", "source", "scoring", "policy", "user")
        say_json([{key: asdict(info)[key] for key in keys} for info in infos])
        return OK
    width = max((len(info.id) for info in infos), default=0)
    for info in infos:
        own = "，自己的表" if info.user else ""
        place = "、".join(str(part) for part in (info.place, info.year) if part)
        say(f"{info.id:<{width}} {info.title}（{place}；{SCORING[info.scoring]}{own}）")
        if info.unseen:
            say(f"{'':<{width}} 没有在公开的表上见到：{'、'.join(info.unseen)}")
    return OK


def _lint(path: Path) -> int:
    try:
        messages = catalogue.lint(path)
    except (catalogue.PackError, UnusableFile) as error:
        raise Unusable(str(error)) from None
    return say_lint(path, messages)


def say_lint(path: Path, messages: Sequence[LintMessage]) -> int:
    """Print what a lint found; return the exit code."""
    for message in messages:
        hint = f" {message.hint}" if message.hint else ""
        say(f"{message.file}:{message.line}: [{SEVERITY_WORDS[message.severity]}] {message.message}{hint}")
    if any(message.severity == "error" for message in messages):
        return FOUND
    say(f"{path.name}：" + ("只有提醒，可以使用。" if messages else "没有问题。"))
    return OK


def _new(pack_id: str) -> int:
    if problem := catalogue.new_id_problem(pack_id):
        raise Unusable(problem)
    if any(info.id == pack_id and not info.user for info in catalogue.list_forms()[0]):
        raise Unusable(f"“{pack_id}”是自带的表，同名的不会被使用：请换一个编号。")
    try:
        target = write_pack(pack_id, catalogue.new_pack_text(pack_id))
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    say_done(f"已写好一份带说明的例子：{target}")
    say("照着里面的注释改成自己县的表，改完用 ziping forms --lint 检查。")
    return OK
