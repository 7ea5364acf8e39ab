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
ROW_MORE: Final = "最后一行填完了：再加一行按回车或直接写，不加按 Tab。"
