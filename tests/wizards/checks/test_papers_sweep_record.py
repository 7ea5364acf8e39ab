"""What a file holds and its basic data in every state: keys, numbers, dates, rows, claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from typing import Any

import pytest

from schemas.carried import digest_of
from schemas.form import Form
from schemas.policy import Policy
from tests.records import Sweep
from tests.wizards.checks.builders import (
    BY_CLASS,
    BY_KIND,
    BY_LINE,
    FORM,
    POLICY,
    RULES,
    changed,
)
from tests.wizards.checks.example_places import STEPPED_ROWS
from tests.wizards.checks.varied import changed_if_there, said_by
from wizards.checks.registry import rules

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Changes = dict[str, Any]
ROW = "performance/indicators/"


@cache
def of_papers(letters: str) -> frozenset[str]:
    return frozenset(info.id for info in rules() if info.id[0] in letters)


def said(letters: str, changes: Changes, form: Form = FORM, policy: Policy | None = POLICY) -> str:
    document = changed({path: value for path, value in changes.items() if value is not None})
    for path, value in changes.items():
        if value is None:
            document = changed_if_there({path: None}, document)
    return said_by(of_papers(letters), document, form, policy)


KEYS = {
    "": ("profil", "fund", "performence", "text", "problem", "signof", "remark", "xyz", "carrie"),
    "profile/": ("titel", "fiscal_yea", "report_dat", "projekts", "unknown", "basi"),
    "profile/unit/": ("nam", "naem", "staf"),
    "funds/": ("unitt", "line", "over_treatmen", "expense"),
    "funds/lines/1/": ("sourc", "executd", "arriv", "note"),
    "funds/account/insurances/0/": ("nam", "beneficiarie", "z"),
    "funds/account/insurances/0/beneficiaries/1/": ("person", "persns", "item2"),
    f"{ROW}0/": ("targe", "actuall", "weigth", "level_1", "stated_scor", "progres"),
    "texts/": ("overvew", "fund_us", "conclusion2", "x_form_sentense", "x_other", "unmet_reasn"),
}


def keys(at: str) -> Iterator[str]:
    for key, value in product(KEYS[at], ("甲", {"a": "1"}, ["甲"], 3)):
        yield said("A", {f"{at}{key}": value})


NUMBERS = (
    *("1e400", "1e5", "-1E+9", "12345678901234567", "1234567890123456", "123456789012345", "1,234,567,890,123,456"),
    *(
        "nan",
        "NaN",
        "inf",
        "-inf",
        "Infinity",
        "１ｅ５",
        "1e",
        "12e3元",
        "1" * 399,
        "1" * 401,
        "9" * 16 + ".5",
        "-5",
        "-0",
    ),
)
FIGURES = (
    *("funds/lines/0/executed", "funds/lines/0/balance", "funds/subsidies/0/persons", "funds/expenses/0/amount"),
    *("funds/account/expenditure/0/amount", f"{ROW}0/weight", f"{ROW}0/stated_score", f"{ROW}0/actual"),
    *(
        "performance/stated_total",
        "performance/stated_execution",
        "profile/projects/0/budget",
        f"{ROW}0/progress/period",
    ),
)


def numbers(path: str) -> Iterator[str]:
    for number in NUMBERS:
        yield said("A", {path: number})


def lengths() -> Iterator[str]:
    paths = ("profile/title", "texts/overview", f"{ROW}0/name", f"{ROW}0/actual", f"{ROW}0/deviation_reason", "x")
    more = ("profile/report_date", "profile/period_end", "funds/lines/0/executed", "problems/items/0/text", "remarks")
    for path, length in product((*paths, *more), (299, 300, 301)):
        yield said("A", {path: "字" * length if path != "remarks" else [{"text": "字" * length}]})


DATES = (
    *(
        "2022-02-30",
        "2022-02-29",
        "2024-02-29",
        "八月中旬",
        "2022-13",
        "2022-00",
        "2022年2月30日",
        "2022.6.31",
        "20220630",
    ),
    *(
        "2022-12-31",
        "2022-12",
        "2022-11-30",
        "2022-11",
        "2023-01-01",
        "2023-12-31",
        "2024-01-01",
        "2021-12-31",
        "",
        "无",
    ),
    *("2022年", "2022年6月31日前", "6月31日前完成", "2022年2月30号以前", "2月30日完工", "2023-03-01"),
)


def dates(path: str) -> Iterator[str]:
    for date in DATES:
        for kinds in (["结果评价"], ["过程评价"], ["过程评价", "结果评价"], [], ["别的"]):
            yield said("AB", {path: date, "profile/evaluation_types": kinds})
        for year in (1989, 1990, 2021, 2022, 2023, 2100, 2101, None):
            yield said("AB", {path: date, "profile/fiscal_year": year})


def periods() -> Iterator[str]:
    ends = ("2021-12", "2022-01", "2022-06", "2022-12", "2023-01", "x", None)
    for start, end, year in product(ends, ends, (2021, 2022, 2023, 1989, 2100, None)):
        more = {"profile/fiscal_year": year, "profile/report_date": "2022-12-15"}
        yield said("B", {"profile/period_start": start, "profile/period_end": end, **more})


def document_numbers() -> Iterator[str]:
    for first, last in zip("[［【(（{｛﹝〖〔<", "]］】)）}｝﹞〗〕>", strict=True):
        for year in ("2019", "1999", "1899", "2100", " 2019 ", "19"):
            number = f"某水{first}{year}{last}1号"
            yield said("B", {"profile/basis/0/document_number": number, "funds/rules": [{"document_number": number}]})


def twice() -> Iterator[str]:
    for list_path, key, words in (
        ("funds/lines", "source", ("total", "other", "county", "", None)),
        ("funds/subsidies", "kind", ("actual", "budget", None)),
        ("funds/management", "item", ("a", "b", "c")),
        ("performance/indicators", "catalogue", ("s", "m", "x", None)),
        ("funds/expenses", "item", ("管护", "检测")),
    ):
        for first, second, third in product(words, repeat=3):
            rows = [{key: word} if word is not None else {"note": "甲"} for word in (first, second, third)]
            for form in (FORM, RULES):
                yield said("A", {list_path: rows}, form)


def left_out() -> Iterator[str]:
    forms = (FORM, BY_CLASS, BY_KIND, BY_LINE, RULES)
    for form, level1 in product(forms, ("产出指标", "产出", "成本指标", "", None)):
        for name in ("维护处数", None):
            yield said("A", {f"{ROW}0/level1": level1, f"{ROW}0/name": name}, form)
    for form, kind in product(forms, ("problem", "measure", "cause", "x", None)):
        yield said("AT", {"problems/items/0/kind": kind}, form)
        yield said("AT", {"problems/items/1/kind": kind, "problems/items/0/text": "无"}, form)
    for form, source in product(forms, ("other", "county", "total", "x", "", None)):
        yield said("A", {"funds/lines/2/source": source}, form)


def answers() -> Iterator[str]:
    for answer in ("1", "是", "否", "若干", "不适用", "无", "—", "", "3个", "约2", "≥2", "true"):
        yield said("A", {**STEPPED_ROWS, f"{ROW}0/facts/n": answer}, RULES)
        yield said("A", {"performance/stated_total": answer, f"{ROW}1/stated_score": answer})


def files() -> Iterator[str]:
    for form_id, policy_id in product(("f", "g", "", None), ("p", "q", "", None)):
        for policy in (POLICY, None):
            yield said("A", {"form": form_id, "policy": policy_id}, FORM, policy)
    for unit in ("元", "万元", "亿元", "千元", " ", "", "万元 ", None):
        yield said("A", {"funds/unit": unit})
    for path in (
        "",
        "funds.lines.total.rate",
        "funds.lines.x.rate",
        "profile.title",
        "wrong",
        "funds.lines.total.over",
    ):
        for stated in ("98%", "", None):
            yield said("A", {"overrides": [{"path": path, "stated": stated or "1"}, {"path": "profile.wrong"}]})
    for path in (
        "profile/title",
        "profile/unit",
        f"{ROW}0/name",
        "funds/lines",
        "texts/overview",
        "signoff/attachments",
    ):
        for wrong in ({"a": 1}, ["x"], 5, True):
            yield said("AB", {path: wrong})


def carried() -> Iterator[str]:
    for kind, path, text in product(
        ("example", "last", "other"),
        ("texts.overview", "performance.indicators.i1.actual", "profile.projects.p1.name", "texts.nothing", ""),
        ("维护12处饮水工程。", "14处", "甲", "别的", ""),
    ):
        one = {"kind": kind, "path": path, "digest": digest_of(text)}
        yield said("AT", {"carried": [one, one]})


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"A02 keys {at}": partial(keys, at) for at in KEYS},
    **{f"A03 A04 numbers {path}": partial(numbers, path) for path in FIGURES},
    "A05 lengths": lengths,
    **{
        f"A07 B02 B03 dates {path}": partial(dates, path)
        for path in (
            "profile/report_date",
            "profile/period_start",
            "profile/period_end",
            f"{ROW}0/target",
            f"{ROW}0/actual",
        )
    },
    "B02 B03 periods": periods,
    "B08 document numbers": document_numbers,
    "A08 twice": twice,
    "A11 left out": left_out,
    "A12 answers": answers,
    "A01 A06 A09 A13 files": files,
    "A14 T20 carried": carried,
}
RECORD = Sweep(__file__, "papers_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_papers(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
