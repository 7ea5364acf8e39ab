"""Bytes to text: the encodings a session may arrive in, and the files that are none."""

from __future__ import annotations

import codecs
from pathlib import Path

from schemas.text import show
from wizards.storage.disk.failures import UnusableFile, name_of
from wizards.storage.text.toml_failure import UNTOUCHED

_KINDS = (
    (b"\x89PNG", "一张图片"),
    (b"\xff\xd8\xff", "一张图片"),
    (b"GIF8", "一张图片"),
    (b"BM", "一张图片"),
    (b"PK\x03\x04", "一个 Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "一个旧版 Word 或 Excel 文件"),
    (b"%PDF", "一个 PDF 文件"),
    (b"Rar!", "一个压缩文件"),
    (b"\x7fELF", "一个程序"),
    (b"MZ", "一个程序"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8（带 BOM）"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
OTHER = "gb18030"
"""The encoding that is offered, never guessed: what Chinese Windows calls ANSI."""
_WIDE = (("utf-16-le", b"=\x00"), ("utf-16-be", b"\x00="))
"""UTF-16 without a mark at the start, and how an equals sign looks in it."""


def decode(path: Path, data: bytes, encoding: str | None) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a session file, its encoding, and notes on how it was read."""
    if not data.strip():
        raise _whole(path, "是空的", "空文件常常是断电或磁盘满造成的")
    if not data.strip(b"\x00"):
        raise _whole(path, "里全是零字节", "这通常是断电造成的")
    if encoding is not None:
        try:
            return data.decode(encoding), encoding, (f"按 {encoding.upper()} 编码读取，保存时改为 UTF-8。",)
        except (UnicodeDecodeError, LookupError):
            raise _whole(path, f"不能按 {encoding.upper()} 编码读取", "编码不对") from None
    for bom, name, title in _BOMS:
        if data.startswith(bom):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                raise _whole(path, f"开头标明是 {title} 编码，内容却不是", "文件可能损坏") from None
            return text, name.removesuffix("-sig"), (f"文件是 {title} 编码，保存时改为 UTF-8。",)
    wide = _wide(data)
    if wide:
        raise _offer(path, data.decode(wide), wide, "没有标记的 UTF-16", 1, "位置：整个文件")
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        raise _not_utf8(path, data, error.start) from None


def _wide(data: bytes) -> str | None:
    """Return the encoding if this is UTF-16 that does not say so: text with two bytes a sign and no zero sign."""
    for name, equals in _WIDE:
        if equals in data:
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if "=" in text and "\n" in text and "\x00" not in text:
                return name
    return None


def _whole(path: Path, what: str, why: str) -> UnusableFile:
    sentence = f"{name_of(path.name)} {what}：{why}；请从备份或历史版本恢复，{UNTOUCHED}"
    return UnusableFile(sentence, (f"文件：{name_of(path)}", f"原因：{why}。", UNTOUCHED), unreadable=True)


def _not_utf8(path: Path, data: bytes, at: int) -> UnusableFile:
    for start, kind in _KINDS:
        if data.startswith(start):
            return UnusableFile(
                f"{name_of(path.name)} 是{kind}，不是自评文件：请选择扩展名为 .toml 的自评文件。",
                (f"文件：{name_of(path)}", UNTOUCHED),
            )
    line = data.count(b"\n", 0, at) + 1
    column = at - data.rfind(b"\n", 0, at)
    place = f"位置：第 {line} 行，第 {column} 个字节"
    try:
        text = data.decode(OTHER)
    except UnicodeDecodeError:
        why = "不是 UTF-8 编码，也不是 GBK，文件可能损坏"
        return UnusableFile(
            f"{name_of(path.name)} 第 {line} 行读不懂：{why}；请从备份或历史版本恢复，{UNTOUCHED}",
            (f"文件：{name_of(path)}", place, f"原因：{why}。", UNTOUCHED),
            unreadable=True,
        )
    return _offer(path, text, OTHER, "记事本所说的 ANSI（GBK）", line, place)


def _offer(path: Path, text: str, encoding: str, called: str, line: int, place: str) -> UnusableFile:
    """Say which encoding it probably is and how the file would read in it; the user decides."""
    preview = [show(row, one_line=True)[:60] for row in text.splitlines()[line - 1 : line + 2]]
    name = encoding.removesuffix("-le").removesuffix("-be").upper().replace(OTHER.upper(), "GBK")
    return UnusableFile(
        f"{name_of(path.name)} 第 {line} 行起不是 UTF-8 编码，可能是{called}："
        f"请用记事本另存为 UTF-8，或在向导里打开后选择按 {name} 读取；{UNTOUCHED[:-1]}。",
        (f"文件：{name_of(path)}", place, f"按 {name} 读取会是这样：", *(f"    {row}" for row in preview), UNTOUCHED),
        offer_encoding=encoding,
        unreadable=True,
    )
