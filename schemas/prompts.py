"""Prompts and placeholders of a blank form: …, 指标2：, ≥**人, □, （100字以内）; what they ask for was not written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.text import narrow, narrow_with_places

_COMPARED = r"(?:[≥≤><=]|不低于|不少于|不超过|不高于|约)+"
_MARK = r"(?:\*{2,}|_{2,}|[Xx×]{2,}|○{2,})"
_WHOLE = (
    r"\.{3,}|…+|。{2,}|·{3,}|、{2,}",
    r"指标[一二三四五六七八九十\d]*[:：]?|指标名称[一二三四五六七八九十\d]+",
    rf"(?:{_COMPARED}[*_Xx×○]+|{_MARK})[^\d,。;]{{0,4}}",
    r"[-—_Xx×*20]*年[-—_Xx×*]*月(?:[-—_Xx×*]*日)?",
    r"优[/、,|]?良[/、,|]?中[/、,|]?(?:低[/、,|]?)?差|好[/、,|]?(?:中[/、,|]?|一般[/、,|]?)?[坏差]|高[/、,|]?中[/、,|]?低",
    r"(?:是|有|能|已完成|完成|达标|达成|合格)[/|](?:否|无|不能|未完成|不达标|未达标|未达成|不合格)",
    r"请?(?:在此处?|此处)?(?:填写|填报|输入|录入)[^,。;\d]{0,20}",
    r"请(?:简要|逐条|据实|如实)?(?:说明|描述|概述|补充)[^,。;\d]{0,20}",
    r"[(（]?(?:填写说明|填报说明|填表说明|填写要求|填报要求)[:：].*",
    r"[(（]?(?:注|备注|说明)[:：]?本[栏列表项].{0,12}(?:填写|填报|填列|不填|打分).*",
    rf"{_COMPARED}[□☐◻%‰]*|[□☐◻]+[%‰]?",
    r"[□☐◻○]是[□☐◻○]否|(?:[□☐◻]\w{1,6}){2,}",
    r"(?:示例|样例|范例)[:：].+",
    r"待(?:填写?|补充|补|完善|定)|(?:示例|样例|模板|范例)[:：]?",
)
_PLACEHOLDER = re.compile("|".join(f"(?:{one})" for one in _WHOLE))
_INSIDE = (
    r"[(（](?:限|不超过|控制在|不少于|不得超过)?\d{2,4}字(?:以内|左右|以下|之内|内|以上)?[)）]",
    r"[(（](?:请?(?:简要|逐条|据实|如实)(?:说明|描述|概述)|填写说明|填报说明|填表说明|填写要求)[^()（）]{0,40}[)）]",
    r"[≥≤><=]\*+|\*{2,}(?=[%人万元个户次年月日号亩处天座项]|公里)",
    r"(?<![A-Za-z])[Xx×]{2,}(?=[%人元个户次月日号亩处天县市局村镇乡座项]|万元|公里|单位|街道|公司|企业|学校|医院)|20[Xx×*_]{2}年?",
    r"_{3,}|(?<!\d)年__?月",
    r"[(（]填写(?!人|日期|单位|时间|完整|规范)[^)）]{0,20}[)）]|[(（](?:请|在此|此处)(?:填写|输入|说明|补充)[^)）]{0,20}[)）]|[(（](?:必填|选填|可不填|示例|样例)[)）]|请在此处?(?:填写|输入)|此处填写",
)
_TITLE = re.compile("《[^《》]*》")
"""Titles are quoted as they are; who hides a place in one (《XX县管护办法》) left no prompt standing."""
_LEFT_INSIDE = re.compile("|".join(f"(?:{one})" for one in _INSIDE))

_LETTER = re.compile(r"[*＊_＿XxＸｘ×○□☐◻…指标年良坏差低填入录请注明例待模字/／|｜]")
_TWICE = re.compile(r"[.。·、]{2}")
_SIGN_LAST = re.compile(r"\D*[≥≤><=≧≦＞＜＝于少过高约%％‰]\s*$")


def _may_be(text: str) -> bool:
    """Return whether a text can hold a prompt at all: most have nothing of it, and need not be looked at closely.

    Three patterns instead of one: each begins with a set of letters, which is searched for far faster.
    """
    found = _LETTER.search(text) or _TWICE.search(text) or _SIGN_LAST.match(text)
    return found is not None


def is_prompt(text: str) -> bool:
    """Return whether a cell holds what the blank form says, and nothing else of weight."""
    return _may_be(text) and next(prompts_in(text), None) is not None


def is_only_prompt(text: str) -> bool:
    """Return whether a text is nothing but a prompt; a name with XX村 in it is a name."""
    if not _may_be(text):
        return False
    plain = narrow(text).strip("【】")
    return bool(plain) and _PLACEHOLDER.fullmatch(plain) is not None


def prompts_in(text: str, *, is_long: bool = False) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the prompts that were left and where: the whole of a cell or of a line, or a part no sentence needs.

    ``is_long``: a text of several lines, each of which may be one.
    """
    at = 0
    for line in text.splitlines(keepends=True) if is_long else (text,):
        if is_only_prompt(line):
            start = at + len(line) - len(line.lstrip())
            yield line.strip(), (start, start + len(line.strip()))
        elif _may_be(line) and _LEFT_INSIDE.search(_TITLE.sub(_hidden, narrow(line).strip("【】"))):
            yield from _inside(line, at)
        at += len(line)


def _inside(line: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    plain, places = narrow_with_places(line)
    for found in _LEFT_INSIDE.finditer(_TITLE.sub(_hidden, plain)):
        yield found[0], (at + places[found.start()], at + places[found.end() - 1] + 1)


def _hidden(found: re.Match[str]) -> str:
    return "《" * len(found[0])
