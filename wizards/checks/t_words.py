"""T08, T16-T18. Words: 今年, praise without figures, slips, private numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from schemas.day import read_day
from schemas.paths import kind_of
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.text_sentences import Words, one_of_each_sentence
from wizards.checks.wording import narrow, narrow_with_places, quote
from wizards.lexicon import Expressions

_SAID = Expressions("wording")
_BEFORE = re.compile(r"[^。；;\n]*$")
_BEHIND = re.compile(r"[^。；;\n]*")
_NAMED = re.compile(r"[上去往前]年|同期|(?<!\d)(?:19|20)\d\d\s*年")
_NEAR = 60
_PARAGRAPH = re.compile(r"[^\n\r]+")
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
_STOPS = re.compile(r"[，。；：、]{2,}")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_PRIVATE = re.compile(f"{_IDENTITY.pattern}|{_MOBILE.pattern}")


@rule("T08", "warning", "隔年写的报告里出现“今年”“本年”", basis="公文应写明具体年度")
def t08_this_year(case: Case) -> Iterator[Hit]:
    """今年 in a report written in another year."""
    profile = case.assessment.profile
    day = read_day(profile.report_date)
    if not day.known or profile.fiscal_year is None or day.year == profile.fiscal_year:
        return
    for path, text in case.narrative:
        found = ((one[0], one.span()) for one in _SAID["this_year"].finditer(text) if not _is_told_apart(one))
        for at, (said, span) in enumerate(one_of_each_sentence(text, found)):
            right, label = f"{profile.fiscal_year}年", quote(case.label(path))
            message = f"{label}里的“{said}”在 {day.year} 年的报告里会看错，请写明{right}。"
            yield Hit(path, message, right, said, span=span, again=at > 0)


def _is_told_apart(found: re.Match[str]) -> bool:
    """Whether the sentence of 本年 names a year or 上年 beside it: then it can only be the year of the report."""
    if found[0] != "本年":
        return False
    text = found.string
    before = _BEFORE.search(text, max(0, found.start() - _NEAR), found.start())
    behind = _BEHIND.match(text, found.end(), found.end() + _NEAR)
    return any(part is not None and _NAMED.search(part[0]) for part in (before, behind))


@rule("T16", "note", "一段里有三个以上“明显”“显著”“大幅”一类的词而没有一个数", basis="绩效应以数据说明")
def t16_empty_words(case: Case) -> Iterator[Hit]:
    """Praise without a figure."""
    for path, text in case.narrative:
        if not path.startswith("texts."):
            continue
        for paragraph in _PARAGRAPH.finditer(text):
            words = list(_SAID["praise"].finditer(paragraph[0]))
            if len(words) >= 3 and not re.search(r"\d", narrow(paragraph[0])):
                used = "、".join(dict.fromkeys(word[0] for word in words))
                span = (paragraph.start() + words[0].start(), paragraph.start() + words[-1].end())
                yield Hit(path, f"{quote(case.label(path))}里有一段用了 {used}，没有一个数，建议补充数据。", span=span)
                break


@rule("T17", "note", "词语或标点重复，疑似错字", basis="校对")
def t17_doubled(case: Case) -> Iterator[Hit]:
    """城乡城乡, 。。: a word or a stop typed twice."""
    for path, text in case.narrative:
        slips = [found for found in _TWICE.finditer(text) if not _SAID["may_repeat"].search(found[0])]
        slips += _STOPS.finditer(text)
        if slips:
            first = slips[0]
            message = f"{quote(case.label(path))}里的 {quote(first[0])} 像是重复了，请核对。"
            yield Hit(path, message, actual=first[0], span=first.span())


@rule("T18", "warning", "内容里有手机号码或身份证号码", basis="公开版应隐去个人信息")
def t18_privacy(case: Case) -> Iterator[Hit]:
    """A private number that would be published with the report."""
    for path, value in case.texts:
        if _PRIVATE.search(narrow(value)) is None:
            continue
        is_long = path.startswith("texts.") or kind_of(path) == "long"
        numbers = one_of_each_sentence(value, _private_numbers(value))
        for at, (what, span) in enumerate(numbers if is_long else islice(numbers, 1)):
            message = f"{quote(case.label(path))}里有{what}，报告公开时请隐去，或改写办公电话。"
            yield Hit(path, message, span=span if is_long else None, again=at > 0)


def _private_numbers(typed: str) -> Iterator[Words]:
    """What the private numbers of a text are, and where they stand, those of persons first."""
    text, places = narrow_with_places(typed)
    for found in _IDENTITY.finditer(text):
        if not _SAID["number_of_a_paper"].search(text, max(0, found.start() - 16), found.start()):
            yield "身份证号码", (places[found.start()], places[found.end() - 1] + 1)
    for found in _MOBILE.finditer(text):
        yield "手机号码", (places[found.start()], places[found.end() - 1] + 1)
