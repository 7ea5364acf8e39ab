"""The page for the office as a text that Notepad shows well: the words of docs/office.md without their marks."""

from __future__ import annotations

import re
from pathlib import Path

from tests.shipping.targets import ROOT

PAGE = ROOT / "docs" / "office.md"
NAME = "在单位的电脑上用.txt"

_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|`")
_RULE = re.compile(r"\|[-|: ]+\|")


def plain_text(page: str) -> str:
    """Return the page without marks: a heading stands between blank lines, a row of a table is one line."""
    return "\n".join(_line(line) for line in page.splitlines() if not _RULE.fullmatch(line.strip())) + "\n"


def _line(line: str) -> str:
    text = _MARKS.sub("", _LINK.sub(r"\1", line))
    if text.startswith("#"):
        return f"【{text.lstrip('#').strip()}】"
    if text.startswith("|"):
        return "　".join(cell.strip() or "________" for cell in text.strip().strip("|").split("|"))
    return text


def write_page(folder: Path) -> None:
    """Put the page into a folder that is handed out, as Notepad reads it everywhere."""
    text = plain_text(PAGE.read_text("utf-8"))
    (folder / NAME).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
