"""Rows of indicators at every limit of the rules on values, scores, reasons, tiers, names, units, weights, classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from schemas.policy import ExecutionPolicy, OverPolicy, Policy
from tests.records import Sweep, portions
from tests.wizards.checks.builders import BY_CLASS, CLASSES, FORM, FREE, POLICY, STATED, a_form, changed
from tests.wizards.checks.varied import said_by
from wizards.checks.registry import rules

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Cells = dict[str, Any]
_TOGETHER = 24
_OF_TEXTS = {"C19", "C28"}


@cache
def of_rows() -> frozenset[str]:
    return frozenset(info.id for info in rules() if info.id[0] in "CD" and info.id not in _OF_TEXTS)


LOOSE = POLICY.model_copy(update={"over": OverPolicy(reason_required_from=Decimal(130)), "stated_step": Decimal("0.5")})
WHOLE = POLICY.model_copy(update={"over": OverPolicy(), "stated_step": Decimal(1), "not_applicable": "rescale"})
LOW = POLICY.model_copy(update={"execution": ExecutionPolicy(reason_below=Decimal(90)), "decimals": 1})
PLACES = a_form(pack={"format": 1, "id": "f", "title": "示例", "rate_decimals": 0})


def row(**cells: Any) -> Cells:
    return {"level1": "产出指标", "level2": "数量指标", "weight": "20", **cells}


def judged(rows: Iterable[Cells], form: Form = FORM, policy: Policy | None = POLICY, **more: Any) -> Iterator[str]:
    """What the rules on rows say of many rows, so many in one document."""
    for some in portions(rows, _TOGETHER):
        named = [{"id": f"n{at}", "name": f"第{at}类维护处数", **one} for at, one in enumerate(some)]
        whole = [{key: value for key, value in one.items() if value is not None} for one in named]
        document = changed({"performance/indicators": whole, **more})
        yield from said_by(of_rows(), document, form, policy).split("；；")


TARGETS = (
    *("100处", "≥100处", ">100处", "≤100处", "<100处", "=100处", "100", "90-110处", "≥100%", "100%", "95%", "≤5%"),
    *("0处", "≤0起", "100万元", "≤100万元", "2022年12月31日前", "12月底前", "30日内", "较上年增长10%", "逐年递减"),
    *("健全", "显著提高", "≥90%且≤110%", "≥90%或≤110%", "不低于90%或者不高于110%", "约100处", "≥1.5万亩", ""),
)
ACTUALS = (
    *("0", "0处", "1处", "19处", "20处", "21处", "50处", "99处", "99.99处", "100处", "100.01处", "101处", "119.99处"),
    *("120处", "129.99处", "130处", "500处", "1000000处", "96%", "100%", "100.5%", "0.96", "96", "1.2万亩", "15000亩"),
    *(
        "98万元",
        "101万元",
        "2022年11月20日",
        "2023年1月",
        "11月",
        "20日",
        "31天",
        "增长12%",
        "下降6%",
        "已完成",
        "及时",
    ),
    *("≥100处", "约100处", "90-100处", "12月底前", "不适用", "", "基本健全", "逐步健全"),
)
SCORES = (None, "20", "19.99", "19.98", "19", "10.5", "0", "21", "-1", "满分")
REASONS = (
    None,
    "无",
    "客观原因",
    "年初目标值偏低，按上年定。",
    "山体滑坡，三处停修。",
    "滑坡停修。改进措施：加强巡查。",
)


def by_target(target: str) -> Iterator[str]:
    for form, policy in ((FORM, POLICY), (FREE, POLICY), (STATED, POLICY), (FORM, None)):
        yield from judged((row(target=target, actual=actual) for actual in ACTUALS), form, policy)
    some = product(ACTUALS[::2], ("20", "18"))
    yield from judged(row(target=target, actual=actual, stated_score=score) for actual, score in some)


def by_score(score: str | None) -> Iterator[str]:
    pairs = (("≥100处", one) for one in ("99处", "99.9处", "100处", "119.99处", "120处", "130处", "不适用", "若干"))
    more = (("≤100处", "101处"), ("≤100处", "19处"), ("2022年10月前", "2022年11月"), ("健全", "已印发"))
    rows = [
        row(target=target, actual=actual, stated_score=score, deviation_reason=reason, improvement=measure)
        for (target, actual), reason in product([*pairs, *more], REASONS)
        for measure in (None, "无", "入冬前包扎管道。")
    ]
    for policy in (POLICY, LOOSE, WHOLE):
        yield from judged(rows[:: 1 if policy is POLICY else 3], FORM, policy)
    yield from judged(rows[::3], STATED)


TIERS = (
    *(None, "达成年度指标", "达成目标", "部分达成年度指标并具有一定效果", "部分达成目标", "还可以", " "),
    "未达成年度指标且效果较差",
)


def by_tier(tier: str | None) -> Iterator[str]:
    words = ("已印发管护办法", "基本健全", "制度逐步健全", "部分印发", "", "不适用", "10处")
    points = (None, "20", "16.01", "16", "15.99", "12", "11.99", "11.95", "0", "21")
    for target, direction in (
        ("健全", "qualitative"),
        ("基本健全", None),
        ("≥**处", "qualitative"),
        ("较上年增长", None),
    ):
        rows = [
            row(target=target, actual=actual, direction=direction, tier=tier, stated_score=score, deviation_reason="雨")
            for actual, score in product(words, points)
        ]
        for form, policy in ((FORM, POLICY), (FORM, LOW), (FORM, None), (STATED, POLICY)):
            yield from judged(rows[:: 1 if form is FORM and policy is POLICY else 4], form, policy)


def completions() -> Iterator[str]:
    rates = (
        "100%",
        "96%",
        "96.0%",
        "96.01%",
        "96.02%",
        "95.99%",
        "96.97%",
        "96.98%",
        "97%",
        "104.17%",
        "104%",
        "约96%",
        "若干",
    )
    pairs = (
        ("≥100处", "96处"),
        ("≥99处", "96处"),
        ("≤96处", "100处"),
        ("≤100处", "96处"),
        ("96处", "96处"),
        ("", "96处"),
    )
    rows = [row(target=a, actual=b, stated_completion=rate) for (a, b), rate in product(pairs, rates)]
    yield from judged(rows)
    yield from judged(rows, PLACES)


NAMES = (
    *(
        "维护处数",
        "水质合格率",
        "水质合格率（%）",
        "投诉起数",
        "停水事故起数",
        "项目成本",
        "节约成本",
        "培训人次",
        "完成时间",
    ),
    *(
        "人均补助标准",
        "社会效益",
        "满意度",
        "群众满意度",
        "服务对象满意度指标",
        "受益人口",
        "支付金额",
        "支出总额",
        "建设公路32.1公里",
    ),
    *(
        "道路长度32公里以上",
        "2021年新建数量",
        "2020年至2022年数量",
        "2021-2022年数量",
        "2022年数量",
        "健全",
        "饮水工程维护",
        "",
    ),
    *(
        "管护（农村）数量",
        "维修工程数量（处）",
        "投资额(万元)",
        "亩均产量（公斤/亩）",
        "及时率",
        "覆盖率",
        "下降率",
        "减少天数",
    ),
    *(
        "抽检批次",
        "验收合格率",
        "报名人数",
        "死亡率",
        "增收",
        "新建厕所",
        "资金使用率",
        "经费投入",
        "不满意人数",
        "满意人数",
    ),
)
LEVELS2 = (
    *("数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标"),
    *("可持续影响指标", "服务对象满意度指标", "数量", "质量", "经济成本", "其他", "", "社会成本指标", "满意度"),
)


def by_name(name: str) -> Iterator[str]:
    pairs = (
        ("≥32处", "40处"),
        ("≤32%", "20%"),
        ("32", "32"),
        ("98万元", "98万元"),
        ("健全", "健全"),
        ("≥100%", "100%"),
    )
    for form in (FORM, BY_CLASS, CLASSES):
        rows = [
            row(name=name, level1=level1, level2=level2, target=target, actual=actual)
            for level1, level2 in (
                ("产出指标", "数量指标"),
                ("效益指标", "社会效益指标"),
                ("满意度指标", ""),
                ("", "成本指标"),
            )
            for target, actual in pairs
        ]
        yield from judged(rows[:: 1 if form is FORM else 5], form)
    others = (
        ("≤32公里", "32公里"),
        ("<5", "3"),
        (">5起", "6起"),
        ("≥30人", "31人"),
        ("30-34公里", "32公里"),
        (None, "3处"),
    )
    yield from judged(row(name=name, target=target, actual=actual) for target, actual in others)


def by_class(level2: str) -> Iterator[str]:
    rows = [
        row(name=name, level1=level1, level2=level2, target=target, actual=target)
        for level1 in ("产出指标", "效益指标", "满意度指标", "产出", "别的", "成本指标")
        for name in NAMES[::2]
        for target in ("≥32处", "98万元")
    ]
    yield from judged(rows)


def weights() -> Iterator[str]:
    """The weights of the five rows of the clean document moved, one and two at a time."""
    at = ("0", "1", "2", "3", "4")
    usual = {"0": 20, "1": 30, "2": 20, "3": 10, "4": 10}
    others = (None, "0", "-1", "若干", "+1", "-10")
    for first, second in product(at, repeat=2):
        for one, two in product(others, repeat=2) if first < second else ():
            changes = {f"performance/indicators/{first}/weight": _weight(usual[first], one)}
            changes |= {f"performance/indicators/{second}/weight": _weight(usual[second], two)}
            for form, policy in ((FORM, POLICY), (CLASSES, WHOLE)):
                yield said_by(of_rows(), changed(changes), form, policy)


def _weight(usual: int, change: str | None) -> str | None:
    return str(usual + int(change)) if change and change[0] in "+-" and len(change) > 1 else change


def trees() -> Iterator[str]:
    """Rows of other groups, blank rows, rows without a level."""
    at = "performance/indicators/"
    levels = ("产出指标", "效益指标", "满意度指标", "效果指标", "别的指标", "")
    blanks: tuple[Cells, ...] = (
        {},
        {"id": "b"},
        {"level2": "时效指标"},
        {"level2": "质量指标", "weight": "10"},
        {"tier": " "},
    )
    for form, policy in ((FORM, POLICY), (CLASSES, POLICY), (BY_CLASS, None), (STATED, POLICY)):
        for number, level in product(range(5), levels):
            yield said_by(of_rows(), changed({f"{at}{number}/level1": level}), form, policy)
            yield said_by(of_rows(), changed({f"{at}{n}/level1": level for n in range(number + 1)}), form, policy)
        for blank, number in product(blanks, range(5)):
            yield said_by(of_rows(), changed({f"{at}5": blank, f"{at}{number}/weight": "10"}), form, policy)
            yield said_by(of_rows(), changed({f"{at}{number}": blank}), form, policy)
        for number in range(5):
            yield said_by(of_rows(), changed({f"{at}4": None, f"{at}{number % 4}/weight": "40"}), form, policy)


def hit_exactly() -> Iterator[str]:
    """Many rows whose actual value is their target."""
    for count, beside, hundred in product((4, 5, 6), (0, 1), (0, 1, 2, 3, 4)):
        rows = [row(target=f"{at + 3}处", actual=f"{at + 3}处") for at in range(count - hundred)]
        rows += [row(target="100%", actual="100%") for _ in range(min(hundred, count))]
        rows += [row(target="7处", actual="8处") for _ in range(beside)]
        yield from judged([*rows, row(target="健全", actual="健全"), row(target="0处", actual="0处")])


def satisfaction() -> Iterator[str]:
    shares = ("100%", "99.9%", "93%", "93人", "93分", "100", "若干")
    texts = ("已做问卷调查100份。", "没有收到投诉。", "群众满意，未接到投诉。", "维护12处。")
    for first, second, text in product(shares, (*shares[:4], None), texts):
        rows = [row(name="群众满意度", level2="服务对象满意度", target="≥90%", actual=first)]
        if second:
            rows.append(row(name="职工满意率", level2="", target="≥90%", actual=second))
        for reason in (None, "无投诉"):
            rows[0] = {**rows[0], "deviation_reason": reason}
            yield from judged(rows, **{"texts/conclusion": text})
    for name in NAMES:
        yield from judged([row(name=name, level2="满意度", target="≥90%", actual="100%")])


def not_applicable() -> Iterator[str]:
    for policy, weight, score in product((POLICY, WHOLE, None), ("20", "0", None), SCORES):
        yield from judged([row(target="12处", actual="不适用", weight=weight, stated_score=score)], FORM, policy)
        yield from judged([row(target="", actual="不适用", weight=weight, stated_score=score)], STATED, policy)


def last_year() -> Iterator[str]:
    for typed, kept in product(("14处", " 14处 ", "15处", ""), ("14处", "14处 ", "14", "")):
        last = {"values": {"performance.indicators.i1.actual": kept}} if kept else {}
        document = changed({"performance/indicators/0/actual": typed, "last": last})
        yield said_by(of_rows(), document)


def totals() -> Iterator[str]:
    """Stated totals and grades about the limits of both."""
    totals_ = (
        "100",
        "99.81",
        "99.8",
        "99.79",
        "99",
        "98.99",
        "98",
        "90",
        "89.99",
        "60",
        "0",
        "-1",
        "100.01",
        "101",
        "若干",
    )
    for form, policy in ((FORM, POLICY), (STATED, POLICY), (STATED, None), (STATED, WHOLE)):
        for total, grade in product(totals_, (None, "优", "良", " 优 ", "优秀")):
            for more in (
                {},
                {"performance/indicators/0/actual": "9处"},
                {"performance/indicators/1/stated_score": "28"},
            ):
                changes = {"performance/stated_total": total, "performance/stated_grade": grade, **more}
                document = changed({key: value for key, value in changes.items() if value is not None})
                yield said_by(of_rows(), document, form, policy)


def repeated() -> Iterator[str]:
    for names in product(("甲数", "乙数", "甲 数", ""), repeat=3):
        rows = [row(name=name, target="3处", actual="4处") for name in names]
        yield from judged(rows)
        yield from judged([{**rows[0], "project": "p1"}, {**rows[1], "project": "p1"}, {**rows[2], "project": "p2"}])


def years() -> Iterator[str]:
    names = [name for name in NAMES if "20" in name] + ["2023年底前完成数", "截至2021年数量", "2021年度考核得分"]
    for name, title, year in product(names, ("饮水工程维护", "2021年饮水工程", "2021—2022年工程"), (2021, 2022, None)):
        for start, end in (
            ("2022-01", "2022-12"),
            ("2020-01", "2040-12"),
            ("2020-01", "2041-01"),
            ("2023-01", "2022-01"),
        ):
            more = {"profile/title": title, "profile/period_start": start, "profile/period_end": end}
            yield from judged([row(name=name, target="3", actual="3")], **more, **{"profile/fiscal_year": year})


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"target {one}": partial(by_target, one) for one in TARGETS},
    **{f"C06 C07 C08 C09 C10 C11 C12 C13 C14 score {one}": partial(by_score, one) for one in SCORES},
    **{f"C15 C16 C17 tier {one}": partial(by_tier, one) for one in TIERS},
    "C24 completions": completions,
    **{f"D13 D15 D24 name {one}": partial(by_name, one) for one in NAMES},
    **{f"D16 class {one}": partial(by_class, one) for one in LEVELS2},
    "D01 D02 D04 weights": weights,
    "D02 D06 D07 C29 trees": trees,
    "D20 hit exactly": hit_exactly,
    "C05 satisfaction": satisfaction,
    "C26 C35 not applicable": not_applicable,
    "C34 last year": last_year,
    "C18 C20 C21 C22 C23 totals": totals,
    "D18 repeated": repeated,
    "D23 years": years,
}
RECORD = Sweep(__file__, "rows_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_rows(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
