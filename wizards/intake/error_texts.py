"""What a sheet shows instead of a value (#N/A, Err:502, ####), where it came along as text: copied, or kept so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from wizards.intake.model import Place

_UNSEEN: Final = "\u200b-\u200f\u2060\ufeff"
_BEGINS: Final = re.compile(rf"[\s{_UNSEEN}]*[#＃﹟EeＥｅ错錯]")
"""Nearly every text begins otherwise, and need not be looked at any further."""
_CHINESE: Final = "名称|名稱|值|数值|數值|数字|引用|参照|空|空值|无效|宏|巨集|除以0|除数/0|除/0|溢出|计算|错误|未知"
"""Names of errors as programs in Chinese show them: #名称?, #值!."""
_ERROR: Final = re.compile(
    rf"#(?:N/A|GETTING_DATA|(?:[A-Z_]{{2,}}(?:/0)?|{_CHINESE})[!?])|(?:err|错误|錯誤):\s*\d{{3}}", re.IGNORECASE
)
_TOO_NARROW: Final = re.compile("##+")
_NUMBERED: Final = [f"{end}{colon}" for end in ("rr", "RR", "ｒｒ", "ＲＲ", "误", "誤") for colon in ":："]
"""Err:502, in a Chinese LibreOffice 错误:502."""
_IN_FILE: Final = tuple(mark.encode() for mark in ("#", "＃", "﹟", *_NUMBERED))


def may_show_errors(content: bytes) -> bool:
    """Return whether such a text may stand in a file in UTF-8; most have none, and need not be looked through."""
    return any(mark in content for mark in _IN_FILE)


def why_no_value(text: str) -> str:
    """Return why a text, without blanks around it, is none that may be taken; blank if it may be: #1井, #N/A处理率."""
    if _BEGINS.match(text) is None:
        return ""
    plain = re.sub(f"[{_UNSEEN}]", "", unicodedata.normalize("NFKC", text))
    if _TOO_NARROW.fullmatch(plain) is not None:
        return "格子太窄，数显示成了 ####"
    return f"公式出错（{text}）" if _ERROR.fullmatch(plain) is not None else ""


def take_out_errors(rows: Sequence[list[Any]]) -> dict[Place, str]:
    """Blank the cells that hold such a text, in ``rows`` themselves, and return them with why."""
    begins = _BEGINS.match
    found: dict[Place, str] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if type(cell) is str and begins(cell) is not None and (why := why_no_value(cell.strip())):
                found[row, column] = why
                cells[column] = ""
    return found
