"""``ziping rollover``: this year's session from last year's."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from schemas.form import Form
from schemas.text import as_word
from tui.commands.common import OK, Unusable, or_force
from tui.output import say, say_aside, say_done
from wizards.catalogue import PackError, load_form
from wizards.intake import Unreadable
from wizards.intake.rollover import Rolled, roll_over
from wizards.opening import InForce, in_force
from wizards.storage import AlreadyThere, Loaded, UnusableFile, create, load

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2199


def run(arguments: Namespace) -> int:
    """Write the new session; last year's file is only read."""
    last, target = Path(arguments.last), Path(arguments.output)
    try:
        loaded = load(last)
        for notice in loaded.notices:
            say_aside(f"{last.name}：{notice}")
        rolled = _rolled(loaded, arguments)
        made = create(target, rolled.document, force=arguments.force, inputs=(last,))
    except AlreadyThere as error:
        raise Unusable(or_force(error)) from None
    except (UnusableFile, PackError, Unreadable) as error:
        raise Unusable(str(error)) from None
    say_done(f"已新建：{target}（{rolled.year} 年度）")
    if made.kept is not None:
        say_done(f"原来的内容已留作历史版本：{made.kept}")
    _tell(rolled, target)
    return OK


def _rolled(loaded: Loaded, arguments: Namespace) -> Rolled:
    year = _year(arguments.year)
    old = _in_force(loaded, other=arguments.form is not None)
    form = _form(arguments.form, old)
    return roll_over(
        loaded.document,
        loaded.path.name,
        form,
        old_form=old.form if old else None,
        policy=old.policy if old else None,
        year=year,
    )


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR):
        raise Unusable(f"--year 应是四位年份，例如 2024，不是“{text}”。")
    return int(text)


def _in_force(loaded: Loaded, *, other: bool) -> InForce | None:
    """Return what was in force for last year's file; for another form it is enough that the file can be read."""
    try:
        return in_force(loaded.document, name=loaded.path.name)
    except UnusableFile:
        if not other:
            raise
        return None


def _form(named: str | None, old: InForce | None) -> Form:
    if named is None and old is not None:
        return old.form
    return load_form(named or "")


def _tell(rolled: Rolled, target: Path) -> None:
    for line in rolled.brought:
        say(f"  带来 {line}")
    say("  没有带来：完成值、得分、原因和措施、全部金额、存在问题、报告日期")
    for line in rolled.told:
        say(f"  [请看] {line}")
    say(f"现在可以填写：ziping open {as_word(str(target))}")
