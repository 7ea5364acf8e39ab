"""What texts say of tables: claims held against many books, verdicts, names of facts, values told in two places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep, portions
from tests.wizards.prose import test_binding, test_claims, test_edges_record, test_verdicts, variations
from wizards.prose import (
    Binder,
    Books,
    Judged,
    Missed,
    Passage,
    Verdicts,
    claims,
    contradicted,
    known_grades,
    read_passage,
    told_twice,
    with_learnt_names,
)
from wizards.prose.subjects import Subjects, is_made_of, pieces, said_of

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def _cases(test: object) -> list[str]:
    """The texts that a test of a neighbour is called with."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    return [case if isinstance(case, str) else case[0] for mark in marks for case in mark.args[1]]


# The claims of the lexicon by hand: what is said of the whole, once for each question.
SPOKEN = (
    *(
        "各项绩效指标均已完成。",
        "圆满完成年度各项目标任务。",
        "各项指标完成率均达到100%。",
        "项目资金没有结余。",
        "年末无结余。",
    ),
    *(
        "支出控制在年初预算以内。",
        "支出控制在预算范围内，未超预算。",
        "资金已全部到位。",
        "项目资金足额到位。",
        "资金已全部支出。",
    ),
    *(
        "预算执行率100%。",
        "资金已全部拨付。",
        "资金拨付率100%。",
        "项目实施中未发现问题。",
        "不存在问题。",
        "自评等级为良。",
    ),
    *(
        "自评得分91分。",
        "自评得分93.5分，等级为优。",
        "自评得分九十三点五分。",
        "2021年度项目绩效自评报告。",
        "较2020年增加。",
    ),
    *(
        "9项指标中2项达到指标值。",
        "2项指标中2项达到指标值。",
        "水质合格等各项指标均已达到年度指标值。",
        "产出指标均已完成。",
    ),
    *(
        "数量指标全部完成。",
        "各项质量指标均达标。",
        "满意度指标均已达到目标值。",
        "评价年度为2021年。",
        "与上年（2019年）相比增加。",
    ),
)
BOOKS = {
    "多": test_claims.AGAINST,
    "超": test_claims.OVERSPENT,
    "好": test_claims.FINE,
    "空": test_claims.BLANK,
    "结": replace(test_claims.AGAINST, balance=None),
    "界": replace(test_claims.AGAINST, balance=Decimal("0.01"), executed=Decimal("99.99"), arrived=Decimal("99.99")),
    "外": replace(test_claims.AGAINST, balance=Decimal("0.02"), executed=Decimal("99.98"), arrived=Decimal("99.98")),
    "限": replace(test_claims.AGAINST, initial=Decimal("100"), executed=Decimal("100.01")),
    "过": replace(test_claims.AGAINST, initial=Decimal("100"), executed=Decimal("100.02")),
    "到": replace(test_claims.AGAINST, arrived=Decimal(100)),
    "无": replace(test_claims.AGAINST, arrived=None, executed=None, balance=None),
    "释": replace(test_claims.AGAINST, explained=lambda: True),
    "两": replace(
        test_claims.AGAINST,
        unmet=(
            Missed("水质合格率", "产出指标 质量指标"),
            Missed("满意度", "满意度指标"),
            Missed("长度", "产出指标 数量指标"),
        ),
        judged=9,
        problems=1,
        total=Decimal("91.00"),
        grade="良",
    ),
    "自": replace(test_claims.AGAINST, grade="良好", grades=known_grades(("优秀", "良好", "合格", "不合格"))),
    "级": replace(test_claims.AGAINST, grade=None, grades={}, total=None, year=None, judged=None),
}


def claimed(text: str) -> Iterator[str]:
    yield from _claims_of(text)
    for name, book in BOOKS.items():
        for one in variations.turned(text):
            found = " ".join(_claimed(one, book))
            if found:
                yield f"{name} {one} ⇒ {found}"


def _claims_of(text: str) -> Iterator[str]:
    titles = ("", "农村安全饮水巩固提升")
    before = (
        *(
            "",
            "2021年",
            "2022年",
            "2021年12月，",
            "水质",
            "预计",
            "监理费已付清，",
            "柳河镇",
            "农村饮水",
            "支出80万元，",
        ),
        "第一。",
    )
    behind = ("。", "，无未完成的任务。", "；其他未完成。", "招标。", "90%以上。", f"{text}", f"\n{text}{text}")
    for name, title, lead, end in product(BOOKS, titles, before, behind):
        one = lead + text.removesuffix("。") + end
        found = " ".join(_claimed(one, replace(BOOKS[name], title=title)))
        yield f"{name}{title} {one} ⇒ {found}"


def _claimed(text: str, books: Books) -> Iterator[str]:
    for one in contradicted(read_passage(text), books):
        yield f"{one.claim.asks} {one.claim.rule} {one.start}-{one.end} {one.said} {one.due} {one.value} {one.again}"


def claimed_often() -> Iterator[str]:
    """As often as a claim is told, and once more."""
    for many in (1, 2, 3, 49, 50, 51, 52):
        found = list(contradicted(read_passage("各项绩效指标均已完成。\n" * many), test_claims.AGAINST))
        yield f"{many} {len(found)} {[one.start for one in found if not one.again]}"
    for claim in claims():
        for name, books in BOOKS.items():
            for text in (claim.speaks, claim.silent, claim.speaks + claim.speaks):
                yield f"{name} {text} {' '.join(_claimed(text, books))}"


def judged(text: str) -> Iterator[str]:
    rows = [
        Judged(name, name, met, just)
        for name, met, just in product(("高血压患者管理人数",), (True, False), (True, False))
    ]
    for at, row in enumerate(rows):
        verdicts = Verdicts([*test_verdicts.ROWS[1:], row], 2023, "基本公共卫生服务", "某县卫生健康局")
        for one in (
            text,
            *variations.turned(text),
            *(f"{lead}{text}" for lead in ("2022年", "2023年", "12023年", "好。", "好\n")),
        ):
            found = [(bad.said, bad.start, bad.end, bad.row.path) for bad in verdicts.wrong(read_passage(one + text))]
            yield f"{at} {one} {found}"


def bound(texts: list[str], binder: Binder) -> Iterator[str]:
    for text in texts:
        few = [*variations.nearer(text), *variations.turned(text), *variations.numbered(text)]
        for one in (*few, *variations.apart(text), *variations.worded(text)):
            passage = read_passage(one)
            for goal in (False, True):
                for bad in binder.disagreements(passage, goal=goal):
                    yield f"{goal} {one} {bad.kind} {bad.mention.start} {bad.fact.label} {bad.side.shown}"


PLACES = [
    (first, second)
    for mark in getattr(test_binding.test_two_places_in_other_company_tell_of_two_things, "pytestmark", ())
    for first, second, _ in mark.args[1]
]


def twice(first: str, second: str) -> Iterator[str]:
    """The first text beside the second, each varied, in two texts and in one."""
    second_read = read_passage(second)
    many = (variations.turned, variations.nearer, variations.numbered, variations.worded)
    for one in (first, *(other for vary in many for other in vary(first))):
        read = read_passage(one)
        yield f"{one} {_twice({'a': read, 'b': second_read})} {_twice({'b': second_read, 'a': read})}"
        yield f"{_twice({'a': read_passage(one + chr(10) + second)})} {_twice({'a': read_passage(one + second)})}"
        yield f"{_twice({'a': read, 'b': second_read, 'c': read})}"
    for pad in (*range(0, 40), *range(290, 306)):
        read = read_passage(f"预算安排如下{'甲' * pad}，{first}")
        yield f"{pad} {_twice({'a': read, 'b': second_read})}"


def _twice(read: dict[str, Passage]) -> list[tuple[str, int, int]]:
    found = told_twice(read, 2022)
    return [(one.path + other.path, one.mention.start, other.mention.start) for one, other in found]


NAMES = (
    "水质抽检合格率",
    "农村危桥改造工程验收",
    "有害生物防治面积",
    "技能培训人次",
    "村民小组长轮训",
    "“四好”道路(县级)里程总数",
    "度",
)


def named() -> Iterator[str]:
    """What of a name must be said, and what beside it may be."""
    facts = [test_binding.indicator(name, "92", "90", "%") for name in NAMES]
    subjects = Subjects(facts, "山区学校水质提升项目", "某县水利局")
    for name in NAMES:
        parts = {name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1)}
        parts |= {name[:start] + name[end:] for start in range(len(name)) for end in range(start, len(name) + 1)}
        for words in sorted(parts):
            for left, right in (
                (words, ""),
                (words[:-2], words[-2:]),
                (f"全县{words}", "达标" * 7 + words),
                (f"学校{words}", ""),
            ):
                for loose in (False, True):
                    found = subjects.bind(left, right, "%", loose=loose)
                    yield f"{left}|{right} {loose} {found and (found.fact.path, round(found.cover, 6))}"
                all_named = [fact.path for fact in subjects.all_named(left, right, "%")]
                yield f"{all_named} {subjects.adds_nothing(left, facts[0])}"
            yield f"{said_of(words)} {sorted(pieces(words))} {is_made_of(words, pieces(name))}"


def many_named() -> Iterator[str]:
    for many in (1, 2, 7, 8, 9, 23, 24, 25, 26, 40):
        facts = [
            test_binding.indicator(f"水质{chr(0x4E00 + 7 * at)}区合格率", "92", f"{60 + at}", "%") for at in range(many)
        ]
        for owner, area in product(
            ("某县水利局", "水利局", "某市水利局", "某旗某镇"), ("", "全县", "全市", "全镇", "全区", "全乡")
        ):
            subjects = Subjects(facts, "", owner)
            for words in ("水质合格率", "水质一区合格率", "一区合格率", f"水质{chr(0x4E00 + 7 * (many - 1))}区合格率"):
                found = subjects.bind(area + words, "", "%")
                near = len(subjects.all_named(area + words, "", "%"))
                yield f"{many} {owner} {area}{words} {found and (found.fact.path, round(found.cover, 6))} {near}"


def learnt() -> Iterator[str]:
    facts = [*test_binding.FACTS, test_binding.indicator("管网长度", "12", "1", "公里")]
    for words, figure, end in product(
        (
            "",
            "短",
            "短训",
            "短训班",
            "开办短训班",
            "开办实用技术短训班",
            "开办实用技术农民夜校短训",
            "开办实用技术农民夜校短训班",
            "水质合格",
            "2021年短训班",
            "上半年短训班",
            "每期短训班",
        ),
        ("2850人次", "2706人次", "12公里", "1公里", "92%", "90%", "1-12公里", "2850", "46处", "约2850人次"),
        ("", "学习", "的学习班次", "。其他2850人次"),
    ):
        passage = read_passage(f"{words}{figure}{end}。")
        names = [fact.names[1:] for fact in with_learnt_names(facts, [passage, passage], 2022)]
        yield f"{words}{figure}{end} {names}"


VERDICTS = [
    *_cases(test_verdicts.test_a_verdict_that_the_table_contradicts),
    *_cases(test_verdicts.test_what_is_so_or_of_something_else_is_silent),
]
FOUND = _cases(test_binding.test_a_contradiction_is_found)
SILENT = _cases(test_binding.test_a_true_sentence_is_silent)
NARROWED = _cases(test_binding.test_a_clause_before_a_name_may_narrow_it)
MAKERS = {
    **{f"claims {text}": partial(claimed, text) for text in SPOKEN},
    **{f"verdicts {text}": partial(judged, text) for text in VERDICTS},
    **{f"found {at}": partial(bound, some, test_binding.BINDER) for at, some in enumerate(portions(FOUND, 2), 1)},
    **{f"silent {at}": partial(bound, some, test_binding.BINDER) for at, some in enumerate(portions(SILENT, 2), 1)},
    **{
        f"narrowed {at}": partial(bound, some, test_binding.MANAGED) for at, some in enumerate(portions(NARROWED, 3), 1)
    },
    **{f"edges {text}": partial(bound, [text], test_edges_record.BINDER) for text in test_edges_record.BOUND[::2]},
    **{f"twice {at}": partial(twice, *pair) for at, pair in enumerate(PLACES, 1)},
    **{"claimed often": claimed_often, "named": named, "many named": many_named, "learnt": learnt},
}
RECORD = Sweep(__file__, "told", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_told_of_a_table(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
