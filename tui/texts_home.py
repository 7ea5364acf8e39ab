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
