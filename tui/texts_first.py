"""What the first start says, in one screen; it can be called again."""

from __future__ import annotations

from typing import Final

TITLE: Final = "第一次用自评向导"
LINES: Final = (
    ("做什么", "照你们县的表填一份项目支出绩效自评，算分、查错、写出 Word 报告。"),
    ("怎样走", "选一张表，起个文件名，走五步：基本情况、资金、组织实施、指标、问题。"),
    ("先准备", "预算批复、支出明细账、年初申报表、业务台账、满意度问卷；缺的先空着，哪一步都能先走。"),
    ("保存", "边填边存，不必按保存；随时退出，下次从原处接着填。"),
    ("按键", "回车下一格，F5 下一步，Ctrl+Z 撤销，F1 这一栏怎样填，F2 下一处问题，F8 检查，F9 写报告。"),
    ("", "Ctrl+P 找任何命令或任何一栏；屏幕上的字都可以用鼠标点。"),
    ("省力", "首页可以“从去年的开始”“从 Excel、Word 带入”，填的时候也可以把表直接粘贴进来；想先看看，选“看一份样例”。"),
    ("放心", "不联网，什么都不上传；报告只存在这台电脑上，由你自己报送。"),
)
"""A word at the left, and what there is to say; without a word a paragraph goes on."""
CLOSE: Final = "按回车开始。以后再看：Ctrl+P 里选“入门”，或翻到 F1 的最后"
