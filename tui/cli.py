"""The command line. Only the standard library is imported here; each command imports what it needs."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from tui.calling import as_meant
from tui.chinese_argparse import ChineseParser
from tui.output import begin, finish, say_aside
from tui.terminal import prepare_environment, prepare_output
from tui.version import VERSION


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Never shows a traceback."""
    prepare_environment()
    prepare_output()
    begin()
    parser = _parser()
    try:
        arguments = parser.parse_args(as_meant(sys.argv[1:] if argv is None else argv, parser.commands))
    except SystemExit as stop:
        raise SystemExit(finish(stop.code if isinstance(stop.code, int) else 0)) from None
    try:
        code = _command(arguments.command)(arguments)
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


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    module, _, function = name.partition(":")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"tui.commands.{module}"), function or "run")
    return command


def _parser() -> ChineseParser:
    parser = ChineseParser(
        prog="ziping",
        description="自评向导：一步一步填完项目支出绩效自评，算出得分，查出会被退回的地方，写出 Word 报告。",
        epilog="不带命令就打开填写界面，只写文件就接着填它。一切都在本机，不联网。",
    )
    parser.add_argument("-V", "--version", action="version", version=f"自评向导 ziping {VERSION}", help="显示版本")
    parser.set_defaults(command="begin:run_app")
    commands = parser.add_subparsers(title="命令", metavar="命令")

    def add(name: str, command: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        return sub

    sub = add("open", "begin:run_open", "接着填一份自评")
    sub.add_argument("file", metavar="文件", help="自评文件（.toml）")
    sub = add("plain", "plain", "逐行填一份自评：一次问一栏，任何终端和读屏软件都能用")
    sub.add_argument("file", metavar="文件", help="自评文件（.toml）")
    sub = add("demo", "begin:run_demo", "在当前文件夹放一份样例并打开；没有终端时检查、评分、写报告")
    sub.add_argument("form", metavar="表", nargs="?", help="表的编号，见 ziping forms")
    sub = add("new", "begin:run_new", "新建一份空的自评")
    sub.add_argument("file", metavar="文件", help="要新建的文件（.toml）")
    sub.add_argument("--form", metavar="表", help="表的编号，见 ziping forms")
    sub.add_argument("--force", action="store_true", help="文件已存在也覆盖")
    sub = add("forms", "forms", "列出有哪些表，检查或新建一张表")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    group = sub.add_mutually_exclusive_group()
    group.add_argument("--lint", metavar="表文件", help="检查一份表文件")
    group.add_argument("--new", metavar="编号", help="在自己的文件夹里写一份带说明的例子")
    sub = add("policies", "policies", "列出有哪些评分办法，检查或新建一套")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    group = sub.add_mutually_exclusive_group()
    group.add_argument("--lint", metavar="办法文件", help="检查一份评分办法")
    group.add_argument("--new", metavar="编号", help="在自己的文件夹里写一份带说明的例子")
    sub = add("check", "check", "检查会被退回的地方：0 没有错误，1 有错误，2 文件不能用")
    sub.add_argument("files", metavar="文件", nargs="+", help="一份或几份自评文件，或文件夹")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub = add("rules", "rules", "列出检查规则：什么时候提出、依据、例子")
    sub.add_argument("ids", metavar="编号", nargs="*", help="例如 C10，或一类 C；不写就列出全部")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub = add("score", "score", "算出每一项得分和总分，并说明怎样得来")
    sub.add_argument("files", metavar="文件", nargs="+", help="一份或几份自评文件，或文件夹")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub.add_argument("--policy", metavar="评分办法", help="换一套评分办法来算，并列出相差的分")
    sub = add("report", "report", "写 Word 报告：0 写好，2 文件不能用或报告已存在")
    sub.add_argument("files", metavar="文件", nargs="+", help="一份或几份自评文件，或文件夹")
    sub.add_argument(
        "-o", "--output", metavar="报告.docx", required=True, help="报告写到哪里；几份或文件夹时是一个文件夹"
    )
    sub.add_argument("--force", action="store_true", help="报告已存在也覆盖")
    sub = add("import", "bring_in", "从 Excel、Word 表格、CSV 或另一份自评带入：0 全部带入，1 有没带入的，2 文件不能用")
    sub.add_argument("session", metavar="自评文件", help="带入到哪一份自评（.toml）")
    sub.add_argument("file", metavar="来源文件", help=".xlsx .xls .docx .csv .tsv .txt，或另一份自评 .toml")
    sub.add_argument("--sheet", metavar="工作表", help="Excel 里有几张工作表，或 Word 里有几个项目的表时，读哪一张")
    sub.add_argument("--dry-run", action="store_true", help="只看会带入什么，不改文件")
    sub.add_argument("--replace", action="store_true", help="已填的内容和来源不同时，用来源的")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub = add("fill", "fill", "把自评填进单位自己的空表（.docx）：0 都填了，1 有没填的，2 文件不能用")
    sub.add_argument("blank", metavar="空表.docx", help="财政局或单位自己的空表，不会改动")
    sub.add_argument("session", metavar="自评文件", help="用哪一份自评来填（.toml）")
    sub.add_argument("-o", "--output", metavar="填好的.docx", required=True, help="填好的写到哪里")
    sub.add_argument("--force", action="store_true", help="文件已存在也覆盖")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub = add("rollover", "roll_over", "从去年的自评开始今年的：带来名称、指标、分值和文字，不带来完成值和金额")
    sub.add_argument("last", metavar="去年的文件", help="去年的自评文件（.toml）")
    sub.add_argument("-o", "--output", metavar="新文件.toml", required=True, help="今年的自评写到哪里")
    sub.add_argument("--year", metavar="年度", help="今年的评价年度；不写就是去年的下一年")
    sub.add_argument("--form", metavar="表", help="换用另一张表，见 ziping forms")
    sub.add_argument("--force", action="store_true", help="文件已存在也覆盖，原来的留作历史版本")
    sub = add("remarks", "remarks", "读退回的 Word 报告里的批注和修订：0 都有了位置，1 有的没有位置，2 文件不能用")
    sub.add_argument("session", metavar="自评文件", help="这份报告的自评（.toml）")
    sub.add_argument("file", metavar="退回的报告.docx", help="带批注或修订的 Word 文件")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub = add("summary", "summary", "汇总许多份自评：0 都读了，1 有读不了的，2 没有一份能用")
    sub.add_argument("files", metavar="文件", nargs="+", help="自评文件，或文件夹")
    group = sub.add_mutually_exclusive_group()
    group.add_argument("--jsonl", action="store_true", help="每份一行 JSON")
    group.add_argument("--csv", action="store_true", help="用 CSV 输出，Excel 可以打开")
    group.add_argument("-o", "--output", metavar="汇总表.xlsx", help="写成 Excel（.xlsx）或 Word（.docx）")
    sub.add_argument("--force", action="store_true", help="文件已存在也覆盖")
    sub = add("diff", "differ", "列出两个版本有哪些不同，可写成修改说明：0 没有不同，1 有不同，2 文件不能用")
    sub.add_argument("old", metavar="原来的文件", help="较早的自评文件（.toml）")
    sub.add_argument("new", metavar="现在的文件", help="较新的自评文件（.toml）")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub.add_argument("-o", "--output", metavar="修改说明.docx", help="把修改说明写成 Word 文件")
    sub.add_argument("--force", action="store_true", help="文件已存在也覆盖")
    sub = add("figure", "figure", "看一个数是怎样被理解的")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    sub.add_argument("texts", metavar="数", nargs="+", help="例如 ≥95%% 46万人 -3.5%%；写 - 就从标准输入读，一行一个")
    sub = add("doctor", "doctor", "看这台电脑有没有什么妨碍填写的：0 没有，1 有")
    sub.add_argument("--json", action="store_true", help="用 JSON 输出")
    add("schema", "schema", "输出自评文件的 JSON Schema")
    # ``as_meant`` turns it into --help of the command; it stands here to be listed and known.
    sub = add("help", "begin:run_app", "说明一个命令的用法")
    sub.add_argument("topic", metavar="命令", nargs="?", help="要说明的命令")
    return parser
