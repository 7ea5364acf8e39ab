"""What is said while one looks for a file by its name."""

from __future__ import annotations

from typing import Final

HINT: Final = "写几个字来找，也可写完整位置；Tab 补全，退格回上一层，Esc 返回"
UP: Final = "上一层  {name}"
USE: Final = "就用这个文件夹  里面直接放着 {count} 个 {endings}"
GO: Final = "去  {path}"
FOLDER: Final = "{name}/"
LOOKING: Final = "正在看这个文件夹"
SILENT: Final = "“{name}”还没有回答，可以等，也可以 Esc 返回。"
CANNOT: Final = "看不了“{name}”：{why}。"
NO_SUCH: Final = "没有“{name}”，请看一下写得对不对。"
NOT_A_FOLDER: Final = "“{name}”不是文件夹。"
NONE: Final = "这里没有文件夹"
NONE_OF: Final = "这里没有文件夹，也没有能用的文件（{endings}）"
NONE_FOUND: Final = "没有名称里有“{words}”的"
MORE: Final = "还有 {count} 个没有列出：写几个字来找。"
FOREIGN: Final = "不是自评文件"
FIND_FILE: Final = "Ctrl+F 找文件"
FIND_FOLDER: Final = "Ctrl+F 找文件夹"
TOP: Final = "这已经是最上面一层。"
PRINTED: Final = "得分 {total}"
