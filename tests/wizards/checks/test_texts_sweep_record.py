"""Questions, chapters, problems, words and verdicts in every state: what the rules on texts say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.records import Sweep
from tests.wizards.checks.builders import (
    FORM,
    FREE,
    NO_REASONS,
    REPORT,
    STEPS,
    a_form,
    items,
    question,
)
from tests.wizards.checks.test_papers_sweep_record import ROW, said

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


BLANKS: dict[str, Any] = {
    "profile.title": " ",
    "profile.evaluation_types": [],
    "funds.lines": [{"source": "total"}],
    "problems.items": [],
    "signoff.attachments": [" "],
}


def required(step: str) -> Iterator[str]:
    """Each question required and not, what it asks for there, blank and gone."""
    for number, one in enumerate(STEPS[step]):
        for must in (True, False):
            asked = [*STEPS[step]]
            asked[number] = {**one, "required": must}
            form = a_form(steps={**STEPS, step: asked})
            for value in (BLANKS.get(one["path"], ""), None, "无"):
                if isinstance(value, str) and one.get("columns"):
                    continue
                yield said("BT", {one["path"].replace(".", "/"): value}, form)
            yield said("BT", {}, form)


def kinds_of_problems() -> Iterator[str]:
    kinds = ("problem", "measure", "cause", "advice", "next", "result_use", "publication")
    words = ("无", "冬季管道冻裂较多。", " ", "没有问题")
    for kind, text, must in product(kinds, words, (True, False)):
        form = a_form(steps={**STEPS, "problems": [items(kind, "某", required=must), *STEPS["problems"][1:]]})
        missed = {f"{ROW}0/actual": "9处"}
        rows = [
            {"id": "q1", "kind": kind, "text": text},
            {"id": "q2", "kind": "measure", "text": "包扎。", "answers": "q1"},
        ]
        for more in ({}, missed):
            yield said("T", {"problems/items": rows, **more}, form)
            yield said("T", {"problems/items": rows, "texts/unmet_reason": text, **more}, NO_REASONS)


def answered() -> Iterator[str]:
    for links in product(("q1", "#0", "q9", "", None), repeat=2):
        for kind, slot in product(("measure", "advice", "next", "cause"), (None, "a")):
            rows = [
                {"id": "q1", "kind": "problem", "text": "甲多。"},
                {"id": "q2", "kind": "problem", "text": "乙少。"},
            ]
            rows += [
                {"id": f"m{n}", "kind": kind, "text": "办。", "answers": link} for n, link in enumerate(links) if link
            ]
            rows += [{"id": f"n{n}", "kind": kind, "text": "办。"} for n, link in enumerate(links) if link is None]
            rows[-1] |= {"slot": slot} if slot else {}
            yield said("T", {"problems/items": rows})


def not_analysed() -> Iterator[str]:
    for name, text in product(
        ("维护处数", "维护", "三字名", "很长的指标名称数量"),
        ("维护处数少。", "维护不足。", "处数不足。", "三字名。", "长的指标多", "别的。"),
    ):
        cells = {f"{ROW}0/name": name, f"{ROW}0/actual": "9处"}
        for form, more in (
            (NO_REASONS, {"texts/overview": text}),
            (NO_REASONS, {"problems/items/0/text": text}),
            (NO_REASONS, {"performance/goals/0/actual": text}),
            (NO_REASONS, {"texts/unmet_reason": text, f"{ROW}0/deviation_reason": None}),
            (FREE, {"texts/overview": text}),
            (NO_REASONS, {"problems/items/0/kind": "cause", "texts/overview": text}),
            (NO_REASONS, {f"{ROW}0/improvement": text}),
        ):
            yield said("T", {**cells, **more}, form)


def chapters() -> Iterator[str]:
    heads: list[dict[str, Any]] = [
        {"level": 1, "heading": "甲", "text": "{texts.overview}"},
        {"level": 2, "heading": "乙", "text": "{texts.fund_use}"},
        {"level": 2, "heading": "丙", "each": "problems.items", "where": {"kind": "problem"}, "text": "{text}"},
        {"level": 1, "heading": "丁", "text": "{texts.conclusion}{score.total}"},
        {"level": 1, "heading": "戊", "text": "固定的话"},
        {"level": 0, "heading": "己", "text": "{texts.audit_findings}"},
        {"text": "{texts.result_use}", "edit": "texts.x_form_sentence"},
        {"level": 1, "heading": "庚", "each": "signoff.attachments", "text": "{line}", "new_page": True},
        {"text": "{profile.report_date}", "look": "right"},
    ]
    blank = {"texts/overview": None, "texts/fund_use": None, "problems/items": [], "signoff/attachments": []}
    for start in range(len(heads)):
        for order in (heads[start:], heads[: start + 1], [*heads[start:], *heads[:start]]):
            form = a_form(report=[*order, *REPORT[:1]])
            for gone in ({}, blank, {"texts/overview": None}, {"texts/conclusion": None, "texts/result_use": None}):
                yield said("T", gone, form)


PHONE, CARD = f"138{'0' * 8}", f"{'1' * 6}19900101{'2' * 4}"
WORDS = (
    *(
        "今年维护12处。",
        "本年维护12处。",
        "2022年本年维护。",
        "上年10处，本年12处。",
        "本年" + "字" * 60 + "上年。",
        "今年好。今年多。",
    ),
    *(
        "效果明显，显著提高，大幅改善。",
        "效果明显，显著提高，大幅改善12处。",
        "明显。显著。",
        "明显显著\n大幅",
        "城乡城乡居民。",
    ),
    *(
        "好。。",
        "好，，。",
        "天天向上",
        "研究研究研究",
        f"电话{PHONE}。",
        f"电话{PHONE}1",
        f"某{CARD}号",
    ),
    *(
        f"许可证号{CARD}",
        f"甲{PHONE}，乙{PHONE}。丙{PHONE}。",
        "详见附件1。",
        "见附表",
        "参见所附附件",
        "见后附附件",
    ),
    *(
        "维护1..2处",
        "……",
        "指标2：",
        "（100字以内）",
        "≥**处",
        "XX村",
        "XX村，YY村。XX镇。",
        "《XX办法》",
        "{执行率}",
        "{没有}",
        "是/否",
    ),
)


def _title(text: str) -> str:
    """A title holds no run of digits that looks like somebody's number."""
    return "电话，多一位" if text == f"电话{PHONE}1" else text[:20]


def words(text: str) -> Iterator[str]:
    long = (
        "texts/overview",
        "texts/x_more",
        "performance/goals/0/actual",
        "problems/items/0/text",
        f"{ROW}0/deviation_reason",
    )
    line = (
        "profile/title",
        f"{ROW}0/name",
        f"{ROW}0/actual",
        f"{ROW}0/target",
        f"{ROW}0/level1",
        "signoff/unit",
        "place",
    )
    other = (f"{ROW}0/id", "problems/items/0/slot", "profile/report_date", "policy", "last/values/x", "x_other")
    for path in (*long, *line, *other):
        yield said("T", {path: text})
    for path in long[:3]:
        yield said("T", {path: f"甲乙。{text}丙丁。{text}\n{text}", "profile/report_date": "2022-12-01"})
        yield said("T", {path: text, "profile/fiscal_year": None, "signoff/attachments": []})
        yield said("T", {path: f"{text}丙丁。", "signoff/attachments": [" "]})


HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "指标名称",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "单位",
    "完成率",
    "偏差原因",
)


def heads() -> Iterator[str]:
    for word, column in product(
        (*HEADS, "改进措施", "备注"), ("level1", "level2", "name", "target", "unit", "actual", "tier")
    ):
        yield said("T", {f"{ROW}0/{column}": word})


def remarks() -> Iterator[str]:
    for text, quote, by in product(("改正", "字" * 60, "字" * 61, None, "甲\n乙"), ("原话", None), ("某科", None)):
        for reply, done, path in product((None, "已改"), (None, "true"), (None, "texts.overview")):
            one = {"text": text, "quote": quote, "by": by, "reply": reply, "done": done, "path": path}
            yield said("R", {"remarks": [{key: value for key, value in one.items() if value}]})


def verdicts() -> Iterator[str]:
    column = question(
        "performance.indicators", "指标", columns={"name": "名称", "stated_verdict": "结论", "actual": "实"}
    )
    form = a_form(
        steps={**STEPS, "performance": [column]}, scoring={"mode": "policy", "verdict": {"yes": "完成", "no": "未完成"}}
    )
    said_words = ("完成", "未完成", "没有完成", "不达标", "已完成", "基本完成", " ", "否")
    for word, actual in product(said_words, ("9处", "12处", "14处", "若干", "不适用")):
        for shape in (FORM, form):
            yield said("T", {f"{ROW}0/stated_verdict": word, f"{ROW}0/actual": actual}, shape)


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"B01 T01 T10 T11 T13 required {step}": partial(required, step) for step in STEPS},
    "T02 kinds of problems": kinds_of_problems,
    "T03 answered": answered,
    "T04 not analysed": not_analysed,
    "T01 chapters": chapters,
    **{f"T08 T14 T16 T17 T18 T21 words {_title(text)}": partial(words, text) for text in WORDS},
    "T21 heads": heads,
    "R01 remarks": remarks,
    "T05 verdicts": verdicts,
}
RECORD = Sweep(__file__, "texts_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_texts(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
