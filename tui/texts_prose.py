"""What a user reads of the checks of running text, of bound figures, and of sentences made from data."""

from __future__ import annotations

from typing import Final

DUE: Final = "应为 {value}"
IN_TABLE: Final = "表里是 {value}（{label}）"
IN_TEXT: Final = "另一处写的是 {value}（{label}）"

# Bound figures --------------------------------------------------------------------------------------------------
BOUND_TITLE: Final = "放进跟着数据走的数"
BOUND_HINT: Final = "写几个字来找，回车放进文字，数改了它跟着改；Esc 关闭"
BOUND_NONE: Final = "没有找到"
BOUND_WHERE: Final = "先把光标移到一段长文字里，再按 Ctrl+G。"
BOUND_VALUE: Final = "现在印 {text}"
BOUND_EMPTY: Final = "还没有值，现在印 □"
BOUND_DONE: Final = "已放进 {name}，印出来是 {text}；Ctrl+Z 撤销。"

# Sentences made from data ---------------------------------------------------------------------------------------
KEEP: Final = "照用"
REWRITE: Final = "改写"
KEEP_NOW: Final = "：空着，报告就印上面这句"
REWRITE_NOW: Final = "：Ctrl+R 放进来改"
REWRITTEN: Final = "已改写；想照用由数据成的句子，Ctrl+R"
