"""The one registry of commands: bindings, key bar, palette and help page are all made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from textual.binding import Binding

Where = Literal["app", "session", "wizard"]


@dataclass(frozen=True, slots=True)
class Action:
    """One command.

    Attributes:
        id: name of the method ``action_<id>`` that does it.
        key: key or keys that Textual listens for, comma separated; empty: palette and mouse only.
        key_label: the key as the user reads it.
        label: two to six characters.
        help: one sentence for help page and palette.
        where: ``app`` everywhere, ``session`` while one is open, ``wizard`` while it is being filled in.
        bar: shown in the key bar.
        priority: the key acts before the focused field sees it.
    """

    id: str
    key: str
    key_label: str
    label: str
    help: str
    where: Where
    bar: bool = False
    priority: bool = True


ACTIONS: Final[tuple[Action, ...]] = (
    Action("help", "f1", "F1", "帮助", "当前栏怎样填，以及全部按键。", "app", bar=True),
    Action("welcome", "", "", "入门", "第一次用要知道的，一页看完。", "app"),
    Action(
        "next_problem", "f2", "F2", "下一处", "跳到后面最近的一处还差或要改的，到头后从第一处再来。", "wizard", bar=True
    ),
    Action("previous_step", "f3", "F3", "上一步", "回到上一步，已填的都在。", "wizard", bar=True),
    Action("write", "f4", "F4", "整屏写", "长文字用整个屏幕写：有字数、查找，Esc 回到原处。", "wizard"),
    Action("external_editor", "", "", "外部编辑", "用自己的编辑器写这段长文字；存盘并退出它就回来。", "wizard"),
    Action("next_step", "f5", "F5", "下一步", "到下一步，没填完也可以走。", "wizard", bar=True),
    Action(
        "take_offered",
        "ctrl+l",
        "Ctrl+L",
        "放进来改",
        "把给出的（例子、由数据成的句子、今天的日期）放进当前的空栏来改；例子改过之前都有标记。",
        "wizard",
    ),
    Action("bound_figure", "", "Ctrl+G", "跟着数走", "在长文字里放进执行率一类的数，数改了它跟着改。", "session"),
    Action("keep_sentence", "", "", "照用", "清空改写过的一栏，报告照用由数据成的句子。", "wizard"),
    Action("review", "f8", "F8", "检查", "一页看全部内容和问题，回车跳到该栏。", "session", bar=True),
    Action("report", "f9", "F9", "报告", "写出 Word 报告；有问题也能写草稿。", "session", bar=True),
    Action("preview", "f12", "F12", "预览", "在屏幕上看报告的样子，不写文件。", "session", bar=True),
    Action("bring_in", "", "", "从 Excel、Word 带入", "把 Excel、Word 或另一份自评里的值带进来，先看再定。", "session"),
    Action(
        "fill_blank",
        "",
        "",
        "填写单位的空表",
        "把自评填进财政局自己的空表，拿不准的列出来。",
        "session",
    ),
    Action("from_last_year", "", "", "从去年的开始", "用去年的自评新建今年的；完成值和金额不带来。", "app"),
    Action("summary", "", "", "汇总一个文件夹", "许多项目一张表：一起检查、写报告、存成汇总表。", "app"),
    Action("change_form", "", "", "改换表式", "换一张表：放得下的都留着，没有地方的先列出来；Ctrl+Z 撤回。", "session"),
    Action("another", "", "", "再建一份（同单位）", "照这一份的单位、负责人、填报人和依据新建一份。", "session"),
    Action("remarks", "", "", "退回的意见", "报告退回以后：读批注、答复、记报送状态、写修改说明。", "session"),
    Action("policy", "", "", "评分办法", "看评分办法，或换一套来算。", "session"),
    Action("apply_fix", "", "Ctrl+E", "照建议改", "在检查里：照建议改正选中的一处。", "session"),
    Action(
        "waive",
        "",
        "Ctrl+R",
        "说明理由",
        "回应选中的一条：在检查里说明为什么不改（再按取消），在退回的意见里写答复。",
        "session",
    ),
    Action("row_add", "", "Insert", "添加一行", "在表里当前行的后面添一行。", "wizard"),
    Action("row_copy", "", "", "复制一行", "把表里的当前行复制一份，放在它后面。", "wizard"),
    Action("row_up", "", "Ctrl+上", "上移一行", "把表里的当前行上移一行。", "wizard"),
    Action("row_down", "", "Ctrl+下", "下移一行", "把表里的当前行下移一行。", "wizard"),
    Action("row_direction", "", "Ctrl+T", "换方向", "当前指标改按“不超过”或“不低于”比较。", "wizard"),
    Action("row_delete", "", "Delete", "删除一行", "删除表里的当前行，Ctrl+Z 恢复。", "wizard"),
    Action("save", "ctrl+s", "Ctrl+S", "立即保存", "马上存盘；平时边填边存，不必按。", "wizard"),
    Action("save_as", "", "", "另存为", "换一个文件名继续填，原文件留着。", "wizard"),
    Action("undo", "ctrl+z", "Ctrl+Z", "撤销", "撤回上一处改动，在哪一步都行。", "wizard"),
    Action("redo", "ctrl+y", "Ctrl+Y", "重做", "恢复刚撤回的改动。", "wizard"),
    Action("palette", "ctrl+p", "Ctrl+P", "命令", "查找并执行任何一个命令，或跳到任何一栏。", "app", bar=True),
    Action("theme", "", "", "换配色", "在浅色和深色之间切换。", "app"),
    Action("home", "", "Esc", "首页", "存盘并回到首页；按 Esc 时先问，再按一次才走。", "wizard"),
    Action("quit", "ctrl+q,f10", "Ctrl+Q", "退出", "存盘并退出（F10 也行）。", "app", bar=True),
)

FIELD_KEYS: Final[tuple[tuple[str, str], ...]] = (
    ("Tab", "下一栏（一步的最后一栏之后到下一步），字选中，一写就换掉；Shift+Tab 上一栏，从一行的第一格回到表"),
    (
        "回车",
        "下一栏、表里下一个要填的格；填完一行到下一行，最后一行之后问要不要再加；长文字：换行；列表：选定",
    ),
    ("Ctrl+J", "长文字里换行；表里的原因、措施也用它（许多终端里 Ctrl+Enter 就是它）"),
    ("写字", "在表的一行上：从第一个空格写起；空表：从第一行写起；选项、列表：移到带这个字的一条；首页：筛选"),
    ("上 下", "表里：同一列的上一行、下一行"),
    ("空格", "选择题：选定或取消；左右键移动"),
    (
        "Insert",
        "表：添加一行；Ctrl+D 复制，Delete 删除（没写过的一行在格里也行），Ctrl+上、Ctrl+下 移动（下面有按钮）",
    ),
    ("Ctrl+O", "检查里：按轻重、按表的顺序、意见在前，换着排"),
    ("Ctrl+V", "粘贴；几行粘到单行栏会合成一行"),
    ("Esc", "先收起提示、关掉最里层的窗口；在一栏里再按一次回首页"),
)
"""Keys that belong to fields, for the help page."""


def bindings(*places: Where) -> list[Binding]:
    """Return the bindings of some places."""
    return [
        Binding(action.key, action.id, action.label, show=False, priority=action.priority, id=action.id)
        for action in ACTIONS
        if action.key and action.where in places
    ]


def in_bar(*places: Where) -> list[Action]:
    """Return what the key bar shows."""
    return [action for action in ACTIONS if action.bar and action.where in places]
