"""What is said about keys: where a letter goes, what a key does where the focus is, and how one leaves."""

from __future__ import annotations

from typing import Final

# Where nothing can be typed --------------------------------------------------------------------------------------
NOT_TYPED: Final = "这里不能写字，刚才写的没有收下。"
LIST_FOUND: Final = "光标已移到带这个字的一行，按回车选定。"
LIST_NONE: Final = "这里是列表，不能写字，也没有带这个字的一行。"
BAR_TYPING: Final = "这里是按钮，不能写字：左右键选，回车执行。"
ROW_FULL: Final = "这一行已经填齐，刚才写的没有收下；要改请按回车进去。"
TOO_SMALL_TYPED: Final = "刚才写的没有收下。"
HOME_FOUND: Final = "找“{words}”  退格删字，Esc 看全部"
HOME_NO_SESSION: Final = "没有名称里带这些字的自评。"

# Rows -----------------------------------------------------------------------------------------------------------
ROW_MORE: Final = "已到最后一行了：再加一行按回车或直接写，不加按 Tab。"

CLASS_DROPPED: Final = "已删去{name}（Ctrl+Z 恢复），请把它的 {weight} 分加到同级的其他指标上。"

FIRST_FIELD: Final = "这已是第一栏。"

# Leaving --------------------------------------------------------------------------------------------------------
LEAVE_AGAIN: Final = "再按一次 Esc 回首页。"

# The keys of what has the focus: the key, a word, the action -----------------------------------------------------
ROWS_KEYS: Final = (
    ("Insert", "添加", "ask('add')"),
    ("Delete", "删除", "ask('delete')"),
    ("Ctrl+D", "复制", "ask('copy')"),
    ("Ctrl+上", "移", "ask('up')"),
    ("Ctrl+下", "移", "ask('down')"),
)
EMPTY_ROWS_KEYS: Final = (("回车", "写第一行", "enter"), ("Tab", "往下", "next_field"))
FIXED_ROWS_KEYS: Final = (("回车", "进这一行", "enter"),)
CELL_KEYS: Final = (("回车", "下一格", "next_field"), ("上下键", "同列", "row(1)"), ("Esc", "回表", "close"))
UNUSED_ROW_KEYS: Final = (("Delete", "删这行", "delete_here"),)
DIRECTION_KEY: Final = (("Ctrl+T", "换方向", "turn_direction"),)
LONG_CELL_KEYS: Final = (("回车", "下一格", "next_cell"), ("Ctrl+J", "换行", "new_line"), ("F4", "整屏写", "write"))
LONG_KEYS: Final = (("F4", "整屏写", "write"), ("Tab", "下一栏", "next_field"))
CHOICE_KEYS: Final = (("空格", "选定", "tick"), ("左右键", "移动", "move(1)"), ("回车", "往下", "next_field"))
BAR_KEYS: Final = (("左右键", "选", "move(1)"), ("回车", "执行", "do"), ("Tab", "往下", "next_field"))

# Review ---------------------------------------------------------------------------------------------------------
REVIEW_KEYS: Final = (
    ("回车", "去改", "go"),
    ("Ctrl+E", "照建议改", "apply_fix"),
    ("Ctrl+R", "说明理由", "waive"),
    ("Ctrl+O", "换排法", "sort"),
    ("F9", "报告", "report"),
    ("F12", "预览", "preview"),
    ("Esc", "返回", "back"),
)
REVIEW_ORDERS: Final = {
    "severity": "按轻重排。",
    "form": "按表的顺序排。",
    "remarks": "退回的意见排在前面，其余按表的顺序。",
}
REVIEW_REMARKS: Final = "退回的意见 {count} 处"
REVIEW_REST: Final = "其余 {count} 处"
REVIEW_ELSEWHERE: Final = "表里没有问到的 {count} 处"
REPORT_KEYS: Final = (
    ("回车", "写报告", "write"),
    ("F8", "检查", "review"),
    ("F12", "预览", "preview"),
    ("Esc", "返回", "back"),
)
