"""A file of any kind to grids: what it is, is seen in the bytes; the name decides only where they leave it open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from schemas.text import show
from wizards.intake import texts
from wizards.intake.compound import MAGIC
from wizards.intake.model import Source, Unreadable

_SAVE_AS = "请用 Word/WPS 另存为 .docx/.xlsx 再试。"
_REFUSED = {
    ".doc": "旧版 Word 文件（.doc）",
    ".wps": "WPS 文字文件（.wps）",
    ".et": "WPS 表格文件（.et）",
    ".dps": "WPS 演示文件（.dps）",
    ".xlsm": "带宏的 Excel 文件（.xlsm）",
    ".xltm": "带宏的 Excel 文件（.xltm）",
    ".docm": "带宏的 Word 文件（.docm）",
    ".xlsb": "二进制 Excel 文件（.xlsb）",
    ".ods": "OpenDocument 表格（.ods）",
    ".odt": "OpenDocument 文字（.odt）",
    ".pdf": "PDF 文件",
    ".rtf": "RTF 文件",
    ".mht": "网页文件",
    ".html": "网页文件",
    ".htm": "网页文件",
}
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<head|<table|<\?xml|<meta|<style|mime-version:)", re.IGNORECASE)
_BINARY = ((b"%PDF", "PDF 文件"), (b"\x89PNG", "图片"), (b"\xff\xd8\xff", "图片"), (b"{\\rtf", "RTF 文件"))
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".tab", "")


def read_source(data: bytes, name: str, sheet: str | None = None) -> Source:
    """Return what a file holds.

    Args:
        data: its bytes.
        name: its name, for what the bytes leave open.
        sheet: the sheet to read, of a workbook.

    Raises:
        Unreadable: with one sentence for the user.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _REFUSED:
        raise Unreadable(f"这是{_REFUSED[suffix]}，不能直接读；{_SAVE_AS}")
    if not data.strip(b"\x00 \r\n\t"):
        raise Unreadable("文件是空的；请确认选对了文件。")
    if suffix == ".docx":
        from wizards.intake.word_grids import read_docx

        return read_docx(data, name, sheet)
    if data.startswith(b"PK\x03\x04"):
        from wizards.intake.workbooks import read_xlsx

        return read_xlsx(data, sheet)
    if data.startswith(MAGIC):
        from wizards.intake.workbooks import read_xls

        return read_xls(data, sheet)
    if kind := next((kind for start, kind in _BINARY if data.startswith(start)), ""):
        raise Unreadable(f"这是{kind}，不能直接读；{_SAVE_AS}")
    if _MARKUP.match(data[:512].removeprefix(b"\xef\xbb\xbf")):
        raise Unreadable(f"这其实是网页（HTML 或 XML），只是名称像表格；请用 Excel 打开它，{_SAVE_AS[1:]}")
    return _text_file(data, suffix, sheet)


def _text_file(data: bytes, suffix: str, sheet: str | None) -> Source:
    if suffix not in _TEXT_SUFFIXES:
        ending = show(suffix, one_line=True)[:10]
        raise Unreadable(f"文件的内容不像 {ending} 文件，可能损坏或改过名称；请在 Excel、WPS 里打开后另存一份再试。")
    if sheet is not None:
        raise Unreadable("文字文件里没有工作表，请去掉 --sheet。")
    text = texts.decode(data)
    delimiter = texts.delimiter_of(text, suffix)
    return Source("csv" if delimiter == "," else "tsv", (texts.read_text(text, delimiter),))


def session_source(document: Mapping[str, Any]) -> Source:
    """Return another session as a source."""
    return Source("toml", document=document)


def read_paste(text: str) -> Source:
    """Return what was pasted: a table out of a sheet or a Word document.

    Raises:
        Unreadable: it is larger than a table of indicators can be.
    """
    return Source("tsv", (texts.read_text(text, "\t"),))
