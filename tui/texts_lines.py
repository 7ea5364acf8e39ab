"""What only filling line by line says; everything else is said in the words of the wizard."""

from __future__ import annotations

from typing import Final

BEGIN: Final = "逐行填写：{path}。一次问一栏，写好按回车；空行保留原来的。单独一个 ? 看说明，:退出 存盘离开。"
READ_ONLY: Final = "只读打开，只能看、检查和写报告。"
ANSWER: Final = "答："
MORE: Final = "接着写："
NOW: Final = "现在：{text}"
NOW_PARAGRAPHS: Final = "现在（{count} 段）："
EMPTY: Final = "现在空着"
COMPUTED: Final = "现在空着，自动算 {text}"
PRINTED: Final = "现在空着，照表上印 {text}"
LAST_YEAR: Final = "去年：{text}"
SENTENCE: Final = "空着就印：{text}"
CHOOSE_ONE: Final = "选一个，写号码或原字：{choices}"
CHOOSE_SEVERAL: Final = "可选几个，写号码，用顿号隔开：{choices}"
LONG: Final = "可以写几段，一行一段，写完按一次空行。"
WORDS: Final = "可以写几条，一行一条，写完按一次空行。"
NO_CHOICE: Final = "没有“{text}”这个选项，没有改。"
NEW_ROW: Final = "{label}：已有 {count} 行。要加一行，就写新行的“{first}”；空行往下。"
ROW: Final = "{label}  {row}  {title}"
STORED: Final = "已记下：{text}"
CLEARED: Final = "已清空。"
KEPT_BLANK: Final = "这一栏本来就空着。"
UNREADABLE: Final = "这一行有读不懂的字节，没有记下，请重写。"
CUT: Final = "这一行太长，终端只收下了前面 {count} 个字，没有记下：请分成几行写。"
NO_COMMAND: Final = "没有“{text}”这个命令，没有记下；:帮助 列出命令。要当作答案，请写两个冒号开头。"
LAST: Final = "已是最后一栏。:检查 看问题，:报告 写报告，:退出 存盘离开。"
FIRST: Final = "已是第一栏。"
EMPTY_FORM: Final = "这张表没有要填的。"
WHERE_TO: Final = "跳到哪一栏？写 :跳 和栏目名称里的几个字，或 :跳 3（第 3 步）。"
NOT_FOUND: Final = "没有找到“{text}”。"
SEVERAL: Final = "有 {count} 栏，到第一栏；其余：{names}"
NO_NUMBER: Final = "没有第 {text} 处；先用 :检查 列出来。"
FINDING_PLACE: Final = "   位置：{label}"
GO_TO_FINDING: Final = "写 :去 号码，到那一处；! 到下一处。"
STATE: Final = "{sign} {number}. {title}：{word}"
NOT_HERE: Final = "这里不是表里的一行。"
ROW_ADDED: Final = "已加一行。"
ROW_COPIED: Final = "已复制这一行。"
ROW_DELETED: Final = "已删除这一行，:撤销 恢复。"
ROW_MOVED: Final = "已移动。"
ROW_EDGE: Final = "不能再移了。"
WHICH_WORDS: Final = "换掉哪几个字："
BY_WHICH: Final = "换成："
NOT_ONE: Final = "原文里有 {count} 处“{text}”，没有换；请多写几个字，只对上一处。"
NOTHING_TO_FIX: Final = "这一栏没有现成的改法。"
NOTHING_TO_WAIVE: Final = "这一栏没有可以说明理由的提醒；错误要改。"
REASON: Final = "不改的理由（空行取消）："
REPORT_WHERE: Final = "写到哪里（空行写到 {path}）："
REPORT_ANYWAY: Final = "这个文件已经有了：{path}。覆盖它写 是，空行不写："
REPORT_NOT: Final = "没有写。"
CHOICE_PROMPT: Final = "写号码（空行是 1）："
CHOICE_NONE: Final = "请写 1 到 {count}。"
FOUND_IN_ROWS: Final = "（和第 {row} 行有关）"
SAVE_FAILED: Final = "还没有存上：{reason}"
CONFLICT_LATER: Final = "这份还没有写进文件；:保存 再来处理。"
OFFER: Final = "这个终端不能移动光标，打不开填写界面。"
OFFER_HOME: Final = "可以逐行填写：ziping plain 文件；新建：ziping new 文件。"
OFFER_PROMPT: Final = "改用逐行填写吗？空行就用，写 n 不用："
HELP_COMMANDS: Final = "命令（冒号后面的字，全角半角都行）："
HELP_SIGNS: Final = "? 说明　< 上一栏　> 下一栏　! 下一处要改的　空行：保留，往下"
FIX: Final = "建议改为：{text}（:照改）"
CHECKED: Final = "检查：还差 {gap} 栏，错误 {error} 处，提醒 {warning} 处"
BOUND_WHERE: Final = "先到一段长文字那里，再写 :放数。"
BOUND_ONE: Final = "  {name}　{text}"
BOUND_HOW: Final = "写 :放数 名称，放在文字后面；写文字时直接写花括号和名称也行，数改了它跟着改。"
BOUND_MORE: Final = "还有 {count} 个没有列出；写 :放数 和几个字来找。"
BRING_WHICH: Final = "带入哪个文件（空行取消）："
BRING_TAKE: Final = "带入吗"
BROUGHT_NOT: Final = "没有带入。"
POLICY_GO: Final = "改用这一套"
EMPTY_STEP: Final = "这张表在“{title}”这一步没有要填的。"

_BY_COMMAND: Final = {
    "Ctrl+T 换方向": ":换向 换方向",
    "Ctrl+Z 恢复": ":撤销 恢复",
    "Ctrl+Z 撤销": ":撤销",
    "Ctrl+Z 撤": ":撤销 撤",
    "Ctrl+Z 一次撤回": ":撤销 一次撤回",
    "，Ctrl+Y 再换": "，:重做 再换",
    "请在命令（Ctrl+P）里选“照用”": "请写 :照用",
    "在“评分办法”里选": "写 :换办法",
    "Ctrl+Z 可": ":撤销 可",
    "F8 查看": ":检查 查看",
    "；要改请在命令里“另存为”": "",
}
"""What the wizard names by its keys, and how the same is done here."""


def by_command(words: str) -> str:
    """Return words of the wizard with the commands that stand here in the place of its keys."""
    for key, command in _BY_COMMAND.items():
        words = words.replace(key, command)
    return words
