"""What the report page says once a report is written."""

from __future__ import annotations

from typing import Final

KEYS: Final = (
    ("Ctrl+O", "打开", "open_report"),
    ("Ctrl+D", "目录", "open_folder"),
    ("Ctrl+R", "转PDF", "save_pdf"),
    ("Ctrl+T", "报送", "hand_in"),
)
NOT_WRITTEN: Final = "报告还没有写：先按回车写。"
NEXT_OF_FORM: Final = "下一步（照这张表）："
NEXT_STATE: Final = "Ctrl+T 做报送文件夹；报送以后在命令“退回的意见”里记报送状态。"
NEXT: Final = f"下一步：打印，负责人签字，加盖公章，再报送。{NEXT_STATE}"
HAND_IN_TITLE: Final = "报送文件夹"
HAND_IN_NAME: Final = "{name}_报送_{day}"
HAND_IN_DONE: Final = "报送文件夹已做好：{folder}\n里面有：{names}。没有锁文件、备份，也没有说明过的理由和退回的意见。"
PDF_THERE: Final = "这个 PDF 已经有了"
PDF_CHOICES: Final = (("back", "不覆盖"), ("replace", "覆盖它"))
PDF_MAKING: Final = "LibreOffice 正在写 PDF，可以接着做别的。"
PDF_DONE: Final = "PDF 已写好，在报告旁边：{name}"
EARLIER_TITLE: Final = "以前写过的报告："
EARLIER: Final = "  {day}  {total}  {name}"
NO_TOTAL: Final = "没有得分"
