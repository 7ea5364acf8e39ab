"""The conversation: a question, a line, what it means, and on to the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tui import texts_lines as lines
from tui.lines import answering, closing, form_and_policy, from_elsewhere, looking, rowing
from tui.lines.seat import Seat
from tui.lines.typed import Typed, typed
from tui.output import say
from tui.widgets.places import starting_place

_Do = Callable[[Seat, str], None]

_COMMANDS: Final[tuple[tuple[str, _Do, str], ...]] = (
    ("再读", looking.again, "把这一栏再说一遍"),
    ("清空", answering.clear, "清空这一栏"),
    ("接", answering.append, "在现有文字后面接着写"),
    ("换", answering.replace, "换掉文字里的几个字"),
    ("照样例", from_elsewhere.example, "把例子（或由数据成的句子）放进空着的这一栏，再改"),
    ("照用", from_elsewhere.keep_sentence, "清空改写的，报告照用由数据成的句子"),
    ("放数", from_elsewhere.bound, "在长文字后面放跟着数据走的数，如 :放数 执行率；不写名称就列出来"),
    ("撤销", answering.undo, "撤回上一次改动"),
    ("重做", answering.redo, "再做一次撤回的改动"),
    ("加行", rowing.add, "在这一行后面加一行"),
    ("复制行", rowing.copy, "把这一行复制一份"),
    ("删行", rowing.delete, "删除这一行"),
    ("上移", rowing.up, "这一行上移"),
    ("下移", rowing.down, "这一行下移"),
    ("换向", rowing.turn, "指标反过来比（越高越好、越低越好）"),
    ("检查", looking.check, "列出所有问题"),
    ("去", looking.go_to_number, "到列出的第几处，如 :去 3"),
    ("照改", closing.fix, "照建议改这一栏"),
    ("理由", closing.waive, "这一栏的提醒不改，说明理由"),
    ("跳", looking.jump, "到某一栏或某一步，如 :跳 项目名称、:跳 3"),
    ("进度", looking.steps, "五步各填得怎样，现在的得分"),
    ("带入", from_elsewhere.bring, "从 Excel、Word、CSV 或另一份自评带入，如 :带入 表.xlsx"),
    ("换表", form_and_policy.other_form, "换一张表接着填"),
    ("换办法", form_and_policy.other_policy, "比一比另一套评分办法，换用"),
    ("报告", closing.report, "写 Word 报告"),
    ("保存", closing.save, "现在就存（每答一栏都会自动存）"),
    ("退出", closing.leave, "存盘离开"),
)
_WITH_TEXT: Final = ("接", "去", "跳", "报告", "理由", "放数", "带入")
_HELP: Final = ("帮助", "?", "？")
_BY_WORD: Final = {word: do for word, do, _ in _COMMANDS}
_WORDS: Final = (*_BY_WORD, *_HELP)


def talk(seat: Seat) -> None:
    """Ask until the user leaves or there is nothing more to read."""
    desk = seat.desk
    say(lines.BEGIN.format(path=desk.path.name))
    if desk.read_only:
        say(lines.READ_ONLY)
    _ = desk.evaluation
    seat.go(seat.walk.at(starting_place(desk)[1]) or seat.walk.first(), lines.EMPTY_FORM)
    asked = False
    while not seat.leaving:
        line = seat.ear.line(lines.ANSWER)
        if line is None:
            return
        _hear(seat, line)
        conflict = closing.in_conflict(seat)
        if conflict and not asked:
            closing.settle(seat)
        asked = conflict


def _hear(seat: Seat, line: str) -> None:
    meant = _meant(line)
    if meant.what == "answer":
        answering.answer(seat, meant.text, _further)
    elif meant.what == "unknown":
        say(lines.NO_COMMAND.format(text=meant.text))
    elif meant.what == "command" and meant.word in _BY_WORD:
        _BY_WORD[meant.word](seat, meant.text)
    else:
        _sign(seat, meant)


def _sign(seat: Seat, meant: Typed) -> None:
    if meant.what == "empty" or meant.word == ">":
        looking.onward(seat)
    elif meant.word == "<":
        looking.back(seat)
    elif meant.word == "!":
        looking.next_problem(seat)
    else:
        looking.show_help(seat, [(word, what) for word, _, what in _COMMANDS])


def _meant(line: str) -> Typed:
    return typed(line, _WORDS, _WITH_TEXT)


def _further(line: str) -> str | None:
    """Return what a further line adds to a text, ``None`` if it ends it: an empty line or a command."""
    meant = _meant(line)
    return meant.text if meant.what == "answer" else None
