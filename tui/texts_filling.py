"""What the user reads while the bureau's own blank is filled."""

from __future__ import annotations

from typing import Final

ASK: Final = "填写单位的空表"
BLANK: Final = "空表（.docx，不会改动它）"
OUTPUT: Final = "填好的写到哪里"
FILLED_PAPER: Final = "填好的表"
FILLED_NAME: Final = "{stem}（填好）"
CANNOT: Final = "不能填"
READING: Final = "{name}（空表）"
SEVERAL: Final = "“{label}”有几处可填"
SEVERAL_LINES: Final = ("要填的是：{text}", "选一次就记住，下次填同一份空表不再问。")
ALL_PLACES: Final = "都填"
NO_PLACE: Final = "都不填"
TITLE: Final = "填了 {filled} 处，没有填 {left} 处"
WHERE_TO: Final = "写在 {path}（已回读核对）；原来的空表没有动。"
KEPT: Final = "原来的那份和程序写出的不同（可能在 Word 里改过），已留作：{path}"
LEFT_HEAD: Final = "没有填的，请在 Word 里看一看："
FILLED_HEAD: Final = "填好的："
LEFT: Final = "{label}（{why}）"
FILLED: Final = "{label}：{text}"
KEYS: Final = (("Esc", "返回", "back"),)
