"""The commands of ``ziping``: what each is called, what it takes, and what runs it. Only the standard library here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol


class Argument(Protocol):
    """Something that a command takes."""

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Make it known to the parser of the command."""


class One:
    """An argument or an option, in the words of ``add_argument``."""

    def __init__(self, *names: str, **options: Any) -> None:
        self.names = names
        self.options = options

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Make it known to the parser of the command."""
        parser.add_argument(*self.names, **self.options)


class OneOf:
    """Options of which only one may be given."""

    def __init__(self, *options: One) -> None:
        self.options = options

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Make them known to the parser of the command."""
        group = parser.add_mutually_exclusive_group()
        for option in self.options:
            option.add_to(group)


@dataclass(frozen=True)
class Command:
    """One command. ``runs``: a module of ``tui.commands``, with ``:function`` where it is not ``run``."""

    name: str
    runs: str
    says: str
    arguments: tuple[Argument, ...] = ()


WITHOUT_COMMAND = "begin:run_app"


def runner(runs: str) -> Callable[[argparse.Namespace], int]:
    """Return the function that ``runs`` names; only now is its module loaded."""
    module, _, function = runs.partition(":")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"tui.commands.{module}"), function or "run")
    return command


_FILE = One("file", metavar="文件", help="自评文件（.toml）")
_FILES = One("files", metavar="文件", nargs="+", help="一份或几份自评文件，或文件夹")
_FILES_OR_PIPE = One("files", metavar="文件", nargs="+", help="一份或几份自评文件，或文件夹；写 - 就从标准输入读一份")
_JSON = One("--json", action="store_true", help="用 JSON 输出")
_WHERE_REPORTS_GO = "报告写到哪里；几份或文件夹时是一个文件夹"
_FORCE = One("--force", action="store_true", help="文件已存在也覆盖")
_NEW_IN_OWN_FOLDER = One("--new", metavar="编号", help="在自己的文件夹里写一份带说明的例子")

COMMANDS = (
    Command("open", "begin:run_open", "接着填一份自评", (_FILE,)),
    Command("plain", "plain", "逐行填一份自评：一次问一栏，任何终端和读屏软件都能用", (_FILE,)),
    Command(
        "demo",
        "begin:run_demo",
        "在当前文件夹放一份样例并打开；没有终端时检查、评分、写报告",
        (One("form", metavar="表", nargs="?", help="表的编号，见 ziping forms"),),
    ),
    Command(
        "new",
        "begin:run_new",
        "新建一份空的自评",
        (
            One("file", metavar="文件", help="要新建的文件（.toml）"),
            One("--form", metavar="表", help="表的编号，见 ziping forms"),
            _FORCE,
        ),
    ),
    Command(
        "forms",
        "forms",
        "列出有哪些表，检查或新建一张表",
        (_JSON, OneOf(One("--lint", metavar="表文件", help="检查一份表文件"), _NEW_IN_OWN_FOLDER)),
    ),
    Command(
        "policies",
        "policies",
        "列出有哪些评分办法，检查或新建一套",
        (_JSON, OneOf(One("--lint", metavar="办法文件", help="检查一份评分办法"), _NEW_IN_OWN_FOLDER)),
    ),
    Command("check", "check", "检查会被退回的地方：0 没有错误，1 有错误，2 文件不能用", (_FILES_OR_PIPE, _JSON)),
    Command(
        "rules",
        "rules",
        "列出检查规则：什么时候提出、依据、例子",
        (One("ids", metavar="编号", nargs="*", help="例如 C10，或一类 C；不写就列出全部"), _JSON),
    ),
    Command(
        "score",
        "score",
        "算出每一项得分和总分，并说明怎样得来",
        (_FILES_OR_PIPE, _JSON, One("--policy", metavar="评分办法", help="换一套评分办法来算，并列出相差的分")),
    ),
    Command(
        "report",
        "report",
        "写 Word 报告：0 写好，2 文件不能用或报告已存在",
        (
            _FILES,
            One("-o", "--output", metavar="报告.docx", required=True, help=_WHERE_REPORTS_GO),
            One("--force", action="store_true", help="报告已存在也覆盖"),
        ),
    ),
    Command(
        "import",
        "bring_in",
        "从 Excel、Word 表格、CSV 或另一份自评带入：0 全部带入，1 有没带入的，2 文件不能用",
        (
            One("session", metavar="自评文件", help="带入到哪一份自评（.toml）"),
            One(
                "file",
                metavar="来源文件",
                help=".xlsx .xls .docx .csv .tsv .txt，或另一份自评 .toml；写 - 就从标准输入读一张粘贴的表",
            ),
            One("--sheet", metavar="工作表", help="Excel 里有几张工作表，或 Word 里有几个项目的表时，读哪一张"),
            One("--dry-run", action="store_true", help="只看会带入什么，不改文件"),
            One("--replace", action="store_true", help="已填的内容和来源不同时，用来源的"),
            _JSON,
        ),
    ),
    Command(
        "fill",
        "fill",
        "把自评填进单位自己的空表（.docx）：0 都填了，1 有没填的，2 文件不能用",
        (
            One("blank", metavar="空表.docx", help="财政局或单位自己的空表，不会改动"),
            One("session", metavar="自评文件", help="用哪一份自评来填（.toml）"),
            One("-o", "--output", metavar="填好的.docx", required=True, help="填好的写到哪里"),
            _FORCE,
            _JSON,
        ),
    ),
    Command(
        "rollover",
        "roll_over",
        "从去年的自评开始今年的：带来名称、指标、分值和文字，不带来完成值和金额",
        (
            One("last", metavar="去年的文件", help="去年的自评文件（.toml）"),
            One("-o", "--output", metavar="新文件.toml", required=True, help="今年的自评写到哪里"),
            One("--year", metavar="年度", help="今年的评价年度；不写就是去年的下一年"),
            One("--form", metavar="表", help="换用另一张表，见 ziping forms"),
            One("--force", action="store_true", help="文件已存在也覆盖，原来的留作历史版本"),
        ),
    ),
    Command(
        "remarks",
        "remarks",
        "读退回的 Word 报告里的批注和修订：0 都有了位置，1 有的没有位置，2 文件不能用",
        (
            One("session", metavar="自评文件", help="这份报告的自评（.toml）"),
            One("file", metavar="退回的报告.docx", help="带批注或修订的 Word 文件"),
            _JSON,
        ),
    ),
    Command(
        "summary",
        "summary",
        "汇总许多份自评：0 都读了，1 有读不了的，2 没有一份能用",
        (
            One("files", metavar="文件", nargs="+", help="自评文件，或文件夹"),
            OneOf(
                One("--jsonl", action="store_true", help="每份一行 JSON"),
                One("--csv", action="store_true", help="用 CSV 输出，Excel 可以打开"),
                One("-o", "--output", metavar="汇总表.xlsx", help="写成 Excel（.xlsx）或 Word（.docx）"),
            ),
            _FORCE,
        ),
    ),
    Command(
        "diff",
        "differ",
        "列出两个版本有哪些不同，可写成修改说明：0 没有不同，1 有不同，2 文件不能用",
        (
            One("old", metavar="原来的文件", help="较早的自评文件（.toml）"),
            One("new", metavar="现在的文件", help="较新的自评文件（.toml）"),
            _JSON,
            One("-o", "--output", metavar="修改说明.docx", help="把修改说明写成 Word 文件"),
            _FORCE,
        ),
    ),
    Command(
        "figure",
        "figure",
        "看一个数是怎样被理解的",
        (
            _JSON,
            One("texts", metavar="数", nargs="+", help="例如 ≥95%% 46万人 -3.5%%；写 - 就从标准输入读，一行一个"),
        ),
    ),
    Command("doctor", "doctor", "看这台电脑有没有什么妨碍填写的：0 没有，1 有", (_JSON,)),
    Command("schema", "schema", "输出自评文件的 JSON Schema"),
    # ``as_meant`` turns it into --help of the command; it stands here to be listed and known.
    Command(
        "help", "begin:run_app", "说明一个命令的用法", (One("topic", metavar="命令", nargs="?", help="要说明的命令"),)
    ),
)
