"""What the full-screen editor of long texts and the editor outside say."""

from __future__ import annotations

from typing import Final

WRITE_WHERE: Final = "F4 用来写长文字：请先把光标移到一段长文字里。"
TITLE: Final = "写长文字  {label}"
ROW: Final = "第 {number} 行"
COUNT: Final = "{count} 字  {paragraphs} 段"
CHOSEN: Final = "选中 {chosen} 字，共 {count} 字"
FIND: Final = "查找"
FIND_HINT: Final = "写几个字；回车或下键找下一处，上键找上一处，Esc 回到文字"
FOUND: Final = "第 {number} 处，共 {count} 处"
NOT_FOUND: Final = "没有找到"
KEYS: Final = (
    ("Esc", "回到这一栏", "back"),
    ("Ctrl+F", "查找", "find"),
    ("Ctrl+Z", "撤销", "undo"),
    ("Ctrl+Y", "重做", "redo"),
)
UNDO_END: Final = "这段文字没有可撤销的了；别处的改动请回到向导里撤销。"
REDO_END: Final = "这段文字没有可重做的了。"

EDITOR_WHERE: Final = "外部编辑器只用于长文字，请先把光标移到一段长文字里。"
EDITOR_OPENS: Final = "正在用 {name} 写“{label}”：存盘并退出它，就回到自评向导。"
EDITOR_NONE: Final = "没有设置外部编辑器（环境变量 VISUAL 或 EDITOR）；按 F4 在这里整屏写。"
EDITOR_BAD: Final = "环境变量 VISUAL 或 EDITOR 的引号没有配对，没有打开编辑器；请改好它。"
EDITOR_GONE: Final = "打不开外部编辑器 {name}，文字没有变；请检查环境变量 EDITOR。"
EDITOR_SAME: Final = "外部编辑器里没有改动。"
EDITOR_FAILED: Final = "外部编辑器没有正常结束，文字没有变。"
EDITOR_DONE: Final = "已取回外部编辑器里的文字。"
EDITOR_NOT_HERE: Final = "这个终端不能切换到外部编辑器。"
