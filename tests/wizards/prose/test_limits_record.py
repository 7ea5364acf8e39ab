"""Sentences built for one limit each: so many figures, so many signs, and one more and one fewer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep, portions
from tests.wizards.prose import test_binding, test_edges_record
from tests.wizards.prose.anatomy import asked, contradicted, related
from wizards.prose import Binder, read_passage, told_twice, with_learnt_names
from wizards.prose.near import is_slip, power_of_ten, printed

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PAD = "这里写明有关人士所知晓" * 40


def anatomies(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        passage = read_passage(text)
        yield f"{text} {[*asked(passage), *related(passage), *contradicted(passage)]}"
        for goal in (False, True):
            for one in test_edges_record.BINDER.disagreements(passage, goal=goal):
                yield f"{goal} {one.kind} {one.mention.start} {one.fact.label} {one.side.shown}"


def places() -> Iterator[str]:
    """How far before a figure places, months and words like 的有12处 make it something else."""
    rate = "水质合格率80%。"
    for pad in range(10):
        for words in (
            "6个乡镇",
            "3村",
            "12个社区",
            "2所学校",
            "5标段",
            "4水厂",
            "截至6月30日",
            "截至2022年12月",
            "截止5月",
        ):
            yield f"在{words}{PAD[:pad]}，{rate}"
            yield f"{words}{PAD[:pad]}{rate}"
            yield f"截至{PAD[:pad]}{words}，{rate}"
    for count, more, less in product(range(1, 7), range(6), range(6)):
        yield f"偏低的{'有约仅有只有共约'[:count]}{'甲' * more}7{'处' * less}，{rate}"
        if count < 3:
            yield f"的{'有共'[:count]}{'甲' * more}7{'处' * less}；{rate}"


def months() -> Iterator[str]:
    for first, to, last, end in product(
        ("", "1", "2", "1月", "3月份"), "-至、", ("1", "6", "11", "12"), ("", "底", "末", "31日", "1日", "份")
    ):
        span = f"{first}{to}{last}" if first else last
        for lead in ("", "截至", "2022年", "截至2022年", "其中", "2021年"):
            yield f"{lead}{span}月{end}，水质合格率80%，群众满意度91%。"
            yield f"群众满意度91%，{lead}{span}月{end}水质合格率80%。"


def years() -> Iterator[str]:
    """Another year so far behind the first one, and so many years before the assessed one."""
    for pad in (*range(3), *range(370, 410)):
        yield f"2021年群众满意度93%，{(PAD * 2)[:pad]}2022年好。"
        yield f"群众满意度93%，{(PAD * 2)[:pad]}2021年好，2020年不好。"
    for year in range(2016, 2025):
        for words in (
            "群众满意度93%",
            "实际支出1298.57万元",
            "维修农村供水工程48处",
            "维修处数不变48处",
            "累计维修农村供水工程48处",
        ):
            yield f"{year}年{words}。"
            yield f"{year}年，{words}，群众满意度91%。"
            yield f"{year}年{PAD[:190]}{words}。"
            for pad in range(170, 210):
                yield f"{year}年{words}，{PAD[:pad]}持平。"


def many() -> Iterator[str]:
    """A relation among more and more figures, before it, inside it and behind it."""
    for base in test_edges_record.TEMPLATES[::3]:
        unit = next(iter("人户元场%"[at] for at in range(5) if "人户元场%"[at] in base), "处")
        for count in (3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 26, 27, 28, 29, 30, 31):
            for other in ("辆", unit):
                more = "".join(f"甲{7 + 13 * at}{other}，" for at in range(count))
                middle = base.rfind("，") + 1
                yield from (more + base, base[:middle] + more + base[middle:])
    for count in range(1, 11):
        more = "".join(f"甲{1007 + 130 * at}人，" for at in range(count))
        yield f"{more}乙40人，计划200人，实际100人，少60人。"
        yield f"乙40人，{more}计划200人，实际100人，少60人。"
        yield f"{more}计划200人，实际100人，少60人，乙40人。"
        yield f"{'乙40人，' * count}计划200人，实际100人，少60人。"
        parts = "、".join(f"甲{10 + at}人" for at in range(count))
        for by in (-1, 0, 1, 10, 100):
            total = sum(range(10, 10 + count)) + by
            yield f"{parts}，共{total}人。"
            yield f"{parts}，合计{total}人。"
            yield f"学员{total}人，其中{parts}。"
            yield f"学员{total}人，分别为{parts}。"


def heads() -> Iterator[str]:
    """Lists told in other ways than one after the other."""
    for word, join in product("进有", "、和与及，"):
        for number in "两三四五":
            yield f"开展“{number}{word}”活动：{word}机关、{word}学校{join}{word}社区。"
            yield f'开展"{number}{word}"活动（{word}机关、{word}学校{join}社区）。'
            yield f"开展“{number}个{word}”：机关{word}，学校{word}，社区{word}{join}。"
    for number, stop, first in product(
        "两三四五", "：，。", ("一是", "\n一是", "（一）", "一、", "\n一、", "\n（一）")
    ):
        yield f"做好{number}个方面{stop}{first}甲乙。二是丙丁。三是戊己。"
        yield f"做好{number}项工作{stop}{first}甲乙。一是丙丁。二是戊己。"


def shifted() -> Iterator[str]:
    """A figure in a smaller or larger unit, rounded as that unit is written."""
    for due in ("18513360", "1851.336", "1234987600", "12.34987", "123498760000", "0.001234987", "9995", "4567"):
        value = Decimal(due)
        for places_, shift in product(range(-4, 9), range(-9, 10)):
            rounded = printed(value, Decimal(1).scaleb(places_))
            said, step = rounded.scaleb(-shift), Decimal(1).scaleb(places_ - shift)
            if said:
                yield f"{due} {said} {step} {is_slip(said, value, step)} {power_of_ten(said, value)}"


def names() -> Iterator[str]:
    """Names as short and as long as one may be learnt; two facts with one value; two places as far apart as may be."""
    facts = [*test_binding.FACTS, test_binding.indicator("技能鉴定人次", "2850", "99", "人次")]
    for length, own, end in product(range(1, 16), (test_binding.FACTS, facts), ("", "学习班", "好")):
        text = f"{PAD[:length]}2850人次{end}，{PAD[:length]}2706人次{end}，{PAD[:length]}99人次。"
        learnt = with_learnt_names(own, [read_passage(text)], 2022)
        yield f"{text} {[fact.names[1:] for fact in learnt]}"
        binder = Binder(learnt, 2022)
        yield f"{[one.fact.label for one in binder.disagreements(read_passage(text.replace('2706', '2760')))]}"
        for other in ("2607", "2707", "2076", "3000"):
            again = {"a": read_passage(text), "b": read_passage(f"{PAD[:length]}{other}人次{end}。")}
            yield f"{other} {[(one.mention.start, two.mention.start) for one, two in told_twice(again, 2022)]}"


NEAR = (
    "合同价1000万元，审定990万元，核减10万元。",
    "预算1000万元，支出990万元，结余10万元。",
    "2021年末1000人，2022年末1010人，净增10人。",
)


def nearly() -> Iterator[str]:
    """A small difference of large figures is held against these, too."""
    for text in NEAR:
        for tenths in (*range(20, 240), *range(296, 312)):
            last = text.rindex("10")
            yield f"{text[:last]}{tenths / 10:g}{text[last + 2 :]}"
            yield f"{text[:last]}{tenths / 10 + 0.01:.2f}{text[last + 2 :]}"


SOURCES = {"places": places, "months": months, "years": years, "many": many, "heads": heads, "nearly": nearly}


def portion(name: str, at: int) -> Iterator[str]:
    yield from anatomies(iter(list(portions(SOURCES[name](), 300))[at]))


MAKERS = {
    **{
        f"{name} {at}": partial(portion, name, at)
        for name, source in SOURCES.items()
        for at, _ in enumerate(portions(source(), 300))
    },
    **{"shifted": shifted, "names": names},
}
RECORD = Sweep(__file__, "limits", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_one_more_and_one_fewer(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
