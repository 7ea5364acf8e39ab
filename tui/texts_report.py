"""What the report page says once a report is written."""

from __future__ import annotations

from typing import Final

KEYS: Final = (("Ctrl+O", "打开", "open_report"), ("Ctrl+D", "文件夹", "open_folder"), ("Ctrl+R", "存PDF", "save_pdf"))
NOT_WRITTEN: Final = "报告还没有写：先按回车写。"
NEXT: Final = "下一步：打印，负责人签字，加盖公章，再报送；报送以后在命令“退回的意见”里记报送状态。"
PDF_THERE: Final = "这个 PDF 已经有了"
PDF_CHOICES: Final = (("back", "不覆盖"), ("replace", "覆盖它"))
PDF_MAKING: Final = "LibreOffice 正在写 PDF，可以接着做别的。"
PDF_DONE: Final = "PDF 已写好，在报告旁边：{name}"
EARLIER_TITLE: Final = "以前写过的报告："
EARLIER: Final = "  {day}  {total}  {name}"
NO_TOTAL: Final = "没有得分"
