"""The lint of columns, questions, rules and heads: small forms in which everything is there and not there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.records import Makers, Sweep
from tests.wizards.catalogue.heard import ASKED, ITEMS, LINES, PATHS, ROWS, heard, present, question
from wizards.catalogue.lint_columns import lint_columns
from wizards.catalogue.lint_pack import lint_pack
from wizards.catalogue.lint_questions import lint_questions
from wizards.catalogue.lint_report import lint_patterns
from wizards.catalogue.lint_rules import lint_rules
from wizards.catalogue.lint_usage import lint_usage
from wizards.catalogue.lint_ways import lint_ways

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def columns(kind: str) -> Iterator[str]:
    formulas: tuple[dict[str, Any], ...] = (
        {},
        *(
            {operation: ["executed", "adjusted_budget"][:size]}
            for operation in ("quotient", "difference", "sum")
            for size in (1, 2)
        ),
        {"sum": ["executed"] * 3},
        {"quotient": ["executed"] * 3},
        *({"sum": ["executed"] * size} for size in (98, 99, 100)),
        *({"share": name} for name in ("executed", "a", "x.a", "c", "x.c", "d", "executd", "source", "rate", "line")),
        {"sum": ["executed", "a"], "share": "a"},
    )
    places = (LINES, "profile.projects", "funds.linse", "profile.title", "signoff.attachments", "texts", "")
    for formula, unit, decimals in product(formulas, ("", "亩", "万元", "看不懂的单位"), (None, 2)):
        column = {"list": LINES, "key": "c", "label": "列", "kind": kind, "unit": unit, "decimals": decimals, **formula}
        before = [
            {"list": LINES, "key": "a", "label": "甲"},
            {"list": LINES, "key": "line", "label": "乙", "kind": "line"},
        ]
        yield from heard(
            (lint_columns,),
            (formula, unit, decimals),
            columns=[*before, column, {"list": LINES, "key": "d", "label": "丁"}],
            steps=ASKED,
        )
    for path, key, label in product(places, ("b", "a1_", "1a", "_a", "A", "a-b", ""), ("列", " ")):
        column = {"list": path, "key": key, "label": label, "kind": kind}
        yield from heard((lint_columns, lint_ways), (path, key), columns=[column], steps=ASKED)
        yield from heard((lint_columns,), (path, key, 2), columns=[column, column], steps=ASKED)


def questions() -> Iterator[str]:
    paths = (
        *PATHS,
        LINES,
        ITEMS,
        ROWS,
        "profile.fiscal_year",
        "funds.lines.county.executed",
        "performance.stated_grade",
        "funds.unit",
    )
    more = {
        "columns": {"executed": "数", "text": "字", "executd": "误"},
        "rows": {"county": "县"},
        "where": {"kind": "problem"},
        "choices": ["优", "良"],
    }
    for path, given in product(paths, present(more)):
        groups = (lint_questions, lint_usage, lint_ways)
        yield from heard(groups, (path, sorted(given)), steps={"funds": [question(path, **given)]})
    for first, second in product(({}, {"where": {"kind": "a"}}, {"where": {"kind": "b", "slot": "c"}}), repeat=2):
        asked = [question(ITEMS, columns={"text": "字"}, **one) for one in (first, second)]
        yield from heard((lint_questions,), (first, second), steps={"problems": asked})
    for some in present({name: "字" for name in ("label", "ask", "source", "good")}):
        yield from heard((lint_pack,), some, steps={"funds": [{"path": "funds.unit", "label": " ", "ask": "", **some}]})


def usage() -> Iterator[str]:
    for column, given, text in product(
        ("executed", "answers", "tier", "direction", "weight", "deviation_reason", "stated_score", "arrived", "x.a"),
        ({}, {"stated_score": "分"}),
        ("", "{rate}", "{balance}", "{x.a}", "{executed}", "{score}"),
    ):
        for path in (LINES, ROWS):
            entry = [{"text": text, "each": path}] if text else []
            steps = {"funds": [question(path, columns={column: "数", **given})]}
            yield from heard(
                (lint_usage,),
                (column, text, path),
                steps=steps,
                report=entry,
                columns=[{"list": LINES, "key": "a", "label": "列"}],
            )
    for path, text, edit in product(
        ("profile.fiscal_year", "profile.title", "funds.unit", "performance.stated_total", "texts.effect"),
        ("", "{profile.title}", "{score.total}", "{profile.year_before}", "{texts.effect}"),
        ("", "texts.effect", "profile.title"),
    ):
        yield from heard(
            (lint_usage,), (path, text, edit), steps={"funds": [question(path)]}, report=[{"text": text, "edit": edit}]
        )
        yield from heard(
            (lint_usage,), (path, edit), steps={"funds": [question(path)]}, report=[{"text": "{line}", "each": edit}]
        )


def ways() -> Iterator[str]:
    keys = [f"r{number}" for number in range(12)]
    for size, key in product((0, 1, 8, 9, 12), ("r0", "r9", "rr0", "total", "*", "z")):
        steps = {"funds": [question(ROWS, columns={"name": "名"})]}
        items = [{"id": one} for one in keys[:size]]
        report = [{"text": f"{{{ROWS}.{key}.facts.count}}{{{ROWS}.{key}.name}}"}]
        yield from heard((lint_ways, lint_patterns), (size, key), steps=steps, indicators=items, report=report)
        for path in (f"{ROWS}.{key}.x", f"{LINES}.{key}.x", f"{ITEMS}.{key}.text"):
            yield from heard(
                (lint_ways,),
                path,
                steps={"funds": [question(path)]},
                indicators=items,
                report=[{"text": "{a}", "each": path}],
            )


def rules() -> Iterator[str]:
    made: tuple[dict[str, Any], ...] = (
        {},
        {"rule": "manual"},
        {"rule": "ratio", "top": "a", "bottom": "b"},
        {"rule": "ratio", "top": "funds.lines.total.executed", "bottom": "funds.lines.total.executd"},
        {"rule": "tiers", "value": "a", "tiers": [[10, 50], [20, 100]]},
        {"rule": "tiers", "value": "a", "tiers": [[10, 50], [20, 101]]},
        {"rule": "deduct", "minus": [{"fact": "a", "points": 100}, {"fact": "b", "points": 1, "once": True}]},
        {"rule": "deduct", "minus": [{"fact": "a", "points": 101}], "zero_if": ["a", "v"]},
        {"rule": "binary", "value": "aa", "zero_if": ["v"]},
    )
    for rule, weight, facts, mode in product(
        made, (None, 100, 99), ({}, {"a": "几"}, {"a": "几", "b": "几", "v": "否"}), ("rules", "none", "policy")
    ):
        entry = {"id": "e", "name": "甲", "facts": facts, **rule, **({"weight": weight} if weight else {})}
        yield from heard((lint_rules,), (rule, weight, sorted(facts), mode), indicators=[entry], scoring={"mode": mode})
        unnamed = {**entry, "name": ""}
        yield from heard((lint_rules,), "双", indicators=[unnamed, unnamed], scoring={"mode": mode, "maximum": 200})
    for weights, mode, policy, maximum in product(
        ((), (90,), (100,), (45, 45), (90, 10)),
        ("policy", "rules", "stated"),
        (None, "hubei-2020", "mof-2020", "nothing"),
        (100, 110),
    ):
        items = [{"id": f"e{at}", "weight": weight, "rule": "manual"} for at, weight in enumerate(weights)]
        yield from heard(
            (lint_rules,),
            (weights, mode, policy),
            indicators=items,
            scoring={"mode": mode, "maximum": maximum},
            pack={"policy": policy},
        )


def heads() -> Iterator[str]:
    for number, size in product(range(5, 9), (33, 34, 35)):
        lines = ["写" * size] * number
        yield from heard((lint_pack,), (number, size), pack={"submission": {"steps": lines}})
    for step in ("", " ", "{a}", "写" * 34 + "{", "a{"):
        yield from heard((lint_pack,), step, pack={"submission": {"steps": [step]}})
    for name, default, policy in product(
        ("a", "b", "A", "mof-2020", "my_own"), (False, True), (None, "mof-2020", "hubei-2020", "nothing")
    ):
        for choices in ([], ["优", "良", "中", "差"], ["优", "差"]):
            steps = {
                "performance": [
                    question("performance.stated_grade", choices=choices),
                    question("performance.stated_total", choices=choices),
                ]
            }
            yield from heard(
                (lint_pack,),
                (name, default, policy, choices),
                pack={"id": name, "default": default, "policy": policy},
                steps=steps,
            )


MAKERS: Makers = {
    **{f"columns {kind}": partial(columns, kind) for kind in ("figure", "amount", "line", "date", "month")},
    "questions": questions,
    "usage": usage,
    "ways": ways,
    "rules": rules,
    "heads": heads,
}
RECORD = Sweep(__file__, "lint_steps_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_group_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
