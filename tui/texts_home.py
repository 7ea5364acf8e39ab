"""What home says of the sessions it lists."""

from __future__ import annotations

from typing import Final

HEADS: Final = {
    "state": "状态",
    "name": "项目名称",
    "unit": "单位",
    "year": "年度",
    "form": "表",
    "total": "得分",
    "saved": "上次保存",
}
ORDERS: Final = {
    "saved": "按上次保存的先后排，最近的在前。",
    "name": "按项目名称排。",
    "unit": "按单位排。",
    "year": "按年度排。",
}
KEYS: Final = (("Ctrl+O", "换排法", "sort"), ("Ctrl+D", "再建一份", "another"))
ANOTHER_TITLE: Final = "同单位再建一份：单位、负责人、填报人、年度和依据带过去"
ANOTHER_NONE: Final = "光标在一份自评上时，按 Ctrl+D 照它的单位再建一份。"
GAPS: Final = "还差 {count} 栏"
NO_SCORE: Final = "-"
MORE: Final = "还有 {count} 份没有列出：写几个字来找。"
PASSED: Final = "没有列出：{what}。"
FOREIGN: Final = "不是自评的 .toml {count} 个"
UNREADABLE: Final = "读不了的 {count} 个"
TOO_MANY: Final = "太多没有看的 {count} 个"
SILENT: Final = "文件夹“{name}”还没有回答"
OPEN: Final = "差 {count} 项"
POINTS: Final = "得分构成"
LAST: Final = "去年{figure}"
RATE: Final = "执行率 {bar} {rate}%"

# Summary --------------------------------------------------------------------------------------------------------
SUMMARY_ASK: Final = "汇总哪个文件夹里的自评"
SUMMARY_TITLE: Final = "汇总  {folder}  {count} 个项目"
SUMMARY_READING: Final = "正在读 {done}/{count}，Esc 停下"
SUMMARY_WRITING: Final = "正在写报告 {done}/{count}，Esc 停下"
SUMMARY_STOPPING: Final = "正在停下；没有回答就再按 Esc 离开。"
SUMMARY_STOPPED: Final = "停下了：做完 {done}/{count}。"
SUMMARY_BROKEN: Final = "汇总时程序出错，没有读成（编号 {number}）；文件没有改动。"
SUMMARY_NONE: Final = "“{folder}”里没有自评文件（.toml）。"
SUMMARY_KEYS: Final = (("回车", "打开", "open"), ("Esc", "返回", "back"))
SUMMARY_MENU: Final = (
    ("again", "全部重新检查", "错误、提醒、得分重算一遍"),
    ("report", "全部写成报告", "每份一个 Word，放进一个文件夹"),
    ("table", "存成汇总表", "Excel 或 Word"),
    ("results", "看检查结果", "每份的错误、还差的栏和第一处问题，回车到那一栏"),
)
SUMMARY_BACK: Final = ("results", "看汇总表", "预算、执行率和得分")
RESULT_HEADS: Final = {"name": "项目名称", "error": "错误", "gap": "还差", "warning": "提醒", "first": "第一处"}
RESULT_NONE: Final = "没有要改的"
SUMMARY_HEADS: Final = {
    "name": "项目名称",
    "budget": "预算万元",
    "rate": "执行率%",
    "total": "得分",
    "found": "错误/还差/提醒",
}
SUMMARY_SUM: Final = "合计"
SUMMARY_ACROSS: Final = "几份之间的问题"
SUMMARY_UNREADABLE: Final = "读不了的文件"
SUMMARY_PASSED: Final = "略过不是自评的 .toml {count} 个。"
REPORTS_ASK: Final = "报告放进哪个文件夹（没有就新建）"
REPORTS_DONE: Final = "写好 {done} 份，在 {folder}。"
REPORTS_DRAFTS: Final = "其中 {count} 份还没有填齐或还有错误，只是草稿。"
TABLE_ASK: Final = "汇总表写到哪里（.xlsx 或 .docx）"
TABLE_NAME: Final = "绩效自评情况汇总表.xlsx"
TABLE_DONE: Final = "汇总表已写好：{path}"

# Another form ---------------------------------------------------------------------------------------------------
FORM_TITLE: Final = "改换表式"
FORM_NOW: Final = "现在用的是：{title}"
FORM_SAME: Final = "就是现在用的这张表，没有改。"
FORM_TO: Final = "换成“{title}”。下面各项在新表里没有地方，Ctrl+Z 可以整个撤回："
FORM_ALL: Final = "没有：写过的在新表里都有地方。"
FORM_GO: Final = "换成这张表"
FORM_IN_FORCE: Final = "现在用的表：{title}（Ctrl+Z 撤回，Ctrl+Y 再换）"
