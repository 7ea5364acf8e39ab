"""Why a text is no TOML, said in plain Chinese with the place in the text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

from schemas.text import show
from wizards.storage.disk.failures import UnusableFile, name_of
from wizards.toml_scan import Scan, scan

UNTOUCHED = "文件没有被改动。"
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_WIDTH = 60

_CAUSES = (
    ("Duplicate inline table key", "同一个名称在花括号里写了两次"),
    ("Cannot overwrite a value", "同一个名称写了两次"),
    ("twice", "同一个小节写了两次"),
    ("Cannot redefine namespace", "同一个小节写了两次"),
    ("Cannot mutate immutable", "已经写完的小节或括号不能在别处再添内容"),
    ("Unterminated string", "引号没有写完"),
    ("Expected \"'''\"", "三个引号没有配对"),
    ('Expected "\'"', "引号没有写完，一段引号里的文字不能换行"),
    ("Unclosed array", "方括号没有配对"),
    ("Unclosed inline table", "花括号没有配对"),
    ("table declaration", "小节名称的方括号没有写完"),
    ("array declaration", "小节名称的双方括号没有写完"),
    ("Expected '=' after a key", "名称后面缺少等号"),
    ("Expected newline", "一行里多出了内容，可能少了引号"),
    ("Invalid initial character for a key part", "名称的写法不对，名称里有特殊字符时要加引号"),
    ("Invalid statement", "这一行不是“名称 = 内容”的写法"),
    ("Invalid value", "等号后面的内容写法不对，文字要放在英文引号里"),
    ("Invalid date", "日期写法不对"),
    ("Unescaped", "反斜杠要写成两个"),
    ("hex value", "反斜杠后面的编码不对"),
    ("Unicode scalar", "反斜杠后面的编码不是一个字"),
    ("Illegal character", "引号里有换行或控制字符，引号可能没有写完"),
    ("invalid character", "有不能使用的控制字符"),
)


def parse_failure(path: Path, text: str, error: Exception) -> UnusableFile:
    """Return what to tell the user about ``text`` (line ends as LF) that does not parse.

    ``error`` comes from parsing the text with quoted figures; its place is looked up in the text as it stands.
    """
    original: Exception = error
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as found:
        original = found
    except (ValueError, RecursionError):
        pass
    message = str(original)
    line, column = _place(message, text, original)
    why = _why(message, text, line, column)
    extra = _twin(text, line, message)
    if "\x00" in text:
        why = "文件里有零字节，通常是断电或磁盘损坏造成的"
    return failure_at(path, text, line, column, why, extra)


def failure_at(path: Path, text: str, line: int, column: int, why: str, extra: tuple[str, ...] = ()) -> UnusableFile:
    """Return the message for one place of a text."""
    sentence = f"{name_of(path.name)} 第 {line} 行第 {column} 列读不懂：{why}；请改正这一处，或从备份恢复，{UNTOUCHED}"
    details = (f"文件：{name_of(path)}", f"位置：第 {line} 行，第 {column} 列", *_with_caret(text, line, column))
    return UnusableFile(sentence, (*details, f"原因：{why}。", *extra, UNTOUCHED), unreadable=True)


def too_deep(path: Path, text: str, seen: Scan) -> UnusableFile:
    """Return the message for a text that nests too deeply to be a session."""
    line, column = line_and_column(text, seen.deepest)
    return failure_at(path, text, line, column, f"括号或名称嵌套了 {seen.depth} 层，自评文件不会这样深")


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the place of an offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _place(message: str, text: str, error: Exception) -> tuple[int, int]:
    line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
    if isinstance(line, int) and isinstance(column, int):
        return line, column
    if found := _PLACE.search(message):
        return int(found[1]), int(found[2])
    return line_and_column(text, len(text.rstrip("\n")))


def _why(message: str, text: str, line: int, column: int) -> str:
    meaning = next((meaning for words, meaning in _CAUSES if words in message), "写法不对")
    if unicodedata.category(_line(text, line)[column - 1 : column] or " ") == "Cc":
        return "有不能使用的控制字符"
    if "Expected newline" in message and re.search(r"=\s*[+-]?0\d+\s*(#.*)?$", _line(text, line)):
        return "以 0 开头的编号要放在英文引号里"
    if "Invalid value" in message and re.search("=\\s*[“”‘’「]", _line(text, line)):
        return "引号是中文引号，请改用英文引号"
    if "at end of document" in message:
        return f"{meaning}，文件到这里就断了，可能不完整"
    return meaning


def _twin(text: str, line: int, message: str) -> tuple[str, ...]:
    """Return the other place of a name that stands twice."""
    if "overwrite" not in message and "twice" not in message and "redefine" not in message:
        return ()
    places: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    tables, here, seen = 0, 1, 0
    for key in scan(text).keys:
        here, seen = here + text.count("\n", seen, key.offset), key.offset
        if not key.name:
            tables += text.startswith("[[", key.offset)
        # Each [[list]] starts names afresh, so rows are told apart by how many lists were begun.
        mark = ((str(tables), *key.table), key.name)
        if here >= line:
            first = places.get(mark)
            return (
                (f"同名的另一处：第 {first} 行：{show(_line(text, first), one_line=True)[:_WIDTH]}",) if first else ()
            )
        places.setdefault(mark, here)
    return ()


def _line(text: str, line: int) -> str:
    lines = text.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _with_caret(text: str, line: int, column: int) -> tuple[str, str]:
    whole = _line(text, line)
    start = max(0, column - 1 - _WIDTH // 2)
    before = show(whole[start : column - 1], one_line=True)
    after = show(whole[column - 1 : start + _WIDTH], one_line=True)
    lead = "…" if start else ""
    width = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in lead + before)
    return f"    {lead}{before}{after}", "    " + " " * width + "^"
