"""``ziping``, ``open``, ``new``, ``demo``: begin or go on with a session."""

from __future__ import annotations

import gc
from argparse import Namespace
from pathlib import Path

from schemas.text import as_word
from tui.commands.common import OK, UNUSABLE, Unusable, or_force
from tui.output import say, say_aside, say_done
from tui.terminal import can_address_cursor, has_terminal
from wizards.storage import AlreadyThere, UnusableFile, create, free_name, load


def run_app(arguments: Namespace) -> int:
    """Open the app at its home screen."""
    return _app(None)


def run_open(arguments: Namespace) -> int:
    """Go on with a session: straight into the wizard."""
    return _app(Path(arguments.file))


def run_new(arguments: Namespace) -> int:
    """Write an empty session file."""
    from wizards import catalogue
    from wizards.session import new_document

    try:
        form = catalogue.load_form(arguments.form or catalogue.default_form_id())
        made = create(Path(arguments.file), new_document(form), force=arguments.force)
    except AlreadyThere as error:
        raise Unusable(or_force(error)) from None
    except (UnusableFile, catalogue.PackError) as error:
        raise Unusable(str(error)) from None
    say_done(f"已新建：{arguments.file}（{form.pack.title}）")
    if made.kept is not None:
        say_done(f"原来的内容已留作历史版本：{made.kept}")
    say(f"现在可以填写：ziping open {as_word(arguments.file)}")
    return OK


def run_demo(arguments: Namespace) -> int:
    """Copy a sample into the current folder; open it, or without a terminal check, score and report it."""
    from samples import sample_path
    from wizards import catalogue

    form_id = arguments.form or catalogue.default_form_id()
    try:
        source = sample_path(form_id)
        target = free_name(Path.cwd(), f"样例-{form_id}", ".toml")
        create(target, load(source).document)
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    except FileNotFoundError:
        raise Unusable(f"没有“{form_id}”的样例；用 ziping forms 看有哪些表。") from None
    if has_terminal():
        return _app(target)
    return _walk_through(target)


def _walk_through(path: Path) -> int:
    from tui.commands import check, report, score

    say_done(f"样例：{path}（没有终端，只检查、评分、写报告）")
    check.run(Namespace(files=[str(path)], json=False))
    score.run(Namespace(files=[str(path)], json=False, policy=None))
    target = free_name(path.parent, path.stem, ".docx")
    report.run(Namespace(files=[str(path)], output=str(target), force=False))
    return OK


def _app(path: Path | None) -> int:
    if not has_terminal():
        say_aside("这里没有终端，打不开填写界面；可用 ziping check、score、report 处理文件。")
        return UNUSABLE
    if not can_address_cursor():
        return _line_by_line(path)
    # Nothing that is made while starting is garbage; looking for some would take a tenth of the time. The app
    # switches collecting on again when its first frame is drawn.
    gc.disable()
    from tui.app import run

    return run(path)


def _line_by_line(path: Path | None) -> int:
    """The app cannot be drawn here: offer to fill line by line."""
    from tui import texts_lines as texts
    from tui.lines.ear import Ear

    say_aside(texts.OFFER)
    if path is None:
        say_aside(texts.OFFER_HOME)
        return UNUSABLE
    answer = Ear().line(texts.OFFER_PROMPT)
    if answer is None or answer.strip().casefold() in ("n", "no", "不", "否", "不用"):
        return UNUSABLE
    from tui.commands.plain import fill

    return fill(path)
