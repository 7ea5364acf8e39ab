"""What is handed in (报送): the report, the session where the form wants it, and a list that a clerk can check.

Nothing that is the unit's own business goes along: waivers, remarks, marks of last year, where the user stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from schemas.paths import SECTIONS
from schemas.text import show

LIST_NAME: Final = "报送清单.txt"
_GOES_ALONG: Final = ("schema_version", "form", "policy", *SECTIONS, "bound", "overrides", "x")
_BOM: Final = "\ufeff"
"""Without it an old editor takes the list for another encoding."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """Whose report it is, as the list says it. ``total`` and ``grade`` as printed, empty when left blank.

    Attributes:
        changed: the report was changed after it was written, in another program.
    """

    unit: str
    title: str
    year: str
    form: str
    total: str
    grade: str
    day: str
    changed: bool = False


def handed_in_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return of a session what concerns the one who gets it."""
    return {key: document[key] for key in _GOES_ALONG if key in document}


def list_of(hand_in: HandIn, files: Mapping[str, bytes]) -> bytes:
    """Return the list: whose report, which files, how long each is, and what tells it from any other."""
    return (_BOM + "\r\n".join([*_head(hand_in), *_files(files), *_how(), ""])).encode("utf-8")


def _head(hand_in: HandIn) -> Iterator[str]:
    yield "报送清单"
    yield ""
    said = {
        "单位": hand_in.unit,
        "项目": hand_in.title,
        "评价年度": hand_in.year,
        "表式": hand_in.form,
        "自评得分": f"{hand_in.total} 分  {hand_in.grade}".strip() if hand_in.total else "（没有得分）",
        "清单日期": hand_in.day,
    }
    yield from (f"{name}：{show(value, one_line=True)}" for name, value in said.items() if value)
    if hand_in.changed:
        yield "说明：报告写好以后在别的程序里改过，得分以报告上的为准。"


def _files(files: Mapping[str, bytes]) -> Iterator[str]:
    yield ""
    yield f"文件 {len(files)} 个："
    for number, (name, data) in enumerate(files.items(), start=1):
        yield f"{number}. {name}"
        yield f"   大小 {len(data)} 字节"
        yield f"   SHA-256 校验码 {hashlib.sha256(data).hexdigest()}"


def _how() -> Iterator[str]:
    yield ""
    yield "校验码是文件的指纹：改过一个字就不同。收到以后要核对，在 Windows 的命令提示符里运行"
    yield "   certutil -hashfile 文件名 SHA256"
    yield "结果和上面的一样，收到的就是报送的那一份。"
