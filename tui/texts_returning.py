"""What the user reads when a report has come back: remarks, answers, where the report stands, 修改说明."""

from __future__ import annotations

from typing import Final

TITLE: Final = "退回的意见 {count} 条，没有答复的 {open} 条　报送状态：{state}"
NO_STATE: Final = "没有写"
KEYS: Final = (
    ("回车", "到那一栏", "go"),
    ("Ctrl+R", "答复", "reply"),
    ("空格", "已改", "done"),
    ("Delete", "删去", "remove"),
    ("Esc", "返回", "back"),
)
SIGNS: Final = {"open": "○ 未答复", "answered": "● 已答复", "done": "✓ 已改"}
NO_PLACE: Final = "整份报告"
ASKED: Final = "意见：{text}"
QUOTED: Final = "针对报告里的：{quote}"
REPLIED: Final = "答复：{reply}"
READ: Final = "读退回的 Word 报告…"
ADD: Final = "记一条意见（电话、当面说的）…"
STATE: Final = "报送状态：{state}…"
STATEMENT: Final = "写修改说明…"
READ_TITLE: Final = "退回的 Word 报告"
READ_DONE: Final = "新记下 {count} 条意见，其中 {lost} 条没有找到位置；Ctrl+Z 一次撤回"
READ_NONE: Final = "文件里没有新的批注和修订。"
CANNOT: Final = "没有读成"
REPLY_TITLE: Final = "怎样答复"
REPLY_LABEL: Final = "答复"
REPLIED_NOW: Final = "已记下答复"
NOT_A_REMARK: Final = "先选中一条意见。"
NO_FIELD: Final = "这条意见说的是整份报告，没有哪一栏可去。"
ADD_TITLE: Final = "记一条意见"
ADD_BY: Final = "谁提的"
ADD_DATE: Final = "哪一天"
ADD_TEXT: Final = "提了什么"
ADD_WHERE: Final = "说的是哪里"
ADD_HERE: Final = "刚才所在的一栏：{label}"
ADDED: Final = "已记下"
REMOVED: Final = "已删去，Ctrl+Z 恢复"
DONE_NOW: Final = "已标为已改"
NOT_DONE: Final = "已改的标记去掉了"
STATE_TITLE: Final = "这份报告现在"
STATE_DATE: Final = "哪一天"
STATE_SET: Final = "报送状态：{state}（{date}）"
COPY_KEPT: Final = "报送时存的一份：{name}"
COPY_FAILED: Final = "状态记下了，报送时的一份没有存成：{why}"
STATEMENT_TITLE: Final = "修改说明"
STATEMENT_OLD: Final = "和哪一份比（报送时存的，或较早的自评文件）"
STATEMENT_FILE: Final = "修改说明写到哪里"
STATEMENT_DONE: Final = "修改说明已写好，{count} 处修改：{name}"
NO_DATE: Final = "日期写成 2024-04-02 这样。"
