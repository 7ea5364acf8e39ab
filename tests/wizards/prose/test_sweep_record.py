"""Every figure of many sentences moved a little and a lot: from where on it contradicts others, and what is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

import pytest

from tests.records import Record, portions
from tests.wizards.prose import test_binding, test_relations
from tests.wizards.prose.corpus_run import paragraphs
from wizards.prose import Binder, Fact, Side, contradictions, read_passage

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CLAUSE = re.compile(r"[^，；。、]+[，；。、]")
SHARES = ("1.01", "1.02", "1.06", "1.12", "1.28", "1.45", "1.6", "0.97", "0.8", "0.55", "0.4")
SWAPS = (
    *(
        ("增加", "减少"),
        ("减少", "增加"),
        ("提高", "降低"),
        ("下降", "上升"),
        ("其中", "另有"),
        ("共", "约"),
        ("约", "共"),
        ("比", "较"),
    ),
    *(
        ("高于", "低于"),
        ("低", "高"),
        ("多", "少"),
        ("目标", "计划"),
        ("、", "，"),
        ("，", "；"),
        ("和", "及"),
        ("由", "从"),
        ("每", "平均每"),
    ),
    *(
        ("达到", "不低于"),
        ("共", "不低于"),
        ("以上", "左右"),
        ("年初", "上年"),
        ("实际", "预计"),
        ("。", "等。"),
        ("人", "万人"),
        ("万元", "元"),
        ("%", "个百分点"),
    ),
)
Said = Callable[[str], list[tuple[str, ...]]]


def others(number: str) -> Iterator[str]:
    """A figure with another last digit, its digits swapped, its point elsewhere, some per cent more or less."""
    value, places = Decimal(number), len(number.partition(".")[2])
    step = Decimal(1).scaleb(-places)
    yield from (f"{value + step}", f"{value - step}", f"{value * 10}".removesuffix(".0"), f"{value / 10}")
    if len(number) > 1 and number[-1].isdigit() and number[-2].isdigit():
        yield number[:-2] + number[-1] + number[-2]
    for share in SHARES:
        yield f"{(value * Decimal(share)).quantize(step)}"


def moved(text: str, few: bool) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each figure of a text with the texts that have another one in its place."""
    for at in _NUMBER.finditer(text):
        numbers = [one for one in dict.fromkeys(others(at[0])) if one != at[0]]
        yield at[0], [(one, text[: at.start()] + one + text[at.end() :]) for one in numbers[:: 5 if few else 1]]


def worded(text: str) -> Iterator[tuple[str, str]]:
    for old, new in SWAPS:
        if old in text:
            yield f"{old}→{new}", text.replace(old, new, 1)
    for at in _CLAUSE.finditer(text):
        yield f"没有“{at[0]}”", text[: at.start()] + text[at.end() :]


def of_sweep(said: Said, texts: list[str], few: bool = False) -> Iterator[str]:
    for text in texts:
        yield f"{text} ⇒ {_shown(said(text))}"
        usual = said(text)
        for number, many in moved(text, few):
            yield f"  {number}: {' | '.join(f'{other} {_shown(said(whole), usual)}' for other, whole in many)}"
        if not few:
            yield f"  {' | '.join(f'{change} {_shown(said(whole), usual)}' for change, whole in worded(text))}"


def _shown(found: list[tuple[str, ...]], usual: list[tuple[str, ...]] | None = None) -> str:
    """What is said in a few words; ``=``: as of the sentence itself, and of a kind that it has too only what is due."""
    if found == usual:
        return "="
    kinds = {one[0] for one in usual or []}
    return "；".join(" ".join(one[2:] if one[0] in kinds else one) for one in found) or "—"


def in_itself(text: str) -> list[tuple[str, ...]]:
    return [(one.kind, one.said, one.due) for one in contradictions(read_passage(text))]


def with_facts(text: str, binder: Binder = test_binding.BINDER) -> list[tuple[str, ...]]:
    passage = read_passage(text)
    return [
        (one.kind, one.fact.label, str(one.side.value) if one.side else "")
        for goal in (False, True)
        for one in binder.disagreements(passage, goal=goal)
    ]


def _amount(label: str, yuan: int, said: str) -> Fact:
    return Fact(label, label, (label,), "元", "amount", None, Side(Decimal(yuan), said))


MANY_DIGITS = Binder(
    [
        *(
            _amount("全年预算数", 13250000, "1325 万元"),
            _amount("全年执行数", 12985700, "1298.57 万元"),
            _amount("结余", 264300, "26.43 万元"),
        ),
        *(
            test_binding.indicator(*one)
            for one in (
                ("参保人数", "38000", "38126", "人"),
                ("巡检处数", "4500", "4567", "处"),
                ("改造户数", "900", "892", "户"),
                ("设备台数", "45", "46", "台"),
                ("及时率", "95", "97.35", "%"),
                ("管网长度", "18500", "19300", "米"),
            )
        ),
    ],
    2022,
)
BY_DIGITS = [
    f"{before}{figure}{after}"
    for figure in (
        "1298.57万元",
        "1325万元",
        "26.43万元",
        "38126人",
        "4567处",
        "892户",
        "46台",
        "97.35%",
        "19300米",
        "129857元",
    )
    for before, after in (
        ("本次共", "。"),
        ("其中甲村", "，其余为乙村。"),
        ("上年为", "。"),
        ("累计参保人数", "，比上年增加。"),
    )
]


PAIRS = [text for row in test_relations.RELATIONS for text in (row[0], row[3])]
QUIET = next(mark for mark in test_relations.test_what_only_looks_alike_is_silent.pytestmark).args[1]
BOUND = [
    case if isinstance(case, str) else case[0]
    for name, test in vars(test_binding).items()
    if name.startswith("test_")
    for mark in getattr(test, "pytestmark", ())
    if mark.args[0] == "text" or mark.args[0][0] == "text"
    for case in mark.args[1]
]
CORPUS: dict[str, list[str]] = {}
for one in paragraphs():
    CORPUS.setdefault(one.file, []).append(one.text)
MAKERS = {
    **{f"relations {at}": partial(of_sweep, in_itself, some) for at, some in enumerate(portions(PAIRS, 4), 1)},
    **{f"silent {at}": partial(of_sweep, in_itself, some) for at, some in enumerate(portions(QUIET, 4), 1)},
    **{f"bound {at}": partial(of_sweep, with_facts, some) for at, some in enumerate(portions(BOUND, 6), 1)},
    **{
        f"by digits {at}": partial(of_sweep, partial(with_facts, binder=MANY_DIGITS), some)
        for at, some in enumerate(portions(BY_DIGITS, 8), 1)
    },
    **{f"corpus {file}": partial(of_sweep, in_itself, texts[::2], True) for file, texts in CORPUS.items()},
}
RECORD = Record(__file__, "sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_from_where_on_a_figure_contradicts(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sentence_is_gone() -> None:
    assert RECORD.strays() == set()
