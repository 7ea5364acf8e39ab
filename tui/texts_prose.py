"""What a user reads of the checks of running text, of bound figures, and of sentences made from data."""

from __future__ import annotations

from typing import Final

DUE: Final = "应为 {value}"
AGAINST: Final = "对照：{value}"
IN_TABLE: Final = "表里是 {value}（{label}）"
IN_TEXT: Final = "另一处写的是 {value}（{label}）"

FIX: Final = "{label}（Ctrl+E）"

# Bound figures --------------------------------------------------------------------------------------------------
BOUND_TITLE: Final = "放进跟着数据走的数"
BOUND_HINT: Final = "写几个字来找，回车放进文字，数改了它跟着改；Esc 关闭"
BOUND_NONE: Final = "没有找到"
BOUND_WHERE: Final = "先把光标移到一段长文字里，再按 Ctrl+G。"
BOUND_EMPTY: Final = "还没有值，现在印 □"
BOUND_NOW: Final = "{name} 印作 {text}"
BOUND_DONE: Final = "已放进 {name}，印出来是 {text}；Ctrl+Z 撤销。"

# Sentences made from data ---------------------------------------------------------------------------------------
KEEP: Final = "照用"
REWRITE: Final = "改写"
KEEP_NOW: Final = "：空着，报告就印上面这句"
REWRITE_NOW: Final = "：Ctrl+L 放进来改"
REWRITTEN: Final = "：点这里清空改写的，又印由数据成的句子"
SENTENCE_NONE: Final = "这一栏没有由数据成的句子。"
SENTENCE_THERE: Final = "这一栏已经改写过；要照用由数据成的句子，请在命令（Ctrl+P）里选“照用”。"
SENTENCE_KEPT: Final = "报告照用由数据成的句子。"
SENTENCE_BACK: Final = "已清空，报告照用由数据成的句子；Ctrl+Z 恢复改写的。"
SENTENCE_TAKEN: Final = "已放进来，可以改了；清空它又照用。"
