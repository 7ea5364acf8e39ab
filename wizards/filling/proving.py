"""After writing: the filled document is read again, and every paragraph reads as it must."""

from __future__ import annotations

from wizards.intake.model import Unreadable
from wizards.intake.word import WordDocument, read_word


class FillingFailed(Exception):
    """What was written does not read as it must; there is no file then."""


def prove(data: bytes, before: WordDocument, texts: list[str]) -> None:
    """Read ``data`` again and compare.

    Args:
        data: the filled document.
        before: the blank as read.
        texts: what every paragraph must read, in order.

    Raises:
        FillingFailed: a text is not at its place, or another part of the package changed.
    """
    try:
        after = read_word(data)
    except Unreadable as error:
        raise FillingFailed(f"填好的文件读不回来（{error}），没有写出。") from None
    others = {name: content for name, content in after.members.items() if name != before.part}
    if list(after.members) != list(before.members) or any(before.members[name] != others[name] for name in others):
        raise FillingFailed("填好的文件里，正文以外的部件变了，没有写出。")
    found = [paragraph.text for paragraph in after.all_paragraphs()]
    if found != texts:
        at = next((n for n, pair in enumerate(zip(found, texts, strict=False)) if pair[0] != pair[1]), -1)
        what = f"应是“{texts[at][:30]}”，读到“{found[at][:30]}”" if at >= 0 else "段落的个数不对"
        raise FillingFailed(f"填好的文件读回来和应写的不同（{what}），没有写出。")
