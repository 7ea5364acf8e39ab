"""What is said when the file was changed by somebody else, or taken over."""

from __future__ import annotations

from typing import Final

CONFLICT_TITLE: Final = {"changed": "文件被别处改动了", "taken": "别的窗口接管了这份自评"}
CONFLICT_TEXT: Final = "这里填的还没有写进文件。怎样处理？没选上的一份都会留作旧版本。"
CONFLICT_CHOICES: Final = (
    ("later", "以后再说（先不存到这个文件）"),
    ("mine", "保留我的（覆盖文件）"),
    ("theirs", "用文件里的（放弃我的）"),
    ("save_as", "我的另存为别的文件"),
)
CONFLICT_DONE: Final = {"mine": "已保留这里的内容。", "theirs": "已换成文件里的内容。"}
SAVED_AS: Final = "以后存到 {path}"
