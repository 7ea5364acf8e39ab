"""T21. Prompts and placeholders of the blank form that were left standing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from schemas.carried import BESIDE
from schemas.paths import kind_of
from wizards.checks.case import INDICATORS, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.sentences import Words, one_of_each_sentence
from wizards.checks.wording import narrow, narrow_with_places, quote
from wizards.lexicon import lexicon

_NOT_OF_THE_FORM = ("form", "policy", "schema_version", "overrides", "waivers", "place", *BESIDE)
_NOT_TEXT = ("id", "catalogue", "source", "kind", "slot", "answers")
_SELF_SPOKEN = ("date", "month", "year")
"""A date that cannot be read is said by A07."""

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
_HEADS = ("level1", "level2", "name", "target", "deviation_reason", "improvement")
"""Columns whose heads are no content anywhere; 完成率 may well name an indicator."""
_TITLE = re.compile("《[^《》]*》")
"""Titles are quoted as they are; who hides a place in one (《XX县管护办法》) left no prompt standing."""
_LEFT_INSIDE = re.compile("|".join(f"(?:{one})" for one in _INSIDE))


@rule(
    "T21",
    "error",
    "空白表的提示和占位还留着（……、指标2：、≥**人、100字以内、表头的字）；长文字里的只提醒",
    basis="自评表应填写完整",
)
def left_standing(case: Case) -> Iterator[Hit]:
    """What the blank form says where something was to be written."""
    for path, text in case.texts:
        if not _is_of_the_form(path):
            continue
        kind = kind_of(path)
        if kind in _SELF_SPOKEN:
            continue
        is_long = kind == "long" or path.startswith("texts.")
        head = _head_word(path, text)
        found = [(head, (0, len(text)))] if head else one_of_each_sentence(text, _left(text, is_long=is_long))
        for at, (said, span) in enumerate(found if is_long else islice(found, 1)):
            whole = narrow(said) == narrow(text)
            message = f"{quote(case.label(path))}里还留着 {quote(said)}，是空白表上的提示，请改成自己的内容或删去。"
            yield Hit(
                path,
                message,
                actual=said,
                severity="warning" if is_long and not whole else None,
                span=span if is_long else None,
                again=at > 0,
            )


def is_prompt(text: str) -> bool:
    """Whether a cell holds nothing but what the blank form says; other rules leave it to T21."""
    return any(True for _ in _left(text, is_long=False))


def _is_of_the_form(path: str) -> bool:
    return not path.startswith(_NOT_OF_THE_FORM) and path.rpartition(".")[2] not in _NOT_TEXT


def _left(text: str, *, is_long: bool) -> Iterator[Words]:
    """Yield the prompts that were left and where: the whole of a cell or of a line, or a part no sentence needs."""
    at = 0
    for line in text.splitlines(keepends=True) if is_long else (text,):
        plain = narrow(line).strip("【】")
        if plain and _PLACEHOLDER.fullmatch(plain):
            start = at + len(line) - len(line.lstrip())
            yield line.strip(), (start, start + len(line.strip()))
        elif _LEFT_INSIDE.search(_TITLE.sub(_hidden, plain)):
            yield from _left_inside(line, at)
        at += len(line)


def _left_inside(line: str, at: int) -> Iterator[Words]:
    plain, places = narrow_with_places(line)
    for found in _LEFT_INSIDE.finditer(_TITLE.sub(_hidden, plain)):
        yield found[0], (at + places[found.start()], at + places[found.end() - 1] + 1)


def _hidden(found: re.Match[str]) -> str:
    return "《" * len(found[0])


def _head_word(path: str, text: str) -> str:
    """The head of a column, in a cell of the indicator table."""
    if not path.startswith(f"{INDICATORS}."):
        return ""
    term = lexicon().find("indicators", text)
    column = path.rpartition(".")[2]
    is_head = term is not None and (term.thing in _HEADS or term.thing == column != "unit")
    return text.strip() if is_head else ""
