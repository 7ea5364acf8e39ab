"""What is said when a session is left whose folder does not answer."""

from __future__ import annotations

from typing import Final

from tui.texts import QUIT_CHOICES

SAVING_FIRST: Final = "正在存好 {name}，磁盘或网络文件夹还没有回答"
NO_ANSWER: Final = "磁盘或网络文件夹还没有回答"
COPY_THERE: Final = "本机已有恢复副本，填的内容不会丢。"
LEAVE_CHOICES: Final = (
    ("stay", "不离开，继续填"),
    *QUIT_CHOICES[1:3],
    ("go", "先回首页（没存上的留着，再打开就接着填）"),
)
