"""Sentences varied in all but their figures: how far these stand apart, what stands between, before and behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LIMITS = (8, 10, 12, 14, 16, 20, 24, 25, 30, 40, 50, 60, 200, 300, 400)
"""How many signs apart something may stand, wherever the reading of prose has a limit."""
FIGURE = re.compile(r"\d+(?:\.\d+)?")
_MARK = re.compile(r"[，；。、：（）]")
_PAD = "这里写明有关人士所知晓" * 40
"""Words that say nothing, neither of a figure nor of what is counted."""
WORDS = (
    *("上年", "去年", "其中", "约", "每", "目标", "计划", "年初", "累计", "截至", "实际", "已", "预计", "应", "平均"),
    *("2021年", "2022年", "2022年底", "2021年12月31日", "6月", "1-12月", "1-6月", "上半年", "汛期", "第3季度"),
    *("不低于", "近", "达到", "不超过", "超过", "由", "从", "比", "较", "占", "共", "合计", "两项合计", "分别", "包括"),
    *("抽检样品", "城关片区，", "试运营期间，", "夜间，", "6个乡镇", "按月", "全年", "全县", "女", "男", "等", "减少"),
    *("增加", "核减", "追加", "结余", "剔除", "另有", "单价", "每人每月", "人均", "总", "高于", "低于", "（", "“"),
)
"""Words that make a figure something else, at least some."""
BEHIND = (
    *("以上", "以内", "左右", "多", "余", "的", "倍", "（目标）", "等", "，其中女性"),
    *("/人", "-", "～9", "、", "以及其他", "（含本级2人）", "，占20%"),
)


def apart(text: str) -> Iterator[str]:
    """Every two neighbouring figures as far apart as each limit, one nearer and one farther."""
    found = list(FIGURE.finditer(text))
    edges = [(0, found[0].start())] if found else []
    edges += [(one.end(), other.start()) for one, other in pairwise(found)]
    for start, end in edges:
        for limit in LIMITS:
            for length in (limit - 1, limit, limit + 1):
                if end - start < length:
                    yield from _padded(text, start, end, length - (end - start))


def _padded(text: str, start: int, end: int, by: int) -> Iterator[str]:
    """So many signs more between two figures: behind the first mark, and right before the last two words."""
    mark = _MARK.search(text, start, end)
    for place in dict.fromkeys((mark.end() if mark else start, max(start, end - 2))):
        yield text[:place] + _PAD[:by] + text[place:]


def nearer(text: str) -> Iterator[str]:
    """One to nine signs more at every place between figures."""
    for mark in _MARK.finditer(text):
        for by in (1, 2, 3, 5, 9):
            yield text[: mark.end()] + _PAD[:by] + text[mark.end() :]
            yield text[: mark.start()] + _PAD[:by] + text[mark.start() :]


def worded(text: str) -> Iterator[str]:
    """Each of the words before every figure and at the start of its clause, and right behind every figure."""
    for figure in FIGURE.finditer(text):
        clause = max((mark.end() for mark in _MARK.finditer(text, 0, figure.start())), default=0)
        for word in WORDS:
            for place in dict.fromkeys((clause, figure.start())):
                yield text[:place] + word + text[place:]
        unit = re.compile(r"[^，；。、：（）\d]{0,2}").match(text, figure.end())
        for place in (figure.end(), unit.end() if unit else figure.end()):
            yield from (text[:place] + word + text[place:] for word in BEHIND)


def crowded(text: str, most: int = 14) -> Iterator[str]:
    """More and more figures before, between and behind those of the text, of another unit and of one of its own."""
    units = dict.fromkeys(("辆", *re.findall(r"\d([\u4e00-\u9fff]{1,2}|%)", text)[:1]))
    for unit in units:
        for count in (*range(1, most), 30, 31, 32):
            more = "".join(f"车队{at + 3}{unit}，" for at in range(count))
            yield more + text
            yield f"{more[:-1]}。{text}"
            yield f"{text[:-1]}，{more[:-1]}。"
            middle = text.find("，") + 1
            yield text[:middle] + more + text[middle:]


def turned(text: str) -> Iterator[str]:
    """The clauses in other orders, one left out, one twice; other marks between them; figures exchanged."""
    clauses = re.findall(r"[^，；。]+[，；。]?", text)
    for at in range(len(clauses)):
        yield "".join(clauses[at:] + clauses[:at])
        yield "".join(clauses[:at] + clauses[at + 1 :])
        yield "".join(clauses[: at + 1] + clauses[at:])
    for mark in _MARK.finditer(text):
        yield from (text[: mark.start()] + other + text[mark.end() :] for other in "，；。、：（）\n！ ")
        yield text[: mark.start()] + text[mark.end() :]
    numbers = [one[0] for one in FIGURE.finditer(text)]
    for at in range(len(numbers) - 1):
        exchanged = [*numbers[:at], numbers[at + 1], numbers[at], *numbers[at + 2 :]]
        between = FIGURE.split(text)
        yield "".join(words + number for words, number in zip(between, [*exchanged, ""], strict=True))


def numbered(text: str) -> Iterator[str]:
    """Each figure one up and one down, with a digit more or less, swapped digits, none, and in other units."""
    for at in FIGURE.finditer(text):
        for other in dict.fromkeys(_others(at[0])):
            yield text[: at.start()] + other + text[at.end() :]


def _others(number: str) -> Iterator[str]:
    whole, _, rest = number.partition(".")
    yield from ("0", "1", "12", "100", "0.5", f"{whole}.5", f"{whole}0", f"1{number}", f"{number}万")
    yield from (
        f"{int(whole) + 1}",
        f"{max(0, int(whole) - 1)}",
        f"{int(whole) * 2}",
        whole[:-1] or "7",
        whole[::-1],
        f"{whole}.05",
        "零",
    )
    yield from (f"{whole[:at]}{whole[at:][:2][::-1]}{whole[at + 2 :]}" for at in range(len(whole) - 1))
    if rest:
        yield from (f"{whole}.{rest[::-1]}", whole + rest, f"{whole}.{rest}3")
