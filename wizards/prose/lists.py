"""Lists: the announced number against the items that follow (5个项目：A、B、C; 三个方面：一是 二是)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.figure.chinese import read_numeral
from wizards.lexicon import Expressions
from wizards.prose.mentions import Passage
from wizards.prose.slip import Slip

_NUMBER = r"(?P<number>\d{1,2}|[两二三四五六七八九]|十[一二三四五]?)"
_NAMED = re.compile(
    rf"(?P<said>{_NUMBER}[个项家所类种处条座名位镇乡村](?!百分点|月|小时|工作日|多|以|左右)(?P<noun>(?:[\u4e00-\u9fff]|\([一二三四五\d]\)){{0,10}}?))"
    r"(?:,?(?:分别是|分别为|即|包括|依次是|依次为|为):?|:)(?P<items>[^。;\n□:]{2,200})[。;\n]"
)
_COUNTED = re.compile(
    rf"(?<![\d.第零一二三四五六七八九十百千万])(?P<said>{_NUMBER}(?:个|项|大|条|点|方面|类|种)(?P<noun>[\u4e00-\u9fff]{{0,10}}?))[\"”』」]?[:。,]?(?=\n?一是)"
)
_SAYING = re.compile(
    r"[\"“](?!三公)(?P<said>(?P<number>[两三四五六七八九])(?:个|大)?(?P<word>[\u4e00-\u9fff]{1,2}))[\"”]"
    r"[\u4e00-\u9fff]{0,8}(?::|\(|,?(?:即|包括|分别是|分别为):?)(?P<items>[^。;\n□]{2,200}?)[。;\n)]"
)
"""“四进”活动：进机关、进学校…, “五个一”：一个门户、一套目录…: every item has the word of the saying at one end."""
_ORDINAL = re.compile(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])是|(?<=[、,;。:和])([一二三四五六七八九十])是")
_BEFORE_NUMBER = frozenset(".第零一二三四五六七八九十百千万0123456789")
_FIRST = "一是"
"""What ``_COUNTED`` ends before; 一是 below 一、 or (一) counts the parts of that one."""
_QUOTES = ('"', "“")
"""What ``_SAYING`` begins with."""
_SEPARATOR = re.compile(r"[、,]")
_JOINED = re.compile(r"(?<=[^、,])(?:以及|[和与及])(?=[^、,])")
_NO_LIST = Expressions("prose_phrases")["no_list"]
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)}
_LONGEST_ITEM = 24
_UNSURE = ("等", "和", "与", "及")


def wrong_lists(passage: Passage) -> Iterator[Slip]:
    """Yield the announced numbers that the items behind them do not make up."""
    text = passage.plain.text + "\n"
    for found in _NAMED.finditer(text):
        number = None if _goes_on(text, found) else _read(found["number"])
        if number is not None and _is_list(found["items"]):
            low, high = _counts(found["items"])
            if not low <= number <= high and min(abs(number - low), abs(number - high)) <= 2 and low >= 2:
                yield _slip(passage, found, number, low, "、")
    yield from _wrong_sayings(passage, text)
    yield from _wrong_ordinals(passage, text)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether a number is the end of a longer one, or an ordinal."""
    # Not in the expression: with it the search tries every character of a text.
    return found.start() > 0 and text[found.start() - 1] in _BEFORE_NUMBER


def _wrong_sayings(passage: Passage, text: str) -> Iterator[Slip]:
    """Yield the numbers of sayings whose items are not so many."""
    for found in _SAYING.finditer(text) if any(quote in text for quote in _QUOTES) else ():
        number, counted = _read(found["number"]), _alike(found["items"], found["word"])
        if number is not None and counted >= 2 and 0 < abs(number - counted) <= 2:
            yield _slip(passage, found, number, counted, "、")


def _alike(items: str, word: str) -> int:
    """How many items in a row begin or end with a word; 0 when others may belong to them."""
    row, _, rest = items.partition(",") if "、" in items else (items, "", "")
    parts = re.split("[、,]", row)
    if word in rest or any(other in row for other in _UNSURE):
        return 0
    begin = all(part.startswith(word) for part in parts)
    return len(parts) if begin or all(part.endswith(word) for part in parts) else 0


def _wrong_ordinals(passage: Passage, text: str) -> Iterator[Slip]:
    """三个方面：一是…二是…: the last ordinal of the row is the number."""
    heads = list(_COUNTED.finditer(text)) if _FIRST in text else []
    for at, found in enumerate(heads):
        number = _read(found["number"])
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        reached = 0
        for ordinal in _ORDINAL.finditer(text, found.end(), end):
            place = _DIGITS[ordinal[1] or ordinal[2]]
            if place != reached + 1:
                break
            reached = place
        if number is not None and 2 <= reached != number and abs(reached - number) <= 2:
            yield _slip(passage, found, number, reached, f"一是至{_han(reached)}是")


def _slip(passage: Passage, found: re.Match[str], number: int, counted: int, how: str) -> Slip:
    start, end = found.span("said")
    first, last = passage.plain.span(start, end)
    said = passage.typed[first:last]
    why = f"后面列出 {counted} 项" if how == "、" else f"后面写了{how}，共 {counted} 项"
    return Slip("list", start, end, said, str(counted), why)


def _read(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    numeral = read_numeral(word)
    return int(numeral[0]) if numeral is not None else None


def _han(number: int) -> str:
    return "一二三四五六七八九十"[number - 1]


def _is_list(items: str) -> bool:
    """Whether the words are names in a row and nothing else."""
    if _NO_LIST.search(items):
        return False
    by_stop = "、" if "、" in items else ","
    parts = items.split(by_stop)
    return (
        len(parts) >= 2
        and all(0 < len(part) <= _LONGEST_ITEM for part in parts)
        and not (by_stop == "、" and "," in items)
    )


def _counts(items: str) -> tuple[int, int]:
    """How many names there are at least and at most: 和 joins two, or stands inside a name."""
    parts = len(_SEPARATOR.findall(items)) + 1
    return parts, parts + len(_JOINED.findall(items))
