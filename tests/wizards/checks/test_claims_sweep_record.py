"""Claims of the unit, parts and wholes of persons, answers to be scored; whole checks with all that a finding holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

from schemas.form import Form
from tests.records import Sweep
from tests.wizards.checks.all_examples import ALL_SPEAK
from tests.wizards.checks.builders import FORM, FREE, POLICY, STATED, STEPPED, STEPS, a_form, changed, findings
from tests.wizards.checks.example_places import STEPPED_ROWS
from tests.wizards.checks.varied import changed_if_there, said_by
from wizards.checks.registry import rules

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Changes = dict[str, Any]
ROW = "performance/indicators/"


@cache
def of_figures() -> frozenset[str]:
    return frozenset({info.id for info in rules() if info.id[0] in "ACD"} - {"A05", "A07", "C19"})


def said(changes: Changes, form: Form = FORM) -> str:
    document = changed({path: value for path, value in changes.items() if value is not None})
    for path in (path for path, value in changes.items() if value is None):
        document = changed_if_there({path: None}, document)
    return said_by(of_figures(), document, form)


STATED_AS = (
    "5",
    "5.0",
    "5.01",
    "5.011",
    "5.02",
    "4.99",
    "4.9",
    "5.000",
    "5.0099",
    "-5",
    "若干",
    "5万元",
    "0.0005亿元",
    "",
)
PATHS = (
    *("funds.lines.total.over", "funds.lines.total.balance", "funds.lines.#0.over", "funds.subsidies.actual.amount"),
    *(
        "performance.indicators.i1.completion",
        "profile.projects.p1.rate",
        "funds.account.balance",
        "profile.year_before",
    ),
    *("performance.indicators.i1.met", "score.total"),
)


def claims(path: str) -> Iterator[str]:
    for stated in STATED_AS:
        for spent in ("105", "105.004", "104.995", "98"):
            one = {"path": path, "stated": stated}
            yield said({"overrides": [one, {**one, "stated": "7"}], "funds/lines/0/executed": spent})
    for stated in ("98", "97.995", "116.67%", "达标", "完成", "2021", "2022", "99.8", "91.7%", "98.00"):
        yield said({"overrides": [{"path": path, "stated": stated}, {"path": "", "stated": stated}]})


def progress() -> Iterator[str]:
    for actual, previous, period in product(
        ("14处", "14", "13.99", "14.02", "若干", None, "≥14处"), ("9", "9处", None), ("5", "若干")
    ):
        parts = {key: value for key, value in (("previous", previous), ("period", period)) if value}
        for form in (FORM, FREE):
            yield said({f"{ROW}0/actual": actual, f"{ROW}0/progress": parts}, form)


WHOLES = ("享受待遇", "享受待遇人数", "享受待遇人次", "合计", "总数", "total", " 享受待遇 ", "津贴", "")


def persons(whole: str) -> Iterator[str]:
    at = "funds/account/insurances"
    for part, total in product(("334人", "333", "335人次", "若干", "约400", None), ("334人次", "334", "若干", None)):
        rows = [{"item": whole, "persons": total}, {"item": "津贴", "persons": part}]
        kept = [{key: value for key, value in one.items() if value is not None} for one in rows]
        for named in ({"name": "生育"}, {}):
            yield said({at: [{**named, "beneficiaries": kept}, {"name": "失业", "beneficiaries": kept[::-1]}]})


def monitored() -> Iterator[str]:
    at = "implementation/monitoring/"
    more = {"path": "implementation.monitoring.monitored", "label": "监控的项目", "ask": "填。"}
    asked = a_form(steps={**STEPS, "implementation": [*STEPS["implementation"], more]})
    for goals, one, form in product(
        ("5个", "5", "若干", None), ("5个", "6个", "6", "4个", "≥6个", None), (FORM, asked)
    ):
        yield said({f"{at}goals": goals, f"{at}reviewed": one, f"{at}monitored": "5个"}, form)
        yield said({f"{at}goals": goals, f"{at}monitored": one}, form)


FACTS = {"n": "变动个数", "bad": "有无违规"}
YES_NO = a_form("rules", indicators=[{**STEPPED[0], "zero_if": ["bad"], "facts": FACTS}, STEPPED[1]])
ASKED = a_form(
    "rules",
    indicators=[{**STEPPED[0], "zero_if": ["bad"], "facts": FACTS}, STEPPED[1]],
    steps={
        **STEPS,
        "performance": [
            {"path": "performance.indicators", "label": "得分表", "ask": "填", "columns": {"stated_score": "得分"}},
        ],
    },
)


def answers() -> Iterator[str]:
    words = ("1", "是", "否", " 是 ", "若干", "不适用", "无", "—", "3.5", None)
    for number, bad in product(words, repeat=2):
        facts = {key: value for key, value in (("n", number), ("bad", bad)) if value is not None}
        for form in (YES_NO, ASKED):
            yield said({**STEPPED_ROWS, f"{ROW}0/facts": facts}, form)
    for score in ("0", "1", "4", "10", "10.01", "3", "12", "若干"):
        for number in ("1", "2", "3", "9", "1.5"):
            yield said(
                {**STEPPED_ROWS, f"{ROW}0/stated_score": score, f"{ROW}0/facts": {"n": number, "bad": "否"}}, ASKED
            )


KINDS = (
    ("3处", "3处"),
    ("≥3处", "3处"),
    ("约3处", "约3处"),
    ("3-5处", "3-5处"),
    ("健全", "健全"),
    ("0处", "0处"),
    ("3处", "≥3处"),
)


def hit_exactly() -> Iterator[str]:
    for (target, actual), count, other in product(KINDS, (4, 5), ("7处", "100%")):
        rows = [
            {"id": f"n{at}", "level1": "产出指标", "name": f"第{at}类", "target": t, "actual": a, "weight": "10"}
            for at, (t, a) in enumerate([(target, actual)] * (count - 2) + [(other, other)] * 2)
        ]
        yield said({"performance/indicators": rows})


BRACES = ("{执行率}", "支出{全年执行数}，", "{没有}", "")


def whole_checks(rule: str) -> Iterator[str]:
    """Everything of every finding of some examples, with names in braces before what is wrong."""
    for example in [one for one in ALL_SPEAK if one.rule == rule][:3]:
        for before in BRACES[:: 1 if rule[0] in "CFT" else 3]:
            changes = {
                path: f"{before}{value}" if path.startswith("texts/") and value else value
                for path, value in example.changes.items()
            }
            for one in findings(changed(changes), example.form, example.policy):
                yield f"{one}"


def waivers() -> Iterator[str]:
    text = "今年维护12处。今年验收。"
    for rule, path, value, reason in product(
        ("T08", "T09"), ("texts.overview", "x"), (text, "今年维护12处。", ""), ("有据", " ")
    ):
        row = {"rule": rule, "path": path, "value": value, "reason": reason}
        for form in (FORM, STATED):
            document = changed({"texts/overview": text, "waivers": [row]})
            yield from (f"{one}" for one in findings(document, form, POLICY))


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"C28 F03 claims {path}": partial(claims, path) for path in PATHS},
    "C28 progress": progress,
    **{f"C27 persons {whole}": partial(persons, whole) for whole in WHOLES},
    "C27 monitored": monitored,
    "A12 C01 C25 answers": answers,
    "D20 hit exactly": hit_exactly,
    **{f"whole check {rule}": partial(whole_checks, rule) for rule in dict.fromkeys(one.rule for one in ALL_SPEAK)},
    "waivers": waivers,
}
RECORD = Sweep(__file__, "claims_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_claims(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
