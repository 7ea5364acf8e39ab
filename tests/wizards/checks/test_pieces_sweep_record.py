"""The small functions of the checks, each over a grid: quotations, rates, overlaps, waivers, order, spans, classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.figure import read_figure
from schemas.finding import Finding, Fix, Passage
from tests.records import Sweep
from tests.wizards.checks.builders import DOCUMENT, FORM, POLICY, RULES, STATED, changed
from wizards.checks import check_report, is_reason_due, waiver_row
from wizards.checks.a_own_columns import _agree
from wizards.checks.c_satisfaction import is_satisfaction
from wizards.checks.c_scores import _choices, severity_if_rounded
from wizards.checks.case import Case, has
from wizards.checks.d_classes import wrong_classes
from wizards.checks.explained import explains
from wizards.checks.f_rates import is_shown_as
from wizards.checks.findings_json import _place
from wizards.checks.order import document_order
from wizards.checks.overlap import one_for_each_mistake
from wizards.checks.registry import Hit, rules
from wizards.checks.text_sentences import one_of_each_sentence, place_of_first, sentences_of, split
from wizards.checks.waivers import as_read, told_once, with_waivers
from wizards.checks.wording import percent, plain, quote, rounded, says_nothing
from wizards.lexicon import Topic
from wizards.scoring import score

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

NUMBERS = tuple(
    map(Decimal, ("0", "0.00", "0.004", "0.005", "1", "9.995", "10", "99.995", "100", "1E+2", "-3.5", "66.6666667"))
)


def case_of(changes: dict[str, Any]) -> Case:
    assessment = read_assessment(changed(changes))
    return Case(FORM, POLICY, assessment, score(FORM, POLICY, assessment), as_read(assessment))


def wording() -> Iterator[str]:
    for length in (0, 1, 28, 29, 30, 31, 60):
        yield quote("字" * length) + quote(f" 甲\n{'字' * length} ")
    for text in ("无", "暂无", "没有", "不涉及", "—", "/", "-", "", " 无 ", "有", "不适用", "0", "——", "×"):
        yield f"{text} {says_nothing(text)} {has(read_figure(text))}"
    for number, places in product(NUMBERS, (None, 0, 1, 2, 6)):
        yield f"{plain(number, places)} {rounded(number, places or 0)}"
    for top, bottom in product(NUMBERS, NUMBERS):
        if bottom:
            yield f"{percent(top, bottom)}"


def rates() -> Iterator[str]:
    shown = (
        "98",
        "98.0",
        "97.9",
        "97.99",
        "98.00",
        "97.999",
        "98.01",
        "98.1",
        "99",
        "1E+2",
        "66.66",
        "66.67",
        "66.6666667",
    )
    for right, written in product(("98", "97.995", "97.9949", "97.95", "66.66666666666", "100", "99.995"), shown):
        yield f"{right} {written} {is_shown_as(Decimal(right), Decimal(written))}"
        yield f"{_agree(Decimal(written), Decimal(right))} {_agree(Decimal(right), Decimal(written))}"


def scores() -> Iterator[str]:
    for step, computed, stated in product(
        (None, "1", "0.5"), ("9.5", "9.49", "9.25", "9.75", "10"), ("9", "9.5", "10")
    ):
        rule_set = POLICY.model_copy(update={"stated_step": Decimal(step) if step else None})
        case = replace(case_of({}), policy=rule_set)
        yield f"{step} {computed} {stated} {severity_if_rounded(case, Decimal(computed), Decimal(stated))}"
    for count, stated in product((1, 7, 8, 9, 20), ("3.5", "0", "100", "4")):
        yield f"{_choices([Decimal(one) for one in range(count, 0, -1)], Decimal(stated))}"
    yield f"{severity_if_rounded(replace(case_of({}), policy=None), Decimal(1), Decimal(1))}"


def reasons() -> Iterator[str]:
    """Whether a row owes a word, about each limit of a policy."""
    at = "performance/indicators/0/"
    for actual, stated in product(
        ("11.99处", "12处", "14.39处", "14.4处", "15.6处", "20处", "若干"), (None, "20", "19.99", "19")
    ):
        changes = {f"{at}actual": actual, **({f"{at}stated_score": stated} if stated else {})}
        assessment = read_assessment(changed(changes))
        for form in (FORM, STATED, RULES):
            sheet = score(form, POLICY, assessment)
            yield f"{[is_reason_due(form, one, sheet.indicators[0]) for one in (POLICY, None)]}"


TELLING = ("F03", "F04", "F01", "C24", "F13", "B07", "C28", "F12", "F17", "T06", "T23")


def overlaps(first: str) -> Iterator[str]:
    """Two rules on the same, neighbouring and other words; what builds on a wrong figure; the words of another text."""
    for second in (*TELLING, "T05"):
        for span, other, terms in product(
            ((0, 2), (1, 3), (2, 4), None), (None, (0, 1), (4, 5)), ((), ((0, 1),), ((9, 9),))
        ):
            passage = Passage("甲", other) if other else None
            hits = [Hit("甲", "二", span=span, other=passage, terms=terms), Hit("乙", "三", span=(0, 2))]
            found = {first: [Hit("甲", "一", span=(0, 2))], **({second: hits} if second != first else {}), "T05": hits}
            kept = one_for_each_mistake(found)
            left = [(rule, [hit.message for hit in some]) for rule, some in kept.items()]
            yield f"{second} {span} {other} {terms} {left}"
            turned = one_for_each_mistake({second: hits, first: [Hit("丙", "一", span=(0, 2), terms=terms)]})
            yield f"{[(rule, [hit.message for hit in some]) for rule, some in turned.items()]}"


def finding(**more: Any) -> Finding:
    usual: dict[str, Any] = {
        "rule": "T08",
        "severity": "warning",
        "path": "texts.overview",
        "where": "w",
        "message": "m",
    }
    return Finding(**{**usual, "basis": "b", **more})


LONG = ("维护12处饮水工程。其余不变。", "字" * 60, "字" * 61, "甲\n乙", " 甲 ", "")


def waived() -> Iterator[str]:
    for text, span, severity in product(LONG, (None, (0, 2), (10, 12)), ("warning", "error", "note")):
        document = changed({"texts/overview": text})
        one = finding(severity=severity, span=span)
        row = waiver_row(read_assessment(document), one, "有据", "2023-01-01")
        yield f"{row}"
        for reason, changes in product(
            ("有据", " ", ""), ({}, {"texts/overview": f"{text}。又一句。"}, {"texts/overview": "别"})
        ):
            waivers = [{**row, "reason": reason}, {"rule": "T09", "path": one.path}]
            assessment = read_assessment(changed({"waivers": waivers, **changes}, document))
            marked = with_waivers([one, finding(path="profile.title")], assessment, as_read(assessment))
            yield f"{[mark.waived for mark in marked]}"
    for path in ("funds.lines", "profile.unit.name", "funds.lines.total.executed", "wrong.path"):
        yield f"{waiver_row(read_assessment(DOCUMENT), finding(path=path), '', '')}"


def told() -> Iterator[str]:
    for again in product((False, True), repeat=3):
        for reasons_given in product((None, "有据"), repeat=3):
            for paths in (("甲", "甲", "甲"), ("甲", "乙", "甲")):
                some = [finding(path=path, waived=reason) for path, reason in zip(paths, reasons_given, strict=True)]
                yield f"{[(one.path, one.waived) for one in told_once(some, again)]}"


def reports() -> Iterator[str]:
    other = Passage("p", None, "w2")
    for span, beside, waive in product((None, (3, 5)), (None, other, replace(other, span=(1, 2))), (None, "有据")):
        one = finding(span=span, other=beside, waived=waive, expected="1", actual="2", gap=True, fix=Fix("p", "1"))
        yield f"{check_report('f.toml', 'f', [one, finding(severity='note'), finding(severity='error')])}"
    yield f"{_place('w', None)} {_place('w', (1, 2))}"


PATHS = (
    *(
        "profile.title",
        "profile.fiscal_year",
        "profile.unit.name",
        "funds.lines.total.executed",
        "funds.lines.#1.executed",
    ),
    *("funds.lines.other.arrived", "performance.indicators.i2.actual", "performance.indicators.i1.target", "wrong", ""),
    *("performance.goals.g1.actual", "texts.overview", "texts.fund_use", "texts.x_nothing", "problems.items.q2.text"),
    *("signoff.attachments", "performance.stated_total", "profile.x_own", "funds.account.insurances.#0.name", "form"),
)


def places() -> Iterator[str]:
    case = case_of({})
    for path in PATHS:
        yield f"{path} {document_order(case, path)} {case.where(path)} {case.label(path)} {case.value(path)}"
        yield f"{case.row_name(path)} {case.amount(path)} {case.asks(path)} {case.line_path(path.rpartition('.')[2])}"
    yield f"{sorted(PATHS, key=lambda path: document_order(case, path))}"
    for column in ("initial_budget", "adjusted_budget", "over", "rate", "balance"):
        for source in ("total", "other", "county", ""):
            other = case_of({"funds/lines": [{"source": source, column: "5"}, {"source": source, column: "6"}]})
            yield f"{other.line_path(column)} {list(other.lines)} {other.amount(f'funds.lines.{source}.{column}')}"


TOPICS: tuple[Topic, ...] = ("spending", "payer", "adjustment", "deduction", "survey")
TOLD = (
    *(
        "结余20万元结转下年使用。",
        "因冬季停工，支付较慢。",
        "预算执行率为80%。",
        "结余资金管理制度健全，无截留。",
        "余款待2023年支付。",
    ),
    *(
        "余款2022年支付",
        "余款2021年支付",
        "由县财政另行安排资金解决。",
        "年中追加预算，经批复；",
        "凭证整理不及时扣2分",
        "发放问卷100份",
    ),
    *("因雨停工", "资金紧张", "因上级资金到位晚，未支付。", "维护12处。"),
)


def explained() -> Iterator[str]:
    for text, year in product(TOLD, (2021, 2022, None)):
        changes = {"texts/overview": f"维护，{text}", "profile/fiscal_year": year}
        case = case_of(changes)
        yield f"{text} {year} {[explains(case, topic) for topic in TOPICS]}"


def sentences_in() -> Iterator[str]:
    texts = ("甲1。乙2；丙3\n丁4", " \n甲。", "", "甲，乙：丙（丁）。", "　甲 乙。 丙", "一。" * 60)
    for text in texts:
        yield f"{split(text)}"
        words = [(text[at], (at, at + 1)) for at in range(len(text))]
        yield f"{list(one_of_each_sentence(text, words))}"
        case = case_of({"texts/overview": text})
        yield f"{place_of_first(case, 'texts.overview')}"
        for sentence in sentences_of(case):
            if sentence.path == "texts.overview":
                clauses = [sentence.clause_before(at) for at in range(len(sentence.text) + 1)]
                yield f"{sentence.text} {sentence.place} {sentence.start} {clauses[:8]}"


def classes() -> Iterator[str]:
    names = (
        "群众满意度",
        "验收合格率",
        "完成及时率",
        "投诉率",
        "增收",
        "支付金额",
        "培训人次",
        "不满意人数",
        "满意人数",
        "满意",
    )
    levels = (
        "数量指标",
        "质量指标",
        "时效指标",
        "成本指标",
        "经济效益指标",
        "社会效益指标",
        "生态效益",
        "可持续影响指标",
        "满意度",
        "",
    )
    for name, level2 in product(names, levels):
        held = [[one.holds(level2, name, is_money=money) for one in wrong_classes()] for money in (False, True)]
        yield f"{name} {level2} {is_satisfaction(name, level2)} {held}"


def table() -> Iterator[str]:
    yield from (f"{one.id} {one.severity} {one.when} {one.basis} {one.last} {one.gap} {one.needs}" for one in rules())


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "wording": wording,
    "F03 rates": rates,
    "C07 C25 scores": scores,
    "C10 C11 reasons": reasons,
    **{f"overlaps {one}": partial(overlaps, one) for one in TELLING},
    "waived": waived,
    "told once": told,
    "reports": reports,
    "places": places,
    "explained": explained,
    "sentences": sentences_in,
    "classes": classes,
    "table": table,
}
RECORD = Sweep(__file__, "pieces_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_the_pieces_do(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
