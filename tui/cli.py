"""The command line. Only the standard library is imported here; each command imports what it needs."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from tui.calling import as_meant
from tui.chinese_argparse import ChineseParser
from tui.command_table import COMMANDS, WITHOUT_COMMAND, runner
from tui.output import begin, finish, say_aside
from tui.piped import refused
from tui.terminal import prepare_environment, prepare_output
from tui.version import VERSION


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Never shows a traceback."""
    prepare_environment()
    prepare_output()
    begin()
    meant = as_meant(sys.argv[1:] if argv is None else argv, [one.name for one in COMMANDS])
    try:
        arguments = _parser(meant).parse_args(meant)
    except SystemExit as stop:
        raise SystemExit(finish(stop.code if isinstance(stop.code, int) else 0)) from None
    if words := refused(vars(arguments)):
        say_aside(words)
        return finish(2)
    try:
        code = runner(arguments.command)(arguments)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        code = _explain(error)
    return finish(code)


def _explain(error: Exception) -> int:
    """Say in one sentence what went wrong; what was not foreseen goes to the log, without the user's answers."""
    common = sys.modules.get("tui.commands.common")
    if common is not None and isinstance(error, common.Unusable):
        say_aside(str(error))
        return 2
    if os.environ.get("ZIPING_DEBUG"):
        raise error
    say_aside(f"程序内部出错（{_logged(error)}），这个命令没有做完；请把做了什么告诉维护者。")
    return 2


def _logged(error: Exception) -> str:
    """Return the kind of a fault and under which number the log keeps where it was."""
    kind = type(error).__name__
    with contextlib.suppress(Exception):
        from wizards.storage import write_crash_log

        number, _ = write_crash_log(error)
        return f"{kind}，编号 {number}"
    return kind


def _parser(words: Sequence[str]) -> ChineseParser:
    """Return the parser of a call. Only a command that is named in it is told its arguments: most of the work."""
    parser = ChineseParser(
        prog="ziping",
        description="自评向导：一步一步填完项目支出绩效自评，算出得分，查出会被退回的地方，写出 Word 报告。",
        epilog="不带命令就打开填写界面，只写文件就接着填它。一切都在本机，不联网。",
    )
    parser.add_argument("-V", "--version", action="version", version=f"自评向导 ziping {VERSION}", help="显示版本")
    parser.set_defaults(command=WITHOUT_COMMAND)
    commands = parser.add_subparsers(title="命令", metavar="命令")
    for one in COMMANDS:
        sub = commands.add_parser(one.name, help=one.says, description=one.says)
        sub.set_defaults(command=one.runs, called=one.name)
        for argument in one.arguments if one.name in words else ():
            argument.add_to(sub)
    return parser
